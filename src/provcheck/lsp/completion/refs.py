"""Model refs: every model that a configuration can name, in the order of what is likely meant."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from provcheck.dialects import openclaw_releases as releases
from provcheck.dialects.openclaw_platform import platform
from provcheck.lsp.completion.models import known_ids, offer
from provcheck.lsp.completion.providers import called, configured
from provcheck.lsp.completion.spot import at
from provcheck.model import PAI

if TYPE_CHECKING:
    from provcheck.lsp.completion.candidate import Offer
    from provcheck.lsp.completion.place import Place
    from provcheck.lsp.completion.spot import Path
    from provcheck.model import Provider

_CATALOGUED = ("nvidia", "anthropic", "openai", "google")


def refs(place: Place, path: Path, *, bound: bool = True) -> list[Offer]:
    """The refs for a place, without those that its route has already.

    Once a provider is typed, only its models. ``bound``: the place has to keep to the allow list.
    """
    typed, slash, _ = place.spot.before.partition("/")
    wanted = releases.canonical_provider(place.release, typed) if place.release else typed
    own, taken = _own_name(place), _neighbours(place, path)
    found = []
    for source, provider in _providers(place):
        if provider.name == own or (slash and provider.name != wanted):
            continue
        for model_id in _ids(provider, place):
            ref = f"{typed if slash else provider.name}/{model_id}"
            if ref not in taken:
                taken.add(ref)
                made = offer(model_id, provider, place, source=source)
                outside = bound and not _is_allowed(place, str(provider.name), model_id)
                detail = "outside the allow list" + f", {made.detail}" * bool(made.detail) if outside else made.detail
                found.append(made._replace(value=ref, kind="ref", detail=detail, rank=(outside, *made.rank)))
    return sorted(found, key=lambda one: one.rank)


def wildcards(place: Place) -> list[str]:
    """Patterns for all models of a configured provider, where the release reads them."""
    return [f"{one.name}/*" for one in configured(place)] if releases.reads_wildcards(place.release) else []


def _providers(place: Place) -> Iterator[tuple[int, Provider]]:
    """Configured providers, and behind them those that are built in and that the catalogue knows."""
    known = configured(place)
    yield from ((0, one) for one in known)
    names = {one.name for one in known}
    for name in _CATALOGUED if place.dialect != PAI else ():
        if name not in names and name in platform(place.release).builtin:
            yield 1, called(place, name)


def _ids(provider: Provider, place: Place) -> list[str]:
    """What a provider lists, and what it knows besides; what the catalogue knows of it where it lists nothing."""
    listed = list(dict.fromkeys(one.id for one in provider.listed if isinstance(one.id, str)))
    if not listed:
        listed = known_ids(provider, place)
    elif provider.built_in and provider.endpoint is None and place.release:
        listed += [one for one in platform(place.release).bundled.get(str(provider.name), ()) if one not in listed]
    return [one for one in listed if provider.denial(one) is None]


def _own_name(place: Place) -> object:
    """The name of the ModelProvider whose fallbacks these are."""
    return at(place.spot.root, ("metadata", "name")) if place.kind == "ModelProvider" else None


def _neighbours(place: Place, path: Path) -> set[object]:
    """The refs that stand in the same route: in the list, or beside it as its primary."""
    root = place.spot.root
    if path and isinstance(path[-1], int):
        items = at(root, path[:-1])
        others = [one for index, one in enumerate(items) if index != path[-1]] if isinstance(items, list) else []
        return {*map(str, others), at(root, (*path[:-2], "primary"))}
    if path and path[-1] == "primary":
        items = at(root, (*path[:-1], "fallbacks"))
        return set(map(str, items)) if isinstance(items, list) else set()
    return set()


def _is_allowed(place: Place, provider: str, model_id: str) -> bool:
    allowed = place.bundle.allowed if place.bundle else None
    return allowed is None or allowed.admits(provider, model_id)
