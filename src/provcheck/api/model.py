"""What sources define, as plain values: providers, models, agents, refs and places for secrets, but no secret.

A field has three states. ``None``: it is not there. ``UNKNOWN``: it is there, and nobody can tell what it holds, since
it is of a wrong type, made of ``${VARIABLES}``, or in a file that could not be read. Anything else: that is its value.
Token figures count tokens. Lines and columns count from 1; pointers are JSON pointers into the file, or the document.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from provcheck.api.findings import Finding
from provcheck.entity import Maybe, Number


@dataclass(frozen=True, slots=True)
class Position:
    """Where something is defined."""

    path: str
    line: int
    column: int
    pointer: str


@dataclass(frozen=True, slots=True)
class Credential:
    """A place for a secret; what stands there is nowhere in here.

    ``role``: ``key`` (a provider's own), ``header``, ``auth``, ``tls``, ``env``. ``form`` is what the platform makes of
    what stands there: ``literal``, ``empty``, ``variable``, ``known-name``, ``bare-name``, ``dollar``, ``pseudo``,
    ``mixed``, ``reference``, ``malformed`` or ``unknown``. ``variable`` is the environment variable that it names, or
    means. ``secret`` and ``secret_key`` are what a reference to a secret store names. ``name`` is that of the header or
    variable that carries it.
    """

    role: str
    form: str
    name: str
    variable: str | None
    secret: Maybe[str]
    secret_key: Maybe[str]
    where: Position


@dataclass(frozen=True, slots=True)
class Model:
    """A model that a provider lists. Pai's allow lists hold ids and nothing more.

    ``context_tokens`` is the part of the window that may be used, ``max_tokens`` the output limit.
    """

    id: Maybe[str]
    name: Maybe[str]
    context_window: Maybe[Number]
    context_tokens: Maybe[Number]
    max_tokens: Maybe[Number]
    where: Position


@dataclass(frozen=True, slots=True)
class Ref:
    """A place that names a model.

    ``text`` is what stands there. ``provider`` and ``model`` are what the platform makes of it, aliases followed:
    both are ``None`` where it names no provider, and where the text is unknown. ``alias`` is what the text is
    short for.
    """

    text: Maybe[str]
    provider: str | None
    model: str | None
    alias: str | None
    where: Position


@dataclass(frozen=True, slots=True)
class Route:
    """Refs in the order in which they are tried.

    ``purpose``: ``chat``, ``job`` (subagents, heartbeat, hooks), ``utility`` (short internal tasks), ``media``,
    ``fallback`` (a provider's own), or ``choice`` (what users may choose, in no order). ``has_primary``: the first ref
    is no fallback. ``complete`` is false where a part could not be read.
    """

    purpose: str
    refs: tuple[Ref, ...]
    has_primary: bool
    complete: bool


@dataclass(frozen=True, slots=True)
class Provider:
    """A configured provider.

    ``kind`` is Pai's provider type, ``api`` OpenClaw's; ``protocol`` is the api in force, where that is known.
    ``models`` is what it lists, ``denied`` what Pai's ``deniedModels`` do. ``built_in``: the platform has a provider of
    this name. ``request_cap`` is the most tokens of a request, ``daily_cap`` of a day. ``fallbacks`` is a route of its
    own. ``complete`` is false where the list of models could not be read in full.
    """

    name: Maybe[str]
    kind: Maybe[str]
    api: Maybe[str]
    protocol: Maybe[str]
    endpoint: Maybe[str]
    models: Maybe[tuple[Model, ...]]
    denied: tuple[Model, ...]
    built_in: bool
    request_cap: Maybe[Number]
    daily_cap: Maybe[Number]
    max_tokens: Maybe[Number]
    fallbacks: Route | None
    credentials: tuple[Credential, ...]
    complete: bool
    where: Position


@dataclass(frozen=True, slots=True)
class Agent:
    """An agent, or the defaults that all agents of a configuration start from, which have no name."""

    name: Maybe[str]
    routes: tuple[Route, ...]
    context_tokens: Maybe[Number]
    request_cap: Maybe[Number]
    daily_cap: Maybe[Number]
    where: Position

    @property
    def chat(self) -> Route | None:
        """The route of its conversations; an agent without one takes that of the defaults."""
        return next((route for route in self.routes if route.purpose == "chat"), None)


@dataclass(frozen=True, slots=True)
class Scope:
    """What names each other's things: an OpenClaw configuration with its includes, or the manifests of a namespace.

    ``name`` is the configuration's path, or the namespace: empty for that of the current context. ``release`` is the
    OpenClaw release that it was read under. ``jobs`` are routes that belong to no agent. ``aliases`` are pairs of an
    alias and the ref that it is short for. ``credentials`` are all places for secrets, those of its providers too.
    ``host`` is the agent that embeds a configuration. ``complete`` is false where a provider may be missing.
    """

    dialect: Literal["openclaw", "pai"]
    name: str
    release: str | None
    providers: tuple[Provider, ...]
    defaults: Agent | None
    agents: tuple[Agent, ...]
    jobs: tuple[Route, ...]
    aliases: tuple[tuple[str, str], ...]
    credentials: tuple[Credential, ...]
    host: Maybe[str]
    complete: bool
    where: Position

    @property
    def routes(self) -> tuple[Route, ...]:
        """Every route: of the defaults, of agents, of nobody, of providers."""
        agents = (self.defaults, *self.agents) if self.defaults else self.agents
        of_agents = (route for agent in agents for route in agent.routes)
        return (*of_agents, *self.jobs, *(one.fallbacks for one in self.providers if one.fallbacks))


@dataclass(frozen=True, slots=True, repr=False)
class Workspace:
    """What sources define, by scope.

    ``findings`` are the errors that ``allow_errors`` let pass: what they are about is unknown or missing here.
    """

    scopes: tuple[Scope, ...]
    findings: tuple[Finding, ...] = ()

    def __repr__(self) -> str:
        return f"<Workspace of {', '.join(scope.name or scope.dialect for scope in self.scopes) or 'nothing'}>"

    @property
    def providers(self) -> tuple[Provider, ...]:
        """The providers of all scopes."""
        return tuple(one for scope in self.scopes for one in scope.providers)

    @property
    def agents(self) -> tuple[Agent, ...]:
        """The agents of all scopes, without the defaults."""
        return tuple(one for scope in self.scopes for one in scope.agents)

    @property
    def refs(self) -> tuple[Ref, ...]:
        """Every model ref of all scopes."""
        return tuple(ref for scope in self.scopes for route in scope.routes for ref in route.refs)

    @property
    def credentials(self) -> tuple[Credential, ...]:
        """Every place for a secret of all scopes."""
        return tuple(one for scope in self.scopes for one in scope.credentials)
