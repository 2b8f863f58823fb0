"""A text and an object are read as the file that they stand for, and a path is never taken for a text."""

from __future__ import annotations

import json
from collections import Counter
from contextlib import chdir
from datetime import date
from pathlib import Path
from typing import Any

import json5
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from configurations import BAD, GOOD, PROVIDER
from provcheck import Finding, Parsed, ProvcheckError, Report, SourceError, Text, check, load
from provcheck.rules import REGISTRY
from provcheck.rules.page import docstring
from rule_examples import Example, examples

EXAMPLES = [
    pytest.param(entry.code, example, id=f"{entry.code}-{heading}-{number}")
    for entry in REGISTRY
    for heading in ("Bad", "Good")
    for number, example in enumerate(examples(docstring(entry.load()), heading), 1)
]


def write(folder: Path, example: Example) -> None:
    for name, text in example.files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(text.encode())


def checked(*sources: Any, example: Example) -> Report:
    return check(*sources, show="info", config=False, openclaw_version=example.releases, as_of=example.as_of)


def told(findings: tuple[Finding, ...]) -> Counter[tuple[str, str]]:
    return Counter((one.code, one.pointer) for one in findings)


@pytest.mark.parametrize(("code", "example"), EXAMPLES)
def test_texts_are_read_as_the_files_at_their_paths(tmp_path: Path, code: str, example: Example) -> None:
    there, nowhere = tmp_path / "there", tmp_path / "nowhere"
    there.mkdir()
    nowhere.mkdir()
    write(there, example)
    names = [name for name in example.files if not name.endswith(".env")]
    for name in set(example.files).difference(names):
        (nowhere / name).write_text(example.files[name], encoding="utf-8")
    with chdir(there):
        by_path = checked(*names, example=example)
    with chdir(nowhere):
        by_text = checked(*(Text(example.files[name], name) for name in names), example=example)
    assert by_text == by_path
    assert by_text.to_dict() == by_path.to_dict()


def objects(name: str, text: str) -> list[Any] | None:
    """What a parser makes of a file; ``None`` where it says less than the text: of what is wrong, or in a comment."""
    if "provcheck:" in text or "{{" in text:
        return None
    try:
        if name.endswith((".yaml", ".yml")):
            return [one for one in YAML(typ="safe", pure=True).load_all(text) if one is not None]
        return [json5.loads(text, allow_duplicate_keys=False)]
    except (YAMLError, ValueError):
        return None


@pytest.mark.parametrize(("code", "example"), EXAMPLES)
def test_objects_have_the_findings_of_their_texts(tmp_path: Path, code: str, example: Example) -> None:
    parsed = {name: objects(name, text) for name, text in example.files.items()}
    if any(found is None or len(found) != 1 or not isinstance(found[0], dict) for found in parsed.values()):
        pytest.skip("not one object for each file")
    with chdir(tmp_path):
        by_text = checked(*(Text(text, name) for name, text in example.files.items()), example=example)
        by_object = checked(*(Parsed(found[0], name) for name, found in parsed.items() if found), example=example)
    assert told(by_object.findings) == told(by_text.findings)


WORDS = st.text(max_size=8)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | WORDS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORDS, inner, max_size=3),
    max_leaves=12,
)


@given(st.dictionaries(WORDS, JSON, max_size=4))
@settings(deadline=None)
def test_the_text_of_an_object_is_the_object(data: dict[str, Any]) -> None:
    assert json.loads(Parsed(data).text) == data


@given(st.dictionaries(WORDS, JSON, max_size=4))
@settings(deadline=None)
def test_any_object_is_read_as_its_text(data: dict[str, Any]) -> None:
    by_text = check(Text(Parsed(data).text, "openclaw.json"), config=False)
    by_object = check(Parsed(data, "openclaw.json"), config=False)
    assert by_object == by_text
    assert not {"PC001", "PC002", "PC003"} & {one.code for one in by_object.findings}


# What an object cannot hold


class Colour:
    pass


def laughs() -> dict[str, object]:
    """What a YAML parser makes of forty lines of aliases."""
    made: dict[str, object] = {}
    for _ in range(40):
        made = {"a": made, "b": made}
    return made


def circle() -> dict[str, object]:
    found: dict[str, object] = {"a": [1]}
    found["models"] = {"b": found}
    return found


def deep() -> dict[str, object]:
    found: dict[str, object] = {}
    for _ in range(5000):
        found = {"a": found}
    return found


