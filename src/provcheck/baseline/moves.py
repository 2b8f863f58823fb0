"""Files that have another name since a baseline was written, where git knows it."""

from __future__ import annotations

import os
from collections.abc import Iterator

from provcheck.baseline.entry import Entry, folder_of, path_from
from provcheck.workspace.discovery import repository
from provcheck.workspace.git import git


def follow(entries: list[Entry], baseline: str) -> list[Entry]:
    """Entries under the names that their files have now; git is asked only when a file is not there any more."""
    folder = folder_of(baseline)
    missing = {one.path for one in entries if not os.path.lexists(os.path.join(folder, one.path))}
    if not missing:
        return entries
    moved: dict[str, str] = {}
    for old, new in _renames(folder, os.path.basename(baseline)):
        moved.setdefault(path_from(folder, old), path_from(folder, new))
    return [one._replace(path=moved.get(one.path, one.path)) if one.path in missing else one for one in entries]


def _renames(folder: str, name: str) -> Iterator[tuple[str, str]]:
    """Old and new absolute paths of files that were renamed, staged renames included.

    It looks back to the commit that last touched the baseline, and to that one's parents: either the same commit may
    have renamed a file, or one side of a merge, and the other side may have added an entry.
    """
    top = repository(folder)
    touched = git(folder, "--literal-pathspecs", "rev-list", "-1", "HEAD", "--", name) if top else None
    if top is None or touched is None:
        return
    commit = touched.strip() or "HEAD"
    parents = git(top, "rev-parse", f"{commit}^@") or ""
    for since in (commit, *parents.split()):
        listed = git(top, "-c", "diff.relative=false", "diff", "--find-renames", "--name-status", "-z", since, "--")
        for old, new in _parsed(listed or ""):
            yield os.path.join(top, old), os.path.join(top, new)


def _parsed(listed: str) -> Iterator[tuple[str, str]]:
    """The renames in what git lists: a letter, then one path, or two for a rename."""
    parts = iter(listed.split("\0"))
    for status in parts:
        if status.startswith("R"):
            yield next(parts, ""), next(parts, "")
        else:
            next(parts, None)
