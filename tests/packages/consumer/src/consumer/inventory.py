"""An inventory of the models that the files of a team use."""

from __future__ import annotations

import os
from collections.abc import Iterator

from provcheck import UNKNOWN, Model, Provider, load


def windows(*paths: str | os.PathLike[str]) -> dict[str, float | None]:
    """The context window of each model, by ref; ``None`` where nobody can tell."""
    found = load(*paths)
    return dict(pair for provider in found.providers for pair in _windows(provider))


def _windows(provider: Provider) -> Iterator[tuple[str, float | None]]:
    if provider.models is None or provider.models is UNKNOWN:
        return
    for model in provider.models:
        yield f"{provider.name}/{model.id}", _window(model)


def _window(model: Model) -> float | None:
    return None if model.context_window is UNKNOWN else model.context_window


def variables(*paths: str | os.PathLike[str]) -> set[str]:
    """The environment variables that hold keys."""
    return {one.variable for one in load(*paths).credentials if one.form == "variable" and one.variable}
