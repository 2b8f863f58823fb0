"""A source as plain data, and each of its values with what becomes of it.

Data is what the platform sees: includes are merged, YAML aliases followed. A leaf is a scalar, or a mapping or list
with nothing in it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator

from provcheck.conversion.entry import Entry, Outcome, Place
from provcheck.conversion.spot import Path, Spot
from provcheck.dialects.view import Layer, View, escape
from provcheck.syntax.node import Mapping, Node, Scalar, Sequence
from provcheck.syntax.source import Source

_FOLLOWED = Outcome.EXACT, "followed: what it brings in is converted where it counts"
_COVERED = Outcome.DROPPED, "the platform does not see it: another value counts in its place"


class Secrets:
    """Where secrets stand in the sources, each looked through once."""

    def __init__(self) -> None:
        self._known: dict[int, list[tuple[int, int]]] = {}

    def touch(self, layer: Layer) -> bool:
        """Whether a part of a value may be one."""
        node, source = layer.target, layer.source
        if id(source) not in self._known:
            from provcheck.redact.redactor import spans

            self._known[id(source)] = spans(source.text)
        known = self._known[id(source)]
        after = bisect_left(known, (node.end, 0))
        return after > 0 and known[after - 1][1] > node.start


class Leaf:
    """One value of the source.

    ``secret``: a part of it must not be shown to anybody. ``outcome``, ``target`` and ``reason`` are set when it is
    known what became of it.
    """

    __slots__ = ("outcome", "path", "place", "reason", "secret", "target", "value")

    def __init__(self, path: Path, value: object, place: Place, *, secret: bool) -> None:
        self.path = path
        self.value = value
        self.place = place
        self.secret = secret
        self.outcome: Outcome | None = None
        self.target: Spot | None = None
        self.reason = ""

    def became(self, outcome: Outcome, target: Spot | None, reason: str) -> None:
        """Note what became of it. Of a value that is used more than once the first use counts."""
        if self.outcome is None:
            self.outcome, self.target, self.reason = outcome, target, reason


class Tree:
    """One configuration or manifest.

    ``data`` holds it as dictionaries, lists and scalars, ``leaves`` its values by their paths in ``data``. ``places``
    tells where each value stands, those that hold others included; ``links`` what became of
    providers, models and agents.
    """

    __slots__ = ("_order", "_ranges", "_secrets", "data", "document", "leaves", "links", "places", "root")

    def __init__(self, root: View, secrets: Secrets, document: int = 0) -> None:
        self.root = root
        self.document = document
        self.leaves: dict[Path, Leaf] = {}
        self.places: dict[Path, Layer] = {}
        self.links: dict[Path, Spot] = {}
        self._order: list[Leaf] = []
        self._ranges: dict[Path, slice] = {}
        self._secrets = secrets
        self.data = self._read(root, ())

    def below(self, path: Path) -> list[Leaf]:
        """The leaves at a path and below it, which were read one after the other."""
        return self._order[self._ranges.get(path, slice(0))]

    def place(self, path: Path) -> Place:
        """Where the value at a path stands, or its key where it holds other values."""
        layer = self.places[path]
        return _place(layer, self.document, at_key=path not in self.leaves)

    def around(self, path: Path) -> Place:
        """Where the nearest object or list stands that holds something: the value at a path, or what it stands in."""
        path = path[:-1] if path in self.leaves else path
        while path not in self.places:
            path = path[:-1]
        return self.place(path)

    def hide(self, where: Collection[tuple[str, str]]) -> None:
        """Take for secret what stands at pointers of files, and below them."""
        for path, layer in self.places.items():
            if (layer.source.path, layer.pointer) in where:
                for leaf in self.below(path):
                    leaf.secret = True

    def _read(self, view: View, path: Path) -> object:
        self.places[path] = view.layers[0]
        first = len(self._order)
        data = self._data(view, path)
        self._ranges[path] = slice(first, len(self._order))
        return data

    def _data(self, view: View, path: Path) -> object:
        if view.mapping:
            members = {name: self._read(value, (*path, name)) for name, value in view.members()}
            return members or self._leaf(view, path, {})
        if view.sequence:
            items = [self._read(item, (*path, place)) for place, item in enumerate(view.items())]
            return items or self._leaf(view, path, [])
        node = view.node
        return self._leaf(view, path, node.value if isinstance(node, Scalar) else None)

    def _leaf(self, view: View, path: Path, value: object) -> object:
        layer = view.layers[0]
        leaf = Leaf(path, value, _place(layer, self.document), secret=self._secrets.touch(layer))
        self.leaves[path] = leaf
        self._order.append(leaf)
        return value


def forgotten(tree: Tree, sources: Iterable[tuple[Node, Source]]) -> Iterator[Entry]:
    """The values that stand in the text of a source but count for nothing: a later key or another file wins."""
    seen = {(id(layer.source), layer.pointer, layer.node.start) for layer in tree.places.values()}
    for root, source in sources:
        for pointer, node in _scalars(root):
            if (id(source), pointer, node.start) not in seen:
                outcome, reason = _FOLLOWED if _is_directive(pointer) else _COVERED
                yield Entry(outcome, _place(Layer(node, source, pointer), tree.document), None, reason)


def unread(root: Node, source: Source, document: int, reason: str) -> Iterator[Entry]:
    """The values of a document that is not converted at all."""
    for pointer, node in _scalars(root):
        yield Entry(Outcome.DROPPED, _place(Layer(node, source, pointer), document), None, reason)


def _scalars(root: Node) -> Iterator[tuple[str, Node]]:
    """The leaves of a syntax tree with their pointers; what aliases stand for is left out."""
    waiting = [("", root)]
    while waiting:
        pointer, node = waiting.pop()
        inner: list[tuple[str, Node]] = []
        if isinstance(node, Mapping):
            inner = [(f"{pointer}/{escape(str(one.name))}", one.value) for one in node.members if one.name != "<<"]
        elif isinstance(node, Sequence):
            inner = [(f"{pointer}/{index}", item) for index, item in enumerate(node.items)]
        if isinstance(node, Scalar) or (isinstance(node, (Mapping, Sequence)) and not inner):
            yield pointer, node
        waiting += reversed(inner)


def _is_directive(pointer: str) -> bool:
    """Whether an include, or one of a list of them, stands at a pointer."""
    return pointer.rstrip("0123456789").removesuffix("/").endswith("/$include")


def _place(layer: Layer, document: int, *, at_key: bool = False) -> Place:
    where = layer.locate_key() if at_key else layer.locate()
    line, column = where.begin
    return Place(where.path, document, layer.pointer, line, column)
