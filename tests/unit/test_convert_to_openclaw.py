"""From Pai to OpenClaw, for each release; and what a person changes in between."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import json5
import pytest
from ruamel.yaml import YAML

from conversions import converted, fates, text
from provcheck.conversion.run import Conversion
from provcheck.dialects.openclaw_releases import NEWEST
from provcheck.model import OPENCLAW, PAI

NIM = """apiVersion: pai.io/v1
kind: ModelProvider
metadata: { name: nvidia }
spec:
  provider: openai
  endpoint: https://integrate.api.nvidia.com/v1
  apiKeySecretRef: { name: nvidia-api-key, key: api-key }
  allowedModels: [meta/llama-3.1-70b-instruct, acme/unknown]
"""
CLAUDE = """apiVersion: pai.io/v1
kind: ModelProvider
metadata: { name: claude }
spec:
  provider: anthropic
  apiKeySecretRef: { name: claude-key, key: api-key }
  allowedModels: [claude-opus-5]
"""
OPEN = CLAUDE.replace("claude", "gpt").replace("anthropic", "openai").replace("  allowedModels: [gpt-opus-5]\n", "")


def agent(name: str, *models: str, namespace: str = "") -> str:
    where = f", namespace: {namespace}" if namespace else ""
    return (
        f"apiVersion: pai.io/v1\nkind: Agent\nmetadata: {{ name: {name}{where} }}\nspec: {{ models: {list(models)} }}\n"
    )


def to_openclaw(folder: Path, *documents: str, **options: Any) -> Conversion:
    return converted(folder, {"a.yaml": "---\n".join(documents)}, OPENCLAW, **options)


def config(made: Conversion) -> Any:
    return json5.loads(text(made))


def back(folder: Path, source: str) -> Any:
    found = YAML(typ="safe", pure=True).load_all(text(converted(folder, {"openclaw.json": source}, PAI)))
    return {f"{one['kind']}/{one['metadata']['name']}": one for one in found}


# Providers and models


def test_limits_come_from_the_catalogue_where_it_is_sure(tmp_path: Path) -> None:
    made = to_openclaw(tmp_path, NIM)
    known, unknown = config(made)["models"]["providers"]["nvidia"]["models"]
    assert known == {
        "id": "meta/llama-3.1-70b-instruct",
        "name": "meta/llama-3.1-70b-instruct",
        "contextWindow": 131072,
    }
    assert unknown == {"id": "acme/unknown", "name": "acme/unknown"}
    reasons = {one.reason for one in made.entries if one.outcome == "defaulted"}
    assert "no context window is known for sure: OpenClaw will assume one" in reasons


def test_native_providers_are_built_in_and_refs_follow(tmp_path: Path) -> None:
    found = config(to_openclaw(tmp_path, CLAUDE, OPEN, agent("a", "claude/claude-opus-5", "gpt/gpt-5.5")))
    assert "providers" not in found["models"]
    assert found["agents"]["entries"]["a"]["model"] == {
        "primary": "anthropic/claude-opus-5",
        "fallbacks": ["openai/gpt-5.5"],
    }
    assert found["agents"]["defaults"]["modelPolicy"]["allow"] == ["anthropic/claude-opus-5", "openai/*"]


@pytest.mark.parametrize("release", ["2026.3.31", "2026.7.1"])
def test_older_releases_have_another_allow_list_and_a_list_of_agents(release: str, tmp_path: Path) -> None:
    found = config(to_openclaw(tmp_path, NIM, CLAUDE, agent("a", "claude/claude-opus-5"), release=release))
    assert found["meta"] == {"lastTouchedVersion": release}
    assert found["agents"]["list"] == [{"id": "a", "model": {"primary": "anthropic/claude-opus-5"}}]
    wild: dict[str, Any] = {"nvidia/*": {}}
    listed: dict[str, Any] = {"nvidia/meta/llama-3.1-70b-instruct": {}, "nvidia/acme/unknown": {}}
    nim = wild if release == "2026.7.1" else listed
    assert found["agents"]["defaults"]["models"] == {**nim, "anthropic/claude-opus-5": {}}


def test_a_second_subscription_gets_an_entry(tmp_path: Path) -> None:
    other = CLAUDE.replace("name: claude }", "name: claude-two }")
    found = config(to_openclaw(tmp_path, CLAUDE, other, agent("a", "claude-two/claude-opus-5")))
    entry = found["models"]["providers"]["claude-two"]
    assert (entry["baseUrl"], entry["api"]) == ("https://api.anthropic.com", "anthropic-messages")
    assert found["agents"]["entries"]["a"]["model"]["primary"] == "claude-two/claude-opus-5"


def test_azure(tmp_path: Path) -> None:
    azure = """apiVersion: pai.io/v1
