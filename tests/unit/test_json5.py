"""The JSON5 reader: values, places, comments, duplicates, mistakes and hostile texts."""

from __future__ import annotations

import math
from collections.abc import Iterator

import json5 as package
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from provcheck.syntax.json5 import read
from provcheck.syntax.node import MAX_DEPTH, Mapping, Node, Problem, Reading, Scalar, Sequence


def root_of(text: str) -> Node:
    reading = read(text)
    assert reading.problems == []
    (root,) = reading.roots
    return root


def data(node: Node) -> object:
    """The plain data of a tree, with later members over earlier ones."""
    if isinstance(node, Mapping):
        return {member.name: data(member.value) for member in node.members}
    if isinstance(node, Sequence):
        return [data(item) for item in node.items]
    assert isinstance(node, Scalar)
    return node.value


def problem_of(text: str) -> Problem:
    reading = read(text)
    assert reading.roots == []
    assert reading.duplicates == []
    (problem,) = reading.problems
    return problem


def nodes(root: Node) -> Iterator[Node]:
    """Every node of a tree, keys included, in the order of the text."""
    yield root
    if isinstance(root, Mapping):
        for member in root.members:
            yield member.key
            yield from nodes(member.value)
    elif isinstance(root, Sequence):
        for item in root.items:
            yield from nodes(item)


def written(text: str) -> list[str]:
    return [text[node.start : node.end] for node in nodes(root_of(text)) if not isinstance(node, Mapping | Sequence)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("null", None),
        ("true", True),
        ("false", False),
        ("0", 0),
        ("-0", 0),
        ("+7", 7),
        (".5", 0.5),
        ("5.", 5),
        ("-.25e1", -2.5),
        ("8192.0", 8192),
        ("1e5", 100_000),
        ("0xDecaf", 0xDECAF),
        ("-0x10", -16),
        ("9007199254740992", 2**53),
        ("9007199254740993", 2**53),
        ("9007199254740994", 9007199254740994.0),
        ("0x20000000000002", 9007199254740994.0),
        ("1e999999", math.inf),
        ("-1e999999", -math.inf),
        ("1" * 400, math.inf),
        ("-0x" + "f" * 400, -math.inf),
        ("1e-999999", 0),
        ("Infinity", math.inf),
        ("-Infinity", -math.inf),
        ("+Infinity", math.inf),
        ("'a\"b'", 'a"b'),
        ('"a\'b"', "a'b"),
        (r"'\b\f\n\r\t\v\0\'\"\\\/\a'", "\b\f\n\r\t\v\0'\"\\/a"),
        (r"'\x41\u00e9'", "A\xe9"),
        ("'one \\\ntwo \\\r\nthree \\\rfour \\\u2028five \\\u2029six'", "one two three four five six"),
        ("'\u2028\u2029\t'", "\u2028\u2029\t"),
        (r"'\uD83D\uDE00'", "\U0001f600"),
        ("'\\ud83d\\\n\\ude00'", "\U0001f600"),
        (r"'\ude00\ud83d'", "\ude00\ud83d"),
        ("'\0'", "\0"),
        ("\ufeff[]", []),
        ("[1,]", [1]),
        ("{a:1,}", {"a": 1}),
        ("\t\v\f \xa0\u1680\u2003\u3000\r\n\u2028\u2029[\ufeff1\xa0]\ufeff", [1]),
    ],
)
def test_values_are_those_of_javascript(text: str, value: object) -> None:
    found = data(root_of(text))
    assert found == value
    assert type(found) is type(value)


@pytest.mark.parametrize("text", ["NaN", "+NaN", "-NaN"])
def test_nan_is_a_number(text: str) -> None:
    value = data(root_of(text))
    assert isinstance(value, float)
    assert math.isnan(value)


@pytest.mark.parametrize(
    ("key", "name"),
    [
        ("id", "id"),
        ("$ref", "$ref"),
        ("_0", "_0"),
        ("null", "null"),
        ("Infinity", "Infinity"),
        ("\u4e2d\u6587", "\u4e2d\u6587"),
        ("a\u0301\u200d9", "a\u0301\u200d9"),
        (r"\u0061b", "ab"),
        (r"a\u0030", "a0"),
        ("'two words'", "two words"),
        (r'"\x61"', "a"),
        ('""', ""),
    ],
)
def test_keys_of_every_form(key: str, name: str) -> None:
    root = root_of(f"{{ {key} /* colon */ : 1 }}")
    assert isinstance(root, Mapping)
    (member,) = root.members
    assert member.name == name
    assert isinstance(member.key, Scalar)
    assert member.key.style == (key[0] if key[0] in "\"'" else "")


