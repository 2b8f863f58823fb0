"""The card of something that uses models: its refs in the order in which they are tried."""

from __future__ import annotations

from typing import TYPE_CHECKING

from provcheck.graph import labels
from provcheck.graph.html.fold import listed
from provcheck.graph.html.index import called
from provcheck.graph.html.words import badges, facts, name, place, setting, to, total
from provcheck.html.markup import Markup, element, joined

if TYPE_CHECKING:
    from provcheck.graph.html.index import Index
    from provcheck.graph.picture import RefRow, UserBox


def card(user: UserBox, index: Index) -> Markup:
    """A card whose heading leads to itself, so that it can be chosen and sent to others."""
    heirs = [to(one.id, called(one.name)) for one in index.heirs[user.id]]
    kind = labels.kind(user) and ("provider with fallbacks" if user.kind == "provider" else user.kind)
    return element(
        "article",
        element(
            "header",
            element("h3", to(user.id, name(user.name), title=place(user.place) or "")),
            element("span", kind, class_="kind") if kind else None,
            badges(user.marks, index),
            total(user.refs, index),
        ),
        facts(user.facts),
        _inherits(user, index),
        element("ol", *(_row(ref, index) for ref in user.refs), class_="rows") if user.refs else None,
        None if user.refs or user.inherits else element("p", "names no model", class_="soft small empty"),
        listed("holds for", heirs) if heirs else None,
        id=user.id,
        class_="card user",
        data_kind=user.kind,
        data_inherits=user.inherits,
    )


def _inherits(user: UserBox, index: Index) -> Markup | None:
    if user.inherits is None:
        return None
    there = to(user.inherits, index.names.get(user.inherits, "the defaults"))
    return element("p", "takes its models from ", there, class_="inherits small")


def _row(ref: RefRow, index: Index) -> Markup:
    return element(
        "li",
        element("span", setting(ref.role), class_="role"),
        " ",
        element("span", _text(ref), " ", badges(ref.marks, index), class_="said"),
        id=ref.id,
        class_=f"row ref {labels.line(ref)}",
        data_to=ref.model or ref.provider,
        title=place(ref.place),
    )


def _text(ref: RefRow) -> Markup:
    """What the ref says, which leads to where the ref leads."""
    said = name(ref.text, "code")
    if ref.meant:
        said = joined(said, " → ", name(ref.meant, "code"))
    if ref.provider is None:
        return element("span", said, " ", element("span", "leads nowhere", class_="standing"))
    return to(ref.model or ref.provider, said)
