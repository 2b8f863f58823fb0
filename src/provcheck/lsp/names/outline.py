"""What a file defines, as an outline: providers with their models, agents with their refs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from provcheck.dialects.texts import files, view_of
from provcheck.dialects.view import View
from provcheck.lsp.names.occurrence import AGENT, MODEL, PROVIDER
from provcheck.model import OPENCLAW, Agent, Bundle, Model, Provider
from provcheck.syntax.source import Location


class Item(NamedTuple):
    """Something defined or named in a file.

    ``kind`` is ``provider``, ``model`` or ``agent``, and ``ref`` for a model that an agent names. ``whole`` is all that
    defines it, ``name_at`` the part of it that gives its name. ``detail`` says more in a word or two.
    """

    kind: str
    name: str
    detail: str
    whole: Location
    name_at: Location
    items: tuple[Item, ...] = ()


def outline(bundles: Iterable[Bundle], path: str) -> list[Item]:
    """The providers and agents that stand in a file, in the order of the text."""
    found = [
        item
        for bundle in bundles
        if path in files(bundle)
        for item in (*map(_provider, bundle.providers), *(_agent(bundle, agent) for agent in _agents(bundle)))
        if item.whole.path == path
    ]
    unique = {(item.kind, item.whole.start): item for item in reversed(found)}
    return sorted(unique.values(), key=lambda item: item.whole.start)


def _agents(bundle: Bundle) -> Iterator[Agent]:
    if bundle.defaults is not None:
        yield bundle.defaults
    yield from bundle.agents


def _provider(provider: Provider) -> Item:
    view = view_of(provider)
    name = provider.where("name") if view.at("metadata", "name") else provider.where()
    models = tuple(item for model in provider.listed if (item := _model(model)).whole.path == view.where().path)
    detail = next((text for text in (provider.kind, provider.api) if isinstance(text, str)), "")
    return _item(PROVIDER, provider.name, detail, view, name, models)


def _model(model: Model) -> Item:
    window = model.context_window
    detail = f"{window} tokens" if isinstance(window, int) else ""
    return _item(MODEL, model.id, detail, view_of(model), model.where("id"))


def _agent(bundle: Bundle, agent: Agent) -> Item:
    view = view_of(agent)
    refs = tuple(
        _item("ref", ref.text, route.purpose, view_of(ref), ref.where())
        for route in agent.routes
        for ref in route.refs
        if ref.where().path == view.where().path
    )
    if agent is bundle.defaults:
        return _item(AGENT, "defaults", "", view, view.key(), refs)
    by_key = bundle.dialect == OPENCLAW and not view.get("id")
    return _item(AGENT, agent.name, "", view, view.written[0].locate_key() if by_key else agent.where("name"), refs)


def _item(kind: str, name: object, detail: str, view: View, name_at: Location, items: tuple[Item, ...] = ()) -> Item:
    """An item whose whole begins with its key, where it has one, and holds its name."""
    value, key = view.where(), view.written[0].locate_key()
    start = key.start if key.path == value.path and key.start < value.start else value.start
    whole = value._replace(start=start)
    if not (name_at.path == whole.path and whole.start <= name_at.start <= name_at.end <= whole.end):
        name_at = whole
    return Item(kind, name if isinstance(name, str) and name else "?", detail, whole, name_at, items)
