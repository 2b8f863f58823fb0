"""Places as an editor counts them, written without a look at ours, and the edits that a server asks for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, TypeAlias

Place: TypeAlias = tuple[int, int]
"""Line and column, both from 0."""

_CODECS = {"utf-8": ("utf-8", 1), "utf-16": ("utf-16-le", 2), "utf-32": ("utf-32-le", 4)}
_LINE_END = re.compile("\r\n|\n|\r")


def units(text: str, encoding: str) -> int:
    """How long a text is in an encoding."""
    codec, size = _CODECS[encoding]
    return len(text.encode(codec, "surrogatepass")) // size


def place(text: str, offset: int, encoding: str) -> Place:
    """Where an offset in characters is."""
    ends = [found.end() for found in _LINE_END.finditer(text) if found.end() <= offset]
    return len(ends), units(text[ends[-1] if ends else 0 : offset], encoding)


def offset(text: str, at: Place, encoding: str) -> int:
    """Which offset in characters a place has; it must be one in the text, and between two characters."""
    line, column = at
    starts = [0, *(found.end() for found in _LINE_END.finditer(text))]
    end = _LINE_END.search(text, starts[line])
    rest = text[starts[line] : end.start() if end else len(text)]
    for number in range(len(rest) + 1):
        if units(rest[:number], encoding) == column:
            return starts[line] + number
    raise AssertionError(f"{at} is no place in the text")


def span(range_: dict[str, Any]) -> tuple[Place, Place]:
    """Both ends of a range of the protocol."""
    start, end = range_["start"], range_["end"]
    return (start["line"], start["character"]), (end["line"], end["character"])


def covered(text: str, range_: dict[str, Any], encoding: str) -> str:
    """What a range covers."""
    start, end = span(range_)
    return text[offset(text, start, encoding) : offset(text, end, encoding)]


def edited(text: str, edits: Sequence[dict[str, Any]], encoding: str) -> str:
    """The text after edits, which are all made for the text as it is."""
    made = []
    for edit in edits:
        start, end = span(edit["range"])
        made.append((offset(text, start, encoding), offset(text, end, encoding), edit["newText"]))
    made.sort(key=lambda one: one[:2], reverse=True)
    for (start_, end_, new), (behind, *_) in zip(made, [(len(text), 0, ""), *made], strict=False):
        assert start_ <= end_ <= behind, "edits lie over each other"
        text = text[:start_] + new + text[end_:]
    return text
