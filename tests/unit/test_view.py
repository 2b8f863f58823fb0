"""Values as binders see them."""

from __future__ import annotations

import pytest

from provcheck.dialects.openclaw_view import OpenClawView
from provcheck.dialects.pai_view import PaiView
from provcheck.dialects.view import Layer, View, is_whole, number_of, text_of
from provcheck.model import UNKNOWN
from provcheck.syntax import json5, yaml
from provcheck.syntax.source import Source


def openclaw(text: str) -> OpenClawView:
    return OpenClawView([Layer(json5.read(text).roots[0], Source("openclaw.json", text))])


def pai(text: str) -> PaiView:
    return PaiView([Layer(yaml.read(text).roots[0], Source("a.yaml", text, syntax="yaml"))])


def at(view: View, *names: str) -> View:
    found = view.at(*names)
    assert found is not None
    return found


def spot(view: View) -> str:
    place = view.where()
    return place.source.text[place.start : place.end]


def key(view: View) -> str:
    place = view.key()
    return place.source.text[place.start : place.end]


# What it holds


def test_each_name_once_with_the_value_that_counts() -> None:
    view = openclaw("{ b: 1, a: 2, 'b': 3 }")
    assert [(name, value.number()) for name, value in view.members()] == [("b", 3), ("a", 2)]
    assert at(view, "b").number() == 3


def test_a_mapping_of_many_members_is_read_in_one_go() -> None:
    size = 20_000
    view = openclaw("{" + ",".join(f"k{number}:{number}" for number in range(size)) + "}")
    assert [value.number() for _, value in view.members()] == list(range(size))


def test_merge_keys_and_aliases_are_followed() -> None:
    view = pai("base: &base {a: 1, b: 2}\nx:\n  <<: *base\n  b: 3\ny: *base\n")
    assert {name: value.number() for name, value in at(view, "x").members()} == {"b": 3, "a": 1}
    assert {name: value.number() for name, value in at(view, "y").members()} == {"a": 1, "b": 2}
    assert spot(at(view, "y")) == "*base"
    assert spot(at(view, "y", "a")) == spot(at(view, "x", "a")) == "1"


def test_names_that_are_no_text_are_no_names() -> None:
    view = pai("1: a\ntrue: b\n[x]: c\n? {y: 1}\n: d\nz: e\n")
    assert [name for name, _ in view.members()] == ["z"]


def test_orders_to_the_reader_are_no_data() -> None:
    assert [name for name, _ in openclaw('{ $include: "a", "<<": 1, b: 2 }').members()] == ["<<", "b"]
    assert [name for name, _ in pai("$include: a\n<<: {c: 1}\nb: 2\n").members()] == ["$include", "b", "c"]


def test_items_know_their_place() -> None:
    items = list(at(openclaw('{ "a/b~c": [ 1, [2], {} ] }'), "a/b~c").items())
    assert [item.where().pointer for item in items] == ["/a~1b~0c/0", "/a~1b~0c/1", "/a~1b~0c/2"]
    assert [spot(item) for item in items] == ["1", "[2]", "{}"]


def test_what_is_no_container_holds_nothing() -> None:
    for text in ("{ a: 1 }", "{ a: null }", '{ a: "text" }'):
        view = at(openclaw(text), "a")
        assert not list(view.items())
        assert not list(view.members())
        assert view.get("x") is None


# The three states


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ('"x"', "x"),
        ('""', ""),
        ("1", UNKNOWN),
        ("null", UNKNOWN),
        ("[]", UNKNOWN),
        ("{}", UNKNOWN),
        ("true", UNKNOWN),
        ('"${X}"', UNKNOWN),
        ('"https://${HOST}/v1"', UNKNOWN),
        ('"$X"', "$X"),
        ('"{{ x }}"', "{{ x }}"),
    ],
)
def test_text_in_openclaw(written: str, text: object) -> None:
    assert text_of(openclaw(f"{{ a: {written} }}").look("a")) == text


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("x", "x"),
        ("1", UNKNOWN),
        ("[x]", UNKNOWN),
        ('"{{ x }}"', UNKNOWN),
        ("${X}", UNKNOWN),
        ("!secret x", UNKNOWN),
        ('"1"', "1"),
        ("!!str 1", "1"),
        ("''", None),
        ("", None),
        ("null", None),
        ("~", None),
        ("[]", None),
    ],
)
def test_text_in_pai_where_empty_means_unset(written: str, text: object) -> None:
    assert text_of(pai(f"a: {written}\n").look("a")) == text


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("1", 1),
        ("-1.5", -1.5),
        ("0x10", 16),
        ("1e400", UNKNOWN),
        ("Infinity", UNKNOWN),
        ("NaN", UNKNOWN),
        ("true", UNKNOWN),
        ('"1"', UNKNOWN),
        ("null", UNKNOWN),
        ("9" * 30, 1e30),
    ],
)
def test_numbers(written: str, number: object) -> None:
    assert number_of(openclaw(f"{{ a: {written} }}").look("a")) == number


@pytest.mark.parametrize(("written", "flag"), [("true", True), ("false", False), ("1", UNKNOWN), ('"true"', UNKNOWN)])
def test_truth(written: str, flag: object) -> None:
    assert at(openclaw(f"{{ a: {written} }}"), "a").flag() == flag


def test_what_lies_behind_a_wrong_type_is_unknown() -> None:
    view = openclaw("{ models: [], env: { vars: {} } }")
    assert view.look("agents", "defaults") is None
    assert view.look("env", "vars", "X") is None
    assert view.look("models", "providers") is UNKNOWN
    assert view.look("models", "providers", "local") is UNKNOWN
    assert isinstance(view.look("env", "vars"), View)


def test_in_pai_what_lies_behind_an_unset_value_is_absent() -> None:
    assert pai("spec:\n").look("spec", "endpoint") is None
    assert pai('spec: ""\n').look("spec", "endpoint") is None
    assert pai("spec: text\n").look("spec", "endpoint") is UNKNOWN


def test_an_include_that_was_not_read_makes_all_below_it_incomplete() -> None:
    view = openclaw('{ a: { $include: "x", b: { c: {} } }, d: { e: {} }, f: [ { $include: "x" }, {} ] }')
    assert view.complete
    assert not at(view, "a").complete
    assert not at(view, "a", "b", "c").complete
    assert view.look("a", "other") is UNKNOWN
    assert at(view, "d", "e").complete
    assert [item.complete for item in at(view, "f").items()] == [False, True]


def test_known_in_full() -> None:
    view = openclaw('{ a: {}, b: [], c: { $include: "x" } }')
    assert is_whole(view.look("a"))
    assert is_whole(view.look("absent"))
    assert not is_whole(view.look("b"))
    assert not is_whole(view.look("c"))
    assert not is_whole(UNKNOWN)


# Places


def test_the_key_of_a_value_is_its_name_or_the_first_name_inside() -> None:
    view = openclaw("{ list: [ { id: 1 }, {}, 5 ], b: { c: 1 } }")
    assert key(view) == "list"
    assert key(at(view, "b")) == "b"
    assert [key(item) for item in at(view, "list").items()] == ["id", "{}", "5"]
    assert key(openclaw("{}")) == "{}"


def test_places_behind_a_byte_order_mark_and_windows_line_ends() -> None:
    view = openclaw('\ufeff{\r\n  a: "x",\r\n}\r\n')
    assert spot(at(view, "a")) == '"x"'
    assert at(view, "a").where().begin == (2, 6)
    assert key(view) == "a"
