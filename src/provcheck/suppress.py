"""Comments that switch findings off: ``provcheck: ignore[CODE] reason`` and ``provcheck: ignore-file[CODE] reason``."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from provcheck.finding import Finding, Suppressed
from provcheck.syntax.node import Comment, Reading
from provcheck.syntax.source import Source

MARK = "provcheck:"

RULES = frozenset({"PC004", "PC005"})
"""The rules that are about these comments themselves."""

_DIRECTIVE = re.compile(r"provcheck:\s*(?P<kind>ignore(?:-file)?)\s*\[(?P<codes>[^\]]*)\]")
_ATTEMPT = re.compile(r"provcheck:\s*(?i:ignore|disable|skip|noqa)\b")
_CODES = re.compile(
    r"(?i)provcheck:\s{0,9}\w{1,9}\s{0,9}[\[(:=\s]\s{0,9}PC\d{1,3}(?:\s{0,9},?\s{0,9}PC\d{1,3})*(?:\s{0,9}[\])])?"
)
_MARKS = "/*# \t\r\n"
"""What a comment holds beside its words."""

_space = re.compile(r"\s*").match
_rest_of_line = re.compile(r"[^\S\r\n]*(?:[\r\n]|\Z)").match


class Selector(NamedTuple):
    """What a comment names between its brackets: ``source.text[start:end]``, in characters."""

    text: str
    start: int
    end: int


class Suppression(NamedTuple):
    """One comment. ``lines`` are those it speaks about, counted from 1: one line, or all of its text.

    ``reason`` is what stands behind the brackets, ``span`` the directive itself, from its first word to its bracket.
    ``alone``: the comment says nothing but the directive and its reason.
    """

    path: str
    lines: range
    named: tuple[Selector, ...]
    source: Source
    comment: Comment
    reason: str | None = None
    span: tuple[int, int] = (0, 0)
    alone: bool = True

    @property
    def selectors(self) -> tuple[str, ...]:
        """The codes, beginnings of codes and names between its brackets."""
        return tuple(one.text for one in self.named)


class Mistake(NamedTuple):
    """A comment that was surely meant to switch something off and does not; ``problem`` says why.

    ``lines`` are those that it speaks about. ``meant`` is the suppression that it would be, written as ``right`` in the
    place of ``source.text[start:end]``.
    """

    source: Source
    start: int
    end: int
    problem: str
    lines: range
    meant: Suppression | None = None
    right: str = ""


def read(source: Source, reading: Reading) -> tuple[list[Suppression], list[Mistake]]:
    """The suppressions that a text holds, and the comments that were meant to be some."""
    found = list(_found(source, reading)) if MARK in source.text else []
    return [one for one in found if isinstance(one, Suppression)], [one for one in found if isinstance(one, Mistake)]


def apply(findings: Iterable[Finding], found: list[Suppression]) -> list[Finding]:
    """The findings, those marked that a suppression covers."""
    if not found:
        return list(findings)
    spots: dict[tuple[str, range], dict[str, Suppression]] = {}
    texts: dict[str, dict[range, None]] = {}
    for one in found:
        for selector in one.selectors:
            spots.setdefault((one.path, one.lines), {}).setdefault(selector.upper(), one)
        if len(one.lines) > 1:
            texts.setdefault(one.path, {})[one.lines] = None

    def covered(finding: Finding) -> Suppression | None:
        path, line = finding.location.path, finding.location.begin[0]
        around = [range(line, line + 1), *(lines for lines in texts.get(path, ()) if line in lines)]
        near = (spots.get((path, lines), {}) for lines in around)
        return next((one[name] for one in near for name in _selectors(finding) if name in one), None)

    return [_marked(finding, covered(finding)) for finding in findings]


def _marked(finding: Finding, suppression: Suppression | None) -> Finding:
    return finding._replace(suppressed=Suppressed("comment", suppression.reason)) if suppression else finding


class Called:
    """What comments may call some findings, by place."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        self._lines: dict[tuple[str, str], list[int]] = {}
        for finding in sorted(findings, key=lambda one: one.location.begin[0]):
            for selector in _selectors(finding):
                lines = self._lines.setdefault((finding.location.path, selector), [])
                lines.append(finding.location.begin[0])

    def holds(self, suppression: Suppression, selector: str) -> bool:
        """Whether a selector of a suppression, or another one in its place, switches one of the findings off."""
        lines = self._lines.get((suppression.path, selector.upper()), [])
        place = bisect_left(lines, suppression.lines.start)
        return place < len(lines) and lines[place] in suppression.lines


