"""One cause, one finding, between the shape check and the rules that know more, and between releases."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from support import found, lint

MODEL = '{ id: "a", name: "A", contextWindow: 8192, maxTokens: 512 }'


def local(entry: str) -> dict[str, str]:
    return {"openclaw.json": f"{{ models: {{ providers: {{ local: {{ {entry} }} }} }} }}"}


def codes(folder: Path, files: dict[str, str], *releases: str, **settings: Any) -> list[str]:
    return [one.code for one in lint(folder, files, releases=releases, **settings).findings]


def test_a_missing_address_is_told_by_the_rule_about_addresses(tmp_path: Path) -> None:
    files = local(f"models: [{MODEL}]")
    assert codes(tmp_path, files) == ["PC501"]
    assert codes(tmp_path, files, select=("PC1",)) == ["PC104"]
    assert codes(tmp_path, files, ignore=("PC501",)) == ["PC104"]
    assert codes(tmp_path, local("")) == ["PC104", "PC501"]


def test_what_is_not_read_is_not_judged_further(tmp_path: Path) -> None:
    files = {"openclaw.json": '{ agents: { defaults: { decisionModel: "abc" } } }'}
    assert codes(tmp_path, files) == ["PC103"]
    listed = {"openclaw.json": '{ agents: { list: [{ id: "a" }, { name: "x" }] } }'}
    assert codes(tmp_path, listed) == ["PC106"]


@pytest.mark.parametrize(
    ("entry", "code"),
    [
        (f'baseUrl: "http://localhost/v1", api: "openai-completion", models: [{MODEL}]', "PC103"),
        (f'baseUrl: "http://localhost/v1", headers: {{ A: 5 }}, models: [{MODEL}]', "PC102"),
    ],
)
def test_all_releases_tell_one_fault_once(tmp_path: Path, entry: str, code: str) -> None:
    releases = ("2026.3.31", "2026.5.28", "2026.9.6")
    (finding,) = found(lint(tmp_path, local(entry), releases=releases), code)
    assert set(finding.releases or releases) == set(releases)


def test_the_newest_release_has_the_word(tmp_path: Path) -> None:
    files = local(f'baseUrl: "http://localhost/v1", api: "openai-completion", models: [{MODEL}]')
    (finding,) = found(lint(tmp_path, files, releases=("2026.9.6", "2026.3.31")), "PC103")
    assert "pi-messages" in finding.message


@pytest.mark.parametrize(("wrong", "right"), [("nam", "name"), ("nme", "name"), ("ids", "id"), ("idd", "id")])
def test_a_short_key_is_a_slip_where_the_right_one_is_missing(tmp_path: Path, wrong: str, right: str) -> None:
    model = MODEL.replace(f"{right}:", f"{wrong}:")
    report = lint(tmp_path, local(f'baseUrl: "http://localhost/v1", models: [{model}]'))
    assert [one.code for one in report.findings] == ["PC101"]
    assert report.findings[0].help == f'did you mean "{right}"?'
