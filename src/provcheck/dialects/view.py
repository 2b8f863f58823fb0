"""Values as a binder sees them: through aliases, merge keys and includes, always with their place."""

from __future__ import annotations

from collections.abc import Iterator

from provcheck.model import UNKNOWN, Maybe, Number
from provcheck.syntax.node import Alias, Mapping, Member, Node, Scalar, Sequence, resolve
from provcheck.syntax.source import Location, Source


class Layer:
    """One node that a value is made of: where it stands, and what holds it.

    ``index`` is its place in a list. ``shared``: an alias or a merge key led here, so that an edit would change other
    values too.
    """

    __slots__ = ("holder", "index", "member", "node", "pointer", "shared", "source")

    def __init__(
        self,
        node: Node,
        source: Source,
        pointer: str = "",
        member: Member | None = None,
        holder: Mapping | Sequence | None = None,
        *,
        index: int = 0,
        shared: bool = False,
    ) -> None:
        self.node = node
        self.source = source
        self.pointer = pointer
        self.member = member
        self.holder = holder
        self.index = index
        self.shared = shared

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

    def child(self, name: str) -> Layer | None:
        """The member that counts under this name."""
        node = self.target
        member = node.get(name) if isinstance(node, Mapping) else None
        if member is None or not isinstance(node, Mapping):
            return None
        return self._member(name, member, node, merged=member in node.merged)

    def children(self) -> Iterator[tuple[str, Layer]]:
        """The names of a mapping in the order of the text, each once, with the member that counts."""
        node = self.target
        if not isinstance(node, Mapping):
            return
        own = {member.name: member for member in node.members}
        for name, member in own.items():
            if isinstance(name, str):
                yield name, self._member(name, member, node, merged=False)
        for member in node.merged:
            if isinstance(member.name, str):
                yield member.name, self._member(member.name, member, node, merged=True)

    def items(self) -> Iterator[Layer]:
        """The items of a list."""
        node = self.target
        if isinstance(node, Sequence):
            for index, item in enumerate(node.items):
                pointer = f"{self.pointer}/{index}"
                yield Layer(item, self.source, pointer, None, node, index=index, shared=self._shares)

    @property
    def _shares(self) -> bool:
        """Whether what stands inside is shared."""
        return self.shared or isinstance(self.node, Alias)

    def _member(self, name: str, member: Member, holder: Mapping, *, merged: bool) -> Layer:
        pointer = f"{self.pointer}/{escape(name)}"
        return Layer(member.value, self.source, pointer, member, holder, shared=merged or self._shares)


class View:
    """A value. Usually one node; several where OpenClaw's ``$include`` merges files, the one that counts first.

    ``layers`` are what is left when includes are followed, ``written`` the places that name the value before that.
    ``complete`` is false when a part of it could not be read, so that nobody may say that something is missing from
    it. ``misspelt`` are the names that mappings hold in a wrong spelling, by the ``id`` of the mapping's node, for the
    whole tree. Subclasses say what a dialect takes for unknown and for absent.
    """

    __slots__ = ("complete", "layers", "misspelt", "parent", "written")

    def __init__(self, layers: list[Layer], parent: View | None = None, *, complete: bool = True) -> None:
        self.parent = parent
        self.misspelt: dict[int, set[str]] = parent.misspelt if parent else {}
        self.complete = complete
        self.written = layers
        self.layers = _merge([one for layer in layers for one in self.expand(layer)])

    def expand(self, layer: Layer) -> Iterator[Layer]:
        """The layers that one stands for, the one that counts first; at least one."""
        yield layer

    def is_opaque(self, text: str) -> bool:
        """Whether a text stands for something that only run time knows."""
        raise NotImplementedError

    def is_variable(self, text: str) -> bool:
        """Whether a text will be another one at run time, for sure."""
        return self.is_opaque(text)

    @property
    def fills_texts(self) -> bool:
        """Whether what a variable stands for is always a text."""
        return False

    def is_unset(self, value: object) -> bool:
        """Whether the dialect takes a value for an absent one."""
        raise NotImplementedError

    # What it is

    @property
    def node(self) -> Node:
        """The node that counts."""
        return self.layers[0].target

    @property
    def mapping(self) -> bool:
        """Whether this is a mapping."""
        return isinstance(self.node, Mapping)

    @property
    def sequence(self) -> bool:
        """Whether this is a list."""
        return isinstance(self.node, Sequence)

    @property
    def is_plain(self) -> bool:
        """Whether all that stands here is what its nodes say, so that nobody needs views to read it."""
        return True

    @property
    def unset(self) -> bool:
        """Whether what stands here is the dialect's way of writing nothing."""
        return self.is_unset(_plain(self.node))

    # Where it stands

    def where(self) -> Location:
        """The place of the value."""
        return self.layers[0].locate()

    def key(self) -> Location:
        """The key of the value; in a list and at the top, where there is none, the first key inside."""
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
        return None if found is None or found.unset else found

    def misspells(self, name: str) -> bool:
        """Whether some key here is a misspelling of this one."""
        return name in self.misspelt.get(id(self.node), ())

    def at(self, *names: str) -> View | None:
        """The value at the end of a path of names."""
        view: View | None = self
        for name in names:
            view = view.get(name) if view is not None else None
        return view

    def look(self, *names: str) -> Maybe[View]:
        """The value at the end of a path, unknown where the path leads through what is no mapping or incomplete.

        Unknown is also what stands there under a misspelt name.
        """
        view = self
        for name in names:
            step = view.get(name)
            if step is None:
                return None if view.mapping and view.complete and not view.misspells(name) else UNKNOWN
            view = step
        return view

    def members(self) -> Iterator[tuple[str, View]]:
        """Names and values of a mapping, each name once, in the order of the text."""
        found: dict[str, list[Layer]] = {}
        for layer in self.layers:
            for name, child in layer.children():
                if not self.is_directive(name):
                    found.setdefault(name, []).append(child)
        for name, layers in found.items():
            yield name, self._child(layers)

    def items(self) -> Iterator[View]:
        """The items of a list."""
        for layer in self.layers:
            for item in layer.items():
                yield type(self)([item], self)

    def is_directive(self, name: str) -> bool:
        """Whether a key is an order to the reader and no data."""
        return name == "<<"

    def text(self) -> Maybe[str]:
        """The string that stands here."""
        node = self.node
        if not isinstance(node, Scalar) or not isinstance(node.value, str) or self.is_opaque(node.value):
            return UNKNOWN
        return node.value

    def raw(self) -> str | None:
        """The string that stands here, whether or not run time will make something else of it."""
        node = self.node
        return node.value if isinstance(node, Scalar) and isinstance(node.value, str) else None

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
        found = [child for layer in self.layers if (child := layer.child(name))]
        return self._child(found) if found else None

    def _child(self, layers: list[Layer]) -> View:
        # What could not be read may hold more of the member too.
        return type(self)(layers, self, complete=self.complete)


def text_of(found: Maybe[View]) -> Maybe[str]:
    """The string at a view, or what is there instead of a view."""
    return found.text() if isinstance(found, View) else found


def number_of(found: Maybe[View]) -> Maybe[Number]:
    """The number at a view, or what is there instead of a view."""
    return found.number() if isinstance(found, View) else found


def flag_of(found: Maybe[View]) -> Maybe[bool]:
    """The truth value at a view, or what is there instead of a view."""
    return found.flag() if isinstance(found, View) else found


def is_whole(found: Maybe[View]) -> bool:
    """Whether a mapping is known in full; what is absent for sure is."""
    return found is None or (isinstance(found, View) and found.mapping and found.complete)


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
