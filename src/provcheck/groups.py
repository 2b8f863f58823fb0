"""Files whose findings are looked for together, because the same is assumed for them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from provcheck.finding import Finding
    from provcheck.settings import Policy, Settings
    from provcheck.workspace.loaded import Loaded


class Group:
    """Settings that change what is found, and the paths of the files that they hold for, ``None`` for all."""

    def __init__(self, settings: Settings, paths: set[str] | None) -> None:
        self.settings = settings
        self.paths = paths

    def of(self, findings: Iterable[Finding]) -> Iterator[Finding]:
        """The findings in files of the group."""
        return (one for one in findings if self.paths is None or one.location.path in self.paths)


def groups(loaded: Loaded, policy: Policy) -> list[Group]:
    """The groups of the files that are reported; one that is for all files where nothing tells them apart.

    What a configuration includes belongs to its group: its release reads the parts too.
    """
    found: list[tuple[Settings, set[str]]] = []
    for path, parts in _asked(loaded):
        settings = policy.of(path)
        group = next((one for one in found if _assumes(one[0]) == _assumes(settings)), None)
        if group is None:
            found.append(group := (settings, set()))
        group[1].update(parts)
    if len(found) > 1:
        # What is found in context belongs to the first, so that nothing is lost where all counts.
        found[0][1].update({file.path for file in loaded.files}.difference(*(paths for _, paths in found)))
        return [Group(settings, paths) for settings, paths in found]
    return [Group(found[0][0] if found else policy.of("."), None)]


def _asked(loaded: Loaded) -> Iterator[tuple[str, Iterable[str]]]:
    """The paths whose settings count, each with those of the files that they hold for."""
    for config in loaded.configs:
        if config.reported:
            yield config.file.path, (config.file.path, *config.parts)
    for file in loaded.files:
        if file.reported and not file.included:
            yield file.path, (file.path,)


def _assumes(settings: Settings) -> tuple[object, ...]:
    """What changes the findings themselves."""
    return settings.releases, settings.as_of, settings.env, settings.models, settings.openclaw_schema
