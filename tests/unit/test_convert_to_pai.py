"""From OpenClaw to Pai: what becomes of providers, models, agents and keys."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from conversions import converted, fates, text
from provcheck.conversion.run import Conversion
from provcheck.model import PAI


def to_pai(folder: Path, source: str, **options: Any) -> Conversion:
    return converted(folder, {"openclaw.json": source}, PAI, **options)


def manifests(made: Conversion) -> dict[str, Any]:
    """The manifests by kind and name."""
    found = YAML(typ="safe", pure=True).load_all(text(made))
    return {f"{one['kind']}/{one['metadata']['name']}": one for one in found if one}


def provider(entry: str, name: str = "nim", model: str = "{ id: 'm', name: 'M' }") -> str:
    return f"{{ models: {{ providers: {{ '{name}': {{ {entry}, models: [{model}] }} }} }} }}"


# Types


@pytest.mark.parametrize(
    ("name", "entry", "kind", "endpoint"),
    [
        ("nim", "baseUrl: 'https://a.example/v1', api: 'openai-completions'", "openai", "https://a.example/v1"),
        ("nim", "baseUrl: 'https://a.example/v1', api: 'openai-responses'", "openai", "https://a.example/v1"),
        ("claude", "baseUrl: 'https://api.anthropic.com', api: 'anthropic-messages'", "anthropic", None),
        ("gpt", "baseUrl: 'https://api.openai.com/v1', api: 'openai-responses'", "openai", None),
        (
            "gem",
            "baseUrl: 'https://generativelanguage.googleapis.com/v1beta', api: 'google-generative-ai'",
            "gemini",
            None,
        ),
        ("or", "baseUrl: 'https://openrouter.ai/api/v1', api: 'openai-completions'", "openrouter", None),
        ("vllm", "baseUrl: 'http://vllm:8000/v1', api: 'openai-completions'", "vllm", "http://vllm:8000/v1"),
        ("vllm-local", "baseUrl: 'http://10.0.0.1:8000/v1'", "vllm", "http://10.0.0.1:8000/v1"),
        ("llm", "baseUrl: 'http://vllm.vllm-system.svc:8000/v1'", "vllm", "http://vllm.vllm-system.svc:8000/v1"),
        ("vllms", "baseUrl: 'https://a.example/v1'", "openai", "https://a.example/v1"),
        (
            "az",
            "baseUrl: 'https://r.openai.azure.com/openai/v1', api: 'azure-openai-responses'",
            "azure-openai",
            "https://r.openai.azure.com",
        ),
        (
            "az",
            "baseUrl: 'https://r.openai.azure.com/openai/v1', api: 'openai-completions'",
            "azure-openai",
            "https://r.openai.azure.com",
        ),
    ],
)
def test_types(name: str, entry: str, kind: str, endpoint: str | None, tmp_path: Path) -> None:
    found = manifests(to_pai(tmp_path, provider(entry, name)))[f"ModelProvider/{name}"]["spec"]
    assert (found["provider"], found.get("endpoint")) == (kind, endpoint)


@pytest.mark.parametrize(
    "entry",
    [
        "baseUrl: 'https://proxy.example/v1', api: 'anthropic-messages'",
        "baseUrl: 'http://localhost:11434', api: 'ollama'",
        "baseUrl: 'https://bedrock.example', api: 'bedrock-converse-stream'",
        "baseUrl: 'https://v.example', api: 'google-vertex'",
        "baseUrl: 'https://c.example', api: 'github-copilot'",
    ],
)
def test_what_no_type_fits_needs_you(entry: str, tmp_path: Path) -> None:
    made = to_pai(
        tmp_path, provider(entry).replace("{ models", "{ agents: { defaults: { model: 'nim/m' } }, models", 1)
    )
    assert text(made) == ""
    assert fates(made)["/models/providers/nim"] == "needs-you"
    assert fates(made)["/agents/defaults/model"] == "needs-you"


def test_a_version_of_azures_api_that_nobody_knows_needs_you(tmp_path: Path) -> None:
    made = to_pai(
        tmp_path, provider("baseUrl: 'https://r.openai.azure.com/openai/v1', api: 'azure-openai-responses'", "az")
    )
    assert manifests(made)["ModelProvider/az"]["spec"]["apiVersion"] == "FILL-IN"
    reasons = [one.reason for one in made.entries if one.outcome == "needs-you"]
    assert any("version of Azure's API" in one for one in reasons)


def test_a_version_of_azures_api_from_the_environment(tmp_path: Path) -> None:
    source = provider("baseUrl: 'https://r.openai.azure.com/openai/v1', api: 'azure-openai-responses'", "az")
    env = "{ env: { vars: { AZURE_OPENAI_API_VERSION: '2024-10-21' } },"
    made = to_pai(tmp_path, source.replace("{", env, 1))
    assert manifests(made)["ModelProvider/az"]["spec"]["apiVersion"] == "2024-10-21"
    assert fates(made)["/env/vars/AZURE_OPENAI_API_VERSION"] == "renamed"


# Names and refs


@pytest.mark.parametrize(
    ("name", "legal"),
    [("NVIDIA_NIM", "nvidia-nim"), ("a.b", "a-b"), ("ünï", "uni"), ("-x-", "x"), ("x" * 70, "x" * 63)],
)
def test_names_are_legal_and_refs_follow(name: str, legal: str, tmp_path: Path) -> None:
    source = provider("baseUrl: 'https://a.example/v1'", name)
    made = to_pai(tmp_path, source.replace("{", f"{{ agents: {{ defaults: {{ model: '{name}/m' }} }},", 1))
    found = manifests(made)
    assert found["Agent/main"]["spec"]["models"] == [f"{legal}/m"]
    assert found[f"ModelProvider/{legal}"]["metadata"]["annotations"]["provcheck.dev/name"] == name
    assert any(one.outcome == "renamed" and "no legal name" in one.reason for one in made.entries)


def test_aliases_and_bare_ids_are_written_out(tmp_path: Path) -> None:
    source = """{
      agents: { defaults: {
        model: { primary: "fast", fallbacks: ["m2", "NIM/m"] },
        models: { "nim/m": { alias: "Fast" } },
      } },
      models: { providers: { nim: { baseUrl: "https://a.example/v1", models: [{ id: "m", name: "M" }, { id: "m2", name: "N" }] } } },
    }"""
    assert manifests(to_pai(tmp_path, source))["Agent/main"]["spec"]["models"] == ["nim/m", "nim/m2", "nim/m"]


def test_built_in_providers_become_manifests(tmp_path: Path) -> None:
    source = """{ agents: { defaults: { model: { primary: "anthropic/claude-opus-5", fallbacks: ["groq/x", "google/g"] } } } }"""
    found = manifests(to_pai(tmp_path, source))
    assert found["ModelProvider/anthropic"]["spec"]["provider"] == "anthropic"
    assert found["ModelProvider/google"]["spec"]["provider"] == "gemini"
    groq = found["ModelProvider/groq"]["spec"]
    assert (groq["provider"], groq["endpoint"]) == ("openai", "https://api.groq.com/openai/v1")
    assert groq["allowedModels"] == ["x"]


def test_agents_inherit_as_the_release_says(tmp_path: Path) -> None:
    source = """{ agents: {
      defaults: { model: { primary: "openai/a", fallbacks: ["openai/b"] } },
      list: [{ id: "x" }, { id: "y", model: "openai/c" }, { id: "z", model: { fallbacks: ["openai/d"] } }],
    } }"""
    old = manifests(to_pai(tmp_path, source, release="2026.3.31"))
    new = manifests(to_pai(tmp_path, source, release="2026.7.1"))
    assert old["Agent/x"]["spec"]["models"] == new["Agent/x"]["spec"]["models"] == ["openai/a", "openai/b"]
    assert old["Agent/y"]["spec"]["models"] == ["openai/c", "openai/b"]
    assert new["Agent/y"]["spec"]["models"] == ["openai/c"]
    assert new["Agent/z"]["spec"]["models"] == ["openai/a", "openai/d"]


# Limits


WINDOWS = "{ id: 'a', name: 'A', contextWindow: 128000 }, { id: 'b', name: 'B', contextWindow: 64000 }, { id: 'c', name: 'C' }"


@pytest.mark.parametrize(("cap", "tokens"), [("min", 64000), ("max", 128000), ("none", None)])
def test_request_cap(cap: str, tokens: int | None, tmp_path: Path) -> None:
    made = to_pai(tmp_path, provider("baseUrl: 'https://a.example/v1'", model=WINDOWS), request_cap=cap)
    assert manifests(made)["ModelProvider/nim"]["spec"].get("maxTokensPerRequest") == tokens


def test_the_report_names_what_a_cap_shortens(tmp_path: Path) -> None:
    made = to_pai(tmp_path, provider("baseUrl: 'https://a.example/v1'", model=WINDOWS))
    reasons = [one.reason for one in made.entries if one.outcome == "approximated"]
    assert "shortened from 128000 to 64000 for a: Pai has one cap for all models of a provider" in reasons


# Keys


@pytest.mark.parametrize(
    ("key", "command"),
    [
        ("'${NIM_KEY}'", 'pai add secret nim-api-key --from-literal api-key="$NIM_KEY"'),
        (
            "{ source: 'env', provider: 'default', id: 'NIM_KEY' }",
            'pai add secret nim-api-key --from-literal api-key="$NIM_KEY"',
        ),
        ("'sk-live-0123456789abcdef'", "pai add secret nim-api-key --from-literal api-key=YOUR_KEY"),
    ],
)
def test_keys_become_secrets(key: str, command: str, tmp_path: Path) -> None:
    made = to_pai(tmp_path, provider(f"baseUrl: 'https://a.example/v1', apiKey: {key}"))
    assert manifests(made)["ModelProvider/nim"]["spec"]["apiKeySecretRef"] == {"name": "nim-api-key", "key": "api-key"}
    assert made.commands == [command]
    assert "sk-live" not in text(made)


def test_no_secret_comes_along(tmp_path: Path) -> None:
    source = """{
      // the team's key is kZ8vQ2mX7pL4wT9s
      env: { vars: { OTHER: "envval77" } },
      secrets: { providers: { x: { source: "exec", command: "/bin/x", args: ["-p", "correcthorse"], env: { A: "battery9" } } } },
      models: { providers: {
        // kZ8vQ2mX7pL4wT9s again, and envval77
        nim: {
          baseUrl: "https://me:pa55w0rd@a.example/v1?sig=fG3hJ7kL1zX5", apiKey: "kZ8vQ2mX7pL4wT9s",
          headers: { "X-Team": "headerval99", Authorization: "Bearer ${TOKEN}" },
          models: [{ id: "m", name: "kZ8vQ2mX7pL4wT9s" }], // headerval99
        },
      } },
    }"""
    made = to_pai(tmp_path, source)
    shown = "\n".join([text(made), *made.commands, *(f"{one.reason} {one.source.pointer}" for one in made.entries)])
    for secret in ("kZ8v", "envval", "correct", "battery", "pa55", "fG3h", "headerval"):
        assert secret not in shown
    assert manifests(made)["ModelProvider/nim"]["spec"]["endpoint"] == "https://a.example/v1"
    assert "Bearer ${TOKEN}" in shown


# Includes, namespaces, comments


def test_includes_are_resolved_and_their_values_accounted_for(tmp_path: Path) -> None:
    main = """{ models: { providers: { $include: "p.json5" } }, agents: { defaults: { model: "nim/m" } } }"""
    part = """{ nim: { baseUrl: "https://a.example/v1", models: [{ id: "m", name: "M" }] } }"""
    (tmp_path / "p.json5").write_text(part)
    made = to_pai(tmp_path, main)
    assert manifests(made)["ModelProvider/nim"]["spec"]["allowedModels"] == ["m"]
    assert ("p.json5", "/nim/baseUrl") in {(one.source.path, one.source.pointer) for one in made.entries}
    assert fates(made)["/models/providers/$include"] == "exact"


def test_a_namespace_is_written(tmp_path: Path) -> None:
    made = to_pai(tmp_path, provider("baseUrl: 'https://a.example/v1'"), namespace="team-a")
    assert manifests(made)["ModelProvider/nim"]["metadata"]["namespace"] == "team-a"


def test_comments_travel(tmp_path: Path) -> None:
    source = """// All of ours.
{
  gateway: { port: 1 }, // not about models
  agents: { list: [
    // The one that writes.
    { id: "coder", model: { primary: "nim/m" /* the big one */ } },
  ] },
  models: { providers: {
    // Our own NIM.
    nim: {
      baseUrl: "https://a.example/v1", // in the cluster
      models: [
        { id: "m", name: "M" }, // good at code
      ],
    },
  } },
}"""
    found = text(to_pai(tmp_path, source))
    assert found.startswith("# All of ours.\n# Our own NIM.\napiVersion")
    assert "endpoint: https://a.example/v1 # in the cluster\n" in found
    assert "- m # good at code\n" in found or "# good at code\n    - m\n" in found
    assert "# The one that writes.\n" in found
    assert "the big one" in found
    assert "not about models" not in found
