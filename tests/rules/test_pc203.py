from __future__ import annotations

from pathlib import Path

import pytest

from rule_models import NIM, openclaw, pai
from support import fixed, found, lint, message, places, related, severities

CODE = "PC203"
HOSTED = {"host": NIM, "name": "nvidia", "ids": "poolside/laguna-xs-2.1"}


def test_an_unlisted_model_is_sent_as_it_stands_to_a_server_of_ones_own(tmp_path: Path) -> None:
    report = lint(tmp_path, {"openclaw.json": openclaw('"local/other"')})
    assert places(report, CODE) == [(2, 32)]
    assert severities(report, CODE) == ["warning"]
    assert "assumes a context window of 200000 tokens" in message(report, CODE)
    assert related(found(report, CODE)[0]) == [("openclaw.json", 4, 61)]


@pytest.mark.parametrize(("release", "severity"), [("2026.8.2", "warning"), ("2026.9.6", "error")])
def test_a_known_vendors_host_refuses_it_from_2026_9_6_on(tmp_path: Path, release: str, severity: str) -> None:
    for name in ("nvidia", "nim"):
        text = openclaw(f'"{name}/openai/gpt-oss-20b"', **{**HOSTED, "name": name})
        report = lint(tmp_path, {"openclaw.json": text}, releases=(release,))
        assert severities(report, CODE) == [severity], name


def test_what_a_built_in_provider_knows_itself_is_fine(tmp_path: Path) -> None:
    text = openclaw('"nvidia/z-ai/glm-5.2"', **HOSTED)
    assert not found(lint(tmp_path, {"openclaw.json": text}, releases=("2026.9.6",)), CODE)


def test_the_list_of_a_built_in_provider_may_only_add(tmp_path: Path) -> None:
    text = openclaw('"openai/gpt-7"', host="api.openai.com", name="openai", ids="gpt-6-sol")
    report = lint(tmp_path, {"openclaw.json": text}, releases=("2026.9.6",))
    assert severities(report, CODE) == ["warning"]
    assert "unless it knows the model by itself" in message(report, CODE)


@pytest.mark.parametrize(
    ("name", "provider"),
    [("local", {}), ("nvidia", {"host": NIM, "name": "nvidia"}), ("ollama", {})],
    ids=["its own server", "a known vendor", "no list at all"],
)
def test_a_placeholder_is_told_once_and_mildly(tmp_path: Path, name: str, provider: dict[str, str]) -> None:
    refs = f'{{ primary: "{name}/your-model-here", fallbacks: ["{name}/your-model-here"] }}'
    report = lint(tmp_path, {"openclaw.json": openclaw(refs, **provider)})
    assert places(report, CODE) == [(2, 43)]
    assert severities(report, CODE) == ["warning"]
    assert "placeholder" in message(report, CODE)


@pytest.mark.parametrize("models", ['[{ id: "your-model-here", name: "M" }]', '[{ id: "${MODEL}", name: "M" }]', "{}"])
def test_a_placeholder_that_a_list_may_hold_is_consistent(tmp_path: Path, models: str) -> None:
    text = openclaw('"local/your-model-here"').replace(
        '[{ id: "llama", name: "M" }, { id: "mistral", name: "M" }]', models
    )
    assert not found(lint(tmp_path, {"openclaw.json": text}), CODE)


def test_openrouter_takes_any_id(tmp_path: Path) -> None:
    text = openclaw('"openrouter/acme/model"', host="openrouter.ai/api", name="openrouter", ids="acme/other")
    assert not found(lint(tmp_path, {"openclaw.json": text}), CODE)


