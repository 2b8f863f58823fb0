"""All places that mean what stands at one place, in every bundle that shares it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from provcheck.dialects.texts import files
from provcheck.lsp.names.occurrence import MODEL, PROVIDER, Occurrence, Symbol
from provcheck.lsp.names.symbols import occurrences
from provcheck.model import Bundle

_Spot = tuple[str, int, int]


class Linked:
    """A symbol as each of several bundles knows it.

    Two configurations share a symbol where one file is a part of both, and a configuration inside of a manifest shares
    the providers that the manifests name.
    """

    def __init__(self, bundles: Iterable[Bundle], bundle: Bundle, symbol: Symbol) -> None:
        self._bundles = tuple(bundles)
        self.names: dict[Bundle, set[Symbol]] = {}
        self._waiting = [(bundle, symbol)]
        while self._waiting:
            self._add(*self._waiting.pop())

    def all(self) -> Iterator[tuple[Bundle, Occurrence]]:
        """Every occurrence with its bundle; one place comes once."""
        seen: set[_Spot] = set()
        for bundle, symbols in self.names.items():
            for one in occurrences(bundle):
                if one.symbol in symbols and _spot(one) not in seen:
                    seen.add(_spot(one))
                    yield bundle, one

    def _add(self, bundle: Bundle, symbol: Symbol) -> None:
        spots = {_spot(one) for one in occurrences(bundle) if one.symbol == symbol}
        if not spots or symbol in self.names.setdefault(bundle, set()):
            return
        self.names[bundle].add(symbol)
        around = bundle.around
        if around is not None and _is_from(around, symbol):
            self._waiting.append((around, symbol))
        paths = {path for path, _, _ in spots}
        for other in self._bundles:
            if other.around is bundle and _is_from(bundle, symbol):
                self._waiting.append((other, symbol))
            if other is not bundle and not paths.isdisjoint(files(other)):
                same = (
                    one.symbol for one in occurrences(other) if one.symbol.kind == symbol.kind and _spot(one) in spots
                )
                self._waiting += [(other, one) for one in same]


def _is_from(around: Bundle, symbol: Symbol) -> bool:
    """Whether the manifests around a configuration mean the same by a provider, or a model of it.

    A provider that the configuration defines anew is the one through which it reaches the manifest's.
    """
    name = {PROVIDER: symbol.name, MODEL: symbol.provider}.get(symbol.kind)
    return name is not None and any(one.symbol == Symbol(PROVIDER, "", name) for one in occurrences(around))


def _spot(one: Occurrence) -> _Spot:
    return one.location.path, one.location.start, one.location.end
