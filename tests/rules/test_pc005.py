"""Comments that were meant to switch something off."""

from __future__ import annotations

from pathlib import Path

import pytest

from support import found, lint, places, texts

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
