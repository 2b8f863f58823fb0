"""What is known of a model once the settings have been heard."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Literal, cast

from provcheck.catalog.corrections import Correction, corrected_refs, correction
from provcheck.catalog.kinds import kind_by_name
from provcheck.catalog.known import Kind, KnownModel

if TYPE_CHECKING:
    from collections.abc import Iterable

_OF_ANY_MODEL = frozenset({"kind", "context_window", "max_output_tokens"})
"""What makes of a model that converses with nobody one that has limits, or that chats after all."""


def corrected(known: KnownModel | None, model_id: str, providers: Iterable[str | None]) -> KnownModel | None:
    """What is known of a model that several providers' names lead to; the last name has the last word."""
    for provider in providers:
        one = correction(provider, model_id)
        if one is not None:
            known = _apply(one, known or _added(model_id))
    return known


def corrected_nim(
    known: KnownModel | None, special: KnownModel | None, model_id: str, providers: Iterable[str | None]
) -> KnownModel | None:
    """What is known of a model of hosted NIM. A ``special`` one stays that, unless the settings know more of it."""
    found = corrected(known or special, model_id, providers)
    stays_special = known is None and special is not None and found and found.by_settings.isdisjoint(_OF_ANY_MODEL)
    return None if stays_special else found


def of_weights(known: KnownModel, catalogued: KnownModel | None) -> KnownModel:
    """A corrected model whoever serves it: some allow less than the weights do, nobody allows more."""
    window, before = known.context_window, catalogued.context_window if catalogued else None
    if catalogued is None or window is None or before is None or window >= before:
        return known
    return known._replace(
        context_window=before,
        native_context_window=catalogued.native_context_window,
        confidence=catalogued.confidence,
        by_settings=known.by_settings - {"context_window"},
    )


def added_ids(providers: Iterable[str | None]) -> set[str]:
    """The ids that the settings speak of under any of these names."""
    names = {one.lower() for one in providers if one}
    return {model_id for provider, model_id in corrected_refs() if provider in names}


def _added(model_id: str) -> KnownModel:
    """A model of which nothing is known but that the settings name it."""
    return KnownModel(
        id=model_id,
        kind=kind_by_name(model_id) or "chat",
        context_window=None,
        confidence="high",
        hosted_context_window=None,
        native_context_window=None,
        max_output_tokens=None,
        state="listed",
        retired_on=None,
        last_listed=None,
        successor=None,
        by_settings=frozenset({"id"}),
    )


def _apply(one: Correction, known: KnownModel) -> KnownModel:
    """What the settings say in the place of what was known. What says the same again changes nothing."""
    known = _with_state(one.retired, known)
    if one.context_window not in {None, known.context_window}:
        known = known._replace(
            context_window=one.context_window,
            confidence="high",
            hosted_context_window=None,
            native_context_window=None,
            by_settings=known.by_settings | {"context_window"},
        )
    if one.max_output_tokens not in {None, known.max_output_tokens}:
        by_settings = known.by_settings | {"max_output_tokens"}
        known = known._replace(max_output_tokens=one.max_output_tokens, by_settings=by_settings)
    if one.kind is not None and (one.kind != known.kind or "id" in known.by_settings):
        known = known._replace(kind=cast(Kind, one.kind), by_settings=known.by_settings | {"kind"})
    return known


def _with_state(retired: date | bool | None, known: KnownModel) -> KnownModel:
    on = retired.isoformat() if isinstance(retired, date) else None
    if retired is None or (on is not None and on == known.retired_on):
        return known
    state: Literal["listed", "retired"] = "retired" if retired else "listed"
    says_the_same = on is None and state == known.state and (retired or known.retired_on is None)
    if says_the_same and "id" not in known.by_settings:
        return known
    return known._replace(state=state, retired_on=on, by_settings=known.by_settings | {"state"})
