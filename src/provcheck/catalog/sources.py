"""Who says what the catalogue says of a model; SOURCES.md names versions, dates and licences."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NamedTuple

from provcheck.catalog.standing import LISTED_ON, PROBED_ON
from provcheck.catalog.tables import find

if TYPE_CHECKING:
    from provcheck.catalog.known import KnownModel
    from provcheck.catalog.refused import Refused

SETTINGS = "the settings"
"""What is a source for a field that a team corrects."""

NOTES = f"{os.path.dirname(__file__)}/notes.tsv"

_MODELS_DEV = f"models.dev through npm @earendil-works/pi-ai 1.5.2, {LISTED_ON}"
_SNAPSHOTS = "/v1/models snapshots of nvidia-nim-models-monitor, 2026-02-14 to 2026-08-22"
_PROBES = f"answers to real calls in nvidia-nim-tracker, {PROBED_ON}"
_WINDOWS = (
    "publisher's configuration or NVIDIA's model card (xinference 4.1.0, OpenRouter's list), else OpenClaw 2026.9.6, "
    "else models.dev"
)
_STATES = {
    "listed": _MODELS_DEV,
    "retired": "HTTP 410 answers with this date, reported in public until 2026-10-03",
    "delisted": _SNAPSHOTS,
    "unrouted": _PROBES,
    "flagged": "langchain-nvidia-ai-endpoints 1.5.0, and models.dev's history",
    "account-only": _PROBES,
    "account-flagged": f"{_PROBES}; langchain-nvidia-ai-endpoints 1.5.0",
    "unknown": _SNAPSHOTS,
}
_OPENCLAW = "plugin manifests of npm openclaw 2026.9.6"
_REFUSALS = "npm openclaw 2026.4.29 to 2026.9.6, measured 2026-11-21"


class Backing(NamedTuple):
    """A source, and the field of a model that rests on it."""

    field: str
    source: str


def sources(provider: str, known: KnownModel | None, refused: Refused | None) -> list[Backing]:
    """What the fields of a model rest on, the most telling one first."""
    found = []
    if known is not None:
        catalogued = _of_nvidia(known) if provider == "nvidia" else _of_vendor(known)
        said = [Backing(field, SETTINGS) for field in sorted(known.by_settings)]
        found = [*said, *(one for one in catalogued if not _is_corrected(one.field, known))]
    return [*found, Backing("openclaw_refuses", _REFUSALS)] if refused else found


def _is_corrected(field: str, known: KnownModel) -> bool:
    """Whether a field rests on the settings, and no more on what the catalogue was made from."""
    of_state = field in {"state", "retired_on"}
    return known.is_judged_by_settings if of_state else field in known.by_settings


def _of_nvidia(known: KnownModel) -> list[Backing]:
    found = []
    if known.context_window is not None:
        row = find(NOTES, known.id)
        found.append(Backing("context_window", (row[1] if row else None) or _WINDOWS))
    return [*found, Backing("state", _STATES[known.state])]


def _of_vendor(known: KnownModel) -> list[Backing]:
    found = [Backing("context_window", _MODELS_DEV)] if known.context_window is not None else []
    if known.state == "unknown":
        return found
    found.append(Backing("state", _MODELS_DEV))
    if known.retired_on is not None:
        dated = _OPENCLAW if known.state == "delisted" else "PyPI litellm 1.109.1"
        found.append(Backing("retired_on", dated))
    return found
