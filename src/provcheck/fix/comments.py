"""The comments of the files: no fix takes them along, nor changes what one of them was meant to protect."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator

from provcheck import rules, suppress
from provcheck.finding import Finding
from provcheck.syntax.edits import Edit
from provcheck.workspace.files import File

TAKEN = "it would take a comment with it"

DOUBTFUL = "a comment there was meant to suppress something, and does not (PC005)"


class Comments:
    """The places of all comments of some files, in the files' own offsets; in each with what is embedded in it."""

    def __init__(self, files: Iterable[File]) -> None:
        self._spans: dict[str, list[tuple[int, int]]] = {}
        self._doubtful: dict[str, list[range]] = {}
        for file in files:
            self._doubtful.setdefault(file.path, []).extend(_doubtful(file))
            for one in file.reading.comments:
                place = file.source.locate(one.start, one.end)
                self._spans.setdefault(place.path, []).append((place.start, place.end))
        for spans in self._spans.values():
            spans.sort()

    def objection(self, finding: Finding) -> str | None:
        """Why a fix must not be applied, unless comments are what it is about."""
        if finding.code in suppress.RULES or finding.fix is None:
            return None
        line = finding.location.begin[0]
        if any(line in lines for lines in self._doubtful.get(finding.location.path, ())):
            return DOUBTFUL
        return TAKEN if any(map(self._is_lost, finding.fix.edits)) else None

    def _is_lost(self, edit: Edit) -> bool:
        spans = self._spans.get(edit.source.path, [])
        place = bisect_right(spans, (edit.end,)) - 1
        while place >= 0 and spans[place][1] > edit.start:
            start, end = spans[place]
            if start < edit.end and edit.source.text[start:end].strip() not in edit.text:
                return True
            place -= 1
        return False


def _doubtful(file: File) -> Iterator[range]:
    """The lines that comments speak about which were meant to suppress something and cannot."""
    suppressions, mistakes = suppress.read(file.source, file.reading)
    yield from (one.lines for one in suppressions if not all(map(rules.known, one.selectors)))
    yield from (mistake.lines for mistake in mistakes)
