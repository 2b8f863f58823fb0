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


Table: TypeAlias = dict[str, Test | tuple[int, Test]]
"""The tests of members by name, each with the releases that know it where not all of them do."""

_tables: dict[Callable[[], Table], Table] = {}


def members(
    value: Mapping[str, object],
    release: int,
    table: Callable[[], Table],
    others: Test | None,
    mask: int = -1,
) -> bool:
    """Whether each key is known in the release, or passes ``others``, and its value passes."""
    known = _tables.get(table) or _tables.setdefault(table, table())
    for name, one in value.items():
        test = known.get(name)
        if type(test) is tuple:
            test = test[1] if test[0] >> release & 1 else None
        if test is None and mask >> release & 1:
            test = others
        if test is None or not test(one, release):  # type: ignore[operator]
            return False
    return True


def all_values(value: Mapping[str, object], release: int, test: Test) -> bool:
    """Whether all values pass."""
    return all_items(value.values(), release, test)


def all_items(value: Iterable[object], release: int, test: Test) -> bool:
    """Whether all items pass."""
    for one in value:  # noqa: SIM110 - twice as fast as all() with a generator
        if not test(one, release):
            return False
    return True
