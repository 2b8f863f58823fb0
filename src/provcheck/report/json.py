"""The report for programs. schemas/report.schema.json describes it."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from provcheck import __version__
from provcheck.report.statistics import statistics

if TYPE_CHECKING:
    from provcheck.finding import Finding, Fix, Report
    from provcheck.report import Options
    from provcheck.syntax.source import Location

_VERSION = 1

# The standard library leaves these as they are: lone surrogates, which no encoding takes, and what could drive a
# terminal, break a line or command GitHub's runner ("##["). Outside strings JSON has none of them, so the escape is
# right wherever they stand.
_UNSAFE = re.compile(r"[\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]|(?<=##)\[")


def render(report: Report, options: Options) -> str:
    """The report as a JSON document in two-space indentation, ending in a line end."""
    document = content(report)
    if options.statistics:
        document["statistics"] = [
            {"code": one.code, "name": one.name, "severity": one.severity, "count": one.times}
            for one in statistics(report.findings)
        ]
    return written(document)


def content(report: Report) -> dict[str, Any]:
    """The report as plain data, as the schema describes it."""
    document: dict[str, Any] = {
        "version": _VERSION,
        "findings": [_finding(finding) for finding in report.findings],
        "summary": report.summary._asdict(),
        "run": {
            "version": __version__,
            "catalog": report.catalog,
            "as_of": report.as_of,
            "openclaw": [one._asdict() for one in report.openclaw],
        },
    }
    if report.fixed:
        document["fixed"] = [_finding(finding) for finding in report.fixed]
    return document


def written(document: object) -> str:
    """A JSON document in two-space indentation, ending in a line end, that is safe to encode and to show."""
    text = json.dumps(document, indent=2, ensure_ascii=False)
    return _UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", text) + "\n"


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "code": finding.code,
        "name": finding.name,
        "severity": finding.severity.label,
        "message": finding.message,
        **place(finding.location),
        "pointer": finding.location.pointer,
        "help": finding.help,
        "url": finding.url,
        "releases": None if finding.releases is None else list(finding.releases),
        "related": [{"message": one.message, **place(one.location)} for one in finding.related],
        "fix": None if finding.fix is None else _fix(finding.fix),
        "suppression": None if finding.suppressed is None else finding.suppressed._asdict(),
        "fingerprint": finding.fingerprint or None,
    }


def place(location: Location) -> dict[str, str | int]:
    """Where something stands, as every JSON document of provcheck's says it."""
    line, column = location.begin
    end_line, end_column = location.stop
    return {"path": location.path, "line": line, "column": column, "end_line": end_line, "end_column": end_column}


def _fix(fix: Fix) -> dict[str, Any]:
    edits = []
    for edit in fix.edits:
        place = edit.source.locate(edit.start, edit.end)
        edits.append({"path": place.path, "start": place.start, "end": place.end, "text": edit.text})
    return {"safe": fix.safe, "message": fix.message, "edits": edits, "refused": fix.refused}
