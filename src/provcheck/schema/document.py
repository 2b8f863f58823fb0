"""The JSON Schemas that provcheck ships, and the schema of one OpenClaw release.

Schemas of OpenClaw and of Pai use a part of draft-07 and some annotations of their own:

- which release takes it: ``x-since`` and ``x-until`` on a key or a form of it, ``x-values`` on an enumeration,
  ``x-legacy`` on what Pai still reads and no longer wants, ``x-releases`` at the top for those that were looked at;
- what releases rewrite while they read: ``x-migrated`` keys, ``x-migrates`` values, ``x-moved`` the list of agents;
- what to write in place of it: ``x-instead`` of something old, ``x-before`` of something new, ``x-drop`` for nothing;
- what was meant: ``x-names`` for other tools' names of a key, ``x-also`` for those of a value, ``x-with-endpoint`` for
  those that need an address too, ``x-belongs`` for the place of a key that stands too high;
- in words: ``x-expected`` for a pattern, ``x-like`` for an example;
- ``x-checks`` for what JSON Schema cannot say, and ``x-open`` on an object whose keys nobody has written down.

Cutting the schema of one release out of it adds ``x-lacks``, ``x-lacks-others`` and ``x-lacks-forms``.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator
from functools import cache
from typing import Any, TypeAlias

from provcheck.dialects.openclaw_releases import NEWEST, within
from provcheck.syntax.pointer import unescape

Schema: TypeAlias = dict[str, Any]

_INCLUDE: Schema = {
    "description": "A file, or several, that are read into this place.",
    "anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}],
}

_HERE = os.path.dirname(os.path.dirname(__file__))


def path(name: str) -> str:
    """Where a schema lies: in the installed package, or beside ``src`` in a checkout."""
    installed = os.path.join(_HERE, "schemas", f"{name}.schema.json")
    return installed if os.path.exists(installed) else os.path.join(_HERE, "../../schemas", f"{name}.schema.json")


@cache
def load(name: str) -> Schema:
    """A schema with its annotations. Shared: not to be changed."""
    with open(path(name), encoding="utf-8") as file:
        schema: Schema = json.load(file)
    return schema


@cache
def at_release(name: str, release: str) -> Schema:
    """The schema with what a release accepts and nothing else; what it lacks is kept under ``x-lacks``.

    ``x-lacks`` maps keys and values that other releases know to their annotated schemas. Shared: not to be changed.
    """
    cut: Schema = _cut(load(name), release or NEWEST)
    return cut


def for_editors(release: str) -> Schema:
    """The plain schema of an OpenClaw release, without annotations of our own and without unused definitions.

    It takes ``$include`` everywhere: an editor sees a file as it stands, not what OpenClaw puts together.
    """
    schema: Schema = _bare(at_release("openclaw", release))
    schema["$id"] = f"https://provcheck.dev/schemas/openclaw-{release}.schema.json"
    schema["title"] = f"OpenClaw {release} configuration"
    schema["$comment"] = (
        f"What OpenClaw {release} accepts, observed; the inside of sections without types is left alone."
    )
    if "definitions" in schema:
        used = _used(schema)
        schema["definitions"] = {key: one for key, one in schema["definitions"].items() if key in used}
    return schema


def resolve(schema: Schema, root: Schema) -> Schema:
    """The schema that a ``$ref`` inside ``root`` leads to, or the schema itself; empty for a reference to nothing."""
    while isinstance(schema.get("$ref"), str):
        found: Any = root
        for step in schema["$ref"].removeprefix("#").split("/")[1:]:
            found = found.get(unescape(step)) if isinstance(found, dict) else None
        schema = found if isinstance(found, dict) and found is not root else {}
    return schema


def python_pattern(pattern: str) -> str:
    """A pattern of JSON Schema for Python, whose ``$`` would also match before a last line feed."""
    return re.sub(r"\\.|\[(?:\\.|[^\]])*\]|\$", lambda found: r"\Z" if found[0] == "$" else found[0], pattern)


def holds(schema: object, release: str) -> bool:
    """Whether a key or a form exists in a release."""
    if not isinstance(schema, dict):
        return True
    return "x-legacy" not in schema and within(release, schema.get("x-since"), schema.get("x-until"))


def value_holds(entry: dict[str, str], release: str) -> bool:
    """Whether a value of an enumeration exists in a release."""
    return within(release, entry.get("since"), entry.get("until")) and release != entry.get("except")


# Cutting


def _cut(schema: Any, release: str) -> Any:
    if isinstance(schema, list):
        return [_cut(one, release) for one in schema if holds(one, release)]
    if not isinstance(schema, dict):
        return schema
    made: Schema = {}
    for key, value in schema.items():
        if key == "properties":
            made[key] = {name: _cut(one, release) for name, one in value.items() if holds(one, release)}
        elif key == "definitions":
            made[key] = {name: _cut(one, release) for name, one in value.items()}
        elif key == "x-checks":
            made[key] = [name for name, entry in value.items() if value_holds(entry, release)]
        elif key == "additionalProperties" and not holds(value, release):
            made[key] = False
            made["x-lacks-others"] = value
        else:
            made[key] = value if key.startswith("x-") else _cut(value, release)
    _cut_values(schema, made, release)
    if "anyOf" in schema:
        made["x-lacks-forms"] = [one for one in schema["anyOf"] if not holds(one, release)]
    lacks = {name: one for name, one in schema.get("properties", {}).items() if not holds(one, release)}
    if lacks:
        made["x-lacks"] = lacks
    return _simpler(made)


def _cut_values(schema: Schema, made: Schema, release: str) -> None:
    values = schema.get("x-values", {})
    gone = [value for value, entry in values.items() if not value_holds(entry, release)]
    if gone:
        made["enum"] = [value for value in schema["enum"] if value not in gone]
        made["x-lacks"] = {value: {f"x-{word}": at for word, at in values[value].items()} for value in gone}


def _simpler(schema: Schema) -> Schema:
    """Without a choice of one."""
    if "anyOf" in schema and len(schema["anyOf"]) == 1:
        (only,) = schema.pop("anyOf")
        schema = {**only, **schema}
    return schema


def _bare(schema: Any) -> Any:
    if isinstance(schema, list):
        return [_bare(one) for one in schema]
    if not isinstance(schema, dict):
        return schema
    named = ("properties", "definitions")
    bare: Schema = {
        key: {name: _bare(one) for name, one in value.items()} if key in named else _bare(value)
        for key, value in schema.items()
        if not key.startswith("x-") and not (key == "allOf" and not value)
    }
    if "properties" in bare and bare.get("additionalProperties") is False:
        bare["properties"]["$include"] = _INCLUDE
    return bare


def _used(schema: Schema) -> set[str]:
    """The definitions that a schema leads to."""
    used: set[str] = set()
    waiting = list(_refs({key: value for key, value in schema.items() if key != "definitions"}))
    while waiting:
        name = waiting.pop()
        if name not in used:
            used.add(name)
            waiting += _refs(schema["definitions"][name])
    return used


def _refs(schema: Any) -> Iterator[str]:
    if isinstance(schema, dict):
        if isinstance(schema.get("$ref"), str):
            yield schema["$ref"].rpartition("/")[2]
        for value in schema.values():
            yield from _refs(value)
    elif isinstance(schema, list):
        for value in schema:
            yield from _refs(value)
