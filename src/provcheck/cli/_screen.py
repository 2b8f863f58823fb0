"""Where a command's answer goes."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import TextIO


def show(text: str) -> None:
    """Write an answer to standard output, whatever encoding the terminal has; to nowhere where that is closed."""
    put(sys.stdout, text)


def tell(text: str, *, wrapped: bool = True) -> None:
    """Write to standard error what is no answer: a sentence, or lines that are laid out already."""
    if wrapped:
        from provcheck.screen import words, wrap

        text = "\n".join(wrap(words(text), width(sys.stderr), 2, color=False)) + "\n"
    try:  # noqa: SIM105 - contextlib would be a fiftieth of a clean run
        put(sys.stderr, disarmed(text))
    except OSError:
        pass  # nobody is left to be told


def put(stream: TextIO | None, text: str) -> None:
    """Write to a stream of the program's, whatever encoding it has."""
    # Python has no stream at all where its starter closed it.
    if stream is not None:
        stream.flush()
        stream.buffer.write(text.encode("utf-8", "backslashreplace"))
        stream.buffer.flush()


def in_actions() -> bool:
    """Whether this is a job of GitHub Actions."""
    return os.environ.get("GITHUB_ACTIONS") == "true"


def disarmed(text: str) -> str:
    """What people are shown; inside GitHub Actions without commands to the runner, which reads along."""
    if not in_actions():
        return text
    from provcheck.report import actions

    return actions.disarmed(text)


def in_color(choice: str = "auto", stream: TextIO | None = None) -> bool:
    """Whether colours are chosen: ``auto`` is for a terminal that has them and a user who wants them.

    ``stream`` is where the text goes, standard output without one. See https://no-color.org.
    """
    if choice != "auto":
        return choice == "always"
    shown = stream or sys.stdout
    return shown is not None and shown.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def width(stream: TextIO | None = None) -> int:
    """The columns of the terminal, 80 where there is none; lines longer than 120 do not read well."""
    # shutil, which knows this too, would cost every check its import.
    try:
        columns = int(os.environ.get("COLUMNS", ""))
    except ValueError:
        shown = stream or sys.stdout
        columns = os.get_terminal_size(shown.fileno()).columns if shown is not None and shown.isatty() else 0
    # The terminal that pre-commit gives to hooks has no columns.
    return max(40, min(120, columns or 80))
