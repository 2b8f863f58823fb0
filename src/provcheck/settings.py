"""What holds for a run."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import NamedTuple, Protocol, Self

from provcheck.catalog.corrections import Correction
from provcheck.finding import Severity


class UnusableError(Exception):
    """A file that settings or options name, and that cannot be used; the message says where and why."""


class Settings(NamedTuple):
    """The choices of a run, whoever made them.

    ``select`` and ``ignore`` hold rule codes, prefixes of codes, or names. ``releases`` are the OpenClaw releases asked
    for; none means that each file's own stamp decides. ``fail_on`` and ``show`` are the mildest severities that fail a
    run and that are shown; ``fail_on`` is ``None`` for never. ``as_of`` is the day that dates are compared with.
    ``openclaw_schema`` is a JSON Schema for the sections of OpenClaw's files that provcheck leaves alone.
    ``report_suppressed``: findings that comments or the baseline cover are reported too, marked as such.
    ``baseline`` is a file with findings that are known and not reported. ``write_baseline`` is one to write: with all
    findings of the run, or, where there is a ``baseline`` too, with what is left of that.
    ``models`` corrects the catalogue, by ref.
    """

    as_of: date
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    force_exclude: bool = False
    fail_on: Severity | None = Severity.WARNING
    show: Severity = Severity.WARNING
    releases: tuple[str, ...] = ()
    openclaw_schema: dict[str, object] | None = None
    report_suppressed: bool = False
    baseline: str | None = None
    write_baseline: str | None = None
    models: Mapping[str, Correction] = MappingProxyType({})

    def of(self, path: str) -> Self:  # noqa: ARG002
        """What holds for a path: these settings hold for all."""
        return self


class Policy(Protocol):
    """Which settings hold where."""

    def of(self, path: str) -> Settings:
        """What holds for a file or folder, given as it is shown."""
