from __future__ import annotations

from pathlib import Path

import pytest

from support import found, lint, message, places, related, severities

CODE = "PC212"


def entries(*ids: str) -> str:
    return (
        "{\n  agents: { entries: { " + ", ".join(f'"{one}": {{}}' for one in ids) + ' }, ownership: "explicit" },\n}\n'
    )


def listed(*ids: str) -> str:
    items = ", ".join(f'{{ id: "{one}" }}' for one in ids)
    return f'{{\n  agents: {{ list: [{items}], ownership: "explicit" }},\n}}\n'


def test_two_keys_that_are_one_id(tmp_path: Path) -> None:
    report = lint(tmp_path, {"openclaw.json": entries("Ops", "ops")}, releases=("2026.9.6",))
    assert places(report, CODE) == [(2, 35)]
    assert message(report, CODE) == 'the agent id "ops" is the same as "Ops"'
    assert severities(report, CODE) == ["error"]
    assert related(found(report, CODE)[0]) == [("openclaw.json", 2, 24)]


@pytest.mark.parametrize(
    ("release", "severity"), [("2026.3.31", "warning"), ("2026.7.1", "warning"), ("2026.8.2", "error")]
)
def test_two_items_of_a_list(tmp_path: Path, release: str, severity: str) -> None:
    report = lint(tmp_path, {"openclaw.json": listed("a", "a")}, releases=(release,))
    assert places(report, CODE) == [(2, 39)]
    assert severities(report, CODE) == [severity]
    assert ("from 2026.8.2 on" in message(report, CODE)) == (severity == "warning")


def test_each_repetition_is_named_once(tmp_path: Path) -> None:
    report = lint(tmp_path, {"openclaw.json": listed("Ops", "ops", "OPS ", "other")})
    assert [one.message for one in found(report, CODE)] == [
        'the agent id "ops" is the same as "Ops"',
        'the agent id "OPS " is the same as "Ops"',
    ]


@pytest.mark.parametrize(
    "text",
    [
        entries("a", "a-", "a_"),
        listed("a b", "a-b"),
        listed("${A}", "${A}"),
        listed("", ""),
        '{ agents: { list: [{ name: "a" }, { name: "a" }] } }',
        "{ agents: { list: [{ id: 1 }, { id: 1 }] } }",
        '{ agents: { entries: { main: {} }, list: [{ id: "main" }] } }',
    ],
)
def test_other_ids_and_other_mistakes(tmp_path: Path, text: str) -> None:
    assert not found(lint(tmp_path, {"openclaw.json": text}), CODE)


def test_an_entry_may_be_written_in_two_files(tmp_path: Path) -> None:
    text = '{ agents: { $include: "./more.json5", entries: { main: { default: true } } } }'
    files = {"openclaw.json": text, "more.json5": "{ entries: { main: {}, b: {} } }"}
    assert not found(lint(tmp_path, files), CODE)


def test_lists_of_two_files_are_one(tmp_path: Path) -> None:
    text = '{ agents: { $include: "./more.json5", list: [{ id: "a" }] } }'
    report = lint(tmp_path, {"openclaw.json": text, "more.json5": '{ list: [{ id: "a" }] }'})
    assert related(found(report, CODE)[0]) == [("more.json5", 1, 16)]
