"""What follows from a provider alone, worked out once however often it is compared with others."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar, cast

from provcheck.catalog.corrections import correcting
from provcheck.model import Provider

T = TypeVar("T")


def once(provider: Provider, what: str, work: Callable[[], T]) -> T:
    """What ``work`` gives, from the provider's notes where it stands there.

    Nothing is noted where settings correct the catalogue: other settings may hold for the next one who asks.
    """
    if correcting.is_in_use:
        return work()
    if what not in provider.notes:
        provider.notes[what] = work()
    return cast("T", provider.notes[what])
