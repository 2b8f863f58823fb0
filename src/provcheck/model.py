"""The canonical model: what both dialects say, in one vocabulary.

Names, endpoints and ids are kept as the platform will see them; token figures are counts of tokens. Objects are
compared by identity. Absent, unknown and known fields are told apart as ``entity`` says.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from provcheck.details import Details
from provcheck.entity import UNKNOWN, Entity, Maybe, Number, Origin, Part, field, frozen

if TYPE_CHECKING:
    from datetime import date

__all__ = [
    "OPENCLAW", "PAI", "UNKNOWN",
    "Agent", "AllowList", "Bundle", "Credential", "Details", "Entity", "Maybe", "Model", "ModelRef", "Number", "Origin",
    "OutputLimit", "Part", "Platform", "Provider", "Route", "Workspace",
]  # fmt: skip

OPENCLAW: Final = "openclaw"
PAI: Final = "pai"


@frozen
class Model(Entity):
    """A model that a provider lists. In Pai an entry of the allow list: an id and nothing more.

    ``context_window`` and ``context_tokens`` may be the provider's, where the release lets them hold for its models;
    their places are then the provider's too. ``extended``: a request parameter asks the vendor for a larger window
    than the model usually has.

    On demand: ``name``, ``api``, ``endpoint``, ``cost_input``, ``cost_output``, ``cost_cache_read``,
    ``cost_cache_write``, and the parts ``cost_tiers`` with the same four.
    """

    origin: Origin
    id: Maybe[str]
    context_window: Maybe[Number] = None
    context_tokens: Maybe[Number] = None
    max_tokens: Maybe[Number] = None
    output_limits: tuple[OutputLimit, ...] = ()
    extended: bool = False


@frozen
class OutputLimit(Entity):
    """A request parameter that limits a model's output, for instance ``params.max_tokens``."""

    origin: Origin
    name: str
    tokens: Number


@frozen
class Provider(Entity):
    """A configured provider.

    ``models`` is what it lists (OpenClaw's ``models``, Pai's ``allowedModels``) and ``complete`` whether that list
    could be read in full. ``built_in`` says that the platform ships a provider of this name. ``kind`` is Pai's
    provider type; OpenClaw has none. ``api`` is what stands there, ``protocol`` the api in force: the release's default
    where none stands there, what Pai's gateway speaks to this type; ``None`` where only the platform knows. ``notes``
    are what rules have worked out about it.

    On demand: ``api_version``, ``auth`` (how it authenticates), ``context_window``, ``context_tokens``; budgets in
    tokens a day ``daily_cap`` and ``external_cap`` with the flag ``external_access``; ``external_requests``;
    ``retry_attempts``, ``initial_backoff`` and ``max_backoff`` in milliseconds; the parts ``guards``.
    """

    origin: Origin
    name: Maybe[str]
    kind: Maybe[str] = None
    api: Maybe[str] = None
    endpoint: Maybe[str] = None
    models: Maybe[tuple[Model, ...]] = None
    denied: tuple[Model, ...] = ()
    complete: bool = True
    built_in: bool = False
    request_cap: Maybe[Number] = None
    max_tokens: Maybe[Number] = None
    fallbacks: Route | None = None
    protocol: Maybe[str] = None
    _by_id: dict[str, Model] = field(default_factory=dict)
    _denied: dict[str, Model] = field(default_factory=dict)
    notes: dict[str, object] = field(default_factory=dict)

    @property
    def listed(self) -> tuple[Model, ...]:
        """The models that it lists; empty also where the list is absent or unknown."""
        return self.models if isinstance(self.models, tuple) else ()

    def find(self, model_id: str) -> Model | None:
        """The listed model of this id. Ids are compared as they stand: servers tell case apart."""
        if not self._by_id:
            self._by_id.update({one.id: one for one in reversed(self.listed) if isinstance(one.id, str)})
        return self._by_id.get(model_id)

    def denial(self, model_id: str) -> Model | None:
        """The denied model of this id."""
        if self.denied and not self._denied:
            self._denied.update({one.id: one for one in reversed(self.denied) if isinstance(one.id, str)})
        return self._denied.get(model_id)


