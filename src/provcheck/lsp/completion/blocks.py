"""Mappings and lists of YAML that are open at a line, told apart by their columns."""

from __future__ import annotations

from provcheck.lsp.completion.spot import KEY, NODE, Path
from provcheck.syntax.node import MAX_DEPTH


class _Block:
    """A mapping or a list, its column, and the key or place that comes next or came last.

    ``filled``: there is something under that key already.
    """

    __slots__ = ("data", "filled", "indent", "key")

    def __init__(self, data: dict[str, object] | list[object], indent: int) -> None:
        self.data = data
        self.indent = indent
        self.key: str | int = 0
        self.filled = isinstance(data, dict)

    @property
    def held(self) -> object:
        if isinstance(self.data, list):
            return self.data[-1] if self.data else None
        return self.data.get(str(self.key))

    def hold(self, value: object) -> None:
        if isinstance(self.data, list):
            self.data[-1] = value
        else:
            self.data[str(self.key)] = value
        self.filled = True


class Blocks:
    """What is open, from the document itself inward."""

    def __init__(self) -> None:
        self._document: list[object] = [None]
        outermost = _Block(self._document, -1)
        outermost.filled = False
        self._open = [outermost]

    @property
    def root(self) -> object:
        """The document as plain data."""
        return self._document[0]

    @property
    def indent(self) -> int:
        """The column of the innermost block; what belongs to its value stands further in."""
        return self._open[-1].indent

    @property
    def is_open(self) -> bool:
        """Whether a value is still due."""
        return not self._open[-1].filled

    @property
    def path(self) -> Path:
        """The path to the innermost block."""
        return self._path(len(self._open) - 1)

    @property
    def slot(self) -> Path:
        """The path to the value that is due or came last."""
        return self._slot(len(self._open) - 1)

    def fill(self, value: object) -> None:
        """Put a value where one is due."""
        self._open[-1].hold(value)

    def item(self, column: int) -> bool:
        """Begin an item whose dash stands in a column; false if that fits nowhere."""
        self._leave(column, is_dash=True)
        block = self._enter(column, list)
        if block is None or not isinstance(block.data, list):
            return False
        block.data.append(None)
        block.key, block.filled = len(block.data) - 1, False
        return True

    def key(self, column: int, name: str) -> bool:
        """Begin a member whose key stands in a column; false if that fits nowhere."""
        self._leave(column, is_dash=False)
        block = self._enter(column, dict)
        if block is None or not isinstance(block.data, dict):
            return False
        block.data[name] = None
        block.key, block.filled = name, False
        return True

    def is_key_due(self, column: int) -> bool:
        """Whether a word in a column can only be a key; what lies further in is left."""
        self._leave(column, is_dash=False)
        return self._open[-1].indent == column and isinstance(self._open[-1].data, dict)

    def due(self, column: int, following: tuple[int, bool] | None) -> tuple[str, Path, str] | None:
        """What is due in a column of an empty line, the path to it, and a dash where one has to come first.

        ``following`` is the column of the next line, and whether that begins with a dash.
        """
        place = len(self._open) - 1
        while self._open[place].indent > column:
            place -= 1
        block = self._open[place]
        if isinstance(block.data, list) and block.indent == column:
            outer = self._open[place - 1]
            if outer.indent < column:
                return NODE, (*self._path(place), len(block.data)), "- "
            place, block = place - 1, outer
        if block.indent == column:
            return KEY, self._path(place), ""
        if block.filled or not self._fits(place, column, following):
            return None
        is_list = following is not None and following[0] == column and following[1]
        return NODE, (*self._slot(place), 0) if is_list else self._slot(place), "- " if is_list else ""

    def _fits(self, place: int, column: int, following: tuple[int, bool] | None) -> bool:
        """Whether the next line leaves the column of a value free."""
        if following is None or following[0] < self._open[place].indent:
            return True
        if following[0] == self._open[place].indent:
            # A list may stand in the column of its key.
            return not (following[1] and isinstance(self._open[place].data, dict))
        return following[0] == column

    def _leave(self, column: int, *, is_dash: bool) -> None:
        """Leave what lies further in than a column; a key also leaves a list in its own column."""
        while self._open[-1].indent > column or (
            not is_dash and self._open[-1].indent == column and isinstance(self._open[-1].data, list)
        ):
            self._open.pop()

    def _enter(self, column: int, kind: type[dict[str, object] | list[object]]) -> _Block | None:
        """The block of a kind in a column: that which is open there, or the value of the innermost one."""
        block = self._open[-1]
        if block.indent == column and isinstance(block.data, kind):
            return block
        held = block.held
        if not isinstance(held, kind):
            if (block.filled and (kind is list or isinstance(held, list))) or len(self._open) > MAX_DEPTH:
                return None
            held = kind()
            block.hold(held)
        entered = _Block(held, column)
        self._open.append(entered)
        return entered

    def _path(self, place: int) -> Path:
        return tuple(block.key for block in self._open[1:place]) if place > 1 else ()

    def _slot(self, place: int) -> Path:
        return (*self._path(place), self._open[place].key) if place else ()
