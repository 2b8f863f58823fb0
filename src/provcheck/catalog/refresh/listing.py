"""What ``GET /v1/models`` answers: a list of ids, in the shape of OpenAI's service, which NVIDIA's and vLLM share."""

from __future__ import annotations

from pydantic import AliasChoices, BaseModel, Field, TypeAdapter

from provcheck.catalog.kinds import kind_by_name
from provcheck.catalog.known import find_nim, find_special, nim_ids
from provcheck.catalog.refresh.saved import Saved, UnusableError
from provcheck.catalog.refresh.user import Name, Tokens, UserCatalog, UserModel

_HOSTED = 20
"""So many of NVIDIA's ids in one list mean that it is NVIDIA's own, which had 81 on 2026-09-05; a server has a few."""


class _Row(BaseModel):
    id: Name
    # vLLM, and so NIM for LLMs from 2.x on, names the window that the server was started with; OpenRouter the model's.
    window: Tokens | None = Field(default=None, validation_alias=AliasChoices("max_model_len", "context_length"))


class _Listing(BaseModel):
    data: list[_Row]


def read(saved: Saved, provider: str) -> UserCatalog:
    """The user catalogue of a list. Raises `UnusableError`.

    An id that NVIDIA's own list lacks is gone; one that stands there may still answer 404 or 410, so that nothing is
    taken back.
    """
    rows = saved.checked(TypeAdapter(_Listing), saved.value).data
    if not rows:
        raise UnusableError(saved.message("lists no models", ["data"]))
    saved.checked(TypeAdapter(dict[Name, None]), {provider: None})
    catalog = UserCatalog(f"an answer to GET /v1/models of {provider}")
    windows: dict[str, int | None] = {}
    for index, row in enumerate(rows):
        if row.id in windows and windows[row.id] != row.window:
            raise UnusableError(saved.message(f"{row.id} stands twice, with two limits", ["data", index]))
        windows[row.id] = row.window
    for model_id, window in windows.items():
        known = find_nim(model_id) or find_special(model_id)
        kind = known.kind if known and known.kind != "other" else kind_by_name(model_id)
        catalog.models[f"{provider}/{model_id}"] = UserModel(context_window=window, kind=kind)
    if provider == "nvidia":
        _retire_missing(catalog, set(windows))
    return catalog


def _retire_missing(catalog: UserCatalog, listed: set[str]) -> None:
    if sum(find_nim(model_id) is not None for model_id in listed) < _HOSTED:
        return
    for model_id in nim_ids():
        known = find_nim(model_id)
        if model_id not in listed and known and known.state in {"listed", "unknown", "account-only", "account-flagged"}:
            ref = f"nvidia/{model_id}"
            catalog.models[ref] = UserModel(retired=True)
            catalog.remarks[ref] = "NVIDIA's answer no longer lists it."
