"""Keywords as the command line has them, with what Python has in place of words on a command line."""

from __future__ import annotations

import os
from collections.abc import Iterable
from datetime import date, datetime
from typing import Literal, TypeAlias

from provcheck.api.errors import SettingsError
from provcheck.api.sources import StrPath
from provcheck.finding import Severity

Level: TypeAlias = Severity | Literal["error", "warning", "info"]
"""A severity, or the word for it."""

Words: TypeAlias = str | Iterable[str]
"""Several words, or one string with commas between them."""


def words(value: Words, name: str) -> tuple[str, ...]:
    """What is named, once each. Raises `TypeError` for what is no string."""
    if not isinstance(value, Iterable):
        raise TypeError(f"{name} takes strings, and not {type(value).__name__}")
    found = value.split(",") if isinstance(value, str) else list(value)
    for one in found:
        if not isinstance(one, str):
            raise TypeError(f"{name} takes strings, and not {type(one).__name__}")
    return tuple(dict.fromkeys(one.strip() for one in found if one.strip()))


def selectors(value: Words, name: str) -> tuple[str, ...]:
    """Codes, beginnings of codes and names of rules. Raises `ValueError` for one that covers no rule."""
    from provcheck.rules import refusal

    found = words(value, name)
    for one in found:
        refused = refusal(one)
        if refused:
            raise ValueError(f"{name}: {refused}")
    return found


def level(value: Level, name: str) -> Severity:
    """A severity. Raises `ValueError` for another word."""
    if isinstance(value, Severity):
        return value
    for one in Severity:
        if value == one.label:
            return one
    raise ValueError(f"{name} is error, warning or info, and not {value!r}")


def releases(value: Words) -> tuple[str, ...]:
    """Known releases, each the nearest not above the version asked for. Raises `ValueError` for what has none."""
    from provcheck.dialects.openclaw_releases import asked_for

    return tuple(dict.fromkeys(map(asked_for, words(value, "openclaw_version"))))


def release(value: str) -> str:
    """One known release, the nearest not above the version asked for. Raises `ValueError` for what has none."""
    from provcheck.dialects.openclaw_releases import asked_for

    return asked_for(value)


def resource_name(value: str | None, name: str) -> str | None:
    """A name that Kubernetes takes, if any. Raises `ValueError` for another one."""
    from provcheck.conversion.names import dns_label

    if value is not None and dns_label(value, "") != value:
        raise ValueError(f"{name}: {value!r} is no name of a resource: lower-case letters, digits and - only")
    return value


def day(value: date | str) -> date:
    """A day, or one in ISO form. Raises `ValueError` for another text, `TypeError` for something else."""
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if not isinstance(value, str):
        raise TypeError(f"as_of is a date or YYYY-MM-DD, and no {type(value).__name__}")
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise ValueError(f"as_of is a date or YYYY-MM-DD, and not {value!r}") from None


def one_of(value: str, known: tuple[str, ...], name: str) -> str:
    """One of a few words. Raises `ValueError` for another one."""
    if value not in known:
        raise ValueError(f"{name} is one of {', '.join(known)}, and not {value!r}")
    return value


def path(value: object, name: str) -> str:
    """The path of a file. Raises `TypeError` for what is none, `ValueError` for an empty one."""
    found: object = os.fspath(value) if isinstance(value, (str, os.PathLike)) else value
    if not isinstance(found, str):
        raise TypeError(f"{name} takes a path, and not {type(found).__name__}")
    if not found.strip():
        raise ValueError(f"{name} is empty")
    return found


def baseline(value: StrPath | Literal[False]) -> dict[str, str | None]:
    """The settings that name a baseline, or none."""
    if value is False:
        return {"baseline": None, "named_baseline": None}
    return {"baseline": path(value, "baseline")}


def settings_file(value: StrPath | Literal[False] | None) -> str | None:
    """The settings file that is named, if one is. Raises `SettingsError` where there is none."""
    if value is None or value is False:
        return None
    found = path(value, "config")
    if not os.path.isfile(found):
        raise SettingsError(f"config: {found} is no file")
    return found


def schema(value: StrPath) -> dict[str, object]:
    """The JSON Schema in a file. Raises `SettingsError`."""
    from provcheck.schema.foreign import UnusableSchemaError, load

    refusal = ""
    try:
        return load(path(value, "openclaw_schema"))
    except UnusableSchemaError as error:
        refusal = str(error)
    raise SettingsError(f"openclaw_schema: {refusal}")
