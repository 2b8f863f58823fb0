"""What was surely meant by a key or a value that a schema does not know."""

from __future__ import annotations

from functools import lru_cache

from provcheck.schema.document import Schema, resolve
from provcheck.suggest import is_one_slip, nearest

_MOST_PLACES = 12
"""Among more keys than this, a key of the same name further down is a coincidence."""


def meant_key(schema: Schema, key: str, holder: object = None) -> str | None:
    """The known key of an object that a wrong one stands for: another tool's name for it, or a slip.

    ``holder`` is the object. A short key is taken for a slip only where the right one is required and missing.
    """
    known: Schema = schema.get("properties", {})
    foreign = [name for name, one in known.items() if key in one.get("x-names", ())]
    if len(foreign) == 1:
        return foreign[0]
    missing = [name for name in schema.get("required", ()) if isinstance(holder, dict) and name not in holder]
    near = [name for name in missing if is_one_slip(key, name)]
    return _nearest(key, tuple(known)) or (near[0] if len(near) == 1 else None)


# Several ask about each key, and a file may hold one mistake a thousand times.
_nearest = lru_cache(maxsize=1024)(nearest)


def meant_value(schema: Schema, value: object) -> str | None:
    """The value of an enumeration that a wrong one stands for."""
    if not isinstance(value, str):
        return None
    plain = value.strip().lower()
    found = schema.get("x-also", {}).get(plain) or schema.get("x-with-endpoint", {}).get(plain)
    return found or nearest(value, (one for one in schema.get("enum", ()) if isinstance(one, str)))


def other_place(schema: Schema, key: str, root: Schema) -> str | None:
    """Where a key belongs that stands too high: ``models.providers`` for ``providers`` at the top of the file."""
    known: str | None = schema.get("x-belongs", {}).get(key)
    if known:
        return known
    inner = {name: resolve(one, root) for name, one in schema.get("properties", {}).items()}
    found = [f"{name}.{key}" for name, one in inner.items() if key in one.get("properties", {})]
    return found[0] if len(found) == 1 and len(inner) < _MOST_PLACES else None


def is_comment(key: str) -> bool:
    """Whether a key is somebody's way of writing a comment."""
    return key.startswith(("//", "#", "_", "/*")) or key.lower() in ("comment", "$comment", "note")
