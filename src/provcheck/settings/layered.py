"""What holds for each file: the nearest settings file, and the command line on top."""

from __future__ import annotations

import os
from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple

from provcheck.settings import Settings
from provcheck.settings.globs import Glob
from provcheck.settings.nearest import Nearest


class CommandLine(NamedTuple):
    """What is asked for on the command line.

    ``replaced`` are fields of `Settings` that win over the settings; ``ignore`` and ``exclude`` are added to theirs.
    ``config`` is a settings file for all paths; ``isolated``: no settings file counts.
    """

    replaced: Mapping[str, Any]
    ignore: tuple[str, ...] = ()
    exclude: tuple[Glob, ...] = ()
    config: str | None = None
    isolated: bool = False

    def on(self, settings: Settings) -> Settings:
        """The settings with what is asked for on top."""
        return settings._replace(
            ignore=(*settings.ignore, *self.ignore), exclude=(*settings.exclude, *self.exclude), **self.replaced
        )


class Layered:
    """A `Policy` of settings files and a command line."""

    def __init__(self, asked: CommandLine) -> None:
        self._asked = asked
        self._defaults = Settings(as_of=date.today())
        self._nearest = Nearest()
        self._by_file: dict[str | None, Settings] = {None: asked.on(self._defaults)}
        self._by_path: dict[str, Settings] = {}

    def of(self, path: str) -> Settings:
        """What holds for a file or folder, given as it is shown. Raises `UnusableSettingsError`."""
        found = self._by_path.get(path)
        if found is None:
            found = self._by_path[path] = self._from(self._file(path))
        return found

    def _file(self, path: str) -> str | None:
        """The path of the settings file that holds for a path."""
        if self._asked.isolated or self._asked.config:
            return self._asked.config
        where = os.path.abspath(path)
        return self._nearest.of(where if os.path.isdir(where) else os.path.dirname(where))

    def _from(self, file: str | None) -> Settings:
        if file not in self._by_file:
            from provcheck.settings.chain import Chain
            from provcheck.settings.merged import merged

            chain = Chain(str(file), self._nearest.opened)
            self._by_file[file] = self._asked.on(merged(chain, self._defaults, self._asked.replaced))
        return self._by_file[file]
