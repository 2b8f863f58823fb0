from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from rule_models import NIM, openclaw, pai
from support import found, lint, message, places, severities, texts

CODE = "PC308"
HOSTED: dict[str, Any] = {"host": NIM, "name": "nvidia"}


def nim(*refs: str, spec: str = "replicas: 1") -> str:
    return pai(*refs, name="nvidia", kind="openai", spec=spec).replace("http://vllm:8000/v1", f"https://{NIM}/v1")


@pytest.mark.parametrize("model_id", ["deepseek-ai/deepseek-v3", "openai/gpt-5", "claude-opus-5"])
def test_a_model_that_is_served_elsewhere(tmp_path: Path, model_id: str) -> None:
    report = lint(tmp_path, {"a.yaml": nim("nvidia/openai/gpt-oss-20b", spec=f"allowedModels: [{model_id}]")})
    assert texts(report, CODE) == [model_id]
    assert severities(report, CODE) == ["warning"]
    assert message(report, CODE) == f'NVIDIA never listed "{model_id}", which is only served elsewhere'


def test_what_is_listed_of_the_family_is_named(tmp_path: Path) -> None:
    (finding,) = found(lint(tmp_path, {"a.yaml": nim("nvidia/deepseek-ai/deepseek-v3")}), CODE)
    assert finding.help == 'listed of the same family: "deepseek-ai/deepseek-v4.1-flash"'


def test_an_id_that_may_be_newer(tmp_path: Path) -> None:
    report = lint(tmp_path, {"openclaw.json": openclaw('"nvidia/acme/rocket"', ids="acme/rocket", **HOSTED)})
    assert texts(report, CODE) == ['"acme/rocket"']
    assert severities(report, CODE) == ["info"]
    assert message(report, CODE) == (
        'the catalogue of 2026-11-20 does not hold "acme/rocket": it is newer than that, or wrong'
    )


def test_a_ref_without_a_list(tmp_path: Path) -> None:
    report = lint(tmp_path, {"a.yaml": nim("nvidia/acme/rocket")})
    assert places(report, CODE) == [(7, 7)]
    assert severities(report, CODE) == ["info"]


@pytest.mark.parametrize(
    "model_id",
    [
        "openai/gpt-oss-20b",
        "meta/llama-3.3-70b-instruct",
        "z-ai/glm-4.7",
        "nvidia/nv-embed-v1",
        "acme/rocket-embed",
        "nvidia/acme/rocket",
        "${MODEL}",
    ],
)
def test_silent(tmp_path: Path, model_id: str) -> None:
    text = nim("nvidia/openai/gpt-oss-20b", spec=f"allowedModels: ['{model_id}']")
    assert not found(lint(tmp_path, {"a.yaml": text}), CODE)


@pytest.mark.parametrize(
    "text",
    [
        openclaw('"local/acme/rocket"', ids="acme/rocket"),
        openclaw('"nvidia/acme/rocket"', ids="openai/gpt-oss-20b", **HOSTED),
        '{ agents: { defaults: { model: "nvidia/your-model" } } }',
        '{ agents: { defaults: { model: "anthropic/acme" } } }',
    ],
)
def test_silent_elsewhere(tmp_path: Path, text: str) -> None:
    for release in ("2026.7.1", "2026.9.6"):
        assert not found(lint(tmp_path, {"openclaw.json": text}, releases=(release,)), CODE)
