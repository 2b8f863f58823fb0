"""Flowcharts in Mermaid itself, which comes with ``npm install -g mermaid`` and is not fetched here."""

from __future__ import annotations

import re
import shutil
import subprocess
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from pictures import HOSTILE, faulty, hostile, large, simple
from provcheck.graph import labels, mermaid

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

    from provcheck.graph.picture import Picture

_DRAW = """async text => {
    mermaid.initialize({ startOnLoad: false, securityLevel: "strict" });
    document.body.innerHTML = (await mermaid.render("drawn", text)).svg;
}"""
"""Draws with what pages have unless they are set up otherwise; raises what Mermaid raises."""


@cache
def script() -> Path:
    """Mermaid as one file for a browser; skips where npm has none."""
    npm = shutil.which("npm")
    if npm is None:
        pytest.skip("needs npm")
    root = subprocess.run([npm, "root", "-g"], capture_output=True, text=True, check=True).stdout.strip()
    file = Path(root) / "mermaid/dist/mermaid.min.js"
    if not file.is_file():
        pytest.skip("needs npm install -g mermaid")
    return file


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    """A page with Mermaid in it, once for all pictures: to read so large a script takes longer than to draw."""
    file = script()
    page = browser.new_page()
    page.set_content("<!doctype html><body></body>")
    page.add_script_tag(path=file)
    yield page
    page.close()


def drawn(page: Page, picture: Picture) -> str:
    """The words that Mermaid shows, without spaces."""
    page.evaluate(_DRAW, mermaid.render(picture))
    assert page.locator("body script, body img").count() == 0
    shown: str = page.evaluate(
        "[...document.querySelectorAll('.nodeLabel, .edgeLabel')].map(n => n.innerText).join('\\n')"
    )
    return plain(shown)


def plain(text: str) -> str:
    """Text without the breaks that Mermaid puts into what is too wide, and without what has no width."""
    return re.sub(r"[\s\u200b]+", "", text)


def test_simple(page: Page) -> None:
    shown = drawn(page, simple())
    assert "contextwindow131,072tokens" in shown
    assert "https://integrate.api.nvidia.com/v1" in shown


def test_faulty(page: Page) -> None:
    assert "fallback3✖PC201" in drawn(page, faulty())


@pytest.mark.parametrize(
    "name", [*HOSTILE, "1. a", "- a", "# a", "www.example.com", "a@b.example", "fa:fa-car", "ﬂ°°60¶ß"]
)
def test_names_are_only_text(page: Page, name: str) -> None:
    assert plain(labels.short(name)) in drawn(page, hostile(name))


def test_as_many_lines_as_mermaid_draws(page: Page) -> None:
    assert "agent-124" in drawn(page, large(125, 2, 3))
