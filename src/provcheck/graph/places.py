"""Which finding stands at which box or row: the smallest one that holds its place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from provcheck.dialects.view import View
    from provcheck.finding import Finding
    from provcheck.graph.picture import Marks

SCOPE, BOX, ROW = range(3)
"""How deep things stand in a picture."""


class Extent(NamedTuple):
    """A stretch of a file, in characters, that the scope, box or row of an id was bound from.

    ``depth`` counts what is around it. It tells who is innermost where a document is all that there is of its scope.
    """

    path: str
    start: int
    end: int
    id: str
    depth: int


def extents(view: View, owner: str, depth: int) -> Iterator[Extent]:
    """All that something was bound from, its key with it; several stretches where files are merged."""
    for layer in (*view.written, *view.layers):
        value, key = layer.locate(), layer.locate_key()
        yield Extent(value.path, value.start, value.end, owner, depth)
        if key.path == value.path and key.end <= value.start:
            yield Extent(value.path, key.start, value.end, owner, depth)


def marks(known: Iterable[Extent], findings: Sequence[Finding]) -> dict[str, Marks]:
    """The findings at each id, in their order; under ``""`` those that stand at none.

    Extents hold each other or stand apart, as the parts of a tree do. So one pass over both, in the order of the text,
    with those that are open on a stack, finds the innermost. What several of a depth were bound from, as from a file
    that two configurations include, is a fault of each.
    """
    found: dict[str, list[int]] = {}
    ordered = sorted(dict.fromkeys(known), key=lambda one: (one.path, one.start, -one.end, one.depth))
    at = 0
    opened: list[Extent] = []
    for number in sorted(range(len(findings)), key=lambda one: _begin(findings[one])):
        path, start = _begin(findings[number])
        while at < len(ordered) and (ordered[at].path, ordered[at].start) <= (path, start):
            _close(opened, ordered[at].path, ordered[at].start)
            opened.append(ordered[at])
            at += 1
        _close(opened, path, start)
        end = findings[number].location.end
        inner = next((one for one in reversed(opened) if one.end >= end), None)
        for owner in (one.id for one in opened if one._replace(id="") == inner._replace(id="")) if inner else ("",):
            found.setdefault(owner, []).append(number)
    return {owner: tuple(sorted(numbers)) for owner, numbers in found.items()}


def _begin(finding: Finding) -> tuple[str, int]:
    return finding.location.path, finding.location.start


def _close(opened: list[Extent], path: str, start: int) -> None:
    """Take those from the stack that end before a place; what ends right there, a place of no length may stand in."""
    while opened and (opened[-1].path != path or opened[-1].end < start):
        opened.pop()
