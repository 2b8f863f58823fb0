"""Which row of the mapping table speaks of a path."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TypeAlias

from provcheck.conversion.mapping.row import Row, Way
from provcheck.conversion.mapping.table import TABLE
from provcheck.conversion.spot import Path

_Trie: TypeAlias = dict[str, "_Trie | Row"]
_END, _ANY, _REST = "", "*", "**"


def way_to_pai(path: Path) -> Way | None:
    """What becomes of a value of OpenClaw's configuration; ``None`` where no row speaks of it."""
    row = _find(_openclaw(), path)
    return row.to_pai if row else None


def way_to_openclaw(kind: str, path: Path) -> Way | None:
    """What becomes of a value in a manifest of a kind; ``None`` where no row speaks of it."""
    row = _find(_pai(), (kind, *path))
    return row.to_openclaw if row else None


def expanded(pattern: str) -> Iterator[str]:
    """The patterns without braces that one with braces stands for."""
    found = re.search(r"\{([^{}]*)\}", pattern)
    if found is None:
        yield pattern
        return
    for choice in found[1].split(","):
        yield from expanded(pattern[: found.start()] + choice + pattern[found.end() :])


@cache
def _openclaw() -> _Trie:
    return _built((row.openclaw, row) for row in TABLE if row.openclaw and row.to_pai)


@cache
def _pai() -> _Trie:
    return _built((row.pai, row) for row in TABLE if row.pai and row.to_openclaw)


def _built(rows: Iterator[tuple[str, Row]]) -> _Trie:
    """Rows by the steps of their paths; of two rows for one path the first counts."""
    root: _Trie = {}
    for patterns, row in rows:
        for pattern in expanded(patterns):
            node = root
            for step in filter(None, pattern.split(".")):
                inner = node.setdefault(step, {})
                assert isinstance(inner, dict)  # noqa: S101 - only the end of a path holds a row
                node = inner
            node.setdefault(_END, row)
    return root


def _find(node: _Trie, path: Path) -> Row | None:
    """The row whose path fits best, step by step: a name before ``*`` before ``**``."""
    if not path:
        found = node.get(_END)
        return found if isinstance(found, Row) else _rest(node)
    for step in (str(path[0]), _ANY):
        inner = node.get(step)
        if step not in (_END, _REST) and isinstance(inner, dict):
            row = _find(inner, path[1:])
            if row is not None:
                return row
    return _rest(node)


def _rest(node: _Trie) -> Row | None:
    inner = node.get(_REST)
    found = inner.get(_END) if isinstance(inner, dict) else None
    return found if isinstance(found, Row) else None
