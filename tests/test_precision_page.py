"""``docs/precision.md`` agrees with the rules, with its own examples, and with itself."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from datetime import date
from math import comb
from pathlib import Path

import pytest

from program import ROOT, run
from provcheck.rules import REGISTRY
from support import TODAY, lint

PAGE = (ROOT / "docs" / "precision.md").read_text(encoding="utf-8")
NAMES = {entry.code: entry.name for entry in REGISTRY}
EXAMPLES = re.findall(r'^```json5 title="(\S+), OpenClaw (\S+?)(?:, (\S+))?"\n((?:.*\n)*?)```$', PAGE, re.MULTILINE)
EXPECTED = re.compile(r"(PC\d{3}) (error|warning|info)")


def table(heading: str) -> list[list[str]]:
    """The cells of the first table below a heading, row by row, without its head."""
    below = PAGE.partition(heading)[2]
    assert below, heading
    (first, *_) = re.findall(r"(?:^\|.*\n)+", below, re.MULTILINE)
    return [[cell.strip() for cell in row.strip("|").split("|")] for row in first.splitlines()[2:]]


def number(cell: str) -> int:
    return int(cell or 0)


KINDS = table("# What provcheck finds in real files")
HALVES = table("## Rule by rule")
RULES = [row for row in [row[:6] for row in HALVES] + [row[6:] for row in HALVES] if row[0]]
TOTAL = [number(cell) for cell in RULES[-1][1:]]


def test_codes_are_rules_and_have_their_names() -> None:
    assert set(re.findall(r"PC\d+", PAGE)) <= NAMES.keys()
    assert RULES[-1][0] == "all"
    assert [row[0] for row in RULES[:-1]] == sorted(row[0] for row in RULES[:-1])
    for row in RULES[:-1]:
        code = row[0][1:6]
        assert row[0] == f"[{code}](rules/{code}.md) {NAMES[code]}"


def test_each_rules_findings_are_judged() -> None:
    for row in RULES:
        *findings, right, arguable = map(number, row[1:])
        assert sum(findings) == right + arguable, row[0]
    assert [sum(number(row[column]) for row in RULES[:-1]) for column in range(1, 6)] == TOTAL


def test_each_kinds_findings_are_judged() -> None:
    *kinds, total = KINDS
    for _, _, _, findings, bar, right, arguable, wrong in kinds:
        assert number(findings) == number(right) + number(arguable) + number(wrong)
        assert bar == "█" * round(number(findings) / 5)
    for column in (3, 5, 6, 7):
        assert sum(number(row[column]) for row in kinds) == number(total[column])
    assert number(total[3]) == TOTAL[0] + TOTAL[1]


def test_kinds_are_made_of_rules() -> None:
    loud = {row[0][1:6]: number(row[1]) + number(row[2]) for row in RULES[:-1]}
    kinds = {code: row for row in KINDS[:-1] for code in row[1].split(", ")}
    assert kinds.keys() == {code for code, findings in loud.items() if findings}
    for row in KINDS[:-1]:
        assert sum(loud[code] for code in row[1].split(", ")) == number(row[3]), row[0]


def test_the_first_sentences_agree_with_the_table() -> None:
    total = KINDS[-1]
    said = (
        f"Of {total[3]} errors and\nwarnings in the OpenClaw files {total[5]} are right, {total[6]} can be argued about"
    )
    assert said in PAGE
    assert total[7] == "0"
    assert "and none is wrong" in PAGE


@pytest.mark.parametrize(("name", "release", "day", "text"), EXAMPLES)
def test_examples_are_true(tmp_path: Path, name: str, release: str, day: str, text: str) -> None:
    as_of = date.fromisoformat(day) if day else TODAY
    report = lint(tmp_path, {name: text}, releases=(release,), as_of=as_of)
    found = sorted((one.location.begin[0], one.code, one.severity.label) for one in report.findings)
    said = [(number, *one) for number, line in enumerate(text.splitlines(), 1) for one in EXPECTED.findall(line)]
    assert said
    assert found == said


def test_there_are_examples() -> None:
    assert len(EXAMPLES) == PAGE.count("```json5") == 4


def test_links_lead_somewhere() -> None:
    headings = {line.lstrip("# ").lower().replace(" ", "-") for line in PAGE.splitlines() if line.startswith("#")}
    for target in re.findall(r"\]\(([^)]+)\)", PAGE):
        path, _, anchor = target.partition("#")
        assert not path or (ROOT / "docs" / path).is_file(), target
        assert not anchor or anchor in headings, target
    for path in re.findall(r"`(benchmarks/\S+)`", PAGE):
        assert (ROOT / path).is_file()


def test_what_switches_a_finding_off_is_a_setting(tmp_path: Path) -> None:
    rows = table("## Where you may disagree")
    for said, _, switch in rows:
        for setting in re.findall(r"`([^`]* = [^`]*)`", switch):
            tomllib.loads(setting)
            (tmp_path / "provcheck.toml").write_text(setting)
            assert run("settings", cwd=tmp_path).code == 0, setting
            about = [name for name in NAMES.values() if f"severity.{name} " in setting]
            assert all(name == NAMES[code] for name in about for code in re.findall(r"PC\d+", said))
    judged = {row[0][1:6]: number(row[5]) for row in RULES[:-1]}
    for said, *_ in rows:
        for code, times in re.findall(r"\((PC\d+), (\d+)\)", said):
            assert int(times) == judged[code], said


def test_the_intervals_are_what_the_numbers_give() -> None:
    """Clopper and Pearson: one-sided for no file of 48, two-sided for 2 infos of 94."""
    assert "less than 6.1 % of files" in PAGE
    assert round(100 * (1 - 0.05 ** (1 / 48)), 1) == 6.1
    assert "the 94 infos" in PAGE
    assert "2 were wrong (so 0.3 to 7.5 %" in PAGE
    assert _at_most(1, 94, 0.0025) > 0.975 > _at_most(1, 94, 0.0035)
    assert _at_most(2, 94, 0.0745) > 0.025 > _at_most(2, 94, 0.0755)


def _at_most(most: int, trials: int, chance: float) -> float:
    return sum(comb(trials, one) * chance**one * (1 - chance) ** (trials - one) for one in range(most + 1))


def test_the_benchmark_counts_a_folder_and_names_nothing(tmp_path: Path) -> None:
    (tmp_path / "robin.json5").write_text('{ agents: { defaults: { model: "birdhouse/wren" } } }')
    (tmp_path / "package.json").write_text("{}")
    command = [sys.executable, str(ROOT / "benchmarks" / "precision.py"), str(tmp_path), "--release", "2026.9.6"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    lines = [line.split() for line in done.stdout.splitlines()]
    assert ["PC202", "unknown-provider", "1", "-", "-", "1"] in lines
    assert lines[-1] == ["all,", "of", "1", "files", "1", "-", "-", "1"]
    assert "robin" not in done.stdout
