"""Which value stands at a place of a text: the stretch of its characters, and that of the key that holds it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from provcheck.syntax.node import Mapping, Sequence
from provcheck.syntax.source import BOM, Source

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from provcheck.conversion.entry import Place
    from provcheck.syntax.node import Node

_COMMAND = re.compile(r"(?:#.*\n)*+(.+(?:\n.+)*)")

Stretch = tuple[int, int]
"""Offsets of characters, the second one exclusive."""


class Found(NamedTuple):
    """A value of a text.

    ``depth`` counts the steps of the pointer to it; ``key`` is where its key stands, if it has one.
    """

    node: Node
    depth: int
    key: Stretch | None

    @property
    def is_leaf(self) -> bool:
        """Whether it is a scalar, an alias, or an object or list with nothing in it."""
        return not _inner(self.node)


class Nodes:
    """The values of a text by the offset that they, or their keys, begin at; aliases are not followed."""

    def __init__(self, path: str, text: str, roots: Iterable[Node]) -> None:
        self._source = Source(path, text)
        self._shift = text.startswith(BOM)
        self._at: dict[int, list[Found]] = {}
        waiting = [Found(root, 0, None) for root in roots]
        while waiting:
            found = waiting.pop()
            for start in {found.node.start, found.key[0] if found.key else found.node.start}:
                self._at.setdefault(start, []).append(found)
            waiting += _inner(found.node, found.depth + 1)

    def at(self, place: Place) -> Found | None:
        """What a place of the report is about; ``None`` where no value begins."""
        found = [one for one in self._at.get(self.offset(place), ()) if one.depth or one.node.start < one.node.end]
        depth = place.pointer.count("/")
        # In block style a list's item begins where its first key does. The pointer tells them apart, if no alias leads
        # to them.
        return min(found, key=lambda one: (one.depth != depth, not one.is_leaf), default=None)

    def offset(self, place: Place) -> int:
        """Where a place begins, in characters."""
        start, _ = self._source.extent(max(place.line, 1)) or (0, 0)
        return start + max(place.column - 1, 0) + (self._shift and place.line <= 1)

    def stretch(self, found: Found) -> Stretch:
        """The characters that stand for a value: all of a leaf, the key of another one, or what it opens with."""
        node, text = found.node, self._source.text
        if found.key is not None and (not found.is_leaf or node.start == node.end):
            return found.key
        if found.is_leaf:
            # Nothing, in a list or at the top: what stands there is the mark before it.
            return (node.start, node.end) if node.start < node.end else (max(node.start - 1, 0), node.start)
        if isinstance(node, Mapping) and text[node.start : node.start + 1] not in ("{", "?"):
            key = node.members[0].key
            return key.start, key.end
        return node.start, node.start + 1

    def command(self, place: Place) -> Stretch:
        """The command that begins at a place, its comments left out: a result need not be made of values."""
        start = self.offset(place)
        found = _COMMAND.match(self._source.text, start)
        return found.span(1) if found else (start, start + 1)

    def leaves(self) -> Iterator[Found]:
        """All leaves, in no order."""
        for start, found in self._at.items():
            yield from (one for one in found if one.is_leaf and one.node.start == start)


def below(found: Found) -> Iterator[Found]:
    """The leaves inside a value."""
    waiting = [found]
    while waiting:
        one = waiting.pop()
        inner = _inner(one.node, one.depth + 1)
        if not inner:
            yield one
        waiting += inner


def _inner(node: Node, depth: int = 0) -> list[Found]:
    if isinstance(node, Mapping):
        return [Found(one.value, depth, (one.key.start, one.key.end)) for one in node.members]
    if isinstance(node, Sequence):
        return [Found(item, depth, None) for item in node.items]
    return []
