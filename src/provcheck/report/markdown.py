"""The report for a job's summary or a comment, as GitHub and GitLab show Markdown: a table for each file."""

from __future__ import annotations

import os
from collections.abc import Iterator
from itertools import groupby
from typing import TYPE_CHECKING
from urllib.parse import quote

from provcheck.finding import Severity, page_of
from provcheck.report import summary
from provcheck.report.marks import as_code, marked
from provcheck.report.repository import in_repository
from provcheck.screen import visible

if TYPE_CHECKING:
    from provcheck.finding import Finding, Report
    from provcheck.report import Options
    from provcheck.syntax.source import Location

_MOST = 1_000_000
"""GitHub refuses a step's summary of more than 1,048,576 bytes. What is left is for the lines around the tables."""

_SEVERITIES = {Severity.ERROR: "**error**", Severity.WARNING: "warning", Severity.INFO: "info"}
_HEAD = "| Line | Severity | Rule | Finding |\n| ---: | --- | --- | --- |\n"


def render(report: Report, options: Options) -> str:
    """The report as Markdown, ending in a line end unless it is empty."""
    parts = [] if options.quiet else [f"## provcheck\n\n{marked(summary.outcome(report))}\n"]
    parts += [_statistics(report)] if options.statistics else _sections(report)
    if not options.quiet:
        parts.append("".join(f"- {marked(line)}\n" for line in _remarks(report)))
    return "\n".join(filter(None, parts))


def _remarks(report: Report) -> Iterator[str]:
    yield from summary.fixed(report)
    yield from filter(None, [summary.fixable(report)])
    yield from summary.gone(report)
    yield from summary.releases(report)


def _statistics(report: Report) -> str:
    from provcheck.report.statistics import statistics

    counts = statistics(report.findings)
    rows = (f"| {one.times} | {_rule(one.code, one.name)} | {one.severity} |\n" for one in counts)
    return "| Findings | Rule | Severity |\n| ---: | --- | --- |\n" + "".join(rows) if counts else ""


def _sections(report: Report) -> Iterator[str]:
    """A table for each file, as many findings as there is room for, and how many are left out."""
    room = _MOST
    left_out = 0
    for path, findings in groupby(report.findings, lambda finding: finding.location.path):
        section = f"### {as_code(path)}\n\n{_HEAD}"
        rows: list[str] = []
        for row in map(_row, findings):
            needed = len(row.encode()) + (0 if rows else len(section.encode()))
            if needed > room:
                left_out += 1
                continue
            room -= needed
            rows.append(row)
        if rows:
            yield section + "".join(rows)
    if left_out:
        yield f"{summary.count(left_out, 'more finding')} would not fit: GitHub takes summaries of up to 1 MiB.\n"


def _row(finding: Finding) -> str:
    severity = "suppressed" if finding.suppressed else _SEVERITIES[finding.severity]
    cells = _line(finding.location), severity, _rule(finding.code, finding.name), "<br>".join(_told(finding))
    return f"| {' | '.join(cells)} |\n"


def _rule(code: str, name: str) -> str:
    return f"[{code}]({page_of(code)}) {name}"


def _told(finding: Finding) -> Iterator[str]:
    """What is said of a finding, line by line."""
    yield marked(finding.message)
    for related in finding.related:
        line, column = related.location.begin
        there = related.location.path
        where = f"{line}:{column}" if there == finding.location.path else as_code(f"{there}:{line}:{column}")
        yield f"note ({where}): {marked(related.message)}"
    if finding.help:
        yield f"help: {marked(finding.help)}"
    if finding.fix:
        yield f"fix ({'safe' if finding.fix.safe else 'unsafe'}): {marked(finding.fix.message)}"
    if finding.fix and finding.fix.refused:
        yield f"not applied: {marked(finding.fix.refused)}"
    if finding.suppressed:
        yield f"suppressed {marked(summary.why_suppressed(finding.suppressed))}"


def _line(place: Location) -> str:
    """A finding's line and column, in a job of GitHub Actions with a link to the file as it was checked."""
    line, column = place.begin
    variables = ("GITHUB_SERVER_URL", "GITHUB_REPOSITORY", "GITHUB_SHA")
    server, repository, commit = (os.environ.get(name) for name in variables)
    if not (server and repository and commit):
        return f"{line}:{column}"
    path = quote(visible(in_repository(place.path, "GITHUB_WORKSPACE")))
    return f"[{line}:{column}]({server}/{repository}/blob/{commit}/{path}#L{line})"
