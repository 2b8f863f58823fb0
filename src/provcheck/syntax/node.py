"""The tree that both readers produce.

Every node knows where it stands: ``start`` and ``end`` are offsets in characters into the text that was
read (a byte order mark counts as one character), ``end`` is exclusive, and ``text[start:end]`` is the node as
written, quotes and brackets included. Nodes hold no parent, so a tree is freed as soon as nobody looks at it.
"""

from typing import NamedTuple, TypeAlias

Value: TypeAlias = str | int | float | bool | None


class Scalar:
    """A string, number, boolean or null.

    ``style`` tells how it was written: the quote character, ``|`` or ``>`` for a YAML block scalar, ``""`` for
    plain text, and ``"!"`` for a YAML scalar with a tag of its own, whose value nobody here can know.
    """

    __slots__ = ("end", "start", "style", "value")

    def __init__(self, start: int, end: int, value: Value, style: str = "") -> None:
        self.start = start
        self.end = end
        self.value = value
        self.style = style


class Member:
    """One key with its value; the key may be any node in YAML, and is a string scalar in JSON5."""

    __slots__ = ("key", "value")

    def __init__(self, key: "Node", value: "Node") -> None:
        self.key = key
        self.value = value

    @property
    def name(self) -> Value:
        """The key's value; ``None`` also for a key that is no scalar."""
        key = resolve(self.key)
        return key.value if isinstance(key, Scalar) else None


class Mapping:
    """Keys and values in the order of the text, repeated keys included.

    ``merged`` holds what YAML merge keys (``<<``) bring in, without the names that the mapping has itself.
    """

    __slots__ = ("end", "members", "merged", "start")

    def __init__(self, start: int, end: int, members: list[Member]) -> None:
        self.start = start
        self.end = end
        self.members = members
        self.merged: list[Member] = []

    def get(self, name: str) -> Member | None:
        """The member that counts under this name: the last one, as in JSON5 and in YAML 1.1."""
        for member in reversed(self.members):
            if member.name == name:
                return member
        for member in self.merged:
            if member.name == name:
                return member
        return None


class Sequence:
    """Items in the order of the text."""

    __slots__ = ("end", "items", "start")

    def __init__(self, start: int, end: int, items: "list[Node]") -> None:
        self.start = start
        self.end = end
        self.items = items


class Alias:
    """A YAML alias (``*name``) where it stands, with the node it stands for."""

    __slots__ = ("end", "start", "target")

    def __init__(self, start: int, end: int, target: "Node") -> None:
        self.start = start
        self.end = end
        self.target = target


Node: TypeAlias = Scalar | Mapping | Sequence | Alias


class Problem:
    """Why a text, or a part of it, could not be read. ``kind`` is ``syntax-error`` or ``unreadable``."""

    __slots__ = ("end", "help", "kind", "message", "start")

    def __init__(self, kind: str, message: str, start: int, end: int, help: str | None = None) -> None:  # noqa: A002
        self.kind = kind
        self.message = message
        self.start = start
        self.end = end
        self.help = help


class Comment(NamedTuple):
    """A comment with its markers: ``text[start:end]`` is all of it."""

    start: int
    end: int


class Duplicate:
    """One key twice in a mapping: ``again`` repeats ``first``."""

    __slots__ = ("again", "first", "mapping")

    def __init__(self, mapping: Mapping, first: Member, again: Member) -> None:
        self.mapping = mapping
        self.first = first
        self.again = again


class Reading:
    """What a reader makes of a text: the root of each document, and all that is odd about it.

    JSON5 gives one root or none, YAML as many as it could parse. ``comments`` stand in the order of the text.
    """

    __slots__ = ("comments", "duplicates", "problems", "roots")

    def __init__(
        self,
        roots: list[Node] | None = None,
        problems: list[Problem] | None = None,
        duplicates: list[Duplicate] | None = None,
        comments: list[Comment] | None = None,
    ) -> None:
        self.roots = roots or []
        self.problems = problems or []
        self.duplicates = duplicates or []
        self.comments = comments or []


MAX_DEPTH = 200
"""Deepest nesting that is read, in containers; real files stay under 20, and deeper ones are attacks."""


def resolve(node: Node) -> Node:
    """The node that an alias stands for, or the node itself."""
    while isinstance(node, Alias):
        node = node.target
    return node


def plain(node: Node) -> object:
    """The data of a tree, for comparison: mappings as pairs sorted by key, later keys over earlier ones."""
    node = resolve(node)
    if isinstance(node, Scalar):
        return node.value
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    members = (*node.merged, *node.members) if isinstance(node, Mapping) else ()
    named = {repr(plain(member.key)): plain(member.value) for member in members}
    return sorted(named.items(), key=lambda pair: pair[0])
