"""What is wrong with the shape of data, error by error. Imported only after a gate has said no."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from jsonschema.exceptions import ValidationError

from provcheck.dialects.openclaw_releases import RELEASES
from provcheck.schema import document, validators
from provcheck.schema.data import Path, Template, Unread
from provcheck.schema.document import Schema
from provcheck.schema.forms import resolve


class ShapeError(NamedTuple):
    """One thing that is wrong.

    ``path`` leads to the value it is about. ``word`` is the keyword of JSON Schema that refuses it, ``schema`` the
    schema that holds the keyword. ``key`` is the key that is unknown or missing there. Where ``word`` is ``x-checks``,
    ``message`` is a sentence, and ``meant`` the value that was surely meant.
    """

    path: Path
    word: str
    schema: Schema
    value: object
    key: str | None = None
    message: str = ""
    meant: str | None = None

    @property
    def place(self) -> Path:
        """What it is about, the unknown or missing key included."""
        return self.path if self.key is None else (*self.path, self.key)


def find(name: str, release: str, data: object) -> list[ShapeError]:
    """What is wrong with data under a release, in the order of the data; what could not be read is left out."""
    schema = document.at_release(name, release)
    return find_with(validators.at_release(schema, release), data)


def find_with(validator: Any, data: object) -> list[ShapeError]:
    """What is wrong with data under a schema from elsewhere, given as its validator."""
    return _leaves(validator.iter_errors(data))


def fits(root: Schema, schema: Schema, value: object) -> bool:
    """Whether a value has the shape of a schema, whose references lead into ``root``."""
    return _fits(root, "", schema, value)


def accepting(name: str, error: ShapeError, data: object) -> list[str]:
    """The releases that take what the error is about."""
    value = validators.inside(data, error.path)
    return [release for release in RELEASES if _accepts(name, release, error.path, value)]


def always_required(name: str, error: ShapeError) -> bool:
    """Whether every release that knows an object requires the key that it lacks."""
    known = [
        document.resolve(schema, document.at_release(name, release))
        for release in RELEASES
        if (schema := schema_at(name, release, error.path)) is not None
    ]
    return all(error.key in one.get("required", ()) for one in known)


def schema_at(name: str, release: str, path: Path) -> Schema | None:
    """The schema of a release for the value at a path, ``None`` where the release knows no such place."""
    root = document.at_release(name, release)
    schemas = [root]
    for step in path:
        schemas = [one for schema in schemas for one in _step(document.resolve(schema, root), step, root)]
    return schemas[0] if schemas else None


def _step(schema: Schema, step: str | int, root: Schema) -> Iterator[Schema]:
    if isinstance(step, int):
        items = schema.get("items", {})
        yield from [items] if isinstance(items, dict) else items[step : step + 1]
    elif step in schema.get("properties", {}):
        yield schema["properties"][step]
    elif isinstance(schema.get("additionalProperties"), dict):
        yield schema["additionalProperties"]
    for form in schema.get("anyOf", ()):
        yield from _step(document.resolve(form, root), step, root)


def _accepts(name: str, release: str, path: Path, value: object) -> bool:
    schema = schema_at(name, release, path)
    return schema is not None and _fits(document.at_release(name, release), release, schema, value)


def _fits(root: Schema, release: str, schema: Schema, value: object) -> bool:
    return not find_with(validators.at_release(root, release).evolve(schema=schema), value)


# From jsonschema's errors to ours


def _leaves(errors: Iterator[ValidationError]) -> list[ShapeError]:
    found: dict[Path, ShapeError] = {}
    for error in errors:
        for leaf in resolve(error):
            if not isinstance(leaf.instance, (Unread, Template)):
                for one in _shape_errors(leaf):
                    # A wrong type breaks other keywords of the same place too.
                    if one.place not in found or one.word == "type":
                        found[one.place] = one
    return list(found.values())


def _shape_errors(error: ValidationError) -> Iterator[ShapeError]:
    value: Any = error.instance
    schema: Schema = error.schema if isinstance(error.schema, dict) else {}
    made = ShapeError(tuple(error.absolute_path), str(error.validator), schema, value)
    if error.validator == "additionalProperties":
        for key in value:
            if key not in schema.get("properties", {}):
                yield made._replace(key=key)
    elif error.validator == "required":
        yield made._replace(key=error.message)
    elif error.validator == "propertyNames":
        yield made._replace(key=value)
    elif error.validator == "x-legacy":
        yield made._replace(path=(*made.path, "kind"), value=value["kind"])
    elif isinstance(error.cause, validators.Complained):
        yield _complaint(made, error.cause)
    else:
        yield made


def _complaint(made: ShapeError, complained: validators.Complained) -> ShapeError:
    said = complained.said
    made = made._replace(message=said.message, meant=said.meant)
    return made._replace(path=made.path[:-1], key=str(made.path[-1])) if said.missing else made
