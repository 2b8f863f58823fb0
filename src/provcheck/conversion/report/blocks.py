"""What the report tells of each class: how far its values are folded, and which rows share a reason."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from provcheck.conversion.entry import Outcome
from provcheck.conversion.report.fold import Row, fold
from provcheck.conversion.report.paths import shape

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterator, Sequence

    from provcheck.conversion.report.fold import Item, Survey

_MOST = {
    Outcome.DROPPED: 28,
    Outcome.APPROXIMATED: 28,
    Outcome.DEFAULTED: 12,
    Outcome.RENAMED: 12,
    Outcome.EXACT: 12,
}
"""So many rows and reasons a class may take. What needs the user is never cut short."""


class Group(NamedTuple):
    """Rows that share a file and a reason, and how many more reasons they have where they share none."""

    files: tuple[str, ...]
    reason: str
    others: int
    rows: tuple[Row, ...]


class Block(NamedTuple):
    """A class of values: its groups in source order, and the values that found no room."""

    outcome: Outcome
    items: tuple[Item, ...]
    groups: tuple[Group, ...]
    rest: tuple[Item, ...] = ()


class _Level(NamedTuple):
    """How far to fold: what values must share to be in one row, and so many of them have a row each."""

    shared: Callable[[Item], Hashable]
    few: int
    top: bool = False


def _reason_and_target(item: Item) -> Hashable:
    return item.entry.reason, item.target and shape(item.target)


def _reason(item: Item) -> Hashable:
    return item.entry.reason


def _nothing(_item: Item) -> Hashable:
    return None


def _reason_and_file(item: Item) -> Hashable:
    return item.entry.reason, item.entry.source.path, item.target and shape(item.target)


_FOR_YOU = _Level(_reason_and_file, few=3)
"""What the user has to do is told apart for each file, and for each reason."""

_LEVELS = (
    _Level(_reason_and_target, few=2),
    _Level(_reason_and_target, few=1),
    _Level(_reason, few=1),
    _Level(_nothing, few=1),
    _Level(_nothing, few=1, top=True),
)


def blocks(everything: Sequence[Item], survey: Survey) -> Iterator[Block]:
    """The classes that have values, the worst first, each folded no further than it has to be."""
    for outcome in Outcome:
        own = tuple(item for item in everything if item.entry.outcome is outcome)
        if own:
            yield _block(outcome, own, survey)


def _block(outcome: Outcome, own: tuple[Item, ...], survey: Survey) -> Block:
    most = _MOST.get(outcome)
    if most is None:
        return Block(outcome, own, _groups(own, survey, _FOR_YOU))
    # Nobody looks up what is as it was.
    for level in _LEVELS[outcome in (Outcome.RENAMED, Outcome.EXACT) :]:
        groups = _groups(own, survey, level)
        if sum(map(_size, groups)) <= most:
            return Block(outcome, own, groups)
    return _cut(Block(outcome, own, groups), most)


def _groups(own: Sequence[Item], survey: Survey, level: _Level) -> tuple[Group, ...]:
    """Items in rows, and these by file and reason, in the order of their first values."""
    alike: dict[Hashable, list[Item]] = {}
    for item in own:
        alike.setdefault(level.shared(item), []).append(item)
    rows = [row for items in alike.values() for row in fold(items, survey, few=level.few, top=level.top)]
    together: dict[tuple[tuple[str, ...], Hashable], list[Row]] = {}
    for row in sorted(rows, key=_rank):
        reason = None if level.shared is _nothing else row.items[0].entry.reason
        together.setdefault((_files(row), reason), []).append(row)
    groups = [_group(files, tuple(rows)) for (files, _), rows in together.items()]
    files = {group.files: at for at, group in reversed(list(enumerate(groups)))}
    return tuple(sorted(groups, key=lambda group: files[group.files]))


def _rank(row: Row) -> int:
    return row.items[0].rank


def _files(row: Row) -> tuple[str, ...]:
    return tuple(dict.fromkeys(item.entry.source.path for item in row.items))


def _group(files: tuple[str, ...], rows: tuple[Row, ...]) -> Group:
    reasons = list(dict.fromkeys(item.entry.reason for row in rows for item in row.items))
    return Group(files, reasons[0], len(reasons) - 1, rows)


def _size(group: Group) -> int:
    return len(group.rows) + 1


def _cut(block: Block, most: int) -> Block:
    """As many groups and rows as there is room for; what is left is the rest."""
    kept: list[Group] = []
    for group in block.groups:
        room = most - sum(map(_size, kept)) - 1
        if room > 0:
            kept.append(_group(group.files, group.rows[:room]))
    shown = {item.rank for group in kept for row in group.rows for item in row.items}
    return block._replace(groups=tuple(kept), rest=tuple(item for item in block.items if item.rank not in shown))
