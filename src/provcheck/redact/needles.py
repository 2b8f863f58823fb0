"""Finding known secrets in other texts, in one pass however many there are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from provcheck.redact.shapes import Span
from provcheck.redact.words import is_wordy

_RUN = re.compile(r"\w+")
_HEAD = 8
_MOST_ALIKE = 64
_LONGEST = 256
_TOKEN_END = re.compile(r"[^\s\"'`]*+")
_LINE_END = re.compile(r"[^\r\n]*+")
_CUT = ("…", "...")
_ESCAPE = re.compile(
    r"\\(?:u\{([0-9A-Fa-f]{1,6})\}|u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|x([0-9A-Fa-f]{2})|(\r\n|[\s\S]))"
)
_SIMPLE = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f", "v": "\v", "0": "\0", "\n": "", "\r\n": "", "\r": ""}


class Hit(NamedTuple):
    """An occurrence of a secret in a text."""

    span: Span
    secret: str


class Needles:
    """Secrets, each under the characters that its first word begins with.

    A hostile file may hold many secrets that begin alike, or endless ones. Then any token that begins like many of them
    counts as one, and the line that begins like an endless one.
    """

    def __init__(self, secrets: Iterable[str]) -> None:
        self._heads: dict[str, list[tuple[int, str]]] = {}
        for secret in {one[:_LONGEST] for one in secrets}:
            first = _RUN.search(secret)
            if first and len(secret) >= 3:
                head = secret[first.start() : first.start() + _HEAD]
                self._heads.setdefault(head, []).append((first.start(), secret))
        self._lengths = sorted({len(head) for head in self._heads}, reverse=True)

    def __bool__(self) -> bool:
        return bool(self._heads)

    def hits(self, text: str) -> Iterator[Hit]:
        """Where secrets stand in a text, also where one is cut short with an ellipsis."""
        behind = 0
        for run in _RUN.finditer(text):
            if run.start() < behind:
                continue
            for length in self._lengths:
                alike = self._heads.get(text[run.start() : run.start() + length])
                for hit in _compare(text, run.start(), alike) if alike else ():
                    yield hit
                    behind = hit.span.end if len(hit.secret) == _LONGEST else behind


def _compare(text: str, start: int, alike: list[tuple[int, str]]) -> Iterator[Hit]:
    if len(alike) > _MOST_ALIKE:
        token = _TOKEN_END.match(text, start)
        yield Hit(Span(start, token.end() if token else start), "")
        return
    for lead, secret in alike:
        end = _matched(text, start - lead, secret) if start >= lead else 0
        if end:
            yield Hit(Span(start - lead, end), secret)


def _matched(text: str, start: int, secret: str) -> int:
    """Where an occurrence ends, 0 when there is none. A short secret must be a whole word."""
    if text.startswith(secret, start):
        end = start + len(secret)
        if len(secret) == _LONGEST:
            rest = _LINE_END.match(text, end)
            return rest.end() if rest else end
        return 0 if len(secret) < _HEAD and text[end : end + 1].isalnum() else end
    for mark in _CUT:
        end = text.find(mark, start + 4, start + _LONGEST)
        if end >= 0 and secret.startswith(text[start:end]):
            return end
    return 0


def spellings(written: str) -> Iterator[str]:
    """How a secret may appear elsewhere: as written, unescaped, line by line, in a pointer, in another's quotes."""
    plain = _paired(_ESCAPE.sub(_character, written)) if "\\" in written else written
    for text in dict.fromkeys((written, plain, written.replace("''", "'"))):
        yield text
        if "\n" in text or "\r" in text:
            lines = [line.strip() for line in text.splitlines() if line.strip()]
            yield from lines
            for glue in ("", " ", "\n"):
                yield glue.join(lines)
        if "/" in text or "~" in text:
            yield text.replace("~", "~0").replace("/", "~1")
        if not (text.isascii() and text.isalnum()):
            yield repr(text)[1:-1]
            yield text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")


def is_distinct(secret: str) -> bool:
    """Whether a secret is no word or name that may stand elsewhere with another meaning."""
    return len(secret) >= _HEAD and not is_wordy(secret)


def _paired(text: str) -> str:
    """A text with each pair of surrogates as the character that it stands for."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _character(escape: re.Match[str]) -> str:
    digits = escape[1] or escape[2] or escape[3] or escape[4]
    if digits is None:
        return _SIMPLE.get(escape[5], escape[5])
    number = int(digits, 16)
    return chr(number) if number < 0x110000 else ""
