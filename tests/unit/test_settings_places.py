"""Where the keys of a settings file stand."""

from __future__ import annotations

import tomllib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from provcheck.settings.places import Path, Places

TEXT = """# select
[tool]
x = "y"
[[tool.mypy.overrides]]
select = 1
[tool.provcheck]   # provcheck
select = [
  "PC1", # PC2
  'PC2',
  "PC1",
]
severity = { "a" = "PC101", PC101 = "warning", PC102.x = "b" }
  "fail-on" = \"""
severity = []
\"""
per-file-ignores."*.json" = ["PC3"]
a."b".c = 5
"\\u0061b" = 3
ignore = ["PC1", "PC9"]
[tool.provcheck.models]
"x/y" = {}
[tool.provcheck.models."x/z".q]
k = 1"""


@pytest.mark.parametrize(
    ("path", "place"),
    [
        ((), (6, 7)),
        (("select",), (7, 1)),
        (("select", 0), (8, 3)),
        (("select", 1), (9, 3)),
        (("select", 2), (10, 3)),
        (("severity", "a"), (12, 14)),
        (("severity", "PC101"), (12, 29)),
        (("severity", "PC102"), (12, 48)),
        (("severity", "PC102", "x"), (12, 54)),
        (("fail-on",), (13, 3)),
        (("per-file-ignores",), (16, 1)),
        (("per-file-ignores", "*.json"), (16, 18)),
        (("per-file-ignores", "*.json", 0), (16, 30)),
        (("a", "b", "c"), (17, 7)),
        (("ab",), (18, 1)),
        (("ignore", 1), (19, 18)),
        (("models",), (20, 17)),
        (("models", "x/y"), (21, 1)),
        (("models", "x/z"), (22, 24)),
        (("models", "x/z", "q", "k"), (23, 1)),
        (("nowhere",), (6, 7)),
        (("select", 7), (7, 1)),
    ],
)
def test_each_key_and_item_has_its_place(path: Path, place: tuple[int, int]) -> None:
    assert Places(TEXT).of(("tool", "provcheck", *path)) == place


def test_what_is_nowhere_stands_at_the_beginning() -> None:
    assert Places(TEXT).of(("q",)) == (1, 1)
    assert Places("").of(()) == (1, 1)


@pytest.mark.parametrize(
    "item", ["2", "-1_0", "0x1f", "true", "1979-05-27 07:32:00", "[3, 4]", "{ b = 1 }", "inf", "1e5"]
)
def test_an_item_that_is_no_string_has_its_place_too(item: str) -> None:
    text = f"""\na = ["x 1", 'y, 2 [', # 3 [4]\n  1, {item},\n  [[5]]]"""
    places = Places(text)
    assert [places.of(("a", number)) for number in range(5)] == [(2, 6), (2, 13), (3, 3), (3, 6), (4, 3)]
    assert places.of(("a", 4, 0)) == (4, 4)
    assert places.of(("a", 4, 0, 0)) == (4, 5)


def test_thousands_of_tables_are_no_trouble() -> None:
    text = "".join(f'[models."x/m{number}"]\nkind = "chat"\n' for number in range(3000))
    places = Places(text)
    assert places.of(("models", "x/m2999", "kind")) == (6000, 1)


def test_a_text_full_of_what_may_be_the_place_is_no_trouble() -> None:
    for item in ("3", "'x'"):
        assert Places(f"\na = ['{'x ' * 200_000}', {item}]").of(("a", 1)) == (2, 1)


def test_deep_keys_are_no_trouble() -> None:
    assert Places("a." * 3000 + "a = 1").of(("a",)) == (1, 1)


KEYS = st.sampled_from(["a", "b", "fail-on", "a b", 'q"q', "x.y", "]"])
VALUES = st.recursive(
    st.sampled_from(["1", '"a"', "'b'", '"""\na = 1\n"""', '"]"']),
    lambda inner: st.lists(inner, max_size=3).map(lambda items: "[\n" + ",\n".join(items) + "\n]"),
    max_leaves=4,
)


def quoted(key: str) -> str:
    return '"' + key.replace('"', '\\"') + '"'


@settings(deadline=None, max_examples=60)
@given(st.dictionaries(KEYS, VALUES, max_size=5), st.lists(st.sampled_from(["", "# a = 1", "  "]), max_size=3))
def test_a_key_stands_on_the_line_where_it_was_written(members: dict[str, str], noise: list[str]) -> None:
    lines = [*noise]
    expected = {}
    for key, value in members.items():
        expected[key] = "\n".join(lines).count("\n") + 1 + bool(lines)
        lines.append(f"{quoted(key)} = {value}")
    text = "\n".join(lines)
    assert set(tomllib.loads(text)) == set(members)
    places = Places(text)
    assert {key: places.of((key,)) for key in members} == {key: (line, 1) for key, line in expected.items()}
