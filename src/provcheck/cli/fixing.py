"""A run of ``provcheck check --fix`` or ``--diff`` once its options are known."""

from __future__ import annotations

import shutil
import signal
import sys
from collections.abc import Callable
from typing import NamedTuple

from provcheck.cli import _screen
from provcheck.cli.running import Looks, Progress, UnwritableError, refuse_inputs, tell_left_out, write_reports
from provcheck.finding import Finding, Report
from provcheck.fix import outcome
from provcheck.fix.passes import Fixed, fix
from provcheck.fix.save import save
from provcheck.fix.state import State, edits_of
from provcheck.paths import shown
from provcheck.report.summary import count
from provcheck.screen import paint, visible
from provcheck.settings import Policy
from provcheck.workspace.discovery import Scope
from provcheck.workspace.files import STDIN, File
from provcheck.workspace.load import load_workspace
from provcheck.workspace.loaded import Loaded


class Wish(NamedTuple):
    """What the options say. ``diff``: only show what would be written."""

    paths: tuple[str, ...]
    policy: Policy
    outputs: list[tuple[str, str]]
    stdin_name: str | None
    looks: Looks
    unsafe: bool
    diff: bool
    exit_zero: bool


def run(wish: Wish) -> int:
    """Fix what can be fixed, write it or show it, and report what is left; the exit code.

    Raises `UnwritableError` for a report.
    """
    # Ended from outside, a run takes its unfinished files along, as it does when it is interrupted.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
    with Progress() as progress:
        loaded = load_workspace(wish.paths or (".",), wish.policy, wish.stdin_name, progress)
        refuse_inputs(wish.outputs, [file.path for file in loaded.files])
        before = State(loaded, wish.policy)
        fixed = fix(before, unsafe=wish.unsafe, guard=_guard(wish, loaded))
    if not fixed.finished:
        _screen.tell("stopped early: fixes kept leading to other fixes, or too many of them would have done harm")
    tell_left_out(wish.paths, wish.policy, wish.looks)
    return _show(before, fixed, wish) if wish.diff else _write(before, fixed, wish)


def _guard(wish: Wish, loaded: Loaded) -> Callable[[Finding], str | None]:
    """What is excluded stays as it is, and so does all but what was asked for while standard input is fixed.

    Whoever sends a text to standard input wants that one back.
    """
    own = {asked.file.path for asked in loaded.asked if asked.reported}
    named = {asked.file.path for asked in loaded.asked if asked.named}
    scope = Scope(wish.policy)

    def guard(finding: Finding) -> str | None:
        for path in sorted(edits_of([finding])):
            if path not in own and STDIN in wish.paths:
                return f"it would change {path} too, which was not named"
            if path not in named and scope.excludes(path):
                return f"it would change {path}, which is excluded"
        return None

    return guard


# Writing


def _write(before: State, fixed: Fixed, wish: Wish) -> int:
    texts = outcome.changes(before, fixed)
    name = _stdin_path(wish)
    on_disk = {path: text for path, text in texts.items() if path != name}
    failed = save(on_disk, fixed.links)
    if failed:
        fixed = outcome.without(before, fixed, failed)
    if STDIN in wish.paths:
        _echo(fixed, str(name))
    report = outcome.report(fixed)
    write_reports(report, wish.outputs, wish.looks, on_stderr=STDIN in wish.paths)
    for path, reason in failed.items():
        _screen.tell(f"{path} is not fixed: {reason}")
    return 1 if report.failed and not wish.exit_zero else 2 if failed else 0


def _stdin_path(wish: Wish) -> str | None:
    """What the text of standard input is called."""
    if STDIN not in wish.paths:
        return None
    return shown(wish.stdin_name) if wish.stdin_name else "<stdin>"


def _echo(fixed: Fixed, name: str) -> None:
    """Give standard input back on standard output, fixed, or byte by byte as it came where it could not be read.

    Raises `UnwritableError` where there is no standard output.
    """
    if sys.stdout is None:
        raise UnwritableError("cannot write standard output: it is closed")
    file = fixed.state.files.get(name)
    if file is not None and not file.unopened:
        _screen.show(file.source.text)
        return
    _pass_on(file)


def _pass_on(file: File | None) -> None:
    sys.stdout.flush()
    if file is not None:
        sys.stdout.buffer.write(file.raw)
    if sys.stdin is not None:
        shutil.copyfileobj(sys.stdin.buffer, sys.stdout.buffer)
    sys.stdout.buffer.flush()


# Showing


def _show(before: State, fixed: Fixed, wish: Wish) -> int:
    """Show the diff on standard output; reports go only where a file is named for them."""
    text = outcome.diff(before, fixed)
    on_screen = sys.stdout is not None and sys.stdout.isatty()
    _screen.show(_painted(text, wish.looks) if on_screen else _screen.disarmed(text))
    report = outcome.report(fixed)
    write_reports(report, [one for one in wish.outputs if one[1] != "-"], wish.looks)
    if not wish.looks.quiet:
        _screen.tell(_would(report, len(outcome.changes(before, fixed))))
    return int(bool(text) and not wish.exit_zero)


def _painted(text: str, looks: Looks) -> str:
    """A diff for a terminal, which nothing in it can drive."""
    colors = {"+": "fix", "-": "removed", "@": "related"}
    lines = (visible(line.removesuffix("\r")) for line in text.split("\n"))
    color = _screen.in_color(looks.color)
    return "\n".join(paint(line, colors.get(line[:1], ""), color=color) for line in lines)


def _would(report: Report, files: int) -> str:
    refused = sum(one.fix is not None and one.fix.refused is not None for one in report.findings)
    also = f"; {count(refused, 'fix', 'fixes')} would not be applied, and check --fix says why" if refused else ""
    if not files:
        return f"Nothing would be fixed{also}."
    return f"Would fix {count(len(report.fixed), 'finding')} in {count(files, 'file')}{also}."
