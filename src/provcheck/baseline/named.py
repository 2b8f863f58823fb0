"""Who names a baseline, for sentences about it."""

from __future__ import annotations

import os
from shlex import quote
from typing import TYPE_CHECKING, NamedTuple, Self

from provcheck.settings import UnusableSettingsError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from provcheck.settings import Settings
    from provcheck.settings.document import Document


class Named(NamedTuple):
    """The settings file that names a baseline, and the folders whose settings do; nothing where an option does."""

    file: Document | None = None
    folders: tuple[str, ...] = ()

    @classmethod
    def by(cls, path: str, settings: Iterable[Settings]) -> Self:
        """What settings of one or several files say of a baseline."""
        mine = [one.named_baseline for one in settings if one.named_baseline and _is_one(one.named_baseline.path, path)]
        folders = {one.folder for one in mine if one.folder is not None}
        return cls(mine[0].file if mine else None, tuple(sorted(folders)))

    def unusable(self, problem: str) -> UnusableSettingsError:
        """What to raise where a baseline is not there, or is no file that can be read."""
        return self.file.unusable(f"baseline: {problem}", "baseline") if self.file else UnusableSettingsError(problem)

    def command(self, *options: str) -> str:
        """A command for the files that the baseline is for, and for no others."""
        return " ".join(["provcheck check", *map(quote, options), *map(quote, self._paths())])

    def _paths(self) -> list[str]:
        if self.folders in ((), (os.getcwd(),)):
            return []
        from provcheck.settings.document import as_shown

        return [as_shown(folder) for folder in self.folders]


NOBODY = Named()


def others(path: str, settings: Mapping[str, Settings]) -> dict[str, str]:
    """The files for which settings name another baseline than this one, with that; none where none names this one."""
    named = {file: one.named_baseline.path for file, one in settings.items() if one.named_baseline}
    theirs = {file: other for file, other in named.items() if not _is_one(other, path)}
    return theirs if len(theirs) < len(named) else {}


def _is_one(path: str, other: str) -> bool:
    """Whether two paths are of one file, be it there or not."""
    return os.path.realpath(path) == os.path.realpath(other)
