"""``provcheck init`` as a user runs it."""

from __future__ import annotations

import os
import tomllib
from pathlib import Path

import pytest
from click.testing import CliRunner

from program import git, run
from provcheck.cli import init

CONFIG = '{ meta: { lastTouchedVersion: "2026.9.6" }, agents: { defaults: { model: "nvdia/x" } } }\n'
FIRST = """OpenClaw  1 file: openclaw.json
Release   openclaw.json is checked for OpenClaw 2026.9.6:
          meta.lastTouchedVersion is 2026.9.6
Findings  Found 1 error in 1 file. "provcheck check" lists them.

Wrote     provcheck.toml with settings
Wrote     .pre-commit-config.yaml with a hook for pre-commit

Next      "pre-commit install" makes git run the hook.
Next      "provcheck check" tells what to mend; "provcheck init --baseline"
          accepts it.
"""
SECOND = """
Left      provcheck.toml since its settings hold here already
Left      .pre-commit-config.yaml since provcheck is there already
"""


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    git("init", "-q", cwd=tmp_path)
    (tmp_path / "openclaw.json").write_text(CONFIG)
    return tmp_path


def content(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file() and ".git/" not in str(path)}


def test_twice_in_a_row(repository: Path) -> None:
    first = run("init", cwd=repository)
    assert (first.code, first.err, first.out) == (0, "", FIRST)
    assert tomllib.loads((repository / "provcheck.toml").read_text()) == {"fail-on": "warning"}
    after = content(repository)
    second = run("init", cwd=repository)
    assert (second.code, second.err) == (0, "")
    assert SECOND in second.out
    assert "pre-commit install" not in second.out
    assert content(repository) == after


def test_in_a_subfolder(repository: Path) -> None:
    folder = repository / "deep" / "down"
    folder.mkdir(parents=True)
    (folder / "openclaw.json").write_text(CONFIG)
    outcome = run("init", cwd=folder)
    assert outcome.code == 0
    assert "OpenClaw  1 file: openclaw.json\n" in outcome.out
    assert "../../.pre-commit-config.yaml with a hook for pre-commit; pre-commit" in outcome.out
    assert (folder / "provcheck.toml").exists()
    assert (repository / ".pre-commit-config.yaml").exists()
    assert not (repository / "provcheck.toml").exists()


def test_of_a_path(repository: Path) -> None:
    outcome = run("init", repository.name, cwd=repository.parent)
    assert outcome.code == 0
    assert f"Wrote     {repository.name}/provcheck.toml with settings\n" in outcome.out
    assert f'"provcheck check {repository.name}" lists them.' in " ".join(outcome.out.split())


def test_settings_that_hold_are_left(repository: Path) -> None:
    (repository / "pyproject.toml").write_text("[tool.provcheck]\nfail-on = 'error'\n")
    outcome = run("init", cwd=repository)
    assert outcome.code == 0
    assert "Left      pyproject.toml since its settings hold here already\n" in outcome.out
    assert not (repository / "provcheck.toml").exists()


def test_a_dry_run_shows_and_writes_nothing(repository: Path) -> None:
    (repository / ".pre-commit-config.yaml").write_text("repos:\n-   repo: https://u:hunter2secret@x.example/a\n")
    before = content(repository)
    outcome = run("init", "--dry-run", cwd=repository)
    assert outcome.code == 0
    assert content(repository) == before
    assert "Writes    provcheck.toml with settings:\n\n# Settings of provcheck." in outcome.out
    assert "\n\n-   repo: https://github.com/provcheck/provcheck\n    rev: v" in outcome.out
    assert "hunter2secret" not in outcome.out
    assert outcome.out.endswith("\nNext      nothing is written yet; without --dry-run it is.\n")


def test_a_configuration_of_pre_commit_that_cannot_be_added_to(repository: Path) -> None:
    (repository / ".pre-commit-config.yaml").write_text("repos: [{repo: a}]\n")
    outcome = run("init", cwd=repository)
    assert outcome.code == 0
    assert (repository / ".pre-commit-config.yaml").read_text() == "repos: [{repo: a}]\n"
    assert (repository / "provcheck.toml").exists()
    wanted = 'Left      .pre-commit-config.yaml since its "repos" is written in brackets; it\n          needs this:\n\n'
    assert wanted + "  - repo: https://github.com/provcheck/provcheck\n" in outcome.out


