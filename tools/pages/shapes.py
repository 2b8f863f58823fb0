"""JSON Schemas in words."""

from __future__ import annotations

import json
from typing import Any

Schema = dict[str, Any]


def resolved(schema: Schema, root: Schema) -> Schema:
    """A schema with what it refers to; what stands beside the reference comes first."""
    reference = schema.get("$ref")
    if reference is None:
        return schema
    found = root
    for step in reference.removeprefix("#/").split("/"):
        found = found[step]
    return resolved(found, root) | {key: value for key, value in schema.items() if key != "$ref"}


def words(schema: Schema, root: Schema) -> str:
    """What values a schema takes, as one says it."""
    schema = resolved(schema, root)
    if "const" in schema:
        return code(schema["const"])
    if "enum" in schema:
        return " or ".join(code(value) for value in schema["enum"])
    if "anyOf" in schema:
        return " or ".join(words(one, root) for one in schema["anyOf"])
    kinds = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
    return " or ".join(_kind(kind, schema, root) for kind in kinds)


def code(value: object) -> str:
    """A value as it is written in JSON."""
    return f"`{json.dumps(value, ensure_ascii=False)}`"


def row(*cells: str) -> str:
    """A line of a table."""
    return f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |\n"


def _kind(kind: str, schema: Schema, root: Schema) -> str:
    if kind == "array":
        return f"list of {_many(words(schema['items'], root))}"
    if kind == "object":
        return str(schema.get("title", "table")).lower()
    return {"null": "`null`", "boolean": "true or false", "integer": "whole number"}.get(kind, kind)


def _many(what: str) -> str:
    head, of, rest = what.partition(" of ")
    return what if what.endswith("`") else f"{head}s{of}{rest}"
