"""Text for a screen: what is safe to show, how wide it is, where lines break, and its colours."""

import re
from collections.abc import Iterable
from typing import NamedTuple

# Controls could drive the terminal; the others show nothing or turn the direction of what follows, which hides what
# a file really holds (CVE-2021-42574). Lone surrogates have no encoding.
_UNSAFE = (
    "[\x00-\x1f\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff\ud800-\udfff"
    "\U000e0000-\U000e007f]"
)
_SUBSTITUTE = "\ufffd"
_CODES = {
    "error": "1;31",
    "warning": "1;33",
    "info": "1;35",
    "place": "1",
    "gutter": "2",
    "suppressed": "2",
    "related": "36",
    "help": "36",
    "fix": "32",
    "removed": "31",
    "good": "32",
    "needs-you": "1;31",
    "dropped": "1;31",
    "approximated": "1;33",
    "defaulted": "1;35",
    "renamed": "32",
    "exact": "32",
}


class Word(NamedTuple):
    """What is not broken at a line's end, with the name of its style, if any."""

    text: str
    style: str = ""


def visible(text: str) -> str:
    """A text of the same length in which each character shows and none drives the terminal."""
    return text if text.isascii() and text.isprintable() else re.sub(_UNSAFE, _picture, text)


def _picture(found: re.Match[str]) -> str:
    code = ord(found[0])
    if code < 0x20:
        return chr(0x2400 + code)
    return "\u2421" if code == 0x7F else _SUBSTITUTE


def columns(text: str) -> int:
    """The columns that a visible text takes: two for a wide character, none for one that combines."""
    if text.isascii():
        return len(text)
    from unicodedata import category, east_asian_width

    return sum(2 if east_asian_width(one) in "WF" else category(one) not in ("Mn", "Me") for one in text)


def paint(text: str, style: str, *, color: bool) -> str:
    """A text in a style, where there is colour."""
    return f"\x1b[{_CODES[style]}m{text}\x1b[0m" if color and style and text else text


def words(text: str) -> Iterable[Word]:
    """The words of a message; of several spaces in a row, which a quoted value may hold, none is lost."""
    return map(Word, visible(text).split(" "))


def wrap(first: Iterable[Word], width: int, hang: int, *, color: bool) -> list[str]:
    """Words in lines of at most ``width`` columns, except where a single word is longer; further lines hang in."""
    lines: list[str] = []
    line, used = "", 0
    for word in first:
        needed = columns(word.text)
        if line and used + 1 + needed > width:
            lines.append(line.rstrip(" "))
            line, used = " " * hang, hang
        elif line:
            line, used = line + " ", used + 1
        line, used = line + paint(word.text, word.style, color=color), used + needed
    return [*lines, line.rstrip(" ")]
