"""What holds for a run, and for each of its files.

``layered`` finds it: settings files, the nearest one upward from each file, and the command line on top.
"""

from datetime import date
from typing import TYPE_CHECKING, NamedTuple, Protocol, Self

from provcheck.finding import Severity

if TYPE_CHECKING:
    from provcheck.catalog.corrections import Correction
    from provcheck.settings.document import Document
    from provcheck.settings.globs import Glob


class UnusableSettingsError(Exception):
    """Settings, or a file that they name, that cannot be used; the message says why.

    It begins with the place, ``path:line:column: ``, where there is one.
    """


class NamedBaseline(NamedTuple):
    """A baseline that settings name: its path as it is shown, the file that says so, and the folder that it is for.

    That is an absolute path, or ``None`` where one settings file was given for all paths of the run.
    """

    path: str
    file: "Document"
    folder: str | None


class Settings(NamedTuple):
    """The choices of a run, whoever made them.

    ``select`` and ``ignore`` hold rule codes, prefixes of codes, or names; ``per_file_ignores`` has more of them to
    ignore, by file, and ``severity`` other severities. ``include`` are files that a search takes for OpenClaw
    configurations beside those with the usual names. ``releases`` are the OpenClaw releases asked for, and
    ``releases_why`` says where; none means that each file's own stamp decides. ``fail_on`` and ``show`` are the
    mildest severities that fail a run and that are shown; ``fail_on`` is ``None`` for never. ``as_of`` is the day that
    dates are compared with. ``openclaw_schema`` is a JSON Schema for the sections of OpenClaw's files that provcheck
    leaves alone. ``env`` are variables that are set at run time, ``models`` what the catalogue lacks or has wrong, by
    provider and id. ``output_format`` is ``None`` where nobody chose one. ``baseline`` is the path of a file with known
    findings; ``named_baseline`` the one that settings files name, whatever the command line says. ``write_baseline`` is
    the path of one to write: with all findings of the run, or, where there is a ``baseline`` too, with what is left of
    that.
    ``report_suppressed``: findings that comments or the baseline cover are reported too, marked as such.
    ``ignore_unknown``: another program names the files, some in each of several runs. Those of neither dialect are
    passed over, and each of the others is judged as in a search of the whole.
    """

    as_of: date
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    per_file_ignores: "tuple[tuple[Glob, tuple[str, ...]], ...]" = ()
    severity: tuple[tuple[str, Severity], ...] = ()
    include: "tuple[Glob, ...]" = ()
    exclude: "tuple[Glob, ...]" = ()
    force_exclude: bool = False
    fail_on: Severity | None = Severity.WARNING
    show: Severity = Severity.WARNING
    output_format: str | None = None
    releases: tuple[str, ...] = ()
    releases_why: str = "asked for"
    openclaw_schema: dict[str, object] | None = None
    env: frozenset[str] = frozenset()
    models: "tuple[tuple[str, Correction], ...]" = ()
    baseline: str | None = None
    named_baseline: NamedBaseline | None = None
    write_baseline: str | None = None
    report_suppressed: bool = False
    ignore_unknown: bool = False

    def of(self, path: str) -> Self:  # noqa: ARG002
        """What holds for a path: these settings hold for all."""
        return self


class Policy(Protocol):
    """Which settings hold where."""

    def of(self, path: str) -> Settings:
        """What holds for a file or folder, given as it is shown. Raises `UnusableSettingsError`."""
