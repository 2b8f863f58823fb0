"""What has a name in a configuration: providers, models, agents and aliases, and every place that names one."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from provcheck.dialects.texts import files
from provcheck.lsp.names.defined import definitions
from provcheck.lsp.names.occurrence import AGENT, ALIAS, MODEL, PROVIDER, Occurrence, Symbol
from provcheck.lsp.names.referred import references
from provcheck.model import Bundle

__all__ = ["AGENT", "ALIAS", "MODEL", "PROVIDER", "Occurrence", "Symbol", "at", "occurrences"]


def at(bundles: Iterable[Bundle], path: str, offset: int) -> tuple[Bundle, Occurrence] | None:
    """The shortest occurrence at an offset of a file, with its bundle; one that ends there is at the offset too."""
    found = [
        (bundle, one)
        for bundle in bundles
        if path in files(bundle)
        for one in occurrences(bundle)
        if one.location.path == path and one.location.start <= offset <= one.location.end
    ]
    return min(found, key=lambda pair: pair[1].location.end - pair[1].location.start, default=None)


@lru_cache(maxsize=32)
def occurrences(bundle: Bundle) -> tuple[Occurrence, ...]:
    """Every place of a bundle that names something, each once: no two of one kind overlap."""
    defined = tuple(definitions(bundle))
    scalars = {id(one.token.scalar) for one in defined}
    # A model's id may read like a ref to another provider.
    referred = (one for one in references(bundle) if id(one.token.scalar) not in scalars)
    found: dict[tuple[str, str, int, int], Occurrence] = {}
    for one in (*defined, *referred):
        found.setdefault((one.symbol.kind, one.location.path, one.location.start, one.location.end), one)
    return tuple(found.values())
