"""An object as JSON text, as far as JSON can hold it."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias

from provcheck.dialects.view import escape
from provcheck.report.json import written
from provcheck.syntax.node import MAX_DEPTH

Plain: TypeAlias = "dict[str, Plain] | list[Plain] | str | int | float | bool | None"

_MOST_BITS = 10_000
"""Of a whole number: Python refuses to write much larger ones."""
_MOST_VALUES = 1_000_000
"""A YAML parser gives one object for all aliases of it, and a few hundred bytes of these may stand for any number."""


def text(data: Mapping[str, object]) -> str:
    """An object in two-space indentation, its keys in their order.

    Raises `TypeError` and `ValueError`, with the JSON pointer of what JSON cannot hold.
    """
    return written(_plain(data, "", (), iter(range(_MOST_VALUES))))


def _plain(value: object, pointer: str, around: tuple[int, ...], left: Iterator[int]) -> Plain:
    if next(left, None) is None:
        raise ValueError(f"{_at('')} holds more than {_MOST_VALUES:,} values, each counted wherever it stands")
    if value is None or isinstance(value, (bool, str)):
        return value
    if isinstance(value, (int, float)):
        return _number(value, pointer)
    if isinstance(value, (bytes, bytearray, memoryview)) or not isinstance(value, (Mapping, Sequence)):
        raise TypeError(f"{_at(pointer)} is of type {type(value).__name__}, which JSON cannot hold")
    if id(value) in around:
        raise ValueError(f"{_at(pointer)} is a part of itself")
    if len(around) > MAX_DEPTH:
        raise ValueError(f"{_at('')} is nested more than {MAX_DEPTH} levels deep")
    inside = (*around, id(value))
    if isinstance(value, Mapping):
        return {key: _plain(item, below, inside, left) for key, item, below in _members(value, pointer)}
    return [_plain(item, f"{pointer}/{index}", inside, left) for index, item in enumerate(value)]


def _members(value: Mapping[object, object], pointer: str) -> Iterator[tuple[str, object, str]]:
    for key, item in value.items():
        if not isinstance(key, str):
            raise TypeError(f"{_at(pointer)} has a key that is no string, but of type {type(key).__name__}")
        yield key, item, f"{pointer}/{escape(key)}"


def _number(value: float, pointer: str) -> int | float:
    if isinstance(value, int):
        if value.bit_length() > _MOST_BITS:
            raise ValueError(f"{_at(pointer)} is a number of more than {_MOST_BITS:,} bits")
    elif not math.isfinite(value):
        raise ValueError(f"{_at(pointer)} is {value}, which JSON cannot hold")
    return value


def _at(pointer: str) -> str:
    return f"the value at {pointer}" if pointer else "the object"