def _selectors(finding: Finding) -> tuple[str, ...]:
    """All that a comment may call a finding, in capitals, the most exact first: its name, its code, its beginnings."""
    code = finding.code
    return (finding.name.upper(), *(code[:end] for end in range(len(code), 0, -1)))


def _found(source: Source, reading: Reading) -> Iterator[Suppression | Mistake]:
    body = min((root.start for root in reading.roots), default=len(source.text))
    for comment, below in _with_targets(source.text, reading.comments):
        directives = list(_DIRECTIVE.finditer(source.text, comment.start, comment.end))
        attempt = _ATTEMPT.search(source.text, comment.start, comment.end)
        if attempt and not directives:
            yield _mistaken(source, comment, attempt, below)
        for directive in directives:
            yield _understood(source, comment, directive, below, at_the_top=comment.end <= body)


def _mistaken(source: Source, comment: Comment, attempt: re.Match[str], below: int) -> Mistake:
    """A comment without brackets, or with another word before them; codes that stand in it tell what is meant."""
    problem = "write provcheck: ignore[CODE], or ignore-file[CODE]"
    form = _CODES.match(source.text, attempt.start(), comment.end)
    lines = _line_at(source, below)
    if form is None:
        return Mistake(source, *attempt.span(), problem, lines)
    codes = [Selector(one[0], *one.span()) for one in re.finditer(r"PC\d+", form[0], re.IGNORECASE)]
    meant = Suppression(source.path, lines, tuple(codes), source, comment)
    right = f"provcheck: ignore[{', '.join(code.text for code in codes)}]"
    return Mistake(source, *form.span(), problem, lines, meant, right)


def _understood(
    source: Source, comment: Comment, directive: re.Match[str], below: int, *, at_the_top: bool
) -> Suppression | Mistake:
    """What a directive means; ``below`` is the place that its comment speaks about."""
    named = tuple(_selectors_between(directive))
    if not named:
        return Mistake(source, *directive.span(), "no rule stands between its brackets", _line_at(source, below))
    lines = _line_at(source, below) if directive["kind"] == "ignore" else _all_lines(source)
    if directive["kind"] != "ignore" and not at_the_top:
        problem = "ignore-file counts only at the top, before everything else"
        return Mistake(source, *directive.span(), problem, lines)
    before = source.text[comment.start : directive.start()]
    behind = source.text[directive.end() : comment.end].removesuffix("*/")
    alone = not before.strip(_MARKS) and not behind.partition("\n")[2].strip(_MARKS)
    return Suppression(source.path, lines, named, source, comment, _reason(behind), directive.span(), alone)


def _line_at(source: Source, offset: int) -> range:
    """The line of an offset, as a range of its own."""
    line = source.locate(offset, offset).begin[0]
    return range(line, line + 1)


def _all_lines(source: Source) -> range:
    text = source.locate(0, len(source.text))
    return range(text.begin[0], text.stop[0] + 1)


def _reason(behind: str) -> str | None:
    """What is said behind the brackets, up to the next directive, without the marks around it."""
    return " ".join(behind.partition(MARK)[0].split()).lstrip(":-,;#/ ") or None


def _selectors_between(directive: re.Match[str]) -> Iterator[Selector]:
    for found in re.finditer(r"[^,]+", directive["codes"]):
        text = found[0].strip()
        if text:
            start = directive.start("codes") + found.start() + found[0].index(text)
            yield Selector(text, start, start + len(text))


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
