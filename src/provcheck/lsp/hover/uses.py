"""Who asks for the models of a provider, in which role, and where that stands."""

from __future__ import annotations

import os
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from provcheck.lsp.names.symbols import MODEL, PROVIDER, Symbol, occurrences
from provcheck.schema.words import dotted

if TYPE_CHECKING:
    from provcheck.model import Agent, Bundle, ModelRef, Provider, Route
    from provcheck.syntax.source import Location

_MOST = 5
"""So many users are named; the others are counted."""


class Use(NamedTuple):
    """A ref to a model: who holds it, what the model is to them, and where it stands."""

    who: str
    role: str
    where: Location


def place(location: Location, path: str) -> str:
    """A place as it is told in a file: the line, and the way to another file with it."""
    line = location.begin[0]
    if location.path == path:
        return f"line {line}"
    try:
        return f"{os.path.relpath(location.path, os.path.dirname(path) or None)}:{line}"
    except ValueError:  # on another drive
        return f"{location.path}:{line}"


def home(bundle: Bundle, provider: str) -> Bundle:
    """The bundle that defines a provider: for an embedded configuration that may be the manifests around it."""
    around = bundle.around
    return around if around is not None and not bundle.named(provider) and around.named(provider) else bundle


def uses(bundles: Iterable[Bundle], bundle: Bundle, provider: str, model: str | None = None) -> list[Use]:
    """Every ref to a provider, or to one model of it, in its bundle and in the configurations embedded there."""
    owner = home(bundle, provider)
    inside = [one for one in bundles if one.around is owner and home(one, provider) is owner]
    symbol = Symbol(PROVIDER, "", provider) if model is None else Symbol(MODEL, provider, model)
    return [use for one in dict.fromkeys([owner, *inside]) for use in _of(symbol, one)]


def _of(symbol: Symbol, bundle: Bundle) -> Iterator[Use]:
    """The refs of a bundle to a provider or model: by name, or behind an alias."""
    starts: dict[str, list[int]] = {}
    for one in occurrences(bundle):
        if one.symbol == symbol:
            starts.setdefault(one.location.path, []).append(one.location.start)
    for found in starts.values():
        found.sort()
    for ref, use in _refs(bundle):
        behind = _targets(ref) if ref.alias is not None else ()
        if symbol in behind or _holds_one(use.where, starts.get(use.where.path, [])):
            yield use


def _targets(ref: ModelRef) -> tuple[Symbol, ...]:
    return (Symbol(PROVIDER, "", ref.target[0]), Symbol(MODEL, *ref.target)) if ref.target else ()


def _holds_one(where: Location, starts: list[int]) -> bool:
    number = bisect_left(starts, where.start)
    return number < len(starts) and starts[number] < where.end


def told(found: list[Use], path: str, *, roles: bool = True) -> str:
    """Users in a sentence for a file, the first few of many; without ``roles`` each of them once."""
    if not roles:
        found = list({use.who: use for use in reversed(found)}.values())[::-1]
    if not found:
        return "used by nobody that was read"
    named = [f"{one.who} ({f'{one.role}, ' if roles else ''}{place(one.where, path)})" for one in found[:_MOST]]
    more = f" and {len(found) - _MOST} more" if len(found) > _MOST else ""
    return f"used by {', '.join(named)}{more}"


def _refs(bundle: Bundle) -> Iterator[tuple[ModelRef, Use]]:
    for agent in (*((bundle.defaults,) if bundle.defaults else ()), *bundle.agents):
        for route in agent.routes:
            yield from _in_route(route, name_of(agent), agent.where().pointer)
    for route in bundle.jobs:
        yield from _in_route(route, "the configuration", "")
    for provider in bundle.providers:
        if provider.fallbacks:
            yield from _in_route(provider.fallbacks, _name_of(provider), "")


def name_of(agent: Agent) -> str:
    """What an agent is called in a sentence."""
    if agent.name is None:
        return "the agents' defaults"
    return f'agent "{agent.name}"' if isinstance(agent.name, str) else "an agent"


def _name_of(provider: Provider) -> str:
    return f'provider "{provider.name}"' if isinstance(provider.name, str) else "a provider"


def _in_route(route: Route, who: str, holder: str) -> Iterator[tuple[ModelRef, Use]]:
    for number, ref in enumerate(route.refs):
        where = ref.where()
        yield ref, Use(who, role(route, number) or _path(where, holder), where)


def role(route: Route, number: int) -> str:
    """What the model at a place of a route is to who holds it; empty where only the path tells."""
    if route.purpose == "choice":
        return "may be chosen"
    if route.purpose not in {"chat", "fallback"}:
        return ""
    number -= route.has_primary and route.purpose == "chat"
    return "primary" if number < 0 else f"fallback {number + 1}"


def _path(where: Location, holder: str) -> str:
    steps = where.pointer.removeprefix(holder).split("/")[1:]
    return dotted(tuple(int(step) if step.isdigit() else step.replace("~1", "/").replace("~0", "~") for step in steps))
