"""What every step of the way to Pai works with."""

from __future__ import annotations

from typing import NamedTuple

from provcheck.conversion.ledger import Ledger
from provcheck.conversion.sources import OpenClawSource, Options
from provcheck.conversion.to_pai.sidecar import Sidecar


class Job(NamedTuple):
    """One configuration on its way. ``taken`` are the names that manifests have already, by kind and namespace."""

    source: OpenClawSource
    options: Options
    ledger: Ledger
    sidecar: Sidecar
    taken: dict[tuple[str, str | None], set[str]]
