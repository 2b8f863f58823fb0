"""What the values of settings mean, and what is wrong with those that mean nothing.

A reader takes a value as TOML has it, and the file that it stands in, and raises `Wrong`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime
from typing import TYPE_CHECKING, TypeAlias, TypeVar

from provcheck.finding import Severity
from provcheck.settings.globs import Glob

if TYPE_CHECKING:
    from provcheck.settings.document import Document

T = TypeVar("T")
Reader: TypeAlias = "Callable[[object, Document], T]"

_SEVERITIES = {severity.label: severity for severity in sorted(Severity, reverse=True)}
_VARIABLE = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_KINDS = {bool: "true or false", str: "a string", list: "a list", dict: "a table", date: "a date"}


class Wrong(Exception):  # noqa: N818 - it never leaves this room
    """A value that cannot be used; the message says why, and ``keys`` lead to the part of the value that is wrong."""

    def __init__(self, message: str, *keys: str | int) -> None:
        super().__init__(message)
        self.keys = keys


def flag(value: object, _file: Document) -> bool:
    """True or false."""
    return of_type(bool, value)


def text(value: object, _file: Document) -> str:
    """A string with something in it."""
    found = of_type(str, value)
    if not found.strip():
        raise Wrong("it is empty")
    return found


def path(value: object, file: Document) -> str:
    """The path of a file, relative to the settings file; as it is shown, and can be opened."""
    written = text(value, file)
    if "\0" in written:
        raise Wrong("no file can have such a name")
    return file.resolved(written)


def texts(value: object, file: Document, reader: Reader[T]) -> tuple[T, ...]:
    """A list, each item, which is a string, read by a reader."""
    if isinstance(value, str):
        raise Wrong("a list is due, not a string: put it in brackets")
    return items(value, file, reader)


def items(value: object, file: Document, reader: Reader[T]) -> tuple[T, ...]:
    """A list, each item read by a reader."""
    found = []
    for place, item in enumerate(of_type(list, value)):
        try:
            found.append(reader(item, file))
        except Wrong as wrong:
            raise Wrong(str(wrong), place, *wrong.keys) from None
    return tuple(found)


def entries(value: object, file: Document, reader: Reader[T]) -> dict[str, T]:
    """A table, each entry read by a reader."""
    found = {}
    for key, entry in of_type(dict, value).items():
        try:
            found[key] = reader(entry, file)
        except Wrong as wrong:
            raise Wrong(str(wrong), key, *wrong.keys) from None
    return found


def globs(value: object, file: Document) -> tuple[Glob, ...]:
    """A list of patterns, relative to the settings file."""
    return Glob.all(texts(value, file, text), file.folder)


def selector(value: object, file: Document) -> str:
    """A code of a rule, the beginning of one, or a name."""
    from provcheck import rules

    found = text(value, file)
    refusal = rules.refusal(found)
    if refusal:
        raise Wrong(refusal)
    return found


def selectors(value: object, file: Document) -> tuple[str, ...]:
    """A list of codes, beginnings of codes, and names of rules."""
    return texts(value, file, selector)


def ignores(value: object, file: Document) -> dict[str, tuple[Glob, tuple[str, ...]]]:
    """Rules to leave out, by pattern."""
    found = entries(value, file, selectors)
    if "" in found:
        raise Wrong("a pattern is due", "")
    return {key: (glob, found[key]) for key, glob in zip(found, Glob.all(found, file.folder), strict=True)}


def severity(value: object, file: Document) -> Severity:
    """How grave something is."""
    return _SEVERITIES[choice(value, file, tuple(_SEVERITIES))]


def threshold(value: object, file: Document) -> Severity | None:
    """The mildest severity that fails a run, ``None`` for never."""
    return _SEVERITIES.get(choice(value, file, (*_SEVERITIES, "never")))


def severities(value: object, file: Document) -> dict[str, Severity]:
    """Severities by code, beginning of codes, or name of rules."""
    found = entries(value, file, severity)
    for key in found:
        try:
            selector(key, file)
        except Wrong as wrong:
            raise Wrong(str(wrong), key) from None
    return found


def output_format(value: object, file: Document) -> str:
    """The name of an output format."""
    from provcheck.report import FORMATS

    return choice(value, file, FORMATS)


def choice(value: object, file: Document, known: tuple[str, ...]) -> str:
    """One of a few words."""
    from provcheck.suggest import unknown

    found = text(value, file)
    if found not in known:
        raise Wrong(unknown(found, known))
    return found


def releases(value: object, file: Document) -> tuple[str, ...]:
    """Known releases of OpenClaw, each the nearest not above a version: a list, or a string with commas."""
    if isinstance(value, str):
        return tuple(dict.fromkeys(release(one, file) for one in text(value, file).split(",")))
    if not isinstance(value, list):
        raise Wrong(f"a version in quotes or a list of them is due, not {kind_of(value)}")
    return tuple(dict.fromkeys(items(value, file, release)))


def release(value: object, file: Document) -> str:
    """The known release nearest to a version and not above it."""
    from provcheck.dialects.openclaw_releases import asked_for

    try:
        return asked_for(text(value, file))
    except ValueError as error:
        raise Wrong(str(error)) from None


def variables(value: object, file: Document) -> tuple[str, ...]:
    """A list of names of variables."""
    return texts(value, file, _variable)


def _variable(value: object, file: Document) -> str:
    found = text(value, file)
    if _VARIABLE.fullmatch(found) is None:
        # Who takes it for a list of NAME=value has a secret here.
        raise Wrong("a name of a variable is due: letters, digits and _, without a value")
    return found


def day(value: object, _file: Document) -> date:
    """A date of TOML, or the same in quotes."""
    if type(value) is date:
        return value
    if not isinstance(value, str):
        raise Wrong(f"a date is due: YYYY-MM-DD, not {kind_of(value)}")
    try:
        if _DAY.fullmatch(value):
            return date.fromisoformat(value)
    except ValueError:
        pass
    raise Wrong("a date is due: YYYY-MM-DD")


def kind_of(value: object) -> str:
    """What a value of TOML is, in words."""
    if isinstance(value, datetime):
        return "a date with a time"
    return next((words for kind, words in _KINDS.items() if isinstance(value, kind)), "a number")


def of_type(kind: type[T], value: object) -> T:
    """A value of a type."""
    if not isinstance(value, kind):
        raise Wrong(f"{_KINDS[kind]} is due, not {kind_of(value)}")
    return value
