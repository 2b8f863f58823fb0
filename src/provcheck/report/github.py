"""The report as GitHub's workflow commands, which show each finding at its line of a change.

The runner's ``ActionCommand.cs`` says how a command is read and which characters it unescapes, its
``ActionCommandManager.cs`` which places it takes: https://github.com/actions/runner.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from provcheck.finding import Severity
from provcheck.report.repository import in_repository
from provcheck.screen import visible

if TYPE_CHECKING:
    from provcheck.finding import Finding, Report
    from provcheck.report import Options
    from provcheck.syntax.source import Location

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
_DATA = re.compile(r"[%\r\n]")
_PROPERTY = re.compile(r"[%\r\n:,]")


def render(report: Report, _options: Options) -> str:
    """A line for each finding that is not suppressed; empty without any."""
    return "".join(annotation(finding) for finding in report.findings if not finding.suppressed)


def annotation(finding: Finding) -> str:
    """The command, and the line end, that shows a finding."""
    properties = {**_place(finding.location), "title": f"{finding.code} {finding.name}"}
    written = ",".join(f"{name}={_escaped(_PROPERTY, str(value))}" for name, value in properties.items())
    text = f"{finding.message}\nhelp: {finding.help}" if finding.help else finding.message
    return f"::{_COMMANDS[finding.severity]} {written}::{_escaped(_DATA, text)}\n"


def _place(location: Location) -> dict[str, str | int]:
    line, column = location.begin
    end_line, end_column = location.stop
    path = in_repository(location.path, "GITHUB_WORKSPACE")
    place: dict[str, str | int] = {"file": path, "line": line, "endLine": end_line}
    # Columns of a place over several lines are refused.
    return {**place, "col": column, "endColumn": end_column} if line == end_line else place


def _escaped(special: re.Pattern[str], text: str) -> str:
    safe = re.sub(r"[^\t\r\n]+", lambda found: visible(found[0]), text)
    return special.sub(lambda found: f"%{ord(found[0]):02X}", safe)
