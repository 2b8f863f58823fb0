"""The listing of settings as JSON."""

from __future__ import annotations

import json
from typing import Any

from provcheck.settings.listing import Listing, Origin, Value


def render(listing: Listing) -> str:
    """The JSON text, ending in a line end."""
    document = {
        "version": 1,
        "path": listing.path,
        "files": [one._asdict() for one in listing.files],
        "excluded": listing.excluded,
        "included": listing.included,
        "settings": {key: _value(value) for key, value in listing.values.items()},
    }
    return json.dumps(document, indent=2, ensure_ascii=False) + "\n"


def _value(value: Value) -> dict[str, Any]:
    made: dict[str, Any] = {"value": value.value, "source": _source(value.origin)}
    if value.entries is not None:
        made["entries"] = {name: _source(entry.origin) for name, entry in value.entries.items()}
    return made


def _source(origin: Origin | None) -> dict[str, Any] | None:
    return origin._asdict() if origin else None
