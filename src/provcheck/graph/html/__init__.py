"""The picture as a page for a browser: one file that asks no network, with the findings beside what is drawn.

What Python writes here is a page that can be read as it is: cards, rows and links between them in words. Its scripts
lay the cards out with dagre, draw the links, search and choose.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from provcheck.graph import labels
from provcheck.graph.html import providers, users
from provcheck.graph.html.findings import listing
from provcheck.graph.html.heading import footing, heading, title
from provcheck.graph.html.index import Index, titled
from provcheck.graph.html.words import badges, name, to
from provcheck.html.markup import Markup, element, joined
from provcheck.html.sheet import part, sheet

if TYPE_CHECKING:
    from provcheck.graph.picture import Picture, Scope

_SCRIPTS = ("boxes", "layout", "links", "kept", "search", "keys", "paper", "start")


def render(picture: Picture) -> str:
    """The picture as a whole page, ending in a line end, the same for the same picture."""
    index = Index(picture)
    body = joined(
        to("picture", "To the picture", class_="skip"),
        heading(picture),
        element("div", _drawn(picture, index), listing(index), class_="page"),
        footing(picture),
        by="\n",
    )
    scripts = [_layout_engine(), *(part(__package__, f"{one}.js") for one in _SCRIPTS)] if picture.scopes else []
    return sheet(f"{title(picture)} · provcheck graph", body, styles=[part(__package__, "graph.css")], scripts=scripts)


def _drawn(picture: Picture, index: Index) -> Markup:
    if not picture.scopes:
        nothing = element("p", "There is no configuration to draw: no OpenClaw file and no Pai manifest was found.")
        return element("main", nothing, badges(picture.marks, index), id="picture", class_="nothing")
    return element(
        "main",
        *(_section(one, index, alone=len(picture.scopes) == 1) for one in picture.scopes),
        id="picture",
        tabindex="-1",
    )


def _section(scope: Scope, index: Index, *, alone: bool) -> Markup:
    """A scope: what uses models on the left, providers on the right. The page's title names one that is ``alone``."""
    return element(
        "section",
        element(
            "header",
            element("h2", to(scope.id, name(labels.dialect(scope) if alone else titled(scope)))),
            None if alone else element("span", labels.dialect(scope), class_="soft small"),
            _host(scope, index),
            badges(scope.marks, index),
        ),
        element(
            "div",
            element("div", *(users.card(one, index) for one in scope.users), class_="users column"),
            element("div", *(providers.card(one, index) for one in scope.providers), class_="providers column"),
            class_="canvas",
        ),
        id=scope.id,
        class_="scope",
    )


def _host(scope: Scope, index: Index) -> Markup | None:
    if scope.host is None:
        return None
    there = to(scope.host, index.names.get(scope.host, scope.host))
    return element("span", "embedded by the agent ", there, class_="soft small name")


def _layout_engine() -> str:
    """The engine with its licence in front, without the line by which browsers ask for its source map.

    Two strings of it hold a control character, which is written as an escape here: no page of ours has any.
    """
    licence = part(__package__, "vendor/dagre.min.js.LEGAL.txt")
    code = part(__package__, "vendor/dagre.min.js")
    return f"{licence}\n{code.partition('//# sourceMappingURL')[0]}".replace("\x01", r"\x01")
