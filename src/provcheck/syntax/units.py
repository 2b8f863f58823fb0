"""Columns in the units that other programs count in: bytes of UTF-8, code units of UTF-16."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from provcheck.syntax.source import Location, Source

Unit: TypeAlias = Callable[[str], int]
"""How long a text is."""

_BLOCK = 4096


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
    start = offset - column + 1
    return line, _before(source.text, offset, unit) - _before(source.text, start, unit) + 1


def span(location: Location, unit: Unit) -> tuple[tuple[int, int], tuple[int, int]]:
    """Line and column of the first character, and of what stands behind the last one."""
    return position(location.source, location.start, unit), position(location.source, location.end, unit)


def _before(text: str, offset: int, unit: Unit) -> int:
    """How long a text is up to an offset: a line of megabytes is not measured again for each place in it."""
    number, rest = divmod(offset, _BLOCK)
    return _before_blocks(text, unit)[number] + unit(text[offset - rest : offset])


@lru_cache(maxsize=8)
def _before_blocks(text: str, unit: Unit) -> list[int]:
    return list(accumulate((unit(text[at : at + _BLOCK]) for at in range(0, len(text), _BLOCK)), initial=0))
