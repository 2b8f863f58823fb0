"""Laws of the shape check: the gate says what `jsonschema` says, and what it lets through binds without an unknown."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from provcheck.dialects import openclaw, pai
from provcheck.dialects.openclaw_releases import RELEASES
from provcheck.dialects.openclaw_view import OpenClawView
from provcheck.dialects.pai_view import PaiView
from provcheck.dialects.view import Layer
from provcheck.model import UNKNOWN, Bundle, Entity
from provcheck.schema import accepts, document, errors
from provcheck.schema.data import plain
from provcheck.schema.document import Schema, resolve
from provcheck.syntax import json5
from provcheck.syntax.source import Source

ODD: list[Any] = [
    "",
    " ",
    "x",
    "a/b",
    "${NAME}",
    "127",
    "true",
    -1,
    0,
    0.5,
    1,
    3.0,
    2**53,
    1e308,
    True,
    False,
    None,
    [],
    {},
]
TEXTS = ["x", "a/b", "default", "value", "NAME", "/a/b", "10:30", "2h", "5mb", "https://a.example/v1", "main", "alpha"]


class Document:
    """Makes values for a schema: right ones, and now and then something else."""

    def __init__(self, name: str, release: str, chance: random.Random, faults: float) -> None:
        self.root = document.at_release(name, release) if release else document.at_release(name, "")
        self.chance = chance
        self.faults = faults

    def value(self, schema: Schema, depth: int = 0) -> Any:
        schema = resolve(schema, self.root)
        if self.chance.random() < self.faults:
            return self.chance.choice(ODD)
        if "const" in schema:
            return schema["const"]
        if "enum" in schema:
            return self.chance.choice(schema["enum"])
        if "anyOf" in schema:
            return self.value(self.chance.choice(schema["anyOf"]), depth)
        types = schema.get("type", "any")
        return getattr(self, f"_{types if isinstance(types, str) else self.chance.choice(types)}")(schema, depth)

    def _object(self, schema: Schema, depth: int) -> Any:
        known = schema.get("properties", {})
        required = [
            *schema.get("required", []),
            *(name for part in schema.get("allOf", []) for name in part.get("required", [])),
        ]
        few = 2 if depth > 3 else 4
        names = {*required, *self.chance.sample(sorted(known), min(len(known), self.chance.randint(0, few)))}
        made = {name: self.value(known[name], depth + 1) for name in sorted(names) if name in known}
        others = schema.get("additionalProperties")
        if isinstance(others, dict):
            for name in self.chance.sample(["nim", "openai", "main", "a b", "x/y"], self.chance.randint(1, 2)):
                made[name] = self.value(others, depth + 1)
        if self.chance.random() < self.faults:
            made[self.chance.choice(["zz", "modle", "id", "constructor"])] = self.chance.choice(ODD)
        if made and self.chance.random() < self.faults:
            del made[self.chance.choice(sorted(made))]
        return made

    def _array(self, schema: Schema, depth: int) -> Any:
        items = schema.get("items", {})
        if isinstance(items, list):
            return [self.value(one, depth + 1) for one in items]
        return [self.value(items, depth + 1) for _ in range(self.chance.randint(schema.get("minItems", 0), 3))]

    def _string(self, schema: Schema, _depth: int) -> Any:
        fitting = [text for text in TEXTS if re.search(schema.get("pattern", ""), text)]
        return self.chance.choice(fitting or TEXTS)

    def _number(self, schema: Schema, _depth: int) -> Any:
        low = schema.get("minimum", schema.get("exclusiveMinimum", 0) + 1)
        return self.chance.choice([low, low, min(low + 100, schema.get("maximum", low + 100))])

    _integer = _number

    def _boolean(self, _schema: Schema, _depth: int) -> Any:
        return self.chance.random() < 0.5

    def _null(self, _schema: Schema, _depth: int) -> Any:
        return None

    def _any(self, _schema: Schema, _depth: int) -> Any:
        return self.chance.choice(ODD)


def openclaw_document(release: str, chance: random.Random, faults: float) -> dict[str, Any]:
    """The sections whose inside is known, each with a chance to be there."""
    maker = Document("openclaw", release, chance, faults)
    known = maker.root["properties"]
    names = [name for name in ("env", "models", "agents", "auth", "secrets", "meta") if name in known]
    return {name: maker.value(known[name]) for name in names if chance.random() < 0.6}


def pai_document(chance: random.Random, faults: float) -> dict[str, Any]:
    maker = Document("pai", "", chance, faults)
    kinds = [part["then"] for part in maker.root["allOf"]]
    made = maker.value(chance.choice(kinds))
    return made if isinstance(made, dict) else {}


@pytest.mark.parametrize("release", RELEASES)
@settings(max_examples=60, deadline=None)
@given(chance=st.randoms(use_true_random=False), faults=st.sampled_from([0.0, 0.02, 0.1]))
def test_gate_and_jsonschema_agree_on_openclaw(release: str, chance: random.Random, faults: float) -> None:
    data = openclaw_document(release, chance, faults)
    assert accepts("openclaw", release, data) == (not errors.find("openclaw", release, data)), json.dumps(data)


@settings(max_examples=200, deadline=None)
@given(chance=st.randoms(use_true_random=False), faults=st.sampled_from([0.0, 0.02, 0.1]))
def test_gate_and_jsonschema_agree_on_pai(chance: random.Random, faults: float) -> None:
    data = pai_document(chance, faults)
    assert accepts("pai", "", data) == (not errors.find("pai", "", data)), json.dumps(data)


def test_documents_are_both_right_and_wrong() -> None:
    """The laws above would hold of nothing but wrong documents too."""
    verdicts = [
        accepts("openclaw", RELEASES[-1], openclaw_document(RELEASES[-1], random.Random(seed), 0.01))
        for seed in range(200)
    ]
    assert 20 < sum(verdicts) < 180
    manifests = [accepts("pai", "", pai_document(random.Random(seed), 0.02)) for seed in range(200)]
    assert 20 < sum(manifests) < 180


@pytest.mark.parametrize("release", RELEASES)
@settings(max_examples=40, deadline=None)
@given(chance=st.randoms(use_true_random=False))
def test_what_the_gate_accepts_of_openclaw_binds_without_an_unknown(release: str, chance: random.Random) -> None:
    data = openclaw_document(release, chance, 0.0)
    text = json.dumps(data).replace("${", "$ {")
    root = json5.read(text).roots[0]
    view = OpenClawView([Layer(root, Source("openclaw.json", text))])
    if accepts("openclaw", release, plain(view)):
        assert not list(unknowns(openclaw.bind(view, release)))


@settings(max_examples=100, deadline=None)
@given(chance=st.randoms(use_true_random=False))
def test_what_the_gate_accepts_of_pai_binds_without_an_unknown(chance: random.Random) -> None:
    text = json.dumps(pai_document(chance, 0.0)).replace("${", "$ {")
    root = json5.read(text).roots[0]
    view = PaiView([Layer(root, Source("a.json", text))])
    if accepts("pai", "", plain(view)):
        for bundle in pai.bind([view], complete=True).values():
            assert not list(unknowns(bundle))


def unknowns(bundle: Bundle) -> Iterator[tuple[Entity, str]]:
    """Fields of a bundle's objects that nobody could read."""
    agents = [*([bundle.defaults] if bundle.defaults else []), *bundle.agents]
    models = [model for provider in bundle.providers for model in provider.listed]
    for entity in (*bundle.providers, *models, *agents, *bundle.refs()):
        names: tuple[str, ...] = type(entity).__slots__
        for name in names:
            if getattr(entity, name) is UNKNOWN:
                yield entity, name