@pytest.mark.parametrize(
    ("data", "error", "said"),
    [
        ({"models": {"a/b": {1, 2}}}, TypeError, "the value at /models/a~1b is of type set, which JSON cannot hold"),
        ({"a": [0, date(2026, 1, 1)]}, TypeError, "the value at /a/1 is of type date, which JSON cannot hold"),
        ({"a": b"x"}, TypeError, "the value at /a is of type bytes, which JSON cannot hold"),
        ({"a": Colour()}, TypeError, "the value at /a is of type Colour, which JSON cannot hold"),
        ({"a": {1: 2}}, TypeError, "the value at /a has a key that is no string, but of type int"),
        ({None: 2}, TypeError, "the object has a key that is no string, but of type NoneType"),
        ({"a": float("nan")}, ValueError, "the value at /a is nan, which JSON cannot hold"),
        ({"a": float("-inf")}, ValueError, "the value at /a is -inf, which JSON cannot hold"),
        ({"a": 10**9999}, ValueError, "the value at /a is a number of more than 10,000 bits"),
        (laughs(), ValueError, "the object holds more than 1,000,000 values, each counted wherever it stands"),
        (circle(), ValueError, "the value at /models/b is a part of itself"),
        (deep(), ValueError, "the object is nested more than 200 levels deep"),
    ],
)
def test_what_json_cannot_hold_is_said_with_its_place(data: Any, error: type[Exception], said: str) -> None:
    with pytest.raises(error) as caught:
        check(data)
    assert str(caught.value) == said
    assert caught.value.__cause__ is caught.value.__context__ is None


def test_the_same_object_may_stand_in_two_places() -> None:
    shared = {"id": "llama", "name": "Llama", "contextWindow": 32768, "maxTokens": 4096}
    provider = {"baseUrl": "http://localhost:8000/v1", "models": [shared]}
    assert check({"models": {"providers": {"one": provider, "two": provider}}}, config=False, select="PC001").ok


# What is no source


@pytest.mark.parametrize(
    ("sources", "error", "said"),
    [
        ((), TypeError, "no source is given"),
        (([],), TypeError, "no source is given"),
        ((None,), TypeError, "a source is a path, Text, Parsed or a mapping, and not of type NoneType"),
        ((b"{}",), TypeError, "and not of type bytes"),
        ((["a.json", "b.json"],), TypeError, "given one by one"),
        (("",), ValueError, "a path is empty"),
        ((Path("-"),), ValueError, "standard input"),
        (("./-",), ValueError, "standard input"),
        (("{agents: {token: 'nvapi-0123'}}",), ValueError, "a str is a path, and this one is a text; give Text(text)"),
        (("apiVersion: pai.io/v1\nkey: nvapi-0123",), ValueError, "give Text(text)"),
        ((Text("{}", "a.json"), Text("{}", "./a.json")), ValueError, "two sources are at a.json"),
    ],
)
def test_what_is_no_source_is_said_in_a_sentence(sources: Any, error: type[Exception], said: str) -> None:
    with pytest.raises(error, match=r"^.*$") as caught:
        check(*sources)
    assert said in str(caught.value)
    assert "nvapi" not in str(caught.value)


@pytest.mark.parametrize("made", [lambda: Text(5), lambda: Text("", 5), lambda: Parsed([]), lambda: Parsed("{}")])  # type: ignore[arg-type]
def test_a_text_and_an_object_say_what_they_take(made: Any) -> None:
    with pytest.raises(TypeError):
        made()


def test_the_path_of_a_text_may_not_be_empty() -> None:
    with pytest.raises(ValueError, match="a path is empty"):
        Text("{}", "")


# Where a source stands


def test_a_text_stands_at_its_path(tmp_path: Path) -> None:
    """Its settings, its includes, the variables beside it, and the manifests of its repository are those of a file."""
    (tmp_path / "provcheck.toml").write_text('ignore = ["PC202"]\n', encoding="utf-8")
    text = Text(BAD, tmp_path / "openclaw.json")
    assert check(text).ok
    assert not check(text, config=False).ok
    (tmp_path / "models.json5").write_text("{ providers: {} }", encoding="utf-8")
    including = Text('{ models: { $include: "./models.json5" } }', tmp_path / "openclaw.json")
    assert check(including).ok


def test_a_text_takes_the_place_of_its_file(tmp_path: Path) -> None:
    (tmp_path / "openclaw.json").write_text(GOOD, encoding="utf-8")
    with chdir(tmp_path):
        report = check(".", Text(BAD, "openclaw.json"), config=False)
        assert [one.code for one in report.findings] == [one.code for one in check(Text(BAD), config=False).findings]
        assert report.files == ("openclaw.json",)


