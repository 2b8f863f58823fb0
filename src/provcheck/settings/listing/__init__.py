"""What ``provcheck settings`` lists: each setting with its value in force, and where that comes from."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from provcheck.finding import Severity
from provcheck.paths import shown
from provcheck.settings import UnusableSettingsError
from provcheck.settings.document import as_shown
from provcheck.settings.globs import Glob
from provcheck.settings.keys import KEYS, TABLES
from provcheck.settings.nearest import SHARED
from provcheck.workspace.discovery import Scope

if TYPE_CHECKING:
    from provcheck.settings.chain import Chain, Entry
    from provcheck.settings.layered import Layered
    from provcheck.settings.nearest import Nearest

VARIABLE = "PROVCHECK_OUTPUT_FORMAT"
_DEFAULTS: dict[str, object] = {
    "extend": None,
    "force-exclude": False,
    "fail-on": "warning",
    "show": "warning",
    "output-format": "text",
    "openclaw-schema": None,
    "baseline": None,
}
"""Of the other keys nothing is the default: an empty list, or an empty table."""


class Origin(NamedTuple):
    """Where a value comes from: a settings file and a line, counted from 1, or a variable, which has no line."""

    path: str
    line: int | None


class Value(NamedTuple):
    """A value as it would be written, and where it comes from, ``None`` for a default.

    A table's entries are values of their own; the table itself is from where its nearest part is.
    """

    value: Any
    origin: Origin | None = None
    entries: dict[str, Value] | None = None


class Use(NamedTuple):
    """What a file has to do with the settings: it ``holds``, is ``extended`` or ``passed over``, for a reason."""

    path: str
    use: str
    reason: str | None = None


class Listing(NamedTuple):
    """All settings of a path. ``excluded``: a search leaves it out; ``included``: ``include`` names it."""

    path: str
    files: list[Use]
    values: dict[str, Value]
    excluded: bool
    included: bool


def listing(path: str, policy: Layered) -> Listing:
    """What holds for a file or folder. Raises `UnusableSettingsError`."""
    settings, file = policy.of(path), policy.file(path)
    chain = policy.chain(file) if file else None
    values = {key: _value(key, chain) for key in KEYS}
    if values["as-of"].origin is None:
        values["as-of"] = Value(settings.as_of.isoformat())
    if os.environ.get(VARIABLE):
        values["output-format"] = Value(os.environ[VARIABLE], Origin(VARIABLE, None))
    scope = Scope(policy)
    is_file = not os.path.isdir(path)
    return Listing(
        shown(path), list(_files(path, chain, policy)), values, scope.excludes(path), is_file and scope.includes(path)
    )


# Values


def _value(key: str, chain: Chain | None) -> Value:
    if chain is None or key not in chain.values:
        return Value(_DEFAULTS.get(key, {} if key in TABLES else []), None, {} if key in TABLES else None)
    if key not in TABLES:
        return _written(chain.values[key], key)
    entries = {name: _written(entry, key, name) for name, entry in chain.entries[key].items()}
    whole = {name: entry.value for name, entry in entries.items()}
    return Value(whole, _origin(chain.values[key], key), entries)


def _written(entry: Entry, *keys: str) -> Value:
    return Value(_plain(entry.value), _origin(entry, *keys))


def _origin(entry: Entry, *keys: str) -> Origin:
    return Origin(entry.file.path, entry.file.place(*keys)[0])


def _plain(value: Any) -> object:
    """A value as readers make it, as JSON has it."""
    if value is None:
        return "never"
    if isinstance(value, Severity):
        return value.label
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Glob):
        return value.pattern
    if hasattr(value, "_asdict"):
        return {field: _plain(one) for field, one in value._asdict().items() if one is not None}
    if isinstance(value, tuple) and len(value) == 2 and isinstance(value[0], Glob) and type(value[1]) is tuple:
        return _plain(value[1])  # an entry of per-file-ignores, whose pattern is its name
    return [_plain(one) for one in value] if isinstance(value, tuple) else value


# Files


def _files(path: str, chain: Chain | None, policy: Layered) -> Iterator[Use]:
    if chain is not None:
        yield Use(chain.files[0].path, "holds")
        yield from (Use(file.path, "extended") for file in chain.files[1:])
    if policy.looks_upward:
        folder = os.path.abspath(path if os.path.isdir(path) else os.path.dirname(path) or ".")
        yield from _passed_over(folder, chain, policy.nearest)


def _passed_over(folder: str, chain: Chain | None, nearest: Nearest) -> Iterator[Use]:
    """The files that do not count: on the way to the one that holds, beside it, and the next one above it."""
    holder = chain.files[0].folder if chain else None
    known = {os.path.realpath(file.path) for file in chain.files} if chain else set()
    while True:
        pyproject = os.path.join(folder, SHARED)
        if os.path.isfile(pyproject) and os.path.realpath(pyproject) not in known:
            yield from _beside(pyproject, nearest)
        parent = os.path.dirname(folder)
        if folder in (holder, parent):
            break
        folder = parent
    above = _above(parent, nearest) if holder and parent != folder else None
    if above and os.path.realpath(above) not in known:
        yield Use(as_shown(above), "passed over", "a nearer file holds; extend would take it in")


def _beside(pyproject: str, nearest: Nearest) -> Iterator[Use]:
    try:
        holds_settings = nearest.holds_settings(pyproject)
    except UnusableSettingsError:
        return
    reason = "provcheck.toml beside it comes first" if holds_settings else "it has no table [tool.provcheck]"
    yield Use(as_shown(pyproject), "passed over", reason)


def _above(folder: str, nearest: Nearest) -> str | None:
    try:
        return nearest.of(folder)
    except UnusableSettingsError:
        return None
