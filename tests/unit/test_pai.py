"""Pai's manifests as bundles."""

from __future__ import annotations

from typing import Any

import pytest

from provcheck.dialects import pai
from provcheck.dialects.pai_view import PaiView
from provcheck.dialects.view import Layer
from provcheck.model import UNKNOWN, Bundle, Model, Provider
from provcheck.syntax import yaml
from provcheck.syntax.source import Source


def views(text: str) -> list[PaiView]:
    source = Source("a.yaml", text, syntax="yaml")
    return [PaiView([Layer(root, source)]) for root in yaml.read(text).roots]


def bind(text: str, *, complete: bool = True) -> dict[str, Bundle]:
    return pai.bind(views(text), complete=complete)


def manifest(kind: str, spec: str, metadata: str = "{name: a}") -> str:
    return f"---\napiVersion: pai.io/v1\nkind: {kind}\nmetadata: {metadata}\nspec: {spec}\n"


def provider(spec: str, metadata: str = "{name: a}") -> Provider:
    (found,) = bind(manifest("ModelProvider", spec, metadata))[""].providers
    return found


def ids(models: tuple[Model, ...]) -> list[object]:
    return [one.id for one in models]


# Providers


def test_all_fields_of_a_provider() -> None:
    found = provider(
        "{provider: openai, endpoint: http://a/v1, allowedModels: [x, y/z], deniedModels: [w],"
        " maxTokensPerRequest: 128_000, fallbacks: [b/x]}"
    )
    assert (found.name, found.kind, found.endpoint, found.request_cap) == ("a", "openai", "http://a/v1", 128000)
    assert ids(found.listed) == ["x", "y/z"]
    assert ids(found.denied) == ["w"]
    assert found.complete
    assert found.fallbacks is not None
    assert [ref.target for ref in found.fallbacks.refs] == [("b", "x")]
    assert (found.fallbacks.purpose, found.fallbacks.has_primary) == ("fallback", False)


@pytest.mark.parametrize("spec", ["{}", "", '""', '{endpoint: "", allowedModels: [], maxTokensPerRequest: null}'])
def test_empty_is_absent(spec: str) -> None:
    found = provider(spec)
    assert (found.kind, found.endpoint, found.models, found.request_cap) == (None, None, None, None)
    assert found.complete
    assert found.fallbacks is None


@pytest.mark.parametrize("spec", ["text", "[a]", "5", '"{{ .Values.spec }}"', "!tagged x"])
def test_a_spec_of_a_wrong_type_is_unknown(spec: str) -> None:
    found = provider(spec)
    assert (found.kind, found.endpoint, found.models, found.request_cap) == (UNKNOWN,) * 4
    assert not found.complete


@pytest.mark.parametrize(
    ("allowed", "listed", "complete"),
    [
        ("[a, b]", ["a", "b"], True),
        ("a", UNKNOWN, False),
        ("{a: b}", UNKNOWN, False),
        ('"{{ .Values.models }}"', UNKNOWN, False),
        ("[a, 5]", ["a", UNKNOWN], False),
        ('[a, "${MODEL}"]', ["a", UNKNOWN], False),
        ("[a, null]", ["a", UNKNOWN], False),
        ("[a, '']", ["a", ""], True),
    ],
)
def test_allowed_models(allowed: str, listed: Any, complete: bool) -> None:
    found = provider(f"{{allowedModels: {allowed}}}")
    assert (ids(found.models) if isinstance(found.models, tuple) else found.models) == listed
    assert found.complete is complete


@pytest.mark.parametrize("cap", ['"128000"', "1.5e400", "true", "many", "'{{ .Values.cap }}'"])
def test_a_cap_that_is_no_number_is_unknown(cap: str) -> None:
    assert provider(f"{{maxTokensPerRequest: {cap}}}").request_cap is UNKNOWN


@pytest.mark.parametrize("metadata", ["{}", "", "[]", "{name: ''}", "{name: 5}", '{name: "{{ .Release.Name }}"}', "x"])
def test_a_provider_without_a_name_makes_its_bundle_incomplete(metadata: str) -> None:
    assert provider("{provider: vllm}", metadata).name is UNKNOWN
    assert not bind(manifest("ModelProvider", "{}", metadata))[""].complete


def test_names_keep_their_case() -> None:
    bundle = bind(manifest("ModelProvider", "{}", "{name: NIM}"))[""]
    assert bundle.named("NIM")
    assert not bundle.named("nim")


def test_two_definitions_of_one_name_are_both_kept() -> None:
    text = manifest("ModelProvider", "{provider: vllm}") + manifest("ModelProvider", "{provider: openai}")
    assert [one.kind for one in bind(text)[""].named("a")] == ["vllm", "openai"]


# Agents and refs


