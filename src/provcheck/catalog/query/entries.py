"""The catalogue's models, each under its provider, and how an id that a person types leads to them."""

from __future__ import annotations

from typing import NamedTuple

from provcheck.catalog.confusions import Confusion, confusion
from provcheck.catalog.corrections import corrected_refs
from provcheck.catalog.kinds import kind_by_name
from provcheck.catalog.known import (
    NATIVE,
    SPECIAL,
    Kind,
    KnownModel,
    as_corrected,
    find_native,
    find_nim,
    find_special,
    nim_ids,
)
from provcheck.catalog.openrouter import find_openrouter
from provcheck.catalog.refused import REFUSED, Refused, refusal
from provcheck.catalog.spelling import likely_id
from provcheck.catalog.tables import first_column, rows
from provcheck.suggest import nearest

PROVIDERS = {
    "nvidia": "NVIDIA NIM, hosted at integrate.api.nvidia.com",
    "anthropic": "Anthropic",
    "openai": "OpenAI",
    "google": "Google; Pai calls it gemini",
}
"""The providers whose own models the catalogue knows, with what they are called for people."""

_VENDORS = ("anthropic", "openai", "google")
# What stands before an id in refs of OpenClaw, Pai and LiteLLM.
_PREFIXES = {name: name for name in PROVIDERS} | {"gemini": "google", "nvidia_nim": "nvidia"}
# OpenClaw's other ways to Google refuse the same ids as google itself.
_SAME_REFUSALS = frozenset({"google-gemini-cli", "google-vertex"})


class Entry(NamedTuple):
    """A model of a provider. ``known`` is missing where only OpenClaw's refusal is known; one of the two is there."""

    provider: str
    id: str
    known: KnownModel | None
    refused: Refused | None

    @property
    def ref(self) -> str:
        """The model as agents name it."""
        return f"{self.provider}/{self.id}"

    @property
    def kind(self) -> Kind | None:
        """What it is for, ``None`` where nothing says."""
        guessed = self.known is None or ("id" in self.known.by_settings and "kind" not in self.known.by_settings)
        return self.known.kind if self.known and not guessed else kind_by_name(self.id)


def everything(*, refused: bool = False) -> list[Entry]:
    """All models by provider; with ``refused`` also ids of which only OpenClaw's refusal is known."""
    ids = sorted({*nim_ids(), *first_column(SPECIAL)})
    found = [entry for model_id in ids for entry in _of_provider("nvidia", model_id)]
    found += [entry for row in rows(NATIVE) for entry in _of_provider(str(row[0]), str(row[1]))]
    known = {entry.ref for entry in found}
    added = sorted((_PREFIXES.get(provider, provider), model_id) for provider, model_id in corrected_refs())
    found += [entry for ref in added if "/".join(ref) not in known for entry in _of_provider(*ref)]
    if refused:
        known = {entry.ref for entry in found}
        others = dict.fromkeys(f"{row[0]}/{row[1]}" for row in rows(REFUSED) if row[0] not in _SAME_REFUSALS)
        found += [entry for ref in others if ref not in known for entry in _of_provider(*ref.split("/", 1))]
    return found


def exact(query: str) -> list[Entry]:
    """The models of exactly this id or ref; an id may be several providers'."""
    first, slash, rest = query.partition("/")
    providers = dict.fromkeys([*PROVIDERS, *(name for name, model_id in corrected_refs() if model_id == query)])
    found = [entry for provider in providers for entry in _of_provider(_PREFIXES.get(provider, provider), query)]
    if slash:
        found += _of_provider(_PREFIXES.get(first, first), rest)
        # A provider of NVIDIA's service may have any name in a configuration: nim/z-ai/glm4.7.
        if not found and "/" in rest:
            found += _of_provider("nvidia", rest)
    return list({entry.ref: entry for entry in found}.values())


def meant(query: str) -> tuple[Entry | None, str | None]:
    """The model that a wrong id surely means, and where the id is a known confusion, who has seen that."""
    known = _confusion(query)
    if known is not None:
        return next(iter(exact(known.right)), None), _evidence(known)
    for candidate in (likely_id(query), _by_own_name(query)):
        found = exact(candidate) if candidate else []
        if found:
            return found[0], None
    return None, None


def _of_provider(provider: str, model_id: str) -> list[Entry]:
    known: KnownModel | None
    if provider == "nvidia":
        known = find_nim(model_id) or find_special(model_id)
    elif provider == "openrouter":
        known = as_corrected(find_openrouter(model_id), provider, model_id)
    else:
        known = find_native(provider, model_id)
    refused = refusal(provider, model_id)
    return [Entry(provider, model_id, known, refused)] if known or refused else []


def _confusion(query: str) -> Confusion | None:
    first, _, rest = query.partition("/")
    return confusion(query) or (confusion(rest) if first in _PREFIXES else None)


def _evidence(known: Confusion) -> str:
    if known.kind == "never-hosted":
        return f"hosted NIM never listed this id; {known.source}"
    seen = {"failed": "this id was seen to fail", "seen": "seen in use", "guess": "a guess"}[known.evidence]
    return f"{seen}: {known.source}" if known.source else seen


def _by_own_name(query: str) -> str | None:
    """The ref of the only model whose name, without publisher, is nearly what was asked for."""
    by_name: dict[str, set[str]] = {}
    for entry in everything():
        by_name.setdefault(entry.id.rpartition("/")[2], set()).add(entry.ref)
    first, slash, rest = query.partition("/")
    if slash and first in _VENDORS:
        ids = [str(row[1]) for row in rows(NATIVE) if row[0] == first]
        close = nearest(rest, ids)
        return f"{first}/{close}" if close else None
    name = nearest(query.rpartition("/")[2], by_name)
    refs = by_name.get(name, set()) if name else set()
    return next(iter(refs)) if len(refs) == 1 else None
