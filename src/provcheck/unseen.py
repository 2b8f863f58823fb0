"""Where more may be wrong than could be found, so that nothing is known to be superfluous there."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from provcheck.finding import Finding, Severity

if TYPE_CHECKING:
    from provcheck.workspace.load import Loaded

_HIDES = ("PC001", "PC003", "PC101", "PC102", "PC103", "PC104", "PC105", "PC106", "PC107", "PC108")
"""Rules that say, as an error, that a part is not read, or not as what it should be."""

_WITHIN_A_FILE = ("PC0", "PC1", "PC5", "PC6")
"""Families of rules that need no other file."""


class Unseen:
    """The files of a run in which findings may be hidden."""

    def __init__(self, loaded: Loaded, findings: Iterable[Finding]) -> None:
        hiding = {one.location.path for one in findings if one.severity is Severity.ERROR and one.code in _HIDES}
        hiding |= {file.path for file in loaded.files if file.faults}
        self._paths = {file.path for file in loaded.files if not (file.is_config or file.included)}
        for config in loaded.configs:
            parts = {config.file.path, *config.parts}
            self._paths |= parts if parts & hiding else set()
        manifests = {file.path for file in loaded.files if file.manifests}
        if manifests & hiding or not loaded.pai_complete:
            self._paths |= manifests
        self._parted = manifests if loaded.partial else set()

    def hides(self, path: str, codes: Iterable[str]) -> bool:
        """Whether findings of one of these rules may be hidden in a file; some of Pai's may need others to be found."""
        crosses = path in self._parted and any(not one.startswith(_WITHIN_A_FILE) for one in codes)
        return crosses or path in self._paths
