"""What ``provcheck init`` finds in a folder, and which settings hold there."""

from __future__ import annotations

import json
import os
import tomllib
from pathlib import Path

import jsonschema
import pytest

from program import ROOT, git
from provcheck.adopt import settings_file
from provcheck.adopt.baselines import Baselines
from provcheck.adopt.plan import Step, carry_out, plan
from provcheck.adopt.survey import survey
from provcheck.adopt.telling import Line, found, laid_out
from provcheck.finding import Severity
from provcheck.rules import known
from provcheck.settings import Settings
from provcheck.settings.layered import CommandLine, Layered
from provcheck.writing import ChangedError
from support import TODAY

CONFIG = '{ meta: { lastTouchedVersion: "2026.8.3" }, agents: { defaults: { model: "anthropic/claude-opus-4-6" } } }\n'
MANIFEST = """apiVersion: pai.io/v1
kind: Agent
metadata: {name: a}
spec:
  models: [p/m]
  configFiles:
    - path: /a/openclaw.json
      content: '{}'
"""


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


# The survey


def test_files_are_told_by_what_they_hold(here: Path) -> None:
    (here / "sub").mkdir()
    (here / "openclaw.json").write_text('{ models: { $include: "./sub/openclaw.models.json5" } }')
    (here / "sub" / "openclaw.models.json5").write_text("{ providers: {} }")
    (here / "agent.yaml").write_text(MANIFEST)
    (here / "sub" / "broken.openclaw.json").write_text("{")
    (here / "sub" / "other.yaml").write_text("a: 1\n")
    there = survey(".", Settings(as_of=TODAY))
    assert there.openclaw == ("openclaw.json",)
    assert there.included == ("sub/openclaw.models.json5",)
    assert there.pai == ("agent.yaml",)
    assert there.embedding == ("agent.yaml",)
    assert there.unreadable == ("sub/broken.openclaw.json",)
    assert not there.is_empty


def test_files_beside_the_folder_are_not_told(here: Path) -> None:
    git("init", "-q", cwd=here)
    for name in ("one", "two"):
        (here / name).mkdir()
        (here / name / "agent.yaml").write_text(MANIFEST)
    there = survey("two", Settings(as_of=TODAY))
    assert (there.pai, there.embedding) == (("two/agent.yaml",), ("two/agent.yaml",))


def test_nothing_there_is_empty(here: Path) -> None:
    (here / "other.yaml").write_text("a: 1\n")
    assert survey(".", Settings(as_of=TODAY)).is_empty


def test_many_files_are_counted_and_releases_explained(here: Path) -> None:
    for name in "abcd":
        (here / f"{name}.openclaw.json").write_text(CONFIG)
    (here / "openclaw.json").write_text("{}")
    told = list(found(survey(".", Settings(as_of=TODAY, show=Severity.INFO)), "."))
    assert told[0] == Line("OpenClaw", "5 files: a.openclaw.json, b.openclaw.json and 3 more")
    assert (
        Line(
            "Release", "openclaw.json is checked for OpenClaw 2026.9.6: the newest known, since no stamp names another"
        )
        in told
    )
    assert (
        Line(
            "Release",
            "a.openclaw.json, b.openclaw.json and 2 more are checked for OpenClaw 2026.8.2: meta.lastTouchedVersion is 2026.8.3",
        )
        in told
    )
    assert told[-1].label == "Findings"


def test_lines_are_aligned_and_commands_stay_whole() -> None:
    lines = [
        Line("Next", 'word "provcheck check --show info" lists them.'),
        Line("Left", "x:", ("  a", "b")),
        Line("Left", "y"),
    ]
    text = 'Next      word\n          "provcheck check --show info"\n          lists them.\n'
    assert laid_out(lines, 38, color=False) == text + "Left      x:\n\n  a\nb\n\nLeft      y\n"
    assert laid_out([], 80, color=False) == ""


# Settings


@pytest.mark.parametrize("baseline", [False, True])
@pytest.mark.parametrize("examples", [False, True])
def test_new_settings_are_valid(baseline: bool, examples: bool) -> None:
    text = settings_file.text("2026.9.6", baseline=baseline)
    if examples:
        text = "\n".join(line.removeprefix("#") if line[1:2] != " " else line for line in text.splitlines())
    table = tomllib.loads(text)
    jsonschema.validate(table, json.loads((ROOT / "schemas" / "settings.schema.json").read_text()))
    assert ("baseline" in table) is (baseline or examples)
    assert ("openclaw-version" in table) is examples
    if examples:
        assert {"exclude", "include", "per-file-ignores", "severity", "fail-on"} <= table.keys()
        named = [*table["severity"], *(rule for rules in table["per-file-ignores"].values() for rule in rules)]
        assert all(map(known, named))


def baselines_of(folder: str) -> Baselines:
    return Baselines(Layered(CommandLine({})), folder)


def test_the_nearest_settings_hold(here: Path) -> None:
    deep = here / "a" / "b"
    deep.mkdir(parents=True)
    assert baselines_of("a/b").own == (None, None)
    (here / "provcheck.toml").write_text('baseline = "known.jsonl"\n')
    assert baselines_of("a/b").own == (str(here / "provcheck.toml"), "known.jsonl")
    (here / "a" / "pyproject.toml").write_text("[project]\nname = 'x'\n[tool.other]\n")
    assert baselines_of("a/b").own == (str(here / "provcheck.toml"), "known.jsonl")
    (here / "a" / "pyproject.toml").write_text("[tool.provcheck]\nextend = '../base.toml'\n")
    (here / "base.toml").write_text("baseline = 'base.jsonl'")
    assert baselines_of("a/b").own == (str(here / "a" / "pyproject.toml"), "base.jsonl")
    assert baselines_of("a/b").absent == (baselines_of("a/b").own,)
    (here / "base.jsonl").write_text("")
    assert baselines_of("a/b").absent == ()


