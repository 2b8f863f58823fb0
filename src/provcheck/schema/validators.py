"""Validators of `jsonschema` that know variables, parts that could not be read, and our own keywords."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Any

import jsonschema
from jsonschema.exceptions import ValidationError

from provcheck.dialects.openclaw_releases import NEWEST, RELEASES
from provcheck.schema import checks, gate
from provcheck.schema.data import Partial, PartialList
from provcheck.schema.document import Schema, python_pattern


def _required(_validator: Any, names: Sequence[str], instance: Any, _schema: Schema) -> Iterator[ValidationError]:
    if isinstance(instance, dict) and not isinstance(instance, Partial):
        for name in names:
            if name not in instance:
                yield ValidationError(name)


def _stands(instance: Any, said: checks.Complaint) -> bool:
    """Whether a complaint is about what is there or surely missing, and not about a part of a wrong type."""
    holder = inside(instance, said.path[:-1])
    if said.missing:
        return isinstance(holder, dict) and not isinstance(holder, Partial)
    return isinstance(holder, list if isinstance(said.path[-1], int) else dict)


def inside(value: Any, path: Iterable[str | int]) -> Any:
    """What stands at the end of a path in plain data."""
    for step in path:
        value = value[step]
    return value


class Complained(Exception):  # noqa: N818 - jsonschema carries only exceptions along
    """What a check said."""

    def __init__(self, said: checks.Complaint) -> None:
        super().__init__(said.message)
        self.said = said


def _counted(check: Any) -> Any:
    """A keyword that counts, for what was read in full."""

    def counted(validator: Any, limit: int, instance: Any, schema: Schema) -> Iterator[ValidationError]:
        if not isinstance(instance, (Partial, PartialList)):
            yield from check(validator, limit, instance, schema) or ()

    return counted


def _known_text(check: Any) -> Any:
    """A keyword that looks into a text, for texts without variables."""

    def known(validator: Any, limit: Any, instance: Any, schema: Schema) -> Iterator[ValidationError]:
        if not isinstance(instance, gate.Variable):
            yield from check(validator, limit, instance, schema) or ()

    return known


def _pattern(_validator: Any, pattern: str, instance: Any, _schema: Schema) -> Iterator[ValidationError]:
    if isinstance(instance, str) and not gate.fits(instance, python_pattern(pattern)):
        yield ValidationError("does not fit")


def _names(validator: Any, schema: Schema, instance: Any, _parent: Schema) -> Iterator[ValidationError]:
    for name in instance if isinstance(instance, dict) else ():
        for error in validator.descend(instance=name, schema=schema):
            yield ValidationError(error.message, instance=name, validator="propertyNames", schema=schema)


def _legacy(_validator: Any, _version: str, _instance: Any, _schema: Schema) -> Iterator[ValidationError]:
    yield ValidationError("legacy")


def _x_checks(release: str) -> Any:
    place = RELEASES.index(release)

    def run(_validator: Any, names: Sequence[str], instance: Any, _schema: Schema) -> Iterator[ValidationError]:
        for name in names:
            try:
                found = getattr(checks, name.replace("-", "_"))(instance, place)
            except (TypeError, AttributeError, KeyError):
                continue  # other keywords speak about the wrong type that is in the way
            for said in found:
                if _stands(instance, said):
                    yield ValidationError(said.message, path=said.path, cause=Complained(said))

    return run


_DRAFT = jsonschema.Draft7Validator
_TYPES = _DRAFT.TYPE_CHECKER.redefine_many(
    {
        "number": lambda _, value: gate.is_number(value),
        "integer": lambda _, value: gate.is_integer(value),
    }
)
_KEYWORDS = {
    "required": _required,
    "propertyNames": _names,
    "pattern": _known_text(_pattern),
    "x-legacy": _legacy,
    **{word: _counted(_DRAFT.VALIDATORS[word]) for word in ("minItems", "minProperties")},
    **{word: _known_text(_DRAFT.VALIDATORS[word]) for word in ("enum", "const", "minLength", "maxLength")},
}


def at_release(schema: Schema, release: str) -> Any:
    """The validator of one of our schemas under a release; empty for Pai."""
    return _kind_at(release)(schema)


@cache
def _kind_at(release: str) -> Any:
    return _extended(_DRAFT, {**_KEYWORDS, "x-checks": _x_checks(release or NEWEST)})


def foreign(schema: Schema) -> Any:
    """The validator of any schema, which ``check_foreign`` found to be one."""
    return _kind_of(schema)(schema)


def check_foreign(schema: Schema) -> None:
    """Raise `jsonschema.exceptions.SchemaError` for what is no schema."""
    # Not every pattern of JavaScript is one of Python.
    _kind_of(schema).check_schema(schema, format_checker=jsonschema.FormatChecker(formats=()))


def _kind_of(schema: Schema) -> Any:
    return _extended(jsonschema.validators.validator_for(schema, _DRAFT), _KEYWORDS)


def _extended(draft: Any, keywords: dict[str, Any]) -> Any:
    return jsonschema.validators.extend(draft, keywords, type_checker=_TYPES)  # type: ignore[no-untyped-call]
