"""Where a command's answer goes."""

from __future__ import annotations

import os
import sys


def show(text: str) -> None:
    """Write an answer to standard output, whatever encoding the terminal has."""
    sys.stdout.flush()
    sys.stdout.buffer.write(text.encode("utf-8", "backslashreplace"))
    sys.stdout.buffer.flush()


def in_color() -> bool:
    """Whether standard output is a terminal with colours whose user wants them (https://no-color.org)."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def width() -> int:
    """The columns of the terminal, 80 where there is none; lines longer than 120 do not read well."""
    from shutil import get_terminal_size

    return max(40, min(120, get_terminal_size().columns))
