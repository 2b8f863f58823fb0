"""A provider, a model, an agent or an alias, where its name stands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from provcheck.dialects.openclaw_names import canonical_agent
from provcheck.holders import home
from provcheck.lsp.hover import agent, model, provider
from provcheck.lsp.hover.part import Part
from provcheck.lsp.hover.uses import place as place_of
from provcheck.lsp.hover.uses import told, uses
from provcheck.lsp.names.symbols import AGENT, ALIAS, MODEL, PROVIDER
from provcheck.lsp.names.symbols import at as symbol_at
from provcheck.model import OPENCLAW

if TYPE_CHECKING:
    from datetime import date

    from provcheck.lsp.hover.part import Mask
    from provcheck.lsp.names.symbols import Symbol
    from provcheck.model import Agent, Bundle, Provider
    from provcheck.syntax.source import Location

Defined = TypeVar("Defined", "Provider", "Agent")


class Teller(NamedTuple):
    """Tells about names in a file of some bundles, seen from a day.

    Of a text that is a secret not even a half is told, which ``mask`` might not know for one.
    """

    bundles: Sequence[Bundle]
    path: str
    day: date
    mask: Mask

    def at(self, offset: int) -> tuple[Location, list[Part]] | None:
        """What there is to say about the name at an offset, and the place of the name."""
        found = symbol_at(self.bundles, self.path, offset)
        if found is None or self._is_secret(str(found[1].token.scalar.value)):
            return None
        bundle, occurrence = found
        parts = list(self._told(bundle, occurrence.symbol, occurrence.location))
        return (occurrence.location, parts) if parts else None

    def _is_secret(self, text: str) -> bool:
        return self.mask(text) != text

    def _told(self, bundle: Bundle, symbol: Symbol, place: Location) -> Iterator[Part]:
        if symbol.kind == MODEL:
            yield self._model(bundle, symbol.provider, symbol.name)
        elif symbol.kind == PROVIDER:
            owner = home(bundle, symbol.name)
            users = told(uses(self.bundles, bundle, symbol.name), self.path, roles=False)
            yield provider.part(owner, symbol.name, _here(owner.named(symbol.name), place), users, self.path)
        elif symbol.kind == AGENT:
            found = _here([one for one in bundle.agents if _called(bundle, one) == symbol.name], place)
            if found is not None:
                yield agent.part(bundle, found, self.day, self.path)
        elif symbol.kind == ALIAS:
            yield from self._alias(bundle, symbol.name)

    def _model(self, bundle: Bundle, name: str, model_id: str) -> Part:
        looked = model.Looked(home(bundle, name), name, model_id, self.day)
        return model.part(looked, told(uses(self.bundles, bundle, name, model_id), self.path), self.path)

    def _alias(self, bundle: Bundle, name: str) -> Iterator[Part]:
        """What an alias stands for, and what there is to say about that."""
        for defined, ref in bundle.details.aliases():
            if isinstance(defined.name, str) and defined.name.lower() == name and isinstance(ref.text, str):
                yield Part(
                    f'"{defined.name}" is an alias of "{ref.text}", defined at {place_of(defined.where(), self.path)}'
                )
                if ref.target is not None and not self._is_secret(ref.text):
                    yield self._model(bundle, *ref.target)
                return


def _called(bundle: Bundle, one: Agent) -> str | None:
    """An agent's name as the platform compares it."""
    if not isinstance(one.name, str):
        return None
    return canonical_agent(one.name) if bundle.dialect == OPENCLAW else one.name


def _here(defined: list[Defined], place: Location) -> Defined | None:
    """Of several of one name that which is defined at a place, else the first."""
    here = (one for one in defined if _overlap(one.where("name"), place))
    return next(here, defined[0] if defined else None)


def _overlap(one: Location, other: Location) -> bool:
    return one.path == other.path and one.start < other.end and other.start < one.end
