"""Where things stand in the plain drawing: users in the left column, providers in the right one, in their order.

Nothing is optimised: heights are added, and the shorter column is spread along the taller one. All figures are in
pixels.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from provcheck import screen
from provcheck.graph import labels
from provcheck.graph.marks import badge
from provcheck.graph.table import of_provider, of_user

if TYPE_CHECKING:
    from collections.abc import Iterable

    from provcheck.graph.picture import Picture, Scope
    from provcheck.graph.table import Row, Table

ADVANCE = 7.3
"""The width of a column of monospaced text; a little more than most fonts need at the size that is used."""

LEADING = 17
"""From one line of text to the next."""

PAD, GAP, EDGE, TITLE = 10, 14, 16, 30
"""Within a box, below it, around scopes, and for a scope's title."""

_BETWEEN = 140, 360
"""From users to providers: the more lines there are, the wider, so that they can be told apart."""


class Box(NamedTuple):
    """A table at its place. ``second`` and ``fault`` are where the cells of its rows begin, from the box's left."""

    table: Table
    x: float
    y: float
    width: float
    height: float
    second: float
    fault: float

    def row(self, index: int) -> float:
        """The middle of a row's first line; of the header for -1."""
        lines = 0 if index < 0 else 1 + len(self.table.about) + sum(map(_lines, self.table.rows[:index]))
        return self.y + PAD + (0 if index < 0 else PAD / 2) + (lines + 0.5) * LEADING


class Band(NamedTuple):
    """A scope at its place, with its boxes."""

    scope: Scope
    y: float
    height: float
    boxes: tuple[Box, ...]


class Layout(NamedTuple):
    """All scopes at their places, below each other; ``height`` is that of them all."""

    bands: tuple[Band, ...]
    width: float
    height: float


def layout(picture: Picture) -> Layout:
    """Places for all scopes of a picture."""
    users = [[_sized(picture, of_user(one)) for one in scope.users] for scope in picture.scopes]
    providers = [[_sized(picture, of_provider(one)) for one in scope.providers] for scope in picture.scopes]
    left = max((box.width for column in users for box in column), default=0)
    right = max((box.width for column in providers for box in column), default=0)
    titles = (_width(labels.title(one), labels.host(picture, one), badge(picture, one.marks)) for one in picture.scopes)
    between = min(_BETWEEN[0] + 2 * sum(1 for _ in picture.links()), _BETWEEN[1])
    across = max(left + between + right, *titles, 240)
    bands: list[Band] = []
    y = float(EDGE)
    for scope, *columns in zip(picture.scopes, users, providers, strict=True):
        tallest = max(map(_tall, columns))
        boxes = (
            *_placed(columns[0], 2 * EDGE, left, y + TITLE, tallest),
            *_placed(columns[1], 2 * EDGE + left + between, right, y + TITLE, tallest),
        )
        bands.append(Band(scope, y, TITLE + tallest + EDGE - GAP, boxes))
        y += bands[-1].height + EDGE
    return Layout(tuple(bands), across + 4 * EDGE, y)


def _sized(picture: Picture, table: Table) -> Box:
    """A box that is as large as its texts, at no place yet."""
    second = PAD + _width(*_widest(row.first for row in table.rows))
    fault = second + _width(*_widest(one for row in table.rows for one in row.second))
    rows = fault + _width(*_widest(badge(picture, row.marks) for row in table.rows))
    header = _width(table.name, table.words, badge(picture, table.marks))
    inner = max(rows, PAD + header, PAD + _width(*_widest(table.about)))
    lines = 1 + len(table.about) + sum(map(_lines, table.rows))
    height = lines * LEADING + 2 * PAD + (PAD / 2 if table.rows else 0)
    return Box(table, 0, 0, inner, height, second, fault)


def _widest(texts: Iterable[str]) -> list[str]:
    return [max(texts, key=screen.columns, default="")]


def _width(*texts: str) -> float:
    """The width of texts beside each other, each with the space after it."""
    return sum((screen.columns(one) + 1.5) * ADVANCE for one in texts if one)


def _lines(row: Row) -> int:
    return max(1, len(row.second))


def _tall(column: list[Box]) -> float:
    return sum(box.height + GAP for box in column)


def _placed(column: list[Box], x: float, width: float, y: float, height: float) -> list[Box]:
    """A column of boxes below each other, all as wide as the widest, spread over a height."""
    spare = (height - _tall(column)) / max(1, len(column))
    placed = []
    for box in column:
        placed.append(box._replace(x=x, y=y + spare / 2, width=width))
        y += box.height + GAP + spare
    return placed
