"""The files of a run in one of the states that they go through while they are fixed."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from functools import cached_property

from provcheck import engine
from provcheck.finding import Finding
from provcheck.settings import Policy
from provcheck.syntax import edits
from provcheck.syntax.edits import Edit
from provcheck.workspace.files import File
from provcheck.workspace.loaded import Loaded
from provcheck.workspace.reload import reload

Edits = Mapping[str, list[Edit]]
"""Edits by the path of their file."""


class State:
    """What the files say, and all that is found in them, secrets as they stand."""

    def __init__(self, loaded: Loaded, policy: Policy) -> None:
        self.loaded = loaded
        self.policy = policy
        self.findings = engine.find(loaded, policy)

    @cached_property
    def standing(self) -> list[Finding]:
        """The findings that count when two states are compared."""
        return engine.standing(self.findings, self.loaded, self.policy)

    @cached_property
    def files(self) -> dict[str, File]:
        """The files by path, without the texts that stand inside of others."""
        return {file.path: file for file in self.loaded.files if file.source.outer is None}

    @property
    def texts(self) -> dict[str, str]:
        """The text of each file by its path."""
        return {path: file.source.text for path, file in self.files.items()}

    def edited(self, wanted: Edits) -> State:
        """The state after edits. Raises `ValueError` if two of them overlap."""
        texts = self.texts
        return self.with_texts({path: edits.apply(texts[path], some) for path, some in wanted.items()})

    def with_texts(self, changed: Mapping[str, str]) -> State:
        """The state with other texts for some files."""
        return State(reload(self.loaded, changed, self.policy), self.policy)


def edits_of(findings: Iterable[Finding]) -> Edits:
    """What the fixes of some findings change."""
    found: dict[str, list[Edit]] = {}
    for finding in findings:
        for edit in finding.fix.edits if finding.fix else ():
            found.setdefault(edit.source.path, []).append(edit)
    return found


class Moves:
    """Where the places of a text are after edits."""

    def __init__(self, done: Iterable[Edit]) -> None:
        self._stretches: list[tuple[int, int, int]] = []
        shift = 0
        for start, end, text in sorted({(one.start, one.end, one.text) for one in done}):
            self._stretches.append((start, end, start + shift))
            shift += len(text) - (end - start)
            self._stretches.append((end, end, end + shift))

    def __call__(self, offset: int) -> int:
        """The new offset; a place inside of an edit goes to its beginning, one at an insertion behind it."""
        place = bisect_right(self._stretches, offset, key=lambda one: one[0]) - 1
        if place < 0:
            return offset
        start, end, now = self._stretches[place]
        return now if offset < end else now + offset - start
