"""The playground of this checkout, built once for all workers of a test run."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from once import once
from tools.playground.build import FetchError, build

# What each registry is asked for, to see that it answers.
_PROBES = (
    (sys.executable, "-m", "pip", "download", "-q", "--no-deps", "--no-cache-dir", "-d", "probe", "click"),
    ("npm", "view", "pyodide", "version"),
)


def built(base: Path) -> Path:
    """A folder of files. Skips where the registries, or the programs that ask them, are not there."""
    out = base / "playground"
    missing = once(base, "playground", lambda: _build(out))
    if missing:
        pytest.skip(f"the playground cannot be built here: {missing}")
    return out


def _build(out: Path) -> str:
    """Build it; what is missing for that. Where all registries answer, what they do not give is a fault of the locks."""
    try:
        build(out)
    except FetchError as error:
        if all(_answers(out.parent, *probe) for probe in _PROBES):
            raise
        return str(error)
    return ""


def _answers(folder: Path, *command: str) -> bool:
    try:
        return not subprocess.run(command, cwd=folder, capture_output=True, check=False).returncode
    except FileNotFoundError:
        return False
