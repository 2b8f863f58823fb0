"""What is to be written into a folder and its repository, and what stays as it is."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NamedTuple

from provcheck import writing
from provcheck.adopt import hook, settings_file
from provcheck.baseline.file import load as read_baseline
from provcheck.paths import is_below, repository, shown
from provcheck.settings.nearest import OWN
from provcheck.workspace.files import UnreadableError, load
from provcheck.writing import Target

if TYPE_CHECKING:
    from collections.abc import Callable

    from provcheck.adopt.baselines import Baseline, Baselines

_MOST_NAMES = 3


class Step(NamedTuple):
    """What becomes of one file, which is shown as ``path``, and a remark that ends the sentence about it.

    ``text`` is what it will hold, ``None`` where it is left; ``before`` what an edited one holds now. ``lines`` are
    what is new in it, or what a person has to add by hand. ``accepts``: it is a baseline with the findings of today.
    """

    path: str
    remark: str
    text: str | None = None
    before: str | None = None
    lines: tuple[str, ...] = ()
    accepts: bool = False


def plan(folder: str, baselines: Baselines, release: str, baseline: Callable[[str], str] | None) -> tuple[Step, ...]:
    """What to do for a folder.

    ``release`` is an example for new settings. ``baseline`` gives the text of a baseline for a path; none is wanted
    without it. Raises `provcheck.settings.UnusableSettingsError` where something else has the name of the baseline.
    """
    known = (_baseline(folder, baselines, baseline),) if baseline else ()
    return (_settings(folder, baselines, release, baseline=bool(baseline)), *known, _hook(folder))


def carry_out(steps: tuple[Step, ...]) -> None:
    """Write what is to be written, all or nothing.

    Raises `provcheck.writing.ChangedError`, `FileExistsError` and other `OSError`.
    """
    writing.write(
        Target(step.path, step.text, step.before is not None, step.before) for step in steps if step.text is not None
    )


def _baseline(folder: str, baselines: Baselines, text: Callable[[str], str]) -> Step:
    """The step for the baseline that the settings name, or a new one beside them."""
    settings, named = baselines.own
    home = os.path.dirname(settings) if settings else folder
    path = _shown(named or os.path.join(home, settings_file.BASELINE))
    if os.path.lexists(path):
        read_baseline(path)
        return Step(path, "since it is a baseline already")
    return Step(path, f"with the findings of today{_but_for(baselines.others)}", text(path), accepts=True)


def _but_for(others: tuple[Baseline, ...]) -> str:
    """Whose files have another baseline, or none."""
    names = [_shown(one.settings) for one in others if one.settings]
    more = f" and {len(names) - _MOST_NAMES} more" if len(names) > _MOST_NAMES else ""
    return f", but for the files of {', '.join(names[:_MOST_NAMES])}{more}" if names else ""


def _settings(folder: str, baselines: Baselines, release: str, *, baseline: bool) -> Step:
    settings, named = baselines.own
    if settings is None:
        text = settings_file.text(release, baseline=baseline)
        return Step(_shown(os.path.join(folder, OWN)), "with settings", text, lines=tuple(text.splitlines()))
    path, remark = _shown(settings), "since its settings hold here already"
    if baseline and not named:
        return Step(path, f"{remark}; add the baseline to them:", lines=(settings_file.baseline_line(),))
    return Step(path, remark)


def _hook(folder: str) -> Step:
    """The step for pre-commit, which reads one file, at the top of the repository."""
    top = repository(os.path.realpath(folder))
    if top is None:
        return Step("pre-commit", "alone, since this is no git repository")
    here = os.path.samefile(top, folder)
    path, misnamed = (_shown(os.path.join(folder if here else top, name)) for name in (hook.NAME, hook.MISNAMED))
    where = "" if here else "; pre-commit looks only here, at the top of the repository"
    if os.path.lexists(path):
        return _added_hook(path, where)
    if os.path.lexists(misnamed):
        return Step(misnamed, f"since pre-commit reads {hook.NAME} only: rename it, and run this again")
    return Step(path, f"with a hook for pre-commit{where}", hook.new(), lines=tuple(hook.new().splitlines()))


def _added_hook(path: str, where: str) -> Step:
    try:
        before = load(path).text
        edited = hook.with_hook(before)
    except UnreadableError as error:
        return Step(path, f"since it {error}; it needs this:", lines=hook.entry())
    except hook.UnsureError as error:
        return Step(path, f"since {error}; it needs this:", lines=error.lines)
    if not edited.lines:
        return Step(path, "since provcheck is there already")
    how = "behind those it had" if before.strip() else "for pre-commit"
    return Step(path, f"with a hook {how}{where}", edited.text, before, edited.lines)


def _shown(path: str) -> str:
    """A path as it is shown: relative to the current folder where that is in its folder, or below."""
    here, folder = os.getcwd(), os.path.realpath(os.path.dirname(path))
    if is_below(here, folder):
        path = os.path.join(os.path.relpath(folder), os.path.basename(path))
    return shown(path)
