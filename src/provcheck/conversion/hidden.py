"""Keeps the secrets of the sources out of all that a conversion gives."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from provcheck.conversion.tree import Leaf, Tree
from provcheck.redact.redactor import Redactor, mask
from provcheck.redact.words import is_public
from provcheck.syntax.node import Comment
from provcheck.syntax.source import Source

_LEAST_IN_COMMENTS = 6
_LEAST_ELSEWHERE = 12
_WORD = re.compile(r"[^\s\"'|>]+")


class Mask:
    """Puts ``*`` in the place of secrets.

    What the redactor takes for a word it leaves where it stands a second time, since a provider may be called like its
    key. In comments no such word is needed, and elsewhere none that is as long as a key and mixes letters and digits.
    """

    def __init__(self, sources: Iterable[Source], trees: Iterable[Tree]) -> None:
        trees = list(trees)
        self._redactor = Redactor(sources)
        self._places = list(_places(trees))
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

    def source(self, source: Source, remarks: Callable[[], Iterable[Comment]]) -> str:
        """The text of a source without secrets, all else where it was; ``remarks`` finds its comments."""
        text = _starred(self._keys, self._redactor.source(source).text)
        # Where a part of a value is known for a secret, the rest of it is none.
        whole = {(start, end) for owner, start, end in self._places if owner is source}
        unmasked = (place for place in sorted(whole) if text[slice(*place)] == source.text[slice(*place)])
        text = mask(text, [found.span() for place in unmasked for found in _WORD.finditer(text, *place)])
        if self._words is None:
            return text
        repeats = [hit.span() for one in remarks() for hit in self._words.finditer(text, one.start, one.end)]
        return mask(text, repeats)


def _places(trees: Iterable[Tree]) -> Iterator[tuple[Source, int, int]]:
    """Where secrets stand that are known by what they are for, and need not look like any."""
    for tree in trees:
        for path, leaf in tree.leaves.items():
            if leaf.secret and isinstance(leaf.value, str) and not is_public(leaf.value):
                layer = tree.places[path]
                yield layer.source, layer.target.start, layer.target.end


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
