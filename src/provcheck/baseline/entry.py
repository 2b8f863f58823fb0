"""What identifies a finding from one run to the next."""

from __future__ import annotations

import os
from typing import NamedTuple

from provcheck.paths import is_below, repository


class Entry(NamedTuple):
    """A finding that is known: a line of a baseline.

    ``path`` is relative to the folder of the baseline, with forward slashes. ``at`` says where in the file, in names
    instead of positions; ``text`` is what stands there, where that is a value.

    Neither lines nor the order of things are part of it, so it stays when a file grows or is tidied up. Nor are message
    and severity, which change with the day, the catalogue and the release.
    """

    path: str
    code: str
    at: str
    text: str = ""


def folder_of(baseline: str) -> str:
    """The folder that the paths of a baseline start from."""
    return os.path.realpath(os.path.dirname(baseline) or ".")


def path_from(folder: str, path: str) -> str:
    """A file's path as the baselines of a folder have it.

    A run tells of a file under one of its names, and which one changes with the links there are. A link to a file of
    the same repository, or else the same folder, is that file; one that leads out of it stays what it is.
    """
    there = os.path.join(os.path.realpath(os.path.dirname(path) or "."), os.path.basename(path))
    if os.path.islink(there):
        real = os.path.realpath(there)
        if os.path.isfile(real) and is_below(real, repository(folder) or folder):
            there = real
    return os.path.relpath(there, folder).replace(os.sep, "/")


def resolved(entries: list[Entry], folder: str) -> list[Entry]:
    """Entries of a baseline in a folder without links, which were files, or were accepted as files, before."""
    whole = {path: os.path.join(folder, path) for path in {one.path for one in entries}}
    real = {path: path_from(folder, there) for path, there in whole.items() if os.path.islink(there)}
    return [one._replace(path=real.get(one.path, one.path)) for one in entries] if real else entries


def rebased(entry: Entry, old: str, new: str) -> Entry:
    """An entry of a baseline in one folder as one in another folder has it."""
    path = os.path.relpath(os.path.join(old, entry.path), new)
    return entry._replace(path=path.replace(os.sep, "/"))
