"""The lines of the loss report, none of which is wider than the screen."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from provcheck.screen import Word, columns, paint, words, wrap

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_INDENT = 2
_GAP = "  "
_ARROW = "-> "
_MOST_GUTTER = 16
_QUOTED = re.compile(r'"(?:\\.|[^"\\])*"')
_SEPARATOR = re.compile(r"[./]|\[(?=_)")


class Cells(NamedTuple):
    """A row: the lines and the path of what was, the same of what is (empty: nowhere), and remarks on both."""

    lines: str
    source: str
    remark: str
    target_lines: str
    target: str
    target_remark: str = ""

    @property
    def left(self) -> str:
        """What was."""
        return f"{self.source} {self.remark}".rstrip(" ")

    @property
    def right(self) -> str:
        """What is."""
        return f"{self.target} {self.target_remark}".rstrip(" ")


class Page:
    """The screen: its width in columns, whether it has colour, and the columns that the rows' line numbers take."""

    def __init__(self, rows: Iterable[Cells], width: int, *, color: bool) -> None:
        numbers = (len(text) for row in rows for text in (row.lines, row.target and _ARROW + row.target_lines))
        self._hang = _INDENT + min(max(numbers, default=0), _MOST_GUTTER) + len(_GAP)
        self._width = width
        self._color = color

    def heading(self, parts: Iterable[Word], indent: int = 0) -> list[str]:
        """Words from the left border, or from an indentation."""
        return self._wrapped(parts, indent, indent + _INDENT)

    def reason(self, text: str) -> list[str]:
        """A text beneath rows."""
        return self._wrapped(words(text), self._hang + _INDENT, self._hang + _INDENT)

    def rows(self, rows: Sequence[Cells]) -> Iterator[str]:
        """Rows with what was to the left of what is, or above it where there is no room."""
        fitting = [row for row in rows if row.target and self._fits(row, 0, 0)]
        left = max((columns(row.left) for row in fitting), default=0)
        number = max((len(row.target_lines) for row in fitting), default=0)
        for row in rows:
            if row.target and self._fits(row, left, number):
                arrow = self._gutter(_ARROW + row.target_lines.rjust(number) + _GAP * bool(number))
                yield f"{self._numbered(row.lines, row.left)}{' ' * (left - columns(row.left))} {arrow}{row.right}"
            else:
                yield from self._stacked(row.lines, row.source, row.remark)
                if row.target:
                    yield from self._stacked(_ARROW + row.target_lines, row.target, row.target_remark)

    def _fits(self, row: Cells, left: int, number: int) -> bool:
        if len(row.lines) > self._hang - len(_GAP):
            return False
        lines = max(number, len(row.target_lines))
        taken = max(left, columns(row.left)) + 1 + len(_ARROW) + lines + len(_GAP) * bool(lines)
        return self._hang + taken + columns(row.right) <= self._width

    def _stacked(self, lines: str, path: str, remark: str) -> Iterator[str]:
        room = self._width - self._hang - _INDENT
        first, *further = _with_remark(cut(path, room), remark, room)
        if len(lines) > self._hang - len(_GAP):
            yield self._gutter(" " * _INDENT + lines)
            lines = ""
        yield self._numbered(lines, first)
        yield from (" " * (self._hang + _INDENT) + piece for piece in further)

    def _numbered(self, lines: str, text: str) -> str:
        return self._gutter(lines.rjust(self._hang - len(_GAP))) + _GAP + text

    def _gutter(self, text: str) -> str:
        return paint(text, "gutter", color=self._color)

    def _wrapped(self, parts: Iterable[Word], indent: int, hang: int) -> list[str]:
        room = self._width - hang
        fitting = (Word(piece, part.style) for part in parts for piece in cut(part.text, room))
        lines = wrap(fitting, self._width - indent, hang - indent, color=self._color)
        return [(" " * indent + line).rstrip(" ") for line in lines]


def _with_remark(pieces: list[str], remark: str, room: int) -> list[str]:
    """The pieces of a path with a remark behind it, on a line of its own where there is no room."""
    *others, last = pieces
    both = f"{last} {remark}".rstrip(" ")
    return [*others, both] if columns(both) <= room else [*pieces, *cut(remark, room)]


def cut(text: str, room: int) -> list[str]:
    """A text in pieces of at most ``room`` columns: cut at spaces, else before a separator, else anywhere."""
    pieces: list[str] = []
    while columns(text) > room:
        end = next(at for at in range(1, len(text) + 1) if columns(text[: at + 1]) > room)
        space = text.rfind(" ", 1, end + 1)
        if space > 0:
            pieces.append(text[:space])
            text = text[space + 1 :]
            continue
        # A quoted key stays in one piece, and an index with its list.
        plain = _QUOTED.sub(lambda found: "_" * len(found[0]), text)
        nice = max((found.start() for found in _SEPARATOR.finditer(plain, 1, end + 1)), default=0)
        end = nice if 2 * nice > end else end
        pieces.append(text[:end])
        text = text[end:]
    return [*pieces, text]
