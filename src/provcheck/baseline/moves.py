"""Files that have another name since a baseline was written, where git knows it."""

from __future__ import annotations

import os
from typing import NamedTuple

from provcheck.baseline.entry import Entry, folder_of, path_from
from provcheck.paths import repository


class Followed(NamedTuple):
    """Entries under the names that their files have now.

    ``cut``: what may have been renamed is not known, since the clone has no history from before this commit.
    """

    entries: list[Entry]
    cut: str | None = None


def follow(entries: list[Entry], baseline: str) -> Followed:
    """Look for files that are not where a baseline has them; only then git is asked."""
    folder = folder_of(baseline)
    there = {path: os.path.lexists(os.path.join(folder, path)) for path in {one.path for one in entries}}
    top = None if all(there.values()) else repository(folder)
    if top is None:
        return Followed(entries)
    from provcheck.baseline.history import origin, pending, span
    from provcheck.baseline.names import latest

    now = pending(top)
    first = origin(top, os.path.join(folder, os.path.basename(baseline)), now)
    if first is None:
        return Followed(entries)
    # A baseline that was moved has all its entries from where it was.
    sought = {path: _inside(top, first.folder, path) for path in there if first.folder != folder or not there[path]}
    commits = span(top, first)
    names = latest(sought.values(), commits, now)
    moved = {path: _present(top, names[old]) for path, old in sought.items()}
    known = {path: path_from(folder, found) for path, found in moved.items() if found}
    return Followed(
        [one._replace(path=known.get(one.path, one.path)) for one in entries],
        cut=commits.cut[0][:10] if commits.cut else None,
    )


def _inside(top: str, folder: str, path: str) -> str:
    """An entry's path as git has it."""
    return os.path.relpath(os.path.join(folder, path), top).replace(os.sep, "/")


def _present(top: str, names: list[str]) -> str | None:
    """The first name under which there is a file, as an absolute path."""
    return next((path for name in names if os.path.lexists(path := os.path.join(top, name))), None)
