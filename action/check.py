"""The check of the GitHub Action.

Inputs come as variables of the environment and go to provcheck as an argument list: no shell ever sees them.
"""

from __future__ import annotations

import glob
import os
import shlex
import subprocess
import sys
import tempfile
from pathlib import Path


class UnusableInputError(Exception):
    """An input that cannot be understood; the message says which and why."""


def main() -> int:
    """Run provcheck, leave outputs and summary where the runner looks for them; provcheck's exit code."""
    try:
        code = _check(Path(tempfile.mkdtemp(prefix="provcheck-", dir=os.environ["RUNNER_TEMP"])))
    except UnusableInputError as error:
        print(f"::error title=provcheck::{error}")
        code = 2
    _append("GITHUB_OUTPUT", f"exit-code={code}\n".encode())
    return code


def _check(folder: Path) -> int:
    summary = folder / "summary.md"
    sarif = folder / "provcheck.sarif"
    outputs: list[tuple[str, str | Path]] = [(_given("format") or "text", "-"), ("markdown", summary)]
    if _is_true("upload-sarif"):
        outputs.append(("sarif", sarif))
    code = subprocess.run(_command(outputs), stdin=subprocess.DEVNULL, check=False).returncode
    if summary.exists():
        _append("GITHUB_STEP_SUMMARY", summary.read_bytes())
    if sarif.exists():
        _append("GITHUB_OUTPUT", f"sarif-file={sarif}\n".encode())
    return code


def _command(outputs: list[tuple[str, str | Path]]) -> list[str]:
    """The action's own formats come first, so that the user's pairs of format and file stay pairs."""
    pairs = [f"--output-{part}" for name, file in outputs for part in (f"format={name}", f"file={file}")]
    color = [] if os.environ.get("NO_COLOR") else ["--color=always"]
    paths = [path for word in _words("paths") for path in sorted(glob.glob(word, recursive=True)) or [word]]
    program = [sys.executable, "-I", "-X", "utf8", "-m", "provcheck", "check"]
    return [*program, *color, *pairs, *_words("args"), "--", *paths]


def _words(name: str) -> list[str]:
    """The words of an input, split and quoted as in a shell, but that a backslash is one: Windows has them in paths."""
    lexer = shlex.shlex(_given(name), posix=True)
    lexer.whitespace_split = True
    lexer.commenters = lexer.escape = ""
    try:
        return list(lexer)
    except ValueError:
        raise UnusableInputError(f"{name} has a quote that is not closed") from None


def _is_true(name: str) -> bool:
    given = _given(name).strip().lower()
    if given not in ("true", "false", ""):
        raise UnusableInputError(f"{name} is true or false")
    return given == "true"


def _given(name: str) -> str:
    return os.environ[f"INPUT_{name.upper().replace('-', '_')}"]


def _append(variable: str, text: bytes) -> None:
    """Add to a file that the runner reads when the step has ended."""
    with open(os.environ[variable], "ab") as file:
        file.write(text)


if __name__ == "__main__":
    sys.exit(main())
