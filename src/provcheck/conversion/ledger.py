"""The books of a conversion: every value of the source, once, with what became of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from provcheck.conversion.entry import Entry, Outcome, Place
from provcheck.conversion.mapping.row import NOTHING, Way
from provcheck.conversion.spot import Path, Resource, Spot
from provcheck.conversion.tree import Leaf, Tree

SECRET = Way(Outcome.NEEDS_YOU, "may be a secret, and is not copied: put it in by hand")
UNKNOWN_KEY = Way(Outcome.DROPPED, "no field of this name is known, so that nothing says where it belongs")


class Line(NamedTuple):
    """One line of the books, its target still a place in a resource."""

    outcome: Outcome
    source: Place
    target: Spot | None
    reason: str


class Ledger:
    """What became of the values of all sources.

    ``keeps``: what the other side has no field for may travel with the result. ``commands`` are for the user to
    run; ``variables`` hold the keys of providers, by the names of these in the result.
    """

    def __init__(self, *, keeps: bool) -> None:
        self.keeps = keeps
        self.commands: list[str] = []
        self.variables: dict[str, str] = {}
        self._books: list[tuple[Tree, Callable[[Path], Way | None]]] = []
        self._extra: list[Line] = []

    def open(self, tree: Tree, way: Callable[[Path], Way | None]) -> None:
        """Take on a source; ``way`` finds the row of the mapping table for a path."""
        self._books.append((tree, way))

    def note(self, outcome: Outcome, source: Place, target: Spot | None, reason: str) -> None:
        """Add what is not about one value: something that was supplied, renamed as a whole, or is missing."""
        self._extra.append(Line(outcome, source, target, reason))

    def enter(self, entry: Entry) -> None:
        """Add a value that belongs to no tree."""
        self._extra.append(Line(entry.outcome, entry.source, None, entry.reason))

    def lose(self, resource: Resource, path: Path, outcome: Outcome, reason: str) -> None:
        """Note that what stood at a path of a resource, or below it, is there no more."""
        for tree, _ in self._books:
            for leaf in tree.leaves.values():
                spot = leaf.target
                if spot is not None and spot.resource is resource and spot.path[: len(path)] == path:
                    leaf.outcome, leaf.target, leaf.reason = outcome, None, reason

    def lines(self) -> list[Line]:
        """All lines in the order of the sources."""
        found = [_line(leaf) for tree, way in self._books for leaf in self._closed(tree, way)]
        return sorted([*found, *self._extra], key=lambda one: (one.source.path, one.source.line, one.source.column))

    def _closed(self, tree: Tree, way: Callable[[Path], Way | None]) -> Iterator[Leaf]:
        """The leaves of a tree; what nobody has used is dropped, for the reason that its row gives."""
        for leaf in tree.leaves.values():
            if leaf.outcome is None:
                found = way(leaf.path) or UNKNOWN_KEY
                leaf.became(*_unused(found))
            yield leaf


def _unused(way: Way) -> tuple[Outcome, None, str]:
    """What became of a value that nobody has used."""
    if (
        way.reason.startswith(NOTHING)
        or way.outcome is Outcome.DROPPED
        or (way.outcome is Outcome.NEEDS_YOU and not way.kept)
    ):
        return way.outcome, None, way.reason
    if way.outcome in (Outcome.EXACT, Outcome.NEEDS_YOU):
        return Outcome.DROPPED, None, "not what it should be, or what it belongs to is not in the result"
    return Outcome.DROPPED, None, way.reason


def _line(leaf: Leaf) -> Line:
    return Line(leaf.outcome or Outcome.DROPPED, leaf.place, leaf.target, leaf.reason)
