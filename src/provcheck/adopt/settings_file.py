"""The settings of a folder: those that hold already, or the text of new ones."""

from __future__ import annotations

import os
import tomllib
from typing import NamedTuple

NAME = "provcheck.toml"
BASELINE = ".provcheck-baseline.jsonl"

# An example has no space behind its "#", so that a comment and what can be made a setting are not mixed up.
_TEXT = """\
# Settings of provcheck. "provcheck schema settings" prints all keys, "provcheck rule --all" lists the rules.

# The mildest severity that fails a run: error, warning, info, or never.
fail-on = "warning"

# Findings that are known and not reported, as "provcheck init --baseline" writes them.
{baseline}

# The OpenClaw release to check for. Without it each file's own stamp decides, or the newest where there is none.
#openclaw-version = "{release}"

# Files and folders to leave out.
#exclude = ["examples", "*.template.yaml"]

# OpenClaw configurations that have other names than openclaw.json and its like.
#include = ["deploy/gateway.json5"]

# Rules to leave out in some files.
#[per-file-ignores]
#"tests/*" = ["PC601", "unknown-model"]

# Other severities for rules.
#[severity]
#missing-limits = "info"
"""


class Held(NamedTuple):
    """A file whose settings hold for a folder, and the baseline that it names."""

    path: str
    baseline: str | None


def text(release: str, *, baseline: bool) -> str:
    """New settings; ``release`` is an example only, since a pinned one would go stale."""
    return _TEXT.format(release=release, baseline=("" if baseline else "#") + baseline_line())


def baseline_line() -> str:
    """The setting for the baseline."""
    return f'baseline = "{BASELINE}"'


def held(folder: str) -> Held | None:
    """The settings nearest to a folder, in it or above, by their real path."""
    folder = os.path.realpath(folder)
    while True:
        found = _own(os.path.join(folder, NAME)) or _shared(os.path.join(folder, "pyproject.toml"))
        parent = os.path.dirname(folder)
        if found or parent == folder:
            return found
        folder = parent


def _own(path: str) -> Held | None:
    """Whatever has the name of the settings is left alone, even if it cannot be read."""
    return Held(path, _baseline(_read(path) or {})) if os.path.lexists(path) else None


def _shared(path: str) -> Held | None:
    if not os.path.isfile(path):
        return None
    project = _read(path)
    if project is None:
        return Held(path, None) if _mentions_provcheck(path) else None
    tool = project.get("tool")
    table = tool.get("provcheck") if isinstance(tool, dict) else None
    return Held(path, _baseline(table)) if isinstance(table, dict) else None


def _baseline(table: dict[str, object]) -> str | None:
    name = table.get("baseline")
    return name if isinstance(name, str) and name else None


def _read(path: str) -> dict[str, object] | None:
    try:
        with open(path, "rb") as stream:
            return tomllib.load(stream)
    except (OSError, ValueError, RecursionError):
        return None


def _mentions_provcheck(path: str) -> bool:
    """Whether a file that does not parse has settings all the same."""
    try:
        with open(path, "rb") as stream:
            return b"[tool.provcheck" in stream.read()
    except OSError:
        return False
