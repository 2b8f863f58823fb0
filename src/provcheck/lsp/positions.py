"""Offsets in characters, and the lines and columns that a client counts, from 0, in UTF-8, UTF-16 or UTF-32."""

from __future__ import annotations

from lsprotocol import types

from provcheck.syntax.source import BOM, Source
from provcheck.syntax.units import Unit, position, utf8, utf16

UNITS: dict[str, Unit] = {"utf-8": utf8, "utf-16": utf16, "utf-32": len}
"""How long a text is, by the name of the encoding."""


class Lines:
    """The lines of a text, as a client counts them: they end in LF, CRLF or CR, and in nothing else.

    ``hides_bom``: the client does not see a byte order mark, because it has yet to read the file itself.
    """

    def __init__(self, text: str, unit: Unit, *, hides_bom: bool = False) -> None:
        self._source = Source("", text)
        self._unit = unit
        # A source leaves the mark out of its columns; a client that sees it counts it, and in UTF-8 it has three bytes.
        self._mark = unit(BOM) if text.startswith(BOM) and not hides_bom else 0

    def position(self, offset: int) -> types.Position:
        """The place of an offset in characters; inside of a CRLF, where no client can be, in front of it."""
        offset = min(offset, len(self._source.text))
        offset -= self._source.text[max(offset - 1, 0) : offset + 1] == "\r\n"
        line, column = position(self._source, offset, self._unit)
        mark = self._mark if line == 1 and offset else 0
        return types.Position(line - 1, column - 1 + mark)

    def range(self, start: int, end: int) -> types.Range:
        """The place of a stretch of the text."""
        return types.Range(self.position(start), self.position(end))

    def offset(self, place: types.Position) -> int:
        """The offset of a place: the line's end for one behind it, the text's end for one behind that.

        A place inside of a character is its beginning.
        """
        if place.line < 0:
            return 0
        start, end = self._source.extent(place.line + 1) or (len(self._source.text),) * 2
        column = place.character
        if self._source.text.startswith(BOM, start, end) and place.line == 0:
            column -= self._mark
            start += column >= 0
        return start + _characters(self._source.text[start:end], max(column, 0), self._unit)


def _characters(line: str, column: int, unit: Unit) -> int:
    """How many whole characters of a line take no more than so many units."""
    if line.isascii() or unit is len:
        return min(column, len(line))
    low, high = 0, min(len(line), column)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if unit(line[:middle]) <= column else (low, middle - 1)
    return low
