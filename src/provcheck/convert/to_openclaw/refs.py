"""Model refs: Pai's as OpenClaw writes them."""

from __future__ import annotations

from collections.abc import Iterable

from provcheck.convert.entry import Outcome
from provcheck.convert.to_openclaw.manifests import Manifest
from provcheck.convert.to_openclaw.providers import Providers
from provcheck.dialects import openclaw_releases as releases

Resolved = tuple[str | None, Outcome, str]
"""The ref, ``None`` where OpenClaw cannot have it; what became of Pai's, and why."""


def resolve(text: str, namespace: str, providers: Providers) -> Resolved:
    """A ref as OpenClaw writes it."""
    name, slash, model = text.partition("/")
    key = (namespace, name)
    if "${" in text or "{{" in text:
        return text, Outcome.NEEDS_YOU, "filled in by a template: see that it names a provider of OpenClaw's"
    if not slash or not name or not model:
        return None, Outcome.NEEDS_YOU, "not in the list: it names no model"
    if key in providers.made:
        made = providers.made[key]
        if made.id == name:
            return text, Outcome.EXACT, "means the same there"
        return f"{made.id}/{model}", Outcome.RENAMED, f"{name} is called {made.id} there"
    if key in providers.refused:
        return None, Outcome.NEEDS_YOU, f"not in the list: {name} could not be converted"
    if name in releases.builtin_providers(providers.options.release):
        return text, Outcome.EXACT, f"OpenClaw has a provider {name} of its own"
    return None, Outcome.NEEDS_YOU, f"not in the list: no ModelProvider {name} is among the sources"


def used(agents: Iterable[Manifest]) -> dict[tuple[str, str], list[str]]:
    """The ids that agents use of each provider."""
    found: dict[tuple[str, str], list[str]] = {}
    for one in agents:
        for _, text in one.texts("models"):
            name, _, model = text.partition("/")
            mine = found.setdefault((one.namespace, name), [])
            if model and model not in mine:
                mine.append(model)
    return found
