"""The JSON5 reader: text in, nodes with their places out.

It reads JSON5 1.0.0 (https://spec.json5.org) with the verdicts and values of the reference implementation,
npm ``json5`` 2.2.3: ``benchmarks/json5_differential.py`` compares the two. One regular expression takes a
member or an item at a time; what it does not match (comments, escapes, mistakes) is read token by token.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from functools import cache
from types import ModuleType
from typing import TypeAlias

from provcheck.syntax.node import (
    MAX_DEPTH,
    Comment,
    Duplicate,
    Mapping,
    Member,
    Node,
    Problem,
    Reading,
    Scalar,
    Sequence,
    Value,
)

# Loops in these expressions are possessive, so that time is linear on any text, and over single characters:
# Python before 3.11.5 mismatches possessive groups (https://github.com/python/cpython/issues/106052).
_STRING = r""""[^"\\\n\r]*+"|'[^'\\\n\r]*+'"""
_PLAIN = (
    r"[-+]?(?:0[xX][0-9A-Fa-f]++|(?:(?:0|[1-9][0-9]*+)(?:\.[0-9]*+)?|\.[0-9]++)(?:[eE][-+]?[0-9]++)?|Infinity|NaN)"
    r"|true|false|null"
)
# Python's \s also takes U+001C to U+001F and U+0085, which are no white space in JSON5.
_SPACE = "[ \t\n\v\f\r\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff]++"
_COMMENT = r"//[^\n\r\u2028\u2029]*+|/\*[\s\S]*?\*/"
_ESCAPE = r"\\(u[0-9A-Fa-f]{4}|x[0-9A-Fa-f]{2}|\r\n|0(?![0-9])|[^ux0-9])"

_part = re.compile(
    rf"[ \t\n\r]*+(?:({_STRING}|[A-Za-z_$][0-9A-Za-z_$]*+)[ \t\n\r]*+:[ \t\n\r]*+)?"
    rf"(?:(?:({_STRING})|({_PLAIN}))[ \t\n\r]*+[,}}\]]|[{{\[])"
).match
_KEY, _QUOTED, _UNQUOTED = 1, 2, 3


_ESCAPED = {"b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t", "v": "\v", "0": "\0"}
_ESCAPED |= dict.fromkeys(("\n", "\r", "\r\n", "\u2028", "\u2029"), "")
_WORDS: dict[str, Value] = {"true": True, "false": False, "null": None}
_LARGEST_EXACT = 2**53
# How most texts end, and how none goes on: two characters would be there.
_PLAIN_ENDS = ("", "\n")

_Matcher: TypeAlias = Callable[[str, int], re.Match[str] | None]


def read(text: str) -> Reading:
    """The tree of a JSON5 text, or the one problem that keeps it from being read.

    A number is the double that JavaScript makes of it, as an ``int`` where that is whole and at most 2**53 in
    magnitude. Where the text escapes a lone surrogate, the string holds it, and cannot be encoded as UTF-8.
    """
    reading = Reading()
    try:
        reading.roots.append(_Reader(text, reading).root())
    except _StopError as stop:
        reading.duplicates.clear()
        reading.problems.append(stop.problem)
    return reading


class _StopError(Exception):
    def __init__(self, problem: Problem) -> None:
        self.problem = problem


