"""Keeps the secrets of the sources out of all that a conversion gives."""

from __future__ import annotations

import re
from collections.abc import Iterable

from provcheck.conversion.tree import Leaf, Tree
from provcheck.redact import Redactor
from provcheck.syntax.source import Source

_LEAST_IN_COMMENTS = 6
_LEAST_ELSEWHERE = 12


class Mask:
    """Puts ``*`` in the place of secrets.

    What the redactor takes for a word it leaves where it stands a second time, since a provider may be called like its
    key. In comments no such word is needed, and elsewhere none that is as long as a key and mixes letters and digits.
    """

    def __init__(self, sources: Iterable[Source], trees: Iterable[Tree]) -> None:
        self._redactor = Redactor(sources)
        leaves = [leaf for tree in trees for leaf in tree.leaves.values() if leaf.secret]
        self._words = _any_of(_texts(leaves, _LEAST_IN_COMMENTS))
        # A variable may hold anything: an address, a version.
        keys = [leaf for leaf in leaves if leaf.path[:1] != ("env",) and leaf.path[-1:] != ("baseUrl",)]
        self._keys = _any_of(filter(_is_mixed, _texts(keys, _LEAST_ELSEWHERE)))

    def text(self, text: str) -> str:
        """A name, a value or a message without secrets."""
        return _starred(self._keys, self._redactor.string(text))

    def comment(self, text: str) -> str:
        """A comment without secrets."""
        return _starred(self._words, self._redactor.string(text))


def _texts(leaves: Iterable[Leaf], least: int) -> set[str]:
    """The texts of some values that have so many characters, variables apart."""
    values = {leaf.value for leaf in leaves if isinstance(leaf.value, str)}
    return {one for one in values if len(one) >= least and "${" not in one}


def _any_of(texts: Iterable[str]) -> re.Pattern[str] | None:
    """A pattern for any of some texts, the longest first."""
    parts = sorted(map(re.escape, texts), key=len, reverse=True)
    return re.compile("|".join(parts)) if parts else None


def _is_mixed(text: str) -> bool:
    return any(map(str.isdigit, text)) and any(map(str.isalpha, text))


def _starred(pattern: re.Pattern[str] | None, text: str) -> str:
    return pattern.sub(lambda found: "*" * len(found[0]), text) if pattern else text
