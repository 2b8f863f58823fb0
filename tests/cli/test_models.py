"""``provcheck models`` as a user runs it."""

from __future__ import annotations

import json
import os
import re
import stat
import tomllib
from pathlib import Path

import pytest

from program import run

ANSWER = '{"object": "list", "data": [{"id": "acme/model", "max_model_len": 32768}]}'
TABLE = '[tool.provcheck.models."nvidia/acme/model"]\ncontext_window = 32768\n'


def test_an_exact_id(tmp_path: Path) -> None:
    outcome = run("models", "nvidia/z-ai/glm4.7", "--as-of", "2026-11-21", cwd=tmp_path)
    assert outcome.code == 0
    assert "retired on 2026-05-14, 191 days ago" in outcome.out
    assert outcome.err == ""
    assert "\x1b" not in outcome.out


def test_the_command_is_listed(tmp_path: Path) -> None:
    assert "models      Say what is known of a model." in run("--help", cwd=tmp_path).out


def test_a_part_and_nothing(tmp_path: Path) -> None:
    assert run("models", "glm", cwd=tmp_path).code == 0
    nothing = run("models", "xyzzy", cwd=tmp_path)
    assert nothing.code == 1
    assert "holds no model xyzzy" in nothing.out


def test_a_misspelt_id(tmp_path: Path) -> None:
    outcome = run("models", "z-ai/glm-4.7", cwd=tmp_path)
    assert outcome.code == 1
    assert "Did you mean" in outcome.out
    assert "\n\nz-ai/glm4.7\n" in outcome.out


def test_the_list_at_any_width(tmp_path: Path) -> None:
    for width in ("30", "40", "80", "300"):
        outcome = run("models", cwd=tmp_path, COLUMNS=width)
        assert outcome.code == 0
        assert "openai/gpt-oss-20b" in outcome.out


def test_json(tmp_path: Path) -> None:
    outcome = run("models", "gpt-5", "--output-format", "json", "--as-of", "2026-11-21", cwd=tmp_path)
    document = json.loads(outcome.out)
    assert (outcome.code, document["version"], document["models"][0]["days_left"]) == (0, 1, 20)
    assert len(json.loads(run("models", "--output-format", "json", cwd=tmp_path).out)["models"]) == 278


@pytest.mark.parametrize(
    "arguments",
    [
        ["a", "b"],
        ["--as-of", "soon"],
        ["--output-format", "xml"],
        ["-o", "x.toml"],
        ["--force"],
        ["--provider", "nvidia"],
        ["query", "--refresh", "saved.json"],
        ["--refresh", "saved.json", "--output-format", "json"],
        ["--refresh", "missing.json"],
        ["--refresh", "."],
        ["--refresh", "/dev/zero"],
    ],
)
def test_wrong_usage(tmp_path: Path, arguments: list[str]) -> None:
    (tmp_path / "saved.json").write_text(ANSWER, "utf-8")
    outcome = run("models", *arguments, cwd=tmp_path)
    assert outcome.code == 2
    assert outcome.err
    assert outcome.out == ""


def test_a_user_catalogue_on_standard_output(tmp_path: Path) -> None:
    (tmp_path / "saved.json").write_text(ANSWER, "utf-8")
    outcome = run("models", "--refresh", "saved.json", cwd=tmp_path)
    assert outcome.code == 0
    assert outcome.out.endswith(f"\n{TABLE}")
    assert outcome.err == "1 model from an answer to GET /v1/models of nvidia.\n"
    piped = run("models", "--refresh", "-", "--provider", "nim", cwd=tmp_path, stdin=ANSWER.encode())
    assert tomllib.loads(piped.out)["tool"]["provcheck"]["models"] == {"nim/acme/model": {"context_window": 32768}}


def test_a_user_catalogue_in_a_file(tmp_path: Path) -> None:
    (tmp_path / "saved.json").write_text(ANSWER, "utf-8")
    target = tmp_path / "user.toml"
    outcome = run("models", "--refresh", "saved.json", "-o", "user.toml", cwd=tmp_path)
    assert (outcome.code, outcome.out) == (0, "")
    assert target.read_text("utf-8").endswith(TABLE)
    assert sorted(os.listdir(tmp_path)) == ["saved.json", "user.toml"]


def test_a_user_catalogue_in_a_file_of_any_name_is_settings(tmp_path: Path) -> None:
    (tmp_path / "saved.json").write_text(ANSWER, "utf-8")
    assert run("models", "--refresh", "saved.json", "-o", "user.toml", cwd=tmp_path).code == 0
    (tmp_path / "provcheck.toml").write_text('extend = "user.toml"', "utf-8")
    for options in ([], ["--config", "user.toml"]):
        assert re.search(r"nvidia/acme/model +.*user\.toml:", run("settings", *options, cwd=tmp_path).out)


def test_an_existing_file_is_overwritten_only_by_force(tmp_path: Path) -> None:
    (tmp_path / "saved.json").write_text(ANSWER, "utf-8")
    target = tmp_path / "user.toml"
    target.write_text("mine", "utf-8")
    target.chmod(0o640)
    refused = run("models", "--refresh", "saved.json", "-o", "user.toml", cwd=tmp_path)
    assert refused.code == 2
    assert "--force" in refused.err
    assert target.read_text("utf-8") == "mine"
    assert run("models", "--refresh", "saved.json", "-o", "user.toml", "--force", cwd=tmp_path).code == 0
    assert target.read_text("utf-8").endswith(TABLE)
    assert stat.S_IMODE(target.stat().st_mode) == 0o640


def test_what_cannot_be_written_leaves_nothing_behind(tmp_path: Path) -> None:
    (tmp_path / "saved.json").write_text(ANSWER, "utf-8")
    (tmp_path / "folder").mkdir()
    for target in ("folder", "missing/user.toml"):
        outcome = run("models", "--refresh", "saved.json", "-o", target, "--force", cwd=tmp_path)
        assert outcome.code == 2
        assert outcome.err.startswith(f"Error: cannot write {target}: ")
    assert sorted(os.listdir(tmp_path)) == ["folder", "saved.json"]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (ANSWER.encode("utf-16"), "saved.json: is not UTF-8: byte 0xff at offset 0; the file is UTF-16"),
        (b'{"data": "\xe4"}', "saved.json:1:11: is not UTF-8: byte 0xe4 at offset 10"),
        (b" " * (10 * 1024 * 1024 + 1), "saved.json: is larger than 10 MiB"),
        (b'{"data": [', "saved.json:1:10: found the end of the file"),
        (b'{"\\u001b[31m": {"models": {"a": 5}}}', "saved.json:1:"),
    ],
    # Older versions of pytest put all ten million bytes into a variable of the environment.
    ids=["utf-16", "latin-1", "too large", "unfinished", "escape"],
)
def test_malformed_files(tmp_path: Path, data: bytes, said: str) -> None:
    (tmp_path / "saved.json").write_bytes(data)
    outcome = run("models", "--refresh", "saved.json", "-o", "user.toml", cwd=tmp_path)
    assert outcome.code == 2
    assert outcome.err.startswith("Error: ")
    assert said in outcome.err
    assert "\x1b" not in outcome.err
    assert not (tmp_path / "user.toml").exists()
