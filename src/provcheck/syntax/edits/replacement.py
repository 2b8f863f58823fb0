"""A new value in the place and the style of an old one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from provcheck.syntax.edits import NotEditable, spelling
from provcheck.syntax.yaml.scalars import UNKNOWN_STYLE
from provcheck.syntax.yaml.space import after_gap

if TYPE_CHECKING:
    from provcheck.syntax.node import Scalar, Value
    from provcheck.syntax.source import Source

_LOOK_BACK = 500  # characters; enough for an anchor and a tag
QUOTES = ("'", '"')
_TAGS = {"!": str, "!!str": str, "!!int": int, "!!float": float, "!!bool": bool}
_tag = re.compile(r"(?:^|[\s,\[{])(!\S*)(?:\s+&\S+)?(?:\s|#[^\r\n]*[\r\n])*$").search
awaits_value = re.compile(r"(?::|(?:^|\s)-|(?:^|[\s,\[{])[&!]\S*)$").search
_explicit_key = re.compile(r"(?:^|[\s,\[{])\?\s").search
_header_comment = re.compile(r"[|>][-+0-9]*([ \t]+#[^\r\n]*)?").match


def replacement(source: Source, scalar: Scalar, value: Value) -> tuple[int, int, str]:
    """Start and end of what has to go, and the text for it."""
    write = _in_yaml if source.syntax == "yaml" else _in_json5
    return scalar.start, scalar.end, write(source.text, scalar, value)


def usual_quote(text: str) -> str:
    """The quotes that a JSON5 text uses."""
    return "'" if "'" in text and '"' not in text else '"'


def _in_json5(text: str, scalar: Scalar, value: Value) -> str:
    quote = scalar.style if scalar.style in QUOTES else ""
    if isinstance(value, str) and isinstance(scalar.value, str) and not quote:
        return spelling.json5_key(value, quote)
    return spelling.json5(value, quote or usual_quote(text))


def _in_yaml(text: str, scalar: Scalar, value: Value) -> str:
    head = text[max(0, scalar.start - _LOOK_BACK) : scalar.start]
    before = re.split(r"[\r\n\ufeff]", head)[-1]
    tag = _tag(head)
    if scalar.style == UNKNOWN_STYLE or (tag and type(value) is not _TAGS.get(tag[1])):
        raise NotEditable
    written = spelling.yaml(value, scalar.style if scalar.style in QUOTES else "")
    if scalar.start == scalar.end:
        return _for_nothing(text, scalar.start, before) + written
    old = text[scalar.start : scalar.end]
    if scalar.style in {"|", ">"}:
        if not before.strip():
            raise NotEditable  # such a text may begin further left than any other
        header = _header_comment(old)
        return written + ((header[1] or "") if header else "")
    if type(value) is int and "_" in old and type(scalar.value) is int:
        written = f"{value:_}"
    # Behind a quote a comment needs no space.
    return written + " " if text.startswith("#", scalar.end) else written


def _for_nothing(text: str, offset: int, before: str) -> str:
    """What stands before a value where none was: a space behind ":" or "-", and the colon that may be missing."""
    if _explicit_key(before):
        raise NotEditable  # its value may need a line of its own
    if awaits_value(before):
        return " "
    if text[after_gap(text, offset) :][:1] not in {",", "}", "]"}:
        raise NotEditable
    return ": "
