"""Where a bundle refers to what is defined: in refs, in the platform's own lists of names, and elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from provcheck.dialects import openclaw_names, pai_names
from provcheck.dialects.openclaw_refs import without_profile
from provcheck.dialects.openclaw_releases import canonical_provider
from provcheck.dialects.origin import KeyOrigin
from provcheck.dialects.pai_details import PaiDetails
from provcheck.dialects.strings import every
from provcheck.dialects.texts import view_of
from provcheck.dialects.view import Layer, View
from provcheck.lsp.names.occurrence import AGENT, ALIAS, MODEL, PROVIDER, Occurrence, Symbol, occurrence
from provcheck.lsp.names.tokens import Token, keys, values
from provcheck.model import OPENCLAW, Bundle, ModelRef
from provcheck.rules._shared.refs import DOUBLED, FINE, SWALLOWED, follow, listing
from provcheck.rules._shared.unlisted import without_policy

# What looks like a ref there is none: a model's id or its name for people, a variable, a secret.
_NO_REFS = frozenset({"id", "name", "alias", "description", "displayName"})


def references(bundle: Bundle) -> Iterator[Occurrence]:
    """Every place of a bundle that names what is defined there or elsewhere."""
    reader = _Reader(bundle)
    yield from reader.refs()
    if bundle.dialect == OPENCLAW:
        yield from reader.openclaw_names(view_of(bundle))
    elif isinstance(bundle.details, PaiDetails):
        yield from reader.pai_names(bundle.details.documents)


def asked_for(ref: ModelRef, bundle: Bundle) -> Symbol | None:
    """The model that a ref means: the listed one also where the ref leaves a publisher out or doubles it."""
    if ref.target is None:
        return None
    outcome = follow(ref, bundle)
    meant = outcome.meant if outcome.what in {FINE, SWALLOWED, DOUBLED} else None
    return Symbol(MODEL, ref.target[0], meant or ref.target[1])


class _Reader:
    """Reads the names of one bundle."""

    def __init__(self, bundle: Bundle) -> None:
        self.bundle = bundle
        self.release = bundle.platform.release or ""

    # Refs

    def refs(self) -> Iterator[Occurrence]:
        """The refs that the model knows, each in its two halves, and the aliases that stand for one."""
        for ref in self.bundle.refs():
            if not isinstance(ref.text, str):
                continue
            if isinstance(ref.origin, KeyOrigin):
                for token in keys(view_of(ref)):
                    yield from self._halves(self._bare(token), None, ref)
            else:
                for layer, token in values(view_of(ref)):
                    yield from self._ref(ref, self._bare(token), layer)

    def _bare(self, token: Token) -> Token:
        """A ref without white space around it and the auth profile behind it."""
        if self.bundle.dialect != OPENCLAW:
            return token
        plain = without_profile(token.text, self.release)
        return token.part(token.text.find(plain), len(plain))

    def _ref(self, ref: ModelRef, token: Token, layer: Layer) -> Iterator[Occurrence]:
        text = token.text
        if self.bundle.dialect == OPENCLAW and text.lower() in self.bundle.aliases:
            yield occurrence(Symbol(ALIAS, "", text.lower()), token, layer)
        elif "/" in text:
            yield from self._halves(token, layer, ref)
        elif self.bundle.platform.finds_bare_ids:
            owners = listing(self.bundle, text)
            if len(owners) == 1:
                yield occurrence(Symbol(MODEL, owners[0], text), token, layer)

    def _halves(self, token: Token, layer: Layer | None, ref: ModelRef | None = None) -> Iterator[Occurrence]:
        """A provider and, unless it is a pattern, one of its models."""
        head, slash, rest = token.text.partition("/")
        if not slash:
            return
        left, right = token.part(0, len(head)), token.part(len(head) + 1, len(rest))
        if self.bundle.dialect != OPENCLAW:
            left, right = token._replace(end=token.start + len(head)), token._replace(start=token.end - len(rest))
        provider = self._provider(left.text)
        if provider:
            yield occurrence(Symbol(PROVIDER, "", provider), left, layer)
        for one in self.bundle.named(provider):
            right = right.part(0, len(without_policy(one, right.text)))
        if provider and right.text and not _is_pattern(right.text):
            same = ref is not None and ref.target == (provider, right.text)
            symbol = asked_for(ref, self.bundle) if ref is not None and same else None
            yield occurrence(symbol or Symbol(MODEL, provider, right.text), right, layer)

    def _provider(self, name: str) -> str:
        return canonical_provider(self.release, name) if self.bundle.dialect == OPENCLAW else name

    # Names on their own

    def openclaw_names(self, root: View) -> Iterator[Occurrence]:
        """Providers and agents that an OpenClaw configuration names otherwise, and refs in what plugins read."""
        for view in openclaw_names.named(root, openclaw_names.PROVIDERS):
            yield from self._names(PROVIDER, view)
        for view in openclaw_names.keyed(root, openclaw_names.PROVIDER_KEYS):
            yield from self._keys(view)
        for view in openclaw_names.keyed(root, openclaw_names.SCOPE_KEYS):
            yield from self._keys(view)
        for view in openclaw_names.keyed(root, openclaw_names.REF_KEYS):
            for token in keys(view):
                yield from self._halves(self._bare(token), None)
        for view in openclaw_names.named(root, openclaw_names.PAIRS):
            yield from self._pair(view)
        for view in openclaw_names.named(root, openclaw_names.AGENTS):
            yield from self._names(AGENT, view)
        for name, view in every(root):
            if name in openclaw_names.AGENT_WORDS:
                yield from self._names(AGENT, view)
            else:
                yield from self._stray(name, view)

    def pai_names(self, documents: Iterable[View]) -> Iterator[Occurrence]:
        """ModelProviders and Agents that manifests name otherwise."""
        agents = {agent.name for agent in self.bundle.agents}
        services = {one.name for one in self.bundle.details.definitions("service")}
        for root in documents:
            for kind, view in pai_names.names(root):
                text = view.text()
                known = text in agents if kind == AGENT else self.bundle.named(str(text)) and text not in services
                if isinstance(text, str) and known:
                    for layer, token in values(view):
                        yield occurrence(Symbol(kind, "", text), token, layer)
            for name, view in every(root):
                yield from self._stray(name, view)

    def _names(self, kind: str, view: View) -> Iterator[Occurrence]:
        for layer, found in values(view):
            token = found.trimmed()
            canonical = self._provider if kind == PROVIDER else openclaw_names.canonical_agent
            name = canonical(token.text)
            if name and not view.is_opaque(token.text):
                yield occurrence(Symbol(kind, "", name), token, layer)

    def _keys(self, view: View) -> Iterator[Occurrence]:
        """Keys that are providers or refs."""
        for found in keys(view):
            token = found.trimmed()
            if "/" in token.text:
                yield from self._halves(token, None)
            elif token.text and not view.is_opaque(token.text):
                yield occurrence(Symbol(PROVIDER, "", self._provider(token.text)), token)

    def _pair(self, view: View) -> Iterator[Occurrence]:
        """A provider and a model that stand in two fields."""
        provider, model = view.get("provider"), view.get("model")
        name = provider.text() if provider is not None else None
        if provider is None or not isinstance(name, str):
            return
        yield from self._names(PROVIDER, provider)
        for layer, token in values(model) if model is not None and isinstance(model.text(), str) else ():
            yield occurrence(Symbol(MODEL, self._provider(name), token.text.strip()), token.trimmed(), layer)

    def _stray(self, name: str, view: View) -> Iterator[Occurrence]:
        """A string that reads like a ref to what is defined here, in a place that only a plugin or a program knows."""
        if name in _NO_REFS:
            return
        for layer, found in values(view):
            token = self._bare(found)
            head, slash, model = token.text.partition("/")
            providers = self.bundle.named(self._provider(head)) if slash else []
            if any(one.find(model) for one in providers) or (providers and _is_pattern(model)):
                yield from self._halves(token, layer)


def _is_pattern(model: str) -> bool:
    return model == "*" or model.endswith("/*")
