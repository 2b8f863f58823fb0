"""What ``check`` says of texts, in the words that an editor is told it in."""

from __future__ import annotations

import json
from collections.abc import Mapping
from contextlib import chdir
from pathlib import Path
from typing import Any

from bound import written
from lsp.editor import Told
from lsp.places import Place, place
from program import run
from provcheck import engine
from provcheck.settings.layered import CommandLine, Layered
from provcheck.syntax.source import Location
from support import TODAY

SETTINGS = f'as-of = {TODAY}\nshow = "info"\n'
"""A settings file for tests: the day must not matter, and nothing is hidden."""


def checked(
    copy: Path, files: Mapping[str, str], shown: Path, encoding: str = "utf-32", opened: frozenset[str] | None = None
) -> dict[str, list[Told]]:
    """What the engine says of files, by the address that they have in another folder.

    The files are written into ``copy``. ``opened`` are the names of those that an editor holds, all if it is left out:
    it sees their byte order marks, and no others.
    """
    written(copy, files)
    with chdir(copy):
        report = engine.check(["."], Layered(CommandLine({})))
    found: dict[str, list[Told]] = {}

    def spot(location: Location) -> tuple[str, Place, Place]:
        text, start, end = location.source.text, location.start, location.end
        if opened is not None and location.path not in opened and text.startswith("\ufeff"):
            text, start, end = text[1:], max(start - 1, 0), max(end - 1, 0)
        uri = (shown / location.path).as_uri()
        return uri, place(text, start, encoding), place(text, end, encoding)

    for one in report.findings:
        uri, start, end = spot(one.location)
        related = tuple((*spot(other.location), other.message) for other in one.related)
        found.setdefault(uri, []).append(Told(one.code, one.severity.label, one.message, start, end, related))
    return {uri: sorted(some) for uri, some in found.items()}


def reported(folder: Path) -> dict[str, list[Told]]:
    """What the program says of a folder in a run of its own, columns in characters."""
    outcome = run("check", "--output-format", "json", ".", cwd=folder)
    assert outcome.code in {0, 1}, outcome.err

    def spot(one: dict[str, Any]) -> tuple[str, Place, Place]:
        start, end = (one["line"] - 1, one["column"] - 1), (one["end_line"] - 1, one["end_column"] - 1)
        return (folder / one["path"]).as_uri(), start, end

    found: dict[str, list[Told]] = {}
    for one in json.loads(outcome.out)["findings"]:
        uri, start, end = spot(one)
        related = tuple((*spot(other), other["message"]) for other in one["related"])
        found.setdefault(uri, []).append(Told(one["code"], one["severity"], one["message"], start, end, related))
    return {uri: sorted(some) for uri, some in found.items()}
