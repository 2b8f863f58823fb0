"""The YAML reader: values, places, aliases, merge keys, comments, mistakes and hostile texts."""

from __future__ import annotations

import math
import sys
import time
from collections.abc import Iterator
from io import StringIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML

from provcheck.syntax.node import (
    MAX_DEPTH,
    Alias,
    Mapping,
    Node,
    Problem,
    Reading,
    Scalar,
    Sequence,
    Value,
    resolve,
)
from provcheck.syntax.yaml import MAX_BROKEN, read
from written_texts import Data, yaml_texts


def root_of(text: str) -> Node:
    reading = read(text)
    assert reading.problems == []
    (root,) = reading.roots
    return root


def mapping_of(text: str) -> Mapping:
    root = root_of(text)
    assert isinstance(root, Mapping)
    return root


def value_of(text: str) -> Value:
    """The value of the only scalar in a text."""
    root = root_of(f"- {text}\n")
    assert isinstance(root, Sequence)
    (item,) = root.items
    assert isinstance(item, Scalar)
    return item.value


def problem_of(text: str) -> Problem:
    reading = read(text)
    assert reading.roots == []
    assert reading.duplicates == []
    (problem,) = reading.problems
    return problem


def data(node: Node) -> Data:
    """The plain data of a tree, with later members over earlier ones and merged ones below."""
    node = resolve(node)
    if isinstance(node, Mapping):
        return {resolved(member.key): data(member.value) for member in [*node.merged[::-1], *node.members]}
    if isinstance(node, Sequence):
        return [data(item) for item in node.items]
    assert isinstance(node, Scalar)
    return node.value


def resolved(key: Node) -> Value:
    scalar = resolve(key)
    assert isinstance(scalar, Scalar)
    return scalar.value


def nodes(root: Node) -> Iterator[Node]:
    """Every node of a tree as it is written, keys included, in the order of the text."""
    yield root
    if isinstance(root, Mapping):
        for member in root.members:
            yield from nodes(member.key)
            yield from nodes(member.value)
    elif isinstance(root, Sequence):
        for item in root.items:
            yield from nodes(item)


def written(text: str) -> list[str]:
    """What each scalar and each alias spans."""
    return [text[node.start : node.end] for node in nodes(root_of(text)) if isinstance(node, Scalar | Alias)]


def outline(reading: Reading) -> list[object]:
    """All that a reading holds, for comparison."""
    found: list[object] = []
    for root in reading.roots:
        for node in nodes(root):
            value = (node.value, node.style) if isinstance(node, Scalar) else None
            found.append((type(node).__name__, node.start, node.end, repr(value)))
    found += [(one.first.key.start, one.again.key.start) for one in reading.duplicates]
    return found


# Scalars


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("", None),
        ("~", None),
        ("null", None),
        ("Null", None),
        ("NULL", None),
        ("nULL", "nULL"),
        ("true", True),
        ("False", False),
        ("TRUE", True),
        ("yes", "yes"),
        ("on", "on"),
        ("Off", "Off"),
        ("n", "n"),
        ("0", 0),
        ("-0", 0),
        ("+12", 12),
        ("010", 10),
        ("0o17", 15),
        ("0o18", "0o18"),
        ("0x1F", 31),
        ("-0x1F", "-0x1F"),
        ("0x_", "0x_"),
        ("0o_", "0o_"),
        ("0b1", "0b1"),
        ("1_000_000", 1_000_000),
        ("-1_0", -10),
        ("1__0", "1__0"),
        ("1_", "1_"),
        ("_1", "_1"),
        ("0x_1", "0x_1"),
        ("1.5", 1.5),
        ("-.5e3", -500.0),
        ("1.", 1.0),
        ("1e3", 1000.0),
        ("1e999999", math.inf),
        ("1_0.5", "1_0.5"),
        (".inf", math.inf),
        ("+.inf", math.inf),
        ("-.INF", -math.inf),
        (".", "."),
        ("+", "+"),
        ("2024-01-01", "2024-01-01"),
        ("12:30:45", "12:30:45"),
        ("1.2.3", "1.2.3"),
        ("٣", "٣"),
        ("'1'", "1"),
        ('"true"', "true"),
        ("|-\n  1", "1"),
        ("!!str 1", "1"),
        ("! 1", "1"),
        ("!!int 1", 1),
        ("!!int '1'", 1),
        ("!!float 1", 1.0),
        ("!!bool true", True),
        ("!!null ''", None),
        ("!<tag:yaml.org,2002:int> 7", 7),
    ],
)
def test_scalar_has_the_value_of_the_core_schema(text: str, value: Value) -> None:
    found = value_of(text)
    assert found == value
    assert type(found) is type(value)