@frozen
class ModelRef(Entity):
    """A place that names a model.

    ``text`` is what stands there, ``provider`` and ``model`` are what the platform makes of it: aliases followed,
    split at the first slash, the provider's name normalised. Both are ``None`` when there is no slash, and when
    the text is unknown. ``vetted``: the platform's own check looks for retired models here.
    """

    origin: Origin
    text: Maybe[str]
    provider: str | None = None
    model: str | None = None
    alias: str | None = None
    vetted: bool = True

    @property
    def target(self) -> tuple[str, str] | None:
        """Provider and model, when both are there and neither is empty."""
        return (self.provider, self.model) if self.provider and self.model else None


@frozen
class Route(Entity):
    """Model refs in the order in which they are tried: the primary, then its fallbacks.

    ``purpose`` is what the route is for: ``chat``, ``job`` (subagents, heartbeat, hooks), ``utility`` (short internal
    tasks), ``media``, ``fallback`` (a Pai provider's own) or ``choice`` (what users may choose). ``complete`` is false
    when a part could not be read. ``has_fallbacks``: a list of fallbacks is there, be it empty.
    """

    origin: Origin
    purpose: str
    refs: tuple[ModelRef, ...]
    complete: bool = True
    has_primary: bool = True
    has_fallbacks: bool = False


@frozen
class Agent(Entity):
    """An agent, or the defaults that all agents start from (then without a name).

    ``allowed`` is an allow list of its own.

    On demand: the flag ``default``; of Pai ``models``, ``daily_cap``, ``request_cap``, ``requests_per_minute``,
    ``concurrent_requests``, ``cost_per_day``, ``replicas``, ``run_as_user``, ``harness``, ``type``, ``image``, the flag
    ``long_running``, and the parts ``triggers``, ``services``, ``guards``, ``memories``, ``env``.
    """

    origin: Origin
    name: Maybe[str]
    routes: tuple[Route, ...] = ()
    context_tokens: Maybe[Number] = None
    allowed: AllowList | None = None

    @property
    def chat(self) -> Route | None:
        """The route of its conversations."""
        return next((route for route in self.routes if route.purpose == "chat"), None)


@frozen
class AllowList(Entity):
    """The models that agents may use: refs ``provider/model`` and patterns ``provider/*``.

    ``spared``: what an agent's own route may hold without being listed: its ``primary``, its ``fallbacks``.
    """

    origin: Origin
    entries: frozenset[str]
    spared: frozenset[str] = frozenset()

    def admits(self, provider: str, model: str) -> bool:
        """Whether the list lets this model through."""
        ref = f"{provider}/{model}"
        return ref in self.entries or ref.startswith(_prefixes(self))


@lru_cache(maxsize=8)
def _prefixes(allowed: AllowList) -> tuple[str, ...]:
    """What the refs that fit a pattern of the list begin with."""
    return tuple(entry[:-1] for entry in allowed.entries if entry.endswith("/*"))


@frozen
class Credential(Entity):
    """A place for a secret. What stands there is ``raw()``, and no message may show it.

    ``role``: ``key`` (the provider's own), ``header``, ``auth``, ``tls``, ``env``. ``form`` is what the platform makes
    of it:

    - ``literal``: sent as it stands, and ``empty``: nothing;
    - ``variable``: replaced by the value of ``variable``; ``known-name`` likewise, though it is only a bare name;
    - ``bare-name``, ``dollar`` (``$NAME``), ``pseudo`` (``${lower}``, ``${A:-b}``): look like a variable and are sent
      as they stand; ``variable`` is the name that was meant, where it can be told;
    - ``mixed``: text around variables;
    - ``reference``: a well-formed reference to a secret store, with the fields ``secret_name`` and ``secret_key``;
      ``malformed``: one that cannot work, ``problem`` saying why and ``fault`` naming the field to point at;
    - ``unknown``: a wrong type, a template, a part that could not be read.

    ``name`` is that of the header or variable, ``owner`` whose secret it is: ``None`` for the whole bundle.
    """

    origin: Origin
    role: str
    form: str
    name: str = ""
    variable: str | None = None
    problem: str | None = None
    fault: str = ""
    owner: Provider | Agent | Part | None = None


