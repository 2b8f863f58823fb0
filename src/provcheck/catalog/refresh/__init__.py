"""A user catalogue out of a saved answer: models.dev's ``api.json``, or what ``GET /v1/models`` gave."""

from __future__ import annotations

from typing import TYPE_CHECKING

from provcheck.catalog.refresh import listing, models_dev
from provcheck.catalog.refresh.saved import UnusableError, document
from provcheck.catalog.refresh.user import UserCatalog

if TYPE_CHECKING:
    from collections.abc import Sequence

    from provcheck.syntax.node import Reading
    from provcheck.syntax.source import Source

__all__ = ["UnusableError", "UserCatalog", "user_catalog"]

_MOST_MODELS = 20_000
"""Four times what all of models.dev holds; more is no answer that anybody saved."""


def user_catalog(source: Source, reading: Reading, providers: Sequence[str] = ()) -> UserCatalog:
    """The user catalogue of a saved answer that was read as JSON5. Raises `UnusableError`.

    ``providers`` are those to take from models.dev's file, which holds many; a list of models does not say whose it is,
    so that one name says it there, ``nvidia`` without one.
    """
    saved = document(source, reading)
    if not isinstance(saved.value, dict):
        raise UnusableError(saved.message("holds neither models.dev's api.json nor a list of models"))
    if "data" not in saved.value:
        catalog = models_dev.read(saved, providers)
    elif len(providers) > 1:
        raise UnusableError(saved.message("is a list of models of one provider; name only one"))
    else:
        catalog = listing.read(saved, providers[0] if providers else "nvidia")
    if len(catalog.models) > _MOST_MODELS:
        raise UnusableError(saved.message(f"holds more than {_MOST_MODELS:,} models"))
    return catalog
