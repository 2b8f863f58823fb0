"""Rules, as SARIF describes them."""

from __future__ import annotations

import re
from textwrap import shorten
from typing import TYPE_CHECKING, Any

from provcheck.finding import Severity

if TYPE_CHECKING:
    from provcheck.finding import Finding
    from provcheck.report.about import About

LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}

_LONGEST = 1024  # characters of a description that GitHub shows
_WHAT_IT_DOES = re.compile(r"^## What it does\n(.*?)(?=^## |\Z)", re.MULTILINE | re.DOTALL)
_MARKUP = re.compile(r"^#+ |^```.*\n|`", re.MULTILINE)
_PROBLEMS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "recommendation"}


def descriptor(finding: Finding, about: About) -> dict[str, Any]:
    """The rule of a finding, with all that a reader needs to act on its results without our pages."""
    details = _WHAT_IT_DOES.search(about.page)
    return {
        "id": finding.code,
        "name": finding.name,
        "shortDescription": {"text": _short(about.summary)},
        "fullDescription": {"text": _short(details[1] if details else about.summary)},
        "help": _help(about),
        "helpUri": finding.url,
        "defaultConfiguration": {"level": LEVELS[about.severity]},
        "properties": {
            "tags": [about.family] if about.family else [],
            "problem.severity": _PROBLEMS[about.severity],
        },
    }


def _short(text: str) -> str:
    return shorten(text.replace("`", ""), _LONGEST, placeholder=" ...")


def _help(about: About) -> dict[str, str]:
    if not about.page:
        return {"text": about.summary}
    return {"text": _MARKUP.sub("", about.page), "markdown": about.page}
