"""The document around every page: its policy allows what stands in it, its colours can be read."""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256

import pytest

from provcheck.graph.colours import COLOURS
from provcheck.html.escape import text
from provcheck.html.sheet import part, sheet

LOOK = part("provcheck.html", "look.css")
TONES = ("error", "warning", "info", "exact", "renamed", "defaulted", "approximated", "dropped", "needs-you")
AA = 4.5
"""What WCAG 2.2 asks of text of a usual size."""

RGB = tuple[float, float, float]


def colour(name: str, dark: bool) -> RGB:
    """The value of a token, each channel from 0 to 1."""
    found = re.search(rf"--{name}: light-dark\(#(\w{{6}}), #(\w{{6}})\)", LOOK)
    assert found, name
    red, green, blue = (int(found[1 + dark][at : at + 2], 16) / 255 for at in (0, 2, 4))
    return red, green, blue


def luminance(one: RGB) -> float:
    """The relative luminance of WCAG 2.2."""
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in one)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: RGB, other: RGB) -> float:
    """The contrast ratio of WCAG 2.2."""
    dim, bright = sorted((luminance(one), luminance(other)))
    return (bright + 0.05) / (dim + 0.05)


def mixed(one: RGB, share: float, other: RGB) -> RGB:
    """``color-mix(in srgb, one share, other)``."""
    red, green, blue = (a * share + b * (1 - share) for a, b in zip(one, other, strict=True))
    return red, green, blue


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("name", ["ink", "soft", "accent", *TONES])
def test_text_can_be_read_on_every_ground(name: str, dark: bool) -> None:
    for ground in ("paper", "card"):
        assert contrast(colour(name, dark), colour(ground, dark)) >= AA


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("name", ["soft", *TONES])
def test_a_badge_can_be_read_on_its_own_wash(name: str, dark: bool) -> None:
    tone = colour(name, dark)
    assert contrast(tone, mixed(tone, 0.09, colour("card", dark))) >= AA
    assert "var(--tone) 9%" in LOOK


def test_the_measure_of_contrast_is_that_of_wcag() -> None:
    assert contrast((0, 0, 0), (1, 1, 1)) == pytest.approx(21)
    grey = 0x77 / 255
    assert contrast((grey, grey, grey), (1, 1, 1)) == pytest.approx(4.48, abs=0.01)


def test_the_policy_names_each_style_and_script_by_its_hash() -> None:
    page = sheet("t", "<main></main>", styles=["b { color: red }"], scripts=["let a = 1;", "let b = 2;"])
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', page)
    assert policy
    assert policy[1].startswith("default-src 'none'; ")
    inline = re.findall(r"<(?:style|script)>(.*?)</(?:style|script)>", page, re.DOTALL)
    assert len(inline) == 5
    for one in inline:
        assert f"'sha256-{b64encode(sha256(one.encode()).digest()).decode()}'" in policy[1]
    assert "unsafe" not in policy[1]


def test_a_page_holds_no_address_but_its_empty_icon() -> None:
    page = sheet("t", "")
    assert re.findall(r'(?:src|href)="([^"]*)"', page) == ["data:,"]
    assert "@import" not in page
    assert "url(" not in page


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("</script><b>", "&lt;/script&gt;&lt;b&gt;"),
        ("\"'", "&quot;&#x27;"),
        ("a\u202eb", "a\ufffdb"),
        ("\x00\n", "\u2400\u240a"),
        ("\ud800", "\ufffd"),
        ("\U0001f9ea", "\U0001f9ea"),
        (None, "None"),
        (12, "12"),
    ],
)
def test_text_is_shown_as_it_is(given: object, shown: str) -> None:
    assert text(given) == shown


def test_a_title_is_text() -> None:
    assert "<title>&lt;/title&gt;&lt;script&gt;</title>" in sheet("</title><script>", "")


def test_pictures_that_are_no_pages_have_the_same_colours() -> None:
    for name, values in COLOURS.items():
        assert f"--{name}: light-dark({values.light}, {values.dark});" in LOOK
