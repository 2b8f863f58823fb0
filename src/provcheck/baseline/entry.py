"""What identifies a finding from one run to the next."""

from __future__ import annotations

import os
from typing import NamedTuple


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
    """A file's path as the baselines of a folder have it; a link stays what it is."""
    there = os.path.join(os.path.realpath(os.path.dirname(path) or "."), os.path.basename(path))
    return os.path.relpath(there, folder).replace(os.sep, "/")


def rebased(entry: Entry, old: str, new: str) -> Entry:
    """An entry of a baseline in one folder as one in another folder has it."""
    path = os.path.relpath(os.path.join(old, entry.path), new)
    return entry._replace(path=path.replace(os.sep, "/"))
