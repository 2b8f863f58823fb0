"""Where the cursor is, in texts that somebody is typing."""

import pytest

from lsp.cursor import cut
from provcheck.lsp.completion import json5, yaml
from provcheck.lsp.completion.spot import Path

JSON5 = [
    # In a token, or where one is due.
    ("{<>}", ("key", (), "")),
    ("{ mod<> }", ("key", (), "mod")),
    ("{ mod<>els: 1 }", ("key", (), "models")),
    ('{ "mod<>els": 1 }', ("key", (), "models")),
    ("{ a: <> }", ("value", ("a",), "")),
    ("{ a: tr<>ue }", ("value", ("a",), "true")),
    ('{ a: "nvidia/<>meta/llama" }', ("value", ("a",), "nvidia/meta/llama")),
    ('{ a: <>"x" }', ("value", ("a",), '"x"')),
    ("{ a: nvidia/me<>, b: 1 }", ("value", ("a",), "nvidia/me")),
    ("[{ a: [1, <>] }]", ("value", (0, "a", 1), "")),
    ("{ a: ['x', 'y<>'] }", ("value", ("a", 1), "y")),
    ("{ a: [<> 'x'] }", ("value", ("a", 0), "")),
    ("\ufeff{ a: '😀<>y' }", ("value", ("a",), "😀y")),
    ('{\r\n  a: {\r\n    b: "<>"\r\n  }\r\n}', ("value", ("a", "b"), "")),
    # A quote without its partner.
    ('{ a: "nvidia/me<>\n  b: 1 }', ("value", ("a",), "nvidia/me")),
    ('{ a: "<>, b: ["x"], c: 1 }', ("value", ("a",), "")),
    ('{ a: ["x", "<>], b: "y" }', ("value", ("a", 1), "")),
    ('{ a: "<>nvidia/me, b: 1 }', ("value", ("a",), "nvidia/me")),
    ('{ a: "${N<>}", b: "x" }', ("value", ("a",), "${N}")),
    ('{ "mod<>\n}', ("key", (), "mod")),
    # A colon, a comma, a value or a bracket is missing, in front or behind.
    ("{ a: 1, mod<>\n  b: {} }", ("key", (), "mod")),
    ('{ a "x<>" }', ("value", ("a",), "x")),
    ("{ a: \n  b: <> }", ("value", ("b",), "")),
    ('{ a: ["x" "y<>"] }', ("value", ("a", 1), "y")),
    ("{ a: { b: [ { c: 1, ] }, d: <>", ("value", ("d",), "")),
    ("{\n  a: {\n    b: {\n      c: 1,\n  },\n  d: {\n    e: <>\n  }\n}", ("value", ("d", "e"), "")),
    ("{\n  a: [\n    'x',\n  d: {\n    e: <>\n  }\n}", ("value", ("d", "e"), "")),
    ("{ a: {} } }, b: <> }", ("value", ("b",), "")),
    # Nothing is due.
    ("<>", None),
    ("{} <>", None),
    ("{ a<> // x", ("key", (), "a")),
    ("{ a: 1 // x<>\n}", None),
    ("{ /* <> */ a: 1 }", None),
    ("{ a: /* <>", None),
    ("{ a: 1 <> }", None),
    ("{ a: 'x'<> }", None),
    ("{ a: <> 'x' }", None),
    ("{ a <>: 1 }", None),
]
YAML = [
    ("<>", ("node", (), "")),
    ("ki<>", ("node", (), "ki")),
    ("\ufeffki<>nd: Agent", ("key", (), "kind")),
    ('"ki<>nd": Agent', ("key", (), "kind")),
    ("a: 1\nki<>\nb: 2", ("key", (), "ki")),
    ("a: 1\n<>\nb: 2", ("key", (), "")),
    ("a: 1\r\nb: <>\r\n", ("value", ("b",), "")),
    ("a:<>", ("value", ("a",), "")),
    ("a: x<>y # c", ("value", ("a",), "xy")),
    ('a: "x<>y" # c', ("value", ("a",), "xy")),
    ("a: !!str &b x<>y", ("value", ("a",), "xy")),
    ("a:\n  <>\n", ("node", ("a",), "")),
    ("a:\n  b<>\n  c: 1", ("node", ("a",), "b")),
    ("a:\n  b: 1\n  <>", ("key", ("a",), "")),
    ("a:\n  b: 1\n<>", ("key", (), "")),
    ("a:\n  b:\n    c: 1\n  <>\n", ("key", ("a",), "")),
    ("a:\n  b:\n<>\n    c: 1", ("key", (), "")),
    # Lists, in the column of their key or further in.
    ("a:\n- x\n- <>", ("node", ("a", 1), "")),
    ("a:\n-<>", ("node", ("a", 0), "")),
    ("a:\n  - nvidia/me<>ta\n  - y", ("node", ("a", 0), "nvidia/meta")),
    ("a:\n  - x\n  <>", ("node", ("a", 1), "")),
    ("a:\n  <>\n  - x", ("node", ("a", 0), "")),
    ("a:\n  - b: 1\n    c<>\n", ("key", ("a", 0), "c")),
    ("a:\n  - b: 1\n    <>\n  - c: 1", ("key", ("a", 0), "")),
    ("a:\n  - - x\n    - y<>", ("node", ("a", 0, 1), "y")),
    ("a:\n  - b: x<>", ("value", ("a", 0, "b"), "x")),
    # Flow.
    ("a: [x, y<>]", ("value", ("a", 1), "y")),
    ("a: [x, nvidia/me<>\nb: 1", ("value", ("a", 1), "nvidia/me")),
    ("a: [x,\n  <>\nb: 1", ("value", ("a", 1), "")),
    ("a: {b: c, d<>}", ("key", ("a",), "d")),
    ("a: {b: <>", ("value", ("a", "b"), "")),
    ("a: {b: [{c: 'x<>'}]}", ("value", ("a", "b", 0, "c"), "x")),
    ("- {a: 1}\n- {<>}", ("key", (1,), "")),
    # A quote without its partner.
    ("a:\n  - 'x<>\n  - y", ("node", ("a", 0), "x")),
    ('a: "x<>\nb: "y"', ("value", ("a",), "x")),
    # Several documents.
    ("a: 1\n---\nb: <>", ("value", ("b",), "")),
    ("a: [\n---\nb: x<>\n...\n", ("value", ("b",), "x")),
    # Broken lines in front and behind.
    ("a: 'x' y\n  b\n: c\nd: x<>\n  - [", ("value", ("d",), "x")),
    ("{{- if .x }}\na: x<>\n{{- end }}", ("value", ("a",), "x")),
    ("a:\n\tb: x<>", ("value", ("a", "b"), "x")),
    ("a:\n    b: 1\n  c: x<>", ("value", ("a", "c"), "x")),
    # Nothing is due.
    ("a: xy # c<>", None),
    ("# a<>\nb: 1", None),
    ("a: plain\n  mo<>re", None),
    ('a: "x\n  y<>"\nb: 1', None),
    ("a: |\n  te<>xt", None),
    ("a: |\n  text\n  <>", None),
    ("a: | <>\n  text", None),
    ("a: [x] <>", None),
    ("a: 1\n  <>", None),
    ("a:\n   <>\n  b: 1", None),
    ("<>---\na: 1", None),
    ("a: [x, # <>\n  y]", None),
]


