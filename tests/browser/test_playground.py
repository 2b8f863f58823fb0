"""The playground in a browser: what it shows is what provcheck says, where provcheck says it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from browser import served
from browser.served import Server
from browser.watched import Watched
from playground.python.answers import answer
from program import ROOT

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

FIXTURES = ROOT / "fixtures"
EXAMPLES = {
    "OpenClaw with faults": ["bad/openclaw/openclaw.json"],
    "OpenClaw in order": ["good/openclaw/openclaw.json"],
    "OpenClaw's page on NVIDIA": ["nvidia-docs/openclaw/openclaw.json"],
    "OpenClaw's page, self-hosted": ["nvidia-docs/openclaw-self-hosted/openclaw.json"],
    "Pai with faults": ["bad/pai/provider.yaml", "bad/pai/agent.yaml"],
    "Pai in order": ["good/pai/providers.yaml", "good/pai/agent.yaml"],
    "Pai's page on NVIDIA": ["nvidia-docs/pai/model-provider.yaml", "nvidia-docs/pai/agents.yaml"],
}
# Longer than anybody writes, and in a browser slow to check on any machine.
PROVIDER = """apiVersion: pai.io/v1
kind: ModelProvider
metadata: {name: a}
spec: {provider: openai, endpoint: 1}
"""
ENDLESS = "---\n".join([PROVIDER] * 4000)
MISSPELT = '{ agents: { defaults: { model: { primry: "anthropic/claude-opus-4-6" } } } }\n'


@pytest.fixture(scope="module")
def watched(browser: Browser, playground: Path) -> Iterator[Watched]:
    """The playground, ready; all tests of this file use the same page."""
    with Server(playground) as server, browser.new_context() as context:
        context.grant_permissions(["clipboard-read", "clipboard-write"])
        watched = Watched(context)
        watched.page.goto(server.address)
        served.wait(watched.page)
        yield watched


@pytest.fixture
def page(watched: Watched) -> Iterator[Page]:
    """The page, of which nothing is asked and heard while it is used."""
    watched.requests.clear()
    yield watched.page
    assert watched.complaints == []
    assert watched.requests == []


def said(text: str, mode: str = "check", **chosen: str) -> dict[str, Any]:
    """What provcheck says of a text here, in this Python."""
    asked = {"text": text, "dialect": "", "mode": mode, "release": "", "asOf": "", **chosen}
    made: dict[str, Any] = json.loads(answer(json.dumps(asked)))
    return made


def places(report: dict[str, Any]) -> list[tuple[str, str]]:
    return [(one["code"], f"{one['line']}:{one['column']}") for one in report["findings"]]


@pytest.mark.parametrize("name", EXAMPLES)
def test_each_example_shows_what_provcheck_says_of_it(page: Page, name: str) -> None:
    text = "---\n".join((FIXTURES / path).read_text(encoding="utf-8") for path in EXAMPLES[name])
    page.select_option("#example", name)
    page.click("[data-mode=convert]")
    served.wait(page)
    expected = said(text, "convert")
    assert served.listed(page) == places(expected)
    made = expected["conversion"]
    page.click("#copy")
    assert page.evaluate("navigator.clipboard.readText()") == made["text"]
    assert page.locator("#loss tbody tr").count() == len(made["entries"])
    page.click("[data-mode=check]")
    served.wait(page)
    assert page.locator("#findings").is_visible()
    assert page.locator("#conversion").is_hidden()


def test_the_examples_are_those_of_the_list(page: Page) -> None:
    names = page.eval_on_selector_all("#example option", "all => all.map(one => one.value)")
    assert names == ["", *EXAMPLES]


def test_a_fault_is_underlined_while_it_is_typed_and_gone_when_it_is_undone(page: Page) -> None:
    served.show(page, '{ agents: { defaults: { model: "anthropic/claude-opus-4-6" } } }')
    assert served.underlined(page) == []
    page.click("#editor .cm-content")
    page.keyboard.press("Control+Home")
    page.keyboard.press("ArrowRight")
    page.keyboard.type(" agnts: 1,", delay=5)
    served.wait(page)
    assert "agnts" in served.underlined(page)
    assert "PC101" in dict(served.listed(page))
    page.keyboard.press("Control+z")
    served.wait(page)
    assert served.underlined(page) == []


def test_a_fix_is_made_in_the_editor_and_can_be_undone(page: Page) -> None:
    served.show(page, MISSPELT)
    assert served.underlined(page) == ["primry"]
    page.click("#list .fix")
    served.wait(page)
    assert served.text_of(page) == MISSPELT.replace("primry", "primary")
    assert served.underlined(page) == []
    page.keyboard.press("Control+z")
    served.wait(page)
    assert served.underlined(page) == ["primry"]


@pytest.mark.parametrize(
    "before",
    [
        "",
        "/* \U0001f600 */",
        "\ufeff",
        "\ufeff/* \U0001f600\U0001d4ae */",
        "// \U0001f600\r\n",
        "// a\r// b\n/* \u00e9e\u0301 */",
    ],
)
def test_places_hold_behind_every_kind_of_character(page: Page, before: str) -> None:
    served.show(page, before + MISSPELT)
    assert served.underlined(page) == ["primry"]
    page.click("#list .place")
    assert page.evaluate("getSelection().toString()") == "primry"
    page.click("#list .fix")
    served.wait(page)
    assert "primary" in served.text_of(page)
    assert served.underlined(page) == []


def test_the_tooltip_says_it_and_fixes_it(page: Page) -> None:
    served.show(page, MISSPELT)
    page.hover("#editor .cm-lintRange")
    tooltip = page.locator(".cm-tooltip-lint")
    tooltip.wait_for()
    assert "primry" in tooltip.inner_text()
    tooltip.locator(".cm-diagnosticAction").click()
    served.wait(page)
    assert served.underlined(page) == []


def test_a_link_holds_all_that_was_chosen(page: Page) -> None:
    text = "// \U0001f600 \u00fc\n" + MISSPELT
    chosen = {"dialect": "openclaw", "mode": "convert", "release": "2026.2.26", "as_of": "2026-03-01"}
    served.show(page, text, **chosen)
    page.click("#share")
    page.click("#copy-link")
    page.wait_for_function("document.getElementById('copy-link').textContent === 'Copied'")
    link = str(page.evaluate("navigator.clipboard.readText()"))
    assert link == page.url
    assert page.locator("#secret").is_hidden()
    page.click("#close")
    page.select_option("#example", "Pai in order")
    served.wait(page)
    served.follow(page, "#" + link.partition("#")[2])
    assert served.text_of(page) == text
    values = {name: page.input_value(f"#{name}") for name in ("dialect", "release", "as-of")}
    assert values == {"dialect": "openclaw", "release": "2026.2.26", "as-of": "2026-03-01"}
    assert page.get_attribute("[data-mode=convert]", "aria-pressed") == "true"


@pytest.mark.parametrize(
    "damaged",
    [
        "#1-",
        "#1-%%%",
        "#1-AAAA",
        served.fragment(MISSPELT)[:-9],
        served.packed(b"[]"),
        served.packed(b'{"text": 1}'),
        served.packed(b"null"),
        served.packed(b"\xff\xfe"),
        served.packed(b'"' + b" " * 30_000_000 + b'"'),
    ],
    ids=lambda damaged: damaged[:9],
)
def test_a_damaged_link_is_told_in_a_sentence_and_changes_nothing(page: Page, damaged: str) -> None:
    served.show(page, MISSPELT)
    served.follow(page, damaged)
    assert page.locator("#notice").inner_text().startswith("Sorry, the link is damaged")
    assert served.text_of(page) == MISSPELT
    served.show(page, MISSPELT)
    assert page.locator("#notice").is_hidden()


def test_what_is_chosen_counts(page: Page) -> None:
    text = (FIXTURES / "nvidia-docs/openclaw/openclaw.json").read_text(encoding="utf-8")
    for chosen in ({"as_of": "2026-01-01"}, {"release": "2026.1.30"}, {"dialect": "pai"}):
        served.show(page, text, **chosen)
        expected = said(text, **{"asOf" if name == "as_of" else name: value for name, value in chosen.items()})
        assert served.listed(page) == places(expected)


def test_what_cannot_be_converted_says_why(page: Page) -> None:
    served.show(page, "{ agents: ", mode="convert")
    assert page.locator("#why").inner_text() == "Not converted: the source has 1 error."
    assert page.locator("#copy").is_disabled()
    page.click("#show-errors")
    served.wait(page)
    assert [code for code, _ in served.listed(page)] == ["PC001"]
    served.show(page, "a: 1", mode="convert")
    assert page.locator("#why").inner_text().startswith("pai.yaml holds neither ")


@pytest.mark.parametrize(
    "text",
    ["", " \n", "hello", "[" * 20_000, "a: " + "[" * 500, "\ud800", "a: \0", "- &a [*a]"],
    ids=lambda text: ascii(text[:9]),
)
def test_whatever_is_there_gets_an_answer(page: Page, text: str) -> None:
    served.show(page, text)
    assert "itself failed" not in page.locator("#status").inner_text()
    assert len(served.listed(page)) == len(said(text.replace("\ud800", "\ufffd"))["findings"])


def test_where_nothing_is_found_it_says_so(page: Page) -> None:
    served.show(page, "{}")
    assert page.locator("#count").inner_text() == "No findings"
    assert page.locator("#list").inner_text() == "All that provcheck knows of is in order."


def test_a_text_that_is_too_long_is_not_checked(page: Page) -> None:
    served.show(page, MISSPELT)
    page.evaluate("navigator.clipboard.writeText('/' + '/'.repeat(600000))")
    page.click("#editor .cm-content")
    page.keyboard.press("Control+a")
    page.keyboard.press("Control+v")
    served.wait(page)
    page.wait_for_function("document.getElementById('status').textContent.includes('longer than 500,000')")
    assert page.locator("#findings").is_hidden()
    page.keyboard.press("Control+z")
    served.wait(page)
    assert served.underlined(page) == ["primry"]
    assert page.locator("#findings").is_visible()


def test_what_takes_long_can_be_stopped_and_is_asked_again_when_it_changes(watched: Watched) -> None:
    """Not with the fixture ``page``: the Python that is started anew comes from the server again."""
    page = watched.page
    served.show(page, MISSPELT)
    page.evaluate("text => navigator.clipboard.writeText(text)", ENDLESS)
    page.click("#editor .cm-content")
    page.keyboard.press("Control+a")
    page.keyboard.press("Control+v")
    page.click("#stop", timeout=served.READY)
    served.wait(page)
    assert page.locator("#status").inner_text().startswith("Stopped")
    assert page.locator("#stop").is_hidden()
    assert page.locator("#findings").is_hidden()
    served.show(page, MISSPELT)
    assert served.underlined(page) == ["primry"]
    releases = page.locator("#release option").all_text_contents()
    assert len(releases) == len(set(releases)) > 1


def test_a_key_is_told_of_in_the_dialog_even_where_the_check_comes_later(page: Page) -> None:
    served.show(page, "{}")
    key = "nvapi-" + "a1B2c3D4" * 8
    page.click("#editor .cm-content")
    page.keyboard.press("Control+a")
    page.keyboard.press("Delete")
    page.keyboard.insert_text(f"{{ models: {{ providers: {{ nvidia: {{ apiKey: '{key}' }} }} }} }}")
    page.evaluate("document.getElementById('share').click()")
    page.locator("#secret").wait_for()
    page.click("#close")


def test_it_can_be_used_by_keyboard(page: Page) -> None:
    served.show(page, MISSPELT)
    focused = "document.activeElement.id || document.activeElement.className"
    page.click("#editor .cm-content")
    page.keyboard.press("F8")
    assert page.evaluate("getSelection().toString()") == "primry"
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    assert page.evaluate(focused) == "count"
    page.keyboard.press("Tab")
    assert "PC101" in page.evaluate("document.activeElement.textContent")
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Shift+Tab")
    assert "cm-content" in page.evaluate(focused)


def test_dates_are_compared_with_today(page: Page) -> None:
    text = (FIXTURES / "nvidia-docs/openclaw/openclaw.json").read_text(encoding="utf-8")
    served.show(page, text)
    without = served.listed(page)
    served.show(page, text, as_of=date.today().isoformat())
    assert served.listed(page) == without


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 800, 1440])
def test_it_fits_in_every_width_and_has_two_sets_of_colours(page: Page, width: int, scheme: Any) -> None:
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": width, "height": 844})
    for mode in ("check", "convert"):
        page.click(f"[data-mode={mode}]")
        served.wait(page)
        assert page.evaluate("document.documentElement.scrollWidth") == width
    ink, background = page.evaluate(
        "[getComputedStyle(document.body).color, getComputedStyle(document.documentElement).backgroundColor]"
    )
    assert (brightness(ink) > brightness(background)) is (scheme == "dark")
    page.click("#theme")
    assert page.evaluate("getComputedStyle(document.body).color") != ink
    page.click("#theme")
    page.click("[data-mode=check]")
    page.set_viewport_size({"width": 1280, "height": 720})


def brightness(colour: str) -> int:
    return sum(int(part) for part in colour.removeprefix("rgb(").removesuffix(")").split(","))
