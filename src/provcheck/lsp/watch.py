"""Watching files for clients that do not: Neovim on Linux, for instance, tells of none by itself."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Callable, Iterable

PAUSE = 2.0
"""How long changes of others may go unnoticed, in seconds."""


async def watch(watched: Callable[[], Iterable[str]], tell: Callable[[list[str]], None]) -> None:
    """Tell of files that appear, change or go, for ever; ``watched`` gives their paths anew each time."""
    known: dict[str, object] = {path: _stamp(path) for path in watched()}
    while True:
        await asyncio.sleep(PAUSE)
        now = {path: _stamp(path) for path in watched()}
        changed = [path for path, stamp in now.items() if path in known and known[path] != stamp]
        known = now
        if changed:
            tell(changed)


def _stamp(path: str) -> object:
    """What changes when a file does."""
    try:
        status = os.stat(path)
    except (OSError, ValueError):
        return None
    return status.st_mtime_ns, status.st_size, status.st_ino
