"""The keys of settings, in the order in which they are shown, and what reads the value of each.

``schemas/settings.schema.json`` says the same to editors; a test holds the two to each other.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from provcheck.settings import models, values
from provcheck.settings.values import Reader, Wrong

if TYPE_CHECKING:
    from provcheck.settings.document import Document

KEYS: dict[str, Reader[Any]] = {
    "extend": values.path,
    "include": values.globs,
    "exclude": values.globs,
    "force-exclude": values.flag,
    "select": values.selectors,
    "ignore": values.selectors,
    "per-file-ignores": values.ignores,
    "severity": values.severities,
    "fail-on": values.threshold,
    "show": values.severity,
    "output-format": values.output_format,
    "openclaw-version": values.releases,
    "openclaw-schema": values.path,
    "as-of": values.day,
    "baseline": values.path,
    "env": values.variables,
    "models": models.corrections,
}

TABLES = frozenset({"per-file-ignores", "severity", "models"})
"""The keys whose entries are settings of their own: one file adds to those of another."""


def read(file: Document) -> dict[str, Any]:
    """The settings of a file, each as its reader gives it. Raises `UnusableSettingsError`."""
    table = file.table or {}
    for key in table:
        if key not in KEYS:
            raise file.unusable(_unknown(key, file), key)
    found = {}
    for key, value in table.items():
        try:
            found[key] = KEYS[key](value, file)
        except Wrong as wrong:
            steps = (key, *(step for step in wrong.keys if isinstance(step, str)))
            raise file.unusable(f"{'.'.join(map(_written, steps))}: {wrong}", key, *wrong.keys) from None
    return found


def _unknown(key: str, file: Document) -> str:
    from provcheck.suggest import nearest

    if key == "tool" and not file.above:
        return 'settings stand at the top of this file: leave out "tool.provcheck"'
    meant = nearest(key, KEYS)
    hint = f"did you mean {meant}?" if meant else "provcheck schema settings describes all keys"
    return f"no setting is called {_written(key)}; {hint}"


def _written(key: str) -> str:
    """A key as it is written in TOML."""
    bare = key.isascii() and key.replace("-", "").replace("_", "").isalnum()
    return key if bare else f'"{key}"'
