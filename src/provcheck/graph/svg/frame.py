"""What every SVG of ours begins with: what it is, in words, and its looks on light and on dark paper."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from provcheck.graph.colours import COLOURS
from provcheck.graph.counted import counted

if TYPE_CHECKING:
    from provcheck.graph.picture import Picture

TITLE = "Who uses which model through what"


def root(width: float, height: float, shown: float) -> str:
    """The beginning of a drawing of some width and height, which is shown ``shown`` pixels wide where there is room."""
    size = f'viewBox="0 0 {width:g} {height:g}" width="{shown:g}" height="{height * shown / width:g}"'
    words = 'role="graphics-document" aria-labelledby="provcheck-title provcheck-about"'
    spaces = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
    return f"<svg {spaces} {size} {words}>"


def head(picture: Picture) -> str:
    """The title and the description."""
    return f'<title id="provcheck-title">{TITLE}</title><desc id="provcheck-about">{escape(counted(picture))}</desc>'


def style(rules: str) -> str:
    """Rules in which ``$name`` stands for a colour: all of them, and once more for dark paper."""
    light, dark = rules, rules
    for name, colour in COLOURS.items():
        light, dark = light.replace(f"${name}", colour.light), dark.replace(f"${name}", colour.dark)
    return f"<style>\n{light}@media (prefers-color-scheme: dark) {{\n{dark}}}\n</style>"
