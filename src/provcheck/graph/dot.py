"""A picture in Graphviz's language: a cluster for each scope, a table for each box, a line from each ref to its model.

Boxes are named by their order, since a configuration's own names may hold anything. Everything of a configuration
stands in HTML-like labels, where only what XML escapes has a meaning, or in tooltips.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from provcheck.graph import labels
from provcheck.graph.colours import COLOURS
from provcheck.graph.marks import badge, elsewhere, found, lines, worst
from provcheck.graph.table import tables_of
from provcheck.screen import visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from provcheck.graph.picture import Marks, Picture, RefRow, Scope, UserBox
    from provcheck.graph.table import Row, Table

_HEAD = """\
digraph provcheck {{
  graph [rankdir=LR, ranksep=1.6, nodesep=0.2, bgcolor="transparent", fontname="monospace", fontsize=12,
    fontcolor="{ink}", color="{line}", labeljust=l, style=rounded]
  node [shape=plain, fontname="monospace", fontsize=11, fontcolor="{ink}", color="{line}"]
  edge [color="{soft}", arrowsize=0.6, fontname="monospace", fontsize=10]
"""
_TABLE = (
    '<TABLE BORDER="1" CELLBORDER="0" CELLSPACING="0" CELLPADDING="4" BGCOLOR="{card}" COLOR="{color}" STYLE="{style}">'
)
_STYLES = {"primary": "solid", "fallback": "dashed", "choice": "dotted", "other": "solid"}
_LIGHT = {name: one.light for name, one in COLOURS.items()}


def render(picture: Picture) -> str:
    """The picture in Graphviz's language."""
    addresses = dict(_addresses(picture))
    text = [_HEAD.format_map(_LIGHT).rstrip("\n")]
    if picture.marks:
        lost = (_text(one, "error", bold=True) for one in elsewhere(picture))
        text.append(f"  label=<{_lines(lost)}>")
    for index, scope in enumerate(picture.scopes):
        text += _cluster(picture, scope, index, addresses)
    text += [f"  {_edge(*line, addresses)}" for line in lines(picture)]
    text += [f"  {line}" for line in _inherited(picture, addresses)]
    text += [f"  {line}" for line in _unasked(picture, addresses)]
    return "\n".join([*text, "}", ""])


def _addresses(picture: Picture) -> Iterator[tuple[str, str]]:
    """The node of each box, and the node and the port of each row."""
    tables = (table for scope in picture.scopes for table in tables_of(scope))
    for index, table in enumerate(tables):
        yield table.id, f"n{index}"
        for number, row in enumerate(table.rows):
            yield row.id, f"n{index}:r{number}"


def _cluster(picture: Picture, scope: Scope, index: int, addresses: dict[str, str]) -> Iterator[str]:
    yield f"  subgraph cluster_{index} {{"
    about = [_text(labels.title(scope), bold=True), _text(labels.host(picture, scope), "soft")]
    yield f"    label=<{' '.join(filter(None, [*about, _fault(picture, scope.marks)]))}>"
    for table in tables_of(scope):
        yield _node(picture, table, addresses)
    yield "  }"


def _node(picture: Picture, table: Table, addresses: dict[str, str]) -> str:
    """A table: lines leave at the right of a user's row, and come in at the left of a provider's."""
    color = _LIGHT[worst(picture, table.marks) or "line"]
    head = _TABLE.format(card=_LIGHT["card"], color=color, style="rounded" if table.there else "dashed")
    rows = [_header(picture, table), *(_row(picture, row, index, table.soft) for index, row in enumerate(table.rows))]
    inner = "".join(f"<TR>{row}</TR>" for row in rows)
    return f"    {addresses[table.id]} [tooltip={_quoted(table.whole)}, label=<{head}{inner}</TABLE>>]"


def _header(picture: Picture, table: Table) -> str:
    """The first row of a table: a name, what it is, and its faults; below them what is known of it."""
    first = [_text(table.name, bold=True), _text(table.words, "soft"), _fault(picture, table.marks)]
    told = [" ".join(filter(None, first)), *(_text(one, "soft") for one in table.about)]
    return _cell(_lines(told), _link(picture, table.marks), port="head", span=3)


def _row(picture: Picture, row: Row, index: int, soft: int) -> str:
    colours = ("soft", "ink") if soft == 0 else ("ink", "soft")
    first, second = _text(row.first, colours[0]), _lines(_text(one, colours[1]) for one in row.second)
    ports = ("", f"r{index}") if soft == 0 else (f"r{index}", "")
    told = f' TITLE="{_escaped(visible(row.whole))}"' if labels.short(row.whole) != row.whole else ""
    fault = _cell(_fault(picture, row.marks), _link(picture, row.marks), port=ports[1])
    return _cell(first, told if soft else "", port=ports[0]) + _cell(second, "" if soft else told) + fault


def _lines(some: Iterable[str]) -> str:
    return "".join(f'{one}<BR ALIGN="LEFT"/>' for one in some)


def _cell(inner: str, link: str = "", *, port: str = "", span: int = 0) -> str:
    place = (f' PORT="{port}"' if port else "") + (f' COLSPAN="{span}"' if span else "")
    return f'<TD ALIGN="LEFT" BALIGN="LEFT"{place}{link}>{inner}</TD>'


def _link(picture: Picture, marks: Marks) -> str:
    """A way from faults to the page of the worst one's rule, which also tells what was found."""
    faults = found(picture, marks)
    if not faults:
        return ""
    told = "&#10;".join(_escaped(f"{one.code} {visible(one.message)}") for one in faults)
    return f' HREF="{_escaped(faults[0].url)}" TITLE="{told}"'


def _fault(picture: Picture, marks: Marks) -> str:
    return _text(badge(picture, marks), worst(picture, marks), bold=True)


def _text(text: str, colour: str = "ink", *, bold: bool = False) -> str:
    if not text:
        return ""
    inner = f"<B>{_escaped(text)}</B>" if bold else _escaped(text)
    return inner if colour == "ink" else f'<FONT COLOR="{_LIGHT[colour]}">{inner}</FONT>'


def _edge(user: UserBox, ref: RefRow, level: str, addresses: dict[str, str]) -> str:
    """The line from a ref to its model, or to the provider where no model is known."""
    kind = labels.line(ref)
    target = addresses[ref.model] if ref.model else f"{addresses[ref.provider or '']}:head"
    told = f"{user.name}: {ref.role} {ref.text}"
    width = 1.6 if kind == "primary" else 1
    colour = _LIGHT[level or "soft"]
    looks = f'style={_STYLES[kind]}, penwidth={width}, color="{colour}", class="{kind}", tooltip={_quoted(told)}'
    return f"{addresses[ref.id]}:e -> {target}:w [{looks}]"


def _inherited(picture: Picture, addresses: dict[str, str]) -> Iterator[str]:
    for scope in picture.scopes:
        for user in scope.users:
            if user.inherits in addresses:
                ends = f"{addresses[user.id]}:head:e -> {addresses[user.inherits]}:head:w"
                yield f'{ends} [style=dashed, arrowhead=open, class="inherits", tooltip="{labels.HEIR}"]'


def _unasked(picture: Picture, addresses: dict[str, str]) -> Iterator[str]:
    """Unseen lines that keep the providers that nobody asks for on the providers' side."""
    asked = {ref.provider for _, ref in picture.links()}
    for scope in picture.scopes:
        for box in scope.providers:
            if scope.users and box.id not in asked:
                yield f"{addresses[scope.users[0].id]} -> {addresses[box.id]} [style=invis]"


def _escaped(text: str) -> str:
    """A text for a label, or for an address or a tooltip in one; Graphviz looks for names after backslashes there."""
    return escape(text).replace("\\", "&#92;&#92;")


def _quoted(text: str) -> str:
    """A text for the tooltip of a box or a line, where Graphviz does so twice."""
    return '"' + visible(text).replace("\\", "\\" * 4).replace("&", "&amp;").replace('"', '\\"') + '"'
