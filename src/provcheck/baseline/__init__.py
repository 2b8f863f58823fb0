"""Findings that are known and put off: a file names them, and only what is new is reported."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from provcheck.baseline.entry import Entry, folder_of, rebased, resolved
from provcheck.baseline.file import load, written
from provcheck.baseline.identity import Identifier
from provcheck.baseline.match import Found, Matched, match
from provcheck.baseline.moves import follow
from provcheck.baseline.named import NOBODY, Named, others
from provcheck.finding import Gone, Suppressed
from provcheck.redact.redactor import redactor_of

if TYPE_CHECKING:
    from provcheck.finding import Finding
    from provcheck.workspace.loaded import Loaded

__all__ = ["Applied", "Named", "Wish", "apply", "others"]


class Wish(NamedTuple):
    """What to compare with, and what to write.

    To ``write`` accepts all that would be reported, or, where there is a ``baseline`` too, nothing new. ``covers``
    tells whether the baseline is that of a file, ``named`` who says so.
    """

    baseline: str | None
    write: str | None = None
    covers: Callable[[str], bool] = lambda _: True
    named: Named = NOBODY


class Applied(NamedTuple):
    """All findings, the known ones marked; what is gone from the baseline; and the one to write, if that is wished."""

    findings: list[Finding]
    gone: tuple[Gone, ...]
    text: str | None


def apply(
    findings: list[Finding],
    loaded: Loaded,
    wish: Wish,
    chosen: Callable[[str], frozenset[str]],
    shown: Callable[[Finding], bool],
) -> Applied:
    """Mark what a baseline knows.

    ``chosen`` gives the codes that were checked in a file, ``shown`` whether a finding is grave enough to be reported.
    Raises `provcheck.settings.UnusableSettingsError`.
    """
    path = wish.baseline or wish.write or ""
    entries, cut = follow(load(path, to_write=wish.baseline is None, named=wish.named), path)
    entries = resolved(entries, folder_of(path))
    if wish.write and wish.baseline:
        load(wish.write, to_write=True)
    redactor = redactor_of(findings, [file.source for file in loaded.files])
    identifier = Identifier(loaded.files, redactor, folder_of(path))
    found = [identifier.found(one) for one in findings if one.suppressed is None and wish.covers(one.location.path)]
    whole = cut is None or wish.baseline is None
    judged = _judged(identifier, loaded, folder_of(path), chosen, wish.covers, whole=whole)
    matched = match(found, entries, judged)
    known = list(matched.known)
    if not wish.baseline:
        known += [one for one in matched.new if shown(one.finding)]
    marked = _marked(findings, {id(one.finding) for one in known})
    cut = None if whole or not _seem_renamed(matched, folder_of(path), shown) else cut
    number = 0 if wish.write else len(matched.gone)
    shrink = wish.named.command("--baseline", path, "--write-baseline", path)
    gone = (Gone(path, number, shrink, cut),) if number or cut else ()
    text = _text(known, matched, folder_of(path), folder_of(wish.write)) if wish.write else None
    return Applied(marked, gone, text)


def _marked(findings: list[Finding], known: set[int]) -> list[Finding]:
    baseline = Suppressed("baseline")
    return [one._replace(suppressed=baseline) if id(one) in known else one for one in findings]


def _judged(
    identifier: Identifier,
    loaded: Loaded,
    folder: str,
    chosen: Callable[[str], frozenset[str]],
    covers: Callable[[str], bool],
    *,
    whole: bool,
) -> Callable[[Entry], bool]:
    """Whether the run would have found an entry again: it looked for that, in a file that it read or that is gone.

    Without the ``whole`` history a file that is gone may be there under another name. What does not parse hides
    everything else that is wrong with it.
    """
    unread = {file.path for file in loaded.files if file.faults}
    checked = {identifier.path(file.path): file.path for file in loaded.files if file.reported and covers(file.path)}

    def judged(entry: Entry) -> bool:
        path = checked.get(entry.path)
        if path is None:
            there = os.path.join(folder, entry.path)
            return whole and not os.path.lexists(there) and entry.code in chosen(os.path.relpath(there))
        return entry.code in chosen(path) and path not in unread

    return judged


def _seem_renamed(matched: Matched, folder: str, shown: Callable[[Finding], bool]) -> bool:
    """Whether what is new is all but the path an entry of a file that is gone."""
    new = {one.entry[1:] for one in matched.new if shown(one.finding)}
    left = (*matched.gone, *matched.unjudged)
    return any(one[1:] in new and not os.path.lexists(os.path.join(folder, one.path)) for one in left)


def _text(known: list[Found], matched: Matched, old: str, new: str) -> str:
    """The baseline to write: what is known, and what this run could not judge."""
    return written(rebased(entry, old, new) for entry in (*(one.entry for one in known), *matched.unjudged))
