"""The report with one line for each finding."""

from __future__ import annotations

from typing import TYPE_CHECKING

from provcheck.report import summary
from provcheck.screen import paint, visible

if TYPE_CHECKING:
    from provcheck.finding import Finding, Report
    from provcheck.report import Options


def render(report: Report, options: Options) -> str:
    """The report as lines, ending in a line end unless it is empty."""
    if options.statistics:
        from provcheck.report.statistics import statistics, table

        lines = table(statistics(report.findings))
    else:
        lines = [_line(finding, options) for finding in report.findings]
    if not options.quiet:
        lines += [summary.outcome(report), *map(visible, summary.gone(report))]
    return "".join(f"{line}\n" for line in lines)


def _line(finding: Finding, options: Options) -> str:
    line, column = finding.location.begin
    severity = "suppressed" if finding.suppressed else finding.severity.label
    place = paint(f"{visible(finding.location.path)}:{line}:{column}:", "place", color=options.color)
    code = f"{finding.code} {paint(f'[{severity}]', severity, color=options.color)}"
    return f"{place} {code} {visible(finding.message)}{' [*]' if finding.fix else ''}"
