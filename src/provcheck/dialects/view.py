"""Values as a binder sees them: through aliases, merge keys and includes, always with their place."""

from __future__ import annotations

from collections.abc import Iterator

from provcheck.model import UNKNOWN, Maybe, Number
from provcheck.syntax.node import Mapping, Member, Node, Scalar, Sequence, resolve
from provcheck.syntax.source import Location, Source


class Layer:
    """One node that a value is made of: where it stands, and what holds it."""

    __slots__ = ("holder", "member", "node", "pointer", "source")

    def __init__(
        self,
        node: Node,
        source: Source,
        pointer: str = "",
        member: Member | None = None,
        holder: Mapping | Sequence | None = None,
    ) -> None:
        self.node = node
        self.source = source
        self.pointer = pointer
        self.member = member
        self.holder = holder

    @property
    def target(self) -> Node:
        """The node itself, an alias followed."""
        return resolve(self.node)

    def locate(self) -> Location:
        """The place of the value; of the alias where there is one."""
        return self.source.locate(self.node.start, self.node.end, self.pointer)

    def locate_key(self) -> Location:
        """The place of the key that holds the value, or of the value in a list."""
        if self.member is None:
            return self.locate()
        return self.source.locate(self.member.key.start, self.member.key.end, self.pointer)


class View:
    """A value. Usually one node; several where OpenClaw's ``$include`` merges files, the one that counts first.

    ``complete`` is false when a part of the value itself could not be read, so that nobody may say that something is
    missing from it. Subclasses say what a dialect takes for unknown and for absent.
    """

    __slots__ = ("complete", "layers", "parent")

    def __init__(self, layers: list[Layer], parent: View | None = None, *, complete: bool = True) -> None:
        self.parent = parent
        self.layers: list[Layer] = []
        self.complete = complete
        for layer in layers:
            self._add(layer)

    def _add(self, layer: Layer) -> None:
        self.layers.append(layer)

    def is_opaque(self, text: str) -> bool:
        """Whether a text stands for something that only run time knows."""
        raise NotImplementedError

    def is_unset(self, value: object) -> bool:
        """Whether the dialect takes a value for an absent one."""
        raise NotImplementedError

    # What it is

    @property
    def node(self) -> Node | None:
        """The node that counts; ``None`` where all of the value could not be read."""
        return self.layers[0].target if self.layers else None

    @property
    def mapping(self) -> bool:
        """Whether this is a mapping."""
        return isinstance(self.node, Mapping)

    @property
    def sequence(self) -> bool:
        """Whether this is a list."""
        return isinstance(self.node, Sequence)

    # Where it stands

    def where(self) -> Location:
        """The place of the value."""
        if self.layers:
            return self.layers[0].locate()
        if self.parent is None:
            raise AssertionError("only a member of something can be unreadable as a whole")
        return self.parent.key()

    def key(self) -> Location:
        """The key of the value; in a list and at the top, where there is none, the first key inside."""
        if not self.layers:
            return self.where()
        layer = self.layers[0]
        node = layer.target
        if layer.member is None and isinstance(node, Mapping) and node.members:
            first = node.members[0].key
            return layer.source.locate(first.start, first.end, layer.pointer)
        return layer.locate_key()

    # What it holds

    def get(self, name: str) -> View | None:
        """The member of this name, ``None`` where there is none or where it is unset."""
        found = self.find(name)
        if found is None or (found.layers and found.is_unset(_plain(found.layers[0].target))):
            return None
        return found

    def at(self, *names: str) -> View | None:
        """The value at the end of a path of names."""
        view: View | None = self
        for name in names:
            view = view.get(name) if view is not None else None
        return view

    def members(self) -> Iterator[tuple[str, View]]:
        """Names and values of a mapping, each name once, in the order of the text."""
        seen: set[str] = set()
        for layer in self.layers:
            node = layer.target
            if not isinstance(node, Mapping):
                continue
            for member in (*node.members, *node.merged):
                name = member.name
                if isinstance(name, str) and name not in seen and not self.is_directive(name):
                    seen.add(name)
                    value = self.find(name)
                    if value is not None:
                        yield name, value

    def items(self) -> Iterator[View]:
        """The items of a list."""
        for layer in self.layers:
            node = layer.target
            if isinstance(node, Sequence):
                for index, item in enumerate(node.items):
                    yield self._child([Layer(item, layer.source, f"{layer.pointer}/{index}", holder=node)])

    def is_directive(self, name: str) -> bool:
        """Whether a key is an order to the reader and no data."""
        return name == "<<"

    def text(self) -> Maybe[str]:
        """The string that stands here."""
        node = self.node
        if not isinstance(node, Scalar) or not isinstance(node.value, str) or self.is_opaque(node.value):
            return UNKNOWN
        return node.value

    def number(self) -> Maybe[Number]:
        """The finite number that stands here."""
        node = self.node
        value = node.value if isinstance(node, Scalar) else None
        if isinstance(value, bool) or not isinstance(value, (int, float)):
            return UNKNOWN
        return value if value - value == 0 else UNKNOWN

    def flag(self) -> Maybe[bool]:
        """The truth value that stands here."""
        node = self.node
        value = node.value if isinstance(node, Scalar) else None
        return value if isinstance(value, bool) else UNKNOWN

    # How it is put together

    def find(self, name: str) -> View | None:
        """The member of this name, be it unset or not."""
        found: list[Layer] = []
        for layer in self.layers:
            node = layer.target
            member = node.get(name) if isinstance(node, Mapping) else None
            if member is not None and isinstance(node, Mapping):
                pointer = f"{layer.pointer}/{escape(name)}"
                found.append(Layer(member.value, layer.source, pointer, member, node))
        return self._child(found) if found else None

    def _child(self, layers: list[Layer]) -> View:
        return type(self)(_merge(layers), self)


def text_of(view: View | None) -> Maybe[str]:
    """The string at a view, ``None`` without one."""
    return None if view is None else view.text()


def number_of(view: View | None) -> Maybe[Number]:
    """The number at a view, ``None`` without one."""
    return None if view is None else view.number()


def escape(name: str) -> str:
    """A name as a step of a JSON pointer (RFC 6901)."""
    return name.replace("~", "~0").replace("/", "~1")


def _merge(layers: list[Layer]) -> list[Layer]:
    """The layers that make a value together: equal kinds merge, else the nearest one wins.

    Lists are concatenated, the included items before the file's own.
    """
    kind = type(layers[0].target)
    if kind is Scalar or len(layers) == 1:
        return layers[:1]
    alike: list[Layer] = []
    for layer in layers:
        if type(layer.target) is not kind:
            break
        alike.append(layer)
    return alike[::-1] if kind is Sequence else alike


def _plain(node: Node) -> object:
    if isinstance(node, Scalar):
        return UNKNOWN if node.style == "!" else node.value
    return [] if isinstance(node, Sequence) and not node.items else node
