"""Where places of a text are in another one, which differs from it in one stretch, as a text does that is typed in."""

from __future__ import annotations

from os.path import commonprefix
from typing import NamedTuple, Self


class Shift(NamedTuple):
    """``before[head:old]`` has become ``after[head:new]``; what stands around it is the same in both, in characters."""

    head: int
    old: int
    new: int

    @classmethod
    def of(cls, before: str, after: str) -> Self:
        """What was changed between two texts."""
        head = len(commonprefix((before, after)))
        least = min(len(before), len(after)) - head
        tail = len(commonprefix((before[::-1][:least], after[::-1][:least])))
        return cls(head, len(before) - tail, len(after) - tail)

    def forth(self, offset: int) -> int:
        """Where an offset of the text before is in the one after; inside of what is gone, where that was."""
        if offset <= self.head:
            return offset
        return offset - self.old + self.new if offset >= self.old else min(offset, self.new)

    def back(self, offset: int) -> int:
        """Where an offset of the text after is in the one before."""
        return Shift(self.head, self.new, self.old).forth(offset)


STILL = Shift(0, 0, 0)
"""Nothing was changed."""
