"""The bench of single faults: provcheck finds each where it stands, and nothing in the files that are right."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from program import ROOT
from provcheck import engine, rules
from provcheck.finding import Finding, Severity
from provcheck.settings import Settings

FAULTS = ROOT / "benchmarks" / "faults"
TABLE = tomllib.loads((FAULTS / "faults.toml").read_text(encoding="utf-8"))
CLEAN = sorted((FAULTS / "clean").iterdir())


def findings(file: Path) -> tuple[Finding, ...]:
    settings = Settings(as_of=TABLE["as_of"], releases=(TABLE["release"],), show=Severity.INFO)
    return engine.check([str(file)], settings).findings


def bench(script: Path) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    return subprocess.run([sys.executable, script], capture_output=True, text=True, check=False, env=environment)


@pytest.mark.parametrize("fault", TABLE["fault"], ids=lambda fault: fault["name"])
def test_each_fault_is_found_where_it_stands_and_nothing_else(fault: dict[str, str | int]) -> None:
    found = findings(FAULTS / f"{fault['name']}.json5")
    assert [(one.code, one.location.begin[0]) for one in found] == [(fault["rule"], fault["line"])]


@pytest.mark.parametrize("file", CLEAN, ids=lambda file: file.stem)
def test_a_right_file_gives_no_warning(file: Path) -> None:
    assert [one.message for one in findings(file) if one.severity > Severity.INFO] == []


def test_there_are_24_faults_and_as_many_right_files() -> None:
    assert len(TABLE["fault"]) == 24
    assert sorted(f"{fault['name']}.json5" for fault in TABLE["fault"]) == sorted(
        f.name for f in FAULTS.glob("*.json5")
    )
    assert len(CLEAN) >= 24


def test_the_table_names_rules_and_faults_that_there_are() -> None:
    names = {fault["name"] for fault in TABLE["fault"]}
    assert {fault["rule"] for fault in TABLE["fault"]} <= {entry.code for entry in rules.REGISTRY}
    assert all(set(rival["found"]) <= names for rival in TABLE["rival"])


def test_the_script_says_24_of_24() -> None:
    done = bench(ROOT / "benchmarks" / "faults.py")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "provcheck: 24 of 24" in done.stdout


def test_the_script_fails_on_a_missed_fault_and_on_a_false_alarm(tmp_path: Path) -> None:
    script = Path(shutil.copy(ROOT / "benchmarks" / "faults.py", tmp_path))
    folder = Path(shutil.copytree(FAULTS, tmp_path / "faults"))
    right, wrong = folder / "clean" / "as-intended.json5", folder / "bad-api.json5"
    right_text = right.read_text(encoding="utf-8")
    right.write_bytes(wrong.read_bytes())
    alarmed = bench(script)
    right.write_text(right_text, encoding="utf-8")
    wrong.write_text(right_text, encoding="utf-8")
    short = bench(script)
    assert (alarmed.returncode, short.returncode) == (1, 1)
    assert "false alarms: 1\nas-intended.json5: PC103:16\n" in alarmed.stdout
    assert "provcheck: 23 of 24" in short.stdout
