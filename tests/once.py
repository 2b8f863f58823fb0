"""What is dear to make, and the same for all tests, is made once for all workers of a test run."""

from __future__ import annotations

import fcntl
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pytest


def shared(folders: pytest.TempPathFactory, worker_id: str) -> Path:
    """The folder that all workers of this run have in common."""
    base = folders.getbasetemp()
    return base if worker_id == "master" else base.parent


def once(base: Path, name: str, make: Callable[[], str]) -> str:
    """What ``make`` said to the first worker that asked; the others wait for it. Where it raises, the next one tries."""
    with (base / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        verdict = base / f"{name}.verdict"
        if not verdict.exists():
            verdict.write_text(make(), encoding="utf-8")
        return verdict.read_text(encoding="utf-8")