def test_a_name_that_pre_commit_does_not_read(repository: Path) -> None:
    (repository / ".pre-commit-config.yml").write_text("repos: []\n")
    outcome = run("init", cwd=repository)
    assert outcome.code == 0
    assert "Left      .pre-commit-config.yml since pre-commit reads .pre-commit-config.yaml" in outcome.out
    assert not (repository / ".pre-commit-config.yaml").exists()


def test_without_git(tmp_path: Path) -> None:
    (tmp_path / "openclaw.json").write_text(CONFIG)
    outcome = run("init", cwd=tmp_path)
    assert outcome.code == 0
    assert "Left      pre-commit alone, since this is no git repository\n" in outcome.out
    assert sorted(os.listdir(tmp_path)) == ["openclaw.json", "provcheck.toml"]


def test_without_a_configuration(tmp_path: Path) -> None:
    git("init", "-q", cwd=tmp_path)
    (tmp_path / "values.yaml").write_text("a: 1\n")
    before = content(tmp_path)
    outcome = run("init", "--baseline", cwd=tmp_path)
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out.startswith("Found     no OpenClaw configuration and no Pai manifest in this folder;")
    assert "moldbot.json" in outcome.out
    assert "include = [" in outcome.out
    assert content(tmp_path) == before


@pytest.mark.parametrize("arguments", [["nowhere"], ["openclaw.json"], [".", "."], ["--force"]])
def test_wrong_usage(repository: Path, arguments: list[str]) -> None:
    outcome = run("init", *arguments, cwd=repository)
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err.startswith("Error: ")
    assert outcome.err.endswith("\nTry 'provcheck init --help'.\n")


@pytest.mark.skipif(os.geteuid() == 0, reason="root writes everywhere")
def test_a_folder_that_cannot_be_written(repository: Path) -> None:
    repository.chmod(0o555)
    try:
        outcome = run("init", cwd=repository)
    finally:
        repository.chmod(0o755)
    assert (outcome.code, outcome.err) == (2, "Error: cannot write provcheck.toml: Permission denied\n")
    assert sorted(os.listdir(repository)) == [".git", "openclaw.json"]


def refuse(*_arguments: object, **_options: object) -> None:
    raise PermissionError(13, "Permission denied")


