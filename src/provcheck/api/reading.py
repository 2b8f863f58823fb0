"""Sources become what a run works on, under settings that may not be usable."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from provcheck.api.errors import SettingsError
from provcheck.settings import UnusableSettingsError
from provcheck.settings.layered import CommandLine, Layered
from provcheck.workspace.discovery import Scope
from provcheck.workspace.given import alone, given
from provcheck.workspace.load import load_workspace

if TYPE_CHECKING:
    from provcheck.api.sources import Given
    from provcheck.settings import Policy, Settings
    from provcheck.workspace.loaded import Loaded

T = TypeVar("T")


class _Apart:
    """A `Policy` in which some names have settings of their own."""

    def __init__(self, around: Policy, apart: Policy, names: frozenset[str]) -> None:
        self._around = around
        self._apart = apart
        self._names = names

    def of(self, path: str) -> Settings:
        """What holds for a file or folder. Raises `UnusableSettingsError`."""
        return (self._apart if path in self._names else self._around).of(path)


def read(sources: Given, asked: CommandLine) -> tuple[Loaded, Policy]:
    """What sources stand for, and what holds for it. Raises `UnusableSettingsError`."""
    policy = _policy(sources, asked)
    return load(sources, policy), policy


def load(sources: Given, policy: Policy) -> Loaded:
    """Read what paths lead to, and take what is given, with all that these need to be understood."""
    scope = Scope(policy)
    texts = (given(path, data, scope) for path, data in sources.texts.items())
    files = [file for file in texts if file is not None]
    files += [alone(name, data) for name, data in sources.alone.items()]
    return load_workspace(sources.paths, policy, given=files)


def _policy(sources: Given, asked: CommandLine) -> Policy:
    """The settings nearest to each source; what stands alone has none near it."""
    around = Layered(asked)
    if not sources.alone:
        return around
    alike = CommandLine(asked.replaced, asked.ignore, asked.exclude, asked.config, isolated=asked.config is None)
    apart = Layered(alike)
    return _Apart(around, apart, frozenset(sources.alone)) if sources.paths or sources.texts else apart


def settling(work: Callable[[], T]) -> T:
    """What is worked out under settings. Raises `SettingsError` where they cannot be used."""
    try:
        return work()
    except UnusableSettingsError as error:
        refusal = str(error)
    from provcheck.redact.redactor import Redactor

    # Raised here, and not where the other is handled, which would go along with it, secrets and all.
    raise SettingsError(Redactor(()).string(refusal))
