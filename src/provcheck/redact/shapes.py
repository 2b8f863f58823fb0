"""Secrets that are known by their shape, wherever they stand: in values, comments and messages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from provcheck.redact.words import changes_like_chance, is_public, is_wordy


class Span(NamedTuple):
    """A stretch of a text, in characters, ``end`` exclusive."""

    start: int
    end: int


_KEY = r"[A-Za-z0-9_-]"

# What vendors begin their keys with, each with the least that must follow. The patterns begin with plain text so that
# the regular expression engine can search for it.
_PREFIXES = (
    ("sk-", rf"sk-{_KEY}{{6,}}"),
    ("nvapi-", rf"nvapi-{_KEY}{{4,}}"),
    ("AIza", rf"AIza{_KEY}{{10,}}"),
    ("gh", r"gh[opusr]_[A-Za-z0-9]{6,}"),
    ("github_pat_", r"github_pat_\w{6,}"),
    ("glpat-", rf"glpat-{_KEY}{{6,}}"),
    ("xox", rf"xox[a-z]-{_KEY}{{6,}}"),
    ("xapp-", rf"xapp-{_KEY}{{6,}}"),
    ("pak_", rf"pak_{_KEY}{{4,}}"),
    ("pai_tok_", rf"pai_tok_{_KEY}{{4,}}"),
    ("hf_", r"hf_[A-Za-z0-9]{8,}"),
    ("gsk_", r"gsk_[A-Za-z0-9]{6,}"),
    ("AKIA", r"AKIA[A-Z0-9]{8,}"),
    ("ASIA", r"ASIA[A-Z0-9]{12,}"),
    ("sk_", r"sk_(?:live|test)_\w{6,}"),
    ("rk_", r"rk_(?:live|test)_\w{6,}"),
    ("xai-", r"xai-[A-Za-z0-9]{20,}"),
    ("pplx-", r"pplx-[A-Za-z0-9]{20,}"),
    ("tvly-", rf"tvly-{_KEY}{{16,}}"),
    ("r8_", r"r8_[A-Za-z0-9]{20,}"),
    ("npm_", r"npm_[A-Za-z0-9]{20,}"),
    ("ya29.", rf"ya29\.{_KEY}{{16,}}"),
    ("SG.", rf"SG\.{_KEY}{{10,}}(?:\.{_KEY}+)?"),
    ("eyJ", rf"eyJ{_KEY}{{8,}}(?:\.{_KEY}*){{0,2}}"),
    (":", rf"(?<!\d)\d{{8,10}}:{_KEY}{{35}}(?!{_KEY})"),
)
_INTRODUCED = (
    ("earer", r"earer[ \t]+([A-Za-z0-9._~+/=-]{6,})"),
    ("EARER", r"EARER[ \t]+([A-Za-z0-9._~+/=-]{6,})"),
    ("asic", r"asic[ \t]+([A-Za-z0-9+/]{8,}={0,2})"),
    ("hooks.slack.com/", r"hooks\.slack\.com/\w+/([\w/-]{6,})"),
    ("/webhooks/", rf"/webhooks/\d{{6,}}/({_KEY}{{6,}})"),
)
_SELF_EVIDENT = ("sk-ant-", "sk-or-", "sk-proj-", "sk-svcacct-")
_IN_DOUBT = ("sk-", "hf_")

# The last @ before the path ends the user info; a password with a bare slash needs the colon before it.
_USER_INFO = re.compile(r"://(?:[^\s/\"'`<>?#]{1,2000}@|[^\s/:@\"'`<>]{1,200}:(?!\d{1,5}/)[^\s@\"'`<>]{1,200}@)")
_LONG = re.compile(r"(?<![A-Za-z0-9+/=_])[A-Za-z0-9+/=_]{32,}+")
_DIGEST = re.compile(r"(?:sha(?:1|224|256|384|512)|md5)[:=-]$", re.IGNORECASE)
_PEM = re.compile(r"-----BEGIN [A-Z0-9 ]{0,40}-----")
_PEM_BODY = re.compile(r"[A-Za-z0-9+/=:,\s\\\"'|>-]*+")


def shapes(text: str) -> Iterator[Span]:
    """The secrets of a text that need no key to be known, in no order. Linear in the text."""
    yield from _prefixed(text)
    yield from _introduced(text)
    if "://" in text:
        yield from _user_infos(text)
    yield from (Span(*found.span()) for found in _LONG.finditer(text) if _is_mixed(found))
    yield from _pem_bodies(text)


def _prefixed(text: str) -> Iterator[Span]:
    for mark, pattern in _PREFIXES:
        if mark in text:
            for found in re.finditer(pattern, text):
                if _stands_apart(text, found.start()) and not is_public(found[0]) and _is_sure(found[0]):
                    yield Span(*found.span())


def _introduced(text: str) -> Iterator[Span]:
    for mark, pattern in _INTRODUCED:
        if mark in text:
            for found in re.finditer(pattern, text):
                if not is_public(found[1]) and not is_wordy(found[1]):
                    yield Span(*found.span(1))


def _stands_apart(text: str, start: int) -> bool:
    """Whether no word runs into the place; the letter of an escape is none."""
    before = text[max(0, start - 2) : start]
    return not before[-1:].isalnum() or (before[0] == "\\" and before[1] in "bfnrtv")


def _is_sure(found: str) -> bool:
    """Whether what follows a short prefix is no ordinary word: the prefix of ``sk-learn`` proves nothing."""
    if not found.startswith(_IN_DOUBT) or found.startswith(_SELF_EVIDENT):
        return True
    return len(found) >= 20 or (len(found) >= 10 and any(one.isdigit() for one in found))


def _user_infos(text: str) -> Iterator[Span]:
    for found in _USER_INFO.finditer(text):
        start, end = found.start() + 3, found.end() - 1
        if not all(is_public(part) for part in text[start:end].split(":")):
            yield Span(start, end)


def _is_mixed(found: re.Match[str]) -> bool:
    """Whether a long token is no digest, number or name."""
    token = found[0]
    if _DIGEST.search(found.string[max(0, found.start() - 8) : found.start()]) or token.isdigit() or is_public(token):
        return False
    return any(one.isdigit() for one in token) and changes_like_chance(token)


def _pem_bodies(text: str) -> Iterator[Span]:
    behind = end = -1
    for found in _PEM.finditer(text):
        if found.start() < behind:
            continue
        if end < found.end():
            end = text.find("-----END", found.end())
            end = len(text) if end < 0 else end
        body = _PEM_BODY.match(text, found.end(), end)
        behind = body.end() if body else found.end()
        yield Span(found.end(), behind)
