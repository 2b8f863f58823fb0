"""The card of a provider: where it is, what it allows, and its models with who uses them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from provcheck.graph import labels
from provcheck.graph.html.fold import listed
from provcheck.graph.html.index import called
from provcheck.graph.html.words import badges, facts, name, place, to, total
from provcheck.html.markup import Markup, element

if TYPE_CHECKING:
    from provcheck.graph.html.index import Index
    from provcheck.graph.picture import ModelRow, ProviderBox

_IDLE = 4
"""Models that nobody uses and nothing is wrong with are folded when there are more of them."""


def card(provider: ProviderBox, index: Index) -> Markup:
    """A card whose heading leads to itself."""
    busy = [one for one in provider.models if index.users[one.id] or one.marks]
    idle = [one for one in provider.models if one not in busy]
    folded = len(idle) > _IDLE
    return element(
        "article",
        element(
            "header",
            element("h3", to(provider.id, name(provider.name), title=place(provider.place) or "")),
            element("span", name(provider.kind), class_="kind") if provider.kind else None,
            _standing(provider),
            badges(provider.marks, index),
            total(provider.models, index),
        ),
        element("p", name(provider.endpoint, "code"), class_="endpoint small") if provider.endpoint else None,
        facts(provider.facts),
        _users(provider.id, index),
        _rows(busy if folded else provider.models, index),
        _rest(idle, index) if folded else None,
        id=provider.id,
        class_=f"card provider {provider.standing}",
    )


def _rows(models: list[ModelRow] | tuple[ModelRow, ...], index: Index) -> Markup | None:
    return element("ul", *(_row(one, index) for one in models), class_="rows") if models else None


def _rest(idle: list[ModelRow], index: Index) -> Markup:
    what = element("summary", f"{len(idle):,} models that nobody here uses")
    return element("details", what, _rows(idle, index), class_="idle small")


def _row(model: ModelRow, index: Index) -> Markup:
    return element(
        "li",
        to(model.id, name(model.name, "code")),
        _standing(model),
        badges(model.marks, index),
        facts(model.facts),
        _users(model.id, index),
        id=model.id,
        class_=f"row model {model.standing}",
        title=place(model.place),
    )


def _standing(one: ProviderBox | ModelRow) -> Markup | None:
    said = labels.standing(one)
    return element("span", said, class_="standing") if said else None


def _users(id_: str, index: Index) -> Markup | None:
    users = [
        element("span", to(ref.id, called(user.name)), f" ({called(ref.role)})", class_="name")
        for user, ref in index.users[id_]
    ]
    return listed("used by", users) if users else None
