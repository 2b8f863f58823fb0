"""Model refs: Pai's as OpenClaw writes them."""

from __future__ import annotations

from collections.abc import Iterable

from provcheck.catalog import hosts
from provcheck.catalog.known import find_native, find_nim
from provcheck.catalog.refused import find_refused
from provcheck.conversion.entry import Outcome
from provcheck.conversion.mapping.row import SAME
from provcheck.conversion.sources import Options
from provcheck.conversion.to_openclaw.manifests import Manifest
from provcheck.conversion.to_openclaw.providers import Made, Providers
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
        if _is_refused(made, model, providers.options):
            return None, Outcome.NEEDS_YOU, f"not in the list: OpenClaw {providers.options.release} refuses this model"
        if made.id == name:
            return text, Outcome.EXACT, SAME
        return f"{made.id}/{model}", Outcome.RENAMED, f"{name} is called {made.id} there"
    if key in providers.refused:
        return None, Outcome.NEEDS_YOU, f"not in the list: {name} could not be converted"
    return _elsewhere(text, name, model, providers)


def _is_refused(made: Made, model: str, options: Options) -> bool:
    """Whether a release does not start with a model; what it did not start with before comes back as it was."""
    if options.is_same_release and made.manifest.annotations.is_ours:
        return False
    host = hosts.host(made.typed.endpoint) if made.typed.endpoint else None
    return find_refused(made.id, model, host, options.release) is not None


def _elsewhere(text: str, name: str, model: str, providers: Providers) -> Resolved:
    """A ref to a provider that no manifest of its namespace defines."""
    if any(made.id == name for made in providers.made.values()):
        return None, Outcome.NEEDS_YOU, f"not in the list: {name} is in another namespace, and would be asked instead"
    if name in releases.builtin_providers(providers.options.release):
        return _built_in(text, name, model, providers)
    return None, Outcome.NEEDS_YOU, f"not in the list: no ModelProvider {name} is among the sources"


def _built_in(text: str, name: str, model: str, providers: Providers) -> Resolved:
    """A ref to a provider that only OpenClaw knows, unless the model is gone there."""
    reason = _gone(name, model, providers.options)
    if reason is not None:
        return None, Outcome.NEEDS_YOU, f"not in the list: {reason}"
    if name == "nvidia" and "/" not in model and releases.restores_publisher(providers.options.release):
        return text, Outcome.APPROXIMATED, f"OpenClaw asks NVIDIA for nvidia/{model}"
    return text, Outcome.EXACT, f"OpenClaw has a provider {name} of its own"


def _gone(name: str, model: str, options: Options) -> str | None:
    if find_refused(name, model, release=options.release) is not None:
        return f"OpenClaw {options.release} refuses it, because {name} shut it down"
    known = find_nim(model) if name == "nvidia" else find_native(name, model)
    retired = known is not None and known.retired_on is not None and known.retired_on <= options.as_of
    return f"{name} retired it on {known.retired_on}" if known is not None and retired else None


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
