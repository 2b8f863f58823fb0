"""What to say about a text that is no JSON5: what was found, what was expected, and what may help.

Messages quote characters, numbers and well-known words. Any other word may be a secret: it is not quoted.
"""

from __future__ import annotations

import re

from provcheck.syntax.node import Problem

_WORD_END = r"(?![\w$.+-])"
_FILL_IN = "fill in the template first, or put quotes around the mark"
_QUOTE_KEY = "a key needs quotes unless it is letters, digits, '_' and '$', and begins with no digit"

_FOUND: list[tuple[str, str | None, str | None]] = [
    (r"@[\w.-]+@", "the template mark '@...@'", _FILL_IN),
    (r"%\w+%", "the template mark '%...%'", _FILL_IN),
    (r"<[A-Za-z_][^<>\n]*>", "the template mark '<...>'", _FILL_IN),
    (r"\{\{[^{}\n]*\}\}", "the template mark '{{...}}'", _FILL_IN),
    (r"\{%[^{}\n]*%\}", "the template mark '{%...%}'", _FILL_IN),
    (r"\$\{[^{}\n]*\}", "'${...}' without quotes", "put quotes around it"),
    (r"<{7}|={7}|>{7}", "the mark of a merge conflict", "settle the conflict first"),
    (r"=", None, "a key and its value have ':' between them"),
    (r";", None, "members and items have ',' between them"),
    (r"[#/]", None, "a comment begins with '//'"),
    ("[`\u00b4\u2018-\u201e\u00ab\u00bb]", None, "a string stands between straight quotes, \" or '"),
    (r"\"[^\"\n]*\"?|'[^'\n]*'?", "a string", None),
    (rf"(?i:true|yes|on|false|no|off|null|none|nil|undefined|nan|inf|infinity){_WORD_END}", None, None),
    (rf"(?:0x\w{{0,8}}|[0-9][0-9_.-]{{0,20}}[A-Za-z]{{0,2}}){_WORD_END}", None, None),
    (r"[\w$][\w$.+-]*", "a word without quotes", None),
]
"""What may stand in the wrong place: its pattern, its name (none: quote it), and what helps in any place."""

_HELP: list[tuple[str, str, str]] = [
    ("", r"(?<=[\"'])[\w$]", "a quote inside a string has a '\\' before it"),
    ("','", r"[\w$\"'{\[]", "put ',' before it"),
    ("','", r":", "keys and values stand between '{' and '}'"),
    ("','", r"[}\]]", "'{' is closed by '}', and '[' by ']'"),
    ("':'", r"[,}]", "the key has no value"),
    ("':'", r"", _QUOTE_KEY),
    ("a key", r",", "there is one ',' too many"),
    ("a key", r"[^:{\[\]]", _QUOTE_KEY),
    ("a value", r"[,}\]]", "a value is missing before it"),
    ("a value", rf"(?i:true|yes|on){_WORD_END}", "JSON5 writes it true"),
    ("a value", rf"(?i:false|no|off){_WORD_END}", "JSON5 writes it false"),
    ("a value", rf"(?i:null|none|nil|undefined){_WORD_END}", "JSON5 writes it null"),
    ("a value", rf"(?i:nan){_WORD_END}", "JSON5 writes it NaN"),
    ("a value", rf"(?i:inf|infinity){_WORD_END}", "JSON5 writes it Infinity"),
    ("a value", r"- |---", "this reads like YAML, which is not JSON5"),
    ("a value", r"[\w$][\w$ .-]*[:=]", "keys and values stand between '{' and '}'"),
    ("a value", r"[0-9][0-9.]*_", "a number has no '_' in it"),
    ("a value", r"0[0-9]", "a number does not begin with 0"),
    ("a value", r"[-+.]", "a number has digits behind its sign or point"),
    ("a value", r"[\w$]", "put quotes around it if it is text"),
    ("the end", r"[}\]]", "there is one closing bracket too many, or an opening one is missing"),
    ("the end", r"[:,]", "keys and values stand between '{' and '}', items between '[' and ']'"),
    ("the end", r"", "a JSON5 text holds one value"),
]
"""What helps by a part of what was expected and a pattern of what stands there instead."""


