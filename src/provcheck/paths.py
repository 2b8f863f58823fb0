"""Paths: as they are shown, one below another, and in their repository."""

from __future__ import annotations

import os
from collections.abc import Iterator


def shown(path: str) -> str:
    """A path as it is shown: relative to the current folder where it is below it, with forward slashes."""
    normal = os.path.normpath(path)
    if normal.startswith((os.sep, os.pardir)) and is_below(os.path.abspath(normal), os.getcwd()):
        normal = os.path.relpath(normal)
    return normal.replace(os.sep, "/")


def is_somewhere() -> bool:
    """Whether the current folder is still there."""
    try:
        os.getcwd()
    except OSError:
        return False
    return True


def is_below(path: str, folder: str) -> bool:
    """Whether an absolute path is a folder, or lies below it."""
    return path == folder or path.startswith(folder.rstrip(os.sep) + os.sep)


def repository(path: str) -> str | None:
    """The top folder of the git repository that a file or folder belongs to."""
    return next(repositories(path), None)


def repositories(path: str) -> Iterator[str]:
    """The top folders of the git repositories around a file or folder, the nearest first."""
    folder, below = os.path.abspath(path), ""
    while folder != below:
        if os.path.exists(os.path.join(folder, ".git")):
            yield folder
        folder, below = os.path.dirname(folder), folder
