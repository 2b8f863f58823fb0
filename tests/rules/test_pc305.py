from __future__ import annotations

from pathlib import Path

import pytest

from support import found, lint, message, places, related, severities

CODE = "PC305"
NIM = "https://integrate.api.nvidia.com/v1"


def provider(allowed: str, denied: str, *, endpoint: str = "http://vllm:8000/v1") -> dict[str, str]:
    text = f"""\
apiVersion: pai.io/v1
kind: ModelProvider
metadata: {{ name: local }}
spec:
  provider: openai
  endpoint: {endpoint}
  allowedModels: {allowed}
  deniedModels: [{denied}]
"""
    return {"p.yaml": text}


def test_a_denial_without_effect(tmp_path: Path) -> None:
    report = lint(tmp_path, provider("[llama]", "llama, mistral, mistral"))
    assert places(report, CODE) == [(8, 25)]
    assert severities(report, CODE) == ["info"]
    assert message(report, CODE) == '"mistral" is denied, but allowedModels does not hold it anyway'
    assert related(found(report, CODE)[0]) == [("p.yaml", 7, 18)]


@pytest.mark.parametrize(
    ("allowed", "denied"),
    [("[]", "mistral"), ("[llama]", "llama"), ("[llama, '${M}']", "mistral"), ("[llama]", "'${M}'"), ("[a]", "'b*'")],
)
def test_silent(tmp_path: Path, allowed: str, denied: str) -> None:
    assert not found(lint(tmp_path, provider(allowed, denied)), CODE)


def test_a_misspelt_denial_is_told_once(tmp_path: Path) -> None:
    report = lint(tmp_path, provider("[z-ai/glm-5.3-flash]", "z-ai/GLM-5.3-flash", endpoint=NIM))
    assert {one.code for one in report.findings} & {"PC305", "PC306"} == {"PC306"}
