"""What holds for each file: the nearest settings file, and the command line on top."""

from __future__ import annotations

import os
from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from provcheck.settings import Settings
from provcheck.settings.nearest import Nearest

if TYPE_CHECKING:
    from provcheck.settings.chain import Chain
    from provcheck.settings.globs import Glob


class CommandLine:
    """What is asked for on the command line.

    ``replaced`` are fields of `Settings` that win over the settings; ``ignore`` and ``exclude`` are added to theirs.
    ``config`` is a settings file for all paths; ``isolated``: no settings file counts.
    """

    def __init__(
        self,
        replaced: Mapping[str, Any],
        ignore: tuple[str, ...] = (),
        exclude: tuple[Glob, ...] = (),
        config: str | None = None,
        *,
        isolated: bool = False,
    ) -> None:
        self.replaced = replaced
        self.ignore = ignore
        self.exclude = exclude
        self.config = config
        self.isolated = isolated

    def on(self, settings: Settings) -> Settings:
        """The settings with what is asked for on top."""
        return settings._replace(
            ignore=(*settings.ignore, *self.ignore), exclude=(*settings.exclude, *self.exclude), **self.replaced
        )


class Layered:
    """A `Policy` of settings files and a command line; ``nearest`` finds and keeps the files."""

    def __init__(self, asked: CommandLine) -> None:
        self._asked = asked
        self._defaults = Settings(as_of=date.today())
        self.nearest = Nearest()
        self._by_file: dict[str | None, Settings] = {None: asked.on(self._defaults)}
        self._by_path: dict[str, Settings] = {}
        self._named: set[str] = set()

    def of(self, path: str) -> Settings:
        """What holds for a file or folder, given as it is shown. Raises `UnusableSettingsError`."""
        found = self._by_path.get(path)
        if found is None:
            found = self._by_path[path] = self._from(self.file(path))
        return found

    @property
    def files(self) -> frozenset[str]:
        """The paths of the settings files that were read, and of the files that these name."""
        return self.nearest.read.union(self._named)

    @property
    def looks_upward(self) -> bool:
        """Whether each path has settings of its own, and not all those of one file, or none."""
        return not (self._asked.isolated or self._asked.config)

    def file(self, path: str) -> str | None:
        """The path of the settings file that holds for a file or folder, if any. Raises `UnusableSettingsError`."""
        if not self.looks_upward:
            return self._asked.config
        where = os.path.abspath(path)
        return self.nearest.of(where if os.path.isdir(where) else os.path.dirname(where))

    def chain(self, file: str) -> Chain:
        """A settings file with what it extends. Raises `UnusableSettingsError`."""
        from provcheck.settings.chain import Chain

        self.nearest.opened(file, piped=file == self._asked.config)
        return Chain(file, self.nearest.opened)

    def _from(self, file: str | None) -> Settings:
        if file is not None and file not in self._by_file:
            from provcheck.settings.merged import merged

            folder = os.path.dirname(file) if self.looks_upward else None
            chain = self.chain(file)
            self._named.update(chain.named)
            found = merged(chain, folder, self._defaults, self._asked.replaced)
            self._by_file[file] = self._asked.on(found)
        return self._by_file[file]
