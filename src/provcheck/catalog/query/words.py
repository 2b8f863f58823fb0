"""What is said of a model in words: its state on a day, its kind, and how large a figure is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from provcheck.catalog.standing import LISTED_ON, Standing, retiring_on, standing

if TYPE_CHECKING:
    from datetime import date

    from provcheck.catalog.query.entries import Entry

_KINDS = {
    "chat": "chat",
    "vision": "chat, reads images",
    "guard": "guard: judges texts, does not chat",
    "base": "base: completes texts, does not chat",
    "reward": "reward: rates answers, does not chat",
    "embedding": "embedding: turns texts into vectors, does not chat",
    "reranking": "reranking: sorts search results, does not chat",
    "parsing": "parsing: reads documents, does not chat",
    "ocr": "OCR: reads images of texts, does not chat",
    "translation": "translation, does not chat",
    "speech": "speech, does not chat",
    "image-generation": "image generation",
    "detection": "detection: labels what it is shown, does not chat",
    "other": "made for one task; whether it chats is not known",
}

_STATES = {
    "listed": "listed on {}",
    "delisted": "no longer listed by NVIDIA",
    "unrouted": "NVIDIA listed it, but answered HTTP 404 on {}",
    "flagged": "marked as gone by a library or models.dev",
    "account-only": "NVIDIA listed it, but one free account could not call it on {}; yours may",
    "account-flagged": "marked as gone by a library; one free account could not call it on {}",
    "unknown": "not known",
}
_LAST = frozenset({"delisted", "flagged", "unknown"})
"""States for which the last listing says something more."""


def standing_of(entry: Entry, day: date) -> Standing:
    """How a model stands on a day; of one that is only refused, nothing but its date is known."""
    if entry.known is not None:
        return standing(entry.known, day)
    shut_down = entry.refused.shut_down if entry.refused else None
    if shut_down is None:
        return Standing("unknown")
    return retiring_on(shut_down, day)


def short_state(where: Standing) -> str:
    """A state for a table."""
    if where.state in {"retired", "retiring"} and where.on:
        return f"{'retired' if where.state == 'retired' else 'retires'} {where.on}"
    return "not known" if where.state == "unknown" else where.state


def state(entry: Entry, where: Standing) -> str:
    """A state in words, with the day that goes with it."""
    if entry.known is not None and entry.known.is_judged_by_settings:
        days = f", {_days(where.days)}" if where.days is not None else ""
        return f"{short_state(where).replace(' ', ' on ')}{days}, by the settings"
    if where.state in {"retired", "retiring"}:
        answers = "; NVIDIA answers HTTP 410" if entry.provider == "nvidia" and where.state == "retired" else ""
        return f"{short_state(where).replace(' ', ' on ')}, {_days(where.days or 0)}{answers}"
    if where.state == "delisted" and entry.provider != "nvidia":
        return f"models.dev no longer listed it on {LISTED_ON}"
    last = where.on or (entry.known.last_listed if entry.known else None)
    return _STATES[where.state].format(last) + (f"; last listed on {last}" if where.state in _LAST and last else "")


def kind(entry: Entry) -> str | None:
    """What a model is for, ``None`` where nothing says."""
    return _KINDS[entry.kind] if entry.kind else None


def tokens(count: int | None) -> str:
    """A limit in tokens."""
    return "not known" if count is None else f"{count:,} tokens"


def _days(count: int) -> str:
    if count == 0:
        return "today"
    unit = "day" if abs(count) == 1 else "days"
    return f"in {count} {unit}" if count > 0 else f"{-count} {unit} ago"
