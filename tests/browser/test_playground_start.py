"""The playground before Python is there: all that can be seen already is in its place."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from browser.served import Server

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

NATURAL = """select => {
  const free = select.cloneNode(true);
  free.style.cssText = "position: absolute; max-width: none; width: auto";
  select.after(free);
  const width = free.offsetWidth;
  free.remove();
  return width;
}"""


@pytest.fixture(scope="module")
def page(browser: Browser, playground: Path) -> Iterator[Page]:
    """The page, of which the worker never comes."""
    with Server(playground) as server, browser.new_context() as context:
        context.route("**/worker.js", lambda _: None)
        page = context.new_page()
        page.goto(server.address)
        page.wait_for_selector("#editor .cm-line")
        yield page


@pytest.mark.parametrize(("width", "height"), [(390, 844), (768, 1024), (1440, 900)])
def test_the_foot_is_at_the_bottom(page: Page, width: int, height: int) -> None:
    page.set_viewport_size({"width": width, "height": height})
    assert page.locator("#loading").is_visible()
    assert page.evaluate("document.querySelector('footer').getBoundingClientRect().bottom") == height


@pytest.mark.parametrize("width", [1280, 1366, 1440])
def test_the_names_of_the_examples_are_not_cut_and_the_head_has_one_line(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    picker = page.locator("#example")
    assert picker.evaluate("select => select.offsetWidth") >= picker.evaluate(NATURAL)
    assert page.evaluate("document.querySelector('header').offsetHeight") < 60
