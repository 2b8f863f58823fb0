"""Tables of facts: tab separated text beside the code, in which a row is found without parsing the others.

A table is comment lines (``#``), a line of column names, and rows; ``-`` stands for an empty field.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


@cache
def _body(path: str) -> str:
    """The rows alone, each with a line end before and after it."""
    with open(path, encoding="utf-8") as stream:  # pathlib would cost a tenth of a clean run
        text = stream.read()
    start = 0
    while text.startswith("#", start):
        start = text.index("\n", start) + 1
    return text[text.index("\n", start) :]


def find(path: str, *keys: str) -> tuple[str | None, ...] | None:
    """The fields of the first row that begins with these keys."""
    return next(iter(find_all(path, *keys)), None)


@lru_cache(maxsize=16384)
def find_all(path: str, *keys: str) -> tuple[tuple[str | None, ...], ...]:
    """The fields of every row that begins with these keys. Cached, since several rules ask for each.

    Not without end: somebody who types a model's id in an editor asks for each beginning of it.
    """
    if any("\t" in key or "\n" in key for key in keys):
        return ()
    body, head, found = _body(path), "\n" + "\t".join(keys) + "\t", []
    start = body.find(head)
    while start >= 0:
        end = body.index("\n", start + 1)
        found.append(_fields(body[start + 1 : end]))
        start = body.find(head, end)
    return tuple(found)


def rows(path: str) -> Iterator[tuple[str | None, ...]]:
    """The fields of every row, in the order of the table."""
    return map(_fields, _body(path).split("\n")[1:-1])


def first_column(path: str) -> tuple[str, ...]:
    """What the rows begin with, in the order of the table."""
    return tuple(line.partition("\t")[0] for line in _body(path).split("\n")[1:-1])


def _fields(row: str) -> tuple[str | None, ...]:
    return tuple(None if field == "-" else field for field in row.split("\t"))
