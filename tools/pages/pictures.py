"""The configurations that NVIDIA's two pages show, as pictures with their faults."""

from __future__ import annotations

from contextlib import chdir
from datetime import date
from pathlib import Path

from provcheck import engine
from provcheck.graph.draw import draw
from provcheck.graph.svg import plain
from provcheck.settings import Settings
from provcheck.workspace.load import load_workspace

PICTURES = {
    "docs/pictures/nvidia-openclaw.svg": ("openclaw", "openclaw-self-hosted"),
    "docs/pictures/nvidia-pai.svg": ("pai",),
}
"""What is drawn, by the path of the picture: folders of ``fixtures/nvidia-docs``."""

_AS_OF = date(2026, 11, 21)


def page(root: Path, folders: tuple[str, ...]) -> str:
    """A picture of folders as of a fixed day, drawn without Graphviz, so that it is the same on every machine."""
    settings = Settings(as_of=_AS_OF)
    with chdir(root):
        loaded = load_workspace([f"fixtures/nvidia-docs/{one}" for one in folders], settings)
        return plain.render(draw(loaded, engine.judge(loaded, settings), settings))
