"""User catalogues out of saved answers."""

from __future__ import annotations

import json
import tomllib
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from provcheck.catalog import nim_ids
from provcheck.catalog.refresh import UnusableError, UserCatalog, user_catalog
from provcheck.catalog.refresh.user import UserModel
from provcheck.syntax import json5
from provcheck.syntax.source import Source

TEXT = {"input": ["text"], "output": ["text"]}


def made(answer: object, *providers: str) -> UserCatalog:
    return of_text(json.dumps(answer), *providers)


def of_text(text: str, *providers: str) -> UserCatalog:
    return user_catalog(Source("saved.json", text), json5.read(text), providers)


def tables(catalog: UserCatalog) -> dict[str, Any]:
    """The tables of the text, as a user's settings would hold them."""
    models: dict[str, Any] = tomllib.loads(catalog.toml()).get("tool", {}).get("provcheck", {}).get("models", {})
    return models


def nvidia(**rows: dict[str, Any]) -> dict[str, Any]:
    return {"nvidia": {"id": "nvidia", "models": {name.replace("__", "/"): row for name, row in rows.items()}}}


def limits(context: int, output: int) -> dict[str, Any]:
    return {"limit": {"context": context, "output": output}}


def complaint(text: str, *providers: str) -> str:
    with pytest.raises(UnusableError) as caught:
        of_text(text, *providers)
    return str(caught.value)


def test_models_dev() -> None:
    catalog = made(
        nvidia(
            acme__chat={**limits(262144, 16384), "modalities": TEXT, "name": "ignored", "cost": {"input": 1}},
            acme__sees={**limits(131072, 8192), "modalities": {"input": ["text", "image"], "output": ["text"]}},
            acme__old={**limits(32768, 4096), "status": "deprecated"},
            acme__paints={**limits(0, 0), "modalities": {"input": ["text"], "output": ["image"]}},
            acme__embed_1={**limits(8192, 0)},
        )
    )
    assert tables(catalog) == {
        "nvidia/acme/chat": {"context_window": 262144, "max_output_tokens": 16384, "kind": "chat"},
        "nvidia/acme/sees": {"context_window": 131072, "max_output_tokens": 8192, "kind": "vision"},
        "nvidia/acme/old": {"context_window": 32768, "max_output_tokens": 4096, "retired": True},
        "nvidia/acme/paints": {"kind": "image-generation"},
        "nvidia/acme/embed_1": {"context_window": 8192, "kind": "embedding"},
    }


def test_placeholders_are_dropped_unless_the_catalogue_agrees() -> None:
    rows = {
        "acme__a": limits(128000, 4096),
        "acme__b": limits(128000, 8192),
        "acme__real": limits(128000, 16384),
        "acme__gone": {**limits(128000, 4096), "status": "deprecated"},
        "meta__llama-3.3-70b-instruct": limits(128000, 4096),
        "meta__llama3-70b-instruct": limits(128000, 4096),
    }
    catalog = made(nvidia(**rows))
    assert tables(catalog) == {
        "nvidia/acme/real": {"context_window": 128000, "max_output_tokens": 16384},
        "nvidia/acme/gone": {"retired": True},
        "nvidia/meta/llama-3.3-70b-instruct": {"context_window": 128000},
    }
    (note,) = catalog.left_out
    assert note == ("Left out 3 rows of nvidia with placeholders for limits: acme/a, acme/b, meta/llama3-70b-instruct")
    assert f"# {note}\n" in catalog.toml()


def test_only_nvidias_rows_have_placeholders() -> None:
    catalog = made({"openai": {"models": {"gpt-4-turbo": limits(128000, 4096)}}})
    assert tables(catalog) == {"openai/gpt-4-turbo": {"context_window": 128000, "max_output_tokens": 4096}}


def test_a_surer_figure_of_the_catalogue_stays_and_the_other_is_told() -> None:
    catalog = made(nvidia(**{"nvidia__nemotron-3-super-120b-a12b": limits(262144, 262144)}))
    assert tables(catalog) == {"nvidia/nvidia/nemotron-3-super-120b-a12b": {"max_output_tokens": 262144}}
    assert "# models.dev says context_window = 262144; provcheck's catalogue is surer of 1000000.\n" in catalog.toml()


