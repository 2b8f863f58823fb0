"""The mapping table: it speaks of every field, and what it does not speak of is reported."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from conversions import converted, fates
from program import ROOT
from provcheck.conversion.entry import Outcome
from provcheck.conversion.mapping.lookup import expanded, way_to_openclaw, way_to_pai
from provcheck.conversion.mapping.table import TABLE
from provcheck.conversion.page import page
from provcheck.conversion.page.examples import examples
from provcheck.conversion.spot import Path as Steps
from provcheck.schema import document
from provcheck.schema.document import Schema

KINDS = ("ModelProvider", "Agent", "Provider", "GuardBinding", "AccessKey", "Session", "Skill", "Memory")


def paths(root: Schema, schema: Schema) -> set[Steps]:
    """Every path at which a schema lets a value stand; ``x`` is any key and 0 any place."""
    found: set[Steps] = set()
    waiting: list[tuple[Schema, Steps, frozenset[str]]] = [(schema, (), frozenset())]
    while waiting:
        one, path, seen = waiting.pop()
        name = str(one.get("$ref", ""))
        if name in seen:
            continue
        found.add(path)
        resolved = document.resolve(one, root)
        waiting += [(inner, (*path, *step), seen | {name} if name else seen) for step, inner in members(resolved)]
    return found - {()}


def members(schema: Schema) -> Iterator[tuple[Steps, Schema]]:
    """The schemas inside a schema, with the step that leads to each."""
    for key, inner in schema.get("properties", {}).items():
        yield (key,), inner
    for word, step in (("additionalProperties", "x"), ("items", 0)):
        if isinstance(schema.get(word), dict):
            yield (step,), schema[word]
    for inner in schema.get("patternProperties", {}).values():
        yield ("x",), inner
    for word in ("anyOf", "oneOf", "allOf"):
        for inner in schema.get(word, ()):
            yield (), inner


def test_every_field_of_openclaw_has_a_row() -> None:
    root = document.load("openclaw")
    found = paths(root, root)
    assert len(found) > 1500
    assert [path for path in sorted(found, key=str) if way_to_pai(path) is None] == []


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_of_pai_has_a_row(kind: str) -> None:
    root = document.load("pai")
    found = paths(root, root["definitions"][kind])
    assert len(found) > 20
    assert [path for path in sorted(found, key=str) if way_to_openclaw(kind, path) is None] == []


def test_every_row_has_a_way_for_each_side_that_it_names() -> None:
    assert [row for row in TABLE if bool(row.to_pai) != bool(row.openclaw)] == []
    assert [row for row in TABLE if bool(row.to_openclaw) != bool(row.pai)] == []


def test_no_two_rows_speak_of_one_path() -> None:
    for sides in ([row.openclaw for row in TABLE], [row.pai for row in TABLE]):
        patterns = [one for side in sides if side for one in expanded(side)]
        assert sorted(patterns) == sorted(set(patterns))


def test_a_name_is_preferred_to_a_star() -> None:
    named = way_to_pai(("env", "AZURE_OPENAI_API_VERSION"))
    other = way_to_pai(("env", "OTHER"))
    assert named is not None
    assert other is not None
    assert (named.outcome, other.outcome) == (Outcome.RENAMED, Outcome.NEEDS_YOU)


def test_what_no_row_speaks_of_is_dropped_loudly(tmp_path: Path) -> None:
    text = (
        """{ models: { providers: { nim: { baseUrl: "https://a.example/v1", brandNew: { deep: 1 }, models: [] } } } }"""
    )
    made = converted(tmp_path, {"openclaw.json": text}, "pai")
    (entry,) = [one for one in made.entries if one.source.pointer.endswith("brandNew/deep")]
    assert (entry.outcome, entry.target) == (Outcome.DROPPED, None)
    assert entry.reason == "no field of this name is known, so that nothing says where it belongs"
    assert fates(made)["/models/providers/nim/baseUrl"] == "exact"


def test_the_page_is_current(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    written = (ROOT / "docs" / "conversion.md").read_text(encoding="utf-8")
    assert written == page(examples()), "run: python -m provcheck.conversion.page"
