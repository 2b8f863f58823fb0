"""How a value is written in JSON5 and in YAML."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING

from provcheck.syntax.edits import NotEditable
from provcheck.syntax.json5.identifier import is_part, is_start
from provcheck.syntax.yaml.scalars import plain

if TYPE_CHECKING:
    from provcheck.syntax.node import Value

_SHORT_ESCAPES = {"\\": "\\\\", "\b": "\\b", "\f": "\\f", "\n": "\\n", "\r": "\\r", "\t": "\\t"}
# Control characters, what looks like nothing or like a line end, and lone surrogates, which UTF-8 cannot hold.
_UNPRINTABLE = "\x00-\x1f\x7f-\x9f\xad\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff"
_unprintable = re.compile(f"[{_UNPRINTABLE}]").search
_surrogate = re.compile("[\ud800-\udfff]").search

# Text that can stand without quotes in any place of a YAML file, in brackets too.
_plain_text = re.compile(r"""(?![-?:,\[\]{}#&*!|>'"%@`\s])(?:[^,\[\]{}:#\s]|:(?!\s|\Z)|(?<!\s)#| (?=\S))+""").fullmatch
# What some parser of YAML 1.1 takes for a number, a date, a time, a boolean or an order.
_taken_for_datum = re.compile(
    r"[-+.0-9][-+.0-9_:, exobtza-f]*|[-+]?\.(?:inf|nan)|y|n|yes|no|on|off|true|false|null|~|=|<<", re.IGNORECASE
).fullmatch


def json5(value: Value, quote: str) -> str:
    """A value in JSON5, text in these quotes."""
    if isinstance(value, str):
        return quote + _escaped(value, quote) + quote
    if isinstance(value, float) and not math.isfinite(value):
        return "NaN" if math.isnan(value) else "Infinity" if value > 0 else "-Infinity"
    return _word(value)


def json5_key(name: str, quote: str) -> str:
    """A key in JSON5, without quotes where ``quote`` is empty and the name allows it."""
    bare = not quote and name and is_start(name[0]) and all(map(is_part, name))
    return name if bare else json5(name, quote or '"')


def yaml(value: Value, quote: str) -> str:
    """A value in YAML; text in these quotes, or without where ``quote`` is empty and nobody could misread it.

    Raises `NotEditable` for lone surrogates, which no YAML text can hold.
    """
    if isinstance(value, str):
        return _yaml_text(value, quote)
    if isinstance(value, float) and not math.isfinite(value):
        return ".nan" if math.isnan(value) else ".inf" if value > 0 else "-.inf"
    word = _word(value)
    # YAML 1.1 wants a point in front of an exponent.
    return re.sub(r"^(-?\d+)e", r"\1.0e", word)


def inside_quotes(text: str, quote: str, syntax: str) -> str:
    """A text as it stands between these quotes. Raises `NotEditable` if it cannot."""
    if quote == '"' or syntax == "json5":
        return _escaped(text, quote)
    if _unprintable(text):
        raise NotEditable
    return text.replace("'", "''")


def _yaml_text(text: str, quote: str) -> str:
    if _surrogate(text):
        raise NotEditable
    if not _unprintable(text):
        if not quote and _plain_text(text) and not _taken_for_datum(text) and plain(text) == text:
            return text
        if quote == "'":
            return "'" + text.replace("'", "''") + "'"
    return '"' + _escaped(text, '"') + '"'


def _escaped(text: str, quote: str) -> str:
    return re.sub(rf"[\\{quote}{_UNPRINTABLE}]", lambda match: _escape(match[0]), text)


def _escape(character: str) -> str:
    if character in "'\"":
        return "\\" + character
    return _SHORT_ESCAPES.get(character) or f"\\u{ord(character):04x}"


def _word(value: float | None) -> str:
    """``null``, a boolean or a finite number, which both languages write alike."""
    if value is None:
        return "null"
    return str(value).lower() if isinstance(value, bool) else repr(value)
