"""Which models of the catalogue a person means: by id, by a part of it, or by something like it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from provcheck.catalog.query.entries import Entry, everything, exact, meant

if TYPE_CHECKING:
    from collections.abc import Sequence

_MAX_QUERY = 200
"""Nobody's model id is longer, in characters."""

Match: TypeAlias = Literal["all", "exact", "part", "none"]


class Answer(NamedTuple):
    """What was found. ``meant`` is what a wrong id surely means, ``close`` are refs that look like it."""

    match: Match
    entries: list[Entry]
    others: Sequence[Entry] = ()
    meant: Entry | None = None
    why: str | None = None
    close: Sequence[str] = ()


def answer(query: str | None) -> Answer:
    """The models of a query; all of them without one. ``others`` hold an exact id as a part of theirs."""
    if query is None or not query.strip():
        return Answer("all", everything())
    wanted = query.strip()
    if len(wanted) > _MAX_QUERY:
        return Answer("none", [])
    found = exact(wanted)
    if found:
        refs = {entry.ref for entry in found}
        return Answer("exact", found, others=[one for one in _holding(wanted) if one.ref not in refs])
    # A known confusion may be a part of the right id, as "meta/llama3-70b" is.
    right, why = meant(wanted)
    if right is not None and why is not None:
        return Answer("none", [], meant=right, why=why)
    parts = _holding(wanted)
    if parts:
        return Answer("part", parts)
    return Answer("none", [], meant=right, close=[] if right else _close(wanted))


def _holding(query: str) -> list[Entry]:
    words = query.lower().split()
    return [entry for entry in everything(refused=True) if all(word in entry.ref.lower() for word in words)]


def _close(query: str) -> list[str]:
    """Refs that a person may have had in mind. Looser than the advice of rules, which must be sure."""
    from difflib import get_close_matches

    named = {name: entry.ref for entry in everything() for name in (entry.id.rpartition("/")[2], entry.id, entry.ref)}
    names = get_close_matches(query.lower(), named, n=9, cutoff=0.7)
    return list(dict.fromkeys(named[name] for name in names))[:3]
