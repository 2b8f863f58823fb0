"""A run of ``provcheck convert`` once its options are known."""

from __future__ import annotations

import os
import sys
from datetime import date
from typing import NamedTuple

from provcheck import writing
from provcheck.cli import _screen
from provcheck.convert.conversion import Conversion, Request, convert
from provcheck.convert.entry import Outcome
from provcheck.convert.outputs import Output
from provcheck.convert.sources import Options
from provcheck.engine import judge
from provcheck.finding import Report, Severity
from provcheck.model import OPENCLAW, PAI
from provcheck.report import render
from provcheck.settings import Settings
from provcheck.workspace.load import Loaded, load_workspace

_REFUSED_FOR = ("PC0", "PC101", "PC102", "PC103", "PC104", "PC105")


class UnusableError(Exception):
    """What the user asked for cannot be done; the message says why."""


class Wish(NamedTuple):
    """What the options say. ``target`` is ``None`` for standard output."""

    sources: tuple[str, ...]
    to: str
    target: str | None
    is_folder: bool
    as_commands: bool
    header: bool
    release: str
    options: Options
    stdin_name: str | None
    report: str | None
    force: bool
    writes: bool
    compares: bool
    strict: bool
    allows_errors: bool
    quiet: bool
    color: str


def run(wish: Wish) -> int:
    """Convert, write and report; the exit code. Raises `UnusableError`."""
    settings = Settings(
        as_of=date.today(),
        select=_REFUSED_FOR,
        releases=(wish.release,) if wish.release and wish.to == PAI else (),
        fail_on=Severity.ERROR,
        show=Severity.ERROR,
    )
    loaded = load_workspace(wish.sources, settings, wish.stdin_name)
    _refuse_own_dialect(loaded, wish)
    refusal = _refusal(loaded, settings, wish)
    if refusal is not None:
        return refusal
    request = Request(wish.to, wish.options, wish.release, wish.target, wish.is_folder, wish.as_commands, wish.header)
    made = convert(loaded, request)
    if not any(output.text.strip() not in ("", "{}") for output in made.outputs):
        if not wish.quiet:
            _show_report(made, wish)
        other = "Pai" if wish.to == PAI else "OpenClaw"
        _screen.tell(f"not converted: the source has no provider, model or agent that {other} could have\n")
        return 1
    return _deliver(made, wish)


def _refuse_own_dialect(loaded: Loaded, wish: Wish) -> None:
    """A source in the dialect of the result was named by mistake."""
    for file in loaded.files:
        if file.named and (file.openclaw is not None and wish.to == OPENCLAW and not file.included):
            raise UnusableError(f"{file.path} is OpenClaw's configuration already")
        if file.named and file.manifests and wish.to == PAI:
            raise UnusableError(f"{file.path} holds Pai's manifests already")


def _refusal(loaded: Loaded, settings: Settings, wish: Wish) -> int | None:
    """The exit code for sources that cannot be converted, after saying why; ``None`` where they can."""
    # What a manifest carries as text for a container is not converted.
    loaded.configs = [one for one in loaded.configs if one.namespace is None]
    report = judge(loaded, settings)
    unreadable = [one for one in loaded.files if one.named and one.unopened]
    if not report.failed or (wish.allows_errors and not unreadable):
        return None
    _show_findings(report, wish)
    hint = "" if unreadable else "; --allow-errors converts what can be read"
    _screen.tell(f"not converted: the source has {_errors(report.summary.error)}{hint}\n")
    return 1


def _errors(count: int) -> str:
    return f"{count} error{'s' if count != 1 else ''} that would make the result wrong"


def _show_findings(report: Report, wish: Wish) -> None:
    color = _screen.in_color(wish.color, sys.stderr)
    _screen.tell(render("text", report, color=color, width=_screen.width(), quiet=True, statistics=False) + "\n")


def _deliver(made: Conversion, wish: Wish) -> int:
    """Write the result and the reports, or compare; the exit code."""
    differs = [one for one in made.outputs if wish.compares and _on_disk(one.path) != one.text]
    if wish.writes:
        _write(made.outputs, wish)
    if not wish.quiet:
        _show_report(made, wish)
    if wish.report is not None:
        _write_report(made, wish.report)
    for one in differs:
        _screen.tell(f"{one.path} is not what would be written\n")
    lost = any(one.outcome in (Outcome.DROPPED, Outcome.APPROXIMATED) for one in made.entries)
    return int(bool(differs) or (wish.strict and lost))


def _write(outputs: list[Output], wish: Wish) -> None:
    if wish.target is None:
        for one in outputs:
            _screen.show(one.text)
        return
    taken = [] if wish.force else [one.path for one in outputs if os.path.lexists(one.path)]
    if taken:
        raise UnusableError(f"{', '.join(taken)} is there already; --force overwrites")
    try:
        if wish.is_folder:
            os.makedirs(wish.target, exist_ok=True)
        for one in outputs:
            writing.write(one.path, one.text, replace=wish.force)
    except FileExistsError as error:
        raise UnusableError(f"{error.filename2 or error.filename} is there already; --force overwrites") from error
    except OSError as error:
        raise UnusableError(f"cannot write {wish.target}: {error.strerror}") from error


def _on_disk(path: str) -> str | None:
    try:
        with open(path, encoding="utf-8", newline="") as stream:
            return stream.read()
    except (OSError, UnicodeDecodeError):
        return None


def _show_report(made: Conversion, wish: Wish) -> None:
    from provcheck.convert.report import table

    color = _screen.in_color(wish.color, sys.stderr)
    _screen.tell(table.render(made.entries, made.commands, width=_screen.width(sys.stderr), color=color))


def _write_report(made: Conversion, path: str) -> None:
    from provcheck.convert.report import json

    text = json.render(made.entries)
    if path == "-":
        _screen.show(text)
        return
    try:
        writing.write(path, text, replace=True)
    except OSError as error:
        raise UnusableError(f"cannot write {path}: {error.strerror}") from error
