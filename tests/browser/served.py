"""The playground, built and served as anybody would serve it, and ways to look at it and to tell it what to do."""

from __future__ import annotations

import base64
import json
import threading
import zlib
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any, Self

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

# The page hears it first: when this one is told, the page knows that it waits for an answer.
_FOLLOW = """address => new Promise(done => {
  history.replaceState(null, "", location.pathname);
  addEventListener("hashchange", done, { once: true });
  location.hash = address;
}).then(() => null)"""

READY = 60_000  # milliseconds: two busy cores are slow at the start


class Server:
    """A web server for a folder, on a port of its own; ``asked`` are the paths of all requests, as they came."""

    def __init__(self, folder: Path) -> None:
        self.asked: list[str] = []
        self._server = _Quiet(("127.0.0.1", 0), partial(_handler(self.asked), directory=str(folder)))
        self.address = f"http://127.0.0.1:{self._server.server_port}/"

    def __enter__(self) -> Self:
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()


class _Quiet(ThreadingHTTPServer):
    def handle_error(self, *_: object) -> None:
        """A browser that goes before it has read everything is no fault."""


def _handler(asked: list[str]) -> type[SimpleHTTPRequestHandler]:
    class Handler(SimpleHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            asked.append(self.path)

        def end_headers(self) -> None:
            # Anybody may read: what then is not asked for was refused by the page itself.
            self.send_header("Access-Control-Allow-Origin", "*")
            super().end_headers()

    return Handler


def fragment(text: str, *, dialect: str = "", mode: str = "check", release: str = "", as_of: str = "") -> str:
    """The fragment of a link, as other programs may make it."""
    state = {"text": text, "dialect": dialect, "mode": mode, "release": release, "asOf": as_of}
    return packed(json.dumps(state).encode())


def packed(data: bytes) -> str:
    packer = zlib.compressobj(wbits=-15)
    return "#1-" + base64.urlsafe_b64encode(packer.compress(data) + packer.flush()).decode().rstrip("=")


def wait(page: Page) -> None:
    """Wait until the answer to what is there now is shown."""
    page.wait_for_selector("#answer[aria-busy=false]", timeout=READY)


def show(page: Page, text: str, **chosen: str) -> None:
    """Put a text into the editor by a link, and wait for its answer."""
    follow(page, fragment(text, **chosen))


def follow(page: Page, address: str) -> None:
    """Follow a link to another fragment, and wait for the answer to what it holds."""
    page.evaluate(_FOLLOW, address)
    wait(page)


def text_of(page: Page) -> str:
    """What the editor holds, as far as it is drawn: a screen more than is seen."""
    return "\n".join(page.locator("#editor .cm-line").all_text_contents())


def listed(page: Page) -> list[tuple[str, str]]:
    """The code and place of each finding in the list."""
    found: list[list[str]] = page.eval_on_selector_all(
        "#list li:not(.none)",
        "all => all.map(one => [one.querySelector('a').textContent, one.querySelector('.place').textContent])",
    )
    return [(code, place) for code, place in found]


def underlined(page: Page) -> list[str]:
    """What is underlined, in the order of the text; of a stretch in several colours each."""
    found: list[Any] = page.eval_on_selector_all("#editor .cm-lintRange", "all => all.map(one => one.textContent)")
    return [str(one) for one in found]