class _Reader:
    """One pass over a text. Methods read at an offset, and return the offset behind what they read."""

    def __init__(self, text: str, reading: Reading) -> None:
        self.text = text
        self.reading = reading
        self.open: list[Mapping | Sequence] = []

    def root(self) -> Node:
        root, pos = self.value(self.gap(0), "a value")
        while self.open:
            pos = self.parts(pos)
        pos = self.gap(pos)
        if pos < len(self.text):
            raise self.unexpected(pos, "the end of the file")
        return root

    def parts(self, pos: int) -> int:
        """Members or items of the innermost container, up to where a container opens or ends."""
        text = self.text
        box = self.open[-1]
        members = box.members if isinstance(box, Mapping) else None
        items = box.items if isinstance(box, Sequence) else []
        node: Node
        while found := _part(text, pos):
            start, end = found.span(_KEY)
            if (start < 0) is (members is not None):
                break
            pos = found.end()
            kind = found.lastindex
            if kind == _QUOTED:
                first, last = found.span(_QUOTED)
                node = Scalar(first, last, text[first + 1 : last - 1], text[first])
            elif kind == _UNQUOTED:
                first, last = found.span(_UNQUOTED)
                node = Scalar(first, last, _value(text[first:last]))
            else:
                node = self.enter(pos - 1)
            if members is None:
                items.append(node)
            else:
                members.append(Member(_key(text, start, end), node))
            mark = text[pos - 1]
            if mark != ",":
                return pos if mark in "{[" else self.after(pos - 1)
        return self.part(pos)

    def part(self, pos: int) -> int:
        """What ``parts`` leaves: comments, the end of the container, and members and items of any form."""
        comments = len(self.reading.comments)
        pos = self.gap(pos)
        if len(self.reading.comments) > comments:
            return pos
        box = self.open[-1]
        if self.text.startswith(_closer(box), pos):
            return self.after(pos)
        if isinstance(box, Mapping):
            key, pos = self.key(pos)
            pos = self.gap(pos)
            if not self.text.startswith(":", pos):
                raise self.unexpected(pos, "':'")
            node, pos = self.value(self.gap(pos + 1), "a value")
            box.members.append(Member(key, node))
        else:
            node, pos = self.value(pos, "a value or ']'")
            box.items.append(node)
        return self.after(pos) if self.open[-1] is box else pos

    def after(self, pos: int) -> int:
        """What follows a value: a comma, or the ends of containers and the comma behind them."""
        while self.open:
            pos = self.gap(pos)
            if self.text.startswith(",", pos):
                return pos + 1
            closer = _closer(self.open[-1])
            if not self.text.startswith(closer, pos):
                raise self.unexpected(pos, f"',' or '{closer}'")
            pos += 1
            self.leave(pos)
        return pos

    def enter(self, pos: int) -> Mapping | Sequence:
        """A new innermost container, whose bracket stands here."""
        if len(self.open) == MAX_DEPTH:
            raise _StopError(Problem("unreadable", f"nested more than {MAX_DEPTH} levels deep", pos, pos + 1))
        box = Mapping(pos, pos, []) if self.text[pos] == "{" else Sequence(pos, pos, [])
        self.open.append(box)
        return box

    def leave(self, end: int) -> None:
        """End the innermost container, and note the keys that it has twice."""
        box = self.open.pop()
        box.end = end
        if isinstance(box, Sequence) or len({member.name for member in box.members}) == len(box.members):
            return
        firsts: dict[Value, Member] = {}
        for member in box.members:
            first = firsts.setdefault(member.name, member)
            if first is not member:
                self.reading.duplicates.append(Duplicate(box, first, member))

    def value(self, pos: int, expected: str) -> tuple[Node, int]:
        """A scalar, or the opening bracket of a container."""
        if self.text.startswith(("{", "["), pos):
            return self.enter(pos), pos + 1
        if self.text.startswith(('"', "'"), pos):
            return self.string(pos)
        found = _plain()(self.text, pos)
        if not found:
            raise self.unexpected(pos, expected)
        return Scalar(pos, found.end(), _value(found[0])), found.end()

    def key(self, pos: int) -> tuple[Scalar, int]:
        if self.text.startswith(('"', "'"), pos):
            return self.string(pos)
        if found := _name()(self.text, pos):
            return Scalar(pos, found.end(), found[0]), found.end()
        return self.rare_name(pos)

    def rare_name(self, start: int) -> tuple[Scalar, int]:
        """A key without quotes that has escapes or characters beyond ASCII."""
        from provcheck.syntax.json5.identifier import is_part, is_start

        pos = start
        pieces: list[str] = []
        while found := _rare_name_piece()(self.text, pos):
            piece = chr(int(found[1], 16)) if found[1] else found[0]
            if not (is_part(piece[0]) if pieces else is_start(piece[0])):
                break
            pieces.append(piece)
            pos = found.end()
        if self.text.startswith("\\", pos):
            raise _StopError(_messages().bad_name_escape(self.text, pos))
        if not pieces:
            raise self.unexpected(pos, "a key or '}'")
        return Scalar(start, pos, "".join(pieces)), pos

    def string(self, start: int) -> tuple[Scalar, int]:
        text = self.text
        quote = text[start]
        to_escape, to_end = _inside(quote)
        pos = start + 1
        pieces: list[str] = []
        while found := to_escape(text, pos):
            pieces += found[1], _unescaped(found[2])
            pos = found.end()
        rest = to_end(text, pos)
        if not rest:
            raise _StopError(_messages().bad_string(text, start, pos))
        pieces.append(rest[1])
        return Scalar(start, rest.end(), _joined("".join(pieces)), quote), rest.end()

    def gap(self, pos: int) -> int:
        """White space and comments, if any."""
        if self.text[pos : pos + 2] in _PLAIN_ENDS:
            return len(self.text)
        if self.text.startswith(("{", "["), pos):
            return pos
        while found := _blank()(self.text, pos):
            if found.lastindex:
                self.reading.comments.append(Comment(pos, found.end()))
            pos = found.end()
        return pos

    def unexpected(self, pos: int, expected: str) -> _StopError:
        opening = self.open[-1].start if self.open else None
        return _StopError(_messages().unexpected(self.text, pos, expected, opening))


