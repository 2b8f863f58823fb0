"""Conversions in tests, without a process of their own."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import chdir
from pathlib import Path
from typing import Any

from provcheck.conversion.run import Conversion, Request, convert
from provcheck.conversion.sources import Options
from provcheck.dialects.openclaw_releases import NEWEST
from provcheck.settings import Settings
from provcheck.workspace.load import load_workspace
from support import TODAY


def converted(folder: Path, files: Mapping[str, str], to: str, *, release: str = "", **options: Any) -> Conversion:
    """The files of a folder in the other dialect; all of them are named."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
    with chdir(folder):
        loaded = load_workspace(list(files), Settings(as_of=TODAY))
        return convert(loaded, Request(to, Options(release or NEWEST, **options), release))


def text(conversion: Conversion) -> str:
    """The only file of a result."""
    (output,) = conversion.outputs
    return output.text


def fates(conversion: Conversion) -> dict[str, str]:
    """What became of each value, by its pointer."""
    return {one.source.pointer: str(one.outcome) for one in conversion.entries}
