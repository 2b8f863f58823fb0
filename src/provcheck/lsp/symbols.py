"""What has a name in a configuration: providers, models, agents and aliases, and every place that names one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from provcheck.dialects import openclaw_names, pai_names
from provcheck.dialects.openclaw_refs import without_profile
from provcheck.dialects.openclaw_releases import canonical_provider
from provcheck.dialects.origin import KeyOrigin, ViewOrigin
from provcheck.dialects.pai_details import PaiDetails
from provcheck.dialects.view import Layer, View
from provcheck.lsp.tokens import Token
from provcheck.model import OPENCLAW, Bundle, Entity, ModelRef
from provcheck.rules._shared.refs import follow, is_restored, listing
from provcheck.syntax.node import Alias, Mapping, Node, Scalar
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


def at(bundles: Iterable[Bundle], path: str, offset: int) -> tuple[Bundle, Occurrence] | None:
    """The shortest occurrence at an offset of a file, with its bundle; one that ends there is at the offset too."""
    found = [
        (bundle, one)
        for bundle in bundles
        for one in occurrences(bundle)
        if one.location.path == path and one.location.start <= offset <= one.location.end
    ]
    return min(found, key=lambda pair: pair[1].location.end - pair[1].location.start, default=None)


@lru_cache(maxsize=16)
def occurrences(bundle: Bundle) -> tuple[Occurrence, ...]:
    """Every place of a bundle that names something, once for each symbol."""
    finder = _Finder(bundle)
    found = [*finder.providers(), *finder.agents(), *finder.refs()]
    found += finder.names_in_openclaw() if bundle.dialect == OPENCLAW else finder.names_in_pai()
    seen: dict[tuple[Symbol, str, int, int], Occurrence] = {}
    for one in found:
        seen.setdefault((one.symbol, one.location.path, one.location.start, one.location.end), one)
    return tuple(seen.values())


class _Finder:
    """Finds what one bundle names."""

    def __init__(self, bundle: Bundle) -> None:
        self.bundle = bundle
        self.release = bundle.platform.release or ""

    # Definitions

    def providers(self) -> Iterator[Occurrence]:
        """Where providers are defined, with the models that they list and deny."""
        for provider in self.bundle.providers:
            if not isinstance(provider.name, str):
                continue
            symbol = Symbol(PROVIDER, "", provider.name)
            view = _view(provider)
            if self.bundle.dialect == OPENCLAW:
                yield from (_named(symbol, _trimmed(token), defines=True) for token in _keys(view))
            else:
                yield from self._whole(symbol, view.at("metadata", "name"), defines=True)
            for models, defines in ((provider.listed, True), (provider.denied, False)):
                for model in models:
                    if isinstance(model.id, str):
                        of = Symbol(MODEL, provider.name, model.id)
                        found = _view(model).get("id") if self.bundle.dialect == OPENCLAW else _view(model)
                        yield from self._whole(of, found, defines=defines)

    def agents(self) -> Iterator[Occurrence]:
        """Where agents are defined."""
        for agent in self.bundle.agents:
            if not isinstance(agent.name, str) or not agent.name:
                continue
            view = _view(agent)
            if self.bundle.dialect != OPENCLAW:
                yield from self._whole(Symbol(AGENT, "", agent.name), view.at("metadata", "name"), defines=True)
                continue
            symbol = Symbol(AGENT, "", openclaw_names.canonical_agent(agent.name))
            if isinstance(view.written[0].holder, Mapping):
                yield from (_named(symbol, _trimmed(token), defines=True) for token in _keys(view))
            else:
                yield from self._whole(symbol, view.get("id"), defines=True)

    # Refs

    def refs(self) -> Iterator[Occurrence]:
        """The refs, in their two halves, and the aliases."""
        for ref in self.bundle.refs():
            if isinstance(ref.text, str):
                for layer, token in _ref_tokens(ref):
                    yield from self._ref(ref, token, layer)
        for part, _ in self.bundle.details.aliases():
            if isinstance(part.name, str) and part.name:
                for layer, token in _values(_view(part)):
                    yield _named(Symbol(ALIAS, "", part.name.lower()), _trimmed(token), layer, defines=True)

    def _ref(self, ref: ModelRef, token: Token, layer: Layer | None) -> Iterator[Occurrence]:
        is_key = isinstance(ref.origin, KeyOrigin)
        if self.bundle.dialect == OPENCLAW:
            plain = without_profile(token.text, self.release)
            token = _within(token, token.text.find(plain), len(plain))
            if not is_key and plain.lower() in self.bundle.aliases:
                yield _named(Symbol(ALIAS, "", plain.lower()), token, layer)
                return
        head, slash, rest = token.text.partition("/")
        if not slash:
            owners = listing(self.bundle, head) if self.bundle.platform.finds_bare_ids else []
            if len(owners) == 1 and not is_key:
                yield _named(Symbol(MODEL, owners[0], head), token, layer)
            return
        provider, model = self._halves(ref, head, rest)
        if provider:
            yield _named(Symbol(PROVIDER, "", provider), _trimmed(_within(token, 0, len(head))), layer)
        if provider and model:
            half = _trimmed(_within(token, len(head) + 1, len(rest)))
            yield _named(Symbol(MODEL, provider, model), half, layer)

    def _halves(self, ref: ModelRef, head: str, rest: str) -> tuple[str, str]:
        """The provider and the model that a ref of these halves asks for."""
        if self.bundle.dialect != OPENCLAW:
            return head, rest
        provider, model = canonical_provider(self.release, head), rest.strip()
        if (ref.provider, ref.model) == (provider, model):
            outcome = follow(ref, self.bundle)
            model = outcome.meant if outcome.meant and is_restored(outcome, self.bundle) else model
        return provider, model

    # Names on their own

    def names_in_openclaw(self) -> Iterator[Occurrence]:
        """Providers and agents that an OpenClaw configuration names elsewhere."""
        root = _view(self.bundle)
        for kind, paths in ((PROVIDER, openclaw_names.PROVIDERS), (AGENT, openclaw_names.AGENTS)):
            for view, of_key in openclaw_names.names(root, paths):
                found = [(None, token) for token in _keys(view)] if of_key else list(_values(view))
                for layer, token in found:
                    token = _trimmed(token)
                    if token.text and not view.is_opaque(token.text):
                        yield _named(Symbol(kind, "", self._canonical(kind, token.text)), token, layer)

    def names_in_pai(self) -> Iterator[Occurrence]:
        """Providers and agents that manifests name elsewhere."""
        details = self.bundle.details
        for root in details.documents if isinstance(details, PaiDetails) else ():
            for kind, view in pai_names.names(root):
                text = view.text()
                if isinstance(text, str):
                    yield from self._whole(Symbol(kind, "", text), view)

    def _canonical(self, kind: str, name: str) -> str:
        return canonical_provider(self.release, name) if kind == PROVIDER else openclaw_names.canonical_agent(name)

    def _whole(self, symbol: Symbol, view: View | None, *, defines: bool = False) -> Iterator[Occurrence]:
        """The places where all of a scalar is the name."""
        for layer, token in _values(view) if view is not None else ():
            yield _named(symbol, token, layer, defines=defines)


def _named(symbol: Symbol, token: Token, layer: Layer | None = None, *, defines: bool = False) -> Occurrence:
    place = layer.locate() if layer is not None and isinstance(layer.node, Alias) else token.locate()
    return Occurrence(symbol, place, defines, token)


def _view(entity: Entity) -> View:
    origin = entity.origin
    assert isinstance(origin, ViewOrigin)
    return origin.view


def _ref_tokens(ref: ModelRef) -> Iterator[tuple[Layer | None, Token]]:
    view = _view(ref)
    if isinstance(ref.origin, KeyOrigin):
        yield from ((None, token) for token in _keys(view))
    else:
        yield from _values(view)


def _values(view: View) -> Iterator[tuple[Layer, Token]]:
    """The string that stands at a view, in each file that has one there."""
    for layer in view.written:
        token = _token(layer, layer.target)
        if token is not None:
            yield layer, token


def _keys(view: View) -> Iterator[Token]:
    """The keys of a view: one in each file that has it, and those that repeat it."""
    for layer in view.written:
        if layer.member is None or not isinstance(layer.holder, Mapping):
            continue
        for member in layer.holder.members:
            if member.name == layer.member.name:
                token = _token(layer, member.key)
                if token is not None:
                    yield token


def _token(layer: Layer, node: Node) -> Token | None:
    if not isinstance(node, Scalar) or not isinstance(node.value, str):
        return None
    return Token(layer.source, node, 0, len(node.value), layer.pointer)


def _within(token: Token, start: int, length: int) -> Token:
    return token._replace(start=token.start + start, end=token.start + start + length)


def _trimmed(token: Token) -> Token:
    text = token.text
    return _within(token, len(text) - len(text.lstrip()), len(text.strip()))
