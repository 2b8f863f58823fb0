"""The comments of the files, which no fix takes along."""

from __future__ import annotations

from bisect import bisect_right

from provcheck.finding import Finding
from provcheck.fix.state import State
from provcheck.syntax.edits import Edit

TAKEN = "it would take a comment with it"

RULES = frozenset({"PC004", "PC005"})
"""Rules whose fixes are about comments."""


class Comments:
    """The places of all comments of a state, in its files' own offsets."""

    def __init__(self, state: State) -> None:
        self._spans: dict[str, list[tuple[int, int]]] = {}
        for file in state.loaded.files:
            for one in file.reading.comments:
                place = file.source.locate(one.start, one.end)
                self._spans.setdefault(place.path, []).append((place.start, place.end))
        for spans in self._spans.values():
            spans.sort()

    def taken_by(self, finding: Finding) -> bool:
        """Whether a fix, unless comments are what it is about, would lose a comment or a part of one."""
        return finding.code not in RULES and finding.fix is not None and any(map(self._is_lost, finding.fix.edits))

    def _is_lost(self, edit: Edit) -> bool:
        spans = self._spans.get(edit.source.path, [])
        place = bisect_right(spans, (edit.end,)) - 1
        while place >= 0 and spans[place][1] > edit.start:
            start, end = spans[place]
            if start < edit.end and edit.source.text[start:end].strip() not in edit.text:
                return True
            place -= 1
        return False
