"""Finds the settings file that holds for a folder."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from provcheck.settings.document import Document

OWN = "provcheck.toml"
SHARED = "pyproject.toml"


class Nearest:
    """Looks upward for settings, once in each folder, and keeps the files that it has read."""

    def __init__(self) -> None:
        self._found: dict[str, str | None] = {}
        self._opened: dict[str, Document] = {}

    def of(self, folder: str) -> str | None:
        """The path of the settings file of an absolute folder: its own, else that of the nearest folder above it.

        Raises `UnusableSettingsError`, for a pyproject.toml of which nobody can tell whether it holds settings.
        """
        passed = []
        while folder not in self._found:
            passed.append(folder)
            parent = os.path.dirname(folder)
            found = self._in(folder)
            if found or parent == folder:
                self._found[folder] = found
                break
            folder = parent
        for below in passed:
            self._found[below] = self._found[folder]
        return self._found[folder]

    @property
    def read(self) -> frozenset[str]:
        """The paths of the settings files that were read."""
        return frozenset(self._opened)

    def opened(self, path: str, *, piped: bool = False) -> Document:
        """A settings file, read once; a shell may pipe in one that the user names. Raises `UnusableSettingsError`."""
        if path not in self._opened:
            from provcheck.settings.document import Document

            self._opened[path] = Document(path, piped=piped)
        return self._opened[path]

    def _in(self, folder: str) -> str | None:
        own, shared = os.path.join(folder, OWN), os.path.join(folder, SHARED)
        if os.path.lexists(own):  # and whoever reads it says why that is impossible
            return own
        return shared if self.holds_settings(shared) else None

    def holds_settings(self, pyproject: str) -> bool:
        """Whether there is a pyproject.toml with a table for provcheck. Most have none, and are not even parsed."""
        if not os.path.isfile(pyproject):
            return False
        try:
            with open(pyproject, "rb") as stream:
                may_hold = b"provcheck" in stream.read()
        except OSError:
            may_hold = True  # and whoever reads it says why that is impossible
        return may_hold and self.opened(pyproject).table is not None
