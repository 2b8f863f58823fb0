"""Where the cursor is in a YAML text, be it broken in front of the cursor or behind it.

The columns of keys and dashes tell what belongs to what, as they do to a reader of the text. A line that fits nowhere
is passed over.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from provcheck.lsp.completion import flow
from provcheck.lsp.completion.blocks import Blocks
from provcheck.lsp.completion.quoted import end_of, meaning
from provcheck.lsp.completion.spot import KEY, NODE, VALUE, Path, Spot, at
from provcheck.syntax.source import BOM

_lines = re.compile(r"([^\r\n]*)(\r\n|\r|\n|\Z)").finditer
_boundary = re.compile(r"(?:---|\.\.\.)(?![^ \t])").match
_blanks = re.compile(r"[ \t]*").match
_dash = re.compile(r"-(?![^ \t\r\n])").match
_plain_end = re.compile(r":(?=[ \t\r\n]|\Z)|[ \t]#|[\r\n]|\Z").search
_comment = re.compile(r"[ \t]#|[\r\n]|\Z").search
_colon = re.compile(r"[ \t]*:(?=[ \t\r\n]|\Z)").match
_property = re.compile(r"[&!][^ \t\r\n]*[ \t]*").match
_header = re.compile(r"[|>][-+0-9]*[ \t]*(?:#[^\r\n]*)?(?=[\r\n]|\Z)").match

_Line = tuple[int, int]
"""Where a line begins, without a byte order mark, and where it ends, without its line break."""


class Literal(NamedTuple):
    """The block scalar in which the cursor is: the path to it, and its lines."""

    path: Path
    lines: list[_Line]


class Found(NamedTuple):
    """What is at the cursor: something that is due, or the lines of a text, or neither. ``root`` is its document."""

    spot: Spot | None
    literal: Literal | None
    root: object


class _Key(NamedTuple):
    start: int
    end: int
    quote: str
    name: str
    colon: int


def find(text: str, offset: int) -> Found:
    """What is at an offset."""
    for lines in _documents(text):
        if lines[0][0] <= offset <= lines[-1][1]:
            scanner = _Scanner(text, lines, offset)
            scanner.scan()
            root = scanner.blocks.root
            spot = scanner.spot and scanner.spot._replace(root=root)
            if spot and spot.lead == "- ":
                _make_room(root, spot.path)
            return Found(spot, scanner.literal, root)
    return Found(None, None, None)


def _make_room(root: object, path: Path) -> None:
    """Put nothing where a new item of a list comes, so that those behind it are not taken for it."""
    items, place = at(root, path[:-1]), path[-1]
    if isinstance(items, list) and isinstance(place, int):
        items.insert(place, None)


def documents(text: str) -> list[object]:
    """The documents of a text as plain data, as far as they can be made out."""
    found = []
    for lines in _documents(text):
        scanner = _Scanner(text, lines, -1)
        scanner.scan()
        found.append(scanner.blocks.root)
    return found


def _documents(text: str) -> list[list[_Line]]:
    """The lines of each document, without those that divide them."""
    found: list[list[_Line]] = [[]]
    for match in _lines(text):
        start, end = match.span(1)
        if start == end == len(text) and start and text[start - 1] not in "\r\n":
            break
        start += text.startswith(BOM, start, end)
        if _boundary(text, start, end):
            found.append([])
        elif not text.startswith("%", start, end) or found[-1]:
            found[-1].append((start, end))
    return [lines for lines in found if lines]


class _Scanner:
    """One pass over the lines of a document."""

    def __init__(self, text: str, lines: list[_Line], offset: int) -> None:
        self.text = text
        self.lines = lines
        self.offset = offset
        self.next = 0
        self.indent = 0
        self.blocks = Blocks()
        self.spot: Spot | None = None
        self.literal: Literal | None = None

    def scan(self) -> None:
        """Take line after line; some take those that follow as well."""
        while self.next < len(self.lines):
            start, end = self.lines[self.next]
            self.next += 1
            pos = self._skip(start, end)
            self.indent = pos - start
            if pos == end:
                if start <= self.offset <= end:
                    self._blank(start)
            elif not self.text.startswith(("#", "{{"), pos):
                self._entry(start, pos, end)

    def _skip(self, pos: int, end: int) -> int:
        match = _blanks(self.text, pos, end)
        return match.end() if match else pos

    # What a line holds

    def _entry(self, start: int, pos: int, end: int) -> None:
        """Dashes, and a key or a value behind them."""
        while _dash(self.text, pos, end):
            if not self.blocks.item(pos - start):
                return
            mark, pos = pos + 1, self._skip(pos + 1, end)
            if pos == end or self.text[pos] == "#":
                self._due(NODE, mark, pos, end, pos - start if pos > mark else mark + 1 - start)
                return
        key = self._key(pos, end)
        if key is None:
            self._text_or_more(start, pos, end)
        elif self.blocks.key(pos - start, key.name):
            if key.start <= self.offset <= key.end:
                self._touch_key(key, start)
            self._value(key.colon + 1, end)

    def _key(self, pos: int, end: int) -> _Key | None:
        """The key that begins here, if a colon follows."""
        text = self.text
        if text[pos] in "\"'":
            last, closed = end_of(text, pos, -1, "yaml")
            colon = _colon(text, last, end) if closed else None
            if colon is None:
                return None
            return _Key(pos, last, text[pos], meaning(text[pos + 1 : last - 1], text[pos], "yaml"), colon.end() - 1)
        if text[pos] in "{[|>":
            return None
        found = _plain_end(text, pos, end)
        if found is None or not text.startswith(":", found.start()):
            return None
        name = text[pos : found.start()].rstrip(" \t")
        return _Key(pos, pos + len(name), "", name, found.start())

    def _text_or_more(self, start: int, pos: int, end: int) -> None:
        """A line without a key: a value, the beginning of a key, or a further line of a value."""
        column = pos - start
        if self.blocks.is_key_due(column):
            self._scalar(KEY, pos, end, self.blocks.path, column)
        elif self.blocks.is_open:
            self._value(pos, end, NODE, column)

    def _value(self, mark: int, end: int, due: str = VALUE, column: int = 0) -> None:
        """The value behind a colon or a dash, or at the beginning of a line."""
        text, pos = self.text, self._skip(mark, end)
        while found := _property(text, pos, end):
            pos = found.end()
        if pos >= end or (text[pos] == "#" and pos > mark):
            self._due(due, mark, pos, end, column)
        elif text[pos] in "{[" and not text.startswith("{{", pos):
            self._flow(pos)
        elif text[pos] in "|>" and (header := _header(text, pos, self.lines[-1][1])):
            self._literal(header.end())
        else:
            self._scalar(due, pos, end, self.blocks.slot, column)

    def _scalar(self, due: str, pos: int, end: int, path: Path, column: int) -> None:
        """A text, in quotes or without; also one that goes on in the next lines, in which nothing is due."""
        text, quote = self.text, self.text[pos] if self.text[pos] in "\"'" else ""
        last, closed = end_of(text, pos, self.offset, "yaml") if quote else (self._plain_end(pos, end), False)
        if due != KEY:
            value = meaning(text[pos + 1 : last - closed], quote, "yaml") if quote else text[pos:last]
            self.blocks.fill(None if value.startswith("*") and not quote else value)
        if quote and not closed and self._goes_on(quote):
            return
        inside = pos < self.offset <= last - closed if quote else self.offset <= last
        if not (pos <= self.offset and (inside or self.offset == pos)):
            return
        quoted = bool(quote) and inside
        first, behind = pos + quoted, last - (quoted and closed)
        if due == KEY and quoted and closed:
            # The colon has to go behind the quote.
            behind, closed = last, False
        before = text[first : self.offset]
        self.spot = Spot(due, path, first, behind, before, "yaml", None, quote if quoted else "", quoted and closed)
        self.spot = self.spot._replace(column=column, indent=self.indent)

    def _plain_end(self, pos: int, end: int) -> int:
        found = _comment(self.text, pos, end)
        return pos + len(self.text[pos : found.start() if found else end].rstrip(" \t"))

    def _goes_on(self, quote: str) -> bool:
        """Whether a text whose quote is missing ends in a later line that belongs to it; if so, pass over the lines."""
        for place in range(self.next, len(self.lines)):
            start, end = self.lines[place]
            pos = self._skip(start, end)
            if pos < end and pos - start <= self.blocks.indent:
                return False
            if quote in self.text[pos:end]:
                self.next = place + 1
                return True
        return False

    def _flow(self, pos: int) -> None:
        found = flow.read(self.text, pos, self.lines[-1][1], self.blocks.indent, self.offset, self.blocks.slot)
        self.blocks.fill(found.brackets.root)
        self.spot = found.brackets.spot or self.spot
        while self.next < len(self.lines) and self.lines[self.next][0] < found.end:
            self.next += 1

    def _literal(self, header: int) -> None:
        """The lines of a block scalar; blank ones behind it are its own only if the cursor is as far indented."""
        self.blocks.fill("")
        first = last = self.next
        for place in range(first, len(self.lines)):
            start, end = self.lines[place]
            pos = self._skip(start, end)
            if pos < end and pos - start <= self.blocks.indent:
                break
            if pos < end or (start <= self.offset <= end and self.offset - start > self.blocks.indent):
                last = place + 1
        self.next = last
        lines = self.lines[first:last]
        if lines and header < self.offset and lines[0][0] <= self.offset <= lines[-1][1]:
            self.literal = Literal(self.blocks.slot, lines)

    # What is due where nothing stands

    def _due(self, due: str, mark: int, pos: int, end: int, column: int) -> None:
        """Something behind a colon or a dash."""
        if mark <= self.offset <= pos and (pos == end or self.offset < pos):
            lead = " " if self.offset == mark else ""
            self.spot = Spot(due, self.blocks.slot, self.offset, self.offset, "", "yaml", lead=lead)
            self.spot = self.spot._replace(column=column, indent=self.indent)

    def _blank(self, start: int) -> None:
        """A line of blanks, in which the cursor's column tells what is due."""
        column = self.offset - start
        due = self.blocks.due(column, self._following())
        if due is not None:
            kind, path, lead = due
            self.spot = Spot(kind, path, self.offset, self.offset, "", "yaml", lead=lead)
            self.spot = self.spot._replace(column=column + len(lead), indent=column)

    def _following(self) -> tuple[int, bool] | None:
        """The column of the next line that holds something, and whether a dash begins it."""
        for start, end in self.lines[self.next :]:
            pos = self._skip(start, end)
            if pos < end and self.text[pos] != "#":
                return pos - start, _dash(self.text, pos, end) is not None
        return None

    def _touch_key(self, key: _Key, start: int) -> None:
        inside = not key.quote or key.start < self.offset < key.end
        quoted = bool(key.quote) and inside
        if not inside and self.offset != key.start:
            return
        first, last = key.start + quoted, key.end - quoted
        before = self.text[first : self.offset]
        self.spot = Spot(KEY, self.blocks.path, first, last, before, "yaml", None, key.quote if quoted else "", quoted)
        self.spot = self.spot._replace(own=key.name, has_colon=True, column=key.start - start, indent=self.indent)
