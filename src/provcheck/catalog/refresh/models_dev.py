"""models.dev's ``api.json``: providers by id, each with its models by id (https://models.dev/api.json, MIT)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, NamedTuple

from pydantic import BaseModel, Field, TypeAdapter

from provcheck.catalog import find_nim, same_number
from provcheck.catalog.kinds import kind_by_name
from provcheck.catalog.refresh.saved import Saved, UnusableError
from provcheck.catalog.refresh.user import Name, UserCatalog, UserModel

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from provcheck.catalog.known import Kind

_USUAL = ("nvidia", "anthropic", "openai", "google")
"""The providers whose models the catalogue knows. The file holds a hundred more, which would slow every run down."""

# Two bulk imports (2025-12-24 and 2026-05-11) filled these into NVIDIA's rows where nothing was known.
_PLACEHOLDERS = {(128_000, 4096), (128_000, 8192)}

_MOST_NAMED = 8

# Zero stands for "does not apply", as for models that make images.
_Limit = Annotated[int, Field(strict=True, ge=0, le=1_000_000_000)]


class _Limits(BaseModel):
    context: _Limit | None = None
    output: _Limit | None = None


class _Modalities(BaseModel):
    input: list[str] = []
    output: list[str] = []


class _Row(BaseModel):
    limit: _Limits = _Limits()
    modalities: _Modalities = _Modalities()
    status: str | None = None


class _Provider(BaseModel):
    models: dict[Name, _Row]


class _Figures(NamedTuple):
    context: int | None
    output: int | None
    remark: str | None = None


def read(saved: Saved, providers: Sequence[str]) -> UserCatalog:
    """The user catalogue of the named providers, of the usual ones without a name. Raises `UnusableError`."""
    value = saved.value
    there = {name: part for name, part in value.items() if _has_models(part)} if isinstance(value, dict) else {}
    if not there:
        raise UnusableError(saved.message('holds neither models.dev\'s api.json (providers with "models") nor "data"'))
    missing = [name for name in providers if name not in there]
    if missing:
        raise UnusableError(saved.message(f"holds no provider {', '.join(missing)}; {_named('it holds', there)}"))
    chosen = list(providers) or [name for name in _USUAL if name in there] or list(there)
    catalog = UserCatalog("models.dev's api.json")
    for name in chosen:
        saved.checked(TypeAdapter(dict[Name, object]), {name: None})
        _take(catalog, name, saved.checked(TypeAdapter(_Provider), there[name], [name]))
    others = [name for name in there if name not in chosen]
    if others:
        count = "1 other provider" if len(others) == 1 else f"{len(others)} other providers"
        catalog.left_out.append(_named(f"Left out {count}, to be asked for with --provider:", others))
    return catalog


def _has_models(part: object) -> bool:
    return isinstance(part, dict) and isinstance(part.get("models"), dict)


def _take(catalog: UserCatalog, provider: str, rows: _Provider) -> None:
    placeholders = []
    for model_id, row in rows.models.items():
        figures = _figures(provider, model_id, row.limit)
        retired = True if row.status == "deprecated" else None
        ref = f"{provider}/{model_id}"
        if figures is None and not retired:
            placeholders.append(model_id)
            continue
        context, output, remark = figures or _Figures(None, None)
        kind = _kind(model_id, row.modalities)
        catalog.models[ref] = UserModel(
            context_window=context or None, max_output_tokens=output or None, retired=retired, kind=kind
        )
        if remark:
            catalog.remarks[ref] = remark
    if placeholders:
        count = "1 row" if len(placeholders) == 1 else f"{len(placeholders)} rows"
        catalog.left_out.append(_named(f"Left out {count} of {provider} with placeholders for limits:", placeholders))


def _figures(provider: str, model_id: str, limit: _Limits) -> _Figures | None:
    """The limits that are worth taking, ``None`` for placeholders that no other source confirms."""
    known = find_nim(model_id) if provider == "nvidia" else None
    agreed = known is not None and _agrees(known.context_window, limit.context)
    if provider == "nvidia" and (limit.context, limit.output) in _PLACEHOLDERS:
        if known is None or not agreed:
            return None
        return _Figures(limit.context, limit.output if known.max_output_tokens == limit.output else None)
    if known is None or agreed or not limit.context or known.confidence == "low":
        return _Figures(limit.context, limit.output)
    # models.dev copies from here and there; a publisher's own figure for the same weights outranks it.
    remark = (
        f"models.dev says context_window = {limit.context}; provcheck's catalogue is surer of {known.context_window}."
    )
    return _Figures(None, limit.output, remark)


def _agrees(known: int | None, figure: int | None) -> bool:
    return known is not None and figure is not None and same_number(known, figure)


def _kind(model_id: str, modalities: _Modalities) -> Kind | None:
    named = kind_by_name(model_id)
    if named or not modalities.output:
        return named
    if "text" in modalities.output:
        return "vision" if "image" in modalities.input else "chat"
    return "image-generation" if "image" in modalities.output else "speech" if "audio" in modalities.output else None


def _named(text: str, names: Iterable[str]) -> str:
    """A text with some names after it."""
    listed = sorted(names)
    more = len(listed) - _MOST_NAMED
    return f"{text} {', '.join(listed[:_MOST_NAMED])}{f' and {more} more' if more > 0 else ''}"
