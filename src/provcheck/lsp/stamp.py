"""What tells that a file has changed, for clients that do not: Neovim on Linux watches none by itself."""

from __future__ import annotations

import os
from typing import TypeAlias

Stamp: TypeAlias = tuple[int, int, int] | None
"""When a file was written, how large it is, and which one it is; ``None`` where there is none."""


def stamp(path: str) -> Stamp:
    """What changes when a file does, or what is in a folder."""
    try:
        status = os.stat(path)
    except (OSError, ValueError):
        return None
    return status.st_mtime_ns, status.st_size, status.st_ino
