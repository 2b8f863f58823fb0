"""Where something stands in a file, in names, which stay when lines move and keys, items or documents change order."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from provcheck.syntax.node import Mapping, Member, Node, Scalar, Sequence, resolve
from provcheck.syntax.pointer import unescape
from provcheck.syntax.source import Source

if TYPE_CHECKING:
    from provcheck.baseline.words import Words
    from provcheck.workspace.files import File

_NAMES = ("id", "name", "path")
"""The keys whose value names an item of a list, the best first."""


class Place(NamedTuple):
    """``at`` is a JSON pointer with names for the positions of items, after the name of a document that has one.

    ``value`` is the value that stands there, with its source; ``None`` for a key, and where nothing stands. ``said``:
    the pointer itself ends in that value.
    """

    at: str
    value: Node | None
    source: Source
    said: bool = False


class Places:
    """The places of one file and of the configurations that are embedded in it."""

    def __init__(self, file: File, embedded: list[File], words: Words) -> None:
        self._file = file
        self._embedded = embedded
        self._words = words

    def at_pointer(self, pointer: str, offset: int) -> Place:
        """The place of a pointer into the document that holds an offset."""
        root = self._root(offset)
        place = Place(self._document(root), root, self._file.source)
        for step in pointer.split("/")[1:]:
            place = self._child(place, step)
        return place

    def at_offset(self, offset: int) -> Place:
        """The place of the innermost key or value at an offset."""
        root = self._root(offset)
        place = Place(self._document(root), root, self._file.source)
        while True:
            inner, within = self._entered(place), offset
            if inner.source.outer is not None:
                within = _inward(inner.source, offset)
            found = _holder(inner.value, within)
            if found is None:
                return place
            place = self._below(inner, found)
            if isinstance(found, Member) and within < found.value.start:
                return place._replace(value=None)

    def innermost(self, offset: int) -> tuple[File, int]:
        """The file whose text holds an offset of the outer one, embedded if that may be, and the offset in it."""
        for file in self._embedded:
            whole = file.source.locate(0, len(file.source.text))
            if whole.start <= offset <= whole.end:
                return file, _inward(file.source, offset)
        return self._file, offset

    def _root(self, offset: int) -> Node | None:
        roots = self._file.reading.roots
        before = [root for root in roots if root.start <= offset]
        return before[-1] if before else next(iter(roots), None)

    def _document(self, root: Node | None) -> str:
        """What names a manifest: its kind, its namespace and its name."""
        if not isinstance(root, Mapping) or root not in self._file.manifests:
            return ""
        metadata = _value(root, "metadata")
        named = (_value(root, "kind"), _value(metadata, "namespace"), _value(metadata, "name"))
        return "/".join(self._words.scalar(one, self._file.source) for one in named if isinstance(one, Scalar)) + "#"

    def _child(self, place: Place, step: str) -> Place:
        """What a step of a pointer leads to; the value is ``None`` where nothing stands."""
        inner = self._entered(place)
        node = resolve(inner.value) if inner.value else None
        if isinstance(node, Sequence) and step.isdecimal() and int(step) < len(node.items):
            return self._below(inner, node.items[int(step)])
        member = _member(node, unescape(step))
        if member:
            return self._below(inner, member)
        return Place(f"{place.at}/{self._words.string(step)}", None, inner.source)

    def _below(self, place: Place, found: Node | Member) -> Place:
        """The place of a member or an item."""
        if isinstance(found, Member):
            key = resolve(found.key)
            name = self._words.scalar(key, place.source) if isinstance(key, Scalar) else "*"
            return Place(f"{place.at}/{_escaped(name)}", found.value, place.source)
        name = self._item(found, place.source)
        return Place(f"{place.at}/{_escaped(name)}", found, place.source, said=isinstance(resolve(found), Scalar))

    def _item(self, item: Node, source: Source) -> str:
        """What names an item of a list."""
        candidates = (resolve(item), *(_value(resolve(item), name) for name in _NAMES))
        named = (self._words.scalar(one, source) for one in candidates if isinstance(one, Scalar))
        return next(filter(None, named), "*")

    def _entered(self, place: Place) -> Place:
        """The root of the configuration that a text embeds, or the place itself."""
        node = place.value
        if not isinstance(node, Scalar):
            return place
        for file in self._embedded:
            if file.reading.roots and node.start <= file.source.locate(0, 0).start < node.end:
                return place._replace(value=file.reading.roots[0], source=file.source)
        return place


def _holder(node: Node | None, offset: int) -> Node | Member | None:
    """The member or the item of a node that an offset lies in."""
    if isinstance(node, Mapping):
        members = [one for one in node.members if one.key.start <= offset < max(one.key.end, one.value.end)]
        return members[-1] if members else None
    items = node.items if isinstance(node, Sequence) else []
    return next((item for item in items if item.start <= offset < item.end), None)


def _member(node: Node | None, name: str) -> Member | None:
    """The member that a pointer calls by a name; in YAML keys may be numbers too."""
    if not isinstance(node, Mapping):
        return None
    there: Iterator[Member] = (one for one in (*reversed(node.members), *node.merged) if str(one.name) == name)
    return node.get(name) or next(there, None)


def _value(node: Node | None, name: str) -> Node | None:
    """The value of a key, where a node has it."""
    node = resolve(node) if node else None
    member = node.get(name) if isinstance(node, Mapping) else None
    return resolve(member.value) if member else None


def _inward(source: Source, offset: int) -> int:
    """An offset of the outer text in an embedded one."""
    index = bisect_right(source.segments, offset, key=lambda pair: pair[1]) - 1
    inner, outer = source.segments[max(index, 0)] if source.segments else (0, offset)
    return min(max(inner + offset - outer, 0), len(source.text))


def _escaped(name: str) -> str:
    """A name as a step of a JSON pointer (RFC 6901)."""
    return name.replace("~", "~0").replace("/", "~1")
