"""What may be said of a text in a baseline: without secrets, and the same however it is laid out."""

from __future__ import annotations

import re
from hashlib import sha256
from typing import TYPE_CHECKING

from provcheck.syntax.node import Scalar

if TYPE_CHECKING:
    from provcheck.redact.redactor import Redactor
    from provcheck.syntax.source import Location, Source

_LONGEST = 120
_SHOWN = 100
_MOST_LINES = 3

# How many asterisks a masked text has would tell how long the secret is.
_MASK = re.compile(r"\*(?:[\s*]*\*)?")


class Words:
    """Pieces of the sources of a run, masked."""

    def __init__(self, redactor: Redactor) -> None:
        self._redactor = redactor

    def string(self, text: str) -> str:
        """A text that comes from no certain place, such as a step of a pointer."""
        return short(fold(self._redactor.string(text)))

    def span(self, place: Location) -> str:
        """The text of a place; nothing for one of many lines."""
        text = self._redactor.source(place.source).text[place.start : place.end]
        return self.string(text) if text.count("\n") < _MOST_LINES else ""

    def scalar(self, node: Scalar, source: Source) -> str:
        """What a scalar says, however it is quoted; nothing for one of many lines."""
        place = source.locate(node.start, node.end)
        written = place.source.text[place.start : place.end]
        shown = self._redactor.source(place.source).text[place.start : place.end]
        if written.count("\n") >= _MOST_LINES:
            return ""
        if shown == written and isinstance(node.value, str):
            return self.string(node.value)
        bare = shown.strip("\"'") if isinstance(node.value, str) else shown.replace("_", "").lower()
        return self.string(bare)

    def line(self, place: Location) -> str:
        """The line that a place begins in."""
        return self.string(self._redactor.source(place.source).line(place.begin[0]))


def fold(text: str) -> str:
    """A text with one space for each stretch of white space, and one mask for each masked stretch."""
    return _MASK.sub("***", " ".join(text.split()))


def short(text: str) -> str:
    """A text of at most 120 characters: a longer one's beginning, and a checksum of all of it."""
    if len(text) <= _LONGEST:
        return text
    checksum = sha256(text.encode("utf-8", "backslashreplace")).hexdigest()[:16]
    return f"{text[:_SHOWN]}...{checksum}"
