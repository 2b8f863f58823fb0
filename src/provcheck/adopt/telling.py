"""What ``provcheck init`` says: what it has found, what becomes of the files, and what comes next."""

from __future__ import annotations

import os
import re
import shlex
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from provcheck.adopt import hook
from provcheck.paths import shown
from provcheck.report import summary
from provcheck.screen import Word, visible, wrap

if TYPE_CHECKING:
    from provcheck.adopt.baselines import Baselines
    from provcheck.adopt.plan import Step
    from provcheck.adopt.survey import Survey

_LABEL = 9
_MOST_NAMES = 3


class Line(NamedTuple):
    """A sentence under a label, and lines to show below it as they are."""

    label: str
    text: str
    lines: tuple[str, ...] = ()


def found(survey: Survey, folder: str, option: str = "") -> Iterator[Line]:
    """What is there to check; ``option`` is one that a check needs today."""
    if survey.openclaw:
        included = f"; {_files(survey.included, 'included file')}" if survey.included else ""
        yield Line("OpenClaw", _files(survey.openclaw) + included)
    if survey.pai:
        yield Line("Pai", _files(survey.pai))
    if survey.embedding:
        within = tuple(dict.fromkeys(survey.embedding))
        yield Line("Embedded", f"{summary.count(len(survey.embedding), 'OpenClaw configuration')} in {_names(within)}")
    if survey.unreadable:
        yield Line("Unread", _files(survey.unreadable))
    yield from _releases(survey)
    told = summary.outcome(survey.report)
    listed = f' "{_command("check", folder)}{option}" lists them.' if survey.report.findings else ""
    yield Line("Findings", told + listed)


def nothing(folder: str) -> Iterator[Line]:
    """Where was looked when there is nothing to check, and for what."""
    yield Line("Found", f"no OpenClaw configuration and no Pai manifest in {_place(folder)}; nothing is written.")
    yield Line(
        "Looked",
        "for openclaw.json, openclaw.*.json, *.openclaw.json, clawdbot.json, moltbot.json and moldbot.json (.json5 and "
        ".jsonc too), and for YAML files that hold pai.io/; what git ignores is left out, and so are folders such as "
        "node_modules and .venv.",
    )
    yield Line(
        "Next", "a provcheck.toml with this takes configurations of other names:", ('include = ["conf/*.json5"]',)
    )


def done(steps: Iterable[Step], *, dry: bool) -> Iterator[Line]:
    """What has become of each file, or would."""
    wrote, left = ("Writes", "Leaves") if dry else ("Wrote", "Left")
    for step in steps:
        written = step.text is not None
        lines = step.lines if dry or not written else ()
        colon = ":" if lines and written else ""
        yield Line(wrote if written else left, f"{visible(step.path)} {step.remark}{colon}", lines)


def following(survey: Survey, steps: Iterable[Step], folder: str, baselines: Baselines, *, dry: bool) -> Iterator[Line]:
    """What to do next."""
    if dry:
        yield Line("Next", "nothing is written yet; without --dry-run it is.")
        return
    written = {os.path.basename(step.path) for step in steps if step.text is not None}
    if hook.NAME in written:
        yield Line("Next", '"pre-commit install" makes git run the hook.')
    for one in baselines.absent:
        home = folder if one is baselines.own else shown(os.path.dirname(one.settings or ""))
        command = _command("init --baseline", home)
        yield Line("Next", f'"{command}" writes {visible(one.path or "")}, a baseline that settings name.')
    yield from _mending(survey, steps, folder, baselines)


def _mending(survey: Survey, steps: Iterable[Step], folder: str, baselines: Baselines) -> Iterator[Line]:
    """What to do about findings that no baseline knows, or will know."""
    if not survey.report.failed:
        return
    paths = {one.location.path for one in survey.report.findings if not one.suppressed}
    mine = any(map(baselines.covers, paths)) and not any(step.accepts for step in steps)
    check, accept = _command("check", folder), _command("init --baseline", folder)
    if mine and baselines.own.path is None:
        yield Line("Next", f'"{check}" tells what to mend; "{accept}" accepts it.')
    elif (mine and not baselines.own.absent) or any(map(baselines.leaves, paths)):
        yield Line("Next", f'"{check}" tells what to mend.')


def laid_out(lines: Iterable[Line], width: int, *, color: bool) -> str:
    """The lines for a screen of ``width`` columns, each ending in a line end."""
    told: list[str] = []
    for label, text, below in lines:
        sentence = (Word(label.ljust(_LABEL), "place"), *map(Word, _unbroken(visible(text))))
        told += wrap(sentence, width, _LABEL + 1, color=color)
        told += ["", *below, ""] if below else []
    return "\n".join(told).rstrip("\n") + "\n" if told else ""


def _unbroken(text: str) -> list[str]:
    """The words of a text; a command in quotes stays on one line."""
    return re.split(r' (?=(?:[^"]*"[^"]*")*[^"]*$)', text)


def _releases(survey: Survey) -> Iterator[Line]:
    """Which rules of OpenClaw hold for which files, and why."""
    for (release, why), paths in summary.by_release(survey.report).items():
        reason = why
        if why == "newest known":
            reason = "the newest known, since no stamp names another"
        are = "is" if len(paths) == 1 else "are"
        yield Line("Release", f"{_names(paths)} {are} checked for OpenClaw {release}: {reason}")


def _command(name: str, folder: str) -> str:
    return f"provcheck {name}" if folder == "." else f"provcheck {name} {shlex.quote(folder)}"


def _place(folder: str) -> str:
    return "this folder" if folder == "." else visible(folder)


def _files(paths: tuple[str, ...], noun: str = "file") -> str:
    return f"{summary.count(len(paths), noun)}: {_names(paths)}"


def _names(paths: tuple[str, ...]) -> str:
    """A few names, and how many there are besides."""
    if len(paths) <= _MOST_NAMES:
        return ", ".join(map(visible, paths))
    return f"{', '.join(map(visible, paths[: _MOST_NAMES - 1]))} and {len(paths) - _MOST_NAMES + 1} more"
