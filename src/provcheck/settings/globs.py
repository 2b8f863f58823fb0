"""Patterns of paths: ``*``, ``?`` and ``[a-z]`` within a name, ``**`` for any number of folders."""

import os
import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple, Self


class Glob(NamedTuple):
    """A pattern as it was written, and the absolute path of the folder that it is relative to.

    Without a slash, but for one at its end, it matches a name at any depth.
    """

    pattern: str
    folder: str

    @classmethod
    def all(cls, patterns: Iterable[str], folder: str = ".") -> tuple[Self, ...]:
        """The patterns of a folder."""
        where = _plain(os.path.abspath(folder))
        return tuple(cls(pattern, where) for pattern in patterns)

    def matches(self, path: str) -> bool:
        """Whether it matches a path, or a folder above it."""
        path = os.path.abspath(path)
        while not self.matches_exactly(path):
            path, below = os.path.dirname(path), path
            if path == below:
                return False
        return True

    def matches_exactly(self, path: str) -> bool:
        """Whether it matches this absolute path, whatever lies above that."""
        compiled, path = _compile(self), _plain(path)
        if _is_below(path, compiled.folder):
            return compiled.matches(path[len(compiled.folder) :].split("/")[1:])
        # Settings may come from elsewhere, and a name means the same everywhere.
        return compiled.is_name and not _is_below(compiled.folder, path) and compiled.matches([path.rpartition("/")[2]])


class _Compiled(NamedTuple):
    """A pattern step by step, ``None`` for any number of folders; ``folder`` has no slash at its end."""

    folder: str
    steps: tuple[re.Pattern[str] | None, ...]
    is_name: bool

    def matches(self, names: list[str]) -> bool:
        """Whether the names, one below the other, are a path that the pattern covers as a whole."""
        reached = self._passing({0})
        for name in names:
            reached = self._passing({self._after(at, name) for at in reached if at < len(self.steps)} - {-1})
        return len(self.steps) in reached

    def _after(self, at: int, name: str) -> int:
        """The step that is due after a name, -1 where the name does not match."""
        step = self.steps[at]
        return at if step is None else at + 1 if step.fullmatch(name) else -1

    def _passing(self, reached: set[int]) -> set[int]:
        """The steps that are due, those included that no folders at all lead to."""
        for at, step in enumerate(self.steps):
            if step is None and at in reached:
                reached.add(at + 1)
        return reached


@lru_cache(maxsize=1000)
def _compile(glob: Glob) -> _Compiled:
    from fnmatch import translate

    names = [step for step in glob.pattern.split("/") if step] or [""]
    folder = "" if glob.pattern.startswith("/") else glob.folder.rstrip("/")
    is_name = "/" not in glob.pattern.removeprefix("**/").rstrip("/") and names[:1] not in (["."], [".."])
    while names and names[0] in (".", ".."):
        folder = folder.rpartition("/")[0] if names.pop(0) == ".." else folder
    if is_name:
        names = ["**", *names[-1:]]
    return _Compiled(folder, tuple(None if name == "**" else re.compile(translate(name)) for name in names), is_name)


def _plain(path: str) -> str:
    return path.replace(os.sep, "/")


def _is_below(path: str, folder: str) -> bool:
    return path == folder or path.startswith(folder.rstrip("/") + "/")
