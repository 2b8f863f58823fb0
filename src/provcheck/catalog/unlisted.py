"""Ids that hosted NIM never listed, as far as its listings were read (from 2025-07 on)."""

from __future__ import annotations

from provcheck.catalog.confusions import confusion
from provcheck.catalog.known import find_native, find_nim, find_special

_VENDORS = ("anthropic", "google", "openai")


def never_listed(model_id: str) -> bool:
    """Whether it is surely none of NVIDIA's: a model that is only served elsewhere, by its publisher or others.

    False says nothing: an id that no table holds may be newer than the catalogue.
    """
    if find_nim(model_id) or find_special(model_id):
        return False
    found = confusion(model_id)
    if found is not None:
        return found.kind == "never-hosted"
    publisher, slash, name = model_id.partition("/")
    vendors, name = ((publisher,), name) if slash else (_VENDORS, model_id)
    return any(vendor in _VENDORS and _has_long_had(vendor, name) for vendor in vendors)


def _has_long_had(vendor: str, name: str) -> bool:
    """Whether the catalogue holds a vendor's model: of what the settings add, nobody knows who else may serve it."""
    known = find_native(vendor, name)
    return known is not None and "id" not in known.by_settings