@pytest.mark.parametrize("text", [".nan", ".NaN", ".NAN"])
def test_nan_is_a_number(text: str) -> None:
    found = value_of(text)
    assert isinstance(found, float)
    assert math.isnan(found)


@pytest.mark.parametrize("text", ["9" * 5_000, "0x" + "f" * 5_000, "0o" + "7" * 400, "1" + "_1" * 400])
def test_integers_beyond_all_reason_are_floats(text: str) -> None:
    assert value_of(text) == math.inf


def test_integers_of_300_digits_stay_exact() -> None:
    assert value_of("9" * 300) == 10**300 - 1


@pytest.mark.parametrize("text", ["!x y", "!!int y", "!!binary aGk=", "!!int", "!x 'y'", "!x |\n  y"])
def test_value_under_a_tag_of_its_own_is_unknown(text: str) -> None:
    root = root_of(f"a: {text}")
    assert isinstance(root, Mapping)
    value = root.members[0].value
    assert isinstance(value, Scalar)
    assert (value.value, value.style) == (None, "!")


def test_tagged_containers_are_kept() -> None:
    assert data(root_of("!x\na: !y [1]\nb: !!set {c}\n")) == {"a": [1], "b": {"c": None}}


def test_styles_are_told() -> None:
    root = root_of("[a, 'b', \"c\"]")
    assert [node.style for node in nodes(root) if isinstance(node, Scalar)] == ["", "'", '"']
    root = root_of("- |\n  a\n- >\n  b\n")
    assert [node.style for node in nodes(root) if isinstance(node, Scalar)] == ["|", ">"]


# Places


def test_spans_are_those_of_the_nodes_own_text() -> None:
    text = "a: &x !!str 'b'\nc: *x\n'd' : [e, \"f\"]\n? g\n: |\n  h\n\n# i\nj: k  # l\n"
    assert written(text) == ["a", "'b'", "c", "*x", "'d'", "e", '"f"', "g", "|\n  h", "j", "k"]


@pytest.mark.parametrize("prefix", ["", "\ufeff", "\ufeff# 😀\n", "# e\u0301 😀\r\n"])
def test_spans_count_characters_of_the_original(prefix: str) -> None:
    text = prefix + "'é😀': 😀😀\r\nb: [ü, x]\r\n"
    assert written(text) == ["'é😀'", "😀😀", "b", "ü", "x"]
    assert root_of(text).start == len(prefix)


def test_block_containers_end_with_their_last_child() -> None:
    text = "a:\n  - b\n  # c\n\n# d\ne:\n  f: g  # h\n\n# i\n"
    mapping = mapping_of(text)
    spans = [text[member.value.start : member.value.end] for member in mapping.members]
    assert spans == ["- b", "f: g"]
    assert text[mapping.start : mapping.end] == text[: text.index("  # h")]


