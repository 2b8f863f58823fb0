"""Where more may be wrong than could be found, so that nothing is known to be superfluous there."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING

from provcheck.finding import Finding, Severity

if TYPE_CHECKING:
    from provcheck.workspace.loaded import Loaded

_UNREAD = ("PC001", "PC003")
"""Rules that say that a part is not read at all."""

_OF_SHAPES = ("PC0", "PC1")
"""Families of rules that speak about a value whatever is wrong with others."""

_WITHIN_A_FILE = ("PC0", "PC1", "PC5", "PC6")
"""Families of rules that need no other file."""


class Unseen:
    """The files of a run in which findings may be hidden: what is not read, or not as what it should be, hides others.

    Findings hide what stands in the same configuration with all its parts, or in Pai's manifests together.
    """

    def __init__(self, loaded: Loaded, findings: Iterable[Finding]) -> None:
        errors = [one for one in findings if one.severity is Severity.ERROR]
        unread = {one.location.path for one in errors if one.code in _UNREAD}
        unread |= {file.path for file in loaded.files if file.faults}
        misshapen = {one.location.path for one in errors if one.code.startswith(_OF_SHAPES)}
        others = {file.path for file in loaded.files if not (file.is_config or file.included)}
        manifests = {file.path for file in loaded.files if file.manifests}
        self._unread = _spread(loaded, unread, manifests) | others | (set() if loaded.pai_complete else manifests)
        self._misshapen = _spread(loaded, misshapen, manifests)
        self._parted = manifests if loaded.partial else set()

    def hides(self, path: str, codes: Collection[str]) -> bool:
        """Whether findings of one of these rules may be hidden in a file; some of Pai's may need others to be found."""
        if path in self._unread:
            return True
        bound = any(not one.startswith(_OF_SHAPES) for one in codes)
        crossing = any(not one.startswith(_WITHIN_A_FILE) for one in codes)
        return (bound and path in self._misshapen) or (crossing and path in self._parted)


def _spread(loaded: Loaded, paths: set[str], manifests: set[str]) -> set[str]:
    """All files that some files belong together with."""
    found = set(paths)
    for config in loaded.configs:
        parts = {config.file.path, *config.parts}
        found |= parts if parts & paths else set()
    return found | manifests if manifests & paths else found
