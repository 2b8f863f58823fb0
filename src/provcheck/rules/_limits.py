"""Limits in tokens: what caps a model's answers, and how figures are written and compared."""

from __future__ import annotations

from typing import TYPE_CHECKING

from provcheck import catalog
from provcheck.rules._known import trusted_window
from provcheck.rules._refs import follow

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from provcheck.catalog import KnownModel
    from provcheck.model import Bundle, Maybe, Model, Number, Provider
    from provcheck.syntax.source import Location

MOST = 5
"""How many models a finding names and points at; the others are counted."""

_LONGEST = 10**15


def figure(value: Maybe[Number]) -> Number | None:
    """A count of tokens that can be compared; ``None`` for what is absent, unknown, or no count at all."""
    return value if isinstance(value, (int, float)) and value > 0 else None


def above(value: Number, limit: Number) -> bool:
    """Whether one configured figure is above another, and not the same amount written in another way."""
    return value > limit and not catalog.same_number(value, limit)


def written(value: Number) -> str:
    """A figure for a sentence; what nobody would read digit by digit is rounded."""
    return str(value) if value < _LONGEST else f"{float(value):.3g}"


def with_figures(pairs: Iterable[tuple[str, Number]]) -> str:
    """Model ids with their figures for a sentence, the first few of many."""
    every = [f'"{name}" ({written(value)})' for name, value in dict(pairs).items()]
    more = f" and {len(every) - MOST} more" if len(every) > MOST else ""
    return ", ".join(every[:MOST]) + more


def source(known: KnownModel) -> str:
    """Which catalogue says it, and how sure it is."""
    return f"catalogue of {catalog.DATE}, {known.confidence} confidence"


def served_window(known: KnownModel) -> int | None:
    """The window that is surely there, in tokens: what the weights allow, or less where the host serves less."""
    return min(filter(None, (known.context_window, known.hosted_context_window)), default=None)


class OutputCap:
    """A configured limit on answers in tokens, and the models that it holds for."""

    __slots__ = ("label", "location", "models", "provider", "tokens")

    def __init__(
        self, label: str, tokens: Number, location: Location, provider: Provider, models: tuple[Model, ...]
    ) -> None:
        self.label = label
        self.tokens = tokens
        self.location = location
        self.provider = provider
        self.models = models

    def crowded(self) -> list[tuple[Model, Number]]:
        """The models whose window such an answer fills or exceeds, each with its window."""
        windows = ((model, figure(trusted_window(self.provider, model))) for model in self.models)
        return [
            (model, window)
            for model, window in windows
            if window and (self.tokens >= window or catalog.same_number(self.tokens, window))
        ]


def output_caps(bundle: Bundle) -> Iterator[OutputCap]:
    """Every limit on answers in a bundle: of models, of request parameters, and the default of a provider."""
    for provider in bundle.providers:
        yield from _caps_of_models(provider)
        tokens = figure(provider.max_tokens)
        heirs = tuple(model for model in provider.listed if model.max_tokens is None)
        if tokens and heirs:
            label, place = provider.label("max_tokens"), provider.where("max_tokens")
            yield OutputCap(label, tokens, place, provider, heirs)
    for ref, limit in bundle.output_limits:
        found = follow(ref, bundle)
        listed = found.provider.find(found.meant or found.model) if found.provider else None
        if found.provider and listed and limit.tokens > 0:
            yield OutputCap(limit.name, limit.tokens, limit.where("tokens"), found.provider, (listed,))


def _caps_of_models(provider: Provider) -> Iterator[OutputCap]:
    for model in provider.listed:
        tokens = figure(model.max_tokens)
        if tokens:
            label, place = model.label("max_tokens"), model.where("max_tokens")
            yield OutputCap(label, tokens, place, provider, (model,))
        for limit in model.output_limits:
            if limit.tokens > 0:
                yield OutputCap(limit.name, limit.tokens, limit.where("tokens"), provider, (model,))
