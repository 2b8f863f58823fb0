"""`load` says what sources define, and no secret."""

from __future__ import annotations

import pickle
from contextlib import chdir
from pathlib import Path

import pytest

from configurations import GOOD, PROVIDER
from provcheck import UNKNOWN, Ref, SourceError, Text, load

AGENT = """apiVersion: pai.io/v1
kind: Agent
metadata: {name: scout, namespace: team}
spec:
  models: [local/llama, local/other]
  tokens: {maxPerDay: 5000}
"""
FULL = """{
  models: { providers: { nvidia: {
    baseUrl: "https://integrate.api.nvidia.com/v1", apiKey: "${NVIDIA_API_KEY}", api: "openai-completions",
    models: [{ id: "z-ai/glm", name: "GLM", contextWindow: 131072, maxTokens: "${MOST}" }],
  } } },
  agents: {
    defaults: { model: { primary: "glm", fallbacks: ["nvidia/z-ai/glm"] },
      models: { "nvidia/z-ai/glm": { alias: "glm" } } },
    list: [{ id: "main" }, { id: "other", model: "nvidia/z-ai/glm" }],
  },
}
"""


def test_a_configuration_is_one_scope() -> None:
    (scope,) = load(Text(FULL, "openclaw.json"), config=False).scopes
    assert (scope.dialect, scope.name, scope.release, scope.complete) == ("openclaw", "openclaw.json", "2026.9.6", True)
    (provider,) = scope.providers
    assert (provider.name, provider.api, provider.endpoint) == (
        "nvidia", "openai-completions", "https://integrate.api.nvidia.com/v1",
    )  # fmt: skip
    assert isinstance(provider.models, tuple)
    (model,) = provider.models
    assert (model.id, model.name, model.context_window, model.context_tokens) == ("z-ai/glm", "GLM", 131072, None)
    assert model.max_tokens is UNKNOWN
    assert (model.where.path, model.where.line, model.where.column) == ("openclaw.json", 4, 14)
    assert model.where.pointer == "/models/providers/nvidia/models/0"
    (key,) = provider.credentials
    assert (key.role, key.form, key.variable) == ("key", "variable", "NVIDIA_API_KEY")
    assert scope.credentials == (key,)


def test_refs_are_what_the_platform_makes_of_them() -> None:
    found = load(Text(FULL, "openclaw.json"), config=False)
    (scope,) = found.scopes
    assert scope.defaults is not None
    assert scope.defaults.chat is not None
    first, second = scope.defaults.chat.refs
    assert (first.text, first.provider, first.model, first.alias) == ("glm", "nvidia", "z-ai/glm", "nvidia/z-ai/glm")
    assert (second.text, second.alias) == ("nvidia/z-ai/glm", None)
    assert [agent.name for agent in found.agents] == ["main", "other"]
    assert found.agents[0].chat is None
    assert scope.aliases == (("glm", "nvidia/z-ai/glm"),)
    assert all(isinstance(ref, Ref) for ref in found.refs)
    assert len(found.refs) == 4


def test_manifests_are_a_scope_for_each_namespace() -> None:
    found = load(Text(PROVIDER, "a.yaml"), Text(AGENT, "b.yaml"), config=False)
    assert [(scope.dialect, scope.name) for scope in found.scopes] == [("pai", ""), ("pai", "team")]
    (provider,), (agent,) = found.providers, found.agents
    assert (provider.name, provider.kind, provider.protocol) == ("local", "vllm", "openai-completions")
    assert (agent.name, agent.daily_cap) == ("scout", 5000)
    assert agent.chat is not None
    assert [ref.model for ref in agent.chat.refs] == ["llama", "other"]


def test_what_is_included_is_there(tmp_path: Path) -> None:
    (tmp_path / "part.json5").write_text('{ a: { baseUrl: "http://a/v1", models: [] } }', encoding="utf-8")
    (tmp_path / "openclaw.json").write_text('{ models: { providers: { $include: "./part.json5" } } }', encoding="utf-8")
    with chdir(tmp_path):
        (provider,) = load("openclaw.json").providers
    assert (provider.name, provider.where.path) == ("a", "part.json5")


def test_what_cannot_be_read_is_unknown_where_that_is_allowed() -> None:
    source = Text('{ models: { providers: { a: { $include: "./no.json5" } } } }', "openclaw.json")
    with pytest.raises(SourceError, match=r"no\.json5 cannot be read") as caught:
        load(source, config=False)
    assert [one.code for one in caught.value.findings] == ["PC003"]
    found = load(source, config=False, allow_errors=True)
    assert found.findings == caught.value.findings
    assert found.providers[0].models is UNKNOWN
    assert found.providers[0].complete is False


@pytest.mark.parametrize("text", ["{", "x: 1", "apiVersion: pai.io/v1\nkind: ["])
def test_what_is_no_configuration_is_refused(text: str) -> None:
    with pytest.raises(SourceError) as caught:
        load(Text(text), config=False)
    assert len(caught.value.findings) == 1
    assert not load(Text(text), config=False, allow_errors=True).scopes


def test_wrong_values_are_no_reason_to_refuse() -> None:
    found = load(Text(GOOD.replace("32768", "'many'")), config=False)
    assert isinstance(found.providers[0].models, tuple)
    assert found.providers[0].models[0].context_window is UNKNOWN


def test_context_is_left_out(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / "a.yaml").write_text(PROVIDER + "  maxTokensPerRequest: 5\n", encoding="utf-8")
    (tmp_path / "openclaw.json").write_text(GOOD, encoding="utf-8")
    with chdir(tmp_path):
        (tmp_path / "b.yaml").write_text(PROVIDER.replace("local", "other"), encoding="utf-8")
        assert [scope.dialect for scope in load("a.yaml").scopes] == ["pai"]
        assert [one.name for one in load("a.yaml").providers] == ["local"]
        assert [scope.dialect for scope in load(".").scopes] == ["openclaw", "pai"]


def test_results_are_values() -> None:
    one, other = (load(Text(FULL, "openclaw.json"), config=False) for _ in range(2))
    assert one == other == pickle.loads(pickle.dumps(one))  # noqa: S301
    assert hash(one) == hash(other)
    assert repr(one) == "<Workspace of openclaw.json>"
    assert pickle.loads(pickle.dumps(UNKNOWN)) is UNKNOWN  # noqa: S301
