"""The picture of the house: a box for each room, an arrow for each import that does not follow from others."""

from __future__ import annotations

from collections.abc import Iterator

from tools.pages.house import HELPERS, ROOMS, House

_WIDTH, _HEIGHT = 176, 46
_ACROSS, _DOWN = 190, 78
_EDGE = 16
_HEAD = """\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" role="img" aria-labelledby="t d">
<!-- Written by python -m tools.pages; edit tools/pages/house.py instead. -->
<title id="t">The rooms of provcheck</title>
<desc id="d">{words}</desc>
<style>
  .paper {{ fill: #fafafa }}
  .room {{ fill: #e8eef7; stroke: #5b7bb0 }}
  .base {{ fill: #eeeeee; stroke: #8a8a8a }}
  .arrow {{ fill: none; stroke: #6b6b6b; stroke-width: 1.4; marker-end: url(#tip) }}
  .tip {{ fill: #6b6b6b }}
  text {{ font-family: system-ui, sans-serif; text-anchor: middle; fill: #1c1c1c }}
  .name {{ font-size: 15px; font-weight: 600 }}
  .purpose {{ font-size: 12.5px; fill: #474747 }}
  @media (prefers-color-scheme: dark) {{
    .paper {{ fill: #1e2129 }}
    .room {{ fill: #2a3550; stroke: #7f9fd6 }}
    .base {{ fill: #30333c; stroke: #8f939c }}
    .arrow {{ stroke: #a5a9b3 }}
    .tip {{ fill: #a5a9b3 }}
    text {{ fill: #f0f0f0 }}
    .purpose {{ fill: #c5c8d0 }}
  }}
</style>
<defs><marker id="tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto">\
<path class="tip" d="M0 0 8 4 0 8z"/></marker></defs>
<rect class="paper" width="{width}" height="{height}" rx="8"/>
"""


def draw(house: House) -> str:
    """The picture, as SVG that loads nothing; it is light or dark as the reader's system is."""
    rows = house.rows()
    top = max(rows.values())
    places = {name: _corner(one.column, top - rows[name]) for name, one in ROOMS.items()}
    width = int(max(one.column for one in ROOMS.values()) * _ACROSS + _WIDTH + 2 * _EDGE)
    height = (top + 1) * _DOWN + _HEIGHT + 2 * _EDGE
    arrows = sorted(house.arrows())
    words = "; ".join(f"{name} imports {other}" for name, other in arrows)
    head = _HEAD.format(width=width, height=height, words=words)
    paths = [_arrow(places[name], places[other]) for name, other in arrows]
    boxes = [line for name, one in ROOMS.items() for line in _box(places[name], name, one.purpose)]
    return "\n".join([head.rstrip("\n"), *paths, *boxes, *_base(width, height), "</svg>", ""])


def _corner(column: float, row: int) -> tuple[float, float]:
    return _EDGE + column * _ACROSS, _EDGE + row * _DOWN


def _arrow(start: tuple[float, float], end: tuple[float, float]) -> str:
    """From the bottom of one box to the top of another: across in the gap below the first row, then straight down."""
    (x1, y1), (x2, y2) = (start[0] + _WIDTH / 2, start[1] + _HEIGHT), (end[0] + _WIDTH / 2, end[1] - 1)
    # What leaves a box does so side by side, in the order in which it arrives.
    x1 += max(-60.0, min(60.0, (x2 - x1) / 4))
    low, high = y1 + _DOWN - _HEIGHT - 8, y1 + 18
    return f'<path class="arrow" d="M{x1:g} {y1:g} C{x1:g} {high:g} {x2:g} {y1 + 4:g} {x2:g} {low:g} V{y2:g}"/>'


def _box(corner: tuple[float, float], name: str, purpose: str) -> Iterator[str]:
    x, y = corner
    yield f'<rect class="room" x="{x:g}" y="{y:g}" width="{_WIDTH}" height="{_HEIGHT}" rx="6"/>'
    yield f'<text class="name" x="{x + _WIDTH / 2:g}" y="{y + 20:g}">{name}</text>'
    yield f'<text class="purpose" x="{x + _WIDTH / 2:g}" y="{y + 37:g}">{purpose}</text>'


def _base(width: int, height: int) -> Iterator[str]:
    y = height - _EDGE - _HEIGHT
    yield f'<rect class="base" x="{_EDGE}" y="{y}" width="{width - 2 * _EDGE}" height="{_HEIGHT}" rx="6"/>'
    yield f'<text class="name" x="{width / 2:g}" y="{y + 20}">{", ".join(HELPERS)}</text>'
    yield f'<text class="purpose" x="{width / 2:g}" y="{y + 37}">for every room, and they know none of them</text>'
