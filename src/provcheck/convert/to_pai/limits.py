"""The windows of models: Pai has one cap on requests for all models of a provider."""

from __future__ import annotations

from collections.abc import Iterable

from provcheck.convert.entry import Outcome
from provcheck.convert.spot import Path, Resource
from provcheck.convert.tree import Leaf, Tree
from provcheck.model import Model, Provider
from provcheck.rules._shared.known import overstated

_NO_CAP = "Pai has no window for each model; no cap was written"
_CAP = ("spec", "maxTokensPerRequest")


def request_cap(provider: Provider, models: Iterable[Model], choice: str) -> int | None:
    """The cap in tokens that a provider's windows make.

    None where there are no windows, where none is wanted, and where all are more than the models have: such a cap would
    never hold anything back.
    """
    known = [one for one in models if isinstance(one.context_window, (int, float)) and one.context_window >= 1]
    windows = [int(one.context_window) for one in known if isinstance(one.context_window, (int, float))]
    if choice == "none" or not windows or all(overstated(provider, one) for one in known):
        return None
    return max(windows) if choice == "max" else min(windows)


def settle(tree: Tree, row: Path, cap: int | None, resource: Resource, annotation: Path | None) -> None:
    """Note what became of the window of one model."""
    for leaf in tree.below((*row, "contextWindow")):
        _settle(leaf, cap, resource, annotation)


def _settle(leaf: Leaf, cap: int | None, resource: Resource, annotation: Path | None) -> None:
    if cap is None:
        if annotation is not None:
            leaf.became(Outcome.RENAMED, resource.at(*annotation), _NO_CAP)
        return
    target, window = resource.at(*_CAP), leaf.value
    if not isinstance(window, (int, float)) or window == cap:
        leaf.became(Outcome.APPROXIMATED, target, "one cap for all models of the provider")
    elif window > cap:
        leaf.became(Outcome.APPROXIMATED, target, f"shortened from {window} to {cap}: one cap for all models")
    else:
        leaf.became(Outcome.APPROXIMATED, target, f"raised from {window} to {cap}: one cap for all models")
