"""Who asks for the models of a provider, in which role, and where that stands."""

from __future__ import annotations

import os
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from provcheck.holders import Holder, holders, home, roles
from provcheck.lsp.names.symbols import MODEL, PROVIDER, Symbol, occurrences
from provcheck.model import Provider

if TYPE_CHECKING:
    from provcheck.model import Agent, Bundle, ModelRef
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
    for holder, routes in holders(bundle):
        who = _called(holder)
        for route in routes:
            for ref, role in zip(route.refs, roles(route, holder), strict=True):
                yield ref, Use(who, role, ref.where())


def _called(holder: Holder) -> str:
    if holder is None:
        return "the configuration"
    if isinstance(holder, Provider):
        return f'provider "{holder.name}"' if isinstance(holder.name, str) else "a provider"
    return name_of(holder)


def name_of(agent: Agent) -> str:
    """What an agent is called in a sentence."""
    if agent.name is None:
        return "the agents' defaults"
    return f'agent "{agent.name}"' if isinstance(agent.name, str) else "an agent"
