from __future__ import annotations

from pathlib import Path

import pytest

from support import found, lint, message, places, related, severities

CODE = "PC215"
DEFAULTS = '{ primary: "openai/a", fallbacks: ["openai/b"] }'


def config(model: str, defaults: str = DEFAULTS) -> str:
    return f"""{{
  agents: {{
    defaults: {{ model: {defaults} }},
    list: [{{ id: "main", default: true, model: {model} }}, {{ id: "other" }}],
  }},
}}
"""


@pytest.mark.parametrize(("model", "column"), [('"openai/c"', 48), ('{ primary: "openai/c" }', 59)])
def test_a_model_without_fallbacks(tmp_path: Path, model: str, column: int) -> None:
    report = lint(tmp_path, {"openclaw.json": config(model)})
    assert places(report, CODE) == [(4, column)]
    assert severities(report, CODE) == ["info"]
    assert message(report, CODE) == 'the agent "main" has a model of its own, and so none of the defaults\' fallbacks'
    assert related(found(report, CODE)[0]) == [("openclaw.json", 3, 58)]


@pytest.mark.parametrize(
    "model",
    [
        '{ primary: "openai/c", fallbacks: ["openai/b"] }',
        '{ primary: "openai/c", fallbacks: [] }',
        '{ primary: "openai/c", fallbacks: "${LIST}" }',
        '{ primary: "openai/c", $include: "./lost.json5" }',
        "{}",
        '{ fallbacks: ["openai/b"] }',
        '"openai/b"',
        '{ primary: "OpenAI/b" }',
    ],
)
def test_fallbacks_of_its_own(tmp_path: Path, model: str) -> None:
    assert not found(lint(tmp_path, {"openclaw.json": config(model)}), CODE)


@pytest.mark.parametrize("defaults", ['"openai/a"', '{ primary: "openai/a", fallbacks: [] }', "{}", '"${M}"'])
def test_nothing_to_lose(tmp_path: Path, defaults: str) -> None:
    assert not found(lint(tmp_path, {"openclaw.json": config('"openai/c"', defaults)}), CODE)


@pytest.mark.parametrize(("release", "times"), [("2026.3.31", 0), ("2026.4.29", 1), ("2026.9.6", 1)])
def test_early_releases_inherit(tmp_path: Path, release: str, times: int) -> None:
    report = lint(tmp_path, {"openclaw.json": config('"openai/c"')}, releases=(release,))
    assert len(found(report, CODE)) == times


def test_one_fallback_of_two_is_lost(tmp_path: Path) -> None:
    text = config('"openai/b"', '{ primary: "openai/a", fallbacks: ["openai/b", "openai/c"] }')
    assert found(lint(tmp_path, {"openclaw.json": text}), CODE)


def test_defaults_with_fallbacks_alone(tmp_path: Path) -> None:
    assert found(lint(tmp_path, {"openclaw.json": config('"openai/c"', '{ fallbacks: ["openai/b"] }')}), CODE)
