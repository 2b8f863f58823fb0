"""Which findings a baseline knows, which are new, and which of its entries are gone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from provcheck.baseline.entry import Entry
    from provcheck.finding import Finding


class Found(NamedTuple):
    """A finding, and what identifies it."""

    finding: Finding
    entry: Entry


class Matched(NamedTuple):
    """A run against a baseline.

    ``gone`` are the entries that the run could judge and did not find again; ``unjudged`` are the others.
    """

    new: list[Found]
    known: list[Found]
    gone: list[Entry]
    unjudged: list[Entry]


def match(found: Iterable[Found], entries: Iterable[Entry], judged: Callable[[Entry], bool]) -> Matched:
    """Compare; each entry covers one finding. ``judged`` tells whether the run would have found an entry again."""
    left = Counter(entries)
    matched = Matched([], [], [], [])
    for one in found:
        known = left[one.entry] > 0
        left[one.entry] -= known
        (matched.known if known else matched.new).append(one)
    for entry in left.elements():
        (matched.gone if judged(entry) else matched.unjudged).append(entry)
    return matched
