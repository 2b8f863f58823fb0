"""PC204 and the lists that OpenClaw's agents have of their own."""

from __future__ import annotations

from pathlib import Path

import pytest

from support import found, lint, places, related

CODE = "PC204"


def config(agent: str, defaults: str = '{ allow: ["nim/a"] }') -> str:
    ids = ", ".join(f'{{ id: "{one}", name: "M" }}' for one in "abc")
    return f"""{{
  agents: {{
    defaults: {{ model: "nim/a", modelPolicy: {defaults} }},
    entries: {{ one: {{ {agent} }} }},
  }},
  models: {{ providers: {{ nim: {{ baseUrl: "http://localhost/v1", models: [{ids}] }} }} }},
}}
"""


# OpenClaw 2026.8.2 and 2026.9.6: an agent's own list replaces the defaults', and an empty one allows everything.
@pytest.mark.parametrize(
    "agent",
    [
        'subagents: { model: "nim/b" }, modelPolicy: { allow: ["nim/b"] }',
        'subagents: { model: "nim/b" }, modelPolicy: { allow: ["nim/*"] }',
        'subagents: { model: "nim/b" }, modelPolicy: { allow: [] }',
        'subagents: { model: "nim/b" }, modelPolicy: { allow: ["${M}"] }',
        'subagents: { model: "nim/b" }, modelPolicy: { allow: ["nim"] }',
        'subagents: { model: "nim/a" }',
        'subagents: { model: "nim/a" }, modelPolicy: {}',
    ],
)
@pytest.mark.parametrize("release", ["2026.8.2", "2026.9.6"])
def test_what_an_agent_may_use(tmp_path: Path, agent: str, release: str) -> None:
    assert not found(lint(tmp_path, {"openclaw.json": config(agent)}, releases=(release,)), CODE)


@pytest.mark.parametrize(
    ("agent", "line"),
    [
        ('subagents: { model: "nim/a" }, modelPolicy: { allow: ["nim/b"] }', 4),
        ('subagents: { model: "nim/b" }', 3),
        ('subagents: { model: "nim/b" }, modelPolicy: {}', 3),
        ('subagents: { model: "nim/b" }, models: { "nim/b": {} }', 3),
    ],
)
@pytest.mark.parametrize("release", ["2026.8.2", "2026.9.6"])
def test_what_an_agent_may_not_use(tmp_path: Path, agent: str, line: int, release: str) -> None:
    report = lint(tmp_path, {"openclaw.json": config(agent)}, releases=(release,))
    assert places(report, CODE) == [(4, 43)]
    assert related(found(report, CODE)[0])[0][:2] == ("openclaw.json", line)


def test_a_list_of_an_agent_alone(tmp_path: Path) -> None:
    text = config('heartbeat: { model: "nim/a" }, modelPolicy: { allow: ["nim/b"] }', "{}")
    assert places(lint(tmp_path, {"openclaw.json": text}), CODE) == [(4, 43)]


def test_a_list_of_an_agent_does_not_hold_for_others(tmp_path: Path) -> None:
    text = config('modelPolicy: { allow: ["nim/b"] } }, two: { model: "nim/a"')
    assert not found(lint(tmp_path, {"openclaw.json": text}), CODE)


@pytest.mark.parametrize(("policy", "times"), [("", 1), ('modelPolicy: { allow: ["nim/b"] }', 0)])
def test_a_job_may_be_done_by_an_agent_with_another_list(tmp_path: Path, policy: str, times: int) -> None:
    text = config(policy).replace("{\n  agents", '{\n  hooks: { gmail: { model: "nim/b" } },\n  agents')
    assert len(found(lint(tmp_path, {"openclaw.json": text}), CODE)) == times


def test_defaults_whose_list_holds_for_nobody(tmp_path: Path) -> None:
    text = config('model: "nim/b", modelPolicy: { allow: ["nim/b"] }', '{ allow: ["nim/c"] }')
    assert not found(lint(tmp_path, {"openclaw.json": text}), CODE)
