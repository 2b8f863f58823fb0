"""Carrying an edit of an embedded text out to the file that it stands in."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from provcheck.syntax.edits import Edit, NotEditable, spelling
from provcheck.syntax.edits.layout import Layout

if TYPE_CHECKING:
    from provcheck.syntax.source import Source

_LINE_END = r"\r\n|\r|\n"
_header = re.compile(r"(?:^|\s)([|>])[-+0-9]*[ \t]*(?:\s#.*)?$").search


def carried(source: Source, start: int, end: int, text: str) -> Edit:
    """The edit of the file that edits the text embedded in it as asked.

    Raises `NotEditable` where the two do not run in step, or where the scalar around the text cannot take the edit.
    """
    outer = source.outer
    if outer is None or outer.outer is not None or not source.segments:
        raise NotEditable
    first = source.locate(start, start).start
    last = source.locate(end, end).start
    inside, outside = source.text[start:end], outer.text[first:last]
    opening = source.segments[0][1]
    quote = outer.text[opening - 1 : opening]
    if quote in {"'", '"'}:
        if re.search(_LINE_END, outside):
            raise NotEditable  # line breaks in quotes are folded
        return Edit(outer, first, last, spelling.inside_quotes(text, quote, outer.syntax))
    layout = Layout(outer)
    header = _header(outer.text[: layout.line_start(opening)].rstrip("\r\n").rpartition("\n")[2])
    indent = _indent(source, layout)
    if header is None or indent is None or (first == opening and text.startswith(" ")):
        raise NotEditable
    if header[1] == "|":
        outside = re.sub(rf"(?:{_LINE_END}) {{0,{indent}}}", "\n", outside)
        text = re.sub(_LINE_END, layout.newline + " " * indent, text)
    if inside != outside or (header[1] == ">" and "\n" in text + inside):
        raise NotEditable
    return Edit(outer, first, last, text)


def _indent(source: Source, layout: Layout) -> int | None:
    """How far the lines of a block scalar are indented."""
    for inner, outer in source.segments:
        if source.text[inner : inner + 1].strip("\n"):
            return outer - layout.line_start(outer)
    return None
