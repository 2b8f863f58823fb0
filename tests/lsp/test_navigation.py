"""From a use to the definition and back, across files."""

from __future__ import annotations

from pathlib import Path

import pytest

from bound import bundles, places, spot
from provcheck.lsp.names.navigation import definitions, highlights, references
from provcheck.lsp.names.outline import outline

PROVIDER = """apiVersion: pai.io/v1
kind: ModelProvider
metadata:
  name: nim
spec:
  provider: openai
  endpoint: http://nim/v1
  allowedModels:
    - meta/llama
"""
AGENT = """apiVersion: pai.io/v1
kind: Agent
metadata: { name: helper }
spec:
  models: ["nim/meta/llama", nim/other, gone/model]
  configFiles:
    - path: /app/openclaw.json
      content: |
        { agents: { defaults: { model: "nim/meta/llama" } } }
"""
PAI = {"a/provider.yaml": PROVIDER, "b/agent.yaml": AGENT}


@pytest.mark.parametrize(
    ("path", "marked", "found"),
    [
        ("b/agent.yaml", '["|nim', [("a/provider.yaml", 4, 9, "nim")]),
        ("b/agent.yaml", '["nim/meta/llama|"', [("a/provider.yaml", 9, 7, "meta/llama")]),
        ("b/agent.yaml", '"nim|/meta/llama" }', [("a/provider.yaml", 4, 9, "nim")]),
        ("b/agent.yaml", 'meta/llama|" }', [("a/provider.yaml", 9, 7, "meta/llama")]),
        ("b/agent.yaml", "nim/oth|er", [("a/provider.yaml", 4, 9, "nim")]),
        ("b/agent.yaml", "gone/|model", []),
        ("b/agent.yaml", "he|lper", [("b/agent.yaml", 3, 19, "helper")]),
        ("a/provider.yaml", "name: n|im", [("a/provider.yaml", 4, 9, "nim")]),
        ("a/provider.yaml", "allowed|Models", []),
    ],
)
def test_definitions_in_manifests(
    tmp_path: Path, path: str, marked: str, found: list[tuple[str, int, int, str]]
) -> None:
    assert places(definitions(bundles(tmp_path, PAI), path, spot(PAI[path], marked))) == found


def test_references_lead_into_embedded_configurations(tmp_path: Path) -> None:
    bound, offset = bundles(tmp_path, PAI), spot(PROVIDER, "name: n|im")
    uses = [
        ("b/agent.yaml", 5, 13, "nim"),
        ("b/agent.yaml", 5, 30, "nim"),
        ("b/agent.yaml", 9, 41, "nim"),
    ]
    assert places(references(bound, "a/provider.yaml", offset, with_definitions=False)) == uses
    definition = ("a/provider.yaml", 4, 9, "nim")
    assert places(references(bound, "a/provider.yaml", offset, with_definitions=True)) == [definition, *uses]
    inside = spot(AGENT, 'model: "|nim')
    assert places(references(bound, "b/agent.yaml", inside, with_definitions=False)) == uses


def test_a_namespace_keeps_its_names(tmp_path: Path) -> None:
    other = PROVIDER.replace("name: nim", "name: nim\n  namespace: team-b")
    files = {**PAI, "c/provider.yaml": other}
    bound = bundles(tmp_path, files)
    assert [one.path for one in definitions(bound, "b/agent.yaml", spot(AGENT, '["|nim'))] == ["a/provider.yaml"]
    assert references(bound, "c/provider.yaml", spot(other, "name: n|im"), with_definitions=False) == []


def test_two_definitions_of_one_name(tmp_path: Path) -> None:
    files = {**PAI, "c.yaml": PROVIDER}
    found = definitions(bundles(tmp_path, files), "b/agent.yaml", spot(AGENT, '["|nim'))
    assert places(found) == [("a/provider.yaml", 4, 9, "nim"), ("c.yaml", 4, 9, "nim")]


def test_an_embedded_configuration_with_a_provider_of_its_own(tmp_path: Path) -> None:
    agent = AGENT.replace(
        "        { agents", '        { models: { providers: { nim: { baseUrl: "http://gate/v1" } } },\n          agents'
    )
    found = definitions(bundles(tmp_path, {**PAI, "b/agent.yaml": agent}), "b/agent.yaml", spot(agent, 'model: "n|im'))
    assert places(found) == [("b/agent.yaml", 9, 34, "nim")]


