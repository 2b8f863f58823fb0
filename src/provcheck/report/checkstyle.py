"""The report as Checkstyle's XML, which many tools of code review read."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from provcheck.report.elements import document, element
from provcheck.report.sentences import sentences

if TYPE_CHECKING:
    from provcheck.finding import Report
    from provcheck.report import Options


def render(report: Report, _options: Options) -> str:
    """An XML document with an ``error`` for each finding that is not suppressed, under its ``file``."""
    root = element(None, "checkstyle", version="4.3")
    active = [finding for finding in report.findings if not finding.suppressed]
    for path, findings in groupby(active, lambda finding: finding.location.path):
        file = element(root, "file", name=path)
        for finding in findings:
            line, column = finding.location.begin
            what = {"message": sentences(finding), "source": f"provcheck.{finding.code}"}
            element(file, "error", line=line, column=column, severity=finding.severity.label, **what)
    return document(root)