@frozen
class Platform:
    """What the platform that reads a bundle does, as far as rules depend on it.

    ``default_ref`` is the model that runs when a ref is empty, and completes a ref without a provider.
    ``bundled`` are ids that a built-in provider knows by itself, with window and output limit in tokens;
    ``open_providers`` those that take any id. Windows under ``least_window`` are refused, under ``wanted_window``
    warned about. ``may_be_bare`` tells whether a provider of this name needs neither address nor models,
    ``key_variables`` in which environment variables the platform looks for its key.
    """

    name: str
    release: str | None = None
    builtin: frozenset[str] = frozenset()
    open_providers: frozenset[str] = frozenset()
    bundled: Mapping[str, Mapping[str, tuple[int, int]]] = field(default_factory=dict)
    default_ref: tuple[str, str] | None = None
    finds_bare_ids: bool = False
    restores_publisher: bool = False
    refuses_unlisted: bool = False
    needs_one_default_agent: bool = False
    drops_fallbacks: bool = False
    least_window: int | None = None
    wanted_window: int | None = None
    may_be_bare: Callable[[str], bool] = lambda _: False
    key_variables: Callable[[str], tuple[str, ...]] = lambda _: ()


@frozen
class Bundle(Entity):
    """One scope of names: an OpenClaw file with its includes, or all Pai documents of a namespace.

    ``complete`` is false when a provider's definition may be missing because a part could not be read. ``foreign``
    are providers that are defined elsewhere: by plugins, or by the manifests around an embedded configuration.
    ``around`` is the bundle of those manifests and ``host`` the agent that embeds it.

    On demand, of OpenClaw: the place of ``agents``, ``ownership``, the flag ``shell_env``.
    """

    dialect: str
    platform: Platform
    providers: tuple[Provider, ...] = ()
    defaults: Agent | None = None
    agents: tuple[Agent, ...] = ()
    jobs: tuple[Route, ...] = ()
    aliases: Mapping[str, str] = field(default_factory=dict)
    allowed: AllowList | None = None
    output_limits: tuple[tuple[ModelRef, OutputLimit], ...] = ()
    complete: bool = True
    foreign: frozenset[str] = frozenset()
    around: Bundle | None = None
    host: Agent | None = None
    origin: Origin = Origin()
    details: Details = Details()
    _by_name: dict[str, list[Provider]] = field(default_factory=dict)
    _targets: set[tuple[str, str]] = field(default_factory=set)

    def named(self, name: str) -> list[Provider]:
        """The providers of this name: one, unless two definitions share it."""
        if not self._by_name:
            for one in self.providers:
                if isinstance(one.name, str):
                    self._by_name.setdefault(one.name, []).append(one)
        return self._by_name.get(name, [])

    def mentions(self, provider: str, model: str) -> bool:
        """Whether some ref of the bundle names exactly this model."""
        if not self._targets:
            self._targets.update(ref.target for ref in self.refs() if ref.target)
        return (provider, model) in self._targets

    def routes(self) -> Iterator[Route]:
        """Every route of the bundle, in no order that matters."""
        for agent in (*((self.defaults,) if self.defaults else ()), *self.agents):
            yield from agent.routes
        yield from self.jobs
        for provider in self.providers:
            if provider.fallbacks:
                yield provider.fallbacks

    def refs(self) -> Iterator[ModelRef]:
        """Every model ref of the bundle."""
        for route in self.routes():
            yield from route.refs


@frozen
class Workspace:
    """All bundles of a run, and the day that dates are compared with.

    ``partial``: only files that were named were read, and others may belong to them. ``env``: variables that are set
    at run time, as the settings say.
    """

    bundles: tuple[Bundle, ...]
    as_of: date
    partial: bool = False
    env: frozenset[str] = frozenset()
    _by_host: dict[Bundle | None, list[Bundle]] = field(default_factory=dict)

    def embedded(self, bundle: Bundle) -> list[Bundle]:
        """The configurations that agents of a bundle embed."""
        if not self._by_host:
            for one in self.bundles:
                self._by_host.setdefault(one.around, []).append(one)
        return self._by_host.get(bundle, [])
