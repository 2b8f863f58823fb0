"""A service that takes configurations from users, and answers with what is wrong with them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import provcheck
from provcheck import Finding, ProvcheckError, Severity, Text


@dataclass(frozen=True)
class Answer:
    """What the user is told."""

    accepted: bool
    remarks: tuple[str, ...]


def submitted(body: bytes) -> Answer:
    """An upload: nothing on the service's disk has a say."""
    return answer(provcheck.check(Text(body), show="info", fail_on="error"))


def built(configuration: Mapping[str, object]) -> Answer:
    """A configuration that another part of the program has made."""
    return answer(provcheck.check(configuration))


def answer(report: provcheck.Report) -> Answer:
    """A report in the words of this program."""
    return Answer(report.ok, tuple(map(remark, report.findings)))


def remark(finding: Finding) -> str:
    """One finding; what is grave is loud."""
    said = finding.message.upper() if finding.severity >= Severity.ERROR else finding.message
    return f"{finding.line}: {said}"


def moved(body: str) -> tuple[str, int]:
    """A configuration as manifests, and how many values need a human; an empty text where there is none."""
    try:
        made = provcheck.convert(Text(body), to="pai", annotations=False)
    except ProvcheckError:
        return "", 0
    return made.text, made.summary[provcheck.Outcome.NEEDS_YOU]
