"""Who asks for each model."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from provcheck.graph.picture import Picture


def users_of(picture: Picture) -> dict[str, list[str]]:
    """The names of those who hold a ref to each model, by the model's id; each name once."""
    found: dict[str, dict[str, None]] = {}
    for user, ref in picture.links():
        if ref.model is not None:
            found.setdefault(ref.model, {})[user.name] = None
    return {model: list(names) for model, names in found.items()}