def seen(marked: str, syntax: str) -> tuple[str, Path, str] | None:
    text, offset = cut(marked)
    spot = json5.find(text, offset) if syntax == "json5" else yaml.find(text, offset).spot
    return spot and (spot.due, spot.path, text[spot.start : spot.end])


@pytest.mark.parametrize(("marked", "expected"), JSON5)
def test_json5(marked: str, expected: tuple[str, Path, str] | None) -> None:
    assert seen(marked, "json5") == expected


@pytest.mark.parametrize(("marked", "expected"), YAML)
def test_yaml(marked: str, expected: tuple[str, Path, str] | None) -> None:
    assert seen(marked, "yaml") == expected


def test_keys_on_both_sides_of_the_cursor_count() -> None:
    text, offset = cut("{ a: 1, <> b: { c: 1 }, d: 2 }")
    spot = json5.find(text, offset)

    assert spot is not None
    assert spot.names == {"a", "b", "d"}
    assert spot.lacks_comma


def test_the_key_at_the_cursor_is_in_no_ones_way() -> None:
    for marked, syntax in [("{ a: 1, b<>: 2 }", "json5"), ("a: 1\nb<>: 2", "yaml")]:
        text, offset = cut(marked)
        spot = json5.find(text, offset) if syntax == "json5" else yaml.find(text, offset).spot
        assert spot is not None
        assert spot.names == {"a"}
        assert spot.has_colon


@pytest.mark.parametrize(
    "text",
    [
        "{a:" * 20_000,
        "[" * 50_000,
        "a: [" * 20_000,
        "- " * 20_000,
        '{"' * 20_000,
        "a: 'x\n" * 20_000,
        " {'a': " * 5000 + "\n" * 5000,
    ],
)
@pytest.mark.parametrize("syntax", ["json5", "yaml"])
def test_what_is_nested_endlessly_is_given_up(text: str, syntax: str) -> None:
    seen(text + "<>", syntax)