def test_each_node_knows_where_it_stands() -> None:
    text = """\ufeff// head
{ plain: 'single', "double": [1, -0x1F, {}, "es\\caped"], caf\xe9: /* here */ true,
  empty: [ ], "k" : null }"""
    assert written(text) == [
        *("plain", "'single'", '"double"', "1", "-0x1F", '"es\\caped"', "caf\xe9", "true", "empty", '"k"', "null")
    ]
    boxes = [text[node.start : node.end] for node in nodes(root_of(text)) if isinstance(node, Mapping | Sequence)]
    assert boxes == [text[text.index("{") :], '[1, -0x1F, {}, "es\\caped"]', "{}", "[ ]"]


def test_comments_stand_in_the_order_of_the_text() -> None:
    text = "// one\n{ /* two */ a /* three */ : /***/ 1 // 'four'\r, /* five\n*/ } //"
    comments = [text[comment.start : comment.end] for comment in read(text).comments]
    assert comments == ["// one", "/* two */", "/* three */", "/***/", "// 'four'", "/* five\n*/", "//"]


def test_what_looks_like_a_comment_in_a_string_is_none() -> None:
    assert read("{a: 'http://x', b: \"/* c */\"}").comments == []


def test_comments_before_a_mistake_are_kept() -> None:
    assert len(read("// one\n{ /* two */ a = 1 }").comments) == 2


def test_duplicates_are_told_by_what_the_key_means() -> None:
    text = "{a: 1, b: {c: 1, 'c': 2}, 'a': 2, \"\\x61\": 3, A: 4}"
    pairs = [
        (text[again.key.start : again.value.end], text[first.key.start : first.value.end])
        for first, again in ((duplicate.first, duplicate.again) for duplicate in read(text).duplicates)
    ]
    assert pairs == [("'c': 2", "c: 1"), ("'a': 2", "a: 1"), ('"\\x61": 3', "a: 1")]
    assert data(root_of(text)) == {"a": 3, "b": {"c": 2}, "A": 4}


def test_a_duplicate_knows_its_mapping() -> None:
    reading = read("[{a: 1, a: 1}]")
    (root,) = reading.roots
    assert isinstance(root, Sequence)
    assert [duplicate.mapping for duplicate in reading.duplicates] == root.items


@pytest.mark.parametrize(
    ("text", "place", "message", "advice"),
    [
        ("", "", "found the end of the file where a value was expected", "{}"),
        ("\n// nothing\n", "", "found the end of the file where a value was expected", "{}"),
        ("{a: [1, 2}", "}", "found '}' where ',' or ']' was expected", "'[' by ']'"),
        ("{a: [1, 2", "[", "found the end of the file where ',' or ']' was expected", "'[' is not closed"),
        ("{a: 1, b", "{", "found the end of the file where ':' was expected", "'{' is not closed"),
        ("{a: ", "{", "found the end of the file where a value was expected", "'{' is not closed"),
        ("{a: 'b}", "'", "the string is not closed", "put ' at its end"),
        ("{a: 'b\n'}", "'", "the string is not closed", "put ' at its end"),
        ('"\\', '"', "the string is not closed", 'put " at its end'),
        ("{a: 1 /* b }", "/*", "the comment is not closed", "'*/'"),
        ("{a: 1 'b': 2}", "'b'", "found a string where ',' or '}' was expected", "put ','"),
        ("{a: 1\nb: 2}", "b", "found a word without quotes where ',' or '}' was expected", "put ','"),
        ("[1 2]", "2", "found '2' where ',' or ']' was expected", "put ','"),
        ("'it's'", "s", "found a word without quotes where the end of the file was expected", "'\\' before"),
        ("{a = 1}", "=", "found '=' where ':' was expected", "':' between"),
        ("{a: 1; b: 2}", ";", "found ';' where ',' or '}' was expected", "',' between"),
        ("{a: @LIMIT@}", "@LIMIT@", "found the template mark '@...@' where a value was expected", "quotes"),
        ("{a: <limit>}", "<limit>", "found the template mark '<...>' where a value was expected", "quotes"),
        ("{a: {{ limit }}}", "{{ limit }}", "found the template mark '{{...}}' where a value was expected", "quotes"),
        ("{a: ${LIMIT}}", "${LIMIT}", "found '${...}' without quotes where a value was expected", "quotes"),
        ("{a: True}", "True", "found 'True' where a value was expected", "true"),
        ("{a: None}", "None", "found 'None' where a value was expected", "null"),
        ("{a: nulls}", "nulls", "found a word without quotes where a value was expected", "quotes"),
        ("{a: 1_000}", "1_000", "found '1_000' where a value was expected", "'_'"),
        ("{a: 0128}", "0128", "found '0128' where a value was expected", "begin with 0"),
        ("{a: 128k}", "128k", "found '128k' where a value was expected", "quotes"),
        ("{a: -}", "-", "found '-' where a value was expected", "digits"),
        ("[1,, 2]", ",", "found ',' where a value or ']' was expected", "missing"),
        ("{a:}", "}", "found '}' where a value was expected", "missing"),
        ("{,}", ",", "found ',' where a key or '}' was expected", "too many"),
        ("{a}", "}", "found '}' where ':' was expected", "no value"),
        ("{my-key: 1}", "-", "found '-' where ':' was expected", "needs quotes"),
        ("{1: 1}", "1", "found '1' where a key or '}' was expected", "needs quotes"),
        (r"{\u0020: 1}", r"\u0020", "found an escape for U+0020 in a key without quotes", "needs quotes"),
        (r"{a\x: 1}", "\\", "found '\\' without 'u' and four hexadecimal digits in a key without quotes", "quotes"),
        (r"'C:\users'", r"\u", r"found '\u' without its four hexadecimal digits", r"'\\'"),
        (r"'\xg'", r"\x", r"found '\x' without its two hexadecimal digits", r"'\\'"),
        (r"'\8'", r"\8", "found '\\' before a digit, which JSON5 does not have", r"'\\'"),
        ("{} {}", "{", "found '{' where the end of the file was expected", "one value"),
        ("{}}", "}", "found '}' where the end of the file was expected", "too many"),
        ("models:\n  mode: merge\n", "models", "found a word without quotes where a value was expected", "'{'"),
        ("- a\n", "-", "found '-' where a value was expected", "YAML"),
        ("# a\n{}", "#", "found '#' where a value was expected", "'//'"),
        ("<<<<<<< ours\n{}", "<<<<<<<", "found the mark of a merge conflict where a value was expected", "settle"),
        ("{\u201ca\u201d: 1}", "\u201c", "found '\u201c' where a key or '}' was expected", "straight quotes"),
    ],
)
def test_a_mistake_is_named_and_placed(text: str, place: str, message: str, advice: str) -> None:
    problem = problem_of(text)
    assert (problem.kind, problem.message) == ("syntax-error", message)
    assert text[problem.start : problem.end] == place
    assert advice in (problem.help or "")


