"""How a text is laid out around a node: lines, gaps, brackets. What an edit has to know before it cuts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from provcheck.syntax.node import Mapping, Scalar, Sequence
from provcheck.syntax.source import BOM
from provcheck.syntax.yaml.space import after_gap

if TYPE_CHECKING:
    from provcheck.syntax.node import Node
    from provcheck.syntax.source import Source

_json5_gap = re.compile(r"[\s\ufeff]*(?://[^\n\r\u2028\u2029]*|/\*[\s\S]*?\*/)?").match
_json5_tail = re.compile(r"[ \t]*(?:/\*(?:(?!\*/)[^\n\r])*\*/[ \t]*)*(?://[^\n\r]*)?(?=[\r\n]|\Z)").match
_yaml_tail = re.compile(r"[ \t]*(?:(?<=[\s,\[\]{}\"'])#[^\r\n]*)?(?=[\r\n]|\Z)").match
_block_header = re.compile(r"[|>][-+0-9]*").match
_split_lines = re.compile(r"\r\n|\r|\n").split
_blanks = re.compile(r"[ \t]*").match
_white_space = re.compile(r"[ \t\r\n]*").match
_line_end = re.compile(r"\r\n|\r|\n").match


class Layout:
    """The text of a source, seen with its language's white space and comments."""

    __slots__ = ("text", "yaml")

    def __init__(self, source: Source) -> None:
        self.text = source.text
        self.yaml = source.syntax == "yaml"

    @property
    def newline(self) -> str:
        """The line end that the text uses."""
        return "\r\n" if "\r\n" in self.text else "\n"

    def is_at(self, offset: int, character: str) -> bool:
        """Whether this character stands at the offset."""
        return self.text.startswith(character, offset)

    def behind_gap(self, offset: int) -> int:
        """The offset of what comes behind white space and comments."""
        if self.yaml:
            return after_gap(self.text, offset)
        while (match := _json5_gap(self.text, offset)) and match.end() > offset:
            offset = match.end()
        return offset

    def behind_blanks(self, offset: int) -> int:
        """The offset of what comes behind blanks and tabs."""
        match = _blanks(self.text, offset)
        return match.end() if match else offset

    def line_start(self, offset: int) -> int:
        """Where the line of an offset begins, behind a byte order mark."""
        start = self.text.rfind("\n", 0, offset) + 1
        start = max(start, self.text.rfind("\r", start, offset) + 1)
        return start + self.text.startswith(BOM, start, offset)

    def indent(self, offset: int) -> str | None:
        """What stands between the beginning of the line and the offset, if it is all white space."""
        before = self.text[self.line_start(offset) : offset]
        return None if before.strip() else before

    def line_tail(self, offset: int) -> int | None:
        """The end of the line, without the line end, if nothing but comments stand between it and the offset."""
        match = (_yaml_tail if self.yaml else _json5_tail)(self.text, offset)
        return match.end() if match else None

    def next_line(self, offset: int) -> int:
        """The offset behind the line end that stands at the offset."""
        match = _line_end(self.text, offset)
        return match.end() if match else offset

    def is_bracketed(self, node: Mapping | Sequence) -> bool:
        """Whether a node is written in brackets; a YAML mapping is not if only its first key is."""
        if isinstance(node, Sequence):
            return self.is_at(node.start, "[")
        return self.is_at(node.start, "{") and not (node.members and node.members[0].key.start == node.start)

    def empty_lines(self, offset: int) -> list[str]:
        """The white space from an offset on, line by line; the last is what the next content is indented by."""
        space = _white_space(self.text, offset)
        return _split_lines(space[0] if space else "")

    def block_header(self, node: Node) -> str:
        """The ``|`` or ``>`` with its signs, if the last scalar in a node begins with one; else nothing."""
        last = last_leaf(node) if self.yaml else None
        match = _block_header(self.text, last.start, last.end) if last else None
        return match[0] if match else ""


def last_leaf(node: Node) -> Scalar | None:
    """The scalar that a node ends with, ``None`` if it ends with an alias or an empty container."""
    while isinstance(node, Mapping | Sequence):
        if isinstance(node, Sequence):
            children = node.items[-1:]
        else:
            children = [part for member in node.members[-1:] for part in (member.value, member.key)]
        if not children:
            return None
        # A value that was left out ends nothing: its key does.
        node = next((child for child in children if child.end > child.start), children[0])
    return node if isinstance(node, Scalar) else None
