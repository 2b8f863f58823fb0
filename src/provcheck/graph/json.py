"""The picture for programs: the report's findings, and all boxes and rows. schemas/graph.schema.json describes it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from provcheck.report.json import content, place, written

if TYPE_CHECKING:
    from provcheck.graph.picture import Fact, ModelRow, Picture, ProviderBox, RefRow, Scope, UserBox
    from provcheck.syntax.source import Location


def render(picture: Picture) -> str:
    """The picture as a JSON document in two-space indentation, ending in a line end."""
    report = content(picture.report.fingerprinted())
    head = {"version": report.pop("version"), "scopes": [_scope(scope) for scope in picture.scopes]}
    return written({**head, **report, "loose": list(picture.marks)})


def _scope(scope: Scope) -> dict[str, Any]:
    return {
        "id": scope.id,
        "dialect": scope.dialect,
        "title": scope.title,
        "release": scope.release,
        "host": scope.host,
        "findings": list(scope.marks),
        "users": [_user(one) for one in scope.users],
        "providers": [_provider(one) for one in scope.providers],
    }


def _user(user: UserBox) -> dict[str, Any]:
    return {
        "id": user.id,
        "name": user.name,
        "kind": user.kind,
        **_common(user),
        "inherits": user.inherits,
        "refs": [_ref(one) for one in user.refs],
    }


def _ref(ref: RefRow) -> dict[str, Any]:
    return {
        "id": ref.id,
        "role": ref.role,
        "purpose": ref.purpose,
        "text": ref.text,
        "provider": ref.provider,
        "model": ref.model,
        "findings": list(ref.marks),
        "place": _place(ref.place),
    }


def _provider(provider: ProviderBox) -> dict[str, Any]:
    return {
        "id": provider.id,
        "name": provider.name,
        "standing": provider.standing,
        "kind": provider.kind or None,
        "endpoint": provider.endpoint or None,
        **_common(provider),
        "models": [_model(one) for one in provider.models],
    }


def _model(model: ModelRow) -> dict[str, Any]:
    return {"id": model.id, "name": model.name, "standing": model.standing, **_common(model)}


def _common(box: UserBox | ProviderBox | ModelRow) -> dict[str, Any]:
    return {"facts": [_fact(one) for one in box.facts], "findings": list(box.marks), "place": _place(box.place)}


def _fact(fact: Fact) -> dict[str, Any]:
    return {"name": fact.name, "value": fact.value, "unit": fact.unit or None}


def _place(where: Location | None) -> dict[str, Any] | None:
    return None if where is None else {**place(where), "pointer": where.pointer}
