"""The loss report for programs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from provcheck.conversion.entry import Outcome
from provcheck.report.json import written

if TYPE_CHECKING:
    from collections.abc import Sequence

    from provcheck.conversion.entry import Entry, Place

_VERSION = 1


def render(entries: Sequence[Entry]) -> str:
    """The entries, in the order given, as a JSON document in two-space indentation, ending in a line end."""
    return written(document(entries))


def document(entries: Sequence[Entry]) -> dict[str, Any]:
    """The entries as an object."""
    outcomes = [entry.outcome for entry in entries]
    return {
        "version": _VERSION,
        "entries": [_entry(entry) for entry in entries],
        "summary": {outcome.value: outcomes.count(outcome) for outcome in Outcome},
    }


def _entry(entry: Entry) -> dict[str, Any]:
    return {
        "class": entry.outcome.value,
        **_place(entry.source),
        "line": entry.source.line,
        "column": entry.source.column,
        "target": None if entry.target is None else _place(entry.target),
        "reason": entry.reason,
    }


def _place(place: Place) -> dict[str, str | int]:
    return {"path": place.path, "document": place.document, "pointer": place.pointer}