def test_brackets_belong_to_flow_containers() -> None:
    text = "a: &x  { b: [ c ] , } # d\n"
    mapping = mapping_of(text)
    inner = mapping.members[0].value
    assert text[inner.start : inner.end] == "{ b: [ c ] , }"


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("a:\n", 2),
        ("a:   # c: d\n\nb: 1\n", 2),
        ("a: &x\nb: 1", 5),
        ("a: !!null # c\n", 9),
        ("{a: , b: 1}", 3),
        ("{a, b: 1}", 2),
        ("? a\nb: 1\n", 3),
        ("? a\n:\n", 5),
        ("'a' : \n", 5),
    ],
)
def test_empty_values_stand_right_behind_their_colon(text: str, start: int) -> None:
    mapping = mapping_of(text)
    value = mapping.members[0].value
    assert isinstance(value, Scalar)
    assert (value.start, value.end, value.value) == (start, start, None)


def test_empty_items_stand_right_behind_their_dash() -> None:
    root = root_of("- a\n-\n-   # b\n- c\n")
    assert isinstance(root, Sequence)
    assert [(item.start, item.end) for item in root.items] == [(2, 3), (5, 5), (7, 7), (16, 17)]


@pytest.mark.parametrize("text", ["a:\n- b\n", "a: &x\n- b\n", "a: !x # y\n  # z\n  - b\n", "a: &x\n  b: c\n"])
def test_containers_begin_behind_their_anchor_and_tag(text: str) -> None:
    value = mapping_of(text).members[0].value
    assert text[value.start : value.end] in {"- b", "b: c"}


def test_anchor_before_a_key_is_the_keys() -> None:
    text = "&x a: &y b\n"
    assert written(text) == ["a", "b"]


# Documents


def test_each_document_has_a_root() -> None:
    text = "a\n---\n# nothing\n---\nb: 1\n...\n%YAML 1.2\n# c\n---\n- d\n--- e\n...\n...\nf: 2\n"
    reading = read(text)
    assert reading.problems == []
    assert [data(root) for root in reading.roots] == ["a", {"b": 1}, ["d"], "e", {"f": 2}]


def test_directives_belong_to_what_follows() -> None:
    text = "a: 1\n# x\n%YAML 1.2\n# y\n%TAG !t! tag:t,1:\n---\nb: !t!x 2\n"
    reading = read(text)
    assert reading.problems == []
    assert [data(root) for root in reading.roots] == [{"a": 1}, {"b": None}]


@pytest.mark.parametrize(
    "text", ["", "\n", "# a\n", "---\n", "--- # a\n---\n...\n", "\ufeff", "...\n", "%YAML 1.2\n---\n"]
)
def test_empty_documents_have_none(text: str) -> None:
    assert outline(read(text)) == []
    assert read(text).problems == []


def test_a_broken_document_hides_no_other() -> None:
    text = "a: 1\n--- # x\nb: [\n---\nc: 'x\n\n---\nd: 4\n--- {e\n...\nf: 6\n"
    reading = read(text)
    assert [data(root) for root in reading.roots] == [{"a": 1}, {"d": 4}, {"f": 6}]
    assert [text[problem.start] for problem in reading.problems] == ["[", "'", "{"]
    assert text[reading.roots[2].start : reading.roots[2].end] == "f: 6"


@pytest.mark.parametrize("bad", ["\x00", "\x07", "\ud800", "\ufffe"])
def test_forbidden_characters_break_their_document_only(bad: str) -> None:
    reading = read(f"a: é😀\n---\nb: é😀{bad}\n---\nc: 3\n")
    assert [data(root) for root in reading.roots] == [{"a": "é😀"}, {"c": 3}]
    (problem,) = reading.problems
    assert problem.start == 15
    assert problem.message == f"the character U+{ord(bad):04X} is not allowed in YAML"


def test_marks_inside_block_scalars_end_the_document() -> None:
    assert [data(root) for root in read("a: |\n  x\n---\nb: 1\n").roots] == [{"a": "x\n"}, {"b": 1}]


def test_anchors_do_not_reach_the_next_document() -> None:
    assert read("a: &x 1\n---\nb: *x\n").problems[0].start == 15


