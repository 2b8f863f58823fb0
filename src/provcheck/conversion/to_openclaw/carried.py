"""The form of what annotations carry for OpenClaw. Imported only where one does: pydantic loads slowly.

Only what conversion itself reads is looked at; whether OpenClaw takes the rest is asked of its schema later.
"""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from provcheck.conversion import marks


class _Open(BaseModel):
    """An object with further keys."""

    model_config = ConfigDict(strict=True, extra="allow")


class _Row(_Open):
    id: str
    contextWindow: Any = None  # noqa: N815 - OpenClaw's name


class _Provider(_Open):
    baseUrl: str | None = None  # noqa: N815 - OpenClaw's name
    api: str | None = None
    models: list[_Row] | None = None


class _Model(_Open):
    primary: str | None = None
    fallbacks: list[str] = []


class _Agent(_Open):
    defaults: bool = False
    model: str | _Model | None = None
    holds_for: list[str] | None = Field(None, alias="for")


class _Agents(_Open):
    listed: list[dict[str, Any]] = Field([], alias="list")
    entries: dict[str, dict[str, Any]] = {}
    defaults: dict[str, Any] = {}


class _Models(_Open):
    providers: dict[str, dict[str, Any]] = {}


class _Config(_Open):
    agents: _Agents | None = None
    models: _Models | None = None
    meta: dict[str, Any] | None = None


_FORMS: dict[str, TypeAdapter[Any]] = {
    marks.PROVIDER: TypeAdapter(_Provider | None),
    marks.MODELS: TypeAdapter(_Row),
    marks.UNLISTED: TypeAdapter(list[str]),
    marks.DANGLING: TypeAdapter(list[str]),
    marks.AGENT: TypeAdapter(_Agent),
    marks.CONFIG: TypeAdapter(_Config),
}


def is_readable(key: str, value: object) -> bool:
    """Whether a value has the form that an annotation of provcheck's has."""
    form = _FORMS.get(key)
    if form is None:
        return True
    try:
        form.validate_python(value)
    except ValidationError:
        return False
    return True
