"""Where places of a text are in another one, which differs from it in one stretch, as a text does that is typed in."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple, Self


class Shift(NamedTuple):
    """``before[head:old]`` has become ``after[head:new]``; what stands around it is the same in both, in characters."""

    head: int
    old: int
    new: int

    @classmethod
    def of(cls, before: str, after: str) -> Self:
        """What was changed between two texts."""
        most = min(len(before), len(after))
        head = _largest(most, lambda size: before.startswith(after[:size]))
        tail = _largest(most - head, lambda size: before.endswith(after[len(after) - size :]))
        return cls(head, len(before) - tail, len(after) - tail)

    def forth(self, offset: int) -> int:
        """Where an offset of the text before is in the one after; inside of what is gone, where that was."""
        if offset <= self.head:
            return offset
        return offset - self.old + self.new if offset >= self.old else min(offset, self.new)

    def back(self, offset: int) -> int:
        """Where an offset of the text after is in the one before."""
        return Shift(self.head, self.new, self.old).forth(offset)


def _largest(most: int, fits: Callable[[int], bool]) -> int:
    """The largest size up to ``most`` that fits, if all smaller ones fit too."""
    low = 0
    while low < most:
        middle = (low + most + 1) // 2
        low, most = (middle, most) if fits(middle) else (low, middle - 1)
    return low


STILL = Shift(0, 0, 0)
"""Nothing was changed."""
