"""The schema of settings and what reads them accept the same."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast, get_args

import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from program import ROOT
from provcheck.catalog.known import Kind
from provcheck.report import FORMATS
from provcheck.settings import UnusableSettingsError
from provcheck.settings.document import Document
from provcheck.settings.keys import KEYS, TABLES, read

SCHEMA = json.loads((ROOT / "schemas/settings.schema.json").read_text("utf-8"))
VALIDATOR = jsonschema.Draft7Validator(SCHEMA)
PROPERTIES = SCHEMA["properties"]


def accepts(table: dict[str, Any]) -> bool:
    """Whether the settings can be read."""

    def unusable(message: str, *_: object) -> UnusableSettingsError:
        return UnusableSettingsError(message)

    file = SimpleNamespace(table=table, folder="/r", above=(), unusable=unusable, resolved=lambda path: path)
    try:
        read(cast(Document, file))
    except UnusableSettingsError:
        return False
    return True


# What a schema cannot say: which rules and releases there are, and which days.
TEXTS = st.sampled_from(["", " ", "PC4", "unknown-key", "PC401", "a b", "A_1", "info", "never", "warning", "chat"])
RELEASES = st.sampled_from(
    ["2026.9.6", "v2026.7.1-beta.2", " 2026.9.6 ", "2026.9", "new", "", "2026.9.6+x", "2026.9.x"]
)
DAYS = st.sampled_from(["2026-11-21", "20261121", "2026-1-1", "soon", ""])
NUMBERS = st.sampled_from([0, 1, -1, 1_000_000_000, 1_000_000_001, 0.5, True])
REFS = st.sampled_from(["a/b", "a/b/c", "a", "/a", "a/", "a b/c", "a//b", "", "a/" + "b" * 400])
ANYTHING = st.recursive(
    TEXTS | RELEASES | DAYS | NUMBERS,
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(TEXTS | REFS, inner, max_size=2),
    max_leaves=3,
)
MODELS = st.dictionaries(
    REFS,
    st.dictionaries(
        st.sampled_from(["context_window", "max_output_tokens", "retired", "kind", "price", "context-window"]),
        NUMBERS | DAYS | TEXTS,
        max_size=3,
    ),
    max_size=2,
)
RULES = st.sampled_from(["PC4", "pc401", "unknown-key", "", " "])
FITTING: dict[str, st.SearchStrategy[Any]] = {
    "select": st.lists(RULES),
    "ignore": st.lists(RULES),
    "per-file-ignores": st.dictionaries(TEXTS, st.lists(RULES, max_size=2), max_size=2),
    "severity": st.dictionaries(st.sampled_from(["PC4", "unknown-key"]), TEXTS, max_size=2),
    "openclaw-version": RELEASES | st.lists(RELEASES, max_size=2) | st.lists(RELEASES, max_size=3).map(",".join),
    "as-of": DAYS,
    "models": MODELS,
    "output-format": st.sampled_from([*FORMATS, "xml", ""]),
}


def unsayable(key: str, value: Any) -> bool:
    """Whether only the code can tell: names of rules."""
    names = value if isinstance(value, list) else []
    if isinstance(value, dict):
        names = (
            [*value] if key == "severity" else [name for one in value.values() if isinstance(one, list) for name in one]
        )
    known = {"PC4", "pc401", "PC401", "unknown-key"}
    return key in {"select", "ignore", "severity", "per-file-ignores"} and any(
        isinstance(name, str) and name.strip() and name not in known for name in names
    )


@pytest.mark.parametrize("key", [*KEYS, "selct", "fail_on"])
@settings(deadline=None, max_examples=60)
@given(data=st.data())
def test_what_the_schema_accepts_can_be_read_and_nothing_else(key: str, data: st.DataObject) -> None:
    value = data.draw(FITTING.get(key, TEXTS | st.lists(TEXTS, max_size=3) | st.booleans()) | ANYTHING)
    if unsayable(key, value) or (key == "severity" and isinstance(value, dict) and {"", " "} & set(value)):
        return
    assert accepts({key: value}) is VALIDATOR.is_valid({key: value}), (key, value)


SAMPLE = """extend = "other.toml"
select = [ "PC1", 'PC2',
  "unknown-key" ] # PC3
severity = { PC4 = "info", "PC5" = "error" }
per-file-ignores."*.json" = ["PC3"]
as-of = 2026-11-21
openclaw-version = "2026.9.6"
[models."a/b"]
context_window = 1_000
retired = true
"""
PIECES = st.sampled_from(
    ["[", "]", "{", "}", '"', "'", '"""', "\n", "\r", "=", ".", "#", "PC9", "\\u0041", "\0", "é", "1e9"]
)


@settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.integers(0, len(SAMPLE)),
    st.integers(0, 12),
    st.lists(PIECES, max_size=3) | st.lists(st.characters(), max_size=3),
)
def test_garbled_settings_are_refused_with_a_place_or_read(tmp_path: Path, at: int, gone: int, new: list[str]) -> None:
    text = SAMPLE[:at] + "".join(new) + SAMPLE[at + gone :]
    path = tmp_path / "provcheck.toml"
    path.write_bytes(text.encode("utf-8", "surrogatepass"))
    try:
        read(Document(str(path)))
    except UnusableSettingsError as error:
        place = re.fullmatch(r".*provcheck\.toml:(\d+):(\d+): .+", str(error), re.DOTALL)
        assert place is not None
        lines = text.replace("\r\n", "\n").split("\n")
        assert 1 <= int(place[1]) <= len(lines)
        assert 1 <= int(place[2]) <= len(lines[int(place[1]) - 1]) + 2


def test_the_schema_and_the_code_have_the_same_keys() -> None:
    assert set(PROPERTIES) == set(KEYS)
    assert {key for key, one in PROPERTIES.items() if one.get("type") == "object"} == TABLES


def test_the_schema_knows_all_formats_and_kinds() -> None:
    assert set(FORMATS) <= set(PROPERTIES["output-format"]["enum"])
    assert SCHEMA["definitions"]["model"]["properties"]["kind"]["enum"] == list(get_args(Kind))


def test_every_key_is_described_in_one_sentence() -> None:
    described = [*PROPERTIES.values(), *SCHEMA["definitions"]["model"]["properties"].values()]
    assert all(one["description"].endswith(".") and one["description"].count(". ") == 0 for one in described)


def test_days_may_be_dates_of_toml() -> None:
    assert accepts({"as-of": date(2026, 11, 21), "models": {"a/b": {"retired": date(2026, 1, 1)}}})


def test_an_empty_table_is_fine(tmp_path: Path) -> None:
    assert accepts({})
    assert VALIDATOR.is_valid({})
    (tmp_path / "provcheck.toml").write_text("")
    assert read(Document(str(tmp_path / "provcheck.toml"))) == {}
