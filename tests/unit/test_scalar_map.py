"""The map from the characters of a YAML string to those of the file."""

from __future__ import annotations

import json
from bisect import bisect_right

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provcheck.syntax.node import Mapping, Node, Scalar, Sequence
from provcheck.syntax.source import Source
from provcheck.syntax.yaml import read
from provcheck.syntax.yaml.scalar_map import segments
from written_texts import Data, yaml_texts


def strings(node: Node) -> list[Scalar]:
    """The string values of a tree."""
    if isinstance(node, Mapping):
        return [found for member in node.members for found in strings(member.value)]
    if isinstance(node, Sequence):
        return [found for item in node.items for found in strings(item)]
    return [node] if isinstance(node, Scalar) and isinstance(node.value, str) else []


def only(text: str) -> Scalar:
    reading = read(text)
    assert reading.problems == []
    (scalar,) = strings(reading.roots[0])
    return scalar


def value_of(scalar: Scalar) -> str:
    assert isinstance(scalar.value, str)
    return scalar.value


def offsets(text: str, scalar: Scalar) -> list[int]:
    """Where each character of the string stands."""
    pairs = segments(text, scalar)
    found = []
    for inner in range(len(value_of(scalar))):
        start, outer = pairs[bisect_right(pairs, (inner, len(text))) - 1]
        found.append(outer + inner - start)
    return found


def seen(text: str) -> str:
    """What stands at the place of each character."""
    return "".join(text[offset] for offset in offsets(text, only(text)))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: plain text # c", "plain text"),
        ("a: two\n   lines\n\n\n  three", "two\nlines\n\nthree"),
        ("a: 'it''s'", "it's"),
        ("a: 'x  \n\n  y'", "x\ny"),
        ('a: "x\\ty"', "x\\y"),
        ('a: "\\u00e9\\x41\\U0001F600z"', "\\\\\\z"),
        ('a: "x\\\n   y\\"z"', "xy\\z"),
        ('a: "x \\\n\n  y"', "x \ny"),
        ("a: |\n  x\n\n    y\n   z\n", "x\n\n  y\n z\n"),
        ("a: |2\n    x\n  y\n", "  x\ny\n"),
        ("a: |\n\n\n  x\n", "\n\nx\n"),
        ("a: |- # c\n  x\n", "x"),
        ("a: |\r\n  x\r\n  y\r\n", "x\ry\r"),
        ("a: >\n  x\n  y\n\n  z\n    more\n\n    more\n  end\n", "x\ny\nz\n  more\n\n  more\nend\n"),
        ("a: >-\n\n  x\r\n  y", "\nx\ry"),
        ("a: &x !!str 1-1", "1-1"),
    ],
)
def test_characters_are_found_in_the_file(text: str, expected: str) -> None:
    assert seen(text) == expected


@pytest.mark.parametrize("style", ["|", ">", "|+", ">-", "|1", "'", '"'])
def test_lines_of_an_embedded_text_are_those_of_the_file(style: str) -> None:
    inner = "{\n  a: 1,\n\n  b: [\n    2,\n  ],\n}\n"
    if style == '"':
        text = f"# c\nx:\n  y: {json.dumps(inner)}\n"
    elif style == "'":
        text = f"# c\nx:\n  y:\n    '{inner.replace(chr(10), chr(10) + '    ')}'\n"
    else:
        indent = 3 if style[-1] == "1" else 6
        lines = "".join(f"{' ' * indent}{line}\n" if line else "\n" for line in inner.splitlines())
        text = f"# c\nx:\n  y: {style}\n{lines}z: 1\n"
    reading = read(text)
    assert reading.problems == []
    scalar = strings(reading.roots[0])[0]
    outer = Source("x.yaml", text, syntax="yaml")
    source = Source("x.yaml", value_of(scalar), outer, segments(text, scalar))
    for mark in ("a:", "b:", "2", "]", "}"):
        offset = source.text.index(mark)
        location = source.locate(offset, offset + len(mark))
        assert text[location.start : location.end] == mark
        assert location.begin == outer.position(text.index(mark, text.index("y:")))


@pytest.mark.parametrize("text", ["a: 1", "a:", "a: !x y", "a: |\n", "a: ''", "a: |+\n\n\n"])
def test_nothing_to_map_is_no_trouble(text: str) -> None:
    root = read(text).roots[0]
    assert isinstance(root, Mapping)
    value = root.members[0].value
    assert isinstance(value, Scalar)
    pairs = segments(text, value)
    assert pairs[0][0] == 0
    assert value.start <= pairs[0][1] <= value.end


def test_surrogate_pairs_of_json_are_one_character() -> None:
    text = '["\\ud83d\\ude00x"]'
    assert segments(text, Scalar(1, 16, "😀x", '"')) == [(0, 2), (1, 14)]


@given(yaml_texts())
def test_characters_are_themselves_or_escaped(case: tuple[str, Data]) -> None:
    text, _ = case
    for scalar in strings(read(text).roots[0]):
        for character, offset in zip(value_of(scalar), offsets(text, scalar), strict=True):
            assert scalar.start <= offset <= scalar.end
            assert text[offset : offset + 1] in {character, "\\"} or character in " \n"


lines = st.lists(st.sampled_from(["x", "yy", "", " a", "  b", "c ", "# d", '"e"', "\tf"]), min_size=1, max_size=8)


@given(lines, st.sampled_from(["|", ">", "|-", ">+"]), st.integers(1, 4), st.sampled_from(["\n", "\r\n"]))
def test_lines_of_block_scalars_are_found(body: list[str], header: str, indent: int, newline: str) -> None:
    text = newline.join([f"k: {header}{indent}", *(" " * indent + line if line else "" for line in body), "z: 1", ""])
    scalar = strings(read(text).roots[0])[0]
    value = value_of(scalar)
    found = offsets(text, scalar)
    assert found == sorted(found)
    for character, offset in zip(value, found, strict=True):
        assert character == text[offset : offset + 1] or character in " \n"
