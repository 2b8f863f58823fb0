"""The models that the catalogue knows of a provider, the ones to choose first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from provcheck.catalog import hosts
from provcheck.catalog.known import vendor_id
from provcheck.catalog.query import words
from provcheck.catalog.query.entries import Entry
from provcheck.catalog.refused import find_refused, refusal
from provcheck.catalog.served import is_hosted_nim, known_model, vendor
from provcheck.lsp.completion.candidate import Offer

if TYPE_CHECKING:
    from provcheck.catalog.standing import Standing
    from provcheck.lsp.completion.place import Place
    from provcheck.model import Provider

_KINDS = {"chat": 0, "vision": 0, "other": 1}
"""What an agent can talk with comes first, then what it perhaps can."""


def known_ids(provider: Provider, place: Place) -> list[str]:
    """The ids that the catalogue and the settings know of whoever answers there."""
    name, served_by = str(provider.name).lower(), service(provider)
    found = [entry for entry in place.catalogue if entry.provider == served_by or _is_told(entry, name)]
    return list(dict.fromkeys(entry.id for entry in found))


def _is_told(entry: Entry, name: str) -> bool:
    """Whether the settings speak of a model by the name of its provider."""
    return entry.provider == name and entry.known is not None and "id" in entry.known.by_settings


def service(provider: Provider) -> str | None:
    """The catalogue's name for whoever answers there, ``None`` where it has none."""
    if is_hosted_nim(provider):
        return "nvidia"
    name = vendor(provider)
    return vendor_id(name) if name else None


def offer(model_id: str, provider: Provider, place: Place, *, source: int = 0) -> Offer:
    """A model as it is offered: gone ones last, those that do not chat behind those that do."""
    entry = _entry(model_id, provider)
    where = words.standing_of(entry, place.as_of)
    refused = _refused(entry, provider, place)
    gone = where.is_gone or refused is not None
    other = _KINDS.get(entry.kind or "chat", 2)
    doubtful = where.is_soon or where.state.startswith("account")
    return Offer(
        model_id,
        "model",
        _detail(entry, where, refused),
        _documentation(entry, where),
        gone,
        (gone, other, source, doubtful),
    )


def _entry(model_id: str, provider: Provider) -> Entry:
    from provcheck.catalog.known import find_special

    name = service(provider) or str(provider.name)
    known = known_model(provider, model_id)
    found = known.model if known else find_special(model_id, str(provider.name)) if is_hosted_nim(provider) else None
    return Entry(name, model_id, found, refusal(name, model_id))


def _refused(entry: Entry, provider: Provider, place: Place) -> str | None:
    """Why OpenClaw does not run a model, in a few words."""
    if not place.release or not isinstance(provider.name, str):
        return None
    host = hosts.host(provider.endpoint) if isinstance(provider.endpoint, str) else None
    found = find_refused(provider.name, entry.id, host, place.release)
    if found is None:
        return None
    return f"retired {found.shut_down}" if found.shut_down else f"refused by OpenClaw {place.release}"


def _detail(entry: Entry, where: Standing, refused: str | None) -> str:
    known = entry.known
    window = words.tokens(known.context_window) if known and known.context_window else ""
    state = refused or ("" if where.state in ("listed", "unknown") else words.short_state(where))
    return ", ".join(part for part in (state, entry.kind or "", window) if part)


def _documentation(entry: Entry, where: Standing) -> str:
    known = entry.known
    if known is None:
        return ""
    lines = [words.kind(entry) or ""]
    if known.context_window:
        lines.append(f"Context window: {words.tokens(known.context_window)}")
    if known.max_output_tokens:
        lines.append(f"Output limit: {words.tokens(known.max_output_tokens)}")
    lines.append(f"State: {words.state(entry, where)}")
    return "\n".join(line for line in lines if line)
