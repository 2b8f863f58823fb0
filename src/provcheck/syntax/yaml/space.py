"""What stands between the nodes of a YAML text: white space, comments, anchors and tags."""

from __future__ import annotations

import re

# Loops are over single characters, so that a million comment lines need no memory.
_gap = re.compile(r"[ \t\r\n]*(?:#[^\r\n]*)?").match
_TAG = r"!\S*"
_BLOCK_HEADER = r"[|>][-+0-9]*"
_LINE_REST = r"[^\r\n]*"
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
        elif match := re.compile(_TAG).match(text, offset):
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
    if "\n" in text[start:last] or "\r" in text[start:last]:
        match = re.compile(_LINE_REST).match(text, last)
    else:
        match = re.compile(_BLOCK_HEADER).match(text, start)
    return min(match.end(), end) if match else last
