"""A picture as SVG that stands alone: Graphviz draws it where there is one, and else it is drawn in two plain columns.

Both hold no script and load nothing, are light or dark as the reader's system is, and lead from faults to the pages of
their rules.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from provcheck.graph.picture import Picture


def render(picture: Picture) -> str:
    """The picture as SVG; the drawing depends on whether Graphviz's ``dot`` is on the path."""
    from provcheck.graph.svg import graphviz, plain

    return graphviz.render(picture) or plain.render(picture)