OPENCLAW = """{
  models: { providers: { nim: { models: [{ id: "a" }] } } },
  agents: { defaults: { model: "fast", models: { "nim/a": { alias: "Fast" }, "nim/b": { alias: "slow" } } } },
}
"""


@pytest.mark.parametrize(
    ("marked", "found"),
    [
        ('model: "f|ast', [(3, 69, "Fast"), (2, 49, "a")]),
        ('alias: "sl|ow', [(3, 97, "slow"), (2, 26, "nim")]),
        ('"nim|/a"', [(2, 26, "nim")]),
        ('"nim/|b"', [(2, 26, "nim")]),
    ],
)
def test_an_alias_leads_to_itself_and_its_model(tmp_path: Path, marked: str, found: list[tuple[int, int, str]]) -> None:
    bound = bundles(tmp_path, {"openclaw.json": OPENCLAW})
    assert [place[1:] for place in places(definitions(bound, "openclaw.json", spot(OPENCLAW, marked)))] == found


def test_highlights_tell_the_definition_apart(tmp_path: Path) -> None:
    bound = bundles(tmp_path, {"openclaw.json": OPENCLAW})
    found = highlights(bound, "openclaw.json", spot(OPENCLAW, '"n|im/a"'))
    assert [(*one.location.begin, one.defines) for one in found] == [(2, 26, True), (3, 51, False), (3, 79, False)]


SHARED = {
    "openclaw.json": '{ models: { $include: "./p/models.json5" }, agents: { defaults: { model: "nim/a" } } }',
    "p/models.json5": '{ providers: { nim: { models: [{ id: "a" }] } } }',
    "x.openclaw.json": '{ models: { $include: "./p/models.json5" }, agents: { defaults: { model: "NIM/a" } } }',
}


def test_a_file_that_is_a_part_of_two_configurations(tmp_path: Path) -> None:
    bound = bundles(tmp_path, SHARED)
    found = references(bound, "openclaw.json", spot(SHARED["openclaw.json"], '"n|im'), with_definitions=True)
    assert [(place[0], place[3]) for place in places(found)] == [
        ("openclaw.json", "nim"),
        ("p/models.json5", "nim"),
        ("x.openclaw.json", "NIM"),
    ]


def test_where_there_is_no_name(tmp_path: Path) -> None:
    bound = bundles(tmp_path, PAI)
    assert references(bound, "b/agent.yaml", 0, with_definitions=True) == []
    assert highlights(bound, "b/agent.yaml", 0) == []
    assert definitions(bound, "none.yaml", 0) == []


def test_the_outline_of_a_configuration(tmp_path: Path) -> None:
    providers, agents = outline(bundles(tmp_path, {"openclaw.json": OPENCLAW}), "openclaw.json")
    assert (providers.kind, providers.name, places([providers.whole])[0][3][:5]) == ("provider", "nim", "nim: ")
    assert [(one.kind, one.name) for one in providers.items] == [("model", "a")]
    assert (agents.kind, agents.name) == ("agent", "defaults")
    assert [(one.name, one.detail) for one in agents.items] == [
        ("fast", "chat"),
        ("nim/a", "choice"),
        ("nim/b", "choice"),
    ]


def test_the_outline_of_manifests(tmp_path: Path) -> None:
    text = PROVIDER + "---\n" + AGENT
    provider, agent, embedded = outline(bundles(tmp_path, {"pai.yaml": text}), "pai.yaml")
    assert (provider.kind, provider.name, provider.detail) == ("provider", "nim", "openai")
    assert places([provider.name_at]) == [("pai.yaml", 4, 9, "nim")]
    assert places([agent.name_at]) == [("pai.yaml", 13, 19, "helper")]
    assert [one.name for one in agent.items] == ["nim/meta/llama", "nim/other", "gone/model"]
    assert (embedded.name, [one.name for one in embedded.items]) == ("defaults", ["nim/meta/llama"])


def test_every_name_of_an_outline_lies_inside_its_whole(tmp_path: Path) -> None:
    for item in outline(bundles(tmp_path, {"pai.yaml": PROVIDER + "---\n" + AGENT}), "pai.yaml"):
        for one in (item, *item.items):
            assert one.whole.start <= one.name_at.start <= one.name_at.end <= one.whole.end
