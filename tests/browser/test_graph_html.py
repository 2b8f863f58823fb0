"""The picture's page as people use it: in a real browser, with nothing but the file."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

import pictures
import program
from browser.watched import Watched
from provcheck.graph.html import render

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, Page

    from provcheck.graph.picture import Picture

Open = Callable[..., "Page"]

WIDE, MIDDLE, NARROW = (1440, 900), (900, 800), (390, 844)
SIZES = {"simple": pictures.simple(), "faulty": pictures.faulty(), "large": pictures.large(250, 50, 6)}

APART = """() => {
  const boxes = cards.filter(present).map((one) => one.getBoundingClientRect());
  const meet = (a, b) => a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1;
  return boxes.flatMap((a, i) => boxes.slice(i + 1).filter((b) => meet(a, b))).length;
}"""
"""How many pairs of cards lie on one another."""

ENDS = """() => {
  const near = (x, y, id, side) => {
    const place = document.getElementById(id);
    const row = place.offsetParent ? place : cardOf(place).querySelector("header");
    const card = cardOf(place).getBoundingClientRect(), box = row.getBoundingClientRect();
    return Math.abs(card[side] - x) < 2 && y > box.top && y < box.bottom;
  };
  const origin = drawn.getBoundingClientRect();
  return [...document.querySelectorAll(".link")].map((path) => {
    const start = path.getPointAtLength(0), end = path.getPointAtLength(path.getTotalLength());
    return near(start.x + origin.left, start.y + origin.top, path.dataset.from, "right")
      && near(end.x + origin.left, end.y + origin.top, path.dataset.to, "left");
  });
}"""
"""For each link, whether it begins and ends where it should."""


@pytest.fixture
def page_of(browser: Browser, tmp_path: Path) -> Iterator[Open]:
    """Opens the page of a picture, offline; afterwards nothing may have been complained of or asked for but the file."""
    opened: list[tuple[Watched, str]] = []

    def show(picture: Picture, size: tuple[int, int] = WIDE, address: str = "", **context: Any) -> Page:
        file = tmp_path / f"{len(opened)}.html"
        file.write_text(render(picture), encoding="utf-8")
        room = browser.new_context(viewport={"width": size[0], "height": size[1]}, offline=True, **context)
        watched = Watched(room)
        opened.append((watched, file.as_uri()))
        watched.page.goto(file.as_uri() + address)
        return watched.page

    yield show
    for watched, address in opened:
        assert watched.complaints == []
        assert {one.partition("#")[0] for one in watched.requests} == {address}
        watched.page.context.close()


def shown(page: Page) -> list[str]:
    """The ids of the cards that can be seen."""
    found: list[str] = page.evaluate("cards.filter((one) => one.offsetParent).map((one) => one.id)")
    return found


def outlined(page: Page) -> list[str]:
    """The ids of what is chosen."""
    found: list[str] = page.evaluate("[...document.querySelectorAll('.chosen')].map((one) => one.id)")
    return found


def wider_than_the_window(page: Page) -> int:
    """By how many pixels one could scroll to the right."""
    beyond: int = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    return beyond


@pytest.mark.parametrize(("name", "size"), [*((name, WIDE) for name in SIZES), ("faulty", MIDDLE)])
def test_no_card_lies_on_another_and_links_begin_and_end_at_their_rows(
    name: str, size: tuple[int, int], page_of: Open
) -> None:
    page = page_of(SIZES[name], size)
    assert page.evaluate(APART) == 0
    ends = page.evaluate(ENDS)
    assert len(ends) >= 3
    assert all(ends)
    assert wider_than_the_window(page) <= 0


def test_every_link_is_drawn_where_whole_cards_are_shown(page_of: Open) -> None:
    page = page_of(SIZES["large"])
    page.keyboard.press("d")
    assert page.locator(".link").count() == 1000
    assert page.locator(".row:visible").count() == 1300
    assert all(page.evaluate(ENDS))
    assert page.evaluate(APART) == 0


def test_heads_have_one_link_for_several_rows_and_say_how_many_findings_these_have(page_of: Open) -> None:
    page = page_of(pictures.faulty())
    links = page.locator("[data-from^='s0.u0']")
    assert links.count() == 4
    assert page.locator("#s0\\.u0 .total").is_hidden()
    page.keyboard.press("d")
    assert links.count() == 3
    assert page.locator("[data-from='s0.u0.r1'].error").count() == 1
    assert page.inner_text("#s0\\.u0 .total") == "4 findings"
    assert all(page.evaluate(ENDS))


def test_a_large_picture_shows_heads_first_and_whole_cards_of_few(page_of: Open) -> None:
    page = page_of(SIZES["large"])
    assert page.locator(".row:visible").count() == 0
    page.click("#s0\\.u7 h3 a")
    assert page.locator("#s0\\.u7 .row:visible").count() == 4
    assert len(shown(page)) == 5
    assert "5 of 300 cards, connected with agent-7" in page.inner_text("#told")


def test_a_narrow_window_has_no_links_to_draw_and_nothing_to_scroll_sideways(page_of: Open) -> None:
    page = page_of(SIZES["faulty"], NARROW)
    assert page.locator(".link").count() == 0
    assert wider_than_the_window(page) <= 0
    assert page.is_visible("text=used by")
    page.set_viewport_size({"width": 1200, "height": 800})
    page.wait_for_selector(".link", state="attached")
    assert all(page.evaluate(ENDS))


def test_what_is_chosen_stands_in_the_address_and_back_shows_all_again(page_of: Open) -> None:
    page = page_of(pictures.simple())
    assert len(shown(page)) == 3
    page.click("#s0\\.u0\\.r1 .role")
    page.wait_for_url("**/*#s0.u0.r1")
    assert outlined(page) == ["s0.u0.r1"]
    assert page.locator(".link").count() == 2  # the ref, and the agent that the defaults hold for
    assert page.is_hidden("#s0\\.p0\\.m0")
    page.go_back()
    page.wait_for_selector("#s0\\.p0\\.m0")
    assert outlined(page) == []


def test_an_address_shows_what_it_names(page_of: Open) -> None:
    page = page_of(pictures.faulty(), address="#s0.p1")
    assert outlined(page) == ["s0.p1"]
    assert shown(page) == ["s0.u0", "s0.u1", "s0.p1"]
    assert page_of(pictures.faulty(), address="#nothing%").is_hidden("#told")


def test_findings_lead_to_their_places_and_back(page_of: Open) -> None:
    page = page_of(pictures.faulty())
    page.click("#s0\\.u0\\.r2 .badge")
    assert outlined(page) == ["finding-2"]
    assert page.locator(".finding:visible").count() == 1
    page.click("#finding-2 .where a")
    assert outlined(page) == ["s0.u0.r2"]
    assert page.is_visible("#finding-2")
    assert page.is_hidden("#finding-8")
    assert page.get_attribute("#finding-2 .rule a", "href") == "https://provcheck.dev/rules/PC204"


def test_pointing_lights_links_with_both_ends_and_dims_the_rest(page_of: Open) -> None:
    page = page_of(pictures.faulty(), reduced_motion="reduce")
    page.hover("#s0\\.u0\\.r2 code")
    assert page.locator(".link.lit").count() == 1
    assert page.locator("#s0\\.p0\\.m2.lit").count() == 1
    opacity = "(one) => Number(getComputedStyle(one).opacity)"
    assert page.eval_on_selector("#s0\\.p1", opacity) < 0.5
    assert page.eval_on_selector("#s0\\.p0", opacity) == 1
    page.hover("h1")
    assert page.eval_on_selector("#s0\\.p1", opacity) == 1
    page.focus("#s0\\.u1 h3 a")
    assert page.locator(".link.lit").count() == 2


def test_search_finds_names_ids_endpoints_and_findings(page_of: Open) -> None:
    page = page_of(pictures.faulty())
    page.keyboard.press("/")
    for text, hits, cards in (
        ("RUNTIME", 0, []),
        ("Coder AGENT nothing", 0, []),
        ("claude-opus", 3, ["s0.u0", "s0.u1", "s0.p1"]),
        ("integrate.api", 2, ["s0.u0", "s0.u1", "s0.p0", "s1.u0", "s1.u1", "s1.p0"]),
        ("pc204", 1, ["s0.u0", "s0.p0"]),
        ("nothing has this", 0, []),
        ("not closed", 1, []),
    ):
        page.fill("#search", text)
        expect(page.locator("#hits")).to_have_text(f"{hits} found")
        assert sorted(shown(page)) == sorted(cards), text
    page.fill("#search", "CoDer")
    expect(page.locator("#s0\\.u0")).to_have_class("card user hit")
    page.keyboard.press("Escape")
    assert page.input_value("#search") == ""
    assert len(shown(page)) == 55


def test_n_goes_from_hit_to_hit_and_enter_does_while_typing(page_of: Open) -> None:
    page = page_of(pictures.faulty())
    page.keyboard.press("/")
    page.keyboard.type("claude-opus")
    page.keyboard.press("Enter")
    current = "document.querySelector('.current')?.id"
    assert page.evaluate(current) == "s0.u0.r0"
    page.keyboard.press("Shift+Enter")
    assert page.inner_text("#hits") == "3 of 3"
    page.evaluate("field.blur()")
    page.keyboard.press("n")
    page.keyboard.press("n")
    assert page.inner_text("#hits") == "2 of 3"
    page.keyboard.press("N")
    assert page.inner_text("#hits") == "1 of 3"
    page.keyboard.press("Escape")
    page.keyboard.press("n")
    assert page.evaluate(current) == "finding-1"
    page.keyboard.press("N")
    assert page.evaluate(current) == "finding-8"


def test_hits_beside_what_is_chosen_are_not_counted(page_of: Open) -> None:
    page = page_of(pictures.faulty(), address="#s0.u1")
    page.fill("#search", "claude-opus")
    expect(page.locator("#hits")).to_have_text("2 found")
    page.keyboard.press("Enter")
    assert page.inner_text("#hits") == "1 of 2"


def test_a_model_that_is_folded_away_is_found(page_of: Open) -> None:
    page = page_of(pictures.large(1, 4, 40))
    assert page.is_hidden("#s0\\.p1\\.m30")
    page.fill("#search", "model-30")
    page.wait_for_selector("#s0\\.p1\\.m30")


def test_only_what_has_findings_of_a_severity(page_of: Open) -> None:
    page = page_of(pictures.faulty())
    page.select_option("#level", "warning")
    assert {"s0.u0", "s0.p0"} <= set(shown(page))
    assert {"warning"} == set(
        page.evaluate("findings.filter((one) => one.offsetParent).map((one) => one.classList[1])")
    )
    page.select_option("#level", "")
    assert len(shown(page)) == 55


def test_arrows_go_from_card_to_card_and_along_links(page_of: Open) -> None:
    page = page_of(pictures.simple())
    card = "here()?.id"
    page.keyboard.press("ArrowDown")
    assert page.evaluate(card) == "s0.u0"
    page.keyboard.press("ArrowRight")
    assert page.evaluate(card) == "s0.p0"
    page.keyboard.press("ArrowLeft")
    assert page.evaluate(card) == "s0.u0"
    page.keyboard.press("ArrowLeft")
    assert page.evaluate(card) == "s0.u1"
    page.keyboard.press("Enter")
    page.wait_for_url("**/*#s0.u1")
    page.keyboard.press("ArrowRight")
    assert page.evaluate(card) == "s0.u0"
    page.keyboard.press("Escape")
    assert outlined(page) == []
    tall = page_of(pictures.large(5, 4, 2))
    tall.keyboard.press("ArrowDown")
    first = tall.evaluate(card)
    tall.keyboard.press("ArrowDown")
    assert tall.evaluate(card) != first
    tall.keyboard.press("ArrowUp")
    assert tall.evaluate(card) == first


def test_what_has_the_focus_keeps_it_while_cards_are_moved(page_of: Open) -> None:
    page = page_of(pictures.simple())
    focused = "document.activeElement?.closest('.card')?.id"
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/*#s0.u0")
    assert page.evaluate(focused) == "s0.u0"
    for key in ("Escape", "d", "d"):
        page.keyboard.press(key)
        assert page.evaluate(focused) == "s0.u0", key


def test_arrows_scroll_where_there_is_no_card_to_go_to(page_of: Open) -> None:
    page = page_of(pictures.simple(), (1440, 250))
    page.focus("#s0\\.p0 h3 a")
    page.keyboard.press("ArrowDown")
    page.wait_for_timeout(300)
    assert page.evaluate("scrollY") > 0


def test_links_stay_lit_when_something_is_unfolded_below_the_pointer(page_of: Open) -> None:
    page = page_of(pictures.large(1, 4, 40))
    page.hover("summary >> nth=0")
    lit = page.locator(".link.lit").count()
    assert lit
    page.click("summary >> nth=0")
    page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    assert page.locator(".link.lit").count() == lit


def test_the_keys_are_listed_and_the_list_closes(page_of: Open) -> None:
    page = page_of(pictures.simple())
    page.keyboard.press("?")
    listed = page.inner_text("dialog")
    assert "show only what is connected" in listed
    assert "Esc" in listed
    page.keyboard.press("Escape")
    assert page.is_hidden("dialog")
    page.click("#show-keys")
    assert page.is_visible("dialog")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_theme_follows_the_system_and_the_button(scheme: Any, page_of: Open) -> None:
    page = page_of(pictures.simple(), color_scheme=scheme)
    light = {"paper": "rgb(246, 246, 244)", "card": "rgb(255, 255, 255)"}
    ground = "(one) => getComputedStyle(one).backgroundColor"

    def is_light() -> bool:
        seen = [
            page.eval_on_selector("html", ground) == light["paper"],
            page.eval_on_selector(".card", ground) == light["card"],
        ]
        assert seen[0] == seen[1]
        return all(seen)

    assert is_light() is (scheme == "light")
    page.click("#theme")
    assert is_light() is (scheme == "dark")
    page.reload()
    assert is_light() is (scheme == "dark")
    page.keyboard.press("t")
    assert is_light() is (scheme == "light")
    page.emulate_media(media="print")
    assert page.eval_on_selector("html", ground) == "rgb(255, 255, 255)"


def test_without_scripts_all_can_be_read(page_of: Open) -> None:
    for size in (WIDE, NARROW):
        page = page_of(pictures.faulty(), size, java_script_enabled=False)
        text = page.inner_text("body")
        for said in (
            "coder",
            "nvdia/openai/gpt-oss-20b",
            "used by",
            "leads nowhere",
            "not configured",
            "the list is not closed",
        ):
            assert said in text
        assert page.locator("button:visible, input:visible").count() == 0
        page.click("#s0\\.u0\\.r1 a >> nth=0")
        assert page.url.endswith("#s0.p0.m0")


def test_a_small_picture_has_its_links_on_paper_and_a_large_one_its_words(page_of: Open) -> None:
    page = page_of(pictures.simple())
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 700, "height": 1000})
    assert page.locator(".link").count() == 3
    assert all(page.evaluate(ENDS))
    assert page.locator("button:visible, input:visible").count() == 0
    page.emulate_media(media="screen")
    page.set_viewport_size({"width": 1440, "height": 900})
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert all(page.evaluate(ENDS))
    large = page_of(pictures.large(24, 6, 8))
    large.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert large.locator(".link").count() == 0
    assert shown(large)[:3] == ["s0.u0", "s0.u1", "s0.u2"]
    assert large.locator(".card > .rows:visible").count() > 24
    assert large.locator("details:not([open])").count() == 0
    assert len(large.pdf(format="A4")) > 10_000


def test_names_that_would_be_markup_are_names(page_of: Open) -> None:
    page = page_of(pictures.hostile("</script><script>alert(1)</script>", "\u202eevil", "x" * 4000))
    assert "</script><script>alert(1)</script>" in page.inner_text("#s2\\.u0")
    assert page.evaluate(APART) == 0
    assert wider_than_the_window(page) <= 0
    assert page.eval_on_selector("#s2\\.u2", "(one) => one.offsetHeight") < 400
    assert page.title().startswith("</script>")


def test_what_the_command_writes_of_real_files(browser: Browser, tmp_path: Path) -> None:
    file = tmp_path / "picture.html"
    done = program.run("graph", program.ROOT / "fixtures", "--output-format", "html", "-o", file, cwd=tmp_path)
    assert done.code == 0, done.err
    watched = Watched(browser.new_context(offline=True))
    page = watched.open(file)
    assert page.evaluate(APART) == 0
    ends = page.evaluate(ENDS)
    assert len(ends) > 20
    assert all(ends)
    leaves_its_section = "links.filter((one) => one.from.closest('.scope') !== one.to.closest('.scope')).length"
    assert page.evaluate(leaves_its_section) > 0  # an embedded configuration asks the manifests around it
    for number in range(1, page.locator(".finding").count() + 1):
        assert page.evaluate(f"at(document.getElementById('finding-{number}')).length") == 1
    assert watched.complaints == []
    assert watched.requests == [file.as_uri()]
    page.context.close()
