"""The report for reviewdog: the Reviewdog Diagnostic Format, a DiagnosticResult.

https://github.com/reviewdog/reviewdog/tree/master/proto/rdf
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from provcheck.finding import HOME
from provcheck.report.json import written
from provcheck.report.sentences import sentences
from provcheck.syntax import edits
from provcheck.syntax.units import span, utf8

if TYPE_CHECKING:
    from provcheck.finding import Finding, Fix, Report
    from provcheck.report import Options
    from provcheck.syntax.source import Location

_MASK = "*"
# JSON can name a lone surrogate, but reviewdog then refuses the whole file.
_SURROGATE = re.compile("[\ud800-\udfff]")


def render(report: Report, _options: Options) -> str:
    """The report as a JSON document, ending in a line end; without suppressed findings, which it has no mark for."""
    return written(
        {
            "source": {"name": "provcheck", "url": HOME},
            "diagnostics": [_diagnostic(finding) for finding in report.findings if not finding.suppressed],
        }
    )


def _diagnostic(finding: Finding) -> dict[str, Any]:
    found: dict[str, Any] = {
        "message": _encodable(sentences(finding)),
        "location": _location(finding.location),
        "severity": finding.severity.name,
        "code": {"value": finding.code, "url": finding.url},
    }
    suggestion = _suggestion(finding.fix, finding.location.path) if finding.fix else None
    if suggestion:
        found["suggestions"] = [suggestion]
    if finding.related:
        found["related_locations"] = [
            {"message": _encodable(one.message), "location": _location(one.location)} for one in finding.related
        ]
    return found


def _suggestion(fix: Fix, path: str) -> dict[str, Any] | None:
    """A fix as one new text for one stretch of the file that the finding is in, or nothing where it needs more.

    Several suggestions would each be a fix of its own. What stands between edits is repeated, so a fix is left alone
    where that may hold a masked secret.
    """
    changes = sorted(set(fix.edits), key=lambda one: (one.start, one.end))
    if not changes or fix.refused or any(one.source.path != path for one in changes):
        return None
    source, start, end = changes[0].source, changes[0].start, max(one.end for one in changes)
    kept = (source.text[one.end : following.start] for one, following in pairwise(changes))
    if any(_MASK in text for text in kept):
        return None
    moved = [one._replace(start=one.start - start, end=one.end - start) for one in changes]
    try:
        text = edits.apply(source.text[start:end], moved)
    except ValueError:
        return None
    return {"range": _range(source.locate(start, end)), "text": _encodable(text)}


def _location(location: Location) -> dict[str, Any]:
    return {"path": _encodable(location.path), "range": _range(location)}


def _range(location: Location) -> dict[str, Any]:
    """A stretch of a file: columns count bytes, the end is what stands behind it."""
    begin, stop = span(location, utf8)
    return {"start": {"line": begin[0], "column": begin[1]}, "end": {"line": stop[0], "column": stop[1]}}


def _encodable(text: str) -> str:
    return _SURROGATE.sub("\ufffd", text)
