"""Asking git, which is a program that may not be there, in a folder that may be nobody's repository."""

from __future__ import annotations

import os

# Set where git runs a hook: they would lead every other folder to the repository of the commit.
_OF_A_HOOK = frozenset({"GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_COMMON_DIR"})


def git(folder: str, *arguments: str) -> str | None:
    """What git prints, ``None`` where it fails. A repository's own fsmonitor is a program and stays off."""
    import subprocess

    command = ["git", "-c", "core.fsmonitor=false", "-C", folder, *arguments]
    environment = {name: value for name, value in os.environ.items() if name not in _OF_A_HOOK}
    try:
        done = subprocess.run(command, capture_output=True, check=True, timeout=60, env=environment)  # noqa: S603
    except (OSError, subprocess.SubprocessError):
        return None
    return os.fsdecode(done.stdout)
