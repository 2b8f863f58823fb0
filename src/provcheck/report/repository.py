"""Where a file stands in its repository, which is how the servers of git know it."""

from __future__ import annotations

import os
from functools import lru_cache

from provcheck.paths import is_below, repositories, repository


def in_repository(path: str, variable: str) -> str:
    """A path from the top of its repository, with forward slashes; as it is where it is in none.

    ``variable`` names the environment's variable for the folder of a CI job. A repository in there begins at the
    outermost ``.git`` around the file, so that a submodule is part of it, else at that folder; without the variable at
    the nearest ``.git``, else at the current folder.
    """
    full = os.path.abspath(path)
    top = _top(full, os.environ.get(variable, "")) or os.getcwd()
    return os.path.relpath(full, top).replace(os.sep, "/") if is_below(full, top) else path


@lru_cache
def _top(path: str, given: str) -> str | None:
    """The folder that a repository begins at; looked for once, since a file may have thousands of findings."""
    # A job's folder may be named through a link, which the current folder never is.
    for job in filter(None, (given, given and os.path.realpath(given))):
        if is_below(path, job):
            tops = [top for top in repositories(path) if is_below(top, job)]
            return tops[-1] if tops else job
    return repository(path)
