"""A stretch of a scalar's value, and the very characters of the file that it is written with."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from provcheck.dialects.view import Layer, View
from provcheck.syntax.node import Mapping, Node, Scalar
from provcheck.syntax.source import Location, Source

# In JSON5 an escape is one character of the string, two escaped surrogates together are, and a line end is none.
_PAIR = r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}"
_json5_escapes = re.compile(rf"{_PAIR}|\\(?:u[0-9a-fA-F]{{4}}|x[0-9a-fA-F]{{2}}|\r\n|[\s\S])").finditer
_LINE_GOES_ON = r"\\(?:\r\n|[\r\n\u2028\u2029])[ \t]*"
_QUOTES = ("'", '"')


class Token(NamedTuple):
    """``scalar.value[start:end]``, of a scalar that was read from ``source``; ``pointer`` leads to the scalar."""

    source: Source
    scalar: Scalar
    start: int
    end: int
    pointer: str = ""

    @property
    def text(self) -> str:
        """What the token says."""
        return str(self.scalar.value)[self.start : self.end]

    def part(self, start: int, length: int) -> Token:
        """A part of the token, without white space around it."""
        text = self.text[start : start + length]
        first = self.start + start + len(text) - len(text.lstrip())
        return self._replace(start=first, end=first + len(text.strip()))

    def trimmed(self) -> Token:
        """The token without white space around it."""
        return self.part(0, self.end - self.start)

    def written(self) -> tuple[int, int] | None:
        """Where ``source.text`` has exactly this token, ``None`` where that cannot be told for sure."""
        node, text = self.scalar, self.source.text
        margin = 1 if node.style in _QUOTES else 0
        if text[node.start + margin : node.end - margin] == node.value:
            return node.start + margin + self.start, node.start + margin + self.end
        if not isinstance(node.value, str):
            return None
        inside = Source("", node.value, Source("", text), _segments(self.source, node, margin))
        start = inside.locate(self.start, self.start).start
        if text.startswith(self.text, start) and start + len(self.text) <= node.end:
            return start, start + len(self.text)
        end = inside.locate(self.end, self.end).start
        end = start + len(re.sub(rf"(?:{_LINE_GOES_ON})+\Z", "", text[start:end]))
        return (start, end) if self._reads_as(text[start:end]) else None

    def locate(self) -> Location:
        """Where the file has the token; where that cannot be told, the whole scalar."""
        start, end = self.written() or (self.scalar.start, self.scalar.end)
        return self.source.locate(start, end, self.pointer)

    def _reads_as(self, written: str) -> bool:
        """Whether these characters mean the token, between the quotes of the scalar."""
        quote = self.scalar.style
        if self.source.syntax == "yaml":
            from provcheck.syntax import yaml

            roots = yaml.read(quote + written + quote).roots if quote in _QUOTES else []
        else:
            from provcheck.syntax import json5

            roots = json5.read(f'"{written}"' if not quote else quote + written + quote).roots
        return len(roots) == 1 and isinstance(roots[0], Scalar) and roots[0].value == self.text


def _segments(source: Source, node: Scalar, margin: int) -> list[tuple[int, int]]:
    """Pairs of offsets, into the value and into the text, between which both run in step."""
    if source.syntax == "yaml":
        from provcheck.syntax.yaml.scalar_map import segments

        return segments(source.text, node)
    found = [(0, node.start + margin)]
    inner, start = 0, node.start + margin
    for escape in _json5_escapes(source.text, start, node.end - margin):
        inner += escape.start() - start + (not re.match(_LINE_GOES_ON, escape[0]))
        start = escape.end()
        found.append((inner, start))
    return found


# Tokens of a view


def values(view: View) -> Iterator[tuple[Layer, Token]]:
    """The string that stands at a view, in each file that has one there."""
    for layer in view.written:
        token = _whole(layer, layer.target)
        if token is not None:
            yield layer, token


def keys(view: View) -> Iterator[Token]:
    """The keys of a view: one in each file that has it, and those that repeat it there."""
    for layer in view.written:
        member, holder = layer.member, layer.holder
        if member is not None and isinstance(holder, Mapping):
            alike = (_whole(layer, one.key) for one in holder.members if one.name == member.name)
            yield from (token for token in alike if token is not None)


def _whole(layer: Layer, node: Node) -> Token | None:
    if not isinstance(node, Scalar) or not isinstance(node.value, str):
        return None
    return Token(layer.source, node, 0, len(node.value), layer.pointer)
