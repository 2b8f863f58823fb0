"""A run of ``provcheck check`` once its options are known, without click, which takes long to import."""

import os
import sys
import time
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple, Self

from provcheck.cli import _screen
from provcheck.finding import Report
from provcheck.settings import Policy

if TYPE_CHECKING:
    from typing import TextIO

    from provcheck.report.about import About


class UnwritableError(Exception):
    """A report or a baseline that could not be written; the message says where and why."""


class Looks(NamedTuple):
    """How reports look on the screen."""

    color: str = "auto"
    quiet: bool = False
    statistics: bool = False


_PLAIN = Looks()


def run(
    paths: Sequence[str],
    policy: Policy,
    outputs: Sequence[tuple[str, str]] = (),
    stdin_name: str | None = None,
    looks: Looks = _PLAIN,
) -> bool:
    """Check and write; whether a finding fails the run.

    ``outputs`` are formats with their targets, ``-`` for standard output, where the format that is set for the current
    folder goes if there are none. Raises `UnwritableError` and `provcheck.settings.UnusableSettingsError`.
    """
    from provcheck.engine import check

    with Progress() as progress:
        report = check(paths or (".",), policy, stdin_name, progress)
    refuse_inputs(outputs, report.read)
    _write_baseline(report, policy)
    write_reports(report, outputs or [(usual_format(policy), "-")], looks)
    tell_left_out(paths, policy, looks)
    return report.failed


def usual_format(policy: Policy) -> str:
    """The format where no option names one: that of the current folder's settings, else text."""
    return policy.of(".").output_format or "text"


def tell_left_out(paths: Sequence[str], policy: Policy, looks: Looks) -> None:
    """Say why nothing is found in a folder that the user asked for, the current one without any."""
    from provcheck.paths import shown
    from provcheck.workspace.discovery import Scope

    scope = Scope(policy)
    for path in () if looks.quiet else paths or (".",):
        if os.path.isdir(path) and scope.excludes(path):
            _screen.tell(f"{shown(path)} is left out: exclude matches it, or a folder above it")


def write_reports(report: Report, outputs: Sequence[tuple[str, str]], looks: Looks, *, on_stderr: bool = False) -> None:
    """Write a report in all its formats; ``on_stderr`` where standard output has another use.

    Raises `UnwritableError`.
    """
    for name, target in outputs:
        _write(name, target, report, looks, sys.stderr if on_stderr else sys.stdout)


def _write(name: str, target: str, report: Report, looks: Looks, screen: "TextIO | None") -> None:
    from provcheck.report import render

    on_screen = target == "-"
    text = render(
        name,
        report,
        color=on_screen and _screen.in_color(looks.color, screen),
        width=_screen.width(screen) if on_screen else 80,
        quiet=looks.quiet,
        statistics=looks.statistics,
        explain=_about,
        in_actions=on_screen and _screen.in_actions(),
    )
    if on_screen:
        _screen.put(screen, text)
        return
    from provcheck.writing import Target, write

    try:
        write([Target(target, text, replaces=True)])
    except OSError as error:
        folder = os.path.dirname(target)
        why = f"there is no folder {folder}" if folder and not os.path.exists(folder) else error.strerror
        raise UnwritableError(f"cannot write {target}: {why}") from error


def _about(code: str) -> "About":
    """What a rule's page says."""
    from provcheck.rules.page.about import about

    return about(code)


def refuse_inputs(outputs: Sequence[tuple[str, str]], read: Iterable[str]) -> None:
    """A report takes the place of nothing that a run reads, or may need. Raises `UnwritableError`."""
    for _, target in outputs:
        if target != "-" and _is_input(target, read):
            raise UnwritableError(f"{target} is a file that a run needs, and a report would take its place")


def _is_input(target: str, read: Iterable[str]) -> bool:
    from provcheck.dialects.detect import API_GROUP, is_openclaw_name, is_yaml_name
    from provcheck.settings.nearest import OWN, SHARED

    name = os.path.basename(target)
    if not os.path.isfile(target):
        return False
    if name in (OWN, SHARED) or is_openclaw_name(name) or os.path.realpath(target) in map(os.path.realpath, read):
        return True
    try:
        with open(target, "rb") as stream:
            start = stream.read(1_000_000)
    except OSError:
        return False  # writing will tell
    return start.startswith(b'{"provcheck-baseline"') or (is_yaml_name(target) and API_GROUP.encode() in start)


def _write_baseline(report: Report, policy: Policy) -> None:
    """Write the baseline that was asked for, if one was. Raises `UnwritableError`."""
    path = policy.of(".").write_baseline
    if path is None or report.accepted is None:
        return
    from provcheck.baseline.file import save

    try:
        save(path, report.accepted)
    except OSError as error:
        raise UnwritableError(f"cannot write {path}: {error.strerror}") from error


class Progress:
    """A line on a terminal's error output when a run takes longer than people like to wait without a sign."""

    PATIENCE = 0.7

    def __enter__(self) -> Self:
        self.started = self.last = time.monotonic()
        self.shown = False
        return self

    def __call__(self, done: int, total: int) -> None:
        """Say how far a run is, if that has not been said just now."""
        now = time.monotonic()
        if now - self.started > self.PATIENCE and now - self.last > 0.1 and sys.stderr.isatty():
            self.last, self.shown = now, True
            sys.stderr.write(f"\r\x1b[Kreading {done} of {total} files")
            sys.stderr.flush()

    def __exit__(self, *_: object) -> None:
        if self.shown:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
