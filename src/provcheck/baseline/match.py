"""Which findings a baseline knows, which are new, and which of its entries are gone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from provcheck.baseline.entry import Entry
    from provcheck.finding import Finding


class Found(NamedTuple):
    """A finding and what identifies it.

    ``others`` identify it as well: one cause may show in several places, and the first of them tells it.
    """

    finding: Finding
    entry: Entry
    others: tuple[Entry, ...] = ()


class Matched(NamedTuple):
    """A run against a baseline.

    ``known`` findings come with the entry that covers them. ``gone`` are the entries that the run could judge and did
    not find again; ``unjudged`` are the others.
    """

    new: list[Found]
    known: list[Found]
    gone: list[Entry]
    unjudged: list[Entry]


def match(found: Iterable[Found], entries: Iterable[Entry], judged: Callable[[Entry], bool]) -> Matched:
    """Compare; each entry covers one finding. ``judged`` tells whether the run would have found an entry again."""
    left = Counter(entries)
    matched = Matched([], [], [], [])
    rest: list[Found] = []
    for one in found:
        (matched.known if _take(left, one.entry) else rest).append(one)
    for one in rest:
        entry = next((other for other in one.others if _take(left, other)), None)
        if entry is None:
            matched.new.append(one)
        else:
            matched.known.append(one._replace(entry=entry))
    for entry in left.elements():
        (matched.gone if judged(entry) else matched.unjudged).append(entry)
    return matched


def _take(left: Counter[Entry], entry: Entry) -> bool:
    """Use up an entry, if there is one."""
    there = left[entry] > 0
    left[entry] -= there
    return there
