"""Where the characters of a YAML string stand in the file, for a text that is embedded in one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from provcheck.syntax.node import Scalar

_BREAK = r"(?:\r\n|\r|\n)"
_FOLD_REST = rf"{_BREAK}(?:[ \t]*{_BREAK})*[ \t]*"
_FOLD = rf"[ \t]*{_FOLD_REST}"
_PAIR = r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}"
_ESCAPE = r"\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|[^\r\n])"
# What is not in the string as it stands in the file, by the style of the scalar.
_specials = {
    "": re.compile(_FOLD),
    "'": re.compile(rf"''|{_FOLD}"),
    '"': re.compile(rf"\\{_FOLD_REST}|{_PAIR}|{_ESCAPE}|[ \t]*{_FOLD_REST}"),
}
_breaks = re.compile(_BREAK).finditer
_lines = re.compile(rf"([^\r\n]*)(?:{_BREAK}|\Z)").finditer

_Segments = list[tuple[int, int]]


def segments(text: str, node: Scalar) -> list[tuple[int, int]]:
    """Pairs of offsets, into the string and into the text, between which both run in step.

    A character that is written as an escape stands where the escape begins. A line break that YAML folds into a space
    stands at the end of its line. Where the two cannot be brought together, offsets stay on the right line.
    """
    if not isinstance(node.value, str):
        return [(0, node.start)]
    if node.style in {"|", ">"}:
        return _in_block(text, node, node.value)
    special = _specials.get(node.style)
    if special is None:
        return [(0, node.start)]
    margin = len(node.style)
    return _in_flow(text, node.start + margin, node.end - margin, special)


def _in_flow(text: str, start: int, end: int, special: re.Pattern[str]) -> _Segments:
    found = [(0, start)]
    inner = 0
    for match in special.finditer(text, start, end):
        inner += match.start() - start
        breaks = [one.start() for one in _breaks(text, match.start(), match.end())]
        # Of several breaks the first is swallowed, and the others are line breaks of the string. A single one
        # becomes a space, unless a backslash swallows it; an escape becomes a character.
        found += [(inner + index, offset) for index, offset in enumerate(breaks[1:])]
        swallowed = len(breaks) == 1 and text[match.start()] == "\\"
        inner += 0 if swallowed else max(1, len(breaks) - 1)
        start = match.end()
        found.append((inner, start))
    return found


def _in_block(text: str, node: Scalar, value: str) -> _Segments:
    lines = [(match.start(), match[1]) for match in _lines(text, node.start, node.end)][1:]
    indent = _indent([line for _, line in lines], value)
    contents = []
    for start, line in lines:
        margin = min(indent, len(line) - len(line.lstrip(" ")))
        contents.append((start + margin, line[margin:]))
    if not contents:
        return [(0, node.end)]
    place = _unfolded if node.style == "|" else _folded
    return place(contents, value)


def _indent(lines: list[str], value: str) -> int:
    """How far the lines of a block scalar are indented: what the first line with content has more than its value."""
    line = next((line for line in lines if line.strip(" ")), "")
    first = next((line for line in value.split("\n") if line.strip(" ")), "")
    return max(0, (len(line) - len(line.lstrip(" "))) - (len(first) - len(first.lstrip(" "))))


def _unfolded(contents: list[tuple[int, str]], value: str) -> _Segments:
    """In a literal scalar each line of the text is a line of the string."""
    found = []
    inner = 0
    for offset, _ in contents:
        found.append((inner, offset))
        inner = value.find("\n", inner) + 1
        if not inner:
            break
    return found


def _folded(contents: list[tuple[int, str]], value: str) -> _Segments:
    """In a folded scalar a line stands unchanged, and empty lines before it are line breaks of the string."""
    found = [(0, contents[0][0])]
    inner = end = 0
    empty: list[int] = []
    for offset, content in contents:
        if not content:
            empty.append(offset)
            continue
        while inner < len(value) and value[inner] in " \n" and not value.startswith(content, inner):
            inner += 1
        if not value.startswith(content, inner):
            break
        breaks = min(len(empty), inner - end)
        found += zip(range(inner - breaks, inner), empty[len(empty) - breaks :], strict=True)
        found.append((inner, offset))
        inner = end = inner + len(content)
        empty.clear()
    return found
