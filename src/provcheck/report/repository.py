"""Where a file stands in its repository, which is how the servers of git know it."""

from __future__ import annotations

import os
from collections.abc import Iterator


def in_repository(path: str, variable: str) -> str:
    """A path from the top of its repository, with forward slashes; as it is where it is in none.

    ``variable`` names the environment's variable for the folder of a CI job. A repository in there begins at the
    outermost ``.git`` around the file, so that a submodule is part of it, else at that folder; without the variable at
    the nearest ``.git``, else at the current folder.
    """
    full = os.path.abspath(path)
    top = _top(full, os.environ.get(variable, ""))
    return os.path.relpath(full, top).replace(os.sep, "/") if _is_below(full, top) else path


def _top(path: str, given: str) -> str:
    # A job's folder may be named through a link, which the current folder never is.
    for job in filter(None, (given, given and os.path.realpath(given))):
        if _is_below(path, job):
            found = [folder for folder in _folders(path) if _is_below(folder, job) and _has_git(folder)]
            return found[-1] if found else job
    return next(filter(_has_git, _folders(path)), os.getcwd())


def _folders(path: str) -> Iterator[str]:
    """The folders above a path, the nearest first."""
    while (folder := os.path.dirname(path)) != path:
        yield folder
        path = folder


def _has_git(folder: str) -> bool:
    return os.path.exists(os.path.join(folder, ".git"))


def _is_below(path: str, folder: str) -> bool:
    return path == folder or path.startswith(folder.rstrip(os.sep) + os.sep)
