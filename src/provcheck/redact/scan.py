"""Secrets that are known by the key they stand under, in JSON5, in YAML and in text that is neither.

The text is walked from colon to colon instead of being parsed: what does not parse must not leak either.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from provcheck.redact import words
from provcheck.redact.shapes import Span
from provcheck.redact.values import Cursor, block_end, literals

_GAP = r"(?:[^\S\n]++|[\xad\u200b-\u200f\u2060\ufeff]++|\n[^\S\n]*+|/\*[\s\S]{0,100}?\*/|//[^\n]{0,400}+\n)*+"
_KEY = re.compile(
    r"(?<![\w.$\\-])(?P<name>[.-]*+[\w$\\][\w.$\\-]*+(?:\ [\w.$\\-]++){0,2}+)"
    rf"(?P<quote>\\*[\"'])?(?:{_GAP}:|\ *=(?![=>]))"
)
_FLAG = re.compile(
    r"(?<![\w-])--?(?P<name>[A-Za-z][\w-]*+)"
    r"(?:[ \t]+|[\"']?\s*,\s*[\"']?|[\"']?[ \t]*\n[ \t]*-[ \t]+[\"']?)(?P<value>[^\s\"',\]\[{}-][^\s\"',\]]*)"
)
_ESCAPE = re.compile(r"\\(?:u\{([0-9A-Fa-f]{1,6})\}|u([0-9A-Fa-f]{4})|x([0-9A-Fa-f]{2})|.)")
_ALIAS = re.compile(r"\*[\w-]+")
_BETWEEN_DOCUMENTS = "\n---"  # an anchor is known in its own YAML document
_MOST_ALIASES = 50
_ENTRY_BREAK = re.compile(r"[{}]|\n\s*-\s")
_NAME_NEXT = re.compile(r"\\*[\"']?\s*,?\s*\\*[\"']?name\\*[\"']?\s*:\s*\\*[\"']?([\w.-]+)")
_DOCUMENT = re.compile(r"^---", re.MULTILINE)
_KIND_SECRET = re.compile(r"\bkind\\*[\"']?\s*:\s*\\*[\"']?Secret\b")

_VARIABLES = ("env", "environment", "headers", "vars", "variables")
_LOGINS = ("auth", "authentication", "credentials", "tls")
_PLAIN_IN_LOGIN = frozenset({"ca", "cert", "data", "literal", "plain", "plaintext", "raw", "value"})
_MAPS_OF_SECRETS = (
    "accesstokens", "apikeys", "apitokens", "authtokens", "bottokens", "cookie", "cookies", "passwords", "stringdata"
)  # fmt: skip
_REFERENCE_KEYS = frozenset({"command", "id", "key", "kind", "name", "namespace", "path", "provider", "ref", "source"})


class _Key(NamedTuple):
    """A key with a value behind it: its name after unescaping, and where the key starts and its colon ends."""

    name: str
    start: int
    value: int
    quoted: bool


def keyed_secrets(text: str) -> Iterator[Span]:
    """The literal values of keys that hold secrets, in no order, over several lines where they are."""
    yield from _Walk(text).secrets()
    for flag in _FLAG.finditer(text):
        if words.holds_secret(flag["name"]) and not words.is_public(flag["value"]):
            yield Span(*flag.span("value"))


class _Walk:
    """One pass over a text, with the kinds of block that the place stands in.

    ``variables``, ``login`` and ``all`` are the offsets up to which the latest block runs whose entries are variables
    or headers, parts of a login, or secrets throughout.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.cursor = Cursor(text)
        self.variables = self.login = self.all = 0
        self.manifests = _secret_manifests(text)
        self.aliases: set[tuple[str, int]] = set()
        self.entry = _Key("", 0, 0, quoted=False)

    def secrets(self) -> Iterator[Span]:
        for found in _KEY.finditer(self.text):
            key = _Key(_unescaped(found["name"]), found.start(), found.end(), bool(found["quote"]))
            flat = key.name.lower()
            if self._is_secret(key, flat):
                for span in literals(self.text, key.start, key.value, self.cursor, quoted=key.quoted):
                    yield from self._judged(key, flat, span)
            self._enter(key, flat)
            if flat == "name":
                self.entry = key
        yield from self._anchored()

    def _anchored(self) -> Iterator[Span]:
        """The values that stand under any key, and under one that holds a secret by way of an alias."""
        for alias, start in sorted(self.aliases)[:_MOST_ALIASES]:
            end = self.text.find(_BETWEEN_DOCUMENTS, start + 1)
            anchors = re.compile(rf"&{alias}[ \t]+")
            for found in anchors.finditer(self.text, start, end if end >= 0 else len(self.text)):
                for span in literals(self.text, found.start(), found.end(), Cursor(self.text), quoted=False):
                    if not words.is_public(self.text[span.start : span.end]):
                        yield span

    def _is_secret(self, key: _Key, flat: str) -> bool:
        if words.holds_secret(key.name):
            return True
        if key.start < self.all:
            return flat not in _REFERENCE_KEYS
        return key.start < self.variables or (key.start < self.login and flat in _PLAIN_IN_LOGIN)

    def _judged(self, key: _Key, flat: str, span: Span) -> Iterator[Span]:
        value = self.text[span.start : span.end]
        if _ALIAS.fullmatch(value) and self.text[span.start - 1] not in "\"'":
            self.aliases.add((value[1:], max(self.text.rfind(_BETWEEN_DOCUMENTS, 0, span.start), 0)))
        elif not words.is_public(value.rstrip(",")) and not self._is_harmless(key, flat, span, value):
            yield span

    def _is_harmless(self, key: _Key, flat: str, span: Span, value: str) -> bool:
        """Whether a literal, although under a key that may hold a secret, is none."""
        if key.start < self.all:
            return False
        if words.holds_name(key.name):
            return words.is_entry_name(value)
        name = self._sibling_name(key, span) if flat == "value" else key.name
        if words.holds_secret(name) or (key.start < self.login and flat in _PLAIN_IN_LOGIN):
            return value.isdigit() and len(value) < 4
        if words.may_hold_secret(name):
            return value.replace("_", "").isdigit() or value.startswith(("http://", "https://"))
        return not words.looks_random(value)

    def _sibling_name(self, key: _Key, span: Span) -> str:
        """The name of the variable whose value stands in an entry of its own: ``name: X, value: Y`` in either order."""
        between = self.text[self.entry.value : key.start] if key.start - self.entry.value < 400 else "{"
        if self.entry.name and not _ENTRY_BREAK.search(between):
            return between.strip(" \t\r\n\\\"',")
        following = _NAME_NEXT.match(self.text, span.end)
        return following[1] if following else ""

    def _enter(self, key: _Key, flat: str) -> None:
        """Remember the block behind a key that tells what its entries are."""
        flat = flat.replace("_", "").replace("-", "")
        if key.start >= self.variables and flat.endswith(_VARIABLES):
            self.variables = block_end(self.text, key.start, key.value, self.cursor)
        if key.start >= self.login and (flat.endswith(_LOGINS) or words.holds_secret(key.name)):
            self.login = block_end(self.text, key.start, key.value, self.cursor)
        if key.start >= self.all and (flat.endswith(_MAPS_OF_SECRETS) or (flat == "data" and self._in_secret(key))):
            self.all = block_end(self.text, key.start, key.value, self.cursor)

    def _in_secret(self, key: _Key) -> bool:
        """Whether a key stands in the manifest of a Kubernetes Secret; keys come in the order of the text."""
        while self.manifests and self.manifests[-1].end <= key.start:
            self.manifests.pop()
        return bool(self.manifests) and self.manifests[-1].start <= key.start


def _unescaped(name: str) -> str:
    """A key as the platform reads it; only its last word where it follows other text in a string."""
    if "\\" in name:
        name = _ESCAPE.sub(_character, name).rstrip("\\")
        name = name.split()[-1] if name.split() else ""
    return name.strip("'\"")


def _character(escape: re.Match[str]) -> str:
    digits = escape[1] or escape[2] or escape[3]
    if digits is None:
        return {"n": "\n", "r": "\n", "t": "\t"}.get(escape[0][1], escape[0][1:])
    number = int(digits, 16)
    return chr(number) if number < 0x110000 else ""


def _secret_manifests(text: str) -> list[Span]:
    """Where Kubernetes Secrets stand, whose data is secret under any key; the last one first."""
    if "Secret" not in text:
        return []
    breaks = [0, *(found.start() for found in _DOCUMENT.finditer(text)), len(text)]
    return [Span(start, end) for start, end in pairwise(breaks) if _KIND_SECRET.search(text, start, end)][::-1]
