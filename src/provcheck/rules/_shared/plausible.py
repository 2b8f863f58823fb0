"""Limits that nobody can have meant. PC410 reports them, and no other rule compares them with anything."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from provcheck.model import Entity, Number, Platform

LEAST_ANSWER = 16
"""A limit on answers under so many tokens is no limit but a slip: not even a refusal fits in."""

LARGEST_WINDOW = 20_000_000
"""In tokens. The largest window that anybody publishes is half of this, that of Llama 4 Scout."""


def is_whole(value: Number) -> bool:
    """Whether a figure counts whole tokens."""
    return value == int(value)


def is_usable_window(window: Number, platform: Platform) -> bool:
    """Whether a window in tokens can be compared: the platform runs with it, and some model may have it."""
    return _is_usual(window, platform.least_window)


def is_usual_window(window: Number, platform: Platform) -> bool:
    """Whether nothing is odd about a window in tokens, as far as the figure alone tells."""
    return _is_usual(window, platform.wanted_window)


def is_usable_answer(tokens: Number) -> bool:
    """Whether a limit on answers can be compared."""
    return tokens >= LEAST_ANSWER and is_whole(tokens)


def budget(holder: Entity, field: str) -> int | None:
    """A budget that can be compared: a whole number above zero.

    Zero is PC410's; what is negative, fractional or no number is the shape check's.
    """
    value = holder.number(field)
    return int(value) if isinstance(value, (int, float)) and value > 0 and is_whole(value) else None


def _is_usual(window: Number, least: int | None) -> bool:
    return (least or 0) <= window <= LARGEST_WINDOW and is_whole(window)