def test_too_many_broken_documents_end_the_reading() -> None:
    reading = read("[\n---\n" * (MAX_BROKEN + 5) + "a: 1\n")
    assert len(reading.problems) == MAX_BROKEN + 1
    assert reading.problems[-1].kind == "unreadable"
    assert reading.roots == []


# Colons inside brackets, which libyaml refused up to 0.2.1


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("[http://x/y, llama3.2:3b]", ["http://x/y", "llama3.2:3b"]),
        ("{a: b:c, 'd':e, f::g: 1}", {"a": "b:c", "d": "e", "f::g": 1}),
        ('{a: [x:y], "b:c": "d:e", f: 2001:db8::1}', {"a": ["x:y"], "b:c": "d:e", "f": "2001:db8::1"}),
    ],
)
def test_plain_scalars_in_brackets_may_hold_colons(text: str, value: Data) -> None:
    assert data(root_of(text)) == value
    assert all(
        ":" not in text[node.end : node.end + 1] or text[node.end :][1:2] in " e" for node in nodes(root_of(text))
    )


def test_a_text_that_uses_every_private_character_is_read_all_the_same() -> None:
    text = "a: [b:c]\nd: " + "".join(map(chr, range(0xE000, 0xF900)))
    assert len(read(text).problems) == 1


# Aliases


def test_alias_is_a_node_of_its_own() -> None:
    text = "a: &x [1]\nb: *x\n"
    first, second = mapping_of(text).members
    assert isinstance(second.value, Alias)
    assert second.value.target is first.value
    assert text[second.value.start : second.value.end] == "*x"


def test_the_last_anchor_of_a_name_counts() -> None:
    assert data(root_of("- &x 1\n- *x\n- &x 2\n- *x\n")) == [1, 1, 2, 2]


def test_alias_can_be_a_key() -> None:
    assert data(root_of("&x a: 1\nb: {*x : 2}\n")) == {"a": 1, "b": {"a": 2}}


def test_undefined_alias_is_a_mistake() -> None:
    problem = problem_of("a: *nope\n")
    assert (problem.kind, problem.start, problem.end) == ("syntax-error", 3, 8)
    assert "nope" not in problem.message


@pytest.mark.parametrize("text", ["&a [*a]", "&a {b: [*a]}", "x: &a\n  y: *a\n"])
def test_alias_to_what_contains_it_is_refused(text: str) -> None:
    problem = problem_of(text)
    assert problem.kind == "unreadable"
    assert text[problem.start : problem.end] == "*a"


def bomb(levels: int, template: str) -> str:
    lines = [f"a0: &a0 {template.format('x')}"]
    lines += [f"a{level}: &a{level} {template.format(f'*a{level - 1}')}" for level in range(1, levels)]
    return "\n".join(lines)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (bomb(100, "[{0},{0},{0},{0},{0},{0},{0},{0},{0},{0}]"), "unreadable"),
        (bomb(100, "{{b: {0}, c: {0}}}"), "unreadable"),
        (bomb(MAX_DEPTH + 2, "[{0}]"), "unreadable"),
        ("[" * 100_000, "unreadable"),
        ("{a: " * 100_000, "unreadable"),
        ("- " * 100_000, "unreadable"),
        ("? " * 100_000, "unreadable"),
        ("'" + "a\n" * 500_000, "syntax-error"),
    ],
)
def test_attacks_end_fast(text: str, kind: str) -> None:
    began = time.perf_counter()
    problem = problem_of(text)
    # Far above what it takes; the point is that it does not grow with the attack.
    assert time.perf_counter() - began < 5
    assert problem.kind == kind


def test_merge_bomb_ends_fast() -> None:
    lines = ["a0: &a0 {k0: 1}"]
    for level in range(1, 100):
        sources = ",".join([f"*a{level - 1}"] * 10)
        lines.append(f"a{level}: &a{level} {{<<: [{sources}], k{level}: 1}}")
    assert problem_of("\n".join(lines)).kind == "unreadable"


