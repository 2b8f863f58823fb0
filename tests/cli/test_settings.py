"""``provcheck settings`` as a user runs it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from program import run
from provcheck.settings.keys import KEYS


@pytest.fixture
def here(tmp_path: Path) -> Path:
    (tmp_path / "sub" / "deep").mkdir(parents=True)
    (tmp_path / "sub" / "openclaw.json").write_text("{}")
    (tmp_path / "base.toml").write_text("# base\nignore = ['PC4']\nseverity = {PC401 = 'info', PC202 = 'error'}\n")
    (tmp_path / "provcheck.toml").write_text(
        "extend = 'base.toml'\nfail-on = 'error'\nas-of = 2026-11-21\n"
        "exclude = ['old', 'a/**']\n\n[severity]\nPC401 = 'warning'\n"
        "[per-file-ignores]\n'*.example.json' = ['PC6']\n"
        "[models.'nvidia/acme/model']\ncontext_window = 131072\nretired = 2027-01-01\n"
    )
    return tmp_path


def shown(folder: Path, *arguments: str, **environment: str) -> Any:
    return json.loads(run("settings", *arguments, "--output-format", "json", cwd=folder, stdin=b"", **environment).out)


def row(text: str, name: str) -> list[str]:
    (line,) = [line for line in text.splitlines() if line.split()[:1] == [name]]
    return line.split()


def test_the_text(here: Path) -> None:
    outcome = run("settings", "sub/openclaw.json", cwd=here)
    assert outcome.code == 0
    lines = outcome.out.splitlines()
    assert lines[0] == "Settings for sub/openclaw.json"
    assert [line.split() for line in lines[2:4]] == [["provcheck.toml", "holds"], ["base.toml", "extended"]]
    assert row(outcome.out, "fail-on") == ["fail-on", "error", "provcheck.toml:2"]
    assert row(outcome.out, "ignore") == ["ignore", "PC4", "base.toml:2"]
    assert row(outcome.out, "PC401") == ["PC401", "warning", "provcheck.toml:7"]
    assert row(outcome.out, "PC202") == ["PC202", "error", "base.toml:3"]
    assert row(outcome.out, "exclude") == ["exclude", "old,", "a/**", "provcheck.toml:4"]
    assert row(outcome.out, "show") == ["show", "warning", "default"]
    assert row(outcome.out, "select") == ["select", "all", "rules", "default"]
    assert max(map(len, lines)) <= 80


def test_the_json(here: Path) -> None:
    document = shown(here, "sub")
    assert (document["version"], document["path"]) == (1, "sub")
    assert [(one["path"], one["use"]) for one in document["files"]] == [
        ("provcheck.toml", "holds"),
        ("base.toml", "extended"),
    ]
    settings = document["settings"]
    assert list(settings) == list(KEYS)
    assert settings["fail-on"] == {"value": "error", "source": {"path": "provcheck.toml", "line": 2}}
    assert settings["select"] == {"value": [], "source": None}
    assert settings["exclude"]["value"] == ["old", "a/**"]
    assert settings["as-of"]["value"] == "2026-11-21"
    assert settings["severity"]["value"] == {"PC401": "warning", "PC202": "error"}
    assert settings["severity"]["entries"]["PC202"] == {"path": "base.toml", "line": 3}
    assert settings["per-file-ignores"]["value"] == {"*.example.json": ["PC6"]}
    assert settings["models"]["value"] == {"nvidia/acme/model": {"context_window": 131072, "retired": "2027-01-01"}}
    assert settings["extend"]["value"] == "base.toml"


def test_without_settings(here: Path) -> None:
    for arguments in (("--no-config",), ("--no-config", "sub")):
        document = shown(here, *arguments)
        assert document["files"] == []
        assert {one["source"] and one["source"]["path"] for one in document["settings"].values()} == {None}
    assert "No settings file holds" in run("settings", "--no-config", cwd=here).out


def test_a_file_that_is_named(here: Path) -> None:
    document = shown(here, "--config", "base.toml", "sub")
    assert [one["path"] for one in document["files"]] == ["base.toml"]
    assert document["settings"]["fail-on"]["source"] is None


def test_files_that_do_not_count_are_told(here: Path) -> None:
    (here / "sub" / "deep" / "pyproject.toml").write_text("[project]\n")
    (here / "sub" / "provcheck.toml").write_text("")
    (here / "sub" / "pyproject.toml").write_text("[tool.provcheck]\n")
    assert [(one["path"], one["use"], one["reason"]) for one in shown(here, "sub/deep")["files"]] == [
        ("sub/provcheck.toml", "holds", None),
        ("sub/deep/pyproject.toml", "passed over", "it has no table [tool.provcheck]"),
        ("sub/pyproject.toml", "passed over", "provcheck.toml beside it comes first"),
        ("provcheck.toml", "passed over", "a nearer file holds; extend would take it in"),
    ]


def test_a_path_that_is_left_out(here: Path) -> None:
    (here / "old").mkdir()
    (here / "old" / "openclaw.json").write_text("{}")
    assert shown(here, "old/openclaw.json")["excluded"] is True
    assert shown(here, "sub")["excluded"] is False
    assert "leaves this path out" in run("settings", "old", cwd=here).out


def test_a_file_that_is_taken_in(here: Path) -> None:
    (here / "sub" / "provcheck.toml").write_text("include = ['*.conf']")
    (here / "sub" / "a.conf").write_text("{}")
    assert shown(here, "sub/a.conf")["included"] is True
    assert "taken for an OpenClaw configuration" in run("settings", "sub/a.conf", cwd=here).out


def test_the_variable_for_the_format(here: Path) -> None:
    found = shown(here, PROVCHECK_OUTPUT_FORMAT="concise")["settings"]["output-format"]
    assert found == {"value": "concise", "source": {"path": "PROVCHECK_OUTPUT_FORMAT", "line": None}}


def test_from_a_folder_below(here: Path) -> None:
    document = shown(here / "sub" / "deep")
    assert document["path"] == "."
    assert document["settings"]["ignore"]["source"] == {"path": "../../base.toml", "line": 2}


@pytest.mark.parametrize("arguments", [["missing"], ["--config", "a", "--no-config"], ["--output-format", "xml"]])
def test_wrong_usage(here: Path, arguments: list[str]) -> None:
    outcome = run("settings", *arguments, cwd=here)
    assert (outcome.code, outcome.out) == (2, "")


@pytest.mark.parametrize("text", ["selct = []", "openclaw-schema = 'nope'", "extend = 'nope'", "a ="])
def test_unusable_settings(here: Path, text: str) -> None:
    (here / "provcheck.toml").write_text(text)
    outcome = run("settings", cwd=here)
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err.startswith("Error: provcheck.toml:1:")


def test_narrow_screens_and_long_names(here: Path) -> None:
    (here / "provcheck.toml").write_text(f"[models.'nvidia/{'x' * 60}']\n[per-file-ignores]\n'{'y' * 100}' = ['PC4']\n")
    outcome = run("settings", cwd=here, COLUMNS="40")
    assert outcome.code == 0
    assert "x" * 60 in outcome.out
