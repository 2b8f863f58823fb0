"""Which baselines a folder has: the one of its own settings, and those of settings in the folders below."""

from __future__ import annotations

import os
from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from provcheck.settings import Settings
    from provcheck.settings.layered import Layered


class Baseline(NamedTuple):
    """The baseline that a settings file names, as it is shown; ``None`` for none, and where no settings hold."""

    settings: str | None
    path: str | None

    @property
    def absent(self) -> bool:
        """Whether a check would end, since the settings name a baseline that is not there."""
        return self.path is not None and not os.path.lexists(self.path)


class Baselines:
    """The baseline that is a folder's ``own``, and ``others``, of files below it that have other settings."""

    def __init__(self, policy: Layered, folder: str) -> None:
        self._policy = policy
        self.own = self._of(folder)
        self.others: tuple[Baseline, ...] = ()

    def look_at(self, paths: Iterable[str]) -> None:
        """Learn which others there are, from the files that are checked."""
        self.others = tuple(dict.fromkeys(self._of(path) for path in paths if not self.covers(path)))

    @property
    def absent(self) -> tuple[Baseline, ...]:
        """Those that settings name and nobody has written yet."""
        return tuple(one for one in (self.own, *self.others) if one.absent)

    def covers(self, path: str) -> bool:
        """Whether the folder's own baseline is, or will be, that of a file."""
        found = self._of(path)
        return found.settings == self.own.settings or (found.path is not None and found.path == self.own.path)

    def leaves(self, path: str) -> bool:
        """Whether the findings of a file stay, since its settings are others and await no baseline."""
        return not (self.covers(path) or self._of(path).absent)

    def _of(self, path: str) -> Baseline:
        return Baseline(self._policy.file(path), self._policy.of(path).baseline)


class Present:
    """What a check goes by, but for baselines that are not there yet."""

    def __init__(self, policy: Layered) -> None:
        self._policy = policy

    def of(self, path: str) -> Settings:
        """What holds for a path. Raises `provcheck.settings.UnusableSettingsError`."""
        settings = self._policy.of(path)
        there = settings.baseline and os.path.lexists(settings.baseline)
        return settings if there else settings._replace(baseline=None)


class Accepting:
    """What a run goes by that writes a baseline: it finds nothing in files that this one is not for."""

    def __init__(self, policy: Layered, baselines: Baselines, path: str) -> None:
        self._policy = policy
        self._baselines = baselines
        self._path = path

    def of(self, path: str) -> Settings:
        """What holds for a path. Raises `provcheck.settings.UnusableSettingsError`."""
        settings = self._policy.of(path)._replace(baseline=None, write_baseline=self._path)
        return settings if self._baselines.covers(path) else settings._replace(select=(), ignore=("PC",))
