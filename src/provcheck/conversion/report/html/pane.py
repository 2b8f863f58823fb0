"""A text with its line numbers, each marked value in the colour of its class and linked to what it became."""

from __future__ import annotations

from typing import TYPE_CHECKING

from provcheck.conversion.report.html.signs import SIGNS, tooltip
from provcheck.html.escape import text
from provcheck.syntax.source import BOM, Source

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from provcheck.conversion.entry import Outcome
    from provcheck.conversion.outputs import Output
    from provcheck.conversion.report.html.marks import Mark, Piece
    from provcheck.conversion.run import Original

DEEPEST = 24
"""So many spaces are kept before what is wrapped of a line."""

_CHUNK = 80
"""So many lines are laid out together, and only when they come into view."""


def indents() -> str:
    """The styles of the lines: the policy of the page allows none of their own."""
    return "".join(f".in{depth} {{ --in: {depth}ch; }}\n" for depth in range(1, DEEPEST + 1))


def pane(shown: Original | Output, pieces: Sequence[Piece], link: Callable[[Mark], str]) -> str:
    """The lines of a text. ``link`` gives the address that a mark leads to."""
    lines = list(_Lines(shown, pieces, link).lines())
    chunks = ("\n".join(lines[at : at + _CHUNK]) for at in range(0, len(lines), _CHUNK))
    return "\n".join(f'<div class="chunk">\n{chunk}\n</div>' for chunk in chunks)


class _Lines:
    def __init__(self, shown: Original | Output, pieces: Sequence[Piece], link: Callable[[Mark], str]) -> None:
        self._text = shown.text
        self._source = Source(shown.path, shown.text)
        self._pieces = pieces
        self._link = link
        self._tooltips: dict[str, str] = {}

    def lines(self) -> Iterator[str]:
        number = at = 0
        while extent := self._source.extent(number := number + 1):
            start, end = extent
            if number > 1 and start == len(self._text):
                return
            first = at
            while at < len(self._pieces) and self._pieces[at].end <= end:
                at += 1
            # The last one may run on over the next lines.
            here = [one for one in self._pieces[first : at + 1] if one.start < end]
            yield self._line(number, start + self._text.startswith(BOM, start), end, here)

    def _line(self, number: int, start: int, end: int, pieces: Sequence[Piece]) -> str:
        parts: list[str] = []
        found: dict[Outcome, None] = {}
        indent = _indent(self._text[start:end])
        for piece in pieces:
            cut = self._text[max(piece.start, start) : min(piece.end, end)]
            inner = cut.strip()
            if not inner:
                continue
            begin = max(piece.start, start) + len(cut) - len(cut.lstrip())
            parts += (_shown(self._text[start:begin]), self._piece(piece, inner))
            start = begin + len(inner)
            if piece.mark is not None:
                found.update(dict.fromkeys(piece.mark.outcomes))
        signs = "".join(sign for outcome, sign in SIGNS.items() if outcome in found)
        told = f' data-signs="{signs}"' if signs else ""
        whole = f"{''.join(parts)}{_shown(self._text[start:end])}"
        return f'<div class="line{indent}" data-line="{number}"{told}>{whole}</div>'

    def _piece(self, piece: Piece, inner: str) -> str:
        mark = piece.mark
        if mark is None:
            return f'<span class="form">{_shown(inner)}</span>'
        outcome = mark.outcomes[0]
        if piece.is_key:
            return f'<span class="key {outcome}" data-mark="{mark.id}">{_shown(inner)}</span>'
        name = "" if mark.id in self._tooltips else f' id="{mark.id}"'
        if name:
            self._tooltips[mark.id] = tooltip(mark)
        about = f'href="#{self._link(mark)}" data-mark="{mark.id}" title="{self._tooltips[mark.id]}"'
        return f'<a class="leaf {outcome}"{name} {about}>{_shown(inner)}</a>'


def _indent(line: str) -> str:
    """The class of a line that begins so far in, for what of it is wrapped."""
    depth = min(len(line) - len(line.lstrip(" ")), DEEPEST)
    return f" in{depth}" if depth else ""


def _shown(part: str) -> str:
    """Text as markup; a tab is what it is."""
    return "\t".join(map(text, part.split("\t")))
