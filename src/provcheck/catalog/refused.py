"""Ids that OpenClaw itself refuses, from 2026.8.2 on."""

from __future__ import annotations

import os
from typing import NamedTuple, cast

from provcheck.catalog.tables import find

REFUSED = f"{os.path.dirname(__file__)}/refused.tsv"


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


def find_refused(provider: str, model_id: str, host: str | None = None) -> Refused | None:
    """Why OpenClaw refuses this model of a built-in provider.

    ``host`` is that of the configured address; without one, ids that are refused on some hosts only pass.
    """
    row = find(REFUSED, provider, model_id)
    if row is None:
        return None
    hosts = tuple(row[4].split(",")) if row[4] else ()
    if hosts and host not in hosts:
        return None
    return Refused(cast(str, row[0]), cast(str, row[1]), row[2], row[3], hosts)
