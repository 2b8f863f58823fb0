from __future__ import annotations

from pathlib import Path

import pytest

from support import found, lint, message, places, related, severities

CODE = "PC214"


def config(agents: str) -> str:
    return f"{{\n  agents: {{ {agents} }},\n}}\n"


# OpenClaw's own verdicts: 2026.8.2 and 2026.9.6 agree.
@pytest.mark.parametrize(
    ("agents", "place"),
    [
        ("entries: { a: {}, b: {} }", (2, 3)),
        ("entries: { a: { default: false }, b: {} }", (2, 3)),
        ("entries: { a: { default: true }, b: { default: true }, c: {} }", (2, 60)),
        ('list: [{ id: "a" }, { id: "b" }]', (2, 3)),
        ('list: [{ id: "a", default: true }, { id: "b", default: true }]', (2, 68)),
        ('ownership: "explicit", entries: { a: { default: true }, b: {} }', (2, 61)),
        ('ownership: "explicit", entries: { a: { default: true } }', (2, 61)),
        ('ownership: "explicit", list: [{ id: "a", default: true }]', (2, 63)),
        ('ownership: "explicit", entries: {}', (2, 24)),
        ('ownership: "explicit", list: []', (2, 24)),
        ('ownership: "explicit"', (2, 24)),
    ],
)
@pytest.mark.parametrize("release", ["2026.8.2", "2026.9.6"])
def test_what_openclaw_refuses(tmp_path: Path, agents: str, place: tuple[int, int], release: str) -> None:
    report = lint(tmp_path, {"openclaw.json": config(agents)}, releases=(release,))
    assert places(report, CODE) == [place]
    assert severities(report, CODE) == ["error"]


@pytest.mark.parametrize(
    "agents",
    [
        "entries: {}",
        "list: []",
        "entries: { a: {} }",
        "entries: { a: { default: true } }",
        "entries: { a: { default: true }, b: {} }",
        "entries: { a: { default: true }, b: { default: false } }",
        'list: [{ id: "a", default: true }, { id: "b" }]',
        'ownership: "explicit", entries: { a: {} }',
        'ownership: "explicit", entries: { a: {}, b: {} }',
        'ownership: "explicit", entries: { a: { default: false }, b: {} }',
        'ownership: "explicit", list: [{ id: "a" }, { id: "b" }]',
    ],
)
def test_what_openclaw_accepts(tmp_path: Path, agents: str) -> None:
    assert not found(lint(tmp_path, {"openclaw.json": config(agents)}, releases=("2026.9.6",)), CODE)


@pytest.mark.parametrize(
    "agents",
    [
        'ownership: "implicit", entries: { a: {}, b: {} }',
        'ownership: "${O}", entries: { a: {}, b: {} }',
        "ownership: null, entries: { a: {}, b: {} }",
        'entries: { a: { default: "true" }, b: {} }',
        'entries: { a: { default: "${D}" }, b: {} }',
        'entries: { a: {}, b: {} }, list: [{ id: "a" }]',
        'list: { a: {}, b: {} }, ownership: "explicit"',
        '$include: "./lost.json5", entries: { a: {}, b: {} }',
        'entries: { a: {}, b: { $include: "./lost.json5" } }',
        '$include: "./lost.json5", ownership: "explicit"',
    ],
)
def test_the_unknown_may_settle_it(tmp_path: Path, agents: str) -> None:
    assert not found(lint(tmp_path, {"openclaw.json": config(agents)}), CODE)


@pytest.mark.parametrize("agents", ['list: [{ id: "a" }, { id: "b" }]', "entries: { a: {}, b: {} }"])
def test_releases_before_2026_8_2_take_the_first(tmp_path: Path, agents: str) -> None:
    assert not found(lint(tmp_path, {"openclaw.json": config(agents)}, releases=("2026.7.1",)), CODE)


def test_the_other_halves_are_shown(tmp_path: Path) -> None:
    text = config('entries: { a: { default: true }, b: { default: true } }, ownership: "explicit"')
    (finding,) = found(lint(tmp_path, {"openclaw.json": text}), CODE)
    assert related(finding) == [("openclaw.json", 2, 81), ("openclaw.json", 2, 60)]
    assert finding.help == "take the marks out"


def test_the_message_counts(tmp_path: Path) -> None:
    text = config("entries: { a: {}, b: {}, c: {} }")
    assert message(lint(tmp_path, {"openclaw.json": text}), CODE).startswith("none of 3 agents is the default")
