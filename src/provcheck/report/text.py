"""The report for people: each finding with the line it is about, and a summary."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import TYPE_CHECKING

from provcheck.report import summary
from provcheck.screen import Word, paint, visible, words, wrap

if TYPE_CHECKING:
    from provcheck.finding import Finding, Related, Report
    from provcheck.report import Options
    from provcheck.syntax.source import Location

_HANG = 4
_INDENT = "  "


def render(report: Report, options: Options) -> str:
    """The report as text, ending in a line end unless it is empty."""
    blocks: list[list[str]] = []
    if options.statistics:
        from provcheck.report.statistics import statistics, table

        blocks.append(table(statistics(report.findings)))
    else:
        blocks.extend(_finding(finding, options) for finding in report.findings)
    if not options.quiet:
        blocks.append(_summary(report, options))
    return "".join("\n".join(block) + "\n" for block in _apart(blocks))


def _apart(blocks: list[list[str]]) -> Iterator[list[str]]:
    """Blocks with an empty line between them."""
    blocks = [block for block in blocks if block]
    for block in blocks[:-1]:
        yield [*block, ""]
    yield from blocks[-1:]


def _finding(finding: Finding, options: Options) -> list[str]:
    severity = "suppressed" if finding.suppressed else finding.severity.label
    gutter = max(len(str(place.begin[0])) for place in _places(finding))
    header = (
        Word(f"{_at(finding.location)}:", "place"),
        Word(f"{severity}[{finding.code}]", severity),
        Word(f"{finding.name}:"),
        *words(finding.message),
    )
    lines = wrap(header, options.width, _HANG, color=options.color)
    lines += _excerpt(finding.location, gutter, "^", severity, options)
    for related in finding.related:
        lines += _related(related, gutter, options)
    if finding.help:
        lines += _labelled("help", words(finding.help), "help", options)
    if finding.fix:
        kind = "safe" if finding.fix.safe else "unsafe"
        lines += _labelled(f"fix ({kind})", words(finding.fix.message), "fix", options)
    if finding.suppressed:
        lines += _labelled("suppressed", words(summary.why_suppressed(finding.suppressed)), "suppressed", options)
    if finding.fix and finding.fix.refused:
        lines += _labelled("not applied", words(finding.fix.refused), "help", options)
    return lines


def _places(finding: Finding) -> Iterator[Location]:
    yield finding.location
    yield from (related.location for related in finding.related)


def _at(place: Location) -> str:
    line, column = place.begin
    return f"{visible(place.path)}:{line}:{column}"


def _related(related: Related, gutter: int, options: Options) -> list[str]:
    where = Word(f"{_at(related.location)}:", "place")
    lines = _labelled("note", (where, *words(related.message)), "related", options)
    return lines + _excerpt(related.location, gutter, "-", "related", options)


def _labelled(label: str, text: Iterable[Word], style: str, options: Options) -> list[str]:
    """A paragraph after a label, its further lines below the first one's text."""
    parts = chain((Word(f"{_INDENT}{label}:", style),), text)
    return wrap(parts, options.width, len(_INDENT) + len(label) + 2, color=options.color)


def _excerpt(place: Location, gutter: int, mark: str, style: str, options: Options) -> list[str]:
    if not place.source.text:
        return []
    from provcheck.report.excerpt import excerpt

    number = str(place.begin[0])
    shown = excerpt(place, options.width - gutter - 5)
    underline = " " * shown.column + paint(mark * shown.length, style, color=options.color)
    return [_numbered(number, gutter, shown.line, options), _numbered("", gutter, underline, options)]


def _numbered(number: str, gutter: int, line: str, options: Options) -> str:
    return (paint(f"{_INDENT}{number:>{gutter}} |", "gutter", color=options.color) + " " + line).rstrip()


def _summary(report: Report, options: Options) -> list[str]:
    sentence = summary.outcome(report)
    style = "good" if sentence.endswith("fine.") else "place"
    # An option stays on one line with its value.
    unbroken = map(Word, re.findall(r"--\w+ \w+|\S+", sentence) if "--" in sentence else sentence.split(" "))
    lines = _wrapped(summary.fixed(report), options)
    lines += [paint(line, style, color=options.color) for line in wrap(unbroken, options.width, 2, color=False)]
    lines += map(visible, summary.gone(report))  # unbroken, since it ends in a command
    return lines + _wrapped([*filter(None, [summary.fixable(report)]), *summary.releases(report)], options)


def _wrapped(sentences: list[str], options: Options) -> list[str]:
    return [line for one in sentences for line in wrap(words(one), options.width, 2, color=options.color)]