def test_aliases_within_the_budget_are_fine() -> None:
    text = "base: &b [" + ",".join("x" * 1000) + "]\n" + "".join(f"a{n}: *b\n" for n in range(150))
    assert len(mapping_of(text).members) == 151


@pytest.mark.parametrize("opening", ["[", "{a: "])
def test_depth_up_to_the_limit_is_read(opening: str) -> None:
    closing = "]" if opening == "[" else "}"
    assert read(opening * MAX_DEPTH + closing * MAX_DEPTH).problems == []
    problem = problem_of(opening * (MAX_DEPTH + 1) + closing * (MAX_DEPTH + 1))
    assert (problem.start, problem.end) == (MAX_DEPTH * len(opening), MAX_DEPTH * len(opening) + 1)


# Merge keys


def test_merge_keys_bring_in_what_is_not_there() -> None:
    text = "b: &b {x: 1, y: 2}\nc: &c {y: 3, z: 4}\nd:\n  <<: [*b, *c]\n  x: 5\n"
    mapping = mapping_of(text).members[2].value
    assert isinstance(mapping, Mapping)
    assert [member.name for member in mapping.members] == ["<<", "x"]
    assert {member.name: data(member.value) for member in mapping.merged} == {"y": 2, "z": 4}


def test_merges_of_merges_are_included() -> None:
    text = "a: &a {x: 1, w: 0}\nb: &b {<<: *a, x: 2}\nc: {<<: *b}\nd: {<<: {<<: *a, v: 9}}\n"
    mapping = mapping_of(text)
    assert {name: value for name, value in data(mapping.members[2].value).items() if name != "<<"} == {"x": 2, "w": 0}
    last = mapping.members[3].value
    assert isinstance(last, Mapping)
    assert {member.name: data(member.value) for member in last.merged} == {"v": 9, "x": 1, "w": 0}


@pytest.mark.parametrize("text", ["{'<<': {a: 1}}", "{<<: 1}", "{<<: }", "{<<: [1, [a]]}", "{<<: {[b]: 1}}"])
def test_what_is_no_merge_brings_in_nothing(text: str) -> None:
    assert mapping_of(text).merged == []


# Keys


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("a: 1\nb: 2\n'a': 3\n", [(0, 10)]),
        ("{a: 1, a: 2, a: 3}", [(1, 7), (1, 13)]),
        ("1: a\n0x1: b\n", [(0, 5)]),
        ("1: a\n'1': b\n1.0: c\ntrue: d\n'true': e\n", []),
        ("~: a\nnull: b\n", [(0, 5)]),
        ("&x a: 1\n*x : 2\n", [(3, 8)]),
        ("<<: {a: 1}\n<<: {b: 1}\n", []),
        ("[a]: 1\n[a]: 2\n", []),
        ("!x a: 1\n!x a: 2\n", []),
    ],
)
def test_repeated_keys_are_told(text: str, places: list[tuple[int, int]]) -> None:
    reading = read(text)
    assert reading.problems == []
    assert [(one.first.key.start, one.again.key.start) for one in reading.duplicates] == places


def test_keys_of_every_kind_are_members() -> None:
    mapping = mapping_of("? [a, b]\n: 1\n? c: d\n: 2\n? |\n  e\n: 3\n? f\n")
    assert [type(member.key).__name__ for member in mapping.members] == ["Sequence", "Mapping", "Scalar", "Scalar"]
    assert [data(member.value) for member in mapping.members] == [1, 2, 3, None]


# Comments


def test_comments_are_found_where_a_suppression_could_be() -> None:
    text = (
        "# provcheck: ignore[PC001]\na: 'x # y' # b\nc: | # d\n  # no\n\n  #no\n# e\nf: [g,#h\n i] #j\n"
        'k: "l\n  # no"\nm: n#no\n? o # p\n: q # r\n--- # s\n[t #\n'
    )
    reading = read(text)
    found = [text[comment.start : comment.end] for comment in reading.comments]
    assert found == ["# provcheck: ignore[PC001]", "# b", "# d", "# e", "#h", "#j", "# p", "# r", "# s", "#"]


