"""What holds for a run."""

from datetime import date
from typing import NamedTuple

from provcheck.finding import Severity


class Settings(NamedTuple):
    """The choices of a run, whoever made them.

    ``select`` and ``ignore`` hold rule codes, prefixes of codes, or names. ``releases`` are the OpenClaw releases asked
    for; none means that each file's own stamp decides. ``fail_on`` and ``show`` are the mildest severities that fail a
    run and that are shown; ``fail_on`` is ``None`` for never. ``as_of`` is the day that dates are compared with.
    ``openclaw_schema`` is a JSON Schema for the sections of OpenClaw's files that provcheck leaves alone.
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
