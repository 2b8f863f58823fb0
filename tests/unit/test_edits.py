"""Text edits: values replaced, items and members removed and added, and everything else left as it was."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provcheck.syntax import json5, yaml
from provcheck.syntax.edits import Edit, NotEditable, apply, insert_member, remove_item, remove_member, replace
from provcheck.syntax.node import Alias, Mapping, Member, Node, Scalar, Sequence, Value
from provcheck.syntax.source import Source
from provcheck.syntax.yaml.comments import comments
from provcheck.syntax.yaml.scalar_map import segments
from provcheck.syntax.yaml.space import after_gap
from written_texts import ODD, WORDS, Data, json5_texts, numbers, texts, yaml_texts

Container = Mapping | Sequence


def parsed(text: str, syntax: str) -> Node:
    reading = yaml.read(text) if syntax == "yaml" else json5.read(text)
    assert [problem.message for problem in reading.problems] == [], text
    return reading.roots[0]


def opened(text: str, syntax: str = "yaml") -> tuple[Source, Node]:
    return Source("x", text, syntax=syntax), parsed(text, syntax)


def data(node: Node) -> Data:
    if isinstance(node, Alias):
        return data(node.target)
    if isinstance(node, Scalar):
        return node.value
    if isinstance(node, Sequence):
        return [data(item) for item in node.items]
    return {data(member.key): data(member.value) for member in node.members}


def walk(node: Node) -> Iterator[Node]:
    """A tree without its keys and without what stands behind aliases."""
    yield node
    for part in parts(node):
        yield from walk(part)


def parts(node: Node) -> list[Node]:
    if isinstance(node, Mapping):
        return [member.value for member in node.members]
    return node.items if isinstance(node, Sequence) else []


def at(root: Node, *path: str | int) -> Node:
    """The value at a path, aliases not followed."""
    for step in path:
        if isinstance(step, int):
            assert isinstance(root, Sequence)
            root = root.items[step]
        else:
            assert isinstance(root, Mapping)
            member = root.get(step)
            assert member is not None
            root = member.value
    return root


def removed(text: str, *path: str | int, syntax: str = "yaml") -> str:
    """The text without the item or member at the end of a path."""
    source, root = opened(text, syntax)
    holder = at(root, *path[:-1])
    step = path[-1]
    if isinstance(step, int):
        assert isinstance(holder, Sequence)
        edit = remove_item(source, holder, step)
    else:
        assert isinstance(holder, Mapping)
        member = holder.get(step)
        assert member is not None
        edit = remove_member(source, holder, member)
    after = apply(text, [edit])
    parsed(after, syntax)
    return after


def inserted(text: str, *path: str | int, name: str = "new", value: Value = 7, syntax: str = "yaml") -> str:
    """The text with a member added to the mapping at a path."""
    source, root = opened(text, syntax)
    mapping = at(root, *path)
    assert isinstance(mapping, Mapping)
    after = apply(text, [insert_member(source, mapping, name, value)])
    assert data(at(parsed(after, syntax), *path, name)) == value
    return after


def replaced(text: str, *path: str | int, value: Value, syntax: str = "yaml") -> str:
    """The text with another value at a path."""
    source, root = opened(text, syntax)
    scalar = at(root, *path)
    assert isinstance(scalar, Scalar)
    after = apply(text, [replace(source, scalar, value)])
    found = data(at(parsed(after, syntax), *path))
    assert (found, type(found)) == (value, type(value))
    return after


# Applying


def test_edits_apply_in_any_order() -> None:
    source = Source("x", "abcdef")
    edits = [Edit(source, 4, 5, "E"), Edit(source, 0, 2, ""), Edit(source, 6, 6, "!"), Edit(source, 2, 2, "-")]
    assert apply("abcdef", edits) == "-cdEf!"


def test_equal_edits_count_once() -> None:
    edit = Edit(Source("x", "abc"), 1, 1, "-")
    assert apply("abc", [edit, edit]) == "a-bc"
    assert apply("abc", []) == "abc"


@pytest.mark.parametrize("spans", [[(0, 2), (1, 3)], [(1, 1), (1, 2)], [(0, 3), (1, 2)], [(1, 1), (0, 2)]])
def test_overlapping_edits_are_refused(spans: list[tuple[int, int]]) -> None:
    source = Source("x", "abc")
    with pytest.raises(ValueError, match="overlap"):
        apply("abc", [Edit(source, start, end, str(start + end)) for start, end in spans])


# Replacing


@pytest.mark.parametrize(
    ("text", "value", "expected"),
    [
        ("a: b # c", "d", "a: d # c"),
        ("a: b", "it's", "a: it's"),
        ("a: b", "x: y", 'a: "x: y"'),
        ("a: b", "x #y", 'a: "x #y"'),
        ("a: b", "1", 'a: "1"'),
        ("a: b", "yes", 'a: "yes"'),
        ("a: b", "0x1F", 'a: "0x1F"'),
        ("a: b", "2024-01-01", 'a: "2024-01-01"'),
        ("a: b", "12:30", 'a: "12:30"'),
        ("a: b", "", 'a: ""'),
        ("a: b", "~/x", "a: ~/x"),
        ("a: b", "nvidia/llama-3.1-70b", "a: nvidia/llama-3.1-70b"),
        ("a: b", "https://x.y:80/v1", "a: https://x.y:80/v1"),
        ("a: b", "${KEY}", 'a: "${KEY}"'),
        ("a: b", "two\nlines", 'a: "two\\nlines"'),
        ("a: b", "\ufeff\x07\x85", 'a: "\\ufeff\\u0007\\u0085"'),
        ("a: 'b'", "it's", "a: 'it''s'"),
        ("a: 'b'", "two\nlines", 'a: "two\\nlines"'),
        ('a: "b"', 'q"\\', 'a: "q\\"\\\\"'),
        ('a: "128000"', 128000, "a: 128000"),
        ("a: 'true'", True, "a: true"),
        ("a: 1", "x", "a: x"),
        ("a: 1_000_000", 2_000_000, "a: 2_000_000"),
        ("a: 1_000_000", "2", 'a: "2"'),
        ("a: 5", 1e16, "a: 1.0e+16"),
        ("a: 5", float("inf"), "a: .inf"),
        ("a: 5", float("-inf"), "a: -.inf"),
        ("a: 5", None, "a: null"),
        ("a: &x b", "c", "a: &x c"),
        ("a: !!str b", "5", 'a: !!str "5"'),
        ("a: !!int 5", 6, "a: !!int 6"),
        ("a:", 5, "a: 5"),
        ("a:   # c", "x", "a: x   # c"),
        ("a: &x # c", "x", "a: &x x # c"),
        ("{a: , b: 1}", 5, "{a: 5 , b: 1}"),
        ("{a, b: 1}", 5, "{a: 5, b: 1}"),
        ("a: |\n  b\n# c", "d", "a: d\n# c"),
        ("a: >- # c\n  b\nd: 1", "e", "a: e # c\nd: 1"),
        ("a: b\n  c\nd: 1", "e", "a: e\nd: 1"),
    ],
)
def test_yaml_values_are_replaced_in_their_style(text: str, value: Value, expected: str) -> None:
    assert replaced(text, "a", value=value) == expected


@pytest.mark.parametrize(
    ("text", "value", "expected"),
    [
        ('{a: "b"}', "c", '{a: "c"}'),
        ("{a: 'b'}", "it's", "{a: 'it\\'s'}"),
        ('{a: "b"}', "it's \"\\ \n\u2028\x01\ud800", '{a: "it\'s \\"\\\\ \\n\\u2028\\u0001\\ud800"}'),
        ('{a: "128000"}', 128000, "{a: 128000}"),
        ("{a: 0x10}", 17, "{a: 17}"),
        ("{a: 1}", "x", '{a: "x"}'),
        ("{a: 1, b: 'c'}", "x", "{a: 'x', b: 'c'}"),
        ("{a: 1}", float("inf"), "{a: Infinity}"),
        ("{a: 1}", float("-inf"), "{a: -Infinity}"),
        ("{a: 1 /* c */}", False, "{a: false /* c */}"),
        ("{a: 1}", None, "{a: null}"),
        ("{a: 1}", 0.5, "{a: 0.5}"),
    ],
)
def test_json5_values_are_replaced_in_their_style(text: str, value: Value, expected: str) -> None:
    assert replaced(text, "a", value=value, syntax="json5") == expected


def test_nan_is_written_in_both() -> None:
    for text, syntax, expected in (("{a: 1}", "json5", "{a: NaN}"), ("a: 1", "yaml", "a: .nan")):
        source, root = opened(text, syntax)
        scalar = at(root, "a")
        assert isinstance(scalar, Scalar)
        assert apply(text, [replace(source, scalar, float("nan"))]) == expected


@pytest.mark.parametrize(
    ("text", "syntax", "name", "expected"),
    [
        ("{a: 1}", "json5", "bc$", "{bc$: 1}"),
        ("{a: 1}", "json5", "b-c", '{"b-c": 1}'),
        ("{a: 1}", "json5", "", '{"": 1}'),
        ("{a: 1}", "json5", "ünï", "{ünï: 1}"),
        ("{'a': 1}", "json5", "b", "{'b': 1}"),
        ("a: 1", "yaml", "b c", "b c: 1"),
        ("a: 1", "yaml", "b: c", '"b: c": 1'),
        ("'a': 1", "yaml", "b", "'b': 1"),
        ("a: 1", "yaml", "on", '"on": 1'),
    ],
)
def test_keys_are_renamed_in_their_style(text: str, syntax: str, name: str, expected: str) -> None:
    source, root = opened(text, syntax)
    assert isinstance(root, Mapping)
    key = root.members[0].key
    assert isinstance(key, Scalar)
    assert apply(text, [replace(source, key, name)]) == expected
    assert data(parsed(expected, syntax)) == {name: 1}


@pytest.mark.parametrize(
    ("text", "value"),
    [("a: !x b", "c"), ("a: !!str b", 5), ("a: !!int 5", "x"), ("a: b", "\ud800"), ("a: !x |\n b", 1)],
)
def test_what_a_tag_or_yaml_forbids_is_not_written(text: str, value: Value) -> None:
    source, root = opened(text)
    scalar = at(root, "a")
    assert isinstance(scalar, Scalar)
    with pytest.raises(NotEditable):
        replace(source, scalar, value)


# Removing


IN_BRACKETS: list[tuple[str, list[str | int], str]] = [
    ("[a, b, c]", [0], "[b, c]"),
    ("[a, b, c]", [1], "[a, c]"),
    ("[a, b, c]", [2], "[a, b]"),
    ("[a, b, c,]", [2], "[a, b,]"),
    ("[ a ]", [0], "[]"),
    ("[ a, ]", [0], "[]"),
    ("[ a, b ]", [1], "[ a ]"),
    ("[/* x */ a, b]", [0], "[/* x */ b]"),
    ("[a /* x */, b]", [0], "[b]"),
    ("[a, /* x */ b]", [1], "[a /* x */ ]"),
    ("[/* x */ a]", [0], "[/* x */]"),
    ("{a: 1, b: 2}", ["a"], "{b: 2}"),
    ("{ a: 1, b: 2 }", ["b"], "{ a: 1 }"),
    ("{ a: 1 } // x", ["a"], "{} // x"),
    ("[\n  a,\n  b,\n  c\n]", [0], "[\n  b,\n  c\n]"),
    ("[\n  a, // x\n  b, // y\n  c // z\n]", [1], "[\n  a, // x\n  c // z\n]"),
    ("[\n  a, // x\n  b, // y\n  c // z\n]", [2], "[\n  a, // x\n  b // y\n]"),
    ("[\n  a, /* x */\n  b, // y\n]", [1], "[\n  a, /* x */\n]"),
    ("[\n  a, b,\n  c,\n]", [0], "[\n  b,\n  c,\n]"),
    ("[\n  a, b,\n  c,\n]", [1], "[\n  a,\n  c,\n]"),
    ("[\n  a, b, // x\n  c,\n]", [1], "[\n  a, // x\n  c,\n]"),
    ("[\n  a\n]", [0], "[]"),
    ("[\n  a, // x\n]", [0], "[]"),
    ("[\n  // x\n  a,\n]", [0], "[\n  // x\n]"),
    ("[\n  // x\n  a,\n  // y\n  b\n]", [1], "[\n  // x\n  a\n  // y\n]"),
    ("[\r\n  a,\r\n  b\r\n]", [1], "[\r\n  a\r\n]"),
    ("[a, // x\n b]", [1], "[a // x\n ]"),
    ("{a: {\n  b: 1\n}, c: 2}", ["a"], "{c: 2}"),
    ("[a,b]", [0], "[b]"),
    ("[a,b]", [1], "[a]"),
]


@pytest.mark.parametrize(("text", "path", "expected"), IN_BRACKETS)
def test_what_stands_in_brackets_is_removed(text: str, path: list[str | int], expected: str) -> None:
    for name in "abc" if isinstance(path[0], int) else "":
        text, expected = text.replace(name, f'"{name}"'), expected.replace(name, f'"{name}"')
    assert removed(text, *path, syntax="json5") == expected


@pytest.mark.parametrize(("text", "path", "expected"), [case for case in IN_BRACKETS if "/*" not in case[0]])
def test_yaml_in_brackets_is_treated_alike(text: str, path: list[str | int], expected: str) -> None:
    assert removed(text.replace("//", "#"), *path) == expected.replace("//", "#")


@pytest.mark.parametrize(
    ("text", "path", "expected"),
    [
        ("- a\n- b\n- c\n", [0], "- b\n- c\n"),
        ("- a\n- b # x\n- c\n", [1], "- a\n- c\n"),
        ("- a\n- b\n- c", [2], "- a\n- b\n"),
        ("- a # x\n", [0], "[]\n"),
        ("a: b\n", ["a"], "{}\n"),
        ("# x\n\na: b\n# y\n", ["a"], "# x\n\n{}\n# y\n"),
        ("---\n- a\n...\n", [0], "---\n[]\n...\n"),
        ("\ufeffa: 1\nb: 2\n", ["a"], "\ufeffb: 2\n"),
        ("\ufeffa: 1\n", ["a"], "\ufeff{}\n"),
        ("a:\n  - b\n", ["a", 0], "a: []\n"),
        ("a:\n- b\nc: 1\n", ["a", 0], "a: []\nc: 1\n"),
        ("a: # x\n\n  # y\n  - b # z\n# w\n", ["a", 0], "a: [] # x\n\n  # y\n# w\n"),
        ("'a # \"b': # x\n  c: 1\n", ['a # "b', "c"], "'a # \"b': {} # x\n"),
        ("a: &x\n  b: 1\n", ["a", "b"], "a: &x {}\n"),
        ("a: !x\n  - b\n", ["a", 0], "a: !x []\n"),
        ("-\n  - a\n", [0, 0], "- []\n"),
        ("? a\n:\n- b\n", ["a", 0], "? a\n: []\n"),
        ("- - a\n", [0, 0], "- []\n"),
        ("- - a\n  - b\n", [0, 0], "- - b\n"),
        ("- - a # x\n\n  - b\n", [0, 0], "- - b\n"),
        ("- - a # x\n  # y\n  - b\n", [0, 0], "- # y\n  - b\n"),
        ("- - a\n  - b\n", [0, 1], "- - a\n"),
        ("- a: 1\n  b: 2\n", [0, "a"], "- b: 2\n"),
        ("- a: 1 # x\n  # y\n  b: 2\n", [0, "a"], "- # y\n  b: 2\n"),
        ("- a: 1\n  b: 2\n- c\n", [0, "b"], "- a: 1\n- c\n"),
        ("- a: 1\n  b: 2\n- c\n", [0], "- c\n"),
        ("- a: 1 # x\n- c\n", [0, "a"], "- {}\n- c\n"),
        ("a:\n  b:\n    - c\n    - d\n  # x\n  e: f\ng: h\n", ["a", "b"], "a:\n  # x\n  e: f\ng: h\n"),
        ("a: |\n  x\n\n  y\n\nb: 1\n", ["a"], "\nb: 1\n"),
        ("a: |+\n  x\n\nb: 1\n", ["b"], "a: |+\n  x\n\n"),
        ("a:\nb:\n", ["a"], "b:\n"),
        ("- a\n-\n- b\n", [1], "- a\n- b\n"),
        ("? a\n: 1\n? b\n: 2\n", ["a"], "? b\n: 2\n"),
        ("a: &x 1\nb: *x\n", ["b"], "a: &x 1\n"),
        ("a:\r\n  - b\r\n  - c\r\n", ["a", 1], "a:\r\n  - b\r\n"),
        ("a:\r\n  # x\r\n  - b\r\n", ["a", 0], "a: []\r\n  # x\r\n"),
        ("a:\n  'b': c\n  d: {e: 1,\n    f: 2}  # x\n", ["a", "d"], "a:\n  'b': c\n"),
        ("- &x a: 1\n  b: 2\n", [0, "a"], "- b: 2\n"),
    ],
)
def test_what_stands_in_blocks_is_removed(text: str, path: list[str | int], expected: str) -> None:
    assert removed(text, *path) == expected


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("- &x 1\n- *x\n", [0]),
        ("a: {b: &x 1}\nc: [*x]\n", ["a"]),
        ("- a\n- |\n  b\n- c\n  # d\n- e\n", [2]),
        ("a: |\n  b\nc: 1\n  # d\ne: 2\n", ["c"]),
        ("[a: 1, b]", [0, "a"]),
        ("[a # x\n, b]", [0]),
    ],
)
def test_what_would_change_more_is_not_removed(text: str, path: list[str | int]) -> None:
    with pytest.raises(NotEditable):
        removed(text, *path)


def test_an_anchor_that_nobody_needs_is_no_obstacle() -> None:
    assert removed("- &x 1\n- *x\n- &xy 2\n", 2) == "- &x 1\n- *x\n"


def test_a_shared_item_is_removed_where_its_alias_stands() -> None:
    source, root = opened("a: &x [1, 2]\nb:\n  - *x\n  - 3\n")
    sequence = at(root, "b")
    assert isinstance(sequence, Sequence)
    assert isinstance(sequence.items[0], Alias)
    assert apply(source.text, [remove_item(source, sequence, 0)]) == "a: &x [1, 2]\nb:\n  - 3\n"


def test_a_merged_member_cannot_be_removed() -> None:
    source, root = opened("a: &x {b: 1}\nc: {<<: *x}\n")
    mapping = at(root, "c")
    assert isinstance(mapping, Mapping)
    with pytest.raises(NotEditable):
        remove_member(source, mapping, mapping.merged[0])


# Inserting


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{}", '{"new": 7}'),
        ("{ }", '{"new": 7}'),
        ("{\n}", '{\n  "new": 7\n}'),
        ("{\n  // x\n}", '{\n  // x\n  "new": 7\n}'),
        ("{/* x */}", '{/* x */ "new": 7}'),
        ("{a: 1}", "{a: 1, new: 7}"),
        ("{ a: 1 }", "{ a: 1, new: 7 }"),
        ("{a: 1,}", "{a: 1, new: 7,}"),
        ('{"a":1,"b":2}', '{"a":1,"b":2,"new":7}'),
        ("{'a' : 1}", "{'a' : 1, 'new' : 7}"),
        ("{\n  a: 1\n}", "{\n  a: 1,\n  new: 7\n}"),
        ("{\n  a: 1,\n}", "{\n  a: 1,\n  new: 7,\n}"),
        ("{\n  a: 1 // x\n}", "{\n  a: 1, // x\n  new: 7\n}"),
        ("{\n  a: 1, // x\n  // y\n}", "{\n  a: 1, // x\n  new: 7,\n  // y\n}"),
        ("{\n  a: 1 }", "{\n  a: 1,\n  new: 7 }"),
        ("{\n  a: 1, }", "{\n  a: 1,\n  new: 7, }"),
        ("{\r\n\ta: [\r\n\t]\r\n}", "{\r\n\ta: [\r\n\t],\r\n\tnew: 7\r\n}"),
        ("{a: 1 // x\n}", "{a: 1, new: 7 // x\n}"),
        ("{a:\n  1}", "{a:\n  1, new: 7}"),
    ],
)
def test_members_are_added_to_json5(text: str, expected: str) -> None:
    assert inserted(text, syntax="json5") == expected


def test_members_are_added_to_inner_objects_in_the_style_of_the_text() -> None:
    assert inserted("{\n\ta: {\n\t}\n}", "a", syntax="json5") == "{\n\ta: {\n\t\tnew: 7\n\t}\n}"
    assert inserted('{"a":{}}', "a", syntax="json5") == '{"a":{"new":7}}'
    assert inserted("{a: 'b'}", name="c-d", value="e", syntax="json5") == "{a: 'b', \"c-d\": 'e'}"
    assert inserted('{"a": 1}', name="c", value="it's", syntax="json5") == '{"a": 1, "c": "it\'s"}'


@pytest.mark.parametrize(
    ("text", "path", "expected"),
    [
        ("a: 1\n", [], "a: 1\nnew: 7\n"),
        ("a: 1", [], "a: 1\nnew: 7"),
        ("\ufeffa: 1\n", [], "\ufeffa: 1\nnew: 7\n"),
        ("a: 1 # x\n# y\n", [], "a: 1 # x\nnew: 7\n# y\n"),
        ("a:\n  b: 1\n\nc: 2\n", ["a"], "a:\n  b: 1\n  new: 7\n\nc: 2\n"),
        ("a:\n  b:\n  - c\n  - d\ne: 2\n", ["a"], "a:\n  b:\n  - c\n  - d\n  new: 7\ne: 2\n"),
        ("- a: 1\n- b\n", [0], "- a: 1\n  new: 7\n- b\n"),
        ("- - a: 1\n", [0, 0], "- - a: 1\n    new: 7\n"),
        ("-   a: 1\n", [0], "-   a: 1\n    new: 7\n"),
        ("a:\r\n  b: 1\r\n", ["a"], "a:\r\n  b: 1\r\n  new: 7\r\n"),
        ("a: |\n  x\n\nb: 1\n", [], "a: |\n  x\n\nb: 1\nnew: 7\n"),
        ("a: |\n  x\n\n", [], "a: |\n  x\nnew: 7\n\n"),
        ("a: |+\n  x\n\n", [], "a: |+\n  x\n\nnew: 7\n"),
        ("a: |-\n  x", [], "a: |-\n  x\nnew: 7"),
        ("a: {}\n", ["a"], "a: {new: 7}\n"),
        ("a: { b: 1 }\n", ["a"], "a: { b: 1, new: 7 }\n"),
        ("a: {b: , }\n", ["a"], "a: {b: , new: 7, }\n"),
        ("a: {b: }\n", ["a"], "a: {b: , new: 7 }\n"),
        ("a: {b}\n", ["a"], "a: {b, new: 7}\n"),
        ("a: {\n  b: 1, # x\n}\n", ["a"], "a: {\n  b: 1, # x\n  new: 7,\n}\n"),
        ('"a": "b"\n', [], '"a": "b"\n"new": 7\n'),
        ("a:\n", [], "a:\nnew: 7\n"),
        ("? a\n: b: 1\n", ["a"], "? a\n: b: 1\n  new: 7\n"),
    ],
)
def test_members_are_added_to_yaml(text: str, path: list[str | int], expected: str) -> None:
    assert inserted(text, *path) == expected


def test_text_is_added_in_the_quotes_of_its_neighbours() -> None:
    assert inserted('a: "b"\nc: 1\n', value="d") == 'a: "b"\nc: 1\nnew: "d"\n'
    assert inserted("a: 'b'\n", value="d") == "a: 'b'\nnew: 'd'\n"
    assert inserted("a: b\n", value="d") == "a: b\nnew: d\n"
    assert inserted("a: b\n", value="yes") == 'a: b\nnew: "yes"\n'
    assert inserted("a: b\n", name="1", value=1) == 'a: b\n"1": 1\n'


@pytest.mark.parametrize(
    ("text", "path"), [("[a: 1]", [0]), ("[\n  a: 1\n]", [0]), ("a: |\n  x", []), ("[{a: b}: c]", [0])]
)
def test_what_takes_no_member_gets_none(text: str, path: list[str | int]) -> None:
    with pytest.raises(NotEditable):
        inserted(text, *path)


# Embedded texts


def embedded(text: str, *path: str) -> tuple[Source, Node]:
    """The JSON5 text inside a YAML scalar."""
    outer, root = opened(text)
    scalar = at(root, *path)
    assert isinstance(scalar, Scalar)
    assert isinstance(scalar.value, str)
    return Source("x", scalar.value, outer, segments(text, scalar)), parsed(scalar.value, "json5")


def in_embedded(text: str, change: Callable[[Source, Mapping], Edit]) -> str:
    """The outer text after an edit of the object embedded at ``c``; it still holds the same as that object edited."""
    source, root = embedded(text, "c")
    assert isinstance(root, Mapping)
    edit = change(source, root)
    assert edit.source is source.outer
    after = apply(text, [edit])
    plain = Source("y", source.text)
    alone = apply(source.text, [change(plain, root)])
    assert data(embedded(after, "c")[1]) == data(parsed(alone, "json5"))
    return after


def value_changed(source: Source, root: Mapping) -> Edit:
    scalar = root.members[0].value
    assert isinstance(scalar, Scalar)
    return replace(source, scalar, 'it\'s "new"')


def member_added(source: Source, root: Mapping) -> Edit:
    return insert_member(source, root, "new", 7)


def member_dropped(source: Source, root: Mapping) -> Edit:
    return remove_member(source, root, root.members[0])


CHANGES = [value_changed, member_added, member_dropped]


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize(
    "text",
    [
        'c: |\n  {\n    a: "x", // y\n\n    b: 2,\n  }\nd: 1\n',
        'c: |-\r\n    {"a": "x", "b": 2}\r\nd: 1\r\n',
        'c: |2 # z\n    {\n      "a": "x"\n    }\n',
        'c: >\n  {"a": "x", "b": 2}\nd: 1\n',
        'c: \'{"a": "x", "b": 2}\'\n',
        'c: "{\\"a\\": \\"x\\",\\n \\"b\\": 2}"\n',
    ],
)
def test_edits_of_embedded_texts_are_carried_out(text: str, change: Callable[[Source, Mapping], Edit]) -> None:
    assert in_embedded(text, change) != text


def test_edits_of_block_scalars_keep_their_indentation() -> None:
    text = 'x: 1\nc: |\n    {\n      a: "x",\n      b: 2\n    }\nd: 1\n'
    assert in_embedded(text, member_added) == text.replace("b: 2\n", "b: 2,\n      new: 7\n")
    assert in_embedded(text, member_dropped) == text.replace('      a: "x",\n', "")


@pytest.mark.parametrize(
    "text",
    [
        'c: >\n  {\n  "a": "x",\n  "b": 2\n  }\n',
        'c: "{\n  a: \\"x\\",\n  b: 2\n  }"\n',
        "c: '{\n\n  a: \"x\",\n\n  b: 2\n\n  }'\n",
    ],
)
def test_edits_across_folded_lines_are_refused(text: str) -> None:
    source, root = embedded(text, "c")
    assert isinstance(root, Mapping)
    with pytest.raises(NotEditable):
        remove_item(source, Sequence(root.start, root.end, [root]), 0)


def test_edits_of_texts_without_a_map_are_refused() -> None:
    inner = Source("x", "{a: 1}", Source("x", "whatever"))
    root = parsed(inner.text, "json5")
    assert isinstance(root, Mapping)
    with pytest.raises(NotEditable):
        insert_member(inner, root, "b", 1)
    with pytest.raises(NotEditable):
        insert_member(Source("x", "{a: 1}", inner, [(0, 0)]), root, "b", 1)


# Laws


CASES = st.one_of(
    yaml_texts().map(lambda case: (case[0], "yaml")),
    json5_texts().map(lambda case: (case[0], "json5")),
)
VALUES = texts | numbers | st.booleans() | st.none()


def stored(value: Value, syntax: str) -> Value:
    """A value as the language keeps it: JSON5 has no integers beyond those of a double."""
    return float(value) if syntax == "json5" and type(value) is int and value > 2**53 else value


def comments_of(text: str, syntax: str) -> list[tuple[int, int]]:
    if syntax == "yaml":
        return [(one.start, one.end) for one in comments(text, [parsed(text, syntax)])]
    return [(one.start, one.end) for one in json5.read(text).comments]


def kept_comments(text: str, syntax: str, removed_span: tuple[int, int]) -> list[str]:
    """The comments outside a stretch of text, and not behind its end on the same line."""
    start, end = removed_span
    line_end = min((offset for mark in "\r\n" if (offset := text.find(mark, end)) >= 0), default=len(text))
    spans = comments_of(text, syntax)
    return [text[first:last] for first, last in spans if last <= start or first >= line_end]


@given(CASES, st.data())
def test_removing_takes_the_data_and_nothing_else(case: tuple[str, str], choice: st.DataObject) -> None:
    text, syntax = case
    source, root = opened(text, syntax)
    holders = [node for node in walk(root) if parts(node)]
    if not holders:
        return
    holder = choice.draw(st.sampled_from(holders))
    index = choice.draw(st.integers(0, len(parts(holder)) - 1))
    gone = parts(holder)[index]
    if isinstance(holder, Mapping):
        start = holder.members[index].key.start
        edit = remove_member(source, holder, holder.members[index])
        del holder.members[index]
    else:
        assert isinstance(holder, Sequence)
        start = gone.start
        if text[holder.start] == "-":  # the dash
            start = after_gap(text, holder.items[index - 1].end) if index else holder.start
        edit = remove_item(source, holder, index)
        del holder.items[index]
    after = apply(text, [edit])
    assert data(parsed(after, syntax)) == data(root), after
    left = [after[first:last] for first, last in comments_of(after, syntax)]
    for comment in kept_comments(text, syntax, (start, gone.end)):
        left.remove(comment)


@given(CASES, VALUES, st.data())
def test_replacing_changes_the_value_and_nothing_else(
    case: tuple[str, str], value: Value, choice: st.DataObject
) -> None:
    text, syntax = case
    source, root = opened(text, syntax)
    scalars = [node for node in walk(root) if isinstance(node, Scalar)]
    if not scalars:
        return
    scalar = choice.draw(st.sampled_from(scalars))
    after = apply(text, [replace(source, scalar, value)])
    count = len(comments_of(text, syntax))
    scalar.value = stored(value, syntax)
    assert repr(data(parsed(after, syntax))) == repr(data(root)), after
    assert len(comments_of(after, syntax)) == count


@given(CASES, st.sampled_from([*WORDS, *ODD, "new"]), VALUES, st.data())
def test_inserting_adds_the_member_and_nothing_else(
    case: tuple[str, str], name: str, value: Value, choice: st.DataObject
) -> None:
    text, syntax = case
    source, root = opened(text, syntax)
    mappings = [node for node in walk(root) if isinstance(node, Mapping)]
    if not mappings:
        return
    mapping = choice.draw(st.sampled_from(mappings))
    if mapping.get(name):
        return
    after = apply(text, [insert_member(source, mapping, name, value)])
    again = parsed(after, syntax)
    twin = [node for node in walk(again) if isinstance(node, Mapping)][mappings.index(mapping)]
    last = twin.members.pop()
    assert data(last.key) == name
    assert repr(data(last.value)) == repr(stored(value, syntax))
    assert data(again) == data(root), after
    assert len(comments_of(after, syntax)) == len(comments_of(text, syntax))


@given(json5_texts(), st.sampled_from(["|", "|-", "|2", ">", "'", '"']), VALUES, st.data())
def test_edits_of_embedded_texts_mean_the_same_outside(
    case: tuple[str, Data], style: str, value: Value, choice: st.DataObject
) -> None:
    inner, _ = case
    if style in {"'", '"'}:
        written = (
            json.dumps(inner, ensure_ascii=False)
            if style == '"'
            else "'" + inner.replace("'", "''").replace("\n", "\n\n  ") + "'"
        )
    else:
        lines = [f"    {line}" if line else "" for line in inner.split("\n")]
        written = style.replace("2", "") + "\n" + "\n".join(lines)
    text = f"a: 1 # x\nb:\n  c: {written}\n# y\nd: 2\n"
    outer, root = opened(text)
    scalar = at(root, "b", "c")
    assert isinstance(scalar, Scalar)
    assert isinstance(scalar.value, str)
    source = Source("x", scalar.value, outer, segments(text, scalar))
    reading = json5.read(scalar.value)
    if reading.problems:  # folding can put a comment before what follows it
        return
    config = reading.roots[0]
    node = choice.draw(st.sampled_from(list(walk(config))))
    try:
        if isinstance(node, Scalar):
            edit = replace(source, node, value)
            node.value = stored(value, "json5")
        elif isinstance(node, Sequence) and node.items:
            edit = remove_item(source, node, 0)
            del node.items[0]
        elif isinstance(node, Mapping) and node.members and choice.draw(st.booleans()):
            edit = remove_member(source, node, node.members[-1])
            del node.members[-1]
        elif isinstance(node, Mapping) and not node.get("new"):
            edit = insert_member(source, node, "new", value)
            node.members.append(Member(Scalar(0, 0, "new"), Scalar(0, 0, stored(value, "json5"))))
        else:
            return
    except NotEditable:
        assert style[0] != "|"
        return
    assert edit.source is outer
    after = parsed(apply(text, [edit]), "yaml")
    changed = at(after, "b", "c")
    assert isinstance(changed, Scalar)
    assert isinstance(changed.value, str)
    assert repr(data(parsed(changed.value, "json5"))) == repr(data(config))
    assert data(at(after, "d")) == 2


@pytest.mark.parametrize(
    "text",
    ["? a\n", "a:\n  |\n  b\n", "? - b\n"],
)
def test_values_that_need_another_layout_are_not_replaced(text: str) -> None:
    source, root = opened(text)
    assert isinstance(root, Mapping)
    value = root.members[0].value
    assert isinstance(value, Scalar)
    with pytest.raises(NotEditable):
        replace(source, value, "x")


@pytest.mark.parametrize(
    ("text", "path"), [("a: |\n  b\n  \t\n", ["a"]), ("a: |+\n  b\n\nc: 1\n\nd: 2\n", ["c"]), ("- a b\n  \t\n", [0])]
)
def test_white_space_that_would_change_sides_is_not_left_behind(text: str, path: list[str | int]) -> None:
    with pytest.raises(NotEditable):
        removed(text, *path)


def test_a_comment_that_touches_a_quote_is_kept_apart() -> None:
    assert replaced("a: 'b'# c\n", "a", value=1) == "a: 1 # c\n"
    assert inserted("{a: 'b'# c\n}", name="d", value=1) == "{a: 'b', d: 1 # c\n}"


def test_edits_of_a_json_manifest_reach_the_text_inside() -> None:
    text = '{"c": "{\\"a\\": \\"x\\\\ty\\"}"}'
    outer = Source("x.json", text)
    root = parsed(text, "json5")
    scalar = at(root, "c")
    assert isinstance(scalar, Scalar)
    assert isinstance(scalar.value, str)
    source = Source("x.json", scalar.value, outer, segments(text, scalar))
    inner = parsed(scalar.value, "json5")
    assert isinstance(inner, Mapping)
    assert apply(text, [member_added(source, inner)]) == '{"c": "{\\"a\\": \\"x\\\\ty\\", \\"new\\": 7}"}'