def test_comments_are_not_looked_for_elsewhere() -> None:
    assert read("a: 1 # b\n").comments == []


# Mistakes


@pytest.mark.parametrize(
    ("text", "message", "span"),
    [
        ("a:\n\tb: 1\n", "a tab stands where YAML takes only spaces", "\t"),
        ("a: b\n\tc: d\n", "a tab stands where YAML takes only spaces", "\t"),
        ("a: b: c\n", "a value that holds ': ' has to stand in quotes", ":"),
        ("a: 1\n  b: 2\n", "a key cannot stand here, because the value above it goes on", ":"),
        ("a:\n  b: 1\n c: 2\n", "the indentation of this line fits nothing above it", "c"),
        ("a: 1\n- b\n", "found a list item ('- ') where a key was expected", "-"),
        ("- a\nb: 1\n", "found text where a list item ('- ') was expected", "b"),
        ("- a\nb\n", "this key has no ':' behind it", "b"),
        ("a: 'x' y\n", "found text where the end of the line was expected", "y"),
        ("a: 'x' 'y'\n", "found a string where the end of the line was expected", "'"),
        ("a: 'x\nb: 1\n", "the string is not closed", "'"),
        ('a: "x\nb: 1\n', "the string is not closed", '"'),
        ("a: [1 b: 2: 3\n", "found ':' where ',' or ']' was expected", ":"),
        ("a: [1\nb: 2\n", "found ':' on line 2 where ',' or ']' was expected", "["),
        ("a: {b", "found the end of the document on line 1 where ',' or '}' was expected", "{"),
        ("a: [", "found the end of the document on line 1 where ',' or ']' was expected", "["),
        ("a: ]\n", "found ']' where a value was expected", "]"),
        ("a: @b\n", "a value without quotes cannot begin with '@'", "@"),
        ("a: `b\n", "a value without quotes cannot begin with '`'", "`"),
        ("a: - b\n", "a list item cannot begin here", "-"),
        ("a: 1\nb\nc: 2\n", "this key has no ':' behind it", "b"),
        ("a: | b\n", "found text where the end of the line was expected", "b"),
        ("a: *\n", "found the end of the document where the name of an anchor was expected", "\n"),
        ("a: *\nb: 1\n", "found the end of the line where the name of an anchor was expected", "\n"),
        ("a: !b!c d\n", "this tag begins with a handle that no '%TAG' line explains", "!"),
        ("%YAML 9.0\n--- a\n", "a line that begins with '%' has to be a YAML directive", "%YAML 9.0"),
    ],
)
@pytest.mark.parametrize("c_parser", [True, False])
def test_mistakes_are_told_in_plain_words(
    text: str, message: str, span: str, c_parser: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not c_parser:
        monkeypatch.setitem(sys.modules, "_ruamel_yaml", None)
    problem = problem_of(text)
    assert problem.kind == "syntax-error"
    assert problem.message == message
    assert text[problem.start : problem.end] == span


@pytest.mark.parametrize("text", ['"\\q"', '"\\xyz"', '"\\UFFFFFFFF"', "!<a", "a: 1\n? ]", "%", "[&]", "a: !<"])
@pytest.mark.parametrize("c_parser", [True, False])
def test_rare_mistakes_have_words_too(text: str, c_parser: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    if not c_parser:
        monkeypatch.setitem(sys.modules, "_ruamel_yaml", None)
    assert " " in problem_of(text).message


def test_what_follows_a_complete_document_is_a_mistake() -> None:
    reading = read("[a]\nb\n")
    assert [data(root) for root in reading.roots] == [["a"]]
    assert [problem.message for problem in reading.problems] == [
        "found text where the end of the document was expected"
    ]


def test_template_marks_are_named() -> None:
    problem = problem_of("a: {{ .Values.x }}-y\n")
    assert problem.help
    assert "template" in problem.help


def test_merge_conflicts_are_named() -> None:
    problem = problem_of("<<<<<<< HEAD\na: 1\n=======\na: 2\n>>>>>>> other\n")
    assert problem.help == "settle the merge conflict first"


def test_no_message_quotes_the_text() -> None:
    for text in (
        "key: 'nvapi-secret' nvapi-secret\n",
        "key: *nvapi-secret\n",
        "key: [nvapi-secret\n",
        "nvapi-secret\na: 1\n",
    ):
        problem = problem_of(text)
        assert "nvapi" not in problem.message + str(problem.help)


# Laws


def fresh(text: str) -> list[Data]:
    """What ruamel.yaml makes of a stream."""
    return list(YAML(typ="safe", pure=True).load_all(StringIO(text)))


@given(yaml_texts())
def test_values_are_those_of_ruamel(case: tuple[str, Data]) -> None:
    text, expected = case
    root = root_of(text)
    assert data(root) == expected
    assert fresh(text.removeprefix("\ufeff")) == [expected]


@settings(max_examples=50)
@given(st.lists(yaml_texts(), min_size=1, max_size=2))
def test_both_parsers_give_equal_trees(cases: list[tuple[str, Data]]) -> None:
    texts = [text.removeprefix("\ufeff") for text, _ in cases]
    text = "\n...\n".join(texts)
    with pytest.MonkeyPatch.context() as patch:
        with_c = read(text)
        patch.setitem(sys.modules, "_ruamel_yaml", None)
        assert outline(read(text)) == outline(with_c)


@given(yaml_texts())
def test_spans_hold_what_they_say(case: tuple[str, Data]) -> None:
    text, _ = case
    for node in nodes(root_of(text)):
        span = text[node.start : node.end]
        assert span == span.strip("\r\n")
        if isinstance(node, Scalar) and span:
            # Alone in brackets of its own, a scalar on one line means the same.
            if "\n" not in span:
                assert repr(data(root_of(f"[{span}]"))) == repr([node.value])
        elif not isinstance(node, Scalar):
            assert span[0] in "[{-" or isinstance(node, Mapping)


def assert_nested(node: Node) -> None:
    """Children stand inside their parents, in order."""
    offset = node.start
    parts = node.items if isinstance(node, Sequence) else []
    if isinstance(node, Mapping):
        parts = [part for member in node.members for part in (member.key, member.value)]
    for part in parts:
        assert offset <= part.start <= part.end <= node.end
        offset = part.end
        assert_nested(part)


FRAGMENTS = [
    *"\"'[]{}:,-?&*!|>%@`#~ \t\n\r\x00\x85\u2028\ufeff\ud800\\ab0.<=+",
    *[
        "\n  ",
        "\n- ",
        "\n  - ",
        "key: ",
        "- ",
        "? ",
        ": ",
        "\n---\n",
        "\n...\n",
        "%YAML 1.2\n",
        "%TAG ! x\n",
        "&a ",
        "*a",
    ],
    *[
        "<<: ",
        "!!str ",
        "!!int ",
        "!<a>",
        "|\n  ",
        ">-\n ",
        "|+2\n",
        "'x'",
        '"y"',
        '"\\u00e9"',
        '"\\UFFFFFFFF"',
        "0x1F",
    ],
    *["provcheck:", "# c", "{{ x }}", "\r\n"],
]


@pytest.mark.parametrize("c_parser", [True, False])
@given(text=st.lists(st.sampled_from(FRAGMENTS), max_size=25).map("".join) | st.text(max_size=40))
def test_nothing_raises(text: str, c_parser: bool) -> None:
    with pytest.MonkeyPatch.context() as patch:
        if not c_parser:
            patch.setitem(sys.modules, "_ruamel_yaml", None)
        reading = read(text)
    for root in reading.roots:
        assert_nested(root)
    for problem in reading.problems:
        assert 0 <= problem.start <= problem.end <= len(text)
        assert problem.message
    assert all(text[comment.start] == "#" for comment in reading.comments)
