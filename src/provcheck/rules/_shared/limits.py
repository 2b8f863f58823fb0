"""Limits in tokens: what caps a model's answers, and how figures are written and compared."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from provcheck import catalog
from provcheck.catalog.served import chats, known_model, trusted_window
from provcheck.rules._shared.few import listed
from provcheck.rules._shared.plausible import is_usable_answer, is_usable_window
from provcheck.rules._shared.refs import follow

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from provcheck.catalog import KnownModel
    from provcheck.model import Bundle, Maybe, Model, Number, Platform, Provider
    from provcheck.syntax.source import Location

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
    return listed([f'"{name}" ({written(value)})' for name, value in dict(pairs).items()])


def source(*known: KnownModel) -> str:
    """Who says what the windows of models are: the settings, or which catalogue, and how sure that is at least."""
    catalogued = [one for one in known if "context_window" not in one.by_settings]
    least = min(catalogued, key=lambda one: ("low", "medium", "high").index(one.confidence), default=None)
    said = [f"catalogue of {catalog.DATE}, {least.confidence} confidence"] if least else []
    return "; ".join([*said, "the settings"] if len(catalogued) < len(known) else said)


def served_window(known: KnownModel) -> int | None:
    """The window that is surely there, in tokens: what the weights allow, or less where the host serves less."""
    return min(filter(None, (known.context_window, known.hosted_context_window)), default=None)


def comparable_window(provider: Provider, model: Model, platform: Platform) -> Number | None:
    """The configured window in tokens, unless PC402 or PC410 already says that it cannot be right."""
    window = figure(trusted_window(provider, model))
    return window if window and is_usable_window(window, platform) else None


def is_contradicted(provider: Provider, model: Model, window: Number) -> bool:
    """Whether the catalogue knows a smaller window for a model, which PC402 says."""
    known = known_model(provider, model.id) if isinstance(model.id, str) and not model.extended else None
    right = served_window(known.model) if known else None
    return right is not None and catalog.exceeds(window, right)


class OutputCap:
    """A configured limit on answers in tokens, and the models that it holds for."""

    __slots__ = ("label", "location", "models", "platform", "provider", "tokens")

    def __init__(
        self,
        label: str,
        tokens: Number,
        location: Location,
        provider: Provider,
        models: tuple[Model, ...],
        platform: Platform,
    ) -> None:
        self.label = label
        self.tokens = tokens
        self.location = location
        self.provider = provider
        self.models = models
        self.platform = platform

    def crowded(self) -> list[tuple[Model, Number]]:
        """The models whose window such an answer fills or exceeds, each with its window.

        Models that embed or rerank give no answers, and lists put any figure there.
        """
        windows = (
            (model, comparable_window(self.provider, model, self.platform))
            for model in self.models
            if chats(self.provider, model)
        )
        return [
            (model, window)
            for model, window in windows
            if window and (self.tokens >= window or catalog.same_number(self.tokens, window))
        ]


@lru_cache(maxsize=1)
def largest_caps(bundle: Bundle) -> dict[int, Number]:
    """The largest limit on each model's answers, by the model's ``id()``."""
    found: dict[int, Number] = {}
    for cap in output_caps(bundle):
        for model in cap.models:
            found[id(model)] = max(found.get(id(model), 0), cap.tokens)
    return found


def fits(model: Model, cap: Number, window: Number) -> bool:
    """Whether a model's other limits go with a window, so that writing it breaks nothing else."""
    budget = figure(model.context_tokens) or 0
    return cap < window and not catalog.same_number(cap, window) and not above(budget, window)


def comparable_caps(bundle: Bundle) -> Iterator[OutputCap]:
    """The limits on answers that PC410 has nothing against."""
    return (cap for cap in output_caps(bundle) if is_usable_answer(cap.tokens))


def output_caps(bundle: Bundle) -> Iterator[OutputCap]:
    """Every limit on answers in a bundle: of models, of request parameters, and the default of a provider."""
    platform = bundle.platform
    for provider in bundle.providers:
        yield from _caps_of_models(provider, platform)
        tokens = figure(provider.max_tokens)
        heirs = tuple(model for model in provider.listed if model.max_tokens is None)
        if tokens and heirs:
            label, place = provider.label("max_tokens"), provider.where("max_tokens")
            yield OutputCap(label, tokens, place, provider, heirs, platform)
    for ref, limit in bundle.output_limits:
        found = follow(ref, bundle)
        listed = found.provider.find(found.meant or found.model) if found.provider else None
        if found.provider and listed and limit.tokens > 0:
            yield OutputCap(limit.name, limit.tokens, limit.where("tokens"), found.provider, (listed,), platform)


def _caps_of_models(provider: Provider, platform: Platform) -> Iterator[OutputCap]:
    for model in provider.listed:
        tokens = figure(model.max_tokens)
        if tokens:
            label, place = model.label("max_tokens"), model.where("max_tokens")
            yield OutputCap(label, tokens, place, provider, (model,), platform)
        for limit in model.output_limits:
            if limit.tokens > 0:
                yield OutputCap(limit.name, limit.tokens, limit.where("tokens"), provider, (model,), platform)
