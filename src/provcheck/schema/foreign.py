"""A JSON Schema from elsewhere: what ``openclaw config schema`` prints, for the sections not known here."""

from __future__ import annotations

import json
import re
from typing import Any

from jsonschema.exceptions import SchemaError

from provcheck.dialects.view import View
from provcheck.reading import read
from provcheck.schema import document, errors, validators
from provcheck.schema.document import Schema
from provcheck.schema.shape import MOST_FAULTS, Fault, Views

_LARGEST = 64 * 1024 * 1024
"""In bytes; OpenClaw 2026.9.6 prints 2.4 MB."""


class UnusableSchemaError(Exception):
    """A file that is no JSON Schema; the message says why."""


def load(path: str, *, piped: bool = False) -> Schema:
    """The schema in a file, or, if ``piped``, in what a shell pipes in. Raises `UnusableSchemaError`."""
    try:
        schema = json.loads(read(path, _LARGEST, piped=piped))
        if not isinstance(schema, dict):
            raise UnusableSchemaError(f"{path} holds no JSON Schema")
        validators.check_foreign(schema)
    except OSError as error:
        raise UnusableSchemaError(f"cannot read {path}: {error.strerror}") from None
    except json.JSONDecodeError as error:
        raise UnusableSchemaError(f"{path}:{error.lineno}:{error.colno}: no JSON: {error.msg}") from None
    except (ValueError, RecursionError):
        raise UnusableSchemaError(f"{path} holds no JSON that can be read") from None
    except SchemaError as error:
        place = "/".join(map(str, error.absolute_path)) or "the top"
        raise UnusableSchemaError(f"{path} holds no JSON Schema: {error.message} at {place}") from None
    readable: Schema = _readable(schema)
    return readable


def _readable(schema: Any, *, inside: bool = False) -> Any:
    """The schema without what would mislead: patterns that only JavaScript reads, and needs that a default fills.

    OpenClaw prints the shape that it works with, defaults filled in, and not the one that it reads.
    """
    if isinstance(schema, list):
        return [_readable(one, inside=True) for one in schema]
    if not isinstance(schema, dict):
        return schema
    made = {key: _readable(one, inside=True) for key, one in schema.items() if not (inside and key == "$schema")}
    named, required, pattern = made.get("patternProperties"), made.get("required"), made.get("pattern")
    if isinstance(pattern, str) and not _compiles(pattern):
        del made["pattern"]
    if isinstance(named, dict) and not all(map(_compiles, named)):
        del made["patternProperties"]
        made.pop("additionalProperties", None)
    if isinstance(required, list) and isinstance(made.get("properties"), dict):
        made["required"] = [name for name in required if "default" not in made["properties"].get(name, {})]
    return made


def _compiles(pattern: str) -> bool:
    try:
        re.compile(pattern)
    except re.error:
        return False
    return True


def faults(schema: Schema, view: View, data: object) -> list[Fault]:
    """What is wrong in sections whose inside provcheck does not know.

    It speaks of these alone, since OpenClaw's schema refuses what OpenClaw itself rewrites while it reads.
    """
    known = document.load("openclaw")["properties"]
    open_sections = {name for name, one in known.items() if not set(one) - {"x-since", "x-until", "description"}}
    found = errors.find_with(validators.foreign(schema), data)
    outside = [one for one in found if one.path and one.path[0] in open_sections]
    views = Views(view)
    return [Fault(one, views.at(one.path), schema, always=True) for one in outside[:MOST_FAULTS]]
