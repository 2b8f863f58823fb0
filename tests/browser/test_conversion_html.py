"""The page of a conversion in a real browser."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import pytest

from browser.watched import Watched
from conversions import converted
from provcheck.conversion.report.html import render

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, ViewportSize

WIDE: ViewportSize = {"width": 1440, "height": 900}
NARROW: ViewportSize = {"width": 390, "height": 844}
EVIL = "</script><img src=https://example.com/x onerror=alert(1)>"
MODELS = ",\n".join(
    f'{{ id: "acme/m-{number}", name: "Model {number}", contextWindow: {128000 + number} }}' for number in range(120)
)
CONFIG = f"""{{
  agents: {{ defaults: {{ model: "big/acme/m-7", workspace: "{EVIL}" }} }},
  models: {{ providers: {{ big: {{
    baseUrl: "http://big.example.com/v1",
    apiKey: "${{BIG_KEY}}",
    api: "openai-completions",
    models: [
{MODELS}
    ],
  }} }} }},
  logging: {{ level: "info" }},
}}
"""
SEEN = """(one) => {
    const box = one.closest(".scroll").getBoundingClientRect(), own = one.getBoundingClientRect();
    return own.top >= box.top && own.bottom <= box.bottom && own.top >= 0 && own.bottom <= innerHeight;
}"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    page = tmp_path / "report.html"
    page.write_text(render(converted(tmp_path, {"openclaw.json": CONFIG}, "pai")), encoding="utf-8")
    return page


@pytest.fixture
def watched(browser: Browser, file: Path) -> Iterator[Watched]:
    """The page on a wide screen; it must complain of nothing and ask for nothing."""
    context = browser.new_context(viewport=WIDE, permissions=["clipboard-read", "clipboard-write"])
    watched = Watched(context)
    watched.open(file)
    yield watched
    assert watched.complaints == []
    assert watched.requests == [file.as_uri()]
    context.close()


@pytest.fixture
def page(watched: Watched) -> Page:
    return watched.page


def lit(page: Page, side: str) -> list[str]:
    """The values of a side that are highlighted."""
    return page.locator(f"#{side} .leaf.on").all_inner_texts()


def beside(page: Page) -> bool:
    """Whether source and result stand side by side."""
    boxes = [page.locator(f"#{side}").bounding_box() for side in ("source", "result")]
    return len({box["y"] for box in boxes if box}) == 1


def told(page: Page) -> str:
    return page.locator("#told").inner_text()


@pytest.mark.parametrize("size", [WIDE, NARROW])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_fits_any_screen(browser: Browser, file: Path, scheme: Literal["light", "dark"], size: ViewportSize) -> None:
    context = browser.new_context(viewport=size, color_scheme=scheme)
    watched = Watched(context)
    page = watched.open(file)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert page.evaluate("[...document.querySelectorAll('.scroll')].every((one) => one.scrollWidth <= one.clientWidth)")
    assert beside(page) == (size is WIDE)
    assert (watched.complaints, watched.requests) == ([], [file.as_uri()])
    context.close()


def test_pointing_at_a_value_shows_what_became_of_it(page: Page) -> None:
    page.locator("#source .leaf", has_text="m-119").hover()
    page.wait_for_selector("#result .leaf.on")
    assert lit(page, "source") == ['"acme/m-119"']
    assert lit(page, "result") == ["acme/m-119"]
    assert page.locator("#result .leaf.on").evaluate(SEEN)
    assert "means the same there" in told(page)


def test_pointing_at_the_result_shows_where_it_came_from(page: Page) -> None:
    page.locator("#result .leaf", has_text="http://big.example.com/v1").hover()
    page.wait_for_selector("#source .leaf.on")
    assert lit(page, "source") == ['"http://big.example.com/v1"']


def test_a_chosen_value_stays(page: Page) -> None:
    page.locator("#source .leaf", has_text="EY}").click()
    page.locator("#source .leaf", has_text="http://big").hover()
    page.wait_for_timeout(300)
    assert lit(page, "source") == ['"${BIG_KEY}"']
    assert lit(page, "result") == ["apiKeySecretRef", "big-api-key", "api-key"]
    page.keyboard.press("Escape")
    assert lit(page, "source") == []


def test_the_focus_does_what_the_pointer_does(page: Page) -> None:
    page.keyboard.press("Escape")
    page.locator("#source .scroll").focus()
    page.keyboard.press("Tab")
    assert lit(page, "source") == ['"big/acme/m-7"']
    assert lit(page, "result") == ["big/acme/m-7"]


