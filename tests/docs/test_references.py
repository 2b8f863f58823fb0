"""The pages that are made of schemas and help texts say all of them."""

from __future__ import annotations

import json
import tomllib
from typing import Any

import jsonschema
import pytest

from program import ROOT, run
from provcheck.settings.keys import KEYS
from tools.pages import report, settings
from tools.pages.shapes import words

SETTINGS = json.loads((ROOT / "schemas" / "settings.schema.json").read_text(encoding="utf-8"))
REPORT = json.loads((ROOT / "schemas" / "report.schema.json").read_text(encoding="utf-8"))
EXAMPLES = [(name, value) for name, one in SETTINGS["properties"].items() for value in one["examples"]]


def test_every_setting_has_its_section_and_an_example() -> None:
    page = settings.page(ROOT / "schemas" / "settings.schema.json")
    assert all(f"\n### {key}\n" in page for key in KEYS)
    assert {name for name, _ in EXAMPLES} == set(KEYS)


@pytest.mark.parametrize(("name", "value"), EXAMPLES)
def test_the_examples_of_settings_can_be_used(name: str, value: Any, tmp_path: Any) -> None:
    text = settings.written(name, value)
    assert tomllib.loads(text) == {name: value}
    jsonschema.Draft7Validator(SETTINGS).validate({name: value})
    for file in ("provcheck.toml", "up.toml"):
        (tmp_path / file).write_text("")
    (tmp_path / "openclaw.config.schema.json").write_text('{"type": "object"}')
    (tmp_path / "mine.toml").write_text(text.replace("../provcheck.toml", "up.toml"))
    outcome = run("settings", "--config", "mine.toml", cwd=tmp_path)
    assert outcome.code == 0, outcome.err


def test_the_defaults_of_the_schema_are_the_code_s(tmp_path: Any) -> None:
    told = json.loads(run("settings", "--no-config", "--output-format", "json", cwd=tmp_path).out)["settings"]
    for name, one in SETTINGS["properties"].items():
        if "default" in one:
            assert told[name]["value"] == one["default"], name
        else:
            assert told[name]["value"] in (None, []) or name == "as-of", name


def test_every_key_of_the_report_is_on_its_page() -> None:
    page = report.page(ROOT / "schemas" / "report.schema.json")
    owners = [REPORT, *(one for one in REPORT["$defs"].values() if one.get("type") == "object")]
    assert all(f"\n| `{key}` | " in page for owner in owners for key in owner["properties"])


def test_the_example_of_the_report_is_a_report() -> None:
    page = (ROOT / "docs" / "json.md").read_text(encoding="utf-8")
    text = page.partition("--output-format json --as-of 2026-11-21\n")[2].partition("```")[0]
    document = json.loads(text)
    jsonschema.Draft202012Validator(REPORT).validate(document)
    assert [one["fix"] is not None for one in document["findings"]].count(True) >= 1


@pytest.mark.parametrize(
    ("schema", "text"),
    [
        ({"type": ["string", "null"]}, "string or `null`"),
        ({"type": "array", "items": {"enum": ["a", "b"]}}, 'list of `"a"` or `"b"`'),
        ({"anyOf": [{"$ref": "#/d/x"}, {"type": "boolean"}]}, "whole number or true or false"),
        ({"const": 1}, "`1`"),
    ],
)
def test_schemas_in_words(schema: dict[str, Any], text: str) -> None:
    assert words(schema, {"d": {"x": {"type": "integer"}}}) == text
