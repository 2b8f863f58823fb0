"""Where the value behind a colon begins and ends, in JSON5, in both styles of YAML, and in what does not parse."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from provcheck.redact.shapes import Span

_TOKEN = re.compile(r"\r\n?|\n|\\.|[\"'{}\[\]]|(?:(?<=\s)|^)#[^\r\n]*+|(?<!:)//[^\r\n]*+")
_BRACKETS = re.compile(
    r"\\.|\"(?:[^\"\\\n]++|\\.)*+\"|'(?:[^'\\\n]++|\\.)*+'|(?<=\s)#[^\n]*+|(?<!:)//[^\n]*+|(?P<mark>[{}\[\]])"
)
_TAGS = re.compile(r"(?:[ \t]++|[!&][^\s,\[\]{}\"']*+(?=\s))*+")
_LONGEST_COMMENT = 2000
_LINE_REST = re.compile(r"(?:(?:#|//)[^\r\n]*+)?(?:\r\n?|\n|\Z)")
_EMPTY_LINES = re.compile(r"(?:[ \t]*+(?:(?:#|//)[^\r\n]*+)?(?:\r\n?|\n))*+")
_LINE = re.compile(r"([ \t]*+)([^\r\n]*+)(?:\r\n?|\n|\Z)")
_BLOCK_HEADER = re.compile(r"[|>][-+0-9]{0,2}[ \t]*+(?:#[^\r\n]*+)?(?:\r\n?|\n|\Z)")
_STRUCTURE = re.compile(
    r"[ \t]*(?:[}\]]|---|#|(?:(\\*[\"'])[\w$][\w.$ -]{0,200}\1|[\w$][\w.$ -]{0,200})[ \t]*:(?:[ \t\"'\[{\r\n]|\Z))"
)
_ITEM = re.compile(r"-[ \t]+")
_OPENING = re.compile(r"(\\{0,7})([\"'])")

_DOUBLE = re.compile(r'(?:[^"\\\r\n]++|\\(?:\r\n|[\s\S]))*+')
_SINGLE = re.compile(r"(?:[^'\\\r\n]++|''|\\(?:\r\n|[\s\S]))*+")
_SINGLE_YAML = re.compile(r"(?:[^'\r\n]++|'')*+")
_NEXT_KEY = r"\s*\\*[\"']?[\w$][\w.$-]{0,80}\\*[\"']?\s*:(?:[\s\"'\[{\\]|\Z)"
_PLAIN_BLOCK = re.compile(rf"(?:[^\s,]++|[^\S\r\n]++(?!\#)|,(?!{_NEXT_KEY}))*+")
_PLAIN_FLOW = re.compile(
    rf"(?:[^\s,}}\]]++|[^\S\r\n]++(?!\#)|,(?!{_NEXT_KEY}|\s*(?://|/\*|\#|[}}\]]|[\r\n]|\Z))"
    r"|[}\]](?!\s*(?:[,}\]\r\n\"'#]|//|\Z)))*+"
)
_LIST_OF_MAPPINGS = re.compile(r"\[\s*+\{")
_LIST_ITEM = re.compile(r"\"((?:[^\"\\]++|\\[\s\S])*+)\"|'((?:[^'\\]++|\\[\s\S])*+)'|[^\s,\[\]{}\"']++")
_ASSIGNED = re.compile(r"(?:\$\{[^\s{}]*\}|[^\s\"'`&;)}\]<>\\])++")
_SCHEME = re.compile(r"(?:basic|bearer|digest|token|api-?key)[ \t]+(?=\S)", re.IGNORECASE)


class Place(NamedTuple):
    """What surrounds an offset: its column, how many brackets are open, and the quote that is open on its line."""

    column: int
    depth: int
    quote: str


class Cursor:
    """Answers what surrounds an offset; in linear time as long as nobody asks for an earlier one.

    ``covered`` is the end of the last value that needs no second look at what stands in it, ``listed`` the end of the
    last list whose items were given.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.covered = self.listed = 0
        self._offset = self._line = self._depth = 0
        self._quote = ""

    def at(self, offset: int) -> Place:
        """What surrounds an offset."""
        if offset < self._offset:
            self._offset = self._line = _line_start(self.text, offset)
            self._depth, self._quote = 0, ""
        for token in _TOKEN.finditer(self.text, self._offset, offset):
            self._pass(token)
        self._offset = offset
        return Place(offset - self._line, self._depth, self._quote)

    def _pass(self, token: re.Match[str]) -> None:
        mark = token[0]
        if mark[0] in "\r\n":
            self._line, self._quote = token.end(), ""
        elif mark in ('"', "'"):
            if not self._quote:
                self._quote = mark
            elif self._quote == mark:
                self._quote = ""
        elif not self._quote and mark in ("{", "["):
            self._depth += 1
        elif not self._quote and mark in ("}", "]"):
            self._depth = max(0, self._depth - 1)


