"""From a model object back to the text."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

import pytest

from provcheck.dialects import openclaw, pai
from provcheck.dialects.openclaw_releases import NEWEST
from provcheck.dialects.openclaw_view import OpenClawView
from provcheck.dialects.pai_view import PaiView
from provcheck.dialects.view import Layer
from provcheck.model import Bundle, Entity, Provider
from provcheck.syntax import json5, yaml
from provcheck.syntax.edits import Edit
from provcheck.syntax.source import Source
from support import edited

T = TypeVar("T")

OPENCLAW = """{
  agents: { defaults: {
    model: { primary: "local/a", fallbacks: ["local/b", "local/c"] },
    models: { "local/a": { alias: "A" } },
  } },
  models: { providers: {
    local: {
      baseUrl: "http://localhost/v1", // here
      models: [
        { id: "a", contextWindow: 100 },
        { id: "b" },
      ],
    },
  } },
}
"""

PAI = """apiVersion: pai.io/v1
kind: ModelProvider
metadata:
  name: local
spec:
  provider: vllm
  endpoint: ""
  allowedModels:
    - a
    - b # the second
"""

ALIASED = """apiVersion: pai.io/v1
kind: ModelProvider
metadata: &meta
  name: local
spec: &spec
  <<: &common {provider: vllm, endpoint: http://a/v1}
  allowedModels: &models [a, b]
  deniedModels: *models
"""


def bundle(text: str) -> Bundle:
    root = json5.read(text).roots[0]
    return openclaw.bind(OpenClawView([Layer(root, Source("openclaw.json", text))]), NEWEST)


def provider(text: str) -> Provider:
    source = Source("a.yaml", text, syntax="yaml")
    roots = [PaiView([Layer(root, source)]) for root in yaml.read(text).roots]
    (found,) = pai.bind(roots, complete=True)[""].providers
    return found


def after(text: str, changes: list[Edit]) -> str:
    (name,) = {change.source.path for change in changes}
    return edited({name: text}, changes)[name]


def spot(entity: Entity, field: str = "") -> str:
    place = entity.where(field)
    return place.source.text[place.start : place.end]


# Places


def test_a_field_that_is_there_stands_at_its_value() -> None:
    local = bundle(OPENCLAW).providers[0]
    assert spot(local, "endpoint") == '"http://localhost/v1"'
    assert local.where("endpoint").pointer == "/models/providers/local/baseUrl"
    assert spot(local.listed[0], "context_window") == "100"
    assert local.listed[0].where("context_window").pointer == "/models/providers/local/models/0/contextWindow"


def test_a_provider_stands_at_its_key_and_a_model_at_all_of_it() -> None:
    local = bundle(OPENCLAW).providers[0]
    assert spot(local) == "local"
    assert spot(local.listed[1]) == '{ id: "b" }'


def test_an_absent_field_stands_at_the_nearest_enclosing_key() -> None:
    local = bundle(OPENCLAW).providers[0]
    assert spot(local, "api") == "local"
    assert spot(local.listed[1], "context_window") == "id"
    assert spot(provider(PAI), "denied") == "spec"
    assert spot(provider(PAI.partition("spec:")[0]), "models") == "apiVersion"


def test_an_empty_field_of_pai_stands_at_its_value() -> None:
    assert spot(provider(PAI), "endpoint") == '""'


def test_labels_are_the_dialect_s_words() -> None:
    assert bundle(OPENCLAW).providers[0].label("endpoint") == "baseUrl"
    assert provider(PAI).label("endpoint") == "endpoint"
    assert provider(PAI).label("models") == "allowedModels"


def test_content_is_what_is_said_and_not_how() -> None:
    first, second = (bundle(text).providers[0] for text in (OPENCLAW, OPENCLAW.replace('"', "'").replace("100", "1e2")))
    assert first.content() == second.content()
    assert first.content() != bundle(OPENCLAW.replace("100", "101")).providers[0].content()


# Edits


@pytest.mark.parametrize(
    ("edit", "old", "new"),
    [
        (lambda b: b.providers[0].replace("endpoint", "http://x/v1"), '"http://localhost/v1"', '"http://x/v1"'),
        (lambda b: b.providers[0].listed[0].replace("context_window", 200), "Window: 100", "Window: 200"),
        (lambda b: b.providers[0].replace("", "near"), "local: {", "near: {"),
        (lambda b: b.providers[0].listed[1].insert("max_tokens", 5), '{ id: "b" }', '{ id: "b", maxTokens: 5 }'),
        (lambda b: b.providers[0].listed[0].remove("context_window"), ", contextWindow: 100 }", " }"),
        (lambda b: b.providers[0].listed[1].remove(), '        { id: "b" },\n', ""),
        (lambda b: b.defaults.chat.refs[2].remove(), ', "local/c"]', "]"),
        (lambda b: b.defaults.chat.refs[0].replace("", "local/b"), '"local/a", f', '"local/b", f'),
        (lambda b: b.defaults.routes[1].refs[0].replace("", "local/b"), '"local/a": {', '"local/b": {'),
    ],
)
def test_edits_of_openclaw(edit: Callable[[Bundle], list[Edit]], old: str, new: str) -> None:
    assert after(OPENCLAW, edit(bundle(OPENCLAW))) == OPENCLAW.replace(old, new, 1)


@pytest.mark.parametrize(
    ("edit", "old", "new"),
    [
        (lambda p: p.replace("endpoint", "http://a/v1"), 'endpoint: ""', 'endpoint: "http://a/v1"'),
        (lambda p: p.replace("kind", "openai"), "vllm", "openai"),
        (lambda p: p.insert("request_cap", 100), "# the second\n", "# the second\n  maxTokensPerRequest: 100\n"),
        (lambda p: p.listed[1].replace("id", "c"), "- b #", "- c #"),
        (lambda p: p.listed[0].remove(), "    - a\n", ""),
        (lambda p: p.remove("endpoint"), '  endpoint: ""\n', ""),
    ],
)
def test_edits_of_pai(edit: Callable[[Provider], list[Edit]], old: str, new: str) -> None:
    assert after(PAI, edit(provider(PAI))) == PAI.replace(old, new, 1)


def test_what_is_not_there_cannot_be_replaced_or_removed_and_what_is_there_not_inserted() -> None:
    local = bundle(OPENCLAW).providers[0]
    assert local.replace("api", "x") == local.remove("api") == local.insert("endpoint", "x") == []
    bare = provider(PAI.partition("spec:")[0])
    assert bare.insert("request_cap", 1) == []


def test_what_an_alias_or_a_merge_key_shares_is_not_edited() -> None:
    shared = provider(ALIASED)
    assert shared.endpoint == "http://a/v1"
    assert [one.id for one in shared.denied] == ["a", "b"]
    assert shared.replace("endpoint", "http://b/v1") == []
    assert shared.remove("endpoint") == []
    assert shared.denied[0].replace("id", "x") == []
    assert shared.denied[0].remove() == []
    assert spot(shared, "denied") == "*models"
    assert spot(shared.denied[0]) == "a"


def test_what_an_anchor_names_is_edited_where_it_stands() -> None:
    shared = provider(ALIASED)
    assert after(ALIASED, shared.listed[0].replace("id", "x")) == ALIASED.replace("[a, b]", "[x, b]")
    assert after(ALIASED, shared.remove("denied")) == ALIASED.replace("  deniedModels: *models\n", "")
