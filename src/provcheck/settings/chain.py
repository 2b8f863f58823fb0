"""A settings file with those that it extends."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Any, NamedTuple

from provcheck.settings.document import Document
from provcheck.settings.keys import TABLES, read

_MOST_FILES = 50
"""A chain of more than a handful is a mistake."""


class Entry(NamedTuple):
    """A value in force, and the file that it comes from."""

    value: Any
    file: Document


class Chain:
    """The settings of files, the nearest first; ``values`` are by key, those of tables by key and entry."""

    def __init__(self, path: str, opened: Callable[[str], Document]) -> None:
        """Read a file and what it extends. Raises `UnusableSettingsError`."""
        nearest = opened(path)
        if nearest.table is None:
            raise nearest.unusable("there is no table [tool.provcheck] in it")
        self.files: list[Document] = []
        self.values: dict[str, Entry] = {}
        self.entries: dict[str, dict[str, Entry]] = {key: {} for key in TABLES}
        self._add(nearest, opened)

    def place(self, key: str) -> str:
        """The file that a key's value comes from, with the line: ``provcheck.toml:3``."""
        file = self.values[key].file
        return f"{file.path}:{file.place(key)[0]}"

    def get(self, key: str, default: Any = None) -> Any:
        """The value of a key; of a table all entries."""
        if key in self.entries:
            return {name: entry.value for name, entry in self.entries[key].items()}
        return self.values[key].value if key in self.values else default

    @property
    def named(self) -> list[str]:
        """The paths of what else the settings want to be read: a baseline, a schema."""
        return [self.values[key].value for key in ("baseline", "openclaw-schema") if key in self.values]

    def _add(self, file: Document, opened: Callable[[str], Document]) -> None:
        while True:
            self.files.append(file)
            found = read(file)
            for key, value in found.items():
                if key in TABLES:
                    for name, entry in value.items():
                        self.entries[key].setdefault(name, Entry(entry, file))
                self.values.setdefault(key, Entry(value, file))
            if "extend" not in found:
                return
            file = self._extended(file, found["extend"], opened)

    def _extended(self, file: Document, path: str, opened: Callable[[str], Document]) -> Document:
        if not os.path.isfile(path):
            raise file.unusable(f"extend: there is no file {path}", "extend")
        names = [one.path for one in self.files]
        known = [os.path.realpath(name) for name in names]
        if os.path.realpath(path) in known:
            circle = [*names[known.index(os.path.realpath(path)) :], path]
            raise file.unusable(f"extend: it leads in a circle: {' -> '.join(circle)}", "extend")
        if len(names) == _MOST_FILES:
            raise file.unusable(
                f"extend: {_MOST_FILES} files extend each other already, the most that are read", "extend"
            )
        other = opened(path)
        if other.table is None:
            raise file.unusable(f"extend: {path} has no table [tool.provcheck]", "extend")
        return other
