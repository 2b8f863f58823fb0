"""Where places of a text are in another one, into which it was typed."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator
from typing import NamedTuple, Self

_MOST_LINES = 1000
"""More changed lines than this are not compared with each other: that would take longer than the answer may."""


class Same(NamedTuple):
    """``before[old:old + size]`` is ``after[new:new + size]``, in characters."""

    old: int
    new: int
    size: int


class Shift(NamedTuple):
    """The stretches that two texts share, from the first one on; none overlap."""

    same: tuple[Same, ...]

    @classmethod
    def of(cls, before: str, after: str) -> Self:
        """What stayed as it was: the lines that both have, and what lines that were changed have in common."""
        head, tail = _ends(before, after)
        head = before.rfind("\n", 0, head) + 1
        tail = len(before) - 1 - (before + "\n").find("\n", len(before) - tail) if tail else 0
        tail = max(tail, 0)
        old, new = len(before) - tail, len(after) - tail
        lines = [Same(head + one.old, head + one.new, one.size) for one in _lines(before[head:old], after[head:new])]
        found = [Same(0, 0, head)]
        for one in [*lines, Same(old, new, tail)]:
            found += _between(before, after, found[-1], one)
        return cls(tuple(found))

    def forth(self, offset: int) -> int:
        """Where an offset of the text before is in the one after; inside of what is gone, where that was."""
        if not self.same:
            return offset
        place = bisect_left(self.same, offset, key=lambda one: one.old + one.size)
        if place == len(self.same):
            return self.same[-1].new + self.same[-1].size
        after = self.same[place]
        if offset >= after.old:
            return after.new + offset - after.old
        before = self.same[place - 1]
        return min(before.new + offset - before.old, after.new)

    def back(self, offset: int) -> int:
        """Where an offset of the text after is in the one before."""
        return Shift(tuple(Same(new, old, size) for old, new, size in self.same)).forth(offset)


def _ends(before: str, after: str) -> tuple[int, int]:
    """How many characters two texts have in common at their beginning, and behind that at their end."""
    most = min(len(before), len(after))
    head = _largest(most, lambda size: before.startswith(after[:size]))
    return head, _largest(most - head, lambda size: before.endswith(after[len(after) - size :]))


def _between(before: str, after: str, above: Same, below: Same) -> list[Same]:
    """What is the same right behind one stretch and in front of the next one, and that one."""
    old, new = above.old + above.size, above.new + above.size
    head, tail = _ends(before[old : below.old], after[new : below.new])
    return [Same(old, new, head), Same(below.old - tail, below.new - tail, tail), below]


def _lines(before: str, after: str) -> Iterator[Same]:
    """The lines that two texts share."""
    old, new = before.splitlines(keepends=True), after.splitlines(keepends=True)
    if not old or not new or max(len(old), len(new)) > _MOST_LINES:
        return
    from difflib import SequenceMatcher
    from itertools import accumulate

    starts, others = ([*accumulate(map(len, lines), initial=0)] for lines in (old, new))
    for one in SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks():
        yield Same(starts[one.a], others[one.b], starts[one.a + one.size] - starts[one.a])


def _largest(most: int, fits: Callable[[int], bool]) -> int:
    """The largest size up to ``most`` that fits, if all smaller ones fit too."""
    low = 0
    while low < most:
        middle = (low + most + 1) // 2
        low, most = (middle, most) if fits(middle) else (low, middle - 1)
    return low


STILL = Shift(())
"""Nothing was changed."""