def literals(text: str, key: int, value: int, cursor: Cursor, *, quoted: bool) -> Iterator[Span]:
    """The literal scalars that a key holds: its value, or the items of its list. A mapping gives none.

    ``key`` is where the key starts, ``value`` the offset behind its colon; ``quoted`` tells that the key is in quotes.
    """
    if value <= cursor.covered:
        return
    place = cursor.at(key)
    if quoted:
        place = place._replace(column=place.column - 1, quote="")
    pos = _begin(text, value, place)
    if pos >= len(text):
        return
    if text[pos] == "[":
        yield from _items(text, pos, cursor)
    elif _BLOCK_HEADER.match(text, pos) and not place.depth:
        yield from _block(text, pos, place, cursor)
    elif _ITEM.match(text, pos) and _line_start(text, pos) > value:
        yield from _sequence(text, pos)
    elif text[pos] != "{":
        span = _scalar(text, pos, value, place, cursor)
        if span.start < span.end:
            yield span


def block_end(text: str, key: int, value: int, cursor: Cursor) -> int:
    """Where the mapping or list behind a key ends; ``value`` when the key holds a scalar or nothing."""
    place = cursor.at(key)
    pos = _skip(text, value)
    below = _LINE_REST.match(text, pos)
    if below:
        pos = _match_end(_EMPTY_LINES, text, below.end())
        pos = _skip(text, pos)
    if text[pos : pos + 1] in ("{", "["):
        return _closing(text, pos)
    if not below or place.depth:
        return value
    return _indented_end(text, below.end(), place.column, items=True)


def _begin(text: str, value: int, place: Place) -> int:
    """Where a value begins, on the key's line or below; the end of the text when there is none."""
    pos = _skip(text, value)
    while rest := _LINE_REST.match(text, pos):
        line = _LINE.match(text, _match_end(_EMPTY_LINES, text, rest.end()))
        if not line or not line[2] or _STRUCTURE.match(line[0]):
            return len(text)
        indent = len(line[1])
        if not (place.depth or indent > place.column or (indent == place.column and _ITEM.match(line[2]))):
            return len(text)
        pos = _skip(text, line.start(2))
    return pos


def _skip(text: str, pos: int) -> int:
    """Past the blanks, tags, anchors and comments before a value on its line."""
    while True:
        pos = _match_end(_TAGS, text, pos)
        end = text.find("*/", pos, pos + _LONGEST_COMMENT) if text.startswith("/*", pos) else -1
        if end < 0:
            return pos
        pos = end + 2


def _scalar(text: str, pos: int, value: int, place: Place, cursor: Cursor) -> Span:
    opening = _OPENING.match(text, pos)
    if opening and opening[1]:
        return _trimmed(text, opening.end(), _escaped_end(text, opening))
    if opening:
        return _trimmed(text, opening.end(), _quoted_end(text, opening.end(), opening[2], place))
    if text[value - 1] == "=":
        end = _match_end(_ASSIGNED, text, pos)
    elif place.quote:
        end = _string_end(text, pos, place.quote)
    elif place.depth:
        end = _match_end(_PLAIN_FLOW, text, pos)
    else:
        end = _continued(text, _match_end(_PLAIN_BLOCK, text, pos), place.column)
    cursor.covered = max(cursor.covered, end)
    return _trimmed(text, pos, end)


def _trimmed(text: str, start: int, end: int) -> Span:
    """A span without white space around it and without the name of an authorization scheme before it."""
    value = text[start:end]
    start += len(value) - len(value.lstrip())
    end -= len(value) - len(value.rstrip())
    scheme = _SCHEME.match(text, start, end)
    return Span(scheme.end() if scheme else start, end)


