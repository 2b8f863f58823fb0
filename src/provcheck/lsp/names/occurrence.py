"""A name, and a place where it stands."""

from __future__ import annotations

from typing import NamedTuple

from provcheck.dialects.view import Layer
from provcheck.lsp.names.tokens import Token
from provcheck.syntax.node import Alias
from provcheck.syntax.source import Location

PROVIDER, MODEL, AGENT, ALIAS = "provider", "model", "agent", "alias"


class Symbol(NamedTuple):
    """What is named: equal for all places of a bundle that mean the same thing.

    ``kind`` is ``provider``, ``model``, ``agent`` or ``alias``. ``provider`` is the one that a model belongs to, and
    empty for all else. ``name`` is as the platform compares it.
    """

    kind: str
    provider: str
    name: str


class Occurrence(NamedTuple):
    """A place that names a symbol.

    ``location`` covers the name alone: of the ref ``nvidia/meta/llama`` the provider has ``nvidia``, the model
    ``meta/llama``. Where the name cannot be told apart in the text, it covers all of the scalar, and where a YAML alias
    stands for the scalar, the alias. ``token`` is the name in the scalar's value.
    """

    symbol: Symbol
    location: Location
    defines: bool
    token: Token


def occurrence(symbol: Symbol, token: Token, layer: Layer | None = None, *, defines: bool = False) -> Occurrence:
    """The occurrence at a token, which ``layer`` may reach by an alias."""
    place = layer.locate() if layer is not None and isinstance(layer.node, Alias) else token.locate()
    return Occurrence(symbol, place, defines, token)
