"""The windows of models: Pai has one cap on requests for all models of a provider."""

from __future__ import annotations

from collections.abc import Iterable

from provcheck.catalog.served import overstated
from provcheck.conversion.entry import Outcome
from provcheck.conversion.spot import Path, Resource
from provcheck.conversion.tree import Tree
from provcheck.model import Model, Provider

_CAP = ("spec", "maxTokensPerRequest")
_LARGEST = 2**53 - 1
_ONE = "Pai has one cap for all models of a provider"
_NO_CAP = "Pai has no window for each model, and no cap was written"


def request_cap(provider: Provider, models: Iterable[Model], choice: str) -> int | None:
    """The cap in tokens that a provider's windows make.

    None where there are no windows, where none is wanted, where all are more than the models have, so that such a cap
    would never hold anything back, and where it is no number that a computer counts to.
    """
    known = [one for one in models if isinstance(one.context_window, (int, float)) and one.context_window >= 1]
    windows = [int(one.context_window) for one in known if isinstance(one.context_window, (int, float))]
    if choice == "none" or not windows or all(overstated(provider, one) for one in known):
        return None
    cap = max(windows) if choice == "max" else min(windows)
    return cap if cap <= _LARGEST else None


def settle(
    tree: Tree, rows: list[tuple[Path, Model]], cap: int | None, resource: Resource, annotation: Path | None
) -> None:
    """Note what became of the windows of models; ``annotation`` is where their rows are kept, if they are."""
    leaves = [(leaf, str(model.id)) for row, model in rows for leaf in tree.below((*row, "contextWindow"))]
    alike: dict[str, list[str]] = {}
    for leaf, name in leaves:
        alike.setdefault(repr(leaf.value), []).append(name)
    for leaf, _ in leaves:
        if cap is not None:
            reason = _reason(leaf.value, cap, alike[repr(leaf.value)])
            leaf.became(Outcome.APPROXIMATED, resource.at(*_CAP), reason)
        elif annotation is not None:
            leaf.became(Outcome.RENAMED, resource.at(*annotation), _NO_CAP)


def _reason(window: object, cap: int, models: list[str]) -> str:
    if not isinstance(window, (int, float)) or window == cap:
        return _ONE
    change = "shortened" if window > cap else "raised"
    return f"{change} from {window} to {cap} for {', '.join(models)}: {_ONE}"
