"""What a YAML scalar means: the core schema of YAML 1.2, and integers with underscores.

The core schema is https://yaml.org/spec/1.2.2/#103-core-schema. Underscores between digits are YAML 1.1, but
manifests in the wild write ``1_000_000``, and the parsers that read them agree that this is a number.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from provcheck.syntax.node import Value

UNKNOWN_STYLE: Final = "!"
"""The style of a scalar whose tag says something that the core schema does not define."""

MAX_DIGITS = 300
"""Longest integer that stays one, in digits.

What is longer becomes a float, as in JavaScript: Python refuses to print integers of more than 4,300 digits,
and to divide those past 1.8e308.
"""

_CORE = "tag:yaml.org,2002:"
_TYPES = {_CORE + "int": int, _CORE + "float": float, _CORE + "bool": bool, _CORE + "null": type(None)}
_WORDS: dict[str, bool | float | None] = {
    "": None,
    "~": None,
    **dict.fromkeys(("null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
    **dict.fromkeys((".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF"), float("inf")),
    **dict.fromkeys(("-.inf", "-.Inf", "-.INF"), float("-inf")),
    **dict.fromkeys((".nan", ".NaN", ".NAN"), float("nan")),
}
_NUMBER_STARTS = frozenset("+-.0123456789")
_DECIMAL = r"[-+]?[0-9]+(?:_[0-9]+)*"
_BASED = r"0(?:o[0-7]+(?:_[0-7]+)*|x[0-9a-fA-F]+(?:_[0-9a-fA-F]+)*)"
_FLOAT = r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?"


def plain(text: str) -> Value:
    """The value of an untagged plain scalar."""
    if text in _WORDS:
        return _WORDS[text]
    if text[0] not in _NUMBER_STARTS:
        return text
    # Most numbers are plain digits: then no expression needs compiling.
    if (text.isascii() and text.isdecimal()) or re.fullmatch(_DECIMAL, text):
        digits = text.replace("_", "")
        return int(digits) if len(digits) <= MAX_DIGITS else float(digits)
    if re.fullmatch(_BASED, text):
        return _based(text.replace("_", ""))
    if re.fullmatch(_FLOAT, text):
        return float(text)
    return text


def tagged(tag: str, text: str, style: str) -> tuple[Value, str]:
    """Value and style of a scalar with a tag, the tag written out in full (``tag:yaml.org,2002:int``)."""
    if tag in {"!", _CORE + "str"}:
        return text, style
    value = plain(text)
    if tag == _CORE + "float" and type(value) is int:
        value = float(value)
    return (value, style) if type(value) is _TYPES.get(tag) else (None, UNKNOWN_STYLE)


def _based(text: str) -> int | float:
    if len(text) > MAX_DIGITS:
        return float("inf")
    value = int(text[2:], 16 if text[1] == "x" else 8)
    return value if len(str(value)) <= MAX_DIGITS else float("inf")
