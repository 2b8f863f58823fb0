"""Who holds model refs, what a model is to its holder, and where the provider that is asked for is defined."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

from provcheck.model import Agent, Bundle, Provider, Route
from provcheck.syntax.pointer import dotted, steps

Holder: TypeAlias = Agent | Provider | None
"""An agent, the agents' defaults, a provider with fallbacks of its own, or ``None`` for the configuration itself."""


def holders(bundle: Bundle) -> Iterator[tuple[Holder, tuple[Route, ...]]]:
    """Everyone who may hold refs, with their routes: the defaults, agents, the configuration, providers."""
    for agent in (*((bundle.defaults,) if bundle.defaults else ()), *bundle.agents):
        yield agent, agent.routes
    if bundle.jobs:
        yield None, bundle.jobs
    for provider in bundle.providers:
        if provider.fallbacks:
            yield provider, (provider.fallbacks,)


def roles(route: Route, holder: Holder) -> Iterator[str]:
    """What each model of a route is to its holder: ``primary``, ``fallback 1``, ``may be chosen``, or the setting."""
    above = holder.where().pointer if isinstance(holder, Agent) else ""
    for number, ref in enumerate(route.refs):
        yield role(route, number) or _setting(ref.where().pointer.removeprefix(above))


def role(route: Route, number: int) -> str:
    """What the model at a place of a route is to who holds it; empty where only the setting's name tells."""
    if route.purpose == "choice":
        return "may be chosen"
    if route.purpose not in {"chat", "fallback"}:
        return ""
    number -= route.has_primary and route.purpose == "chat"
    return "primary" if number < 0 else f"fallback {number + 1}"


def home(bundle: Bundle, provider: str) -> Bundle:
    """The bundle that defines a provider: for an embedded configuration that may be the manifests around it."""
    around = bundle.around
    return around if around is not None and not bundle.named(provider) and around.named(provider) else bundle


def _setting(pointer: str) -> str:
    return dotted(tuple(int(step) if step.isdigit() else step for step in steps(pointer)))
