"""A picture that Graphviz draws, where it is installed."""

from __future__ import annotations

import re
import shutil
import subprocess
from typing import TYPE_CHECKING

from provcheck.graph import dot
from provcheck.graph.colours import COLOURS
from provcheck.graph.svg import frame

if TYPE_CHECKING:
    from provcheck.graph.picture import Picture

SECONDS = 20
"""How long Graphviz may think; what takes it longer would not be read by anybody either."""

_POINT = 4 / 3
"""A point of Graphviz's in pixels."""

_ROOT = re.compile(r'<svg width="[\d.]+pt" height="[\d.]+pt"\s+viewBox="0\.00 0\.00 ([\d.]+) ([\d.]+)"[^>]*>')


def render(picture: Picture) -> str:
    """What Graphviz draws; empty where there is none, or where it fails."""
    program = shutil.which("dot")
    if program is None:
        return ""
    text = dot.render(picture)
    try:
        run = subprocess.run(  # noqa: S603 - a program of the user's own path, and the text goes to its input
            [program, "-Tsvg"], input=text, capture_output=True, encoding="utf-8", timeout=SECONDS, check=True
        )
    except (OSError, ValueError, subprocess.SubprocessError):
        return ""
    return _dressed(run.stdout, picture)


def _dressed(drawn: str, picture: Picture) -> str:
    """Graphviz's drawing with our title and dark colours, and without what it says about itself."""
    start = _ROOT.search(drawn)
    if start is None:
        return ""
    width, height = (float(one) for one in start.groups())
    root = frame.root(width, height, width * _POINT)
    inner = re.sub(r"(?s)<!--.*?-->\n?|<title>[^<]*</title>\n?", "", drawn[start.end() :])
    return f"{root}\n{frame.head(picture)}\n{_style()}\n{_paper(width, height)}\n{inner}"


def _paper(width: float, height: float) -> str:
    """What the drawing stands on: a viewer whose own ground stays white in the dark would swallow the light letters."""
    return f'<rect width="{width:g}" height="{height:g}" rx="6" fill="{COLOURS["paper"].light}"/>'


def _style() -> str:
    """Graphviz writes colours as attributes; on dark paper each stands for its dark one."""
    rules = (
        f'[{one}="{colour.light}"] {{ {one}: {colour.dark} }}\n'
        for colour in COLOURS.values()
        for one in ("fill", "stroke")
    )
    return f"<style>\n@media (prefers-color-scheme: dark) {{\n{''.join(rules)}}}\n</style>"
