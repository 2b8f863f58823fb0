"""A page of a browser, with all that it complained about and asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import BrowserContext, Page


class Watched:
    """A page that is watched: ``complaints`` are its console's warnings and errors, ``requests`` the addresses it asked.

    Inline data (``data:``, ``blob:``) leaves no machine and does not count.
    """

    def __init__(self, context: BrowserContext) -> None:
        self.page: Page = context.new_page()
        self.complaints: list[str] = []
        self.requests: list[str] = []
        self.page.on("console", lambda one: self._hear(one.type, one.text))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("request", lambda one: self._ask(one.url))

    def _hear(self, kind: str, text: str) -> None:
        if kind in {"warning", "error"}:
            self.complaints.append(text)

    def _ask(self, url: str) -> None:
        if not url.startswith(("data:", "blob:")):
            self.requests.append(url)

    def open(self, file: Path) -> Page:
        """Show a file, which is then the only thing that may have been asked for."""
        self.page.goto(file.as_uri())
        return self.page
