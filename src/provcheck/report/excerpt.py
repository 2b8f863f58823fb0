"""The line of a file that a finding is about, with a mark under the exact place."""

from __future__ import annotations

import re
from itertools import accumulate
from typing import NamedTuple

from provcheck.screen import columns, visible
from provcheck.syntax.source import BOM, Location

_TAB = 4
_CUT = "…"
_BREAK = re.compile(r"[\r\n]")


class Excerpt(NamedTuple):
    """A line as it is shown, and where the mark goes: its first column from 0 and its length in columns."""

    line: str
    column: int
    length: int


class _Stretch(NamedTuple):
    """A line, or as much of a long one as can matter, and where the place stands in it; ``cut`` on either side."""

    text: str
    start: int
    end: int
    cut: tuple[bool, bool]


def excerpt(place: Location, width: int) -> Excerpt:
    """The line that a place begins in, cropped around it to ``width`` columns.

    A place that runs over several lines is marked to the end of the first; one of no length has a mark of one column.
    """
    stretch = _stretch(place, 2 * width)
    cells = _cells(stretch.text)
    edges = [0, *accumulate(map(columns, cells))]
    start, end = edges[stretch.start], edges[stretch.end]
    # The mark of a place without length takes a column too, behind the line's end if need be.
    total = max(edges[-1], start + 1)
    if total <= width and not any(stretch.cut):
        return Excerpt("".join(cells).rstrip(), start, max(end - start, 1))
    left = _window(start, max(end, start + 1), total, width, stretch.cut)
    cut_left, cut_right = left > 0 or stretch.cut[0], edges[-1] > left + width or stretch.cut[1]
    low, high = left + cut_left, left + width - cut_right
    shown = [index for index in range(len(cells)) if low <= edges[index] and edges[index + 1] <= high]
    line = _CUT * cut_left + "".join(cells[index] for index in shown) + _CUT * cut_right
    first = edges[shown[0]] - cut_left if shown else left
    last = (edges[shown[-1] + 1] if shown else high) + cut_right
    return Excerpt(line.rstrip(), start - first, max(min(end, last) - start, 1))


def _stretch(place: Location, reach: int) -> _Stretch:
    """The characters around a place, at most ``reach`` on either side: a line may be as long as a file."""
    text = place.source.text
    start = min(place.start, len(text))
    begin = start - place.source.position(start)[1] + 1
    if text.startswith(BOM, begin) and begin == 0:
        begin, start = 1, max(start, 1)
    left = max(begin, start - reach)
    found = _BREAK.search(text, start, start + reach)
    right = found.start() if found else min(len(text), start + reach)
    end = max(start, min(place.end, right))
    if place.end > right:
        end = start + len(text[start:end].rstrip())
    return _Stretch(text[left:right], start - left, end - left, (left > begin, not found and right < len(text)))


def _cells(text: str) -> list[str]:
    """What each character is shown as; tabs reach to the next multiple of four."""
    cells, column = [], 0
    for character, picture in zip(text, visible(text), strict=True):
        cells.append(" " * (_TAB - column % _TAB) if character == "\t" else picture)
        column += columns(cells[-1])
    return cells


def _window(start: int, end: int, total: int, width: int, cut: tuple[bool, bool]) -> int:
    """The first column to show of a long line: its beginning if the place is there, else what surrounds the place."""
    if end < width and not cut[0]:
        return 0
    around = max((width - (end - start)) // 2, width // 8)
    latest = total if cut[1] else total - width
    return max(0, min(start - around, latest))
