"""A run of ``provcheck convert`` once its options are known."""

from __future__ import annotations

import os
import sys
from typing import NamedTuple

from provcheck import writing
from provcheck.cli import _options, _screen
from provcheck.conversion import refusal
from provcheck.conversion.entry import Outcome
from provcheck.conversion.outputs import Output
from provcheck.conversion.run import Conversion, Request, convert
from provcheck.engine import judge
from provcheck.finding import Report
from provcheck.report import render
from provcheck.settings import Settings
from provcheck.workspace.load import load_workspace
from provcheck.workspace.loaded import Loaded
from provcheck.writing import Target


class Wish(NamedTuple):
    """What the options say. ``request.target`` is ``None`` for standard output, and so is ``report`` without one."""

    sources: tuple[str, ...]
    request: Request
    settings: Settings
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
    to = wish.request.to
    settings = refusal.settings(wish.settings, wish.request)
    loaded = load_workspace(wish.sources, settings, wish.stdin_name)
    refusal.leave_embedded(loaded)
    same = refusal.own_dialect(loaded, to)
    if same:
        raise _options.UnusableError(same)
    if _refuses(loaded, settings, wish):
        return 1
    made = convert(loaded, wish.request)
    nothing = refusal.nothing(made, loaded, to)
    if nothing:
        if not wish.quiet:
            _show_report(made, wish)
        _screen.tell(nothing)
        return 1
    return _deliver(made, loaded, wish)


# What is not converted


def _refuses(loaded: Loaded, settings: Settings, wish: Wish) -> bool:
    """Whether the sources cannot be converted, after saying why."""
    report = judge(loaded, settings)
    if report.findings:
        _show_findings(report, wish)
    strangers = list(refusal.strangers(loaded))
    for sentence in filter(None, strangers):
        _screen.tell(sentence)
    if not loaded.files:
        _screen.tell(f"nothing to convert is in {', '.join(wish.sources)}")
    if strangers or not loaded.files:
        return True
    if not report.failed or wish.allows_errors:
        return False
    _screen.tell(f"{refusal.errors(report.summary)}; --allow-errors converts what can be read")
    return True


def _show_findings(report: Report, wish: Wish) -> None:
    color, width = _screen.in_color(wish.color, sys.stderr), _screen.width(sys.stderr)
    _screen.tell(render("text", report, color=color, width=width, quiet=True, statistics=False), wrapped=False)


# What is written


def _deliver(made: Conversion, loaded: Loaded, wish: Wish) -> int:
    """Write the result and the reports, or compare; the exit code."""
    differs = _differing(made.outputs) if wish.compares else []
    targets = _targets(made, wish)
    _refuse_targets(targets, loaded, wish)
    _write(targets, wish)
    if wish.writes and wish.request.target is None:
        for one in made.outputs:
            _screen.show(one.text)
    if wish.report == "-":
        _screen.show(_json(made))
    if not wish.quiet:
        _show_report(made, wish)
    for line in differs:
        _screen.tell(line)
    lost = any(one.outcome in (Outcome.DROPPED, Outcome.APPROXIMATED) for one in made.entries)
    return int(bool(differs) or (wish.strict and lost))


def _targets(made: Conversion, wish: Wish) -> list[Target]:
    """The files to be written."""
    written = wish.writes and wish.request.target is not None
    targets = [Target(one.path, one.text, wish.force) for one in made.outputs] if written else []
    if wish.report not in (None, "-"):
        targets.append(Target(str(wish.report), _report(made, str(wish.report)), replaces=True))
    return targets


def _refuse_targets(targets: list[Target], loaded: Loaded, wish: Wish) -> None:
    """No file is written over another one of this run, and none that is there without being asked to."""
    sources = {os.path.realpath(file.path) for file in loaded.files}
    places = [
        os.path.realpath(one.path) for one in targets if not os.path.exists(one.path) or writing.is_taken(one.path)
    ]
    for one in targets:
        if os.path.realpath(one.path) in sources:
            raise _options.UnusableError(f"{one.path} is a source of this conversion, and is not overwritten")
    if len(set(places)) < len(places):
        raise _options.UnusableError(f"the report and the result cannot both go to {wish.report}")
    report = next((one.path for one in targets if one.path == wish.report), None)
    if report is not None and not wish.force and not _may_be_replaced(report):
        raise _options.UnusableError(f"{report} is there already and holds no report; --force overwrites")
    taken = [one.path for one in targets if not one.replaces and writing.is_taken(one.path)]
    if taken:
        more = f" (and {len(taken) - 1} more)" if len(taken) > 1 else ""
        raise _options.UnusableError(f"{taken[0]} is there already{more}; --force overwrites")


def _may_be_replaced(path: str) -> bool:
    """Whether nothing is lost with what is at a path: nothing is there, or an older report."""
    there = _on_disk(path) if writing.is_taken(path) else None
    if not there:
        return True
    is_page = there.startswith("<!doctype html>") and '<meta name="generator" content="provcheck ' in there[:4000]
    return is_page or (there.lstrip().startswith("{") and '"entries"' in there[:100])


def _write(targets: list[Target], wish: Wish) -> None:
    folder = wish.request.target if wish.request.is_folder and wish.writes else None
    try:
        if folder is not None:
            os.makedirs(folder, exist_ok=True)
    except FileExistsError:
        raise _options.UnusableError(f"{folder} is no folder") from None
    except OSError as error:
        raise _options.UnusableError(f"cannot make the folder {folder}: {error.strerror}") from error
    try:
        writing.write(targets)
    except FileExistsError as error:
        raise _options.UnusableError(f"{error.filename} is there already; --force overwrites") from error
    except OSError as error:
        where = error.filename or ", ".join(one.path for one in targets)
        raise _options.UnusableError(f"cannot write {where}: {error.strerror}") from error


def _differing(outputs: list[Output]) -> list[str]:
    """A line for each file that is not what would be written."""
    found = [(one.path, _on_disk(one.path), one.text) for one in outputs]
    return [
        f"{path} is missing" if there is None else f"{path} is not what would be written"
        for path, there, wanted in found
        if there != wanted
    ]


def _on_disk(path: str) -> str | None:
    """The text of a file, ``None`` where there is none; what cannot be read is like nothing that would be written."""
    try:
        with open(path, encoding="utf-8", newline="", errors="replace") as stream:
            return stream.read()
    except FileNotFoundError:
        return None
    except OSError:
        return ""


def _report(made: Conversion, path: str) -> str:
    """The report as the name of its file says."""
    if not path.lower().endswith((".html", ".htm")):
        return _json(made)
    from provcheck.conversion.report import html

    return html.render(made)


def _json(made: Conversion) -> str:
    from provcheck.conversion.report import json

    return json.render(made.entries)


def _show_report(made: Conversion, wish: Wish) -> None:
    from provcheck.conversion.report import table

    color, width = _screen.in_color(wish.color, sys.stderr), _screen.width(sys.stderr)
    _screen.tell(table.render(made.entries, made.commands, width=width, color=color), wrapped=False)
