"""Where the providers that OpenClaw has built in send their requests."""

from __future__ import annotations

import os
from typing import NamedTuple, cast

from provcheck.catalog.tables import find

_BUILTIN = f"{os.path.dirname(__file__)}/builtin.tsv"


class Address(NamedTuple):
    """The base URL of a provider's own service, and the api that OpenClaw speaks there."""

    address: str
    api: str


def address_of(provider: str) -> Address | None:
    """Where a built-in provider sends requests; ``None`` where it has no one address, or none is known."""
    row = find(_BUILTIN, provider)
    return Address(*cast("tuple[str, str]", row[1:])) if row else None
