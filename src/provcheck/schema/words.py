"""Words for what a schema expects and for what stands in a file."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from provcheck.schema.document import Schema, resolve
from provcheck.syntax.pointer import dotted, is_word

if TYPE_CHECKING:
    from provcheck.schema.data import Path

_TYPES = {
    "string": "a string",
    "number": "a number",
    "integer": "a whole number",
    "boolean": "true or false",
    "object": "an object",
    "array": "a list",
    "null": "null",
}
_LIMITS = {
    "minimum": "at least {}",
    "maximum": "at most {}",
    "exclusiveMinimum": "above {}",
    "exclusiveMaximum": "below {}",
    "minLength": "at least {} characters long",
    "maxLength": "at most {} characters long",
    "minItems": "a list of at least {}",
    "maxItems": "a list of at most {}",
    "minProperties": "an object with at least {}",
    "maxProperties": "an object with at most {}",
}
_LONGEST = 60
"""How much of a value a message shows, in characters."""


def subject(path: Path) -> str:
    """The short name of what a path leads to: its last two keys, and places in a list that stand among them."""
    keys = [place for place, step in enumerate(path) if isinstance(step, str)]
    if not keys:
        return "the file"
    start = keys[-2] if len(keys) > 1 else keys[-1]
    if start and not is_word(path[start]):
        start -= 1
    return dotted(path[start:])


def shown(value: object) -> str:
    """A value as a message shows it."""
    if isinstance(value, dict):
        return "an object"
    if isinstance(value, list):
        return "a list"
    if isinstance(value, float) and value - value != 0:
        return {"nan": "NaN", "inf": "Infinity"}.get(str(value), "-Infinity")
    text = json.dumps(str(value) if isinstance(value, str) else value, ensure_ascii=False)
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 4]}...{text[-1] if isinstance(value, str) else ''}"


def kind_of(value: object) -> str:
    """The type of a value in words."""
    if isinstance(value, bool):
        return "true or false"
    if value is None:
        return "null"
    names = ((str, "string"), ((int, float), "number"), (dict, "object"), (list, "array"))
    return _TYPES[next(word for types, word in names if isinstance(value, types))]


def expected(schema: Schema, root: Schema) -> str:
    """What a schema expects."""
    schema = resolve(schema, root)
    for word in ("anyOf", "oneOf"):
        if word in schema:
            return _either(dict.fromkeys(expected(one, root) for one in schema[word]))
    if "enum" in schema or "const" in schema:
        return one_of(schema.get("enum") or [schema["const"]])
    if "x-expected" in schema:
        return str(schema["x-expected"])
    types = schema.get("type", [])
    return _either([_typed(schema, one, root) for one in ([types] if isinstance(types, str) else types)]) or "anything"


def one_of(values: list[Any]) -> str:
    """The values of an enumeration."""
    texts = [value if isinstance(value, str) else json.dumps(value) for value in values]
    return texts[0] if len(texts) == 1 else f"one of {', '.join(texts)}"


def limit(word: str, schema: Schema) -> str:
    """What a limit asks for."""
    number = schema[word]
    if word == "minLength" and number == 1:
        return "not empty"
    if word == "pattern":
        return str(schema.get("x-expected") or f"text that fits {schema['pattern']}")
    return _LIMITS[word].format(number)


def _typed(schema: Schema, word: str, root: Schema) -> str:
    items = schema.get("items")
    if word == "array" and isinstance(items, dict):
        inner = expected(items, root)
        plural = {
            "a string": "strings",
            "a number": "numbers",
            "an object": "objects",
            "a whole number": "whole numbers",
        }
        return f"a list of {plural[inner]}" if inner in plural else "a list"
    return _TYPES[word]


def _either(texts: Iterable[str]) -> str:
    *first, last = list(texts) or [""]
    return f"{', '.join(first)} or {last}" if first else str(last)