def test_what_cannot_be_written_is_told(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(repository)
    monkeypatch.setattr("tempfile.mkstemp", refuse)
    outcome = CliRunner().invoke(init.command, [])
    assert (outcome.exit_code, outcome.stdout) == (2, "")
    assert outcome.stderr == "Error: cannot write provcheck.toml: Permission denied\n"
    assert sorted(os.listdir(repository)) == [".git", "openclaw.json"]


def test_a_baseline(repository: Path) -> None:
    assert run("check", cwd=repository).code == 1
    outcome = run("init", "--baseline", cwd=repository)
    assert (outcome.code, outcome.err) == (0, "")
    assert "Wrote     .provcheck-baseline.jsonl with the findings of today\n" in outcome.out
    assert "accepts" not in outcome.out
    assert run("check", "--baseline", ".provcheck-baseline.jsonl", cwd=repository).code == 0
    assert tomllib.loads((repository / "provcheck.toml").read_text())["baseline"] == ".provcheck-baseline.jsonl"


# Baselines that are there, or that settings name


def baselines(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*.jsonl"))


def settings(folder: Path, text: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "provcheck.toml").write_text(text)
    (folder / "openclaw.json").write_text(CONFIG)
    return folder


def joined(text: str) -> str:
    return " ".join(text.split())


def test_what_is_in_the_baseline_is_not_told_as_new(repository: Path) -> None:
    run("init", "--baseline", cwd=repository)
    outcome = run("init", cwd=repository)
    assert "Findings  Nothing to report in 1 file (1 finding in the baseline).\n" in outcome.out
    assert "Next" not in outcome.out
    (repository / "new.openclaw.json").write_text(CONFIG)
    for arguments in ((), ("--baseline",)):
        outcome = run("init", *arguments, cwd=repository)
        assert "Found 1 error in 1 of 2 files (1 finding in the baseline)." in joined(outcome.out)
        assert outcome.out.endswith('\nNext      "provcheck check" tells what to mend.\n')


def test_the_baseline_of_settings_that_are_extended(repository: Path) -> None:
    (repository / "base.toml").write_text("baseline = 'known.jsonl'")
    (repository / "provcheck.toml").write_text("extend = 'base.toml'")
    before = run("init", cwd=repository)
    assert before.code == 0
    assert '"provcheck check --no-baseline" lists them.' in joined(before.out)
    assert before.out.endswith(
        '"provcheck init --baseline" writes known.jsonl, a baseline that\n          settings name.\n'
    )
    outcome = run("init", "--baseline", cwd=repository)
    assert (outcome.code, baselines(repository)) == (0, ["known.jsonl"])
    assert "add the baseline" not in outcome.out
    assert run("check", cwd=repository).code == 0


def test_files_that_other_settings_hold_for_are_left_out(repository: Path) -> None:
    settings(repository / "pkg" / "a", "baseline = 'base.jsonl'")
    settings(repository / "pkg" / "b", "")
    settings(repository / "pkg" / "c", "extend = '../../provcheck.toml'")
    settings(repository, "baseline = 'known.jsonl'")
    outcome = run("init", "--baseline", cwd=repository)
    assert (outcome.code, outcome.err, baselines(repository)) == (0, "", ["known.jsonl"])
    wanted = "known.jsonl with the findings of today, but for the files of pkg/a/provcheck.toml, pkg/b/provcheck.toml"
    assert wanted in joined(outcome.out)
    assert '"provcheck init --baseline pkg/a" writes pkg/a/base.jsonl' in joined(outcome.out)
    assert outcome.out.endswith('\nNext      "provcheck check" tells what to mend.\n')
    text = (repository / "known.jsonl").read_text()
    assert ["pkg/a" in text, "pkg/b" in text, "pkg/c/openclaw.json" in text, '"openclaw.json"' in text] == [
        False,
        False,
        True,
        True,
    ]
    assert run("init", "--baseline", "pkg/a", cwd=repository).code == 0
    assert baselines(repository) == ["known.jsonl", "pkg/a/base.jsonl"]
    check = run("check", "--output-format", "concise", cwd=repository)
    assert (check.code, [line.partition(":")[0] for line in check.out.splitlines()[:1]]) == (1, ["pkg/b/openclaw.json"])
    again = run("init", cwd=repository)
    assert "Found 1 error in 1 of 4 files (3 findings in the baseline)." in joined(again.out)


def test_an_other_baseline_that_is_all_there_is_to_do(repository: Path) -> None:
    settings(repository / "a", "baseline = 'base.jsonl'")
    (repository / "openclaw.json").unlink()
    outcome = run("init", cwd=repository)
    assert '"provcheck init --baseline a" writes a/base.jsonl' in joined(outcome.out)
    assert "tells what to mend" not in outcome.out


@pytest.mark.parametrize("named", [False, True])
@pytest.mark.parametrize("kind", ["folder", "dead link", "text"])
def test_what_is_no_baseline_is_not_called_one(repository: Path, kind: str, named: bool) -> None:
    path = repository / ".provcheck-baseline.jsonl"
    if named:
        (repository / "provcheck.toml").write_text("baseline = '.provcheck-baseline.jsonl'")
    if kind == "folder":
        path.mkdir()
    elif kind == "dead link":
        path.symlink_to("nowhere")
    else:
        path.write_text("mine")
    before = sorted(os.listdir(repository))
    outcome = run("init", "--baseline", cwd=repository)
    assert (outcome.code, outcome.out) == (2, "")
    assert ".provcheck-baseline.jsonl" in outcome.err
    assert sorted(os.listdir(repository)) == before


def test_an_empty_configuration_of_pre_commit(repository: Path) -> None:
    (repository / ".pre-commit-config.yaml").write_text("")
    outcome = run("init", cwd=repository)
    assert "Wrote     .pre-commit-config.yaml with a hook for pre-commit\n" in outcome.out
    assert (repository / ".pre-commit-config.yaml").read_text().startswith("repos:\n  - repo: ")
