"""What the generated gates are made of: tests of plain data that cost next to nothing.

A test takes a value and the place of a release in ``RELEASES``; some of them need no release.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TypeAlias

Test: TypeAlias = Callable[[object, int], bool]

_LARGEST_INTEGER = 2**53 - 1
"""The largest that JavaScript counts to without leaving one out; zod, which OpenClaw uses, takes no larger one."""

_TOO_LARGE = 2**1024
"""From here on JavaScript reads a number as infinite."""


class Variable(str):
    """A text that holds a variable: what it will be at run time nobody knows, except that it will be a text."""

    __slots__ = ()


def anything(value: object, release: int = 0) -> bool:  # noqa: ARG001
    """Every value passes."""
    return True


def is_text(value: object, release: int = 0) -> bool:  # noqa: ARG001
    """Whether this is a text."""
    return isinstance(value, str)


def is_flag(value: object, release: int = 0) -> bool:  # noqa: ARG001
    """Whether this is true or false."""
    return value is True or value is False


def is_number(value: object, release: int = 0) -> bool:  # noqa: ARG001
    """Whether this is a finite number."""
    if type(value) is int:
        return -_TOO_LARGE < value < _TOO_LARGE
    return type(value) is float and value - value == 0


def is_integer(value: object, release: int = 0) -> bool:  # noqa: ARG001
    """Whether this is a whole number that JavaScript can count with; ``1.0`` is one."""
    if type(value) is float:
        return value.is_integer() and abs(value) <= _LARGEST_INTEGER
    return type(value) is int and -_LARGEST_INTEGER <= value <= _LARGEST_INTEGER


def one_of(value: object, release: int, table: Mapping[str, int]) -> bool:
    """Whether a text is one of those that the release knows."""
    if type(value) is str:
        return bool(table.get(value, 0) >> release & 1)
    return type(value) is Variable


def fits(text: str, pattern: str) -> bool:
    """Whether a text fits a pattern."""
    import re

    return re.search(pattern, text) is not None


def has(value: Mapping[str, object], *names: str) -> bool:
    """Whether all these keys are there."""
    return all(name in value for name in names)


def members(
    value: Mapping[str, object],
    release: int,
    table: Mapping[str, tuple[int, Test]],
    others: Test | None,
    mask: int = -1,
) -> bool:
    """Whether each key is known in the release, or passes ``others``, and its value passes."""
    for name, one in value.items():
        entry = table.get(name)
        if entry is not None and entry[0] >> release & 1:
            if not entry[1](one, release):
                return False
        elif others is None or not (mask >> release & 1 and others(one, release)):
            return False
    return True


def all_values(value: Mapping[str, object], release: int, test: Test) -> bool:
    """Whether all values pass."""
    return all(test(one, release) for one in value.values())


def all_items(value: Iterable[object], release: int, test: Test) -> bool:
    """Whether all items pass."""
    return all(test(one, release) for one in value)