@pytest.mark.parametrize(
    ("text", "provider", "model"),
    [
        ("nvidia/z-ai/glm4.7", "nvidia", "z-ai/glm4.7"),
        ("openrouter/anthropic/claude-3-haiku", "openrouter", "anthropic/claude-3-haiku"),
        ("NIM/x", "NIM", "x"),
        ("' nim/x'", " nim", "x"),
        ("nim/", "nim", ""),
        ("/x", "", "x"),
        ("binding", None, None),
        ("''", None, None),
    ],
)
def test_a_ref_is_split_at_its_first_slash(text: str, provider: str | None, model: str | None) -> None:
    (agent,) = bind(manifest("Agent", f"{{models: [{text}]}}"))[""].agents
    assert agent.chat is not None
    (ref,) = agent.chat.refs
    assert (ref.text, ref.provider, ref.model) == (text.strip("'"), provider, model)


@pytest.mark.parametrize("text", ["5", "[a/b]", "{a: b}", '"${MODEL}"', '"{{ .Values.model }}/x"', "null", "~"])
def test_a_ref_that_cannot_be_read_is_unknown(text: str) -> None:
    (agent,) = bind(manifest("Agent", f"{{models: [{text}]}}"))[""].agents
    assert agent.chat is not None
    assert agent.chat.refs[0].text is UNKNOWN


@pytest.mark.parametrize("spec", ["{}", "{models: []}", "{models: a/b}", "{models: {a: b}}", "", "x"])
def test_an_agent_without_a_list_of_models_has_no_route(spec: str) -> None:
    (agent,) = bind(manifest("Agent", spec))[""].agents
    assert agent.chat is None


def test_the_first_model_is_the_primary() -> None:
    (agent,) = bind(manifest("Agent", "{models: [a/x, b/y]}"))[""].agents
    assert agent.chat is not None
    assert agent.chat.has_primary
    assert [ref.where().pointer for ref in agent.chat.refs] == ["/spec/models/0", "/spec/models/1"]


@pytest.mark.parametrize(
    "kind", ["Provider", "Secret", "GuardBinding", "ModelBinding", "AgentWorkload", "agent", "5", ""]
)
def test_kinds_that_hold_no_models(kind: str) -> None:
    bundle = bind(manifest(kind, "{models: [a/b], provider: vllm}"))[""]
    assert not bundle.providers
    assert not bundle.agents


def test_aliases_and_merge_keys() -> None:
    text = manifest("ModelProvider", "{<<: &common {provider: vllm, allowedModels: &ids [x]}, deniedModels: *ids}")
    found = bind(text)[""].providers[0]
    assert (found.kind, ids(found.listed), ids(found.denied)) == ("vllm", ["x"], ["x"])


# Namespaces


def test_each_namespace_is_a_bundle_of_its_own() -> None:
    text = (
        manifest("ModelProvider", "{}", "{name: p}")
        + manifest("ModelProvider", "{}", "{name: p, namespace: team}")
        + manifest("Agent", "{models: [p/x]}", "{name: a, namespace: team}")
    )
    bundles = bind(text)
    assert {space: (len(one.providers), len(one.agents)) for space, one in bundles.items()} == {
        "": (1, 0),
        "team": (1, 1),
    }


@pytest.mark.parametrize("written", ["''", "5", "[]", "null"])
def test_what_is_no_namespace_is_the_current_one(written: str) -> None:
    assert list(bind(manifest("Agent", "{}", f"{{name: a, namespace: {written}}}"))) == [""]


def test_a_namespace_that_a_template_fills_in_is_the_same_wherever_it_is_written_alike() -> None:
    metadata = '{{name: {}, namespace: "{{{{ .Release.Namespace }}}}"}}'
    text = manifest("ModelProvider", "{}", metadata.format("p")) + manifest("Agent", "{}", metadata.format("a"))
    bundle = bind(text + manifest("Agent", "{}"))["{{ .Release.Namespace }}"]
    assert (len(bundle.providers), len(bundle.agents)) == (1, 1)


def test_a_workspace_that_was_not_read_in_full_makes_no_bundle_complete() -> None:
    text = manifest("Agent", "{}") + manifest("Agent", "{}", "{name: a, namespace: b}")
    assert [bundle.complete for bundle in bind(text, complete=False).values()] == [False, False]


# Files inside


def test_files_that_an_agent_brings() -> None:
    (root,) = views(
        manifest(
            "Agent",
            "{configFiles: [{path: /a/openclaw.json, content: '{}'}, {path: b}, {content: ''}, {path: 5, content: x}, y]}",
            "{name: a, namespace: n}",
        )
    )
    files = list(pai.embedded_files(root))
    assert [(file.path, file.content.text(), file.namespace) for file in files] == [
        ("/a/openclaw.json", "{}", "n"),
        (UNKNOWN, "x", "n"),
    ]


@pytest.mark.parametrize("spec", ["{}", "{configFiles: {}}", "{configFiles: x}", "x", ""])
def test_no_files(spec: str) -> None:
    (root,) = views(manifest("Agent", spec))
    assert not list(pai.embedded_files(root))


@pytest.mark.parametrize(
    "text", ["[]", "5", "x", "- a", "apiVersion: pai.io/v1", "kind: [Agent]", "{kind: Agent, spec: 5}"]
)
def test_nonsense_binds_to_nothing(text: str) -> None:
    for bundle in bind(text).values():
        assert not list(bundle.refs())
        assert not bundle.providers
