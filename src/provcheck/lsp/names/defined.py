"""Where a bundle defines what has a name."""

from __future__ import annotations

from collections.abc import Iterator

from provcheck.dialects.openclaw_names import canonical_agent
from provcheck.dialects.texts import view_of
from provcheck.dialects.view import View
from provcheck.lsp.names.occurrence import AGENT, ALIAS, MODEL, PROVIDER, Occurrence, Symbol, occurrence
from provcheck.lsp.names.tokens import keys, values
from provcheck.model import OPENCLAW, Agent, Bundle, Provider
from provcheck.syntax.node import Mapping


def definitions(bundle: Bundle) -> Iterator[Occurrence]:
    """The definitions of providers, models, agents and aliases, and the models that providers deny."""
    for provider in bundle.providers:
        if isinstance(provider.name, str):
            yield from _provider(provider, provider.name, bundle.dialect)
            yield from _models(provider, provider.name, bundle.dialect)
    for agent in bundle.agents:
        if isinstance(agent.name, str) and agent.name:
            yield from _agent(agent, agent.name, bundle.dialect)
    for part, _ in bundle.details.aliases():
        if isinstance(part.name, str) and part.name:
            symbol = Symbol(ALIAS, "", part.name.lower())
            for layer, token in values(view_of(part)):
                yield occurrence(symbol, token.trimmed(), layer, defines=True)


def _provider(provider: Provider, name: str, dialect: str) -> Iterator[Occurrence]:
    symbol, view = Symbol(PROVIDER, "", name), view_of(provider)
    if dialect == OPENCLAW:
        yield from _by_key(symbol, view)
    else:
        yield from _by_value(symbol, view.at("metadata", "name"))


def _models(provider: Provider, name: str, dialect: str) -> Iterator[Occurrence]:
    for models, defines in ((provider.listed, True), (provider.denied, False)):
        for model in models:
            if isinstance(model.id, str) and model.id:
                view = view_of(model)
                place = view.get("id") if dialect == OPENCLAW else view
                yield from _by_value(Symbol(MODEL, name, model.id), place, defines=defines)


def _agent(agent: Agent, name: str, dialect: str) -> Iterator[Occurrence]:
    view = view_of(agent)
    if dialect != OPENCLAW:
        yield from _by_value(Symbol(AGENT, "", name), view.at("metadata", "name"))
        return
    symbol = Symbol(AGENT, "", canonical_agent(name))
    if isinstance(view.written[0].holder, Mapping):
        yield from _by_key(symbol, view)
    else:
        yield from _by_value(symbol, view.get("id"))


def _by_key(symbol: Symbol, view: View) -> Iterator[Occurrence]:
    """An object that is named by its key."""
    for token in keys(view):
        yield occurrence(symbol, token.trimmed(), defines=True)


def _by_value(symbol: Symbol, view: View | None, *, defines: bool = True) -> Iterator[Occurrence]:
    """An object that is named by a string."""
    for layer, token in values(view) if view is not None else ():
        yield occurrence(symbol, token, layer, defines=defines)
