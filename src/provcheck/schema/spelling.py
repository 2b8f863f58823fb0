"""What was surely meant by a key or a value that a schema does not know."""

from __future__ import annotations

from collections.abc import Iterator

from provcheck.schema.document import Schema, resolve
from provcheck.schema.words import dotted
from provcheck.suggest import nearest


def meant_key(schema: Schema, key: str) -> str | None:
    """The known key of an object that a wrong one stands for: another tool's name for it, or a slip."""
    known: Schema = schema.get("properties", {})
    foreign = [name for name, one in known.items() if key in one.get("x-also", ())]
    return foreign[0] if len(foreign) == 1 else nearest(key, known)


def meant_value(schema: Schema, value: object) -> str | None:
    """The value of an enumeration that a wrong one stands for."""
    if not isinstance(value, str):
        return None
    plain = value.strip().lower()
    found = schema.get("x-also", {}).get(plain) or schema.get("x-with-endpoint", {}).get(plain)
    return found or nearest(value, (one for one in schema.get("enum", ()) if isinstance(one, str)))


def other_place(schema: Schema, key: str, root: Schema) -> str | None:
    """Where a key belongs that stands one or two steps too high: ``models.providers`` for ``providers``."""
    found = [dotted(path) for path in _below(schema, key, root, 2)]
    return found[0] if len(found) == 1 else None


def is_comment(key: str) -> bool:
    """Whether a key is somebody's way of writing a comment."""
    return key.startswith(("//", "#", "_", "/*")) or key.lower() in ("comment", "$comment", "note")


def _below(schema: Schema, key: str, root: Schema, depth: int) -> Iterator[tuple[str, ...]]:
    for name, one in schema.get("properties", {}).items():
        inner = resolve(one, root)
        if key in inner.get("properties", {}):
            yield (name, key)
        elif depth > 1:
            yield from ((name, *rest) for rest in _below(inner, key, root, depth - 1))
