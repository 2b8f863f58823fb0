"""Runs the program as a user does: in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parent.parent
LIMIT = 60
"""Seconds after which a run counts as hanging, on any machine."""


class Outcome(NamedTuple):
    """What a run left behind."""

    code: int
    out: str
    err: str


def run(*arguments: str | Path, cwd: Path, stdin: bytes = b"", **environment: str) -> Outcome:
    """Run ``provcheck`` with arguments in a folder."""
    hidden = {"PROVCHECK_OUTPUT_FORMAT", "NO_COLOR", "GITHUB_ACTIONS", "COLUMNS"}
    inherited = {name: value for name, value in os.environ.items() if name not in hidden}
    done = subprocess.run(
        [sys.executable, "-m", "provcheck", *map(str, arguments)],
        cwd=cwd,
        input=stdin,
        capture_output=True,
        timeout=LIMIT,
        check=False,
        env={**inherited, "PYTHONPATH": str(ROOT / "src"), **environment},
    )
    outcome = Outcome(done.returncode, done.stdout.decode(), done.stderr.decode())
    assert "Traceback" not in outcome.err + outcome.out
    return outcome


def git(*arguments: str, cwd: Path) -> None:
    """Run git with a name and no configuration of the user's."""
    settings = ["-c", "user.name=tester", "-c", "user.email=tester@example.com", "-c", "init.defaultBranch=main"]
    environment = {**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    subprocess.run(["git", *settings, *arguments], cwd=cwd, check=True, capture_output=True, env=environment)


def write(folder: Path, **files: str) -> None:
    """Write files given as ``name__ending`` keywords; two underscores stand for the dot."""
    for name, text in files.items():
        (folder / name.replace("__", ".")).write_text(text, encoding="utf-8")
