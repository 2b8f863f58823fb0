"""Hovers over the texts of a folder, as an editor asks for them."""

import re
from collections.abc import Iterator, Mapping
from contextlib import chdir
from datetime import date
from pathlib import Path
from typing import NamedTuple, Self

from provcheck import engine, judging
from provcheck.catalog.corrections import correcting
from provcheck.finding import Finding
from provcheck.lsp.hover import Hover, hover
from provcheck.model import Bundle
from provcheck.settings import Settings
from provcheck.workspace.load import load_workspace
from support import TODAY


class Workspace(NamedTuple):
    """Files that were read, with all that was found in them."""

    texts: dict[str, str]
    bundles: list[Bundle]
    findings: list[Finding]
    settings: Settings

    @classmethod
    def of(
        cls, folder: Path, files: Mapping[str, str], releases: tuple[str, ...] = (), as_of: date = TODAY, **more: object
    ) -> Self:
        """The workspace of a folder that is to hold these files."""
        for name, text in files.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text.encode())
        settings = Settings(as_of=as_of, releases=releases, **more)  # type: ignore[arg-type]
        with chdir(folder):
            loaded = load_workspace([".", *files], settings)
            found = engine.find(loaded, settings)
            bundles = [one for domain in loaded.domains for one in judging.bundles(domain, settings)]
        outermost = {file.path: file.source.text for file in loaded.files if file.source.outer is None}
        return cls(outermost, bundles, found, settings)

    def all(self, path: str) -> Iterator[Hover]:
        """The hovers over a file, one at the beginning of each word in it."""
        for place in re.finditer(r"\w+", self.texts[path]):
            found = self.at(path, place.start())
            if found is not None:
                yield found

    def at(self, path: str, offset: int) -> Hover | None:
        """The hover at an offset."""
        with correcting(dict(self.settings.models)):
            return hover(self.bundles, self.findings, path, offset, self.settings.as_of)

    def over(self, path: str, words: str) -> Hover:
        """The hover over the character behind the mark ``|`` in these words of a file."""
        before, _, behind = words.partition("|")
        start = self.texts[path].index(before + behind)
        found = self.at(path, start + len(before))
        assert found is not None, f"nothing is said at {words!r}"
        return found

    def says(self, path: str, words: str) -> str:
        """What the hover says in Markdown."""
        return self.over(path, words).markdown

    def covered(self, path: str, words: str) -> str:
        """The text that the hover is about."""
        found = self.over(path, words)
        return self.texts[path][found.start : found.end]
