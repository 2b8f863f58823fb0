"""Long lists, folded until somebody wants to see them."""

from __future__ import annotations

from collections.abc import Sequence

from provcheck.html.markup import Markup, element, joined

_SHOWN = 3


def listed(what: str, items: Sequence[Markup], *, shown: int = _SHOWN) -> Markup:
    """What a few items are to something; of many only their number, until it is opened."""
    all_of_them = joined(*items, by=", ")
    if len(items) <= shown:
        return element("p", f"{what} ", all_of_them, class_="others small")
    return element(
        "details", element("summary", f"{what} {len(items):,}"), element("p", all_of_them), class_="others small"
    )
