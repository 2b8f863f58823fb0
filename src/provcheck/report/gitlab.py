"""The report that GitLab shows as Code Quality in merge requests.

See https://docs.gitlab.com/ci/testing/code_quality/; the fields that GitLab leaves alone are Code Climate's, whose
format it is: https://github.com/codeclimate/platform/blob/master/spec/analyzers/SPEC.md.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from provcheck.finding import Severity
from provcheck.report.json import written
from provcheck.report.repository import in_repository
from provcheck.report.sentences import sentences

if TYPE_CHECKING:
    from provcheck.finding import Finding, Report
    from provcheck.report import Options

_SEVERITIES = {Severity.ERROR: "critical", Severity.WARNING: "major", Severity.INFO: "info"}


def render(report: Report, _options: Options) -> str:
    """A JSON array with an object for each finding that is not suppressed."""
    return written([_issue(finding) for finding in report.findings if not finding.suppressed])


def _issue(finding: Finding) -> dict[str, Any]:
    place = finding.location
    return {
        "type": "issue",
        "check_name": finding.code,
        "description": f"{finding.code} {finding.name}: {sentences(finding)}",
        "categories": ["Bug Risk"],
        "severity": _SEVERITIES[finding.severity],
        "fingerprint": finding.fingerprint,
        "location": {
            "path": in_repository(place.path, "CI_PROJECT_DIR"),
            "lines": {"begin": place.begin[0], "end": place.stop[0]},
        },
    }
