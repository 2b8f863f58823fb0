"""Of several forms that a value may have, the one that was surely meant, so that only its errors are told."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from jsonschema.exceptions import ValidationError

from provcheck.schema.document import Schema


def resolve(error: ValidationError) -> Iterator[ValidationError]:
    """The errors that matter among those of several forms: those of the form that was surely meant."""
    if error.validator not in _CHOICES or not error.context:
        yield error
        return
    forms = _by_form(error)
    fitting = {place: found for place, found in forms.items() if not any(map(_is_about_all, found))}
    if not fitting:
        yield from _no_form(error, forms)
        return
    meant = {place: found for place, found in fitting.items() if not any(map(_tells_forms_apart, found))}
    if not meant and len(fitting) > 1:
        yield _wrong_form(error, fitting)
        return
    best = min((meant or fitting).values(), key=len)
    if len(fitting) < len(forms) and _is_something_else(best):
        yield error
        return
    for one in best:
        yield from resolve(one)


_CHOICES = ("anyOf", "oneOf")


def _by_form(error: ValidationError) -> dict[int, list[ValidationError]]:
    forms: dict[int, list[ValidationError]] = {}
    for one in error.context or ():
        forms.setdefault(int(one.relative_schema_path[0]), []).append(one)
    return forms


def _is_about_all(error: ValidationError) -> bool:
    """Whether a form is out of the question: the value as a whole is of another kind."""
    if error.path:
        return False
    if error.validator in _CHOICES:
        return all(any(map(_is_about_all, found)) for found in _by_form(error).values())
    return error.validator in ("type", "enum", "const")


def _tells_forms_apart(error: ValidationError) -> bool:
    """Whether a form is another one than was meant: a key like ``source`` or ``mode`` has one value in each."""
    return error.validator in ("enum", "const") and len(error.path) == 1 and len(_values(error)) == 1


def _is_something_else(found: list[ValidationError]) -> bool:
    """Whether an object has nothing of the form but that it is an object."""
    if len(found) == 1 and found[0].validator in _CHOICES and found[0].context:
        return all(map(_is_something_else, _by_form(found[0]).values()))
    missing = [one for one in found if one.validator == "required" and not one.path]
    needed: Any = missing[0].validator_value if missing else []
    return bool(missing) and len(missing) == len(needed)


def _no_form(error: ValidationError, forms: dict[int, list[ValidationError]]) -> Iterator[ValidationError]:
    """The value is of no form's type, or a text that is none of those that the forms count."""
    counted = [one for found in forms.values() for one in found if one.validator in ("enum", "const")]
    values = [value for one in counted for value in _values(one) if isinstance(value, str)]
    if isinstance(error.instance, str) and values:
        schema = counted[0].schema if len(counted) == 1 and isinstance(counted[0].schema, dict) else {"enum": values}
        yield _as_enum(error, schema, values)
    else:
        yield error


def _values(error: ValidationError) -> list[Any]:
    found: Any = error.validator_value
    return list(found) if error.validator == "enum" else [found]


def _as_enum(error: ValidationError, schema: Schema, values: list[Any]) -> ValidationError:
    """The error of several forms as one of an enumeration."""
    merged = ValidationError(
        error.message, validator="enum", validator_value=values, instance=error.instance, schema=schema, path=error.path
    )
    merged.parent = error.parent
    return merged


def _wrong_form(error: ValidationError, forms: dict[int, list[ValidationError]]) -> ValidationError:
    """One error for a key whose value belongs to no form, with the values of all forms, other releases' included."""
    telling = [one for found in forms.values() for one in found if _tells_forms_apart(one)]
    same = [one for one in telling if one.path == telling[0].path]
    values = list(dict.fromkeys(value for one in same for value in _values(one)))
    gone = error.schema.get("x-lacks-forms", ()) if isinstance(error.schema, dict) else ()
    lacks = {
        value: {word: at for word, at in form.items() if word.startswith("x-")}
        for form in gone
        for value in form.get("properties", {}).get(telling[0].path[0], {}).get("enum", ())
    }
    return _as_enum(telling[0], {"enum": values, "x-lacks": lacks}, values)
