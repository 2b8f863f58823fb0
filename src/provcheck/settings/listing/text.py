"""The listing of settings for people."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest
from typing import Any

from provcheck.screen import columns, visible, words, wrap
from provcheck.settings.listing import Listing, Origin, Value

_NOTHING = {
    "select": "all rules",
    "openclaw-version": "the one that each file is stamped with",
    "include": "files with the usual names only",
}
_GAP = 2
_NARROWEST = 24
_WIDEST_NAME = 28


def render(listing: Listing, width: int) -> str:
    """The text in lines of at most ``width`` columns where that is possible, ending in a line end."""
    lines = [visible(f"Settings for {listing.path}"), "", *_files(listing, width), ""]
    rows = [row for key, value in listing.values.items() for row in _rows(key, value)]
    lines += _table(rows, width)
    if listing.excluded:
        lines += ["", "A search leaves this path out: exclude matches it, or a folder above it."]
    elif listing.included:
        lines += ["", "This file is taken for an OpenClaw configuration: include matches it."]
    return "".join(f"{line}\n" for line in lines)


def _files(listing: Listing, width: int) -> Iterator[str]:
    if not any(one.use == "holds" for one in listing.files):
        yield "No settings file holds: all values are defaults."
    rows = [(f"  {one.path}", f"{one.use}: {one.reason}" if one.reason else one.use, "") for one in listing.files]
    yield from _table(rows, width)


def _rows(key: str, value: Value) -> Iterator[tuple[str, str, str]]:
    """Name, value and source; a table has a row for each entry."""
    if value.entries:
        yield key, "", ""
        for name, entry in value.entries.items():
            yield f"  {name}", _said(entry.value), _from(entry.origin)
    else:
        nothing = value.value in (None, [], {})
        yield key, _NOTHING.get(key, "none") if nothing else _said(value.value), _from(value.origin)


def _said(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, dict):
        return ", ".join(f"{key} {_said(one)}" for key, one in value.items()) or "it exists"
    return ", ".join(map(str, value)) or "none" if isinstance(value, list) else str(value)


def _from(origin: Origin | None) -> str:
    if origin is None:
        return "default"
    return origin.path if origin.line is None else f"{origin.path}:{origin.line}"


def _table(rows: list[tuple[str, str, str]], width: int) -> Iterator[str]:
    """Rows in three columns; what is too long for its column goes on below."""
    widths = [max((columns(visible(row[place])) for row in rows), default=0) for place in range(3)]
    first = min(widths[0], _WIDEST_NAME) + _GAP
    middle = min(widths[1], max(width - first - widths[2] - _GAP, _NARROWEST))
    for name, value, origin in rows:
        lines = wrap(words(value), middle, 0, color=False) or [""]
        heads, tails = [visible(name)], [visible(origin)]
        if columns(heads[0]) > first - _GAP:
            yield heads.pop()
        for line, head, tail in zip_longest(lines, heads, tails, fillvalue=""):
            yield f"{_padded(head, first)}{_padded(line, middle + _GAP)}{tail}".rstrip()


def _padded(text: str, width: int) -> str:
    return text + " " * max(width - columns(text), _GAP)
