"""Which fixes can be applied together."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable
from typing import TypeAlias

from provcheck.finding import Finding
from provcheck.syntax.edits import Edit

_Stretch: TypeAlias = tuple[int, int, str]
"""Begin, end and new text of an edit."""


def choose(findings: Iterable[Finding]) -> list[Finding]:
    """As many findings as have fixes that keep apart, the first one first. A fix is taken whole or not at all."""
    taken = _Taken()
    return [one for one in findings if one.fix is not None and taken.take(one.fix.edits)]


class _Taken:
    """The stretches of each file that are spoken for."""

    def __init__(self) -> None:
        self._edits: dict[str, list[_Stretch]] = {}

    def take(self, edits: Iterable[Edit]) -> bool:
        """Take the room that edits need; false, and nothing taken, where some of it is not free."""
        wanted = {(one.source.path, (one.start, one.end, one.text)) for one in edits}
        free = {(path, stretch) for path, stretch in wanted if self._is_free(path, stretch)}
        if not wanted or any(stretch not in self._edits[path] for path, stretch in wanted - free):
            return False
        for path, stretch in free:
            insort(self._edits.setdefault(path, []), stretch)
        return True

    def _is_free(self, path: str, wanted: _Stretch) -> bool:
        """Whether nothing overlaps a stretch, and nothing else begins where it begins."""
        start, end, _ = wanted
        there = self._edits.get(path, [])
        place = bisect_left(there, (start, -1, ""))
        before, behind = there[max(place - 1, 0) : place], there[place : place + 1]
        return all(one[1] <= start for one in before) and all(one[0] >= end and one[0] > start for one in behind)
