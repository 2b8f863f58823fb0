"""The report that is shown inside GitHub Actions: text, and annotations as many as appear there."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from provcheck.finding import Severity
from provcheck.report import text

if TYPE_CHECKING:
    from provcheck.finding import Report
    from provcheck.report import Options

_MOST = 10
"""GitHub shows no more annotations of a severity for one step."""

# The runner takes a line for a command that begins with "::", or holds "##[" anywhere.
_COMMAND = re.compile(r"(?:^|(?<=\r))([^\S\n]*):(?=:)|(##)\[", re.MULTILINE)


def render(report: Report, options: Options) -> str:
    """The report as text, then annotations for its first findings; none where findings are only to be counted."""
    shown = disarmed(text.render(report, options))
    if not report.findings or options.statistics:
        return shown
    from provcheck.report.github import annotation

    active = [finding for finding in report.findings if not finding.suppressed]
    first = [
        finding
        for severity in sorted(Severity, reverse=True)
        for finding in islice((one for one in active if one.severity is severity), _MOST)
    ]
    return shown + "".join(map(annotation, first))


def disarmed(shown: str) -> str:
    """A text for people in which the runner, which reads along, finds no command."""
    return _COMMAND.sub("\\1\\2\ufffd", shown)
