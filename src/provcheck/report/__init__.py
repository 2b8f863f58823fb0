"""Reports of a run, one module for each format; only the one that is asked for is imported."""

from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

from provcheck.finding import Report

if TYPE_CHECKING:
    from provcheck.report.about import About

FORMATS = (
    "text",
    "concise",
    "json",
    "sarif",
    "github",
    "gitlab",
    "junit",
    "checkstyle",
    "rdjson",
    "markdown",
)
_FINGERPRINTED = frozenset({"json", "sarif", "gitlab"})
IN_ACTIONS = "actions"
"""Text as it is shown inside GitHub Actions, where annotations go with it."""


def unexplained(code: str) -> "About":
    """What is known of a rule where nobody knows anything."""
    from provcheck.finding import Severity
    from provcheck.report.about import About

    return About(code, "", Severity.WARNING)


class Options(NamedTuple):
    """How a report looks. A format leaves alone what means nothing to it.

    ``width`` is the screen's, in columns; ``quiet`` leaves the summary out; ``statistics`` counts findings by rule.
    ``explain`` tells about the rule of a code.
    """

    color: bool = False
    width: int = 80
    quiet: bool = False
    statistics: bool = False
    explain: Callable[[str], "About"] = unexplained


def render(
    name: str,
    report: Report,
    *,
    color: bool = False,
    width: int = 80,
    quiet: bool = False,
    statistics: bool = False,
    explain: Callable[[str], "About"] = unexplained,
) -> str:
    """A report in a format of `FORMATS`, ending in a line end unless it is empty; it can be encoded in UTF-8.

    It shows what the report holds: secrets are masked before, by `provcheck.redact.redact_report`. Raises `ValueError`
    for an unknown format.
    """
    if name not in (*FORMATS, IN_ACTIONS):
        raise ValueError(f"no such format: {name}")
    options = Options(color, width, quiet, statistics, explain)
    known = report.fingerprinted() if name in _FINGERPRINTED else report
    rendered: str = import_module(f"provcheck.report.{name}").render(known, options)
    return rendered
