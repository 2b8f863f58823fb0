"""The trees behind bundles: the roots of their texts, the texts themselves, and the way to an offset."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from provcheck.dialects.openclaw_view import OpenClawView
from provcheck.dialects.origin import ViewOrigin
from provcheck.dialects.pai_details import PaiDetails
from provcheck.syntax.node import Scalar

if TYPE_CHECKING:
    from provcheck.dialects.view import View
    from provcheck.model import Bundle
    from provcheck.syntax.source import Location, Source


class Step(NamedTuple):
    """A key on the way to an offset, or a place in a list: its name or number, and the value there."""

    name: str | int
    view: View


def roots(bundle: Bundle) -> Iterator[View]:
    """The root of a configuration, or of each document of a namespace."""
    if isinstance(bundle.details, PaiDetails):
        yield from bundle.details.documents
    elif isinstance(bundle.origin, ViewOrigin):
        yield bundle.origin.view


def sources(bundles: Iterable[Bundle]) -> tuple[Source, ...]:
    """Every text of some bundles, those that are included or embedded too, each once."""
    return tuple(dict.fromkeys(one for bundle in bundles for root in roots(bundle) for one in _sources(root)))


def _sources(root: View) -> Iterator[Source]:
    yield from (layer.source for layer in (*root.written, *root.layers))
    if isinstance(root, OpenClawView):
        yield from (file[1] for files in root.includes.values() for file in files if file)


def way(root: View, path: str, offset: int) -> tuple[list[Step], Location] | None:
    """The steps to the key, or to the single value, that stands at an offset, and its place; ``None`` for none."""
    steps: list[Step] = []
    view: View | None = root if _leads_to(root, path, offset) else None
    while view is not None:
        following = None
        for step in _steps(view):
            steps_there = [*steps, step]
            for layer in step.view.written:
                key = layer.locate_key()
                is_key = layer.member is not None and _covers(key, path, offset)
                if is_key or (isinstance(layer.node, Scalar) and _covers(layer.locate(), path, offset)):
                    return steps_there, key if is_key else layer.locate()
            if following is None and _leads_to(step.view, path, offset):
                following = step
        if following is not None:
            steps.append(following)
        view = following.view if following else None
    return None


def _steps(view: View) -> Iterator[Step]:
    if view.mapping:
        yield from (Step(name, value) for name, value in view.members())
    elif view.sequence:
        yield from (Step(number, value) for number, value in enumerate(view.items()))


def _leads_to(view: View, path: str, offset: int) -> bool:
    return any(_covers(layer.locate(), path, offset) for layer in (*view.layers, *view.written))


def _covers(place: Location, path: str, offset: int) -> bool:
    return place.path == path and place.start <= offset <= place.end


def syntax_at(bundles: Iterable[Bundle], place: Location) -> str:
    """The syntax of the text that a place lies in: that of an embedded configuration within it."""
    for bundle in bundles:
        for root in roots(bundle):
            layer = root.written[0]
            if layer.source.outer is not None and _covers(layer.locate(), place.path, place.start):
                return layer.source.syntax
    return place.source.syntax
