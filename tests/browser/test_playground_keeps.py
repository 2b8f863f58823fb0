"""What the playground keeps to itself: where it asks, what it remembers, what it says of secrets; and how it fails."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from browser import served
from browser.served import Server
from browser.watched import Watched

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

KEY = "nvapi-" + "a1B2c3D4" * 8
WITH_KEY = f"""{{ models: {{ providers: {{ nvidia: {{
  baseUrl: "https://integrate.api.nvidia.com/v1", apiKey: "{KEY}", api: "openai-completions", models: [],
}} }} }} }}"""


def test_the_text_stays_in_the_browser(browser: Browser, playground: Path) -> None:
    """Opened by a link, used, and not one request after it was ready: only files of its own server before."""
    with Server(playground) as own, Server(playground) as foreign, browser.new_context() as context:
        watched = Watched(context)
        page = watched.page
        page.goto(own.address + served.fragment(WITH_KEY))
        served.wait(page)
        assert all(one.startswith(own.address) for one in watched.requests)
        assert {path.lstrip("/") for path in own.asked} - {""} <= {
            file.relative_to(playground).as_posix() for file in playground.rglob("*")
        }
        asked = len(own.asked)
        context.set_offline(True)
        use(page)
        assert "itself failed" not in page.locator("#status").inner_text()
        assert len(own.asked) == asked
        context.set_offline(False)

        assert KEY not in page.locator("#answer").inner_text()
        assert KEY not in page.locator("#status").inner_text()
        assert page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [0, 0, ""]
        assert page.evaluate("indexedDB.databases()") == []
        assert page.evaluate("navigator.serviceWorker.getRegistrations().then(all => all.length)") == 0
        assert watched.complaints == []

        fetch = f"fetch('{foreign.address}').then(() => 'went', error => String(error))"
        (worker,) = page.workers
        for place in (page, worker):
            assert "Failed to fetch" in str(place.evaluate(fetch))
        assert foreign.asked == []


def use(page: Page) -> None:
    """Do what users do."""
    page.click("#editor .cm-content")
    page.keyboard.press("Control+End")
    page.keyboard.type(" // more")
    served.wait(page)
    page.click("[data-mode=convert]")
    served.wait(page)
    page.click("#share")
    page.locator("#secret").wait_for()
    page.click("#close")
    page.click("[data-mode=check]")
    served.wait(page)
    page.hover("#editor .cm-lintRange >> nth=0")
    page.locator(".cm-tooltip-lint").wait_for()
    assert KEY not in page.locator(".cm-tooltip-lint").inner_text()


@pytest.mark.parametrize("missing", ["worker.js", "pyodide/pyodide.asm.wasm", "wheels/click-*"])
def test_a_missing_file_is_named(browser: Browser, playground: Path, missing: str) -> None:
    with Server(playground) as server, browser.new_context() as context:
        context.route(f"**/{missing}", lambda route: route.fulfill(status=404, body="no"))
        page = context.new_page()
        page.goto(server.address)
        page.locator("#failure").wait_for(timeout=served.READY)
        told = page.locator("#failure-why").inner_text()
        assert missing.removesuffix("*").rpartition("/")[2] in told or "pyodide" in missing
        assert told.endswith(".")
        assert page.locator("#loading").is_hidden()
        assert "Not started" in page.locator("#status").inner_text()


def test_a_browser_without_webassembly_is_told(browser: Browser, playground: Path) -> None:
    with Server(playground) as server, browser.new_context() as context:
        context.add_init_script("delete globalThis.WebAssembly")
        page = context.new_page()
        page.goto(server.address)
        page.locator("#failure").wait_for()
        assert "no WebAssembly" in page.locator("#failure-why").inner_text()
        assert not any("pyodide" in path for path in server.asked)