def _quoted_end(text: str, pos: int, quote: str, place: Place) -> int:
    """Where a string's content ends. One that is not closed ends before the next line that has a key of its own."""
    pattern = _DOUBLE if quote == '"' else _SINGLE
    end = _match_end(pattern, text, pos)
    if quote == "'" and not text.startswith(quote, end):
        in_yaml = _match_end(_SINGLE_YAML, text, pos)
        if text.startswith(quote, in_yaml):
            return in_yaml
    while end < len(text) and text[end] != quote:
        line = end + (2 if text.startswith("\r\n", end) else 1)
        indent = _LINE.match(text, line)
        deeper = indent is not None and not place.depth and len(indent[1]) > place.column
        if line >= len(text) or (_STRUCTURE.match(text, line) and not deeper):
            break
        end = _match_end(pattern, text, line)
    return end


def _line_start(text: str, pos: int) -> int:
    after = text.rfind("\n", 0, pos) + 1
    return max(text.rfind("\r", after, pos) + 1, after)


def _match_end(pattern: re.Pattern[str], text: str, pos: int) -> int:
    found = pattern.match(text, pos)
    return found.end() if found else pos


def _escaped_end(text: str, opening: re.Match[str]) -> int:
    """Where a string inside a string ends, whose quotes are written with backslashes."""
    found = _escaped_closing(len(opening[1]), opening[2]).search(text, opening.end())
    return found.start() if found else len(text)


@cache
def _escaped_closing(backslashes: int, quote: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\\)\\{{{backslashes}}}{quote}|[\r\n]")


def _string_end(text: str, pos: int, quote: str) -> int:
    found = re.compile(rf"(?<!\\){quote}|[\r\n]").search(text, pos)
    return found.start() if found else len(text)


def _continued(text: str, end: int, column: int) -> int:
    """The end of a plain scalar with its further lines, which are indented deeper than its key."""
    while end < len(text):
        rest = _LINE_REST.match(text, end)
        line = _LINE.match(text, rest.end()) if rest else None
        if not line or not line[2] or len(line[1]) <= column or _STRUCTURE.match(line[0]):
            return end
        end = line.end(2)
    return end


def _items(text: str, pos: int, cursor: Cursor) -> Iterator[Span]:
    """The scalars of a list in brackets, nested lists included; none of a list of mappings."""
    if pos < cursor.listed or _LIST_OF_MAPPINGS.match(text, pos):
        return
    cursor.listed = _closing(text, pos)
    for found in _LIST_ITEM.finditer(text, pos, cursor.listed):
        yield Span(*found.span(found.lastindex or 0))


def _sequence(text: str, pos: int) -> Iterator[Span]:
    """The scalars of a block sequence, one a line."""
    line_start = _line_start(text, pos)
    indent = pos - line_start
    while True:
        line = _LINE.match(text, line_start)
        if not line or not line[2] or len(line[1]) != indent or not _ITEM.match(line[2]):
            return
        start = line.start(2) + _match_end(_ITEM, line[2], 0)
        if not _STRUCTURE.match(text, start):
            yield _trimmed(text, start, line.end(2)) if text[start] not in "\"'" else Span(start + 1, line.end(2) - 1)
        line_start = line.end()
        if line_start >= len(text):
            return


def _block(text: str, pos: int, place: Place, cursor: Cursor) -> Iterator[Span]:
    """A block scalar: all deeper lines below its header."""
    start = _match_end(_BLOCK_HEADER, text, pos)
    end = _indented_end(text, start, place.column, items=False)
    cursor.covered = max(cursor.covered, end)
    span = _trimmed(text, start, end)
    if span.start < span.end:
        yield span


def _indented_end(text: str, pos: int, column: int, *, items: bool) -> int:
    """The end of the lines that are indented deeper than a column; ``items`` admits ``- `` at the column itself."""
    while pos < len(text):
        line = _LINE.match(text, pos)
        if not line:
            break
        own = len(line[1]) > column or not line[2] or (items and line[2][0] == "#")
        if not own and not (items and len(line[1]) == column and line[2].startswith("- ")):
            break
        pos = line.end()
    return pos


def _closing(text: str, pos: int) -> int:
    """The offset behind the bracket that closes the one at ``pos``; the end of the text when none does."""
    depth = 0
    for found in _BRACKETS.finditer(text, pos):
        if found["mark"]:
            depth += 1 if found["mark"] in "{[" else -1
            if depth == 0:
                return found.end()
    return len(text)
