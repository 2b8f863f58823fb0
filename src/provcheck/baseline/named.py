"""Who names a baseline, for sentences about it."""

from __future__ import annotations

import os
from shlex import quote
from typing import TYPE_CHECKING, NamedTuple, Self

from provcheck.settings import UnusableSettingsError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from provcheck.settings import Settings
    from provcheck.settings.document import Document


class Named(NamedTuple):
    """The settings file that names a baseline, and the folders whose settings do; nothing where an option does."""

    file: Document | None = None
    folders: tuple[str, ...] = ()

    @classmethod
    def by(cls, settings: Sequence[Settings]) -> Self:
        """What settings of one or several files say of the one baseline that they name."""
        folders = {one.baseline_folder for one in settings if one.baseline_folder is not None}
        return cls(next((one.baseline_named for one in settings), None), tuple(sorted(folders)))

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
