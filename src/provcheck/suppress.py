"""Comments that switch findings off: ``provcheck: ignore[CODE] reason`` and ``provcheck: ignore-file[CODE] reason``."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from provcheck.finding import Finding
from provcheck.syntax.node import Comment, Reading
from provcheck.syntax.source import Source

MARK = "provcheck:"
_DIRECTIVE = re.compile(r"provcheck:\s*(?P<kind>ignore(?:-file)?)\s*\[(?P<codes>[^\]]*)\]")


class Suppression(NamedTuple):
    """One comment. ``line`` is the line it speaks about, ``None`` for the whole file."""

    path: str
    line: int | None
    selectors: tuple[str, ...]

    def covers(self, finding: Finding) -> bool:
        """Whether it switches a finding off."""
        place = finding.location
        if place.path != self.path or (self.line is not None and place.begin[0] != self.line):
            return False
        return any(
            finding.code.startswith(selector.upper()) or finding.name == selector.lower() for selector in self.selectors
        )


class _Commented(NamedTuple):
    """A text with its comments."""

    source: Source
    reading: Reading

    @property
    def body(self) -> int:
        """Where the data begins; the end of the text where there is none."""
        return min((root.start for root in self.reading.roots), default=len(self.source.text))

    def suppression(self, comment: Comment) -> Suppression | None:
        found = _DIRECTIVE.search(self.source.text[comment.start : comment.end])
        if found is None:
            return None
        selectors = tuple(filter(None, (one.strip() for one in found["codes"].split(","))))
        if found["kind"] == "ignore-file":
            return Suppression(self.source.path, None, selectors) if comment.end <= self.body else None
        offset = self._below(comment) if self._alone(comment) else comment.start
        return Suppression(self.source.path, self.source.locate(offset, offset).begin[0], selectors)

    def _alone(self, comment: Comment) -> bool:
        """Whether nothing but white space stands on the comment's lines."""
        text = self.source.text
        before = text[text.rfind("\n", 0, comment.start) + 1 : comment.start]
        end = text.find("\n", comment.end)
        after = text[comment.end : end if end >= 0 else len(text)]
        return not before.strip("\ufeff \t") and not after.strip()

    def _below(self, comment: Comment) -> int:
        """The first character behind a comment that is neither white space nor another comment."""
        offset = comment.end
        for other in self.reading.comments:
            if other.start >= offset and not self.source.text[offset : other.start].strip():
                offset = other.end
        rest = self.source.text[offset:]
        return min(offset + len(rest) - len(rest.lstrip()), len(self.source.text))


def suppressions(source: Source, reading: Reading) -> list[Suppression]:
    """The suppressions that a text holds."""
    if MARK not in source.text:
        return []
    text = _Commented(source, reading)
    return [found for comment in reading.comments if (found := text.suppression(comment))]


def apply(findings: Iterable[Finding], found: list[Suppression]) -> tuple[list[Finding], int]:
    """The findings that no suppression covers, and how many were covered."""
    every = list(findings)
    kept = [finding for finding in every if not any(one.covers(finding) for one in found)] if found else every
    return kept, len(every) - len(kept)
