"""Where a name is defined, and where it is used."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from provcheck.lsp.names.linked import Linked
from provcheck.lsp.names.referred import asked_for
from provcheck.lsp.names.symbols import ALIAS, MODEL, PROVIDER, Occurrence, Symbol, at
from provcheck.model import Bundle
from provcheck.syntax.source import Location


def definitions(bundles: Sequence[Bundle], path: str, offset: int) -> list[Location]:
    """Where what stands at an offset is defined: several places where two definitions share a name.

    An alias leads to its own definition and to that of its model. A model that no list holds leads to its provider.
    """
    found = at(bundles, path, offset)
    if found is None:
        return []
    bundle, one = found
    places = _defined(bundles, bundle, one.symbol)
    if one.symbol.kind == ALIAS:
        model = _behind(bundle, one.symbol.name)
        places += _defined(bundles, bundle, model) or _provider_of(bundles, bundle, model) if model else []
    return places or _provider_of(bundles, bundle, one.symbol)


def references(bundles: Sequence[Bundle], path: str, offset: int, with_definitions: bool) -> list[Location]:
    """Every place that means what stands at an offset, in the order of paths and places."""
    found = at(bundles, path, offset)
    if found is None:
        return []
    linked = Linked(bundles, found[0], found[1].symbol)
    return _sorted(one for _, one in linked.all() if with_definitions or not one.defines)


def highlights(bundles: Sequence[Bundle], path: str, offset: int) -> list[Occurrence]:
    """Every occurrence in this file of what stands at an offset."""
    found = at(bundles, path, offset)
    if found is None:
        return []
    linked = Linked(bundles, found[0], found[1].symbol)
    inside = [one for _, one in linked.all() if one.location.path == path]
    return sorted(inside, key=lambda one: one.location.start)


def _defined(bundles: Sequence[Bundle], bundle: Bundle, symbol: Symbol) -> list[Location]:
    """The definitions in the bundle itself, else in those that share the symbol."""
    found = [(owner, one) for owner, one in Linked(bundles, bundle, symbol).all() if one.defines]
    own = [one for owner, one in found if owner is bundle]
    return _sorted(own or (one for _, one in found))


def _provider_of(bundles: Sequence[Bundle], bundle: Bundle, symbol: Symbol) -> list[Location]:
    if symbol.kind != MODEL:
        return []
    return _defined(bundles, bundle, Symbol(PROVIDER, "", symbol.provider))


def _behind(bundle: Bundle, alias: str) -> Symbol | None:
    """The model that an alias stands for: of two that share it, the last one."""
    refs = [ref for part, ref in bundle.details.aliases() if str(part.name).lower() == alias]
    return asked_for(refs[-1], bundle) if refs else None


def _sorted(found: Iterable[Occurrence]) -> list[Location]:
    places = (one.location for one in found)
    return sorted(places, key=lambda place: (place.path, place.start, place.end))
