"""What is coloured: the stretches of a text that entries of the report are about."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from provcheck.conversion.entry import Outcome
from provcheck.conversion.report.html.nodes import Nodes, below

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from provcheck.conversion.entry import Entry, Place
    from provcheck.conversion.outputs import Output
    from provcheck.conversion.report.html.nodes import Found, Stretch
    from provcheck.conversion.run import Original

_ORDER = {outcome: rank for rank, outcome in enumerate(Outcome)}


class Mark:
    """A value that is coloured, with its entries by their numbers. ``id`` is unique in the page."""

    def __init__(self, id_: str) -> None:
        self.id = id_
        self.entries: dict[int, Entry] = {}

    @cached_property
    def outcomes(self) -> list[Outcome]:
        """What became of it, the worst first; asked for when all entries are there."""
        return sorted({entry.outcome for entry in self.entries.values()}, key=_ORDER.__getitem__)


class Piece(NamedTuple):
    """A stretch of a text in one colour.

    ``mark`` is ``None`` for a value of the result that no value of the source stands behind. ``is_key``: it is the key
    of what is marked.
    """

    start: int
    end: int
    mark: Mark | None
    is_key: bool = False


class Marks:
    """The marks of one text. ``prefix`` begins their ids. ``is_result``: entries are found by their targets."""

    def __init__(self, text: Original | Output, prefix: str, *, is_result: bool) -> None:
        self.path = text.path
        self._nodes = Nodes(text.path, text.text, text.roots)
        self._prefix = prefix
        self._is_result = is_result
        self._marks: dict[Stretch, Mark] = {}
        self._keys: dict[Stretch, Mark] = {}
        self._whole: list[tuple[Found, Mark]] = []

    def add(self, number: int, entry: Entry, place: Place) -> Mark:
        """Mark what an entry is about."""
        found = self._nodes.at(place)
        stretch = self._nodes.stretch(found) if found else self._nodes.command(place)
        if stretch not in self._marks:
            self._marks[stretch] = Mark(f"{self._prefix}{len(self._marks)}")
            if found is not None and found.key not in (None, stretch):
                self._keys.setdefault(found.key, self._marks[stretch])
            elif found is not None and not found.is_leaf:
                self._whole.append((found, self._marks[stretch]))
        self._marks[stretch].entries[number] = entry
        return self._marks[stretch]

    def pieces(self) -> list[Piece]:
        """All that is coloured, in the order of the text, no piece over another one."""
        whole = dict(self._contents()) if self._is_result else {}
        found = [
            *(Piece(*stretch, mark) for stretch, mark in {**whole, **self._marks}.items()),
            *(Piece(*key, mark, is_key=True) for key, mark in self._keys.items() if key not in self._marks),
            *(self._form(whole) if self._is_result else ()),
        ]
        return list(_apart(sorted(found, key=lambda one: (one.start, -one.end))))

    def _contents(self) -> Iterator[tuple[Stretch, Mark]]:
        """What objects and lists hold that are targets as a whole, such as a reference to a Secret."""
        for found, mark in self._whole:
            inner = [self._nodes.stretch(one) for one in below(found)]
            if not any(stretch in self._marks for stretch in inner):
                yield from ((stretch, mark) for stretch in inner)

    def _form(self, whole: dict[Stretch, Mark]) -> Iterator[Piece]:
        """The values of a result that no entry tells of."""
        for found in self._nodes.leaves():
            stretch = self._nodes.stretch(found)
            if stretch not in self._marks and stretch not in whole:
                yield Piece(*stretch, None)


def _apart(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Pieces without what an earlier one covers already."""
    behind = 0
    for one in pieces:
        start = max(one.start, behind)
        if start < one.end:
            behind = one.end
            yield one._replace(start=start)
