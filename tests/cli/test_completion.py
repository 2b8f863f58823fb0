"""What shells complete, asked as they ask, and in the shells that are there."""

from __future__ import annotations

import json
import os
import select
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from unittest.mock import patch

import pytest
from click.shell_completion import BashComplete

from program import LIMIT, ROOT, run
from provcheck.cli._scripts import SCRIPTS
from provcheck.cli.group import COMMANDS, cli
from provcheck.dialects.openclaw_releases import RELEASES
from provcheck.report import FORMATS
from provcheck.rules import REGISTRY

FAMILIES = sorted({entry.code[:3] for entry in REGISTRY})


def asked(line: str) -> list[str]:
    """What bash is told for a command line that ends where the cursor is."""
    with patch.dict(os.environ, COMP_WORDS=line, COMP_CWORD=str(line.count(" "))):
        return BashComplete(cli, {}, "provcheck", "_PROVCHECK_COMPLETE").complete().split()


def plain(values: list[str]) -> list[str]:
    return [f"plain,{one}" for one in values]


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("provcheck ", list(COMMANDS)),
        ("provcheck co", ["convert", "completion"]),
        ("provcheck --v", ["--version"]),
        ("provcheck check --sel", ["--select"]),
        ("provcheck check --select PC20", [f"PC20{number}" for number in range(1, 10)]),
        ("provcheck check --select pc70", [f"PC70{number}" for number in range(1, 8)]),
        ("provcheck check --select PC2,unknown-mo", ["PC2,unknown-model"]),
        ("provcheck check --ignore PC701,PC70", [f"PC701,PC70{number}" for number in range(2, 8)]),
        ("provcheck check --select=unknown-mo", ["unknown-model"]),
        ("provcheck check --output-format ", list(FORMATS)),
        ("provcheck check --output-format json --output-format co", ["concise"]),
        ("provcheck check --fail-on ", ["error", "warning", "info", "never"]),
        ("provcheck check --openclaw-version ", list(reversed(RELEASES))),
        ("provcheck check --openclaw-version 2026.9.6,2026.8", ["2026.9.6,2026.8.2"]),
        ("provcheck convert a.json --openclaw-version 2026.8", ["2026.8.2"]),
        ("provcheck convert a.json --to ", ["openclaw", "pai"]),
        ("provcheck rule unknown-p", ["unknown-provider"]),
        ("provcheck rule PC20", [f"PC20{number}" for number in range(1, 10)]),
        ("provcheck models openai/gpt-oss", ["openai/gpt-oss-120b", "openai/gpt-oss-20b"]),
        ("provcheck models nvidia/openai/gpt-oss-1", ["nvidia/openai/gpt-oss-120b"]),
        ("provcheck schema ", ["openclaw", "pai", "settings", "report", "graph"]),
        ("provcheck completion ", ["bash", "zsh", "fish"]),
    ],
)
def test_candidates(line: str, wanted: list[str]) -> None:
    assert asked(line) == plain(wanted)


def test_all_rules_are_offered() -> None:
    names = [*(entry.code for entry in REGISTRY), *(entry.name for entry in REGISTRY)]
    assert asked("provcheck rule ") == plain(names)
    assert asked("provcheck check --select ") == plain([*FAMILIES, *names])


@pytest.mark.parametrize(
    "line",
    [
        "provcheck check op",
        "provcheck check --config op",
        "provcheck check --baseline op",
        "provcheck check --openclaw-schema op",
        "provcheck check --output-file op",
        "provcheck convert op",
        "provcheck convert a --to pai -o op",
        "provcheck settings op",
        "provcheck models --refresh op",
    ],
)
def test_paths_are_left_to_the_shell(line: str) -> None:
    assert asked(line) == ["file,op"]


def test_folders_are_left_to_the_shell() -> None:
    assert asked("provcheck init op") == ["dir,op"]


@pytest.mark.parametrize("line", ["check --select PC", "models z", "convert --t", ""])
def test_completing_imports_nothing_heavy(line: str) -> None:
    code = """
import json, sys
from provcheck.cli.group import cli
try:
    cli(prog_name="provcheck")
finally:
    print(json.dumps(sorted(sys.modules)))
"""
    words = ["provcheck", *line.split(" ")]
    asking = {"COMP_WORDS": " ".join(words), "COMP_CWORD": str(len(words) - 1), "_PROVCHECK_COMPLETE": "bash_complete"}
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, check=True, env={"PYTHONPATH": str(ROOT / "src"), **asking}
    )
    modules = set(json.loads(done.stdout.splitlines()[-1]))
    assert not {"pydantic", "jsonschema", "ruamel", "json5", "tomllib"} & modules


@pytest.mark.parametrize("shell", SCRIPTS)
def test_the_script_is_printed(tmp_path: Path, shell: str) -> None:
    outcome = run("completion", shell, cwd=tmp_path)
    assert (outcome.code, outcome.out, outcome.err) == (0, SCRIPTS[shell], "")


# In real shells


@pytest.fixture
def shells(tmp_path: Path) -> dict[str, str]:
    """An environment in which provcheck is a command."""
    program = tmp_path / "bin" / "provcheck"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m provcheck "$@"\n')
    program.chmod(0o755)
    (tmp_path / "a folder").mkdir()
    for name in ("openclaw.json", "a folder/one.json"):
        (tmp_path / name).write_text("{}")
    return {
        "PATH": f"{program.parent}{os.pathsep}{os.environ['PATH']}",
        "PYTHONPATH": str(ROOT / "src"),
        "HOME": str(tmp_path),
        "TERM": "xterm",
        "LC_ALL": "C.UTF-8",
    }


