"""`provcheck.load`: what sources define, of either dialect in one vocabulary."""

from __future__ import annotations

from typing import Any, Literal

from provcheck import engine
from provcheck.api import options
from provcheck.api.copying import workspace
from provcheck.api.errors import SourceError
from provcheck.api.model import Workspace
from provcheck.api.options import Words
from provcheck.api.reading import read, settling
from provcheck.api.report import public
from provcheck.api.sources import Given, Source, StrPath, given
from provcheck.finding import Severity
from provcheck.settings.globs import Glob
from provcheck.settings.layered import CommandLine

_UNREADABLE: dict[str, Any] = {
    "select": ("PC001", "PC003", "PC006"),
    "show": Severity.INFO,
    "baseline": None,
    "named_baseline": None,
}
"""What is looked for: what keeps a file from being read, whatever a baseline knows of it."""


def load(
    *sources: Source,
    exclude: Words = (),
    force_exclude: bool = False,
    openclaw_version: str | None = None,
    config: StrPath | Literal[False] | None = None,
    allow_errors: bool = False,
) -> Workspace:
    """Read files, folders, texts and parsed objects, and say what they define; no secret is among that.

    The keywords mean what they mean for `check`. What a configuration includes is there too; other files of a
    repository are not, though refs may need them.

    Raises `SourceError` where a source, or what it includes, cannot be read or parsed, or is of neither dialect, unless
    ``allow_errors`` asks for what can be read; `SettingsError` for settings that cannot be used; `TypeError` and
    `ValueError` for wrong arguments.
    """
    wanted = given(sources)
    replaced = dict(_UNREADABLE)
    if force_exclude:
        replaced["force_exclude"] = True
    if openclaw_version is not None:
        replaced |= {"releases": (options.release(openclaw_version),), "releases_why": "asked for"}
    excluded = Glob.all(options.words(exclude, "exclude"))
    asked = CommandLine(replaced, (), excluded, options.settings_file(config), isolated=config is False)
    found = settling(lambda: _loaded(wanted, asked))
    if found.findings and not allow_errors:
        first, more = found.findings[0], len(found.findings) - 1
        raise SourceError(f"{first}{f' (and {more} more)' if more else ''}", found.findings)
    return found


def _loaded(sources: Given, asked: CommandLine) -> Workspace:
    loaded, policy = read(sources, asked)
    return workspace(loaded, policy, public(engine.judge(loaded, policy)).findings)
