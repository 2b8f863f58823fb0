"""``provcheck init``."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import click

from provcheck.cli import _screen
from provcheck.cli._options import Existing, UnusableError
from provcheck.cli.group import Command

if TYPE_CHECKING:
    from collections.abc import Iterable

    from provcheck.adopt.baselines import Baselines
    from provcheck.adopt.plan import Step
    from provcheck.adopt.telling import Line
    from provcheck.settings.layered import Layered


@click.command(
    cls=Command,
    exits={0: "Done, or nothing to do."},
    examples=("provcheck init --dry-run", "provcheck init --baseline"),
)
@click.argument("path", default=".", metavar="[PATH]", type=Existing(exists=True, file_okay=False))
@click.option("--baseline", is_flag=True, help="Accept the findings of today: write them to a baseline.")
@click.option("--dry-run", is_flag=True, help="Write nothing; show what would be written.")
def command(path: str, baseline: bool, dry_run: bool) -> None:
    """Look at a folder, say what there is to check, and write settings and a hook for pre-commit.

    PATH is the current folder when it is not given. What is there is never overwritten: where settings hold already
    they are left, and the hook is added to a configuration of pre-commit only where that surely changes nothing else.
    """
    from provcheck.adopt import telling
    from provcheck.adopt.baselines import Baselines, Present
    from provcheck.adopt.plan import plan
    from provcheck.adopt.survey import survey
    from provcheck.dialects.openclaw_releases import NEWEST
    from provcheck.paths import shown
    from provcheck.settings.layered import CommandLine, Layered

    folder = shown(path)
    policy = Layered(CommandLine({}))
    baselines = Baselines(policy, folder)
    there = survey(folder, Present(policy))
    if there.is_empty:
        _show(telling.nothing(folder))
        return
    releases = [choice.release for choice in there.report.openclaw]
    baselines.look_at((*there.openclaw, *there.included, *there.pai, *there.unreadable))
    wish = partial(_baseline, folder, policy, baselines) if baseline else None
    steps = plan(folder, baselines, max(releases, default=NEWEST), wish)
    aside = baselines.absent or any(step.accepts for step in steps)
    if not dry_run:
        _write(steps)
    _show(telling.found(there, folder, " --no-baseline" if aside else ""))
    _show(telling.done(steps, dry=dry_run), apart=True)
    _show(telling.following(there, steps, folder, baselines, dry=dry_run), apart=True)


def _baseline(folder: str, policy: Layered, baselines: Baselines, path: str) -> str:
    """The text of a baseline at a path with the findings of a folder."""
    from provcheck.adopt.baselines import Accepting
    from provcheck.engine import check

    return check([folder], Accepting(policy, baselines, path)).accepted or ""


def _write(steps: tuple[Step, ...]) -> None:
    from provcheck.adopt.plan import carry_out
    from provcheck.screen import visible
    from provcheck.writing import ChangedError

    try:
        carry_out(steps)
    except ChangedError as error:
        raise UnusableError(f"{visible(str(error.filename))} was changed meanwhile; run this again") from error
    except FileExistsError as error:
        raise UnusableError(f"{visible(str(error.filename))} has come to be meanwhile; run this again") from error
    except OSError as error:
        raise UnusableError(f"cannot write {visible(str(error.filename))}: {error.strerror}") from error


def _show(lines: Iterable[Line], *, apart: bool = False) -> None:
    from provcheck.adopt.telling import laid_out

    text = laid_out(lines, _screen.width(), color=_screen.in_color())
    _screen.show(("\n" if apart and text else "") + text)