def need(shell: str) -> str:
    found = shutil.which(shell)
    if found is None:
        pytest.skip(f"there is no {shell}")
    return found


LINES = [
    ("provcheck comp", ["completion"]),
    ("provcheck check --select PC201,unknown-mo", ["PC201,unknown-model"]),
    ("provcheck rule unknown-p", ["unknown-provider"]),
    ("provcheck schema s", ["settings"]),
]


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        *[(line.split(), wanted) for line, wanted in LINES],
        # "=" is a word to bash.
        (["provcheck", "check", "--output-format", "=", "j"], ["json", "junit"]),
        (["provcheck", "check", "--fail-on", "="], ["error", "warning", "info", "never"]),
        # Where COMP_WORDBREAKS has no "=", it is none.
        (["provcheck", "check", "--fail-on=e"], ["--fail-on=error"]),
        (["provcheck", "check", "--select=PC201,unknown-mo"], ["--select=PC201,unknown-model"]),
    ],
)
def test_bash(tmp_path: Path, shells: dict[str, str], words: list[str], wanted: list[str]) -> None:
    quoted = " ".join(f"'{word}'" for word in words)
    script = f"""
        eval "$(provcheck completion bash)"
        COMP_WORDS=({quoted}) COMP_CWORD={len(words) - 1}
        _provcheck_completion provcheck
        printf '%s\\n' "${{COMPREPLY[@]}}"
    """
    done = subprocess.run(
        [need("bash"), "-c", script],
        cwd=tmp_path,
        env=shells,
        capture_output=True,
        text=True,
        timeout=LIMIT,
        check=True,
    )
    assert done.stdout.split() == [one for one in wanted if one not in {"json", "junit"} or one in FORMATS]
    assert done.stderr == ""


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        *LINES,
        ("provcheck check --fail-on=e", ["--fail-on=error"]),
        ("provcheck check openc", ["openclaw.json"]),
        ("provcheck check --config=openc", ["--config=openclaw.json"]),
        ("provcheck check ~/openc", ["~/openclaw.json"]),
        ("provcheck check --config ~/openc", ["~/openclaw.json"]),
        ('provcheck check "a fold', ["a folder/"]),
        ('provcheck check --config="a folder/o', ["--config=a folder/one.json"]),
    ],
)
def test_fish(tmp_path: Path, shells: dict[str, str], line: str, wanted: list[str]) -> None:
    script = f"provcheck completion fish | source; complete --do-complete '{line}'"
    done = subprocess.run(
        [need("fish"), "--no-config", "-c", script],
        cwd=tmp_path,
        env=shells,
        capture_output=True,
        text=True,
        timeout=LIMIT,
        check=True,
    )
    assert [one.partition("\t")[0] for one in done.stdout.splitlines()] == wanted


TABS = [
    *[(line, line.rpartition(" ")[0] + " " + wanted) for line, (wanted,) in LINES],
    ("provcheck check --fail-on=e", "provcheck check --fail-on=error"),
    ("provcheck check openc", "provcheck check openclaw.json"),
    ("provcheck check --config=openc", "provcheck check --config=openclaw.json"),
]


@pytest.mark.parametrize(
    ("shell", "setup"),
    [
        (["bash", "--norc", "--noprofile", "-i"], 'eval "$(provcheck completion bash)"'),
        (["zsh", "-f", "-i"], 'autoload -U compinit; compinit -u -D; eval "$(provcheck completion zsh)"'),
    ],
    ids=["bash", "zsh"],
)
def test_a_tab_on_a_terminal(tmp_path: Path, shells: dict[str, str], shell: list[str], setup: str) -> None:
    with terminal([need(shell[0]), *shell[1:]], tmp_path, shells) as screen:
        os.write(screen, f"{setup}; printf 'RE''ADY\\n'\n".encode())
        until(screen, "READY")
        for line, wanted in TABS:
            # Control-A goes to the line's beginning: what was completed becomes arguments of printf.
            os.write(screen, f"{line}\t\x01printf '<%s> ' \n".encode())
            assert "".join(f"<{word}> " for word in wanted.split()) in until(screen, "<provcheck> ")


@contextmanager
def terminal(shell: list[str], folder: Path, environment: dict[str, str]) -> Iterator[int]:
    """A shell on a terminal, to type into and to read from."""
    screen, inside = os.openpty()
    child = subprocess.Popen(
        shell, cwd=folder, env=environment, stdin=inside, stdout=inside, stderr=inside, start_new_session=True
    )
    os.close(inside)
    try:
        yield screen
    finally:
        child.kill()
        child.wait()
        os.close(screen)


def until(screen: int, mark: str) -> str:
    """What is shown until a mark is, and a moment later."""
    shown, end = b"", time.monotonic() + LIMIT
    while time.monotonic() < end:
        ready, _, _ = select.select([screen], [], [], 0.3)
        if ready:
            shown += os.read(screen, 65536)
        elif mark.encode() in shown:
            break
    return shown.decode(errors="replace")
