"""Where the keys of a TOML text stand.

Python's reader gives no positions, but it reads pieces: each statement of a text is the shortest run of lines that it
takes, and a key stands where another one in its place changes what is read.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cached_property
from itertools import islice
from typing import NamedTuple, TypeAlias

Path: TypeAlias = "tuple[str | int, ...]"
"""The keys, and the numbers of items in lists, that lead to a value."""

_OTHER = "other-than-it-is"
_LAST_LINES = ("]", "}", '"""', "'''")
"""What the last line of a statement has, if it takes several lines."""
_DEEPEST = 8
"""More steps than this lead to nothing that a settings file has."""
_MOST_READ = 20_000_000
"""Characters that are read again to find one place: what takes longer is no settings file that a person wrote."""


class Statement(NamedTuple):
    """A header or a key with its value: where it begins, as a text, and as what is read of it below ``header``."""

    line: int
    text: str
    header: tuple[str, ...]
    data: dict[str, object]


class Places:
    """The places of a text that can be read as TOML; line ends must be plain."""

    def __init__(self, text: str) -> None:
        self.text = text

    def of(self, path: Path) -> tuple[int, int]:
        """Line and column, both from 1, of the key or item at a path; of the nearest one above where none is found."""
        for end in range(len(path), 0, -1):
            statement = self._bringing.get(path[:end])
            if statement is not None:
                return _place(statement, path[:end])
        return 1, 1

    @cached_property
    def _bringing(self) -> dict[Path, Statement]:
        """The first statement that makes that there is something at a path."""
        first: dict[Path, Statement] = {}
        for statement in _statements(self.text):
            for path in _paths(statement.data, statement.header):
                first.setdefault(path, statement)
        return first


def _statements(text: str) -> Iterator[Statement]:
    header: tuple[str, ...] = ()
    lines: list[str] = []
    spent = 0
    for number, line in enumerate(text.split("\n"), 1):
        lines.append(line)
        if len(lines) > 1 and not any(mark in line for mark in _LAST_LINES):
            continue
        piece = "\n".join(lines)
        spent += len(piece) if len(lines) > 1 else 0
        if spent > _MOST_READ:
            return
        data = _read(piece)
        if data is None:
            continue
        if piece.lstrip().startswith("["):
            header = _header(data)
            yield Statement(number - len(lines) + 1, piece, (), data)
        elif data:
            yield Statement(number - len(lines) + 1, piece, header, data)
        lines = []


def _read(piece: str) -> dict[str, object] | None:
    try:
        return tomllib.loads(piece)
    except (ValueError, RecursionError):
        return None


def _header(data: object) -> tuple[str, ...]:
    """The keys that a header names. In a list of tables it stands for the last one, which nobody asks for."""
    keys = []
    while data:
        if isinstance(data, list):
            data = data[0]
        elif isinstance(data, dict):
            key, data = next(iter(data.items()))
            keys.append(key)
    return tuple(keys)


def _paths(data: object, above: Path) -> Iterator[Path]:
    """What a statement makes there to be, from the top down."""
    members: list[tuple[str | int, object]] = []
    if len(above) == _DEEPEST:
        return
    if isinstance(data, dict):
        members = list(data.items())
    elif isinstance(data, list):
        members = list(enumerate(data))
    for step, member in members:
        yield (*above, step)
        yield from _paths(member, (*above, step))


def _at(data: object, path: Path) -> object:
    for key in path:
        if isinstance(data, list):
            data = dict(enumerate(data))
        if not isinstance(data, dict) or key not in data:
            return None
        data = data[key]
    return data


def _place(statement: Statement, path: Path) -> tuple[int, int]:
    """Where the last step of a path is spelled in the statement that brings it, else where the statement begins."""
    inside = path[len(statement.header) :]
    key = inside[-1] if isinstance(inside[-1], str) else _at(statement.data, inside)
    text = statement.text
    candidates = _spellings(key, text) if isinstance(key, str) else _beginnings(text)
    for start, end in islice(candidates, 1 + _MOST_READ // len(text)):
        behind = text[end:] if end > start else f",{text[end:]}"  # an item that is no string gets one before it
        changed = _read(f'{text[:start]}"{_OTHER}"{behind}')
        if changed is not None and _is_other(_at(changed, inside), inside[-1]):
            return _lines_and_columns(statement, start)
    return _lines_and_columns(statement, len(statement.text) - len(statement.text.lstrip()))


def _spellings(key: str, text: str) -> Iterator[tuple[int, int]]:
    """Where a key may stand: between quotes of either kind, or bare."""
    plain = re.escape(key)
    found = re.finditer(rf"""(?<![\w-])(?:"{plain}"|'{plain}'|{plain})(?![\w-])""", text)
    return (one.span() for one in found if one[0])


def _beginnings(text: str) -> Iterator[tuple[int, int]]:
    """Where a value may begin that is no string: a word, a number, a list or a table."""
    return ((one.start(), one.start()) for one in re.finditer(r"[\[{]|(?<![\w.:+-])[\w+-]", text))


def _is_other(there: object, step: str | int) -> bool:
    """Whether what is read at a path has changed: a key is gone, an item has become another one."""
    return there is None if isinstance(step, str) else there == _OTHER


def _lines_and_columns(statement: Statement, offset: int) -> tuple[int, int]:
    before = statement.text[:offset]
    return statement.line + before.count("\n"), offset - before.rfind("\n")