@pytest.mark.parametrize(("character", "name"), [("\0", "U+0000"), ("\x85", "U+0085"), ("\u200b", "U+200B")])
def test_what_cannot_be_shown_is_named_by_number(character: str, name: str) -> None:
    problem = problem_of(f"{{a: {character}}}")
    assert problem.message == f"found the character {name} where a value was expected"
    assert (problem.start, problem.end) == (4, 5)


@pytest.mark.parametrize(
    "text",
    [
        "{a: %s}",
        "{a: '' %s}",
        "%s",
        "[1, %s",
        "{%s}",
        "{a %s: 1}",
        "{a: 'x'%s}",
        "{a: 1%s}",
        "{a: <%s>}",
        "{a: '%s",
        "'%s\\x",
    ],
)
def test_a_message_never_holds_a_word_that_may_be_a_secret(text: str) -> None:
    problem = problem_of(text % "nvapi-S3cretS3cret-S3cret")
    assert "cret" not in problem.message + (problem.help or "")


def test_a_mistake_leaves_no_duplicates() -> None:
    assert problem_of("{a: {b: 1, b: 2}, c}").message == "found '}' where ':' was expected"


@pytest.mark.parametrize(("opening", "closing"), [("[", "]"), ("{a:", "}"), ("[{a:", "}]")])
def test_nesting_is_read_up_to_its_limit(opening: str, closing: str) -> None:
    count = MAX_DEPTH // opening.count("[") if "{" not in opening else MAX_DEPTH // (1 + opening.count("["))
    assert len(list(nodes(root_of(opening * count + "0" + closing * count)))) > count
    text = opening * (count + 1) + "0" + closing * (count + 1)
    problem = problem_of(text)
    assert (problem.kind, problem.message) == ("unreadable", "nested more than 200 levels deep")
    assert text[problem.start : problem.end] == opening[0]
    assert text[: problem.start].count("[") + text[: problem.start].count("{") == MAX_DEPTH


LONG = 150_000


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(text, id=text[:8])
        for text in [
            "[" * LONG,
            "{a:" * LONG,
            "{" * LONG,
            "'" + "a" * LONG,
            "'" + "\\" * LONG,
            "'" + "\\" * LONG + "'",
            "\\" * LONG,
            "/*" + "*" * LONG,
            "[" + " " * LONG,
            "{a" + " " * LONG + ":1" + " " * LONG + "x",
            "['\\n'" + " " * LONG + "'",
            "1" * LONG,
            "[" + "1" * LONG + "k]",
            "0x" + "f" * LONG,
            "." + "0" * LONG + "1",
            "1e" + "9" * LONG,
            "{" + "\u4e2d" * LONG + ":1}",
            "{" + "\\u0061" * LONG + ":1}",
            "//\n" * LONG,
            "'a' " * LONG,
            "{{" + "a" * LONG,
            "{a: <" + "a" * LONG,
            "{" + "a:1," * LONG + "}",
        ]
    ],
)
def test_hostile_texts_take_no_more_than_their_length(text: str) -> None:
    reading = read(text)
    assert len(reading.roots) + len(reading.problems) == 1


