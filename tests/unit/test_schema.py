"""The schemas themselves, what is generated from them, and how a release is cut out of them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from provcheck.dialects.openclaw_releases import NEWEST, RELEASES, at_least
from provcheck.schema import checks, document, generate

SCHEMAS = Path(__file__).parents[2] / "schemas"
GATES = Path(generate.__file__).parent


@pytest.mark.parametrize("name", ["openclaw", "pai"])
def test_a_gate_is_what_its_schema_makes_it(name: str) -> None:
    written = (GATES / f"{name}_gate.py").read_text("utf-8")
    assert written == generate.gate(name), "run python -m provcheck.schema.generate"


@pytest.mark.parametrize("name", ["openclaw", "pai", "settings", "report", "graph"])
def test_a_schema_is_one_of_draft_07(name: str) -> None:
    schema = json.loads((SCHEMAS / f"{name}.schema.json").read_text("utf-8"))
    kind: Any = jsonschema.validators.validator_for(schema)
    kind.check_schema(schema)
    assert schema["$id"] == f"https://provcheck.dev/schemas/{name}.schema.json"


def test_findings_of_a_picture_are_those_of_a_report() -> None:
    graph, report = (json.loads((SCHEMAS / f"{name}.schema.json").read_text("utf-8")) for name in ("graph", "report"))
    shared = graph["$defs"].keys() & report["$defs"].keys()
    assert shared >= {"finding", "summary", "run"}
    assert {name: graph["$defs"][name] for name in shared} == {name: report["$defs"][name] for name in shared}


def nodes(schema: Any) -> Iterator[dict[str, Any]]:
    if isinstance(schema, dict):
        yield schema
        for value in schema.values():
            yield from nodes(value)
    elif isinstance(schema, list):
        for value in schema:
            yield from nodes(value)


OPENCLAW = document.load("openclaw")


def test_releases_in_annotations_are_known_and_in_order() -> None:
    assert OPENCLAW["x-releases"] == list(RELEASES)
    for node in nodes(OPENCLAW):
        since, until = node.get("x-since"), node.get("x-until")
        assert {since, until} <= {None, *RELEASES}, node
        assert since is None or until is None or at_least(until, since), node
        for entry in (*node.get("x-values", {}).values(), *([node["x-migrated"]] if "x-migrated" in node else [])):
            assert {entry.get("since"), entry.get("until")} <= {None, *RELEASES}, entry


def test_checks_that_a_schema_names_exist() -> None:
    named = {
        name
        for schema in (OPENCLAW, document.load("pai"))
        for node in nodes(schema)
        for name in node.get("x-checks", ())
    }
    assert named
    for name in named:
        assert callable(getattr(checks, name.replace("-", "_")))


def test_each_pattern_is_told_in_words() -> None:
    told = [node for node in nodes(OPENCLAW) if isinstance(node.get("pattern"), str)]
    assert len(told) > 20
    assert not [node for node in told if "x-expected" not in node]


def undescribed(schema: dict[str, Any], root: dict[str, Any]) -> set[str]:
    """The keys of a place, and of those inside it that have no name of their own, that nothing is said about."""
    told = {
        key: "description" in one or "description" in document.resolve(one, root)
        for key, one in schema.get("properties", {}).items()
    }
    return {key for key, is_told in told.items() if not is_told}


def test_each_key_of_pai_is_described() -> None:
    pai = document.load("pai")
    kinds = [one["if"] for one in pai["allOf"]]
    assert [undescribed(node, pai) for node in nodes(pai) if node not in kinds and undescribed(node, pai)] == []


@pytest.mark.parametrize(
    "name",
    [
        *("meta", "env", "models", "provider", "model", "modelCost", "agents", "agent", "agentDefaults"),
        *("listedAgent", "auth", "authProfile", "secrets", "primaryModel", "pictureModel"),
    ],
)
def test_the_keys_of_openclaw_that_tell_of_models_are_described(name: str) -> None:
    assert undescribed(OPENCLAW, OPENCLAW) == set()
    assert undescribed(OPENCLAW["definitions"][name], OPENCLAW) == set()


@pytest.mark.parametrize("release", RELEASES)
def test_the_schema_for_editors_is_plain_and_whole(release: str) -> None:
    schema = document.for_editors(release)
    jsonschema.Draft7Validator.check_schema(schema)
    assert not [key for node in nodes(schema) for key in node if key.startswith("x-")]
    refs = {node["$ref"].rpartition("/")[2] for node in nodes(schema) if isinstance(node.get("$ref"), str)}
    assert refs == set(schema["definitions"])
    assert release in schema["title"]
    assert schema["$id"] == f"https://provcheck.dev/schemas/openclaw-{release}.schema.json"


def test_the_schema_for_editors_takes_included_files_wherever_keys_are_known() -> None:
    accepts = jsonschema.Draft7Validator(document.for_editors(NEWEST)).is_valid
    assert accepts({"$include": "./a.json5", "models": {"providers": {"lab": {"$include": ["./b.json5"]}}}})
    assert not accepts({"$include": 5})
    assert not accepts({"models": {"include": "./a.json5"}})


def test_a_release_has_its_own_keys_and_values() -> None:
    old, new = document.for_editors("2026.3.31"), document.for_editors(NEWEST)
    assert "list" in old["definitions"]["agents"]["properties"]
    assert "list" not in new["definitions"]["agents"]["properties"]
    assert "entries" not in old["definitions"]["agents"]["properties"]
    apis = [one["definitions"]["provider"]["properties"]["api"]["enum"] for one in (old, new)]
    assert [("pi-messages" in values, "openai-codex-responses" in values) for values in apis] == [
        (False, True),
        (True, False),
    ]
    provider = old["definitions"]["provider"]
    assert {"required": ["baseUrl", "models"]} in provider["allOf"]


@pytest.mark.parametrize(
    ("pattern", "ours"),
    [("^a$", r"^a\Z"), (r"^[a$]\$$", r"^[a$]\$\Z"), ("(?:a|$)", r"(?:a|\Z)"), (r"[\]$]x$", r"[\]$]x\Z")],
)
def test_a_pattern_ends_where_it_does_in_javascript(pattern: str, ours: str) -> None:
    assert document.python_pattern(pattern) == ours
