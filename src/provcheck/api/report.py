"""The outcome of a check."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal, TypeAlias, get_args

from provcheck import finding, report
from provcheck.api.findings import Finding
from provcheck.api.findings import finding as told
from provcheck.finding import ReleaseChoice, Summary

Format: TypeAlias = Literal[
    "text", "concise", "json", "sarif", "github", "gitlab", "junit", "checkstyle", "rdjson", "markdown"
]
"""How a report can be written."""


@dataclass(frozen=True, slots=True, repr=False)
class Report:
    """The findings that are shown, by path, then by place, and under which assumptions they hold.

    ``files`` are the paths of the configurations and manifests that were checked, ``summary`` counts findings by
    severity, with those that are not among ``findings``. ``as_of`` is the day that dates were compared with and
    ``catalog`` the one of the built-in catalogue, both in ISO form. ``openclaw`` says under which release each
    configuration was checked, and why. ``ok``: no finding reached the threshold that fails a run.

    Two reports are equal when all of this is. They can be pickled.
    """

    findings: tuple[Finding, ...]
    summary: Summary
    ok: bool
    files: tuple[str, ...]
    openclaw: tuple[ReleaseChoice, ...]
    as_of: str
    catalog: str
    _said: finding.Report = field(compare=False)

    def __repr__(self) -> str:
        one = self.summary
        return f"<Report: {one.error} error, {one.warning} warning, {one.info} info in {one.files} file(s)>"

    def to_dict(self) -> dict[str, Any]:
        """The report as ``--output-format json`` writes it: `schemas/report.schema.json` describes it."""
        from provcheck.report.json import content

        return content(self._said)

    def render(
        self,
        format: Format = "text",  # noqa: A002 - the usual word
        *,
        color: bool = False,
        width: int = 80,
        quiet: bool = False,
        statistics: bool = False,
    ) -> str:
        """The report in a format of the command line, as it would be printed.

        ``color`` puts terminal colours into ``text`` and ``concise``, and ``width`` is that of the terminal in columns.
        ``quiet`` leaves the summary out; ``statistics`` counts findings by rule. Raises `ValueError` for an unknown
        format.
        """
        from provcheck.rules.page.about import about

        if format not in get_args(Format):
            raise ValueError(f"{format!r} is no format; there are {', '.join(get_args(Format))}")
        return report.render(
            format, self._said, color=color, width=width, quiet=quiet, statistics=statistics, explain=about
        )


def public(said: finding.Report) -> Report:
    """What the engine says, as plain values; its secrets are masked already."""
    from provcheck.report.json import content

    known = said.fingerprinted()._replace(identify=None)
    return Report(
        findings=tuple(map(told, content(known)["findings"])),
        summary=known.summary,
        ok=not known.failed,
        files=known.files,
        openclaw=known.openclaw,
        as_of=known.as_of,
        catalog=known.catalog,
        _said=known,
    )
