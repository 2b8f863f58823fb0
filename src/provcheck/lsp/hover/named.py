"""A provider, a model or an agent, where its name stands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, TypeVar

from provcheck.dialects.openclaw_names import canonical_agent
from provcheck.lsp.hover import agent, model, provider
from provcheck.lsp.hover.part import Mask, Part
from provcheck.lsp.hover.uses import home, told, uses
from provcheck.lsp.hover.uses import place as place_of
from provcheck.lsp.symbols import AGENT, ALIAS, MODEL, PROVIDER
from provcheck.lsp.symbols import at as symbol_at
from provcheck.model import OPENCLAW

if TYPE_CHECKING:
    from datetime import date

    from provcheck.lsp.symbols import Symbol
    from provcheck.model import Agent, Bundle, Provider
    from provcheck.syntax.source import Location

Defined = TypeVar("Defined", "Provider", "Agent")


def at(bundles: Sequence[Bundle], path: str, offset: int, day: date, mask: Mask) -> tuple[Location, list[Part]] | None:
    """What there is to say about the name at an offset, and the place of the name.

    Nothing where the text that holds the name is a secret, of which the name is a piece that ``mask`` may not know.
    """
    found = symbol_at(bundles, path, offset)
    if found is None:
        return None
    bundle, occurrence = found
    whole = str(occurrence.token.scalar.value)
    if mask(whole) != whole:
        return None
    parts = [*_told(bundles, bundle, occurrence.symbol, occurrence.location, day)]
    return (occurrence.location, parts) if parts else None


def _told(bundles: Sequence[Bundle], bundle: Bundle, symbol: Symbol, place: Location, day: date) -> Iterator[Part]:
    if symbol.kind == MODEL:
        yield _model(bundles, bundle, symbol.provider, symbol.name, day)
    elif symbol.kind == PROVIDER:
        owner = home(bundle, symbol.name)
        users = told(uses(bundles, bundle, symbol.name), roles=False)
        yield provider.part(owner, symbol.name, _here(owner.named(symbol.name), place), users)
    elif symbol.kind == AGENT:
        found = _here([one for one in bundle.agents if _called(bundle, one) == symbol.name], place)
        if found is not None:
            yield agent.part(bundle, found, day)
    elif symbol.kind == ALIAS:
        yield from _alias(bundles, bundle, symbol.name, day)


def _model(bundles: Sequence[Bundle], bundle: Bundle, provider_name: str, model_id: str, day: date) -> Part:
    looked = model.Looked(home(bundle, provider_name), provider_name, model_id, day)
    return model.part(looked, told(uses(bundles, bundle, provider_name, model_id)))


def _alias(bundles: Sequence[Bundle], bundle: Bundle, name: str, day: date) -> Iterator[Part]:
    """What an alias stands for, and what there is to say about that."""
    for defined, ref in bundle.details.aliases():
        if isinstance(defined.name, str) and defined.name.lower() == name and isinstance(ref.text, str):
            yield Part(f'"{defined.name}" is an alias of "{ref.text}", defined in {place_of(defined.where())}')
            if ref.target is not None:
                yield _model(bundles, bundle, *ref.target, day)
            return


def _called(bundle: Bundle, one: Agent) -> str | None:
    """An agent's name as the platform compares it."""
    if not isinstance(one.name, str):
        return None
    return canonical_agent(one.name) if bundle.dialect == OPENCLAW else one.name


def _here(defined: list[Defined], place: Location) -> Defined | None:
    """Of several of one name that which is defined at a place, else the first."""
    here = (one for one in defined if one.where("name")[1:3] == place[1:3] and one.where("name").path == place.path)
    return next(here, defined[0] if defined else None)
