"""The figures and words that are told about providers, models and agents."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from provcheck.catalog.served import known_model
from provcheck.graph.picture import Fact

if TYPE_CHECKING:
    from provcheck.model import Agent, Entity, Maybe, Model, Provider

TOKENS, REQUESTS = "tokens", "requests"

# Each field with its unit, in the order in which they are told.
_PROVIDER = {
    "request_cap": TOKENS,
    "daily_cap": TOKENS,
    "external_cap": TOKENS,
    "external_requests": REQUESTS,
    "context_window": TOKENS,
    "context_tokens": TOKENS,
    "max_tokens": TOKENS,
}
_MODEL = {"context_window": TOKENS, "context_tokens": TOKENS, "max_tokens": TOKENS}
_AGENT = {
    "request_cap": TOKENS,
    "daily_cap": TOKENS,
    "cost_per_day": "USD",
    "requests_per_minute": "requests a minute",
    "concurrent_requests": REQUESTS,
    "replicas": "",
    "context_tokens": TOKENS,
}
_NAMES = {
    "cost_per_day": "daily_cost",
    "external_cap": "daily_cap_from_outside",
    "external_requests": "daily_requests_from_outside",
    "max_tokens": "output_limit",
    "requests_per_minute": "rate_limit",
    "concurrent_requests": "at_once",
}


def name_of(entity: Agent | Model | Provider, known: Maybe[str], field: str = "name") -> str:
    """What something is called: its name where that is known, else what stands there, else the key above it."""
    return known if isinstance(known, str) else entity.raw(field) or entity.key() or "?"


def of_provider(provider: Provider) -> tuple[Fact, ...]:
    """Its caps, budgets and limits."""
    return tuple(_numbers(provider, _PROVIDER))


def of_model(model: Model, provider: Provider) -> tuple[Fact, ...]:
    """Its window and output limit; the window that the catalogue knows where the file names none."""
    own = tuple(_numbers(model, _MODEL))
    if model.context_window is not None or not isinstance(model.id, str):
        return own
    return (*of_catalogue(provider, model.id), *own)


def of_catalogue(provider: Provider, model_id: str) -> tuple[Fact, ...]:
    """The window of a provider's model as the catalogue knows it."""
    known = known_model(provider, model_id)
    window = known.model.context_window if known else None
    return () if window is None else (Fact("usual_window", window, TOKENS),)


def of_context(path: str) -> tuple[Fact, ...]:
    """Where something stands that nobody asked for, and in which nobody looked for faults."""
    return (Fact("defined_in", path),)


def of_agent(agent: Agent) -> tuple[Fact, ...]:
    """Its caps, budgets and rates."""
    default = (Fact("default_agent", value=True),) if agent.flag("default") is True else ()
    return (*default, *_numbers(agent, _AGENT))


def _numbers(entity: Entity, fields: Mapping[str, str]) -> Iterator[Fact]:
    for field, unit in fields.items():
        value = getattr(entity, field) if hasattr(entity, field) else entity.number(field)
        if isinstance(value, int | float):
            yield Fact(_NAMES.get(field, field), value, unit)
