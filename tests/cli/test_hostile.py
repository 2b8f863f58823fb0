"""Input that was made to hurt: it ends as a finding or as nothing, and soon."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from program import run


def codes(folder: Path, *arguments: str) -> list[str]:
    outcome = run("check", "--output-format", "json", "--show", "info", *arguments, cwd=folder)
    assert outcome.code in {0, 1}, outcome.err
    return [finding["code"] for finding in json.loads(outcome.out)["findings"]]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"[" * 100_000, "PC003"),
        (b'{"a":' * 100_000, "PC003"),
        (b"", "PC001"),
        (b"\x00", "PC001"),
        (b'{ models: "\xe9" }', "PC003"),
        ('{ models: "ü" }'.encode("utf-16"), "PC003"),
        (b'{ "a": "' + b"x" * 1_000_000, "PC001"),
        (b"/*" * 500_000, "PC001"),
        (b"{ models: {} } }", "PC001"),
    ],
    ids=["lists", "objects", "empty", "nul", "latin-1", "utf-16", "string", "comment", "rest"],
)
def test_json5(tmp_path: Path, content: bytes, expected: str) -> None:
    (tmp_path / "openclaw.json").write_bytes(content)
    assert codes(tmp_path, "openclaw.json") == [expected]


@pytest.mark.parametrize(
    "number",
    ["1e999999", "9" * 400, "0x" + "f" * 5000, "-Infinity", "NaN", "9" * 50_000],
    ids=["exponent", "400 digits", "hex", "infinity", "nan", "50,000 digits"],
)
def test_huge_numbers_are_nothing_to_compare(tmp_path: Path, number: str) -> None:
    (tmp_path / "openclaw.json").write_text(
        "{ models: { providers: { a: { baseUrl: 'http://localhost/v1', models: [{ id: 'x', name: 'X',"
        f" contextWindow: {number}, maxTokens: {number} }}] }} }} }} }}"
    )
    assert set(codes(tmp_path, "openclaw.json")) <= {"PC102", "PC105", "PC401", "PC402", "PC403"}


HEAD = "apiVersion: pai.io/v1\nkind: ModelProvider\nmetadata: {name: a}\n"
BOMB = (
    HEAD
    + "a0: &a0 [x, x]\n"
    + "".join(f"a{level}: &a{level} [{', '.join([f'*a{level - 1}'] * 10)}]\n" for level in range(1, 100))
)
MERGE_BOMB = (
    HEAD
    + "m0: &m0 {x: 1}\n"
    + "".join(
        f"m{level}: &m{level} {{<<: [{', '.join([f'*m{level - 1}'] * 10)}], k{level}: 1}}\n" for level in range(1, 60)
    )
)


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (HEAD + "a: " + "[" * 100_000, {"PC003"}),
        (HEAD + "a: " + "- " * 100_000, {"PC001", "PC003"}),
        (BOMB, {"PC003"}),
        (MERGE_BOMB, {"PC003"}),
        (HEAD + "a: &a [*a]\n", {"PC003"}),
        (HEAD + "a: *nobody\n", {"PC001"}),
        (HEAD + "a: \x00\n", {"PC001"}),
        (HEAD + "a: 0x_\nb: +.inf\nc: " + "9" * 5000 + "\n", {"PC101", "PC104"}),
        ("# pai.io/\n", {"PC006"}),
        ("", {"PC006"}),
    ],
    ids=["flow", "block", "aliases", "merges", "recursion", "undefined", "nul", "numbers", "comment", "empty"],
)
def test_yaml(tmp_path: Path, content: str, expected: set[str]) -> None:
    (tmp_path / "a.yaml").write_text(content)
    found = set(codes(tmp_path, "a.yaml"))
    assert found <= expected
    assert bool(found) == bool(expected)


def test_a_missing_file_a_folder_and_a_loop(tmp_path: Path) -> None:
    (tmp_path / "loop.json").symlink_to("loop.json")
    assert codes(tmp_path, "missing.json") == ["PC003"]
    assert codes(tmp_path, "loop.json") == ["PC003"]


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "openclaw.json")
    assert codes(tmp_path, "openclaw.json") == ["PC003"]
    assert codes(tmp_path, ".") == []


def test_links_to_folders_are_not_followed(tmp_path: Path) -> None:
    (tmp_path / "down").symlink_to(tmp_path)
    (tmp_path / "openclaw.json").write_text("{")
    assert codes(tmp_path, ".") == ["PC001"]


def test_a_file_that_is_too_large(tmp_path: Path) -> None:
    (tmp_path / "openclaw.json").write_bytes(b" " * (10 * 1024 * 1024 + 1))
    assert codes(tmp_path, "openclaw.json") == ["PC003"]


def test_includes_in_a_circle_and_in_excess(tmp_path: Path) -> None:
    (tmp_path / "openclaw.json").write_text('{ models: { $include: "./a.json5" } }')
    (tmp_path / "a.json5").write_text('{ x: { $include: "./openclaw.json" }, y: { $include: "./a.json5" } }')
    assert sorted(codes(tmp_path, "openclaw.json")) == ["PC003", "PC003", "PC101", "PC101"]
    for level in range(9):
        names = ", ".join([f'"./p{level + 1}.json5"'] * 50)
        (tmp_path / f"p{level}.json5").write_text(f"{{ $include: [{names}] }}")
    (tmp_path / "p9.json5").write_text("{}")
    (tmp_path / "openclaw.json").write_text('{ models: { $include: "./p0.json5" } }')
    assert set(codes(tmp_path, "openclaw.json")) == {"PC003"}


def test_an_include_outside_of_the_configuration(tmp_path: Path) -> None:
    (tmp_path / "conf").mkdir()
    (tmp_path / "secret.json5").write_text("{}")
    (tmp_path / "conf" / "openclaw.json").write_text('{ models: { $include: "../secret.json5" } }')
    assert codes(tmp_path, "conf/openclaw.json") == ["PC003"]