def test_providers_are_the_usual_ones_or_those_asked_for() -> None:
    answer = {name: {"models": {"m": limits(1000, 100)}} for name in ("nvidia", "google", "groq", "acme")}
    assert sorted(tables(made(answer))) == ["google/m", "nvidia/m"]
    assert sorted(tables(made(answer, "groq", "acme"))) == ["acme/m", "groq/m"]
    assert sorted(tables(made({"acme": answer["acme"]}))) == ["acme/m"]
    assert "holds no provider azure; it holds acme, google, groq, nvidia" in complaint(json.dumps(answer), "azure")


def test_a_wrong_value_of_a_provider_that_is_not_taken_does_not_matter() -> None:
    answer = {**nvidia(acme__m=limits(1000, 100)), "groq": {"models": {"x": {"limit": "none"}}}}
    assert sorted(tables(made(answer))) == ["nvidia/acme/m"]
    assert "/groq/models/x/limit: " in complaint(json.dumps(answer), "groq")


def test_a_list_of_models() -> None:
    rows = [
        {"id": "acme/model", "object": "model", "created": 735790403, "owned_by": "acme"},
        {"id": "acme/served", "max_model_len": 32768, "root": "x", "parent": None, "permission": []},
        {"id": "acme/routed", "context_length": 65536},
        {"id": "nvidia/nv-embedqa-e5-v5"},
        {"id": "bigcode/starcoder2-15b"},
        {"id": "acme/model"},
    ]
    expected = {
        "nvidia/acme/model": {},
        "nvidia/acme/served": {"context_window": 32768},
        "nvidia/acme/routed": {"context_window": 65536},
        "nvidia/nvidia/nv-embedqa-e5-v5": {"kind": "embedding"},
        "nvidia/bigcode/starcoder2-15b": {"kind": "base"},
    }
    assert tables(made({"object": "list", "data": rows})) == expected
    own = tables(made({"data": rows}, "my-nim"))
    assert own == {name.replace("nvidia/", "my-nim/", 1): row for name, row in expected.items()}


def test_what_nvidias_own_list_lacks_is_gone() -> None:
    rows = [{"id": model_id} for model_id in nim_ids() if not model_id.startswith("z-ai/")]
    missing = {name for name, row in tables(made({"data": rows})).items() if row.get("retired")}
    assert missing == {"nvidia/z-ai/glm-5.3-flash"}
    # A short list may be a server's own; another provider's says nothing of NVIDIA.
    assert not [row for row in tables(made({"data": rows[:10]})).values() if row.get("retired")]
    assert not [row for row in tables(made({"data": rows}, "my-nim")).values() if row.get("retired")]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "saved.json: found the end"),
        ('{"nvidia": {', "saved.json:1:12: found the end of the file"),
        ('{\n  "a": 1,\n}', "saved.json:3:1: is no JSON"),
        ('\ufeff{"a": 1,}', "saved.json:1:9: is no JSON"),
        ("{'data': []}", "saved.json:1:2: is no JSON"),
        ('{"data": [{"id": "a", "max_model_len": NaN}]}', "saved.json:1:40: no finite number: NaN"),
        ('{"data": [{"id": "a", "max_model_len": -Infinity}]}', "no finite number: -Infinity"),
        ('{"data": [{"id": "a", "x": 1e999}]}', "no finite number: 1e999"),
        ('{"data": [{"id": "a", "id": "b"}]}', "saved.json:1:23: the key 'id' stands twice"),
        ("[]", "neither models.dev"),
        ('"x"', "neither models.dev"),
        ("{}", "neither models.dev"),
        ('{"object": "list"}', "neither models.dev"),
        ('{"data": []}', "saved.json:1:10: /data: lists no models"),
        ('{"data": {}}', "saved.json:1:10: /data: "),
        ('{"data": ["a"]}', "saved.json:1:11: /data/0: "),
        ('{"data": [{}]}', "saved.json:1:11: /data/0/id: field required"),
        ('{"data": [{"id": 5}]}', "saved.json:1:18: /data/0/id: input should be a valid string"),
        ('{"data": [{"id": ""}]}', "/data/0/id: "),
        ('{"data": [{"id": "a b"}]}', "/data/0/id: a name is due"),
        ('{"data": [{"id": "\\u001b[31m"}]}', "/data/0/id: a name is due"),
        ('{"data": [{"id": "a\\u202eb"}]}', "/data/0/id: a name is due"),
        ('{"data": [{"id": "\\ud800"}]}', "/data/0/id: "),
        ('{"data": [{"id": "a", "max_model_len": "32k"}]}', "saved.json:1:40: /data/0/max_model_len: "),
        ('{"data": [{"id": "a", "max_model_len": 0}]}', "greater than 0"),
        ('{"data": [{"id": "a", "max_model_len": true}]}', "valid integer"),
        ('{"data": [{"id": "a"}, {"id": "a", "max_model_len": 5}]}', "/data/1: a stands twice, with two limits"),
        ('{"nvidia": {"models": {"a/b": {"limit": {"context": -1}}}}}', ":53: /nvidia/models/a~1b/limit/context: "),
        ('{"nvidia": {"models": {"a~b": {"limit": 5}}}}', ":41: /nvidia/models/a~0b/limit: "),
        ('{"nvidia": {"models": {"a": 5}}}', ":29: /nvidia/models/a: "),
        ('{"nvidia": {"models": {"a b": {}}}}', "/nvidia/models/a b: a name is due"),
        ("[" * 100_000, "nested more than 200 levels deep"),
        ('{"a":' * 3000 + "1" + "}" * 3000, "nested more than 200 levels deep"),
        ('{"data": [{"id": "a", "x": ' + "9" * 5000 + "}]}", "no finite number: 9999"),
    ],
)
def test_malformed_answers_are_refused_with_their_place(text: str, said: str) -> None:
    assert said in complaint(text)


