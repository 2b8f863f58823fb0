from __future__ import annotations

from pathlib import Path

import pytest

from support import found, lint, message, places, related, severities

CODE = "PC213"


def config(models: str) -> str:
    return f"""{{
  agents: {{ defaults: {{ model: "nim/a", models: {{
    {models}
  }} }} }},
  models: {{ providers: {{ nim: {{ baseUrl: "http://localhost/v1", models: [
    {{ id: "a", name: "M" }}, {{ id: "b", name: "M" }}, {{ id: "Meta/C", name: "M" }},
  ] }} }} }},
}}
"""


def test_two_models_with_one_alias(tmp_path: Path) -> None:
    report = lint(tmp_path, {"openclaw.json": config('"nim/a": { alias: "quick" }, "nim/b": { alias: " Quick " }')})
    assert places(report, CODE) == [(3, 52)]
    assert severities(report, CODE) == ["warning"]
    assert message(report, CODE) == '"nim/a" and "nim/b" share the alias "Quick"; the last one wins'
    assert related(found(report, CODE)[0]) == [("openclaw.json", 3, 23)]


@pytest.mark.parametrize(
    ("alias", "hidden"),
    [("nim/b", "nim/b"), ("NIM/B", "nim/b"), ("nim/meta/c", "nim/Meta/C"), ("openai/x", "openai/x")],
)
def test_an_alias_that_reads_like_another_ref(tmp_path: Path, alias: str, hidden: str) -> None:
    report = lint(tmp_path, {"openclaw.json": config(f'"nim/a": {{ alias: "{alias}" }}, "openai/x": {{}}')})
    assert places(report, CODE) == [(3, 23)]
    assert f'"{hidden}"' in message(report, CODE)


@pytest.mark.parametrize(
    "models",
    [
        '"nim/a": { alias: "one" }, "nim/b": { alias: "two" }',
        '"nim/a": { alias: "nim/a" }',
        '"nim/a": { alias: "NIM/A" }',
        '"nim/a": { alias: "fast/one" }',
        '"nim/a": { alias: "nim/none" }',
        '"nim/a": { alias: "b" }',
        '"nim/a": { alias: "" }, "nim/b": { alias: "" }',
        '"nim/a": { alias: "${A}" }, "nim/b": { alias: "${A}" }',
        '"nim/a": { alias: 1 }, "nim/b": { alias: 1 }',
        '"nim/a": { alias: "x" }, "NIM/a": { alias: "x" }',
    ],
)
def test_no_clash(tmp_path: Path, models: str) -> None:
    assert not found(lint(tmp_path, {"openclaw.json": config(models)}), CODE)


def test_each_further_model_is_named(tmp_path: Path) -> None:
    models = ", ".join(f'"nim/{one}": {{ alias: "x" }}' for one in "abc")
    assert len(found(lint(tmp_path, {"openclaw.json": config(models)}), CODE)) == 2
