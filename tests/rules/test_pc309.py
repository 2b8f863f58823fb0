from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from rule_models import NIM, openclaw, pai
from support import found, lint, message, places, related, severities

CODE = "PC309"
HOSTED: dict[str, Any] = {"host": NIM, "name": "nvidia"}


@pytest.mark.parametrize(
    ("model_id", "words"),
    [
        ("meta/llama-guard-4-12b", "a guard model, not one to chat with"),
        ("nvidia/nemotron-4-340b-reward", "a reward model, not one to chat with"),
        ("mistralai/mixtral-8x22b-v0.1", "a base model, which only goes on with a text, not one to chat with"),
        ("nvidia/nv-embed-v1", "an embedding model, not one to chat with"),
        ("nvidia/nvclip", "an embedding model, not one to chat with"),
        ("acme/rocket-embed", "an embedding model by its name, not one to chat with"),
    ],
)
def test_models_of_hosted_nim(tmp_path: Path, model_id: str, words: str) -> None:
    report = lint(tmp_path, {"openclaw.json": openclaw(f'"nvidia/{model_id}"', ids=model_id, **HOSTED)})
    assert places(report, CODE) == [(2, 32)]
    assert severities(report, CODE) == ["warning"]
    assert message(report, CODE) == f'"{model_id}" is {words}'
    assert related(found(report, CODE)[0])[0][:2] == ("openclaw.json", 4)


@pytest.mark.parametrize(
    "model_id",
    ["nomic-embed-text:latest", "bge-m3", "bge-reranker-v2", "deepseek-ocr", "whisper-large-v3", "riva-asr", "flux.1"],
)
def test_by_name_on_any_server(tmp_path: Path, model_id: str) -> None:
    report = lint(tmp_path, {"a.yaml": pai(f"local/{model_id}", spec=f"allowedModels: ['{model_id}']")})
    assert severities(report, CODE) == ["warning"]


@pytest.mark.parametrize(
    "ref",
    [
        "nvidia/google/diffusiongemma-26b-a4b-it",
        "nvidia/nvidia/vila",
        "ollama/llava:13b",
        "openai/gpt-4o",
        "ollama/democracy",
        "ollama/qwen3-vl:8b",
        "vllm/${MODEL}",
    ],
)
def test_silent(tmp_path: Path, ref: str) -> None:
    assert not found(lint(tmp_path, {"openclaw.json": f'{{ agents: {{ defaults: {{ model: "{ref}" }} }} }}'}), CODE)


def test_where_an_agent_does_not_chat(tmp_path: Path) -> None:
    text = """{ agents: { defaults: {
  model: "openai/gpt-4o",
  imageModel: "openai/gpt-image-1",
  models: { "openai/gpt-image-1": { alias: "image" }, "openai/gpt-4o": {} },
} } }"""
    assert not found(lint(tmp_path, {"openclaw.json": text}), CODE)


def test_behind_an_alias_and_in_jobs(tmp_path: Path) -> None:
    text = """{ agents: { defaults: {
  model: "openai/gpt-4o",
  subagents: { model: "pictures" },
  heartbeat: { model: "openai/text-embedding-3-small" },
  models: { "openai/gpt-image-1": { alias: "pictures" } },
} } }"""
    report = lint(tmp_path, {"openclaw.json": text})
    assert places(report, CODE) == [(3, 23), (4, 23)]


def test_a_ref_that_fails_for_another_reason_is_told_once(tmp_path: Path) -> None:
    report = lint(tmp_path, {"a.yaml": pai("local/bge-m3", "nobody/bge-m3")})
    assert not found(report, CODE)
    assert found(report, "PC204")
