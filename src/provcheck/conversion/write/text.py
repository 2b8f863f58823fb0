"""Texts and comments in which nothing is hidden, for both languages."""

from __future__ import annotations

import json
import re

SPECIAL = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufffe\uffff\ud800-\udfff]"
)
"""Characters that are written as escapes only, tabs and line feeds aside.

They end lines, show nothing, turn the direction of what follows, or have no encoding. Joiners are none of them: emoji
and several scripts need them.
"""


def quoted(value: str) -> str:
    """A text in double quotes, in JSON's spelling, in which nothing is hidden."""
    return SPECIAL.sub(lambda found: f"\\u{ord(found[0]):04x}", json.dumps(value, ensure_ascii=False))


def on_one_line(comment: str) -> str:
    """A comment of whatever text in a form that ends where its line ends."""
    return SPECIAL.sub("\ufffd", " ".join(comment.splitlines())).rstrip()
