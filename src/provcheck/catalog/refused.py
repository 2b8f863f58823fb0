"""Ids that OpenClaw itself refuses, from 2026.8.2 on."""

import os
from typing import NamedTuple, cast

from provcheck.catalog.tables import find

REFUSED = f"{os.path.dirname(__file__)}/refused.tsv"

SINCE = "2026.8.2"
"""The first of the known releases that refuses any id. Releases sort as text."""


class Refused(NamedTuple):
    """A model that ``openclaw config validate`` calls unknown.

    ``shut_down`` is the ISO date on which the vendor turned it off. ``use`` is OpenClaw's own advice, a ref
    or an id; it may be out of date. ``hosts`` are the only hosts on which it is refused; empty: everywhere.
    """

    provider: str
    model: str
    shut_down: str | None
    use: str | None
    hosts: tuple[str, ...]


def find_refused(provider: str, model_id: str, host: str | None = None, release: str | None = None) -> Refused | None:
    """Why OpenClaw refuses this model of a built-in provider.

    ``host`` is that of the configured address; without one, ids that are refused on some hosts only pass. ``release``
    is a known release; without one, the newest counts.
    """
    if release is not None and release < SINCE:
        return None
    refused = refusal(provider, model_id)
    return None if refused is None or (refused.hosts and host not in refused.hosts) else refused


def refusal(provider: str, model_id: str) -> Refused | None:
    """What the newest release refuses of a provider's model, on whatever host."""
    row = find(REFUSED, provider, model_id.lower())
    if row is None:
        return None
    hosts = tuple(row[4].split(",")) if row[4] else ()
    return Refused(cast(str, row[0]), cast(str, row[1]), row[2], row[3], hosts)


def shut_down_on(provider: str, model_id: str) -> str | None:
    """The ISO date on which the vendor itself turned a model off or will, ``None`` where no source names one."""
    from provcheck.catalog.known import find_native

    known = find_native(provider, model_id)
    if known is not None and known.retired_on is not None:
        return known.retired_on
    refused = refusal("google" if provider == "gemini" else provider, model_id)
    return refused.shut_down if refused and not refused.hosts else None
