"""The report in SARIF 2.1.0, the Static Analysis Results Interchange Format of OASIS, with GitHub as its first reader.

https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html and
https://docs.github.com/en/code-security/reference/code-scanning/sarif-files/sarif-support-for-code-scanning
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from provcheck import __version__
from provcheck.finding import HOME
from provcheck.report.json import written
from provcheck.report.sarif.places import ROOT
from provcheck.report.sarif.results import result
from provcheck.report.sarif.rules import descriptor

if TYPE_CHECKING:
    from provcheck.finding import Finding, Report
    from provcheck.report import Options

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"

MOST_RESULTS = 25_000
"""GitHub takes no file that holds more."""


def render(report: Report, options: Options) -> str:
    """The report as a SARIF log of one run, ending in a line end; nothing in it depends on the time or the machine."""
    return written({"$schema": _SCHEMA, "version": "2.1.0", "runs": [_run(report, options)]})


def _run(report: Report, options: Options) -> dict[str, Any]:
    findings = gravest(report.findings, MOST_RESULTS)
    rules = {one.code: one for one in sorted(findings, key=lambda one: one.code)}
    index = {code: number for number, code in enumerate(rules)}
    return {
        "tool": {
            "driver": {
                "name": "provcheck",
                "fullName": f"provcheck {__version__}",
                "informationUri": HOME,
                "version": __version__,
                "semanticVersion": __version__,
                "rules": [descriptor(one, options.explain(one.code)) for one in rules.values()],
            }
        },
        "invocations": [_invocation(len(report.findings) - len(findings))],
        "originalUriBaseIds": {
            ROOT: {"description": {"text": "The top of the repository, or else the current folder."}}
        },
        "columnKind": "utf16CodeUnits",
        "newlineSequences": ["\r\n", "\n", "\r"],
        "defaultEncoding": "utf-8",
        "results": _results(findings, index),
        "properties": {
            "catalog": report.catalog,
            "asOf": report.as_of,
            "openclaw": [one._asdict() for one in report.openclaw],
        },
    }


def _results(findings: Sequence[Finding], index: dict[str, int]) -> list[dict[str, Any]]:
    """The findings; where one is suppressed, each says whether it is, as section 3.27.23 wants it of a run."""
    results = [result(finding, index[finding.code]) for finding in findings]
    if any(finding.suppressed for finding in findings):
        for one in results:
            one.setdefault("suppressions", [])
    return results


def _invocation(left_out: int) -> dict[str, Any]:
    if not left_out:
        return {"executionSuccessful": True}
    text = f"{left_out} more findings are left out, the mildest: GitHub takes {MOST_RESULTS} results at most."
    return {
        "executionSuccessful": True,
        "toolExecutionNotifications": [{"level": "warning", "message": {"text": text}}],
    }


def gravest(findings: Sequence[Finding], most: int) -> Sequence[Finding]:
    """As many findings as may be reported, in their order; the mildest are left out, the suppressed before them."""
    if len(findings) <= most:
        return findings
    ranked = sorted(range(len(findings)), key=lambda at: (bool(findings[at].suppressed), -findings[at].severity, at))
    return [findings[at] for at in sorted(ranked[:most])]
