"""Texts in quotes, whose second quote may be missing."""

from __future__ import annotations

import re

_DOUBLE = r'"[^"\\\n\r]*(?:\\[^\n\r]?[^"\\\n\r]*)*("?)'
_JSON5_DOUBLE = r'"[^"\\\n\r]*(?:\\(?:\r\n|[\s\S])?[^"\\\n\r]*)*("?)'
# A text ends with its line at the latest. In YAML it may go on, which whoever asks has to see to.
_texts = {
    ("json5", '"'): re.compile(_JSON5_DOUBLE).match,
    ("json5", "'"): re.compile(_JSON5_DOUBLE.replace('"', "'")).match,
    ("yaml", '"'): re.compile(_DOUBLE).match,
    ("yaml", "'"): re.compile(r"'[^'\n\r]*(?:''[^'\n\r]*)*('?)").match,
}
_separator = re.compile(r"[\s,{}\[\]]").search
_follower = re.compile(r"[ \t]*(?:[,:\]}#\r\n]|//|/\*|\Z)").match


def end_of(text: str, start: int, offset: int, syntax: str) -> tuple[int, bool]:
    """Where the text ends whose quote stands at ``start``, and whether a quote ends it.

    With the cursor in it, a text whose quote is missing ends with the word there. So does one behind whose quote
    nothing fits: a quote that was just typed pairs with the next one of the line.
    """
    match = _texts[syntax, text[start]](text, start)
    end, closed = (match.end(), bool(match[1])) if match else (start + 1, False)
    last = end - closed
    if not start < offset <= last or (closed and _follower(text, end)):
        return end, closed
    found = _separator(text, offset, last)
    return found.start() if found else last, False


def meaning(raw: str, quote: str, syntax: str) -> str:
    """The text that is written so between quotes."""
    if "\\" not in raw and quote not in raw:
        return raw
    from provcheck.syntax import json5, yaml
    from provcheck.syntax.node import Scalar

    roots = (json5 if syntax == "json5" else yaml).read(f"{quote}{raw}{quote}").roots
    value = roots[0].value if roots and isinstance(roots[0], Scalar) else None
    return value if isinstance(value, str) else raw