def unexpected(text: str, pos: int, expected: str, opening: int | None) -> Problem:
    """Something else than expected at ``pos``; ``opening`` is the place of the innermost open bracket."""
    if pos == len(text):
        return _end_of_file(text, expected, opening)
    if text.startswith("/*", pos):
        return _error("the comment is not closed", pos, pos + 2, "put '*/' at its end")
    start = _beginning(text, pos, expected)
    if start < pos:
        expected = "a value"
    end, found, advice = _describe(text, start)
    advice = advice or _help(text, start, expected)
    return _error(f"found {found} where {expected} was expected", start, end, advice)


def bad_string(text: str, start: int, pos: int) -> Problem:
    """A string that begins at ``start`` and has something wrong behind ``pos``: no end, or a bad escape."""
    if escape := re.compile(rf"[^{text[start]}\\\n\r]*+(\\[\s\S])").match(text, pos):
        return _bad_escape(escape[1], escape.start(1))
    advice = f"put {text[start]} at its end; a line break inside a string has a '\\' before it"
    return _error("the string is not closed", start, start + 1, advice)


def bad_name_escape(text: str, pos: int) -> Problem:
    """A backslash at ``pos``, in a key without quotes, that stands for no character of such a key."""
    if escape := re.compile(r"\\u([0-9A-Fa-f]{4})").match(text, pos):
        found, end = f"an escape for U+{escape[1].upper()}", escape.end()
    else:
        found, end = "'\\' without 'u' and four hexadecimal digits", pos + 1
    return _error(f"found {found} in a key without quotes", pos, end, _QUOTE_KEY)


def _bad_escape(escape: str, pos: int) -> Problem:
    if digits := {"\\u": "four", "\\x": "two"}.get(escape):
        found = f"'{escape}' without its {digits} hexadecimal digits"
    else:
        found = "'\\' before a digit, which JSON5 does not have"
    return _error(f"found {found}", pos, pos + 2, "a backslash in a string is written '\\\\'")


def _error(message: str, start: int, end: int, advice: str | None) -> Problem:
    return Problem("syntax-error", message, start, end, advice)


def _end_of_file(text: str, expected: str, opening: int | None) -> Problem:
    message = f"found the end of the file where {expected} was expected"
    if opening is None:
        return _error(message, 0, 0, "the smallest JSON5 text is {}")
    return _error(message, opening, opening + 1, f"this '{text[opening]}' is not closed")


def _beginning(text: str, pos: int, expected: str) -> int:
    """Where the thing at ``pos`` begins, if its first characters were read as a value of their own."""
    if pos and re.compile(r"\{\{[^{}\n]*\}\}|\{%[^{}\n]*%\}").match(text, pos - 1):
        return pos - 1
    if expected.startswith(("','", "the end")) and re.compile(r"[\w$.+-]").match(text, pos):
        before = text[max(0, pos - 40) : pos]
        return pos - len(re.split(r"[^\w$.+-]", before)[-1])
    return pos


def _describe(text: str, pos: int) -> tuple[int, str, str | None]:
    """End and name of what stands at ``pos``, and what helps wherever it stands."""
    for pattern, name, advice in _FOUND:
        if found := re.compile(pattern).match(text, pos):
            return found.end(), name or f"'{found[0]}'", advice
    character = text[pos]
    if not character.isprintable():
        return pos + 1, f"the character U+{ord(character):04X}", None
    return pos + 1, f"'{character}'", None


def _help(text: str, pos: int, expected: str) -> str | None:
    for part, pattern, advice in _HELP:
        if part in expected and re.compile(pattern).match(text, pos):
            return advice
    return None
