"""The colours of pictures, each for light and for dark; they are those of the pages, too."""

from __future__ import annotations

from typing import NamedTuple


class Colour(NamedTuple):
    """What a colour is on light paper, and on dark."""

    light: str
    dark: str


COLOURS = {
    "paper": Colour("#f6f6f4", "#14171b"),
    "card": Colour("#ffffff", "#1c2026"),
    "ink": Colour("#1c2128", "#e4e7eb"),
    "soft": Colour("#59616c", "#a3abb6"),
    "line": Colour("#dcdee1", "#353b44"),
    "accent": Colour("#2a5db0", "#8fb6f6"),
    "error": Colour("#b3261e", "#ff938a"),
    "warning": Colour("#855000", "#e6b25c"),
    "info": Colour("#46607f", "#a3bad6"),
}
"""Named for what they say. Severities have their own."""