def test_a_baseline_is_for_the_files_whose_settings_name_it(here: Path) -> None:
    for name, text in (("a", "baseline = 'a.jsonl'"), ("b", ""), ("c", "baseline = '../known.jsonl'")):
        (here / name).mkdir()
        (here / name / "provcheck.toml").write_text(text)
    paths = [f"{name}/openclaw.json" for name in "abcd"]
    assert list(map(baselines_of(".").covers, paths)) == [False, False, False, True]
    assert list(map(baselines_of(".").leaves, paths)) == [False, True, False, False]
    (here / "provcheck.toml").write_text("baseline = 'known.jsonl'")
    baselines = baselines_of(".")
    assert list(map(baselines.covers, paths)) == [False, False, True, True]
    baselines.look_at(paths)
    assert [one.path for one in baselines.others] == ["a/a.jsonl", None]


# The plan


def written(folder: str) -> list[str]:
    return [step.path for step in plan(folder, baselines_of(folder), "", None) if step.text is not None]


def test_the_hook_goes_to_the_top_of_the_repository(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    git("init", "-q", cwd=here)
    (here / "sub" / "deep").mkdir(parents=True)
    assert written("sub") == ["sub/provcheck.toml", ".pre-commit-config.yaml"]
    monkeypatch.chdir(here / "sub")
    assert written(".") == ["provcheck.toml", "../.pre-commit-config.yaml"]
    assert written("deep") == ["deep/provcheck.toml", "../.pre-commit-config.yaml"]
    assert written("..") == ["../provcheck.toml", "../.pre-commit-config.yaml"]


def test_a_baseline_lies_beside_the_settings(here: Path) -> None:
    (here / "sub").mkdir()
    asked: list[str] = []

    def text(path: str) -> str:
        asked.append(path)
        return "{}\n"

    (_, fresh, _) = plan("sub", baselines_of("sub"), "", text)
    assert (fresh.path, fresh.text, asked) == (
        "sub/.provcheck-baseline.jsonl",
        "{}\n",
        ["sub/.provcheck-baseline.jsonl"],
    )
    (here / "provcheck.toml").write_text('baseline = "known/now.jsonl"\n')
    (settings, named, _) = plan("sub", baselines_of("sub"), "", text)
    assert (settings.text, settings.lines) == (None, ())
    assert (named.path, named.text) == ("known/now.jsonl", "{}\n")
    (here / "provcheck.toml").write_text("")
    (settings, beside, _) = plan("sub", baselines_of("sub"), "", text)
    assert settings.lines == ('baseline = ".provcheck-baseline.jsonl"',)
    assert beside.path == ".provcheck-baseline.jsonl"
    (here / ".provcheck-baseline.jsonl").write_text('{"provcheck-baseline":1}\n')
    asked.clear()
    (_, there, _) = plan("sub", baselines_of("sub"), "", text)
    assert (there.text, asked) == (None, [])


def test_what_changed_meanwhile_is_kept(here: Path) -> None:
    git("init", "-q", cwd=here)
    config = here / ".pre-commit-config.yaml"
    config.write_text("repos:\n  - repo: a\n")
    steps = plan(".", baselines_of("."), "", None)
    config.write_text("repos:\n  - repo: b\n")
    with pytest.raises(ChangedError):
        carry_out(steps)
    config.unlink()
    with pytest.raises(ChangedError):
        carry_out(steps)
    assert os.listdir(here) == [".git"]


def test_what_has_come_meanwhile_is_kept(here: Path) -> None:
    steps = plan(".", baselines_of("."), "", None)
    (here / "provcheck.toml").write_text("mine")
    with pytest.raises(FileExistsError):
        carry_out(steps)
    assert (here / "provcheck.toml").read_text() == "mine"


def test_line_ends_marks_modes_and_links_stay(here: Path) -> None:
    git("init", "-q", cwd=here)
    real = here / "real.yaml"
    real.write_bytes("\ufeffrepos:\r\n- repo: a\r\n".encode())
    real.chmod(0o640)
    (here / ".pre-commit-config.yaml").symlink_to("real.yaml")
    carry_out(plan(".", baselines_of("."), "", None))
    assert real.read_bytes().startswith("\ufeffrepos:\r\n- repo: a\r\n- repo: https://".encode())
    assert b"\n" not in real.read_bytes().replace(b"\r\n", b"")
    assert real.stat().st_mode & 0o777 == 0o640
    assert (here / ".pre-commit-config.yaml").is_symlink()


@pytest.mark.parametrize("data", [b"repos:\n  - repo: \xff\n", "repos: []\n".encode("utf-16")])
def test_what_is_no_utf8_is_left(here: Path, data: bytes) -> None:
    git("init", "-q", cwd=here)
    (here / ".pre-commit-config.yaml").write_bytes(data)
    (_, step) = plan(".", baselines_of("."), "", None)
    assert step.text is None
    assert "is not UTF-8" in step.remark
    assert step.lines


def test_a_folder_or_a_dead_link_of_the_name_is_left(here: Path) -> None:
    git("init", "-q", cwd=here)
    config = here / ".pre-commit-config.yaml"
    config.mkdir()
    assert plan(".", baselines_of("."), "", None)[1].text is None
    config.rmdir()
    config.symlink_to("nowhere")
    assert plan(".", baselines_of("."), "", None)[1].text is None


def test_steps_without_text_write_nothing(here: Path) -> None:
    carry_out((Step("a", "left"), Step("b", "left", lines=("x",))))
    assert os.listdir(here) == []
