"""Keys and values between brackets, in JSON5 as in YAML, however unfinished they are.

A reader gives up at the first mistake. This goes on: a key without a colon is forgotten, a missing comma is thought of,
a bracket closes what it fits. Where brackets are missing, the columns of keys tell which object they belong to.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from provcheck.lsp.completion.spot import KEY, VALUE, Path, Spot
from provcheck.syntax.node import MAX_DEPTH

_COLON, _AFTER = "colon", "after"
_CLOSES = {"}": dict, "]": list}


class Token(NamedTuple):
    """A bracket, a colon or a comma, or a text with its quotes; ``mark`` is empty for a text.

    ``value`` is what a text means. ``first`` is the column of a token that is the first one in its line.
    """

    start: int
    end: int
    mark: str = ""
    quote: str = ""
    closed: bool = False
    value: str = ""
    first: int | None = None


class Box:
    """An object or a list that is still open.

    ``step`` leads to it from what holds it, ``due`` is what comes next in it, ``key`` the key that waits for its value.
    ``indent`` is the column at which the line began that opened it, ``column`` that of its keys.
    """

    __slots__ = ("column", "data", "due", "indent", "key", "key_end", "step")

    def __init__(self, data: dict[str, object] | list[object], step: str | int, indent: int) -> None:
        self.data = data
        self.step = step
        self.due = KEY if isinstance(data, dict) else VALUE
        self.key = ""
        self.key_end = 0
        self.indent = indent
        self.column: int | None = None


class Brackets:
    """What the tokens of a text mean, and what is due at the cursor.

    ``base`` leads to the value that the tokens make, ``root`` is that value. ``trusting`` columns changes nothing in a
    text whose brackets fit. ``odd`` tells whether some did not.
    """

    def __init__(
        self, text: str, offset: int, base: Path = (), *, syntax: str = "json5", trusting: bool = False
    ) -> None:
        self.text = text
        self.offset = offset
        self.base = base
        self.syntax = syntax
        self.trusting = trusting
        self.odd = False
        self.root: object = None
        self.ended = False
        self.spot: Spot | None = None
        self._open: list[Box] = []
        self._indent = 0
        self._placed = False

    @property
    def is_open(self) -> bool:
        """Whether a bracket waits for its partner."""
        return bool(self._open) and not self.ended

    def feed(self, tokens: Sequence[Token]) -> None:
        """Take all tokens of a text."""
        for place, token in enumerate(tokens):
            following = tokens[place + 1] if place + 1 < len(tokens) else None
            if not self._placed and (token.start > self.offset or (token.start == self.offset and token.mark)):
                self._gap(token, following)
            if token.first is not None:
                self._indent = token.first
            if token.mark in ("{", "["):
                if len(self._open) >= MAX_DEPTH:
                    self._placed = True
                    break
                self._enter(token)
            elif token.mark in _CLOSES:
                self._leave(token.mark)
            elif token.mark == ":":
                self._colon()
            elif token.mark == ",":
                self._comma()
            elif self._open:
                self._text(token, following)
        self.odd = self.odd or self.is_open

    def finish(self) -> None:
        """What is due behind the last token."""
        if not self._placed:
            self._gap(None, None)

    # What tokens mean

    def _enter(self, token: Token) -> None:
        data: dict[str, object] | list[object] = {} if token.mark == "{" else []
        if not self._open:
            if self.root is None:
                self.root = data
                self._open.append(Box(data, "", self._indent))
            return
        box = self._open[-1]
        self.ended = False
        if isinstance(box.data, list):
            step: str | int = len(box.data)
            box.data.append(data)
        else:
            # What stands where a key is due belongs to nobody.
            step = box.key if box.due in (_COLON, VALUE) else ""
            box.data[step] = data
        box.due = _AFTER
        self._open.append(Box(data, step, self._indent))

    def _leave(self, mark: str) -> None:
        place = len(self._open) - 1
        while place >= 0 and type(self._open[place].data) is not _CLOSES[mark]:
            place -= 1
        self.odd = self.odd or place < len(self._open) - 1
        if place >= 0:
            self.ended = self.ended or place == 0
            del self._open[max(1, place) :]
            self._open[-1].due = _AFTER

    def _colon(self) -> None:
        if self._open and isinstance(self._open[-1].data, dict):
            box = self._open[-1]
            if box.due == _COLON:
                box.data.setdefault(box.key, None)  # type: ignore[union-attr] # it is a dict
            elif box.due == KEY:
                box.key = ""
            box.due = VALUE

    def _comma(self) -> None:
        if self._open:
            box = self._open[-1]
            box.due = KEY if isinstance(box.data, dict) else VALUE

    def _text(self, token: Token, following: Token | None) -> None:
        is_key = following is not None and following.mark == ":"
        if self.trusting and is_key and token.first is not None:
            self._trust(token.first)
        box = self._open[-1]
        if self.ended:
            self.ended = not is_key
            if self.ended:
                return
        if isinstance(box.data, list):
            self._touch(token, following, VALUE, (len(box.data),))
            box.data.append(token.value)
            box.due = _AFTER
        elif is_key or box.due in (KEY, _AFTER) or (box.due == _COLON and self._is_below(box.key_end, token.start)):
            if token.first is not None and box.column is None:
                box.column = token.first
            self._touch(token, following, KEY, ())
            box.key, box.key_end, box.due = token.value, token.end, _COLON
        else:
            self._touch(token, following, VALUE, (box.key,))
            box.data[box.key] = token.value
            box.due = _AFTER

    def _is_below(self, start: int, end: int) -> bool:
        between = self.text[start:end]
        return "\n" in between or "\r" in between

    def _trust(self, column: int) -> None:
        """Leave the boxes whose brackets are missing: a key stands in the column of an outer object's keys."""
        inner = self._open[-1]
        if column >= inner.column if inner.column is not None else column > inner.indent:
            return
        for place in range(len(self._open) - 2, -1, -1):
            box = self._open[place]
            if isinstance(box.data, dict) and box.column == column and column > box.indent:
                del self._open[place + 1 :]
                return

    # What is due at the cursor

    def _path(self) -> Path:
        return (*self.base, *(box.step for box in self._open[1:]))

    def _touch(self, token: Token, following: Token | None, due: str, rest: Path) -> None:
        """Note what is due if the cursor is in this text."""
        if self._placed or token.start > self.offset:
            return
        inside = token.start < self.offset <= token.end - token.closed if token.quote else self.offset <= token.end
        if not inside and token.start != self.offset:
            return
        self._placed = True
        quoted = bool(token.quote) and inside
        start, end = token.start + quoted, token.end - (quoted and token.closed)
        has_colon = due == KEY and following is not None and following.mark == ":"
        closed = quoted and token.closed
        if due == KEY and closed and not has_colon:
            # The colon has to go behind the quote.
            end, closed = token.end, False
        self.spot = Spot(
            due,
            (*self._path(), *rest),
            start,
            end,
            self.text[start : self.offset],
            self.syntax,
            quote=token.quote if quoted else "",
            closed=closed,
            own=token.value if has_colon else None,
            has_colon=has_colon,
            lacks_comma=not closed and not has_colon and self._is_crowded(token, following, due),
        )

    def _is_crowded(self, token: Token, following: Token | None, due: str) -> bool:
        """Whether another member follows without a comma. What stands in a key's own line may be its value."""
        if following is None or not _begins(following):
            return False
        return due == VALUE or (following.mark == "" and self._is_below(token.end, following.start))

    def _gap(self, token: Token | None, following: Token | None) -> None:
        """Note what is due between two tokens."""
        self._placed = True
        if not self._open or self.ended:
            return
        box = self._open[-1]
        path = self._path()
        if box.due == VALUE:
            if isinstance(box.data, list):
                path = (*path, len(box.data))
                box.data.append(None)
            else:
                path = (*path, box.key)
                named = following is not None and following.mark == ":"
                if _begins(token) and not named:
                    return
        elif box.due != KEY:
            return
        self.spot = Spot(
            KEY if box.due == KEY else VALUE,
            path,
            self.offset,
            self.offset,
            "",
            self.syntax,
            lacks_comma=_begins(token),
        )


def _begins(token: Token | None) -> bool:
    """Whether a token begins another member."""
    return token is not None and token.mark in ("", "{", "[")