def test_of_many_faults_a_few_are_named() -> None:
    lines = complaint(json.dumps({"data": [{"id": number} for number in range(50)]})).splitlines()
    assert len(lines) == 6
    assert lines[-1] == "and 45 more"


def test_more_models_than_anybody_serves_are_refused() -> None:
    assert "more than 20,000 models" in complaint(json.dumps({"data": [{"id": str(one)} for one in range(20_001)]}))


def test_one_provider_for_a_list() -> None:
    assert "name only one" in complaint('{"data": [{"id": "a"}]}', "a", "b")
    assert "a name is due" in complaint('{"data": [{"id": "a"}]}', "a b")


def test_names_that_need_quotes_read_back() -> None:
    names = ['a"b', "a\\b", "ä/ö", "a.b", "]", "#", "'''", "模型"]
    assert sorted(tables(made({"data": [{"id": name} for name in names]}))) == sorted(f"nvidia/{one}" for one in names)


@settings(deadline=None)
@given(st.lists(st.text(min_size=1, max_size=20), min_size=1, max_size=5, unique=True))
def test_any_name_is_refused_or_reads_back(names: list[str]) -> None:
    try:
        catalog = made({"data": [{"id": name} for name in names]})
    except UnusableError:
        return
    assert sorted(tables(catalog)) == sorted(f"nvidia/{name}" for name in names)


@settings(deadline=None)
@given(st.text() | st.text(alphabet='{}[]",:01ea. \\'))
def test_no_text_breaks_it(text: str) -> None:
    complaint(text)


def test_a_users_table() -> None:
    read = tomllib.loads('context_window = 1\nretired = 2026-08-26\nkind = "chat"')
    assert UserModel.model_validate(read).retired == date(2026, 8, 26)
    assert UserModel.model_validate({"retired": "2026-08-26"}).retired == date(2026, 8, 26)
    assert UserModel.model_validate({"retired": True}).retired is True
    for wrong in (
        {"retired": "soon"},
        {"retired": 1},
        {"kind": "talk"},
        {"context_window": 0},
        {"context_window": True},
        {"window": 1},
    ):
        with pytest.raises(ValidationError):
            UserModel.model_validate(wrong)
