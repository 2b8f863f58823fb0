"""The answer for programs."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from provcheck.catalog import DATE
from provcheck.catalog.known import listed_relative
from provcheck.catalog.query.words import standing_of
from provcheck.catalog.sources import sources

if TYPE_CHECKING:
    from datetime import date

    from provcheck.catalog.query import Answer
    from provcheck.catalog.query.entries import Entry

_VERSION = 1


def render(found: Answer, query: str | None, day: date) -> str:
    """The answer as a JSON document, ending in a line end. Limits count tokens, dates are ISO dates."""
    document = {
        "version": _VERSION,
        "catalog": DATE,
        "as_of": day.isoformat(),
        "query": query,
        "match": found.match,
        "models": [_model(entry, day) for entry in found.entries],
        "others": [entry.ref for entry in found.others],
        "did_you_mean": None if found.meant is None else {"why": found.why, "model": _model(found.meant, day)},
        "close": list(found.close),
    }
    return json.dumps(document, indent=2) + "\n"


def _model(entry: Entry, day: date) -> dict[str, Any]:
    known, where = entry.known, standing_of(entry, day)
    relative = listed_relative(known) if known and entry.provider == "nvidia" and known.state != "listed" else None
    return {
        "provider": entry.provider,
        "id": entry.id,
        "ref": entry.ref,
        "kind": entry.kind,
        "state": where.state,
        "since": where.on,
        "days_left": where.days,
        "last_listed": known.last_listed if known else None,
        "family_listed": relative.id if relative else None,
        "context_window": known.context_window if known else None,
        "confidence": known.confidence if known and known.context_window is not None else None,
        "hosted_context_window": known.hosted_context_window if known else None,
        "native_context_window": known.native_context_window if known else None,
        "max_output_tokens": known.max_output_tokens if known else None,
        "openclaw_refuses": _refusal(entry),
        "sources": [one._asdict() for one in sources(entry.provider, known, entry.refused)],
    }


def _refusal(entry: Entry) -> dict[str, Any] | None:
    if entry.refused is None:
        return None
    one = entry.refused
    return {"since": one.since, "until": one.until, "hosts": list(one.hosts) or None, "use": one.use}
