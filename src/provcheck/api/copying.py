"""The canonical model of a run as plain values, every string of them without secrets."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, TypeVar, cast

from provcheck import asked, model
from provcheck.api.model import Agent, Credential, Model, Position, Provider, Ref, Route, Scope, Workspace
from provcheck.dialects.texts import title
from provcheck.entity import Entity
from provcheck.redact.redactor import Redactor

if TYPE_CHECKING:
    from typing import Literal

    from provcheck.api.findings import Finding
    from provcheck.entity import Maybe
    from provcheck.settings import Policy
    from provcheck.workspace.loaded import Loaded

T = TypeVar("T", bound=Entity)


def workspace(loaded: Loaded, policy: Policy, findings: tuple[Finding, ...]) -> Workspace:
    """What is loaded, without what was read as context only."""
    reported = frozenset(file.path for file in loaded.files if file.reported)
    copy = _Copy(Redactor([file.source for file in loaded.files]), reported)
    return Workspace(tuple(map(copy.scope, asked.bundles(loaded, policy))), findings)


class _Copy:
    """Copies what stands in the files that are ``reported``."""

    def __init__(self, redactor: Redactor, reported: frozenset[str]) -> None:
        self._redactor = redactor
        self._reported = reported

    def scope(self, bundle: model.Bundle) -> Scope:
        masked = self._redactor.string
        return Scope(
            dialect=cast("Literal['openclaw', 'pai']", bundle.dialect),
            name=masked(title(bundle)),
            release=bundle.platform.release,
            providers=tuple(self._provider(one, bundle) for one in self._mine(bundle.providers)),
            defaults=self._agent(bundle.defaults) if bundle.defaults else None,
            agents=tuple(map(self._agent, self._mine(bundle.agents))),
            jobs=tuple(map(self._route, bundle.jobs)),
            aliases=tuple((masked(alias), masked(ref)) for alias, ref in bundle.aliases.items()),
            credentials=tuple(map(self._credential, self._mine(bundle.details.credentials()))),
            host=self._text(bundle.host.name) if bundle.host else None,
            complete=bundle.complete,
            where=self._where(bundle),
        )

    def _mine(self, found: Iterable[T]) -> Iterator[T]:
        return (one for one in found if one.where().path in self._reported)

    def _provider(self, one: model.Provider, bundle: model.Bundle) -> Provider:
        return Provider(
            name=self._text(one.name),
            kind=self._text(one.kind),
            api=self._text(one.api),
            protocol=self._text(one.protocol),
            endpoint=self._text(one.endpoint),
            models=tuple(map(self._model, one.models)) if isinstance(one.models, tuple) else one.models,
            denied=tuple(map(self._model, one.denied)),
            built_in=one.built_in,
            request_cap=one.request_cap,
            daily_cap=one.number("daily_cap"),
            max_tokens=one.max_tokens,
            fallbacks=self._route(one.fallbacks) if one.fallbacks else None,
            credentials=tuple(map(self._credential, bundle.details.credentials_of(one))),
            complete=one.complete,
            where=self._where(one),
        )

    def _model(self, one: model.Model) -> Model:
        return Model(
            id=self._text(one.id),
            name=self._text(one.string("name")),
            context_window=one.context_window,
            context_tokens=one.context_tokens,
            max_tokens=one.max_tokens,
            where=self._where(one),
        )

    def _agent(self, one: model.Agent) -> Agent:
        return Agent(
            name=self._text(one.name),
            routes=tuple(map(self._route, one.routes)),
            context_tokens=one.context_tokens,
            request_cap=one.number("request_cap"),
            daily_cap=one.number("daily_cap"),
            where=self._where(one),
        )

    def _route(self, one: model.Route) -> Route:
        return Route(one.purpose, tuple(map(self._ref, one.refs)), one.has_primary, one.complete)

    def _ref(self, one: model.ModelRef) -> Ref:
        return Ref(
            text=self._text(one.text),
            provider=self._masked(one.provider),
            model=self._masked(one.model),
            alias=self._masked(one.alias),
            where=self._where(one),
        )

    def _credential(self, one: model.Credential) -> Credential:
        # What else stands where a secret may stand is not even looked at.
        named = one.form == "reference"
        return Credential(
            role=one.role,
            form=one.form,
            name=self._redactor.string(one.name),
            variable=self._masked(one.variable),
            secret=self._text(one.string("secret_name")) if named else None,
            secret_key=self._text(one.string("secret_key")) if named else None,
            where=self._where(one),
        )

    def _where(self, one: Entity) -> Position:
        place = self._redactor.location(one.where())
        return Position(place.path, *place.begin, place.pointer)

    def _text(self, value: Maybe[str]) -> Maybe[str]:
        return self._redactor.string(value) if isinstance(value, str) else value

    def _masked(self, value: str | None) -> str | None:
        return None if value is None else self._redactor.string(value)
