"""The canonical model: what both dialects say, in one vocabulary.

A field has three states. ``None``: absent. ``UNKNOWN``: it is there, but nobody can tell what it holds (a wrong
type, an environment variable, an include that could not be read). Anything else: known. Rules speak about known
fields and about absent ones, never about unknown ones.

Names, endpoints and ids are kept as the platform will see them; token figures are counts of tokens. Objects are
compared by identity.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import MISSING, Field, dataclass, field
from enum import Enum
from typing import TYPE_CHECKING, Any, Final, TypeAlias, TypeVar, dataclass_transform

if TYPE_CHECKING:
    from datetime import date

    from provcheck.syntax.edits import Edit
    from provcheck.syntax.source import Location

T = TypeVar("T")
Number: TypeAlias = int | float


@dataclass_transform(frozen_default=True, eq_default=False, field_specifiers=(field,))
def _frozen(cls: type[T]) -> type[T]:
    """A slotted dataclass that mypy holds to be frozen.

    ``dataclass`` writes and compiles methods for each class at every start. Without those for equality, for freezing
    and for making an object, importing this module costs a quarter of what it did, and a clean run a tenth less.
    """
    made = dataclass(slots=True, eq=False, repr=False, init=False)(cls)
    made.__init__ = _init  # type: ignore[method-assign]
    return made


def _init(self: Any, *values: object, **named: object) -> None:
    """What every class here is made with: its fields in order, by place or by name, else their defaults."""
    fields: Mapping[str, Field[Any]] = self.__dataclass_fields__
    named.update(zip(fields, values, strict=False))
    for name, one in fields.items():
        if name in named:
            setattr(self, name, named[name])
        else:
            setattr(self, name, one.default if one.default_factory is MISSING else one.default_factory())


class Unknown(Enum):
    """The type of ``UNKNOWN``, so that the three states of a field are told apart by type."""

    UNKNOWN = "unknown"


UNKNOWN: Final = Unknown.UNKNOWN
Maybe: TypeAlias = T | Unknown | None

OPENCLAW: Final = "openclaw"
PAI: Final = "pai"


class Origin:
    """Where an object came from: its places in the text, the dialect's words for its fields, and edits to them.

    ``""`` names the object itself. Edits come in the source's own style; an empty list means that the text
    cannot be edited there (an alias, a value that is put together from several files).
    """

    __slots__ = ()

    def where(self, field: str) -> Location:
        """The place of the field's value; of the nearest enclosing key when the field is absent."""
        raise NotImplementedError

    def label(self, field: str) -> str:
        """The field's name as the user wrote it or would write it."""
        raise NotImplementedError

    def content(self) -> str:
        """All that stands there as normalised text: two objects say the same when it is equal."""
        raise NotImplementedError

    def replace(self, field: str, value: str | Number) -> list[Edit]:
        """Edits that give a field that is there another value."""
        raise NotImplementedError

    def insert(self, field: str, value: str | Number) -> list[Edit]:
        """Edits that add a field that is absent."""
        raise NotImplementedError

    def remove(self, field: str) -> list[Edit]:
        """Edits that take a field, or the object, out."""
        raise NotImplementedError


class Entity:
    """Something that a configuration defines, with its origin."""

    __slots__ = ()

    origin: Origin

    def where(self, name: str = "") -> Location:
        """The place of a field's value; of the nearest enclosing key when it is absent; of all, without a name."""
        return self.origin.where(name)

    def label(self, name: str) -> str:
        """The dialect's word for a field."""
        return self.origin.label(name)

    def content(self) -> str:
        """All that stands there as normalised text."""
        return self.origin.content()

    def replace(self, name: str, value: str | Number) -> list[Edit]:
        """Edits that give a field another value."""
        return self.origin.replace(name, value)

    def insert(self, name: str, value: str | Number) -> list[Edit]:
        """Edits that add a field."""
        return self.origin.insert(name, value)

    def remove(self, name: str = "") -> list[Edit]:
        """Edits that take a field, or all of it, out."""
        return self.origin.remove(name)