def _closer(box: Mapping | Sequence) -> str:
    return "}" if isinstance(box, Mapping) else "]"


def _key(text: str, start: int, end: int) -> Scalar:
    """The key of a simple form that stands here."""
    mark = text[start]
    if mark in "\"'":
        return Scalar(start, end, text[start + 1 : end - 1], mark)
    return Scalar(start, end, text[start:end])


def _value(token: str) -> Value:
    """What a token without quotes means."""
    if len(token) < 16 and token.isdigit():
        return int(token)
    if token in _WORDS:
        return _WORDS[token]
    number = _hexadecimal(token) if "x" in token or "X" in token else float(token)
    return int(number) if number.is_integer() and abs(number) <= _LARGEST_EXACT else number


def _hexadecimal(token: str) -> float:
    try:
        return float(int(token, 16))
    except OverflowError:
        return -math.inf if token[0] == "-" else math.inf


def _unescaped(escape: str) -> str:
    """The character that an escape without its backslash means; none for a line that goes on."""
    if len(escape) > 2:
        return chr(int(escape[1:], 16))
    return _ESCAPED.get(escape, escape)


def _joined(value: str) -> str:
    """The same with each pair of surrogates, which may have been escaped one by one, as one character."""
    try:
        value.encode()
    except UnicodeEncodeError:
        return value.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "surrogatepass")
    return value


# What few files need is imported and compiled on first use.


def _messages() -> ModuleType:
    from provcheck.syntax.json5 import errors

    return errors


@cache
def _blank() -> _Matcher:
    return re.compile(rf"{_SPACE}|({_COMMENT})").match


@cache
def _plain() -> _Matcher:
    return re.compile(_PLAIN).match


@cache
def _name() -> _Matcher:
    return re.compile(r"[A-Za-z_$][0-9A-Za-z_$]*+(?!\\|[^\x00-\x7f])").match


@cache
def _rare_name_piece() -> _Matcher:
    return re.compile(r"[0-9A-Za-z_$]++|[^\x00-\x7f]|\\u([0-9A-Fa-f]{4})").match


@cache
def _inside(quote: str) -> tuple[_Matcher, _Matcher]:
    """Inside a string: from here to the next escape, and to the closing quote."""
    text = rf"([^{quote}\\\n\r]*+)"
    return re.compile(text + _ESCAPE).match, re.compile(text + quote).match
