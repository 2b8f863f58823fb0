"""What every step of the way to Pai works with."""

from __future__ import annotations

from typing import NamedTuple

from provcheck.convert.ledger import Ledger
from provcheck.convert.sources import OpenClawSource, Options
from provcheck.convert.to_pai.sidecar import Sidecar


class Job(NamedTuple):
    """One configuration on its way. ``taken`` are the names that manifests of each kind have already."""

    source: OpenClawSource
    options: Options
    ledger: Ledger
    sidecar: Sidecar
    taken: dict[str, set[str]]
