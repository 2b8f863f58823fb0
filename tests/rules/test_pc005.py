"""Comments that were meant to switch something off."""

from __future__ import annotations

from pathlib import Path

import pytest

from support import fixed, found, lint, places, texts

CODE = "PC005"
MODEL = '{ id: "a", name: "A", contextWindow: 8192, maxTokens: 512 }'
TEXT = f'{{\n  models: {{ providers: {{ local: {{ baseUrl: "http://localhost/v1", models: [{MODEL}] }} }} }},\n}}\n'


@pytest.mark.parametrize(
    ("remark", "wrong", "help_line"),
    [
        ("// provcheck: ignore[PC999] x", "PC999", "provcheck rule --all lists them"),
        ("// provcheck: ignore[insecur-http]", "insecur-http", 'did you mean "insecure-http"?'),
        ("/* provcheck: ignore-file[nothing] */", "nothing", "provcheck rule --all lists them"),
    ],
)
def test_what_no_rule_is_called(tmp_path: Path, remark: str, wrong: str, help_line: str) -> None:
    report = lint(tmp_path, {"openclaw.json": f"{remark}\n{TEXT}"})
    assert texts(report, CODE) == [wrong]
    assert [one.help for one in found(report, CODE)] == [help_line]


@pytest.mark.parametrize(
    "remark",
    ["// provcheck: ignore", "// provcheck: ignore PC503", "// provcheck:ignore()", "// provcheck: disable[PC503]",
     "// provcheck: ignore[]", "// provcheck: ignore[ , ]", "// provcheck: noqa"],
)  # fmt: skip
def test_what_is_no_suppression(tmp_path: Path, remark: str) -> None:
    assert places(lint(tmp_path, {"openclaw.json": f"{remark}\n{TEXT}"}), CODE) == [(1, 4)]


def test_a_whole_file_is_switched_off_at_its_top(tmp_path: Path) -> None:
    report = lint(
        tmp_path, {"openclaw.json": TEXT.replace("\n  models", "\n  // provcheck: ignore-file[PC503]\n  models")}
    )
    assert places(report, CODE) == [(2, 6)]


@pytest.mark.parametrize(
    "remark", ["// see provcheck: it knows", "// provcheck is a linter", "// what provcheck: ignores"]
)
def test_talk_about_provcheck_is_none(tmp_path: Path, remark: str) -> None:
    assert not lint(tmp_path, {"openclaw.json": f"{remark}\n{TEXT}"}).findings


# Fixes

REMOTE = TEXT.replace("http://localhost/v1", "http://models.example.com/v1").replace("{ local", "{\nlocal")
"""A file in which PC503 speaks on the line of the provider."""


@pytest.mark.parametrize(
    ("remark", "right"),
    [
        ("// provcheck: ignore[insecur-http] why", "// provcheck: ignore[insecure-http] why"),
        ("// provcheck: ignore PC503 why", "// provcheck: ignore[PC503] why"),
        ("// provcheck:disable[pc503]", "// provcheck: ignore[pc503]"),
        ("/* provcheck: ignore(PC503, PC603): why */", "/* provcheck: ignore[PC503, PC603]: why */"),
        ("// provcheck: noqa: PC503", "// provcheck: ignore[PC503]"),
    ],
)
def test_what_is_plain_is_written_as_it_should_be(tmp_path: Path, remark: str, right: str) -> None:
    files = {"openclaw.json": REMOTE.replace("\nlocal", f"\n{remark}\nlocal")}
    (one,) = found(lint(tmp_path, files), CODE)
    assert one.fix is not None
    assert one.fix.safe
    mended = fixed(files, one)
    assert mended == {"openclaw.json": REMOTE.replace("\nlocal", f"\n{right}\nlocal")}
    report = lint(tmp_path, mended)
    assert not [one for one in report.findings if one.code in {CODE, "PC004", "PC503"}]


@pytest.mark.parametrize(
    "remark", ["// provcheck: ignore", "// provcheck: ignore PC301", "// provcheck: ignore this", "// provcheck: noqa"]
)
def test_what_would_switch_nothing_off_is_left(tmp_path: Path, remark: str) -> None:
    files = {"openclaw.json": REMOTE.replace("\nlocal", f"\n{remark}\nlocal")}
    assert [one.fix for one in found(lint(tmp_path, files), CODE)] == [None]


@pytest.mark.parametrize("remark", ["// provcheck: ignore[nothing] why", "// provcheck: ignore[PC999, PC503]"])
def test_of_a_name_that_no_rule_has_nobody_knows_what_is_meant(tmp_path: Path, remark: str) -> None:
    files = {"openclaw.json": REMOTE.replace("\nlocal", f"\n{remark}\nlocal")}
    assert [one.fix for one in found(lint(tmp_path, files), CODE)] == [None]
