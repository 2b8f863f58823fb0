"""Bundles of a folder, and places in its files, for what works on them without a server."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import chdir
from pathlib import Path

from provcheck import judging
from provcheck.model import Bundle
from provcheck.settings import Settings
from provcheck.syntax.source import Location
from provcheck.workspace.load import load_workspace
from support import TODAY


def written(folder: Path, files: Mapping[str, str]) -> None:
    """Write files into a folder."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())


def bundles(folder: Path, files: Mapping[str, str], release: str = "") -> list[Bundle]:
    """The bundles of a folder that holds these files; paths are relative to it."""
    written(folder, files)
    with chdir(folder):
        settings = Settings(as_of=TODAY, releases=(release,) if release else ())
        domains = load_workspace(["."], settings).domains
        return [one for domain in domains for one in judging.bundles(domain, settings)]


def spot(text: str, marked: str, number: int = 0) -> int:
    """The offset of a text's part: that of the ``|`` in ``marked``, in the ``number``-th place that has the rest."""
    before, _, after = marked.partition("|")
    start = -1
    for _ in range(number + 1):
        start = text.index(before + after, start + 1)
    return start + len(before)


def places(locations: Sequence[Location]) -> list[tuple[str, int, int, str]]:
    """Path, line, column and text of locations."""
    return [(one.path, *one.begin, one.source.text[one.start : one.end]) for one in locations]