kind: ModelProvider
metadata: { name: az }
spec:
  provider: azure-openai
  endpoint: https://r.openai.azure.com
  apiVersion: 2024-10-21
  apiKeySecretRef: { name: az-api-key, key: api-key }
  allowedModels: [gpt-4o]
"""
    found = config(to_openclaw(tmp_path, azure))
    assert found["env"] == {"vars": {"AZURE_OPENAI_API_VERSION": "2024-10-21"}}
    entry = found["models"]["providers"]["az"]
    assert (entry["baseUrl"], entry["api"]) == ("https://r.openai.azure.com/openai/v1", "azure-openai-responses")
    old = to_openclaw(tmp_path, azure, NIM, release="2026.2.26")
    assert "az" not in config(old)["models"]["providers"]
    assert back(tmp_path, text(old))["ModelProvider/az"]["spec"]["apiVersion"] == "2024-10-21"


def test_denied_models_are_not_listed(tmp_path: Path) -> None:
    made = to_openclaw(tmp_path, f"{NIM}  deniedModels: [acme/unknown]\n")
    rows = config(made)["models"]["providers"]["nvidia"]["models"]
    assert [row["id"] for row in rows] == ["meta/llama-3.1-70b-instruct"]
    spec = back(tmp_path, text(made))["ModelProvider/nvidia"]["spec"]
    assert spec["allowedModels"] == ["meta/llama-3.1-70b-instruct", "acme/unknown"]
    assert spec["deniedModels"] == ["acme/unknown"]


# Agents and namespaces


def test_several_agents_have_one_that_is_meant_where_none_is_named(tmp_path: Path) -> None:
    found = config(to_openclaw(tmp_path, OPEN, agent("a", "gpt/x"), agent("b", "gpt/y")))["agents"]
    assert found["ownership"] == "explicit"
    assert found["defaults"]["systemAgent"] == {"agentId": "a"}


def test_one_name_in_two_namespaces(tmp_path: Path) -> None:
    other = NIM.replace("name: nvidia }", "name: nvidia, namespace: lab }").replace(
        "integrate.api.nvidia.com", "lab.example"
    )
    here, there = agent("a", "nvidia/acme/unknown"), agent("a", "nvidia/acme/unknown", namespace="lab")
    made = to_openclaw(tmp_path, NIM, other, here, there)
    found = config(made)
    assert set(found["models"]["providers"]) == {"nvidia", "lab-nvidia"}
    assert found["agents"]["entries"]["lab-a"]["model"]["primary"] == "lab-nvidia/acme/unknown"
    only = config(to_openclaw(tmp_path, NIM, other, here, there, namespace="lab"))
    assert set(only["models"]["providers"]) == {"nvidia", "lab-nvidia"}


def test_a_ref_that_nothing_defines_is_left_out_and_comes_back(tmp_path: Path) -> None:
    made = to_openclaw(tmp_path, NIM, agent("a", "team-llm/x", "nvidia/acme/unknown"))
    assert config(made)["agents"]["entries"]["a"]["model"] == {"primary": "nvidia/acme/unknown"}
    assert fates(made)["/spec/models/0"] == "needs-you"
    assert back(tmp_path, text(made))["Agent/a"]["spec"]["models"] == ["team-llm/x", "nvidia/acme/unknown"]


def test_a_model_that_the_release_refuses_is_left_out(tmp_path: Path) -> None:
    gemini = OPEN.replace("openai", "gemini").replace("gpt", "google")
    made = to_openclaw(tmp_path, gemini, agent("a", "google/gemini-2.0-flash", "google/gemini-2.5-flash"))
    assert config(made)["agents"]["entries"]["a"]["model"] == {"primary": "google/gemini-2.5-flash"}
    old = to_openclaw(tmp_path, gemini, agent("a", "google/gemini-2.0-flash"), release="2026.3.31")
    assert config(old)["agents"]["list"][0]["model"] == {"primary": "google/gemini-2.0-flash"}


def test_other_kinds(tmp_path: Path) -> None:
    guard = "apiVersion: pai.io/v1\nkind: GuardBinding\nmetadata: { name: g }\nspec: { classifier: { endpoint: 'https://g' } }\n"
    core = "apiVersion: v1\nkind: Secret\nmetadata: { name: s }\nstringData: { api-key: hunter2hunter2 }\n"
    made = to_openclaw(tmp_path, NIM, guard, core)
    assert "hunter2" not in text(made)
    assert back(tmp_path, text(made))["GuardBinding/g"]["spec"] == {"classifier": {"endpoint": "https://g"}}
    assert {one.outcome for one in made.entries if one.source.document == 2} == {"dropped"}


# What a person has changed since


SOURCE = """{
  agents: { defaults: {
    model: { primary: "nim/a", fallbacks: ["nim/b"] },
    subagents: { model: "nim/b" },
    models: { "nim/b": { alias: "bee" } },
  } },
  models: { providers: { nim: {
    baseUrl: "https://a.example/v1", apiKey: "${MY_KEY}", api: "openai-completions",
    models: [{ id: "a", name: "A", contextWindow: 9000 }, { id: "b", name: "B" }],
  } } },
}"""


def edited(folder: Path, *changes: tuple[str, str]) -> Any:
    there = text(converted(folder, {"openclaw.json": SOURCE}, PAI))
    for old, new in changes:
        assert old in there
        there = there.replace(old, new)
    return config(converted(folder, {"a.yaml": there}, OPENCLAW))


def test_a_model_that_was_taken_out_does_not_come_back(tmp_path: Path) -> None:
    found = edited(tmp_path, ("    - b\n", ""), ("    - nim/b\n", ""))
    assert [row["id"] for row in found["models"]["providers"]["nim"]["models"]] == ["a"]
    assert found["agents"]["defaults"]["model"] == {"primary": "nim/a"}
    assert "subagents" not in found["agents"]["defaults"] or not found["agents"]["defaults"]["subagents"]


def test_a_model_that_was_added(tmp_path: Path) -> None:
    rows = edited(tmp_path, ("    - b\n", "    - b\n    - c\n"))["models"]["providers"]["nim"]["models"]
    assert rows == [{"id": "a", "name": "A", "contextWindow": 9000}, {"id": "b", "name": "B"}, {"id": "c", "name": "c"}]


def test_another_endpoint_and_another_secret(tmp_path: Path) -> None:
    found = edited(tmp_path, ("a.example", "b.example"), ("nim-api-key", "shared-key"))
    entry = found["models"]["providers"]["nim"]
    assert (entry["baseUrl"], entry["apiKey"]) == ("https://b.example/v1", "${NIM_API_KEY}")


def test_openclaw_s_file_edited(tmp_path: Path) -> None:
    there = text(to_openclaw(tmp_path, NIM, CLAUDE, OPEN, agent("a", "claude/claude-opus-5")))
    changed = there.replace("${NVIDIA_API_KEY}", "${OTHER_KEY}").replace('"openai/*"', '"openai/gpt-5.5"')
    found = back(tmp_path, changed)
    assert found["ModelProvider/nvidia"]["spec"]["apiKeySecretRef"]["name"] == "nvidia-api-key"
    assert found["ModelProvider/gpt"]["spec"]["allowedModels"] == ["gpt-5.5"]
    assert found["ModelProvider/claude"]["spec"]["allowedModels"] == ["claude-opus-5"]


def test_openclaw_s_file_after_openclaw_has_rewritten_it(tmp_path: Path) -> None:
    there = config(to_openclaw(tmp_path, f"{NIM}  maxTokensPerDay: 5\n", agent("a", "nvidia/acme/unknown")))
    there["skills"]["entries"]["weather"] = {"enabled": False}
    there["meta"] = {"lastTouchedVersion": NEWEST}
    rewritten = json5.dumps({key: there[key] for key in sorted(there, reverse=True)}, quote_keys=True)
    found = back(tmp_path, rewritten)
    assert found["ModelProvider/nvidia"]["spec"]["maxTokensPerDay"] == 5
    assert found["Agent/a"]["spec"]["models"] == ["nvidia/acme/unknown"]
