"""Many values in few rows: those of one list, of sibling keys, or of a whole section."""

from __future__ import annotations

from collections import Counter
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from provcheck.conversion.report.paths import Segment, Segments, segments, shape

if TYPE_CHECKING:
    from collections.abc import Sequence

    from provcheck.conversion.entry import Entry

CHILDREN, BELOW = "*", "**"

Pattern = tuple[frozenset[Segment], ...]
"""The keys that each place of a path may have. All list indexes are 0; a last key may end in one of the marks above."""


class Item(NamedTuple):
    """An entry with its paths taken apart, and its rank in the order of the sources."""

    entry: Entry
    rank: int
    source: Segments
    target: Segments | None


class Row(NamedTuple):
    """Values told in one row, in source order; without a pattern it is a single one."""

    items: tuple[Item, ...]
    pattern: Pattern | None = None


def items(entries: Sequence[Entry]) -> list[Item]:
    """The entries in source order: file by file, as the files first occur, each from its beginning."""
    files = {path: rank for rank, path in enumerate(dict.fromkeys(entry.source.path for entry in entries))}

    def order(entry: Entry) -> tuple[int, ...]:
        where = entry.source
        return files[where.path], where.document, where.line, where.column

    return [
        Item(entry, rank, segments(entry.source.pointer), entry.target and segments(entry.target.pointer))
        for rank, entry in enumerate(sorted(entries, key=order))
    ]


class Survey:
    """What the sources hold in all, so that no row claims more than is its own."""

    def __init__(self, everything: Sequence[Item]) -> None:
        flat = {tuple(chain(*shape(item.source))) for item in everything}
        self._containers = {steps[:end] for steps in flat for end in range(len(steps))}
        self.leaves = Counter(shape(item.source) for item in everything if self.is_leaf(item))
        self.below = _below(self.leaves)

    def is_leaf(self, item: Item) -> bool:
        """Whether an item is about a value, and not about an object or list with values of its own."""
        return tuple(chain(*shape(item.source))) not in self._containers

    def count(self, pattern: Pattern, free: int | None = None) -> int:
        """How many values a pattern fits, whatever stands in the place that is free."""
        return sum(count for leaf, count in self.leaves.items() if _fits(leaf, pattern, free))


def _below(leaves: Counter[Segments]) -> Counter[Segments]:
    """How many values stand below each path."""
    found: Counter[Segments] = Counter()
    for leaf, count in leaves.items():
        for end in range(1, len(leaf)):
            found[leaf[:end]] += count
    return found


def _fits(leaf: Segments, pattern: Pattern, free: int | None) -> bool:
    if not (leaf and pattern):
        return not (leaf or pattern)
    last = len(pattern) - 1
    if len(leaf) <= last or any(leaf[at] not in pattern[at] for at in range(last) if at != free):
        return False
    if free == last:
        return True
    end = leaf[last]
    return end in pattern[last] if len(leaf) == last + 1 else bool(pattern[last] & {(*end, CHILDREN), (*end, BELOW)})


def fold(group: Sequence[Item], survey: Survey, *, few: int, top: bool = False) -> list[Row]:
    """Items in rows, in source order; ``few`` values, or fewer, have a row each. ``top`` joins top-level keys too."""
    if len(group) <= few:
        return [Row((item,)) for item in group]
    sections = _sections(group, survey, few)
    patterns: dict[Pattern, list[Item]] = {}
    for item in group:
        own = shape(item.source)
        patterns.setdefault(sections.get(own) or exactly(own), []).append(item)
    rows: list[Row] = []
    for pattern, members in merged(patterns, 0 if top else 1).items():
        members.sort(key=lambda item: item.rank)
        single = len(members) <= few
        rows += [Row((item,)) for item in members] if single else [Row(tuple(members), pattern)]
    return sorted(rows, key=lambda row: row.items[0].rank)


def _sections(group: Sequence[Item], survey: Survey, few: int) -> dict[Segments, Pattern]:
    """The leaves whose whole section is in the group, with the pattern of that section."""
    leaves = Counter(shape(item.source) for item in group if survey.is_leaf(item))
    below = _below(leaves)
    sections: dict[Segments, list[Segments]] = {}
    for leaf in leaves:
        whole = next((end for end in range(1, len(leaf)) if below[leaf[:end]] == survey.below[leaf[:end]]), None)
        if whole is not None:
            sections.setdefault(leaf[:whole], []).append(leaf)
    folded = (own for own in sections.values() if len(own) > 1 and sum(leaves[leaf] for leaf in own) > few)
    return {leaf: pattern for own in folded for pattern in (_section(own),) for leaf in own}


def _section(leaves: list[Segments]) -> Pattern:
    """The pattern of a section: what its leaves have in common, and a mark for what they have not."""
    *above, last = common(leaves)
    mark = CHILDREN if all(len(leaf) == len(above) + 2 for leaf in leaves) else BELOW
    return (*exactly(tuple(above)), frozenset(((*last, mark),)))


def exactly(path: Segments) -> Pattern:
    """The pattern that fits one path."""
    return tuple(frozenset((segment,)) for segment in path)


def common(paths: Sequence[Segments]) -> Segments:
    """What all paths begin with."""
    first, last = min(paths), max(paths)
    end = next((at for at, pair in enumerate(zip(first, last, strict=False)) if pair[0] != pair[1]), len(first))
    return first[:end]


def merged(patterns: dict[Pattern, list[Item]], lowest: int) -> dict[Pattern, list[Item]]:
    """Patterns that differ in one place only are made one, the last places first."""
    for at in range(max(map(len, patterns)) - 1, lowest - 1, -1):
        alike: dict[tuple[object, ...], list[Pattern]] = {}
        for pattern in patterns:
            key = (pattern[:at], pattern[at + 1 :]) if len(pattern) > at else (pattern,)
            alike.setdefault(key, []).append(pattern)
        patterns = {_union(same, at): [item for one in same for item in patterns[one]] for same in alike.values()}
    return patterns


def _union(patterns: list[Pattern], at: int) -> Pattern:
    first = patterns[0]
    if len(patterns) == 1:
        return first
    return (*first[:at], frozenset(chain.from_iterable(one[at] for one in patterns)), *first[at + 1 :])
