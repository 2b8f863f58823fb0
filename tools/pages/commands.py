"""The page with the help text of every command."""

from __future__ import annotations

import os
import subprocess
import sys

from provcheck.cli.group import COMMANDS

_HEAD = """\
# Commands

`provcheck COMMAND --help` shows the same texts. `-h` is short for `--help`.
"""


def page() -> str:
    """The page, with what a terminal of 80 columns shows."""
    parts = [_HEAD, _block()]
    for name in COMMANDS:
        parts += [f"## provcheck {name}\n", _block(name)]
    return "\n".join(parts)


def _block(*command: str) -> str:
    environment = {**os.environ, "COLUMNS": "80"}
    asked = [sys.executable, "-m", "provcheck", *command, "--help"]
    shown = subprocess.run(asked, env=environment, capture_output=True, text=True, check=True).stdout
    return f"```text\n{shown.rstrip()}\n```\n"
