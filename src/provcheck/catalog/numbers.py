"""When two token figures make the same claim, and when one is above another."""

from __future__ import annotations

_PERCENT_SPARED = 5
"""So far apart are public figures for one model: MiniMax M2.7 has 196608 tokens in its configuration, and
204800 in models.dev and OpenClaw's catalogue. More than that is a wrong figure."""


def exceeds(value: float, limit: float) -> bool:
    """Whether a figure is more than 5 % above a limit. Both count tokens."""
    return value * 100 > limit * (100 + _PERCENT_SPARED)


def same_number(a: float, b: float) -> bool:
    """Whether two figures are one claim, written once in thousands and once in multiples of 1024, or rounded.

    128000 and 131072 are the same, so are 200000 and 204800, and 1000000 and 1048576; 196608 and 204800 are
    not.
    """
    small, large = (a, b) if a <= b else (b, a)
    return small == large or _in_1024s(small, large) or _rounded(small, large)


def _in_1024s(small: float, large: float) -> bool:
    if small <= 0 or small % 1000:
        return False
    if small % 1_000_000 == 0 and large in {small // 1000 * 1024, small // 1_000_000 * 1024 * 1024}:
        return True
    # 250000 and 256000 are both written in thousands: two claims, though one is 1.024 times the other.
    return large == small // 1000 * 1024 and large % 1000 != 0


def _rounded(small: float, large: float) -> bool:
    """131000 for 131072, 203000 for 202752; below 100000 a thousand more or less is another figure."""
    if small < 100_000 or not large < small + 1000:
        return False
    return large // 1000 * 1000 == small or (large % 1000 == 0 and large - small < 500)
