from __future__ import annotations

from pathlib import Path

import pytest

from support import found, lint, message, places, related, severities

CODE = "PC303"


def provider(allowed: str, denied: str) -> dict[str, str]:
    text = f"""\
apiVersion: pai.io/v1
kind: ModelProvider
metadata: {{ name: local }}
spec:
  provider: vllm
  endpoint: http://vllm:8000/v1
  allowedModels: [{allowed}]
  deniedModels: [{denied}]
"""
    return {"p.yaml": text}


def test_one_of_several_is_denied(tmp_path: Path) -> None:
    report = lint(tmp_path, provider("llama, mistral", "mistral, qwen"))
    assert places(report, CODE) == [(8, 18)]
    assert severities(report, CODE) == ["warning"]
    assert message(report, CODE) == '"mistral" stands in deniedModels and in allowedModels; denying wins'
    assert related(found(report, CODE)[0]) == [("p.yaml", 7, 26)]


def test_nothing_is_left(tmp_path: Path) -> None:
    report = lint(tmp_path, provider("llama, mistral", "qwen, mistral, llama, llama"))
    assert severities(report, CODE) == ["error"]
    assert places(report, CODE) == [(8, 24)]
    assert message(report, CODE).endswith('("mistral", "llama"): no model is left')
    assert related(found(report, CODE)[0]) == [("p.yaml", 7, 26), ("p.yaml", 7, 19), ("p.yaml", 8, 33)]


@pytest.mark.parametrize(
    ("allowed", "denied", "expected"),
    [
        ("llama", "mistral", []),
        ("", "mistral", []),
        ("llama", "", []),
        ("llama, llama", "llama", ["error"]),
        ("llama, '${M}'", "llama", ["warning"]),
        ("llama, mistral", "'${M}'", []),
        ("Llama", "llama", []),
    ],
)
def test_lists(tmp_path: Path, allowed: str, denied: str, expected: list[str]) -> None:
    assert severities(lint(tmp_path, provider(allowed, denied)), CODE) == expected