def test_a_policy_behind_a_routers_id_is_no_other_model(tmp_path: Path) -> None:
    text = openclaw(
        '"huggingface/Qwen/Qwen3-8B:fastest"', host="router.huggingface.co", name="huggingface", ids="Qwen/Qwen3-8B"
    )
    assert not found(lint(tmp_path, {"openclaw.json": text}), CODE)


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("meta/llama-3.3-70b-instuct", "meta/llama-3.3-70b-instruct"),
        ("Meta/Llama-3.3-70B-Instruct", "meta/llama-3.3-70b-instruct"),
        ("llama-3.3-70b-instruct", "meta/llama-3.3-70b-instruct"),
        ("meta/llama-3.3-70b", "meta/llama-3.3-70b-instruct"),
    ],
)
def test_a_slip_is_mended(tmp_path: Path, wrong: str, right: str) -> None:
    ids = "meta/llama-3.3-70b-instruct, meta/llama-3.1-8b-instruct"
    files = {"openclaw.json": openclaw(f'"local/{wrong}"', ids=ids)}
    (finding,) = found(lint(tmp_path, files), CODE)
    assert finding.help == f'did you mean "local/{right}"?'
    assert fixed(files, finding) == {"openclaw.json": openclaw(f'"local/{right}"', ids=ids)}


def test_a_slip_behind_a_lost_publisher_is_mended(tmp_path: Path) -> None:
    provider = {"host": NIM, "name": "nvidia", "ids": "nvidia/llama-3.1-nemotron-70b-instruct, openai/gpt-oss-20b"}
    files = {"openclaw.json": openclaw('"nvidia/llama-3.1-nemotron-70b-instuct"', **provider)}
    (finding,) = found(lint(tmp_path, files), CODE)
    right = openclaw('"nvidia/nvidia/llama-3.1-nemotron-70b-instruct"', **provider)
    assert fixed(files, finding) == {"openclaw.json": right}


def test_nobody_looks_for_what_hundreds_of_wrong_ids_meant(tmp_path: Path) -> None:
    refs = ", ".join(f'"local/modle-{number}"' for number in range(150))
    ids = ", ".join(f"model-{number}" for number in range(150))
    report = lint(tmp_path, {"openclaw.json": openclaw(f"{{ fallbacks: [{refs}] }}", ids=ids)})
    assert [finding.fix is not None for finding in found(report, CODE)] == [True] * 100 + [False] * 50


@pytest.mark.parametrize("wrong", ["meta/llama-3.1-70b-instruct", "meta/llama-3.3-8b-instruct", "qwen"])
def test_another_version_is_not_a_slip(tmp_path: Path, wrong: str) -> None:
    (finding,) = found(
        lint(tmp_path, {"openclaw.json": openclaw(f'"local/{wrong}"', ids="meta/llama-3.3-70b-instruct")}), CODE
    )
    assert finding.fix is None
    assert "did you mean" not in str(finding.help)


@pytest.mark.parametrize(
    "models", ["[]", "{}", '["llama"]', '[{ id: "${MODEL}", name: "M" }]', '[{ $include: "./missing.json5" }]']
)
def test_an_empty_or_unknown_list_says_nothing(tmp_path: Path, models: str) -> None:
    text = openclaw('"local/other"').replace('[{ id: "llama", name: "M" }, { id: "mistral", name: "M" }]', models)
    assert not found(lint(tmp_path, {"openclaw.json": text}), CODE)


def test_pai_has_another_rule(tmp_path: Path) -> None:
    assert {one.code for one in lint(tmp_path, {"a.yaml": pai("local/other")}).findings} == {"PC204"}


def test_nobody_is_sent_to_a_model_that_is_gone(tmp_path: Path) -> None:
    files = {
        "openclaw.json": openclaw(
            '"nvidia/meta/llama-3.3-70b-instuct"',
            host="integrate.api.nvidia.com",
            name="nvidia",
            ids="meta/llama-3.3-70b-instruct, openai/gpt-oss-20b",
        )
    }
    (finding,) = found(lint(tmp_path, files), CODE)
    assert finding.fix is None
    assert "was retired on 2026-08-26: name another model" in str(finding.help)