def test_texts_include_each_other(tmp_path: Path) -> None:
    part = Text('{ local: { baseUrl: "http://localhost:8000/v1" }, typo: 5 }', tmp_path / "parts" / "providers.txt")
    whole = Text('{ models: { providers: { $include: "./parts/providers.txt" } } }', tmp_path / "openclaw.json")
    report = check(whole, part, config=False)
    assert "PC003" not in {one.code for one in report.findings}
    assert {Path(one.path).name for one in report.findings} == {"providers.txt"}


def test_a_text_without_a_path_has_nothing_around_it(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / "provcheck.toml").write_text("nonsense = 1\n", encoding="utf-8")
    (tmp_path / ".env").write_text("LOCAL_KEY=x\n", encoding="utf-8")
    (tmp_path / "models.json5").write_text("{ providers: { nvidia: 5 } }", encoding="utf-8")
    (tmp_path / "provider.yaml").write_text(PROVIDER, encoding="utf-8")
    agent = "apiVersion: pai.io/v1\nkind: Agent\nmetadata: {name: a}\nspec: {models: [local/llama]}\n"
    variable = GOOD.replace("baseUrl:", 'apiKey: "${LOCAL_KEY}", baseUrl:')
    elsewhere = tmp_path.parent / f"{tmp_path.name}-elsewhere"
    elsewhere.mkdir()
    texts = [Text('{ models: { $include: "./models.json5" } }'), Text(agent), Text(variable)]
    with chdir(elsewhere):
        wanted = [check(text, show="info") for text in texts]
    with chdir(tmp_path):
        assert [check(text, show="info") for text in texts] == wanted
    assert [one.message for one in wanted[0].findings if one.code == "PC003"] == [
        "a text that has no path includes nothing"
    ]


def test_texts_without_a_path_are_told_apart() -> None:
    data = {"models": {"providers": {"q": 5}}}
    found = check(Text("{"), Text("{"), data, data, config=False)
    assert {one.path for one in found.findings} == {"<text>", "<text> 2", "<data>", "<data> 2"}


def test_a_list_of_objects_has_a_name_for_each() -> None:
    manifests = [
        YAML(typ="safe", pure=True).load(PROVIDER),
        None,
        {"kind": "ModelProvider", "metadata": {}, "spec": {}},
    ]
    found = check(manifests, config=False)
    assert {one.path for one in found.findings} == {"<data>[2]"}


def test_settings_of_the_folder_hold_for_what_stands_there_and_not_for_what_stands_alone(tmp_path: Path) -> None:
    (tmp_path / "provcheck.toml").write_text('ignore = ["PC202"]\n', encoding="utf-8")
    with chdir(tmp_path):
        found = check(Text(BAD), Text(BAD, "openclaw.json"))
        assert {one.path for one in found.findings} == {"<text>"}
        assert {one.path for one in check(Text(BAD), config="provcheck.toml").findings} == set()


def test_bytes_are_decoded_as_those_of_a_file(tmp_path: Path) -> None:
    data = GOOD.encode("utf-16")
    (tmp_path / "openclaw.json").write_bytes(data)
    with chdir(tmp_path):
        assert check(Text(data, "openclaw.json"), config=False) == check("openclaw.json", config=False)
    assert check(Text("\ufeff" + GOOD), config=False).ok
    assert [one.code for one in check(Text("{ a: '\ud800' }", "openclaw.json"), config=False).findings] == ["PC003"]


def test_a_path_that_leads_nowhere_is_a_finding(tmp_path: Path) -> None:
    (one,) = check(tmp_path / "openclaw.json", config=False).findings
    assert (one.code, one.severity.label) == ("PC003", "error")
    with pytest.raises(SourceError, match="cannot be read"):
        load(tmp_path / "openclaw.json")


def test_a_path_may_be_a_folder(tmp_path: Path) -> None:
    (tmp_path / "openclaw.json").write_text(GOOD, encoding="utf-8")
    with chdir(tmp_path):
        assert check(tmp_path).files == check(str(tmp_path)).files == ("openclaw.json",)


def test_where_the_current_folder_is_gone_it_says_so(tmp_path: Path) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    with chdir(gone):
        gone.rmdir()
        with pytest.raises(ProvcheckError, match="the current folder does not exist any more"):
            check(Text("{}"))


@pytest.mark.parametrize("keywords", [{"select": 5}, {"exclude": 5}, {"as_of": 5}, {"openclaw_version": 2.5}])
def test_a_keyword_of_a_wrong_type_is_named(keywords: Any) -> None:
    with pytest.raises(TypeError, match=next(iter(keywords))):
        check(Text("{}"), **keywords)