def test_keys_lead_through_what_was_lost(page: Page) -> None:
    page.keyboard.press("n")
    assert EVIL in lit(page, "source")[0]
    assert "dropped" in told(page)
    page.keyboard.press("n")
    assert "needs-you" in told(page)
    page.keyboard.press("p")
    page.keyboard.press("p")
    assert lit(page, "source") == ['"info"']
    assert page.locator("#source .leaf.on").evaluate(SEEN)


def test_filters_leave_only_their_class(page: Page) -> None:
    button = page.locator(".legend button", has_text="dropped")
    button.click()
    assert button.get_attribute("aria-pressed") == "true"
    assert page.locator("#fates li:visible").count() == 2
    assert page.locator("#shown").inner_text().startswith("2 of ")
    assert page.locator("#source .leaf.kept").all_inner_texts() == [f'"{EVIL}"', '"info"']
    page.keyboard.press("2")
    assert page.locator("#shown").inner_text() == ""


def test_search_goes_to_what_it_finds(page: Page) -> None:
    page.keyboard.press("/")
    page.keyboard.type("models[117].id")
    assert page.locator("#fates li:visible").count() == 1
    assert lit(page, "source") == ['"acme/m-117"']
    assert page.locator("#source .leaf.on").evaluate(SEEN)
    page.keyboard.press("Escape")
    assert page.locator("#search").input_value() == ""
    assert page.locator("#fates li[hidden]").count() == 0


def test_the_list_leads_to_both_sides(page: Page) -> None:
    page.locator("#fates li", has_text="apiKey").locator("a").first.click()
    assert lit(page, "source") == ['"${BIG_KEY}"']
    assert page.locator("#source .leaf.on").evaluate(SEEN)
    assert page.locator("#result .leaf.on").first.evaluate(SEEN)


def test_commands_are_copied(page: Page) -> None:
    page.locator(".copy").click()
    page.wait_for_function("document.querySelector('.copy').textContent === 'Copied'")
    assert page.evaluate("navigator.clipboard.readText()").startswith("pai add secret big-api-key")


def test_the_keys_are_told(page: Page) -> None:
    page.keyboard.press("?")
    assert "next value that was lost" in page.locator("dialog").inner_text()


def test_an_address_names_a_value(watched: Watched, file: Path) -> None:
    target = watched.page.locator("#source .leaf", has_text="http://big").get_attribute("data-mark")
    watched.page.goto(f"{file.as_uri()}#{target}")
    watched.page.reload()
    assert lit(watched.page, "result") == ["http://big.example.com/v1"]
    watched.requests[:] = list(dict.fromkeys(one.partition("#")[0] for one in watched.requests))


def test_an_address_that_names_nothing_is_passed_over(watched: Watched, file: Path) -> None:
    watched.page.goto(f"{file.as_uri()}#nothing%")
    watched.page.reload()
    assert lit(watched.page, "source") == []
    watched.requests[:] = list(dict.fromkeys(one.partition("#")[0] for one in watched.requests))


def test_values_are_linked_without_scripts(browser: Browser, file: Path) -> None:
    context = browser.new_context(viewport=WIDE, java_script_enabled=False)
    page = Watched(context).open(file)
    page.locator("#source .leaf", has_text="http://big").click()
    assert page.locator("#result .leaf:target").inner_text() == "http://big.example.com/v1"
    page.locator("#result .leaf:target").click()
    assert page.locator("#source .leaf:target").inner_text() == '"http://big.example.com/v1"'
    assert page.locator("#told").is_hidden()
    assert page.locator(".tools").is_hidden()
    context.close()


def test_paper_has_both_sides_in_full(page: Page) -> None:
    page.emulate_media(media="print")
    assert page.evaluate(
        "[...document.querySelectorAll('.scroll')].every((one) => one.scrollHeight <= one.clientHeight)"
    )
    assert beside(page)
    assert page.locator(".tools").is_hidden()
    assert page.locator(".legend").is_visible()


def test_classes_are_told_apart_without_colour(page: Page) -> None:
    looks = page.evaluate(
        """() => [...document.querySelectorAll('.legend button')].map((button) => {
            const style = getComputedStyle(document.querySelector(`.leaf.${button.dataset.class}`));
            return [style.textDecorationLine, style.textDecorationStyle, style.fontWeight].join(' ');
        })"""
    )
    assert len(set(looks)) == len(looks) == 5
    assert len(set(page.locator(".legend .sign").all_inner_texts())) == 5
