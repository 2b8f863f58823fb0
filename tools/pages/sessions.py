"""Pages on which a reader works along: files to write, commands to type, and what these print.

A block with a title is a file. A block of ``console`` whose first line begins with ``$ `` holds commands, each with its
output below. Such a page is one session in one empty folder, from its first block to its last.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

_BLOCK = re.compile(
    r'^```(?P<language>\w+)(?: title="(?P<title>[^"]+)")?\n(?P<body>.*?)^```$', re.MULTILINE | re.DOTALL
)
_PROMPT = "$ "
_END = "\x1e"
_ROOT = Path(__file__).resolve().parent.parent.parent


class Block(NamedTuple):
    """A block of code: its language, the file that it is (empty for none), and its lines."""

    language: str
    title: str
    body: str

    @property
    def commands(self) -> list[str]:
        """The commands to type."""
        if self.language != "console":
            return []
        return [line.removeprefix(_PROMPT) for line in self.body.splitlines() if line.startswith(_PROMPT)]


def blocks(page: str) -> Iterator[Block]:
    """The blocks of code of a page."""
    for found in _BLOCK.finditer(page):
        yield _block(found)


def replayed(page: str) -> str:
    """A page on which every command is followed by what it prints today."""
    with tempfile.TemporaryDirectory() as folder:
        outputs = iter(run(page, Path(folder)))

        def told(found: re.Match[str]) -> str:
            commands = _block(found).commands
            if not commands:
                return found[0]
            return "".join(["```console\n", *(f"{_PROMPT}{one}\n{next(outputs)}" for one in commands), "```"])

        return _BLOCK.sub(told, page)


def run(page: str, folder: Path) -> list[str]:
    """What the commands of a page print, in their order. The files of the session are left in the folder."""
    work, tools = folder / "work", folder / "bin"
    for made in (work, tools):
        made.mkdir()
    _program(tools / "provcheck")
    done = subprocess.run(
        ["bash", "-c", "\n".join(_script(page))],  # noqa: S607 - the shell that the reader has
        cwd=work,
        env=_environment(folder, tools),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=True,
        timeout=120,
    )
    return done.stdout.decode().split(_END)[:-1]


def _block(found: re.Match[str]) -> Block:
    return Block(found["language"], found["title"] or "", found["body"])


def _script(page: str) -> Iterator[str]:
    """One shell for the whole page, so that it stays where a command went, and ``$?`` is what it was."""
    for block in blocks(page):
        if block.title:
            yield f"mkdir -p \"$(dirname '{block.title}')\" && cat > '{block.title}' <<'END OF FILE'"
            yield f"{block.body}END OF FILE"
        for command in block.commands:
            yield command
            yield f"status=$?; printf '{_END}'; (exit $status)"
    yield "true"


def _program(path: Path) -> None:
    """The program of this working copy, under the name that users call."""
    path.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m provcheck "$@"\n', encoding="utf-8")
    path.chmod(0o755)


def _environment(home: Path, tools: Path) -> dict[str, str]:
    return {
        "PATH": f"{tools}{os.pathsep}{os.environ['PATH']}",
        "PYTHONPATH": str(_ROOT / "src"),
        "HOME": str(home),
        "LC_ALL": "C.UTF-8",
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_SYSTEM": os.devnull,
        "GIT_CONFIG_COUNT": "3",
        "GIT_CONFIG_KEY_0": "init.defaultBranch",
        "GIT_CONFIG_VALUE_0": "main",
        "GIT_CONFIG_KEY_1": "user.name",
        "GIT_CONFIG_VALUE_1": "reader",
        "GIT_CONFIG_KEY_2": "user.email",
        "GIT_CONFIG_VALUE_2": "reader@example.com",
    }
