"""A picture in Graphviz's language: a cluster for each scope, a table for each box, a line from each ref to its model.

Boxes are named by their order, since a configuration's own names may hold anything. Everything of a configuration
stands in HTML-like labels, where only what XML escapes has a meaning, or in tooltips.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from provcheck.graph import labels
from provcheck.graph.colours import COLOURS
from provcheck.graph.marks import badge, found, worst
from provcheck.screen import visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from provcheck.graph.picture import Marks, Picture, ProviderBox, RefRow, Scope, UserBox

_HEAD = """\
digraph provcheck {{
  graph [rankdir=LR, ranksep=1.6, nodesep=0.2, bgcolor="transparent", fontname="monospace", fontsize=12,
    fontcolor="{ink}", color="{line}", labeljust=l, style=rounded]
  node [shape=plain, fontname="monospace", fontsize=11, fontcolor="{ink}", color="{line}"]
  edge [color="{soft}", arrowsize=0.6, fontname="monospace", fontsize=10]
"""
_TABLE = '<TABLE BORDER="1" CELLBORDER="0" CELLSPACING="0" CELLPADDING="4" BGCOLOR="{card}" COLOR="{color}" STYLE="{style}">'
_STYLES = {"primary": "solid", "fallback": "dashed", "choice": "dotted", "other": "solid"}
_LIGHT = {name: one.light for name, one in COLOURS.items()}


def render(picture: Picture) -> str:
    """The picture in Graphviz's language."""
    addresses = dict(_addresses(picture))
    lines = [_HEAD.format_map(_LIGHT).rstrip("\n")]
    if picture.marks:
        lines.append(f"  label=<{_fault(picture, picture.marks)}>")
    for index, scope in enumerate(picture.scopes):
        lines += _cluster(picture, scope, index, addresses)
    lines += [f"  {_edge(picture, user, ref, addresses)}" for user, ref in picture.links()]
    lines += [f"  {line}" for line in _inherited(picture, addresses)]
    lines += [f"  {line}" for line in _unasked(picture, addresses)]
    return "\n".join([*lines, "}", ""])


def _addresses(picture: Picture) -> Iterator[tuple[str, str]]:
    """The node of each box, and the node and the port of each row."""
    boxes = (box for scope in picture.scopes for box in (*scope.users, *scope.providers))
    for index, box in enumerate(boxes):
        yield box.id, f"n{index}"
        rows = box.refs if hasattr(box, "refs") else box.models
        for row, one in enumerate(rows):
            yield one.id, f"n{index}:r{row}"


def _cluster(picture: Picture, scope: Scope, index: int, addresses: dict[str, str]) -> Iterator[str]:
    yield f"  subgraph cluster_{index} {{"
    about = [_text(labels.title(scope), bold=True), _text(labels.host(picture, scope), "soft")]
    yield f"    label=<{' '.join(filter(None, [*about, _fault(picture, scope.marks)]))}>"
    for user in scope.users:
        yield f"    {addresses[user.id]} [tooltip={_quoted(user.name)}, label=<{_user(picture, user)}>]"
    for box in scope.providers:
        yield f"    {addresses[box.id]} [tooltip={_quoted(box.name)}, label=<{_provider(picture, box)}>]"
    yield "  }"


def _user(picture: Picture, user: UserBox) -> str:
    """A user's table: its refs in the order in which they are tried; lines leave at the right of a row."""
    rows = [_header(picture, [labels.short(user.name), labels.kind(user)], labels.facts(user.facts), user.marks)]
    for index, ref in enumerate(user.refs):
        role = _cell(_text(labels.short(ref.role), "soft"))
        text = _cell(_text(labels.short(ref.text)), title=ref.text)
        rows.append([role, text, _cell(_fault(picture, ref.marks), _link(picture, ref.marks), port=f"r{index}")])
    return _table(rows, _colour(picture, user.marks, "line"))


def _provider(picture: Picture, box: ProviderBox) -> str:
    """A provider's table: its models; lines come in at the left of a row."""
    words = [labels.short(box.name), box.kind and labels.short(box.kind), labels.standing(box)]
    about = [*([labels.short(box.endpoint)] if box.endpoint else []), *labels.facts(box.facts)]
    rows = [_header(picture, words, about, box.marks)]
    for index, model in enumerate(box.models):
        name = _cell(_text(labels.short(model.name)), port=f"r{index}", title=model.name)
        known = [one for one in (labels.standing(model), *labels.facts(model.facts)) if one]
        rows.append([name, _cell(_lines(known)), _cell(_fault(picture, model.marks), _link(picture, model.marks))])
    return _table(rows, _colour(picture, box.marks, "line"), dashed=box.standing in {"missing", "elsewhere"})


def _header(picture: Picture, words: list[str], about: list[str], marks: Marks) -> list[str]:
    """The first row of a table: a name, what it is, and its faults; below them what is known of it."""
    name, *others = words
    first = [_text(name, bold=True), *(_text(one, "soft") for one in others if one), _fault(picture, marks)]
    inner = " ".join(filter(None, first)) + "".join(f'<BR ALIGN="LEFT"/>{_text(one, "soft")}' for one in about)
    return [_cell(inner + '<BR ALIGN="LEFT"/>', _link(picture, marks), port="head", span=3)]


def _table(rows: list[list[str]], color: str, *, dashed: bool = False) -> str:
    head = _TABLE.format(card=_LIGHT["card"], color=color, style="dashed" if dashed else "rounded")
    return head + "".join(f"<TR>{''.join(row)}</TR>" for row in rows) + "</TABLE>"


def _cell(inner: str, link: str = "", *, port: str = "", span: int = 0, title: str = "") -> str:
    told = f' TITLE="{_tip(title)}"' if title and labels.short(title) != title and not link else link
    place = (f' PORT="{port}"' if port else "") + (f' COLSPAN="{span}"' if span else "")
    return f'<TD ALIGN="LEFT" BALIGN="LEFT"{place}{told}>{inner}</TD>'


def _link(picture: Picture, marks: Marks) -> str:
    """A way from faults to the page of the worst one's rule, which also tells what was found."""
    faults = found(picture, marks)
    if not faults:
        return ""
    told = "&#10;".join(_tip(f"{one.code} {one.message}") for one in faults)
    return f' HREF="{_tip(faults[0].url)}" TITLE="{told}"'


def _fault(picture: Picture, marks: Marks) -> str:
    level = worst(picture, marks)
    return "" if level is None else _text(badge(picture, marks), level.label, bold=True)


def _lines(some: Iterable[str]) -> str:
    return "".join(f'{_text(one, "soft")}<BR ALIGN="LEFT"/>' for one in some)


def _text(text: str, colour: str = "ink", *, bold: bool = False) -> str:
    if not text:
        return ""
    inner = f"<B>{escape(text)}</B>" if bold else escape(text)
    return inner if colour == "ink" else f'<FONT COLOR="{_LIGHT[colour]}">{inner}</FONT>'


def _colour(picture: Picture, marks: Marks, usual: str) -> str:
    level = worst(picture, marks)
    return _LIGHT[usual if level is None else level.label]


def _edge(picture: Picture, user: UserBox, ref: RefRow, addresses: dict[str, str]) -> str:
    """The line from a ref to its model, or to the provider where no model is known."""
    kind = labels.line(ref)
    target = addresses[ref.model] if ref.model else f"{addresses[ref.provider or '']}:head"
    told = f"{user.name}: {ref.role} {ref.text}"
    color = _colour(picture, ref.marks, "line" if kind == "choice" else "soft")
    width = 1.6 if kind == "primary" else 1
    looks = f'style={_STYLES[kind]}, penwidth={width}, color="{color}", class="{kind}", tooltip={_quoted(told)}'
    return f"{addresses[ref.id]}:e -> {target}:w [{looks}]"


def _inherited(picture: Picture, addresses: dict[str, str]) -> Iterator[str]:
    for scope in picture.scopes:
        for user in scope.users:
            if user.inherits in addresses:
                ends = f"{addresses[user.id]}:head:e -> {addresses[user.inherits]}:head:w"
                yield f'{ends} [style=dashed, arrowhead=open, class="inherits", tooltip="takes the refs of the defaults"]'


def _unasked(picture: Picture, addresses: dict[str, str]) -> Iterator[str]:
    """Unseen lines that keep the providers that nobody asks for on the providers' side."""
    asked = {ref.provider for _, ref in picture.links()}
    for scope in picture.scopes:
        for box in scope.providers:
            if scope.users and box.id not in asked:
                yield f"{addresses[scope.users[0].id]} -> {addresses[box.id]} [style=invis]"


def _tip(text: str) -> str:
    """A text for an attribute of a label, where a backslash has a meaning of Graphviz's."""
    return escape(visible(text)).replace("\\", "&#92;&#92;")


def _quoted(text: str) -> str:
    """A text in quotes, where a backslash has a meaning, and so have the names of entities."""
    return '"' + visible(text).replace("\\", "\\\\").replace("&", "&amp;").replace('"', '\\"') + '"'
