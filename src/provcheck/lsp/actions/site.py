"""Texts that comments can be written in, and where in them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import cached_property

from provcheck import suppress
from provcheck.suppress import Suppression
from provcheck.syntax.edits.layout import Layout
from provcheck.syntax.node import Comment, Mapping, Node, Scalar, Sequence
from provcheck.workspace.files import File

_blanks = re.compile(r"[ \t]*").match
_Span = tuple[int, int]


class Site:
    """A text that can hold comments: a file's, or that of a configuration which is embedded in one.

    ``mark`` begins a comment that goes to the end of the line.
    """

    def __init__(self, file: File) -> None:
        self.source = file.source
        self.text = file.source.text
        self.layout = Layout(file.source)
        self.mark = "#" if self.layout.yaml else "//"
        self._reading = file.reading

    @cached_property
    def suppressions(self) -> list[Suppression]:
        """The comments that switch something off."""
        return suppress.read(self.source, self._reading)[0]

    @cached_property
    def comments(self) -> list[Comment]:
        """All comments; the YAML reader collects them only where one of them can be a suppression."""
        if not self.layout.yaml or self._reading.comments:
            return self._reading.comments
        from provcheck.syntax.yaml.comments import comments

        return comments(self.text, self._reading.roots)

    def is_open(self, offset: int) -> bool:
        """Whether a place is neither inside of a value or key nor of a comment, and is read at all."""
        return offset <= self._end and not (_is_inside(self.comments, offset) or _is_inside(self._scalars, offset))

    def comment_before(self, offset: int) -> Comment | None:
        """The comment that ends at a place."""
        before = bisect_left(self.comments, (offset,)) - 1
        return self.comments[before] if before >= 0 and self.comments[before].end == offset else None

    def indent(self, offset: int) -> str:
        """The blanks that the line of an offset begins with."""
        found = _blanks(self.text, self.layout.line_start(offset))
        return found[0] if found else ""

    def inward(self, outer: int) -> int | None:
        """The place in this text of a place in the file, ``None`` for one outside."""
        if self.source.outer is None:
            return outer
        index = bisect_right(self.source.segments, outer, key=lambda pair: pair[1]) - 1
        if index < 0:
            return None
        inner, begin = self.source.segments[index]
        offset = inner + outer - begin
        return offset if offset <= len(self.text) else None

    def line_of(self, offset: int) -> int:
        """The number of the line in the file that a place of this text is on."""
        return self.source.locate(offset, offset).begin[0]

    @cached_property
    def _end(self) -> int:
        """Where reading ends: JSON5 is not read behind an error."""
        problems = () if self.layout.yaml else self._reading.problems
        return min((one.start for one in problems), default=len(self.text))

    @cached_property
    def _scalars(self) -> list[_Span]:
        return sorted(_spans(self._reading.roots))


def _is_inside(spans: list[_Span] | list[Comment], offset: int) -> bool:
    """Whether a place is behind the beginning and before the end of one of some spans, which keep apart."""
    before = bisect_left(spans, (offset,)) - 1
    return before >= 0 and spans[before][1] > offset


def _spans(roots: list[Node]) -> Iterator[_Span]:
    """Where scalars stand; what is written behind the last line of a block scalar would become a part of it."""
    pending = list(roots)
    while pending:
        node = pending.pop()
        if isinstance(node, Scalar):
            yield node.start, node.end + (node.style in {"|", ">"})
        elif isinstance(node, Sequence):
            pending += node.items
        elif isinstance(node, Mapping):
            pending += [part for member in node.members for part in (member.key, member.value)]
