"""What there is to offer for a value or a key of a place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from provcheck.dialects.openclaw_releases import builtin_providers, canonical_provider, overlay_providers
from provcheck.lsp.completion import roles
from provcheck.lsp.completion.candidate import Offer
from provcheck.lsp.completion.models import known_ids, offer
from provcheck.lsp.completion.providers import called, configured
from provcheck.lsp.completion.refs import refs, wildcards
from provcheck.lsp.completion.spot import at
from provcheck.model import PAI

if TYPE_CHECKING:
    from provcheck.lsp.completion.place import Place
    from provcheck.lsp.completion.shapes import Shapes
    from provcheck.lsp.completion.spot import Path


def value_offers(place: Place, shapes: Shapes, path: Path) -> list[Offer]:
    """What may stand as a value at a path."""
    role = roles.of_manifest(place.kind, path) if place.dialect == PAI else roles.of_value(path, place.release)
    if role and not shapes.takes(path, "string"):
        return []
    if role == roles.REF:
        return refs(place, path)
    if role == roles.CHOICE:
        return _choices(place, path, _listed(place, path))
    if role in (roles.MODEL, roles.DENIED):
        return _models(place, path, denied=role == roles.DENIED)
    if role == roles.PROVIDER:
        return _providers(place)
    if role in (roles.SERVICE, roles.GUARD):
        return _defined(place, path, "service" if role == roles.SERVICE else "guard-binding")
    return shapes.values(path)


def key_offers(place: Place, shapes: Shapes, path: Path) -> list[Offer]:
    """Which keys may stand in the object at a path, besides those that it has."""
    names = place.spot.names if path == place.spot.path else frozenset[str]()
    found = shapes.keys(path, names)
    role = roles.of_key(path, place.release) if place.dialect != PAI else ""
    if role == roles.CHOICE:
        found += _choices(place, path, names)
    elif role == roles.PROVIDER:
        found += _provider_keys(place, path)
    return [one._replace(content=one.content or _content(path)) for one in found if one.value not in names]


def _content(path: Path) -> str:
    """What stands behind a key that is a name."""
    return {"models.providers": "{", "auth.order": "["}.get(
        ".".join(map(str, path)), "{" if path[-1:] == ("models",) else ""
    )


def _models(place: Place, path: Path, *, denied: bool) -> list[Offer]:
    """The ids of a provider's models, without those that it lists already."""
    root = place.spot.root
    if place.dialect == PAI:
        name, lists = str(at(root, ("metadata", "name")) or ""), [path[:-1]]
        lists += [("spec", "allowedModels")] if denied else []
        taken = {one for where in lists for one in _others(place, where, path)}
    else:
        name = canonical_provider(place.release, str(path[2]))
        entries = _others(place, path[:-2], path[:-1])
        taken = {at(one, ("id",)) for one in entries}
    provider = called(place, name)
    offers = [offer(one, provider, place) for one in known_ids(provider, place) if one not in taken]
    return sorted(offers, key=lambda one: one.rank)


def _others(place: Place, where: Path, path: Path) -> list[object]:
    """The items of a list, without the one at a path."""
    items = at(place.spot.root, where)
    if not isinstance(items, list):
        return []
    return [one for index, one in enumerate(items) if (*where, index) != path]


def _listed(place: Place, path: Path) -> frozenset[str]:
    return frozenset(map(str, _others(place, path[:-1], path)))


def _choices(place: Place, path: Path, names: frozenset[str]) -> list[Offer]:
    """Refs and patterns for an allow list, models that are gone behind both."""
    patterns = [Offer(one, "ref", "every model of the provider") for one in wildcards(place) if one not in names]
    return sorted([*refs(place, path, bound=False), *patterns], key=lambda one: one.retired)


def _providers(place: Place) -> list[Offer]:
    """Names of providers: configured ones, and those that are built in."""
    known = [str(one.name) for one in configured(place)]
    others = sorted(builtin_providers(place.release).difference(known))
    return [*(Offer(one, "provider", "configured") for one in known), *_built_in(others)]


def _provider_keys(place: Place, path: Path) -> list[Offer]:
    """Providers that may be configured without an address, or signed in to."""
    if path == ("auth", "order"):
        return _providers(place)
    return _built_in(sorted(overlay_providers(place.release) or builtin_providers(place.release)))


def _built_in(names: list[str]) -> list[Offer]:
    from provcheck.catalog.query.entries import PROVIDERS

    offers = [Offer(one, "provider", PROVIDERS.get(one, "built in"), rank=(one not in PROVIDERS,)) for one in names]
    return sorted(offers, key=lambda one: one.rank)


def _defined(place: Place, path: Path, kind: str) -> list[Offer]:
    """The names of manifests of a kind."""
    taken = _listed(place, path) if isinstance(path[-1], int) else frozenset()
    parts = place.bundle.details.definitions(kind) if place.bundle else ()
    names = dict.fromkeys(part.name for part in parts if isinstance(part.name, str))
    return [Offer(name, "value", kind.replace("-", " ")) for name in names if name not in taken]
