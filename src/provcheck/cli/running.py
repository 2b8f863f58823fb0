"""A run of ``provcheck check`` once its options are known, without click, which takes long to import."""

from __future__ import annotations

import sys
import time
from collections.abc import Sequence
from typing import Self

from provcheck.cli import _screen
from provcheck.finding import Report
from provcheck.settings import Settings


class UnwritableError(Exception):
    """A report or a baseline that could not be written; the message says where and why."""


def run(
    paths: Sequence[str],
    settings: Settings,
    outputs: Sequence[tuple[str, str]] = (("text", "-"),),
    stdin_name: str | None = None,
    color: str = "auto",
    *,
    quiet: bool = False,
    statistics: bool = False,
) -> bool:
    """Check and write; whether a finding fails the run.

    ``outputs`` are formats with their targets, ``-`` for standard output. Raises `UnwritableError`, and
    `provcheck.settings.UnusableError` for a baseline that is none.
    """
    from provcheck.engine import check

    with _Progress() as progress:
        report = check(paths or (".",), settings, stdin_name, progress)
    if settings.write_baseline and report.accepted is not None:
        _save(settings.write_baseline, report.accepted)
    for name, target in outputs:
        _write(name, target, report, color, quiet=quiet, statistics=statistics)
    return report.failed


def _write(name: str, target: str, report: Report, color: str, *, quiet: bool, statistics: bool) -> None:
    from provcheck.report import render

    on_screen = target == "-"
    text = render(
        name,
        report,
        color=on_screen and _screen.in_color(color),
        width=_screen.width() if on_screen else 80,
        quiet=quiet,
        statistics=statistics,
    )
    if on_screen:
        _screen.show(text)
        return
    try:
        with open(target, "wb") as stream:
            stream.write(text.encode("utf-8", "backslashreplace"))
    except OSError as error:
        raise UnwritableError(f"cannot write {target}: {error.strerror}") from error


def _save(path: str, text: str) -> None:
    from provcheck.baseline.file import save

    try:
        save(path, text)
    except OSError as error:
        raise UnwritableError(f"cannot write {path}: {error.strerror}") from error


class _Progress:
    """A line on a terminal's error output when a run takes longer than people like to wait without a sign."""

    PATIENCE = 0.7

    def __enter__(self) -> Self:
        self.started = self.last = time.monotonic()
        self.shown = False
        return self

    def __call__(self, done: int, total: int) -> None:
        now = time.monotonic()
        if now - self.started > self.PATIENCE and now - self.last > 0.1 and sys.stderr.isatty():
            self.last, self.shown = now, True
            sys.stderr.write(f"\r\x1b[Kreading {done} of {total} files")
            sys.stderr.flush()

    def __exit__(self, *_: object) -> None:
        if self.shown:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
