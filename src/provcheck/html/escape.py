"""Text of a configuration for a page: shown as it is written, whatever it is."""

from __future__ import annotations

from html import escape

from provcheck.screen import visible


def text(value: object) -> str:
    """A value as text between tags or in a quoted attribute.

    Markup in it is shown; what has no picture, turns the direction of what follows or has no encoding shows a sign.
    """
    return escape(visible(str(value)))
