"""What few rules ask about Pai's manifests, read when one does."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import TypeVar

from provcheck.dialects.origin import ViewOrigin
from provcheck.dialects.pai_view import PaiOrigin, PaiView
from provcheck.dialects.view import View
from provcheck.model import Agent, Credential, Details, Part, Provider
from provcheck.syntax.source import Source

T = TypeVar("T", Provider, Agent)

_KINDS = {"ModelProvider": "provider", "Agent": "agent", "Provider": "service", "GuardBinding": "guard-binding"}
_DOCUMENT = {"kind": "kind", "name": "metadata.name", "spec": "spec"}
_FIELDS = {
    "service": {
        "type": "spec.type",
        "transport": "spec.mcp.transport",
        "url": "spec.mcp.url",
        "command": "spec.mcp.command",
        "auth_param": "spec.auth.param",
        "auth_header": "spec.auth.header",
        "external_access": "spec.externalAccess.enabled",
        "external_cap": "spec.externalAccess.maxTokensPerDay",
        "external_requests": "spec.externalAccess.maxRequestsPerDay",
    },
    "guard-binding": {
        "type": "spec.classifier.type",
        "endpoint": "spec.classifier.endpoint",
        "thresholds": "spec.thresholds",
    },
}
_REF = {"secret_name": "name", "secret_key": "key"}


class PaiDetails(Details):
    """Details of the manifests of one namespace."""

    __slots__ = ("_definitions", "agents", "complete", "documents", "providers")

    def __init__(
        self, documents: list[PaiView], providers: tuple[Provider, ...], agents: tuple[Agent, ...], *, complete: bool
    ) -> None:
        super().__init__()
        self.documents = documents
        self.providers = providers
        self.agents = agents
        self.complete = complete
        self._definitions: list[Part] | None = None

    def find_credentials(self) -> Iterator[Credential]:
        """The keys of ModelProviders, and the variables of agents."""
        for provider in self.providers:
            yield from _credentials(provider, _of_provider)
        for agent in self.agents:
            yield from _credentials(agent, _of_agent)

    def strings(self, *marks: str) -> Iterator[Part]:
        """String values of every document."""
        for root in self.documents:
            if _holds(root.layers[0].source, marks):
                from provcheck.dialects.strings import strings

                yield from strings(root, marks)

    def definitions(self, kind: str | None = None) -> Iterator[Part]:
        """Every document that has a kind and a name."""
        if self._definitions is None:
            self._definitions = [part for root in self.documents if (part := root.once("definition", _definition))]
        yield from (part for part in self._definitions if kind in {None, part.kind})

    def knows_agents(self) -> bool:
        """Whether every document could be read, and is known to be an agent or none."""
        kinds = (root.get("kind") for root in self.documents)
        return self.complete and all(kind is not None and isinstance(kind.text(), str) for kind in kinds)

    def knows_refs(self) -> bool:
        """Whether agents and providers hold refs where they should and as lists."""
        if not self.knows_agents():
            return False
        agents = all(bool(agent.routes) == agent.has("models") and _has_spec(agent) for agent in self.agents)
        return agents and all((one.fallbacks is not None) == one.has("fallbacks") for one in self.providers)


def _definition(root: PaiView) -> Part | None:
    view, name = root.get("kind"), root.at("metadata", "name")
    text = view.text() if view is not None else None
    if not isinstance(text, str) or name is None:
        return None
    kind = _KINDS.get(text, text)
    return Part(PaiOrigin(root, {**_DOCUMENT, **_FIELDS.get(kind, {})}), kind, name.text())


@lru_cache(maxsize=16)
def _holds(source: Source, marks: tuple[str, ...]) -> bool:
    """Whether a text holds one of the marks. Cached, since many documents stand in one."""
    return any(mark in source.text for mark in marks)


def _has_spec(agent: Agent) -> bool:
    """Whether the agent's spec is a mapping, so that what is not there is absent and not unknown."""
    view = agent.origin.view.get("spec") if isinstance(agent.origin, ViewOrigin) else None
    return view is None or view.mapping


def _credentials(owner: T, find: Callable[[T], Iterator[Credential]]) -> Iterable[Credential]:
    root = owner.origin.view if isinstance(owner.origin, ViewOrigin) else None
    return root.once("credentials", lambda _: tuple(find(owner))) if isinstance(root, PaiView) else ()


def _of_provider(provider: Provider) -> Iterator[Credential]:
    view = provider.origin.view.at("spec") if isinstance(provider.origin, ViewOrigin) else None
    if view is None or not view.mapping:
        return
    ref = view.get("apiKeySecretRef")
    if ref is not None:
        yield _reference(ref, "key", provider)
    for name in ("secretRef", "secretKey"):
        stray = view.get(name)
        if stray is not None:
            problem = f"a ModelProvider has no {name}; apiKeySecretRef holds the name and the key of its Secret"
            yield Credential(ViewOrigin(stray), "key", "malformed", problem=problem, owner=provider)
    raw = view.get("apiKey")
    if raw is not None:
        yield Credential(ViewOrigin(raw), "key", _form(raw), owner=provider)


def _of_agent(agent: Agent) -> Iterator[Credential]:
    view = agent.origin.view.at("spec", "env") if isinstance(agent.origin, ViewOrigin) else None
    for item in view.items() if view is not None else ():
        name, value, ref = item.get("name"), item.get("value"), item.get("secretRef")
        written = (name.raw() if name else None) or ""
        if value is not None:
            yield Credential(ViewOrigin(value), "env", _form(value), written, owner=agent)
        if ref is not None:
            yield _reference(ref, "env", agent, written)


def _reference(view: View, role: str, owner: Provider | Agent, name: str = "") -> Credential:
    """A reference to a Secret, ``{name, key}``. Documentation does not say what happens without the key."""
    origin = ViewOrigin(view, _REF)
    form, problem = "reference", None
    if not view.mapping:
        opaque = not isinstance(view.text(), str) and view.raw() is not None
        form = "unknown" if opaque else "malformed"
        problem = None if opaque else "it is no mapping with the name and the key of a Secret"
    elif not origin.has("secret_name"):
        form, problem = "malformed", "it does not name a Secret"
    return Credential(origin, role, form, name, problem=problem, owner=owner)


def _form(view: View) -> str:
    """What becomes of a string: Pai itself replaces nothing, so that ``$NAME`` arrives as it is."""
    text = view.text()
    if not isinstance(text, str):
        return "unknown"
    if not text.strip():
        return "empty"
    return "dollar" if re.fullmatch(r"\$[A-Z_][A-Z0-9_]*", text.strip()) else "literal"
