"""Which files a run looks at.

A folder is searched for files of the right name; git, where it is at home, says which files count. Links to folders
are not followed, so no loop is possible.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import TYPE_CHECKING

from provcheck.dialects.detect import is_openclaw_name, is_yaml_name
from provcheck.paths import repository, shown

if TYPE_CHECKING:
    from provcheck.settings import Policy

SKIPPED_FOLDERS = frozenset(
    [
        ".git",
        ".hg",
        ".svn",
        ".direnv",
        ".eggs",
        ".mypy_cache",
        ".nox",
        ".pytest_cache",
        ".ruff_cache",
        ".tox",
        ".venv",
        "__pycache__",
        "__pypackages__",
        "_build",
        "dist",
        "node_modules",
        "venv",
    ]
)
"""Folders that hold other people's or generated files; they are searched only when they are named themselves."""


class Scope:
    """What the settings leave out of a search, and what they take into it: for each path those nearest to it."""

    def __init__(self, policy: Policy) -> None:
        self.policy = policy
        self._left_out: dict[str, bool] = {}

    def excludes(self, path: str) -> bool:
        """Whether a path is left out, or a folder above it."""
        return self._excludes(os.path.abspath(path))

    def leaves_out(self, path: str) -> bool:
        """Whether a search of the current folder passes a path by, whatever it is called."""
        return _skipped(shown(path)) or self.excludes(path)

    def includes(self, path: str) -> bool:
        """Whether a file is taken for an OpenClaw configuration whatever it is called."""
        globs = self.policy.of(os.path.dirname(path) or ".").include
        return bool(globs) and any(glob.matches_exactly(os.path.abspath(path)) for glob in globs)

    def _excludes(self, path: str) -> bool:
        """The same for an absolute path. Settings in a folder have no say on that folder itself."""
        way = []
        while path not in self._left_out and os.path.dirname(path) != path:
            way.append(path)
            path = os.path.dirname(path)
        known = self._left_out.get(path, False)
        for step in reversed(way):
            globs = self.policy.of(os.path.dirname(step)).exclude
            known = self._left_out[step] = known or any(glob.matches_exactly(step) for glob in globs)
        return known


def search(folder: str, scope: Scope) -> Iterator[str]:
    """Files below a folder that may hold a configuration, sorted by path."""
    names = _git_files(folder)
    for relative in sorted(_walk(folder, scope) if names is None else names):
        path = shown(os.path.join(folder, relative))
        is_folder = relative.endswith("/")
        if _skipped(relative) or not (is_folder or _wanted(relative) or scope.includes(path)) or scope.excludes(path):
            continue
        if is_folder:
            yield from search(path, scope)
        elif os.path.isfile(path):
            yield path


def _skipped(relative: str) -> bool:
    return not SKIPPED_FOLDERS.isdisjoint(relative.split("/")[:-1])


def _wanted(relative: str) -> bool:
    name = relative.rpartition("/")[2]
    return is_openclaw_name(name) or is_yaml_name(name)


def _walk(folder: str, scope: Scope) -> list[str]:
    """Files below a folder, and the repositories in it, which end in a slash and are left to git."""
    found: list[str] = []
    waiting = [""]
    while waiting:  # os.walk calls itself for each folder in Python 3.11
        prefix = waiting.pop()
        for entry in _entries(os.path.join(folder, prefix)):
            path = prefix + entry.name
            if not _is_folder(entry):
                found.append(path)
            elif entry.name not in SKIPPED_FOLDERS and not entry.is_symlink() and not scope.excludes(entry.path):
                (found if _is_repository(entry.path) else waiting).append(f"{path}/")
    return found


def _entries(folder: str) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as entries:
            return list(entries)
    except OSError:
        return []


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:
        return False


def _is_repository(folder: str) -> bool:
    return not os.path.islink(folder) and os.path.exists(os.path.join(folder, ".git"))


def _git_files(folder: str) -> list[str] | None:
    """What git knows or would add below a folder; ``None`` without git, and in a folder that git ignores.

    A repository inside of it is one name that ends in a slash.
    """
    if repository(folder) is None:
        return None
    from provcheck.workspace.git import git

    listed = git(folder, "ls-files", "-z", "--cached", "--others", "--exclude-standard")
    if listed is None:
        return None
    names = list(dict.fromkeys(filter(None, listed.split("\0"))))
    if not names and git(folder, "check-ignore", "-q", ".") is not None:
        return None
    if ".gitmodules" in names:
        names = [f"{name}/" if _is_repository(os.path.join(folder, name)) else name for name in names]
    return names
