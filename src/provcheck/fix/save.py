"""Puts fixed texts in the place of the files that they were read from."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from provcheck import writing
from provcheck.writing import Target


class Text(NamedTuple):
    """What a file said when it was read, and what it is to say."""

    before: str
    after: str


def save(texts: Mapping[str, Text], links: Iterable[frozenset[str]]) -> dict[str, str]:
    """Write the texts of files by path; why some could not be written, by path too.

    Files that one fix changed together, as ``links`` tells, are written together or not at all.
    """
    failed: dict[str, str] = {}
    for group in _groups(texts, links):
        targets = [Target(path, texts[path].after, replaces=True, before=texts[path].before) for path in group]
        try:
            for path in group:
                _refuse_unsuitable(path)
            writing.write(targets)
        except OSError as error:
            culprit = error.filename if error.filename in group else group[0]
            failed.update((path, _reason(error, path, culprit)) for path in group)
    return failed


def _groups(paths: Iterable[str], links: Iterable[frozenset[str]]) -> list[list[str]]:
    """The files in groups, so that no link leads from one group to another."""
    group_of = {path: [path] for path in paths}
    for link in links:
        merged: list[str] = []
        for group in {id(group_of[path]): group_of[path] for path in link if path in group_of}.values():
            merged += group
        group_of.update((path, merged) for path in merged)
    return list({id(group): sorted(group) for group in group_of.values()}.values())


def _refuse_unsuitable(path: str) -> None:
    """Raise `OSError` for a file that a new one must not take the place of."""
    if os.stat(path).st_nlink > 1:
        raise OSError(errno.EMLINK, "it has several names (hard links), and only one of them would be changed", path)
    if not os.access(path, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), path)


def _reason(error: OSError, path: str, culprit: str) -> str:
    reason = error.strerror or str(error)
    reason = reason[:1].lower() + reason[1:]
    return reason if path == culprit else f"it goes with {culprit}, which cannot be written: {reason}"
