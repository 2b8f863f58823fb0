"""Comments that switch findings off: ``provcheck: ignore[CODE] reason`` and ``provcheck: ignore-file[CODE] reason``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from provcheck.finding import Finding
from provcheck.syntax.node import Comment, Reading
from provcheck.syntax.source import Source

MARK = "provcheck:"
_DIRECTIVE = re.compile(r"provcheck:\s*(?P<kind>ignore(?:-file)?)\s*\[(?P<codes>[^\]]*)\]")
_space = re.compile(r"\s*").match
_rest_of_line = re.compile(r"[^\S\r\n]*(?:[\r\n]|\Z)").match


class Suppression(NamedTuple):
    """One comment. ``lines`` are those it speaks about, counted from 1: one line, or all of its text."""

    path: str
    lines: range
    selectors: tuple[str, ...]

    def covers(self, finding: Finding) -> bool:
        """Whether it switches a finding off."""
        place = finding.location
        if place.path != self.path or place.begin[0] not in self.lines:
            return False
        return not _selectors(finding).isdisjoint(selector.upper() for selector in self.selectors)


def suppressions(source: Source, reading: Reading) -> list[Suppression]:
    """The suppressions that a text holds."""
    return list(_found(source, reading)) if MARK in source.text else []


def apply(findings: Iterable[Finding], found: list[Suppression]) -> tuple[list[Finding], int]:
    """The findings that no suppression covers, and how many were covered."""
    every = list(findings)
    spots: dict[tuple[str, range], set[str]] = {}
    texts: dict[str, list[range]] = {}
    for path, lines, selectors in found:
        if len(lines) > 1 and (path, lines) not in spots:
            texts.setdefault(path, []).append(lines)
        spots.setdefault((path, lines), set()).update(selector.upper() for selector in selectors)

    def is_covered(finding: Finding) -> bool:
        path, line = finding.location.path, finding.location.begin[0]
        around = [range(line, line + 1), *(lines for lines in texts.get(path, ()) if line in lines)]
        return any(not _selectors(finding).isdisjoint(spots.get((path, lines), ())) for lines in around)

    kept = [finding for finding in every if not is_covered(finding)] if found else every
    return kept, len(every) - len(kept)


def _selectors(finding: Finding) -> set[str]:
    """All that a comment may call a finding, in capitals: its code, the beginnings of that, its name."""
    code = finding.code
    return {finding.name.upper(), *(code[:end] for end in range(1, len(code) + 1))}


def _found(source: Source, reading: Reading) -> Iterator[Suppression]:
    body = min((root.start for root in reading.roots), default=len(source.text))
    for comment, below in _with_targets(source.text, reading.comments):
        directive = _DIRECTIVE.search(source.text, comment.start, comment.end)
        if directive is None:
            continue
        selectors = tuple(filter(None, (one.strip() for one in directive["codes"].split(","))))
        if directive["kind"] == "ignore":
            line = source.locate(below, below).begin[0]
            yield Suppression(source.path, range(line, line + 1), selectors)
        elif comment.end <= body:
            text = source.locate(0, len(source.text))
            yield Suppression(source.path, range(text.begin[0], text.stop[0] + 1), selectors)


def _with_targets(text: str, comments: list[Comment]) -> Iterator[tuple[Comment, int]]:
    """Each comment with the place it speaks about, the last one first.

    That is the comment's own, where something else stands on its lines, and otherwise what follows it: the first
    character that is neither white space nor another comment.
    """
    below: dict[int, int] = {}
    for comment in reversed(comments):
        space = _space(text, comment.end)
        end = space.end() if space else comment.end
        below[comment.start] = target = below.get(end, end)
        yield comment, target if _is_alone(text, comment) else comment.start


def _is_alone(text: str, comment: Comment) -> bool:
    """Whether nothing but white space stands on the comment's lines."""
    before = comment.start
    while before and text[before - 1] in " \t\ufeff":
        before -= 1
    return (not before or text[before - 1] in "\r\n") and _rest_of_line(text, comment.end) is not None
