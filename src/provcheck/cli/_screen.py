"""Where a command's answer goes."""

from __future__ import annotations

import os
import sys


def show(text: str) -> None:
    """Write an answer to standard output, whatever encoding the terminal has."""
    sys.stdout.flush()
    sys.stdout.buffer.write(text.encode("utf-8", "backslashreplace"))
    sys.stdout.buffer.flush()


def in_color(choice: str = "auto") -> bool:
    """Whether colours are chosen: ``auto`` is for a terminal that has them and a user who wants them.

    See https://no-color.org.
    """
    if choice != "auto":
        return choice == "always"
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def width() -> int:
    """The columns of the terminal, 80 where there is none; lines longer than 120 do not read well."""
    # shutil, which knows this too, would cost every check its import.
    try:
        columns = int(os.environ.get("COLUMNS", "")) or 80
    except ValueError:
        columns = os.get_terminal_size().columns if sys.stdout.isatty() else 80
    return max(40, min(120, columns))
