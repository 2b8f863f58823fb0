"""What GitHub's runner makes of a report for people that it reads along: annotations, and no command besides."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from provcheck.finding import Severity

if TYPE_CHECKING:
    from provcheck.finding import Report

_MOST = 10
"""GitHub shows no more annotations of a severity for one step."""

# The runner takes a line for a command that begins with "::", or holds "##[" anywhere.
_COMMAND = re.compile(r"(?:^|(?<=\r))([^\S\n]*):(?=:)|(##)\[", re.MULTILINE)


def first_annotations(report: Report) -> str:
    """The commands that show the first findings of each severity, without those that are suppressed."""
    if not report.findings:
        return ""
    from provcheck.report.github import annotation

    active = [finding for finding in report.findings if not finding.suppressed]
    first = [
        finding
        for severity in sorted(Severity, reverse=True)
        for finding in islice((one for one in active if one.severity is severity), _MOST)
    ]
    return "".join(map(annotation, first))


def disarmed(shown: str) -> str:
    """A text in which the runner finds no command."""
    return _COMMAND.sub("\\1\\2\ufffd", shown)
