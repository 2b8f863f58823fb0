"""What stands between the nodes of a YAML text: white space, comments, anchors and tags."""

from __future__ import annotations

import re

# Loops are over single characters, so that a million comment lines need no memory.
_gap = re.compile("[ \t\r\n\x85\u2028\u2029]*(?:#[^\r\n]*)?").match
_tag = re.compile(r"!\S*").match
_header_only = re.compile(r"[|>][-+0-9]*(?=[^\r\n]*\Z)").match
_line_rest = re.compile(r"[^\r\n]*").match
_BLANKS = " \t\r\n"


def after_gap(text: str, offset: int) -> int:
    """The offset of what comes behind white space and comments."""
    while (match := _gap(text, offset)) and match.end() > offset:
        offset = match.end()
    return offset


def after_properties(text: str, offset: int, anchor: str | None) -> int:
    """The offset of a scalar's own text, behind its tag and the anchor of this name."""
    while True:
        if anchor and text.startswith("&", offset):
            offset = after_gap(text, offset + 1 + len(anchor))
        elif match := _tag(text, offset):
            offset = after_gap(text, match.end())
        else:
            return offset


def before_blanks(text: str, offset: int) -> int:
    """The offset behind the last character that is not white space."""
    while offset and text[offset - 1] in _BLANKS:
        offset -= 1
    return offset


def block_scalar_end(text: str, start: int, end: int) -> int:
    """Where the last line of a ``|`` or ``>`` scalar ends that holds more than white space."""
    last = before_blanks(text, end)
    match = _header_only(text, start, last) or _line_rest(text, last)
    return min(match.end(), end) if match else last
