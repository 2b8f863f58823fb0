"""``provcheck rule`` as a user runs it."""

from __future__ import annotations

from pathlib import Path

from program import run
from provcheck import rules


def test_by_code_and_by_name(tmp_path: Path) -> None:
    outcome = run("rule", "pc203", cwd=tmp_path)
    assert outcome.code == 0
    assert outcome.out.startswith("# PC203 unknown-model\n")
    assert outcome.out == run("rule", "unknown-model", cwd=tmp_path).out


def test_all_rules(tmp_path: Path) -> None:
    lines = run("rule", "--all", cwd=tmp_path).out.splitlines()
    assert [line.split()[0] for line in lines] == [entry.code for entry in rules.REGISTRY]


def test_wrong_usage(tmp_path: Path) -> None:
    assert run("rule", "PC999", cwd=tmp_path).code == 2
    assert run("rule", cwd=tmp_path).code == 2
    assert run("rule", "PC203", "--all", cwd=tmp_path).code == 2


def test_the_page_survives_optimisation(tmp_path: Path) -> None:
    assert run("rule", "PC203", cwd=tmp_path, PYTHONOPTIMIZE="2").out == run("rule", "PC203", cwd=tmp_path).out
