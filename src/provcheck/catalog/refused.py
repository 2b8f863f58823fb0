"""Ids that OpenClaw itself refuses, and under which releases."""

import os
from typing import NamedTuple, cast

from provcheck.catalog.tables import find_all

REFUSED = f"{os.path.dirname(__file__)}/refused.tsv"


class Refused(NamedTuple):
    """A model that OpenClaw calls unknown.

    ``shut_down`` is the ISO date on which the vendor turned it off. ``use`` is OpenClaw's own advice, a ref
    or an id; it may be out of date. ``hosts`` are the only hosts on which it is refused; empty: everywhere.
    ``since`` and ``until`` are the first and the last known release that refuses it; without ``until`` the newest does.
    """

    provider: str
    model: str
    shut_down: str | None
    use: str | None
    hosts: tuple[str, ...]
    since: str
    until: str | None = None

    def holds(self, host: str | None, release: str | None) -> bool:
        """Whether a release refuses the model on a host. Known releases sort as text."""
        if self.hosts and host not in self.hosts:
            return False
        if release is None:
            return self.until is None
        return self.since <= release <= (self.until or release)


def find_refused(provider: str, model_id: str, host: str | None = None, release: str | None = None) -> Refused | None:
    """Why OpenClaw refuses this model of a built-in provider.

    ``host`` is that of the configured address; without one, ids that are refused on some hosts only pass. ``release``
    is a known release; without one, the newest counts.
    """
    return next((one for one in _refusals(provider, model_id) if one.holds(host, release)), None)


def refusal(provider: str, model_id: str) -> Refused | None:
    """What OpenClaw refuses of a provider's model on whatever host, by the latest release that does."""
    return next(reversed(_refusals(provider, model_id)), None)


def _refusals(provider: str, model_id: str) -> list[Refused]:
    """Every refusal of a model, oldest first."""
    return [_refused(row) for row in find_all(REFUSED, provider, model_id.lower())]


def _refused(row: tuple[str | None, ...]) -> Refused:
    provider, model, shut_down, use, hosts, since, until = row
    only = tuple(hosts.split(",")) if hosts else ()
    return Refused(cast(str, provider), cast(str, model), shut_down, use, only, cast(str, since), until)


def shut_down_on(provider: str, model_id: str) -> str | None:
    """The ISO date on which the vendor itself turned a model off or will, ``None`` where no source names one.

    The settings are no source: what they say is no vendor's word.
    """
    from provcheck.catalog.known import catalogued_native, vendor_id

    known = catalogued_native(provider, model_id)
    if known is not None and known.retired_on is not None:
        return known.retired_on
    refused = refusal(vendor_id(provider), model_id)
    return refused.shut_down if refused and not refused.hosts else None
