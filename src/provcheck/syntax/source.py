"""Where a text came from, and how offsets become lines and columns."""

import re
from bisect import bisect_right
from typing import NamedTuple

BOM = "\ufeff"
_LINE_END = r"\r\n|\r|\n"


class Source:
    """A file's text under the path that is shown to the user.

    An embedded text (an OpenClaw configuration inside a Pai manifest) has ``outer``, the source it stands in, and
    ``segments``: pairs of offsets ``(inner, outer)`` in ascending order, between which both texts run in step.
    ``syntax`` is ``json5`` or ``yaml``; edits are written in it. ``alone``: it has a name and no place on a disk, so
    that there is nothing around it.
    """

    __slots__ = ("__weakref__", "_lines", "alone", "outer", "path", "segments", "syntax", "text")

    def __init__(
        self,
        path: str,
        text: str,
        outer: "Source | None" = None,
        segments: list[tuple[int, int]] | None = None,
        syntax: str = "json5",
    ) -> None:
        self.path = path
        self.text = text
        self.outer = outer
        self.segments = segments or []
        self.syntax = syntax
        self.alone = False
        self._lines: list[int] | None = None

    def position(self, offset: int) -> tuple[int, int]:
        """Line and column of an offset, both from 1, the column in characters (a byte order mark is none)."""
        starts = self._line_starts()
        line = bisect_right(starts, offset)
        column = offset - starts[line - 1] + 1
        if line == 1 and self.text.startswith(BOM) and column > 1:
            column -= 1
        return line, column

    def line(self, number: int) -> str:
        """The text of a line, counted from 1, without its line end and without a byte order mark."""
        start, end = self.extent(number) or (0, 0)
        return self.text[start:end].removeprefix(BOM)

    def extent(self, number: int) -> tuple[int, int] | None:
        """Where a line begins and ends, its line end left out; ``None`` behind the last one."""
        starts = self._line_starts()
        if number > len(starts):
            return None
        start = starts[number - 1]
        end = starts[number] if number < len(starts) else len(self.text)
        return start, start + len(self.text[start:end].rstrip("\r\n"))

    def locate(self, start: int, end: int, pointer: str = "") -> "Location":
        """The place of ``text[start:end]`` in the file, through all texts that this one is embedded in."""
        if self.outer is None:
            return Location(self, start, end, pointer)
        first = self._outward(start)
        return self.outer.locate(first, max(self._outward(end), first), pointer)

    def _outward(self, offset: int) -> int:
        index = bisect_right(self.segments, (offset, len(self.outer.text) if self.outer else 0)) - 1
        if index < 0:
            return self.segments[0][1] if self.segments else 0
        inner, outer = self.segments[index]
        return outer + offset - inner

    def _line_starts(self) -> list[int]:
        if self._lines is None:
            self._lines = [0, *(match.end() for match in re.finditer(_LINE_END, self.text))]
        return self._lines


class Location(NamedTuple):
    """A stretch of a file, in character offsets, with the JSON pointer of what stands there."""

    source: Source
    start: int
    end: int
    pointer: str = ""

    @property
    def path(self) -> str:
        """The file's path as shown to the user."""
        return self.source.path

    @property
    def begin(self) -> tuple[int, int]:
        """Line and column of the first character, from 1."""
        return self.source.position(self.start)

    @property
    def stop(self) -> tuple[int, int]:
        """Line and column behind the last character, from 1."""
        return self.source.position(self.end)
