"""A picture in two plain columns with a curve from each ref to its model: what can be drawn with Python alone.

The same picture always gives the same drawing.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, NamedTuple

from provcheck import screen
from provcheck.graph import labels
from provcheck.graph.marks import badge, elsewhere, found, lines, worst
from provcheck.graph.svg import frame
from provcheck.graph.svg.columns import ADVANCE, EDGE, LEADING, PAD, TITLE, Band, Box, layout

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provcheck.graph.picture import Marks, Picture, RefRow, UserBox

_RULES = """\
text { font: 12px ui-monospace, "DejaVu Sans Mono", Menlo, Consolas, monospace; white-space: pre; fill: $ink }
.name { font-weight: bold }
text.soft { fill: $soft }
.paper { fill: $paper }
.scope { fill: none; stroke: $line }
.box { fill: $card; stroke: $line }
.rule { stroke: $line }
.line { fill: none; stroke: $soft }
.tip { fill: $soft }
text.error, .tip.error { fill: $error }
text.warning, .tip.warning { fill: $warning }
text.info, .tip.info { fill: $info }
.box.error, .line.error { stroke: $error }
.box.warning, .line.warning { stroke: $warning }
.box.info, .line.info { stroke: $info }
.line.primary { stroke-width: 1.8 }
.line.fallback, .box.absent, .line.inherits { stroke-dasharray: 5 3 }
.line.choice { stroke-dasharray: 1.5 3 }
a:hover { text-decoration: underline }
"""
_DOWN = 4
"""From the middle of a line of text to the feet of its letters."""


class _Ends(NamedTuple):
    """Where lines leave a box or a row, at the right, and where they come in, at the left."""

    left: float
    right: float
    y: float


def render(picture: Picture) -> str:
    """The picture as SVG."""
    planned = layout(picture)
    lost = elsewhere(picture) or ([] if picture.scopes else ["Nothing here uses or provides a model."])
    height = planned.height + len(lost) * LEADING + (EDGE if lost else 0)
    boxes = [box for band in planned.bands for box in band.boxes]
    ends = dict(_ends(boxes))
    parts = [frame.root(planned.width, height, planned.width), frame.head(picture), frame.style(_RULES)]
    parts.append(f'<rect class="paper" width="{planned.width:g}" height="{height:g}" rx="8"/>')
    for band in planned.bands:
        parts += _band(picture, band, planned.width)
    parts += [_curve(*line, ends) for line in lines(picture)]
    parts += _inherited(picture, ends)
    for box in boxes:
        parts += _box(picture, box)
    for index, one in enumerate(lost):
        parts.append(_text(EDGE, planned.height + (index + 0.5) * LEADING, one, "error" if picture.marks else "soft"))
    return "\n".join([*parts, "</svg>", ""])


def _ends(boxes: list[Box]) -> Iterator[tuple[str, _Ends]]:
    for box in boxes:
        yield box.table.id, _Ends(box.x, box.x + box.width, box.row(-1))
        for index, row in enumerate(box.table.rows):
            yield row.id, _Ends(box.x, box.x + box.width, box.row(index))


def _band(picture: Picture, band: Band, width: float) -> Iterator[str]:
    """The frame of a scope, and its title."""
    size = f'width="{width - 2 * EDGE:g}" height="{band.height:g}"'
    yield f'<rect class="scope" x="{EDGE}" y="{band.y:g}" {size} rx="10"/>'
    words = [(labels.title(band.scope), "name"), (labels.host(picture, band.scope), "soft")]
    yield from _line(picture, 2 * EDGE, band.y + TITLE / 2, words, band.scope.marks)


def _box(picture: Picture, box: Box) -> Iterator[str]:
    table = box.table
    looks = _joined("box", worst(picture, table.marks), "" if table.there else "absent")
    size = f'x="{box.x:g}" y="{box.y:g}" width="{box.width:g}" height="{box.height:g}"'
    yield f'<rect class="{looks}" {size} rx="8"><title>{escape(labels.shown(table.whole))}</title></rect>'
    x = box.x + PAD
    yield from _line(picture, x, box.row(-1), [(table.name, "name"), (table.words, "soft")], table.marks)
    for index, one in enumerate(table.about, 1):
        yield _text(x, box.row(-1) + index * LEADING, one, "soft")
    if table.rows:
        rule = box.row(0) - LEADING / 2 - PAD / 4
        yield f'<path class="rule" d="M{box.x:g} {rule:g}h{box.width:g}"/>'
    for index, row in enumerate(table.rows):
        y = box.row(index)
        yield _text(x, y, row.first, "" if table.soft else "soft", row.whole if table.soft else "")
        for line, one in enumerate(row.second):
            below = y + line * LEADING
            yield _text(box.x + box.second, below, one, "soft" if table.soft else "", "" if table.soft else row.whole)
        yield from _line(picture, box.x + box.fault, y, [], row.marks)


def _line(picture: Picture, x: float, y: float, words: list[tuple[str, str]], marks: Marks) -> Iterator[str]:
    """Words beside each other, and after them faults, which lead to the page of the worst one's rule."""
    for text, looks in words:
        if text:
            yield _text(x, y, text, looks)
            x += (screen.columns(text) + 1) * ADVANCE
    faults = found(picture, marks)
    if faults:
        told = "\n".join(f"{one.code} {screen.visible(one.message)}" for one in faults)
        mark = _text(x, y, badge(picture, marks), f"{worst(picture, marks)} name")
        yield f'<a href="{escape(faults[0].url)}"><title>{escape(told)}</title>{mark}</a>'


def _text(x: float, y: float, text: str, looks: str = "", whole: str = "") -> str:
    """A text; what had to be shortened is told in full to who points at it."""
    told = f"<title>{escape(screen.visible(whole))}</title>" if whole and labels.short(whole) != whole else ""
    place = (f' class="{looks}"' if looks else "") + f' x="{x:g}" y="{y + _DOWN:g}"'
    return f"<text{place}>{told}{escape(text)}</text>"


def _curve(user: UserBox, ref: RefRow, level: str, ends: dict[str, _Ends]) -> str:
    """From a ref to its model, or to the provider where no model is known."""
    start, end = ends[ref.id], ends[ref.model or ref.provider or ""]
    looks = _joined("line", labels.line(ref), level)
    half = (end.left - start.right) / 2
    way = (
        f"M{start.right:g} {start.y:g}c{half:g} 0 {half - 6:g} {end.y - start.y:g} {2 * half - 6:g} {end.y - start.y:g}"
    )
    told = escape(screen.visible(f"{user.name}: {ref.role} {ref.text}"))
    tip = f'<path class="{_joined("tip", level)}" d="M{end.left:g} {end.y:g}l-7-3.5v7z"/>'
    return f'<path class="{looks}" d="{way}"><title>{told}</title></path>{tip}'


def _inherited(picture: Picture, ends: dict[str, _Ends]) -> Iterator[str]:
    """Arcs at the left of users, to the defaults whose refs hold for them."""
    for scope in picture.scopes:
        for user in scope.users:
            if user.inherits in ends:
                start, end = ends[user.id], ends[user.inherits]
                way = f"M{start.left:g} {start.y:g}C{EDGE} {start.y:g} {EDGE} {end.y:g} {end.left:g} {end.y:g}"
                yield f'<path class="line inherits" d="{way}"/>'


def _joined(*words: str) -> str:
    return " ".join(filter(None, words))
