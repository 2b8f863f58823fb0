"""Columns in the units that other programs count in: bytes of UTF-8, code units of UTF-16."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from provcheck.syntax.source import Location, Source

Unit: TypeAlias = Callable[[str], int]
"""How long a text is."""


def utf8(text: str) -> int:
    """How many bytes a text takes in UTF-8; three for a lone surrogate, which has none."""
    return len(text.encode("utf-8", "surrogatepass"))


def utf16(text: str) -> int:
    """How many code units a text takes in UTF-16."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def position(source: Source, offset: int, unit: Unit) -> tuple[int, int]:
    """Line and column of an offset in characters, both from 1, the column in units (a byte order mark is none)."""
    line, column = source.position(offset)
    if source.text.isascii():
        return line, column
    return line, unit(source.text[offset - column + 1 : offset]) + 1


def span(location: Location, unit: Unit) -> tuple[tuple[int, int], tuple[int, int]]:
    """Line and column of the first character, and of what stands behind the last one."""
    return position(location.source, location.start, unit), position(location.source, location.end, unit)
