"""What there is to check below a folder."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from provcheck.engine import judge
from provcheck.workspace.load import load_workspace

if TYPE_CHECKING:
    from provcheck.finding import Report
    from provcheck.settings import Policy


class Survey(NamedTuple):
    """The files of a folder by what they hold, as paths to show, and the report on them.

    ``openclaw`` are configurations of their own, ``included`` parts of them. ``embedding`` names a manifest once for
    each configuration in it. ``unreadable`` files have a name or a mark of either dialect and could not be read.
    """

    openclaw: tuple[str, ...]
    included: tuple[str, ...]
    pai: tuple[str, ...]
    embedding: tuple[str, ...]
    unreadable: tuple[str, ...]
    report: Report

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to check."""
        return not (self.openclaw or self.pai or self.unreadable)


def survey(folder: str, policy: Policy) -> Survey:
    """Look at all files below a folder that ``provcheck check`` would look at."""
    loaded = load_workspace([folder], policy)
    files = [file for file in loaded.files if file.reported and file.source.outer is None]
    configs = [file for file in files if file.openclaw is not None]
    return Survey(
        openclaw=tuple(file.path for file in configs if not file.included),
        included=tuple(file.path for file in configs if file.included),
        pai=tuple(file.path for file in files if file.manifests),
        embedding=tuple(one.file.path for one in loaded.configs if one.reported and one.namespace is not None),
        unreadable=tuple(file.path for file in files if not file.is_config and file.faults),
        report=judge(loaded, policy),
    )