# Generated texts


def quoted(value: str, quote: str) -> str:
    """A literal for the value, with what must be escaped escaped in one way or another."""
    escapes = {quote: f"\\{quote}", "\\": "\\\\", "\n": "\\n", "\r": "\\x0d", "\b": "\\b", "\0": "\\u0000"}
    return quote + "".join(escapes.get(character, character) for character in value) + quote


BLANK = st.sampled_from([" ", "\n", "\r\n", "\t", "\xa0", "\ufeff", "/* } */", "// '\n"])
BLANKS = st.lists(BLANK, max_size=2).map("".join)
STRINGS = st.builds(quoted, st.text(max_size=8), st.sampled_from("\"'"))
NAMES = st.from_regex(r"[A-Za-z_$\u00e9\u4e2d][A-Za-z0-9_$\u00e9\u4e2d]{0,5}", fullmatch=True)
NUMBERS = (
    st.integers().map(str)
    | st.integers(min_value=0).map(hex)
    | st.floats(allow_nan=False).map(lambda number: repr(number).replace("inf", "Infinity"))
    | st.sampled_from([".5", "5.", "+1", "-.5e3", "1E+2", "NaN", "-0"])
)
SCALARS = STRINGS | NUMBERS | st.sampled_from(["true", "false", "null"])


def listed(parts: st.SearchStrategy[str], brackets: str) -> st.SearchStrategy[str]:
    spaced = st.lists(st.tuples(BLANKS, parts, BLANKS).map("".join), max_size=4)
    return st.builds(
        lambda parts, comma: brackets[0] + ",".join(parts) + comma * bool(parts) + brackets[1],
        spaced,
        st.sampled_from(["", ","]),
    )


def containers(values: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    members = st.tuples(NAMES | STRINGS, BLANKS, st.just(":"), BLANKS, values).map("".join)
    return listed(values, "[]") | listed(members, "{}")


DOCUMENTS = st.tuples(BLANKS, st.recursive(SCALARS, containers, max_leaves=12), BLANKS).map("".join)


def comparable(value: object) -> object:
    """The same with numbers as floats and NaN as a word, since the package has other types for some numbers."""
    if isinstance(value, dict):
        return {key: comparable(item) for key, item in value.items()}
    if isinstance(value, list):
        return [comparable(item) for item in value]
    if isinstance(value, bool) or not isinstance(value, int | float):
        return value
    try:
        number = float(value)
    except OverflowError:
        number = math.copysign(math.inf, value)
    return "NaN" if math.isnan(number) else number


@given(DOCUMENTS)
def test_generated_texts_mean_what_the_json5_package_reads(text: str) -> None:
    assert comparable(data(root_of(text))) == comparable(package.loads(text))


@given(DOCUMENTS)
def test_each_span_reads_back_to_its_node(text: str) -> None:
    reading = read(text)
    for node in nodes(root_of(text)):
        piece = text[node.start : node.end]
        if not (isinstance(node, Scalar) and node.style == "" and isinstance(node.value, str)):
            assert repr(data(root_of(piece))) == repr(data(node))
    for comment in reading.comments:
        assert text[comment.start : comment.end] in {"/* } */", "// '"}


def hold_sound(reading: Reading, text: str) -> None:
    assert len(reading.roots) + len(reading.problems) == 1
    for problem in reading.problems:
        assert 0 <= problem.start <= problem.end <= len(text)
        assert (problem.message + (problem.help or "")).isprintable()
    for comment in reading.comments:
        assert text[comment.start : comment.end].startswith(("//", "/*"))


@given(st.text())
@example("\ud83d")
@example("'\\ud83d")
def test_any_text_gives_a_tree_or_one_problem(text: str) -> None:
    hold_sound(read(text), text)


@given(st.text(alphabet="{}[]:,\"'\\/*ux0a-.\n \u2028\xe9"))
def test_any_pile_of_marks_gives_a_tree_or_one_problem(text: str) -> None:
    hold_sound(read(text), text)


@given(DOCUMENTS, st.data())
def test_any_broken_text_gives_a_tree_or_one_problem(text: str, choices: st.DataObject) -> None:
    start = choices.draw(st.integers(0, len(text)))
    end = choices.draw(st.integers(start, min(len(text), start + 3)))
    broken = text[:start] + choices.draw(st.sampled_from(["", "}", "'", "\\", "@X@", "\0", "/*"])) + text[end:]
    hold_sound(read(broken), broken)
