"""``provcheck rule`` as a user runs it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from program import ROOT, run
from provcheck import rules
from provcheck.rules.page import page


def on_a_terminal(*arguments: str, **environment: str) -> str:
    """What the program writes to a terminal of 80 columns."""
    ours, theirs = os.openpty()
    inherited = {name: value for name, value in os.environ.items() if name != "NO_COLOR"}
    subprocess.run(
        [sys.executable, "-m", "provcheck", *arguments],
        stdin=theirs,
        stdout=theirs,
        check=True,
        env={**inherited, "PYTHONPATH": str(ROOT / "src"), "TERM": "xterm", "COLUMNS": "80", **environment},
    )
    os.close(theirs)
    text = b""
    try:
        while piece := os.read(ours, 1 << 16):
            text += piece
    except OSError:
        # Linux tells the end of a terminal so.
        pass
    os.close(ours)
    return text.decode().replace("\r\n", "\n")


def test_by_code_and_by_name(tmp_path: Path) -> None:
    outcome = run("rule", "pc203", cwd=tmp_path)
    assert outcome.code == 0
    assert outcome.out.startswith("PC203 unknown-model\nerror | OpenClaw | fix: ")
    assert outcome.out == run("rule", "Unknown-Model", cwd=tmp_path).out


def test_all_rules(tmp_path: Path) -> None:
    lines = run("rule", "--all", cwd=tmp_path).out.splitlines()
    codes = [line.split()[0] for line in lines if line.startswith("PC") and line[3:5].isdecimal()]
    assert codes == [entry.code for entry in rules.REGISTRY]
    assert "PC2 References" in lines


@pytest.mark.parametrize("columns", [40, 80, 120])
def test_lines_fit(tmp_path: Path, columns: int) -> None:
    lines = run("rule", "--all", cwd=tmp_path, COLUMNS=str(columns)).out.splitlines()
    lines += run("rule", "PC701", cwd=tmp_path, COLUMNS=str(columns)).out.splitlines()
    # Code stands as it is, and no address is broken.
    assert not [line for line in lines if len(line) > columns and not line.startswith("      ") and "http" not in line]


def test_as_json(tmp_path: Path) -> None:
    data = json.loads(run("rule", "PC203", "--output-format", "json", cwd=tmp_path).out)
    rule = rules.get("PC203")
    assert rule is not None
    assert data["version"] == 1
    (found,) = data["rules"]
    assert (found["code"], found["name"], found["severity"]) == ("PC203", "unknown-model", "error")
    assert (found["family"], found["dialects"], found["page"]) == ("References", ["openclaw"], page(rule))
    every = json.loads(run("rule", "--all", "--output-format", "json", cwd=tmp_path).out)
    assert [one["code"] for one in every["rules"]] == [entry.code for entry in rules.REGISTRY]
    assert found in every["rules"]


def test_wrong_usage(tmp_path: Path) -> None:
    assert run("rule", "PC999", cwd=tmp_path).code == 2
    assert run("rule", cwd=tmp_path).code == 2
    assert run("rule", "PC203", "--all", cwd=tmp_path).code == 2
    assert run("rule", "PC203", "--output-format", "yaml", cwd=tmp_path).code == 2


def test_a_misspelt_name(tmp_path: Path) -> None:
    outcome = run("rule", "unkown-model", cwd=tmp_path)
    assert outcome.code == 2
    assert "did you mean unknown-model?" in outcome.err


def test_the_page_survives_optimisation(tmp_path: Path) -> None:
    assert run("rule", "PC203", cwd=tmp_path, PYTHONOPTIMIZE="2").out == run("rule", "PC203", cwd=tmp_path).out


def test_colour_on_a_terminal(tmp_path: Path) -> None:
    plain = run("rule", "PC203", cwd=tmp_path).out
    assert "\x1b" not in plain
    painted = on_a_terminal("rule", "PC203")
    assert "\x1b[1mWhat it does\x1b[0m" in painted
    assert painted.replace("\x1b[1m", "").replace("\x1b[2m", "").replace("\x1b[36m", "").replace("\x1b[0m", "") == plain


@pytest.mark.parametrize("environment", [{"NO_COLOR": "1"}, {"TERM": "dumb"}])
def test_a_terminal_without_colour(tmp_path: Path, environment: dict[str, str]) -> None:
    for arguments in (["PC203"], ["--all"]):
        assert on_a_terminal("rule", *arguments, **environment) == run("rule", *arguments, cwd=tmp_path).out
