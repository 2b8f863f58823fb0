"""What holds for a run."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from provcheck.finding import Severity


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Settings:
    """The choices of a run, whoever made them.

    ``select`` and ``ignore`` hold rule codes, prefixes of codes, or names. ``releases`` are the OpenClaw releases asked
    for; none means that each file's own stamp decides. ``fail_on`` and ``show`` are the mildest severities that fail a
    run and that are shown; ``fail_on`` is ``None`` for never.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    force_exclude: bool = False
    fail_on: Severity | None = Severity.WARNING
    show: Severity = Severity.WARNING
    releases: tuple[str, ...] = ()
    as_of: date = field(default_factory=date.today)
