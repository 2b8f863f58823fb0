"""Model refs: OpenClaw's as Pai writes them."""

from __future__ import annotations

from typing import NamedTuple

from provcheck.catalog import hosts
from provcheck.conversion.entry import Outcome, Place
from provcheck.conversion.mapping.row import SAME
from provcheck.conversion.to_pai.providers import Made, Providers
from provcheck.model import ModelRef, Provider


class Resolved(NamedTuple):
    """A ref in Pai, ``None`` where Pai cannot have it, and what became of OpenClaw's."""

    text: str | None
    outcome: Outcome
    reason: str


def resolve(ref: ModelRef, where: Place, namespace: object, providers: Providers) -> Resolved:
    """A ref as Pai writes it in a namespace.

    Makes the ModelProvider of a built-in provider, and allows what the ref names.
    """
    written = ref.raw() or ""
    if not isinstance(ref.text, str) or "{{" in ref.text:
        return Resolved(written or None, Outcome.NEEDS_YOU, "Pai replaces no variables: write the model's name")
    name, model = _target(ref, providers)
    if not name or not model:
        return Resolved(None, Outcome.NEEDS_YOU, "names no model")
    made = providers.made.get(name)
    if made is None and name not in providers.refused and name in providers.job.source.bundle.platform.builtin:
        made = providers.built_in(name, where, namespace)
    if made is not None:
        return _allowed(ref, made, model, where, providers)
    if name in providers.refused:
        return Resolved(None, Outcome.NEEDS_YOU, f"not in the list: {providers.refused[name]}")
    if name in providers.job.source.bundle.foreign:
        return Resolved(None, Outcome.NEEDS_YOU, f"not in the list: {name} comes from a plugin")
    return Resolved(f"{name}/{model}", Outcome.NEEDS_YOU, f"nothing defines the provider {name}: write a ModelProvider")


def _target(ref: ModelRef, providers: Providers) -> tuple[str | None, str | None]:
    """Provider and model, completed as OpenClaw completes a ref without a provider."""
    if ref.provider is not None or not isinstance(ref.text, str):
        return ref.provider and ref.provider.strip(), ref.model
    text, platform = ref.text.strip(), providers.job.source.bundle.platform
    listing = [one for one in providers.job.source.bundle.providers if one.find(text)]
    if platform.finds_bare_ids and len(listing) == 1 and isinstance(listing[0].name, str):
        return listing[0].name, text
    return (platform.default_ref[0] if platform.default_ref else None), text


def _allowed(ref: ModelRef, made: Made, model: str, where: Place, providers: Providers) -> Resolved:
    if model in made.left_out and model not in made.allowed:
        return Resolved(None, Outcome.NEEDS_YOU, f"not in the list: {made.left_out[model]}")
    model = _published(made, model, providers)
    text = f"{made.resource.name}/{model}"
    if not made.allows_all and model not in made.allowed and made.kept is None:
        made.allow(model)
        made.unlisted.append(model)
        if _is_refused(made.provider, providers):
            release = providers.job.source.release
            return Resolved(text, Outcome.NEEDS_YOU, f"OpenClaw {release} refuses it: it is not listed")
        target = made.resource.at("spec", "allowedModels")
        providers.job.ledger.note(Outcome.DEFAULTED, where, target, f"{model} is used and not listed; Pai needs both")
    if text == ref.text:
        return Resolved(text, Outcome.EXACT, SAME)
    if ref.alias is not None:
        return Resolved(text, Outcome.RENAMED, f"what the alias {ref.text} stands for")
    if ref.provider is None:
        return Resolved(text, Outcome.APPROXIMATED, f"OpenClaw completes {ref.text} like this")
    return Resolved(text, Outcome.RENAMED, f"the same model as {ref.text}")


def _published(made: Made, model: str, providers: Providers) -> str:
    """An id with the publisher that OpenClaw puts back: on its service NVIDIA's own models are ``nvidia/...``."""
    platform = providers.job.source.bundle.platform
    full = f"nvidia/{model}"
    hosted = made.name == "nvidia" and hosts.is_hosted_nim(made.typed.endpoint or "")
    return full if hosted and platform.restores_publisher and "/" not in model and model not in made.allowed else model


def _is_refused(provider: Provider | None, providers: Providers) -> bool:
    """Whether OpenClaw refuses a model that a provider does not list: from 2026.9.6 on a known vendor's host."""
    endpoint = provider.raw("endpoint") if provider else None
    platform = providers.job.source.bundle.platform
    return platform.refuses_unlisted and bool(endpoint) and hosts.vendor(endpoint or "") is not None
