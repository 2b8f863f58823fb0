"""The report as a JUnit document, which CI servers show as tests.

A file is a suite. Each finding is a case that fails; one that is suppressed is skipped, and a file that is fine is one
case that passes, since servers take a document without any case for a mistake. JUnit has no severities, so all findings
are failures, and the ``type`` tells how grave. Cases are named after what they are about and not after their line:
servers compare a case with the one of the same name in the run before. All attributes are those of Jenkins' schema,
which permits no other: https://github.com/jenkinsci/xunit-plugin.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element

from provcheck.report.elements import document, element
from provcheck.report.summary import why_suppressed
from provcheck.screen import visible

if TYPE_CHECKING:
    from provcheck.finding import Finding, Report
    from provcheck.report import Options


def render(report: Report, _options: Options) -> str:
    """An XML document with a suite for each file."""
    by_path = {path: list(found) for path, found in groupby(report.findings, lambda finding: finding.location.path)}
    paths = sorted({*report.files, *by_path})
    failures = sum(not finding.suppressed for finding in report.findings)
    tests = sum(len(by_path.get(path, ())) or 1 for path in paths)
    root = element(None, "testsuites", name="provcheck", tests=tests, failures=failures, errors=0)
    for path in paths:
        _suite(root, path, by_path.get(path, []))
    return document(root)


def _suite(root: Element, path: str, findings: list[Finding]) -> None:
    skipped = sum(finding.suppressed is not None for finding in findings)
    counts = {"tests": len(findings) or 1, "failures": len(findings) - skipped, "errors": 0, "skipped": skipped}
    suite = element(root, "testsuite", name=path, file=path, **counts)
    if not findings:
        element(suite, "testcase", name="no findings", classname=path, time=0)
    names: dict[str, int] = {}
    for finding in findings:
        name = " ".join(filter(None, (finding.code, finding.name, finding.location.pointer)))
        names[name] = names.get(name, 0) + 1
        unique = name if names[name] == 1 else f"{name} ({names[name]})"
        _outcome(element(suite, "testcase", name=unique, classname=path, time=0), finding)


def _outcome(case: Element, finding: Finding) -> None:
    if finding.suppressed:
        element(case, "skipped", message=f"{why_suppressed(finding.suppressed)}: {finding.message}")
        return
    line, column = finding.location.begin
    lines = [f"{finding.location.path}:{line}:{column}: {finding.message}"]
    lines += [f"help: {finding.help}"] if finding.help else []
    lines += [f"see {finding.url}"]
    failure = element(case, "failure", message=finding.message, type=finding.severity.label)
    failure.text = "\n".join(map(visible, lines))