@_frozen
class Model(Entity):
    """A model that a provider lists. In Pai an entry of the allow list: an id and nothing more.

    ``extended``: a request parameter asks the vendor for a larger window than the model usually has.
    """

    origin: Origin
    id: Maybe[str]
    context_window: Maybe[Number] = None
    context_tokens: Maybe[Number] = None
    max_tokens: Maybe[Number] = None
    output_limits: tuple[OutputLimit, ...] = ()
    extended: bool = False


@_frozen
class OutputLimit(Entity):
    """A request parameter that limits a model's output, for instance ``params.max_tokens``."""

    origin: Origin
    name: str
    tokens: Number


@_frozen
class Provider(Entity):
    """A configured provider.

    ``models`` is what it lists (OpenClaw's ``models``, Pai's ``allowedModels``) and ``complete`` whether that list
    could be read in full. ``built_in`` says that the platform ships a provider of this name. ``kind`` is Pai's
    provider type; OpenClaw has none.
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
    _by_id: dict[str, Model] = field(default_factory=dict)

    @property
    def listed(self) -> tuple[Model, ...]:
        """The models that it lists; empty also where the list is absent or unknown."""
        return self.models if isinstance(self.models, tuple) else ()

    def find(self, model_id: str) -> Model | None:
        """The listed model of this id. Ids are compared as they stand: servers tell case apart."""
        if not self._by_id:
            self._by_id.update({one.id: one for one in reversed(self.listed) if isinstance(one.id, str)})
        return self._by_id.get(model_id)


@_frozen
class ModelRef(Entity):
    """A place that names a model.

    ``text`` is what stands there, ``provider`` and ``model`` are what the platform makes of it: aliases followed,
    split at the first slash, the provider's name normalised. Both are ``None`` when there is no slash, and when
    the text is unknown.
    """

    origin: Origin
    text: Maybe[str]
    provider: str | None = None
    model: str | None = None
    alias: str | None = None

    @property
    def target(self) -> tuple[str, str] | None:
        """Provider and model, when both are there and neither is empty."""
        return (self.provider, self.model) if self.provider and self.model else None


@_frozen
class Route(Entity):
    """Model refs in the order in which they are tried: the primary, then its fallbacks.

    ``purpose`` is what the route is for: ``chat``, ``job`` (subagents, heartbeat, hooks), ``media``, ``fallback`` (a
    Pai provider's own) or ``choice`` (what users may choose). ``complete`` is false when a part could not be read.
    """

    origin: Origin
    purpose: str
    refs: tuple[ModelRef, ...]
    complete: bool = True
    has_primary: bool = True


@_frozen
class Agent(Entity):
    """An agent, or the defaults that all agents start from (then without a name)."""

    origin: Origin
    name: Maybe[str]
    routes: tuple[Route, ...] = ()
    context_tokens: Maybe[Number] = None

    @property
    def chat(self) -> Route | None:
        """The route of its conversations."""
        return next((route for route in self.routes if route.purpose == "chat"), None)


@_frozen
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
        if ref in self.entries:
            return True
        return any(entry.endswith("/*") and ref.startswith(entry[:-1]) for entry in self.entries)


@_frozen
class Platform:
    """What the platform that reads a bundle does, as far as rules depend on it.

    ``default_ref`` is the model that runs when a ref is empty, and completes a ref without a provider.
    ``bundled`` are ids that a built-in provider knows by itself, ``open_providers`` those that take any id.
    """

    name: str
    release: str | None = None
    builtin: frozenset[str] = frozenset()
    open_providers: frozenset[str] = frozenset()
    bundled: Mapping[str, frozenset[str]] = field(default_factory=dict)
    default_ref: tuple[str, str] | None = None
    finds_bare_ids: bool = False
    restores_publisher: bool = False
    refuses_unlisted: bool = False


@_frozen
class Bundle:
    """One scope of names: an OpenClaw file with its includes, or all Pai documents of a namespace.

    ``complete`` is false when a provider's definition may be missing because a part could not be read. ``foreign``
    are providers that are defined elsewhere: by plugins, or by the manifests around an embedded configuration.
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


@_frozen
class Workspace:
    """All bundles of a run, and the day that dates are compared with.

    ``partial``: only files that were named were read, and others may belong to them.
    """

    bundles: tuple[Bundle, ...]
    as_of: date
    partial: bool = False
