"""A real browser for the pages that provcheck writes: a Chromium of the machine, driven by Playwright.

Where there is none, these tests are skipped. ``CHROMIUM`` names one that is not on the path.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from browser.built import built
from once import shared

if TYPE_CHECKING:
    from playwright.sync_api import Browser

NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")


@pytest.fixture(scope="session")
def chromium() -> str:
    """The path of a Chromium."""
    program = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
    if program is None:
        pytest.skip("no Chromium on this machine")
    return program


@pytest.fixture(scope="module")
def browser(chromium: str) -> Iterator[Browser]:
    """A headless browser for the tests of a module.

    Not longer: Playwright keeps an event loop running in this thread, and the tests of the server need their own.
    """
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        # A container has one user, root, and Chromium's sandbox refuses to work for that one.
        running = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        yield running
        running.close()


@pytest.fixture(scope="session")
def playground(chromium: str, tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """The playground of this checkout, as a folder of files; not made where nothing could show it."""
    return built(shared(tmp_path_factory, worker_id))
