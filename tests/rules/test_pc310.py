from __future__ import annotations

from pathlib import Path

import pytest

from rule_models import openclaw, pai
from support import found, lint, message, places, severities, texts

CODE = "PC310"


def router(*refs: str, spec: str) -> dict[str, str]:
    text = pai(*refs, name="router", kind="openrouter", spec=spec)
    return {"a.yaml": text.replace("  endpoint: http://vllm:8000/v1\n", "")}


def test_in_pais_list(tmp_path: Path) -> None:
    report = lint(tmp_path, router("router/gpt-4o", spec="allowedModels: [gpt-4o, openai/gpt-4o-mini]"))
    assert texts(report, CODE) == ["gpt-4o"]
    assert severities(report, CODE) == ["warning"]
    assert message(report, CODE) == '"gpt-4o" is no id of OpenRouter: the vendor before it is missing'
    assert found(report, CODE)[0].help == 'write "openai/gpt-4o"'


@pytest.mark.parametrize(
    ("model_id", "full"),
    [
        ("claude-opus-4-5", 'write "router/anthropic/claude-opus-4.5"'),
        ("claude-opus-4.5:beta", 'write "router/anthropic/claude-opus-4.5:beta"'),
        ("gemini-3.5-flash", 'write "router/google/gemini-3.5-flash"'),
        ("auto", 'write "router/openrouter/auto"'),
        ("rocket:free", "write vendor/model"),
    ],
)
def test_in_refs_without_a_list(tmp_path: Path, model_id: str, full: str) -> None:
    report = lint(tmp_path, router(f"router/{model_id}", spec="replicas: 1"))
    assert places(report, CODE) == [(7, 7)]
    assert found(report, CODE)[0].help == full


def test_openclaws_own_provider(tmp_path: Path) -> None:
    text = '{ agents: { defaults: { model: "openrouter/gpt-4o" } } }'
    assert severities(lint(tmp_path, {"openclaw.json": text}), CODE) == ["warning"]


def test_by_the_host(tmp_path: Path) -> None:
    text = openclaw('"mine/gpt-4o"', name="mine", host="openrouter.ai/api", ids="gpt-4o")
    assert texts(lint(tmp_path, {"openclaw.json": text}), CODE) == ['"gpt-4o"']


@pytest.mark.parametrize(
    "ref",
    [
        "openrouter/auto",
        "openrouter/aurora-alpha",
        "openrouter/openrouter/auto",
        "openrouter/meta-llama/llama-3.3-70b-instruct:free",
        "openrouter/your-model",
        "openrouter/${MODEL}",
        "groq/gemma2-9b-it",
    ],
)
def test_silent(tmp_path: Path, ref: str) -> None:
    assert not found(lint(tmp_path, {"openclaw.json": f'{{ agents: {{ defaults: {{ model: "{ref}" }} }} }}'}), CODE)


def test_servers_of_ones_own(tmp_path: Path) -> None:
    assert not found(lint(tmp_path, {"openclaw.json": openclaw('"openrouter/llama"', name="openrouter")}), CODE)
