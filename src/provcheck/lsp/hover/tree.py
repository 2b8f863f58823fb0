"""The way through a tree to what stands at an offset."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from provcheck.dialects.texts import roots, sources
from provcheck.syntax.node import Scalar

if TYPE_CHECKING:
    from provcheck.dialects.view import View
    from provcheck.model import Bundle
    from provcheck.syntax.source import Location


class Step(NamedTuple):
    """A key on the way to an offset, or a place in a list: its name or number, and the value there."""

    name: str | int
    view: View


def way(view: View, path: str, offset: int) -> tuple[list[Step], Location] | None:
    """The steps to the key, or to the single value, that stands at an offset, and its place; ``None`` for none."""
    if not _leads_to(view, path, offset):
        return None
    steps = list(_steps(view))
    for step in steps:
        place = _place(step.view, path, offset)
        if place is not None:
            return [step], place
    for step in steps:
        further = way(step.view, path, offset)
        if further is not None:
            return [step, *further[0]], further[1]
    return None


def _place(view: View, path: str, offset: int) -> Location | None:
    """The place of the key of a value, or of a single value, where the offset is in it."""
    for layer in view.written:
        keys = [layer.locate_key()] if layer.member is not None else []
        values = [layer.locate()] if isinstance(layer.node, Scalar) else []
        for place in (*keys, *values):
            if _covers(place, path, offset):
                return place
    return None


def _steps(view: View) -> Iterator[Step]:
    if view.mapping:
        yield from (Step(name, value) for name, value in view.members())
    elif view.sequence:
        yield from (Step(number, value) for number, value in enumerate(view.items()))


def _leads_to(view: View, path: str, offset: int) -> bool:
    """Whether a value stands around an offset, or may be put together from other files."""
    return not view.is_plain or any(_covers(layer.locate(), path, offset) for layer in (*view.layers, *view.written))


def _covers(place: Location, path: str, offset: int) -> bool:
    return place.path == path and place.start <= offset <= place.end


def syntax_at(bundles: Sequence[Bundle], place: Location) -> str:
    """The syntax of the text that a place lies in: that of an embedded configuration within it."""
    for bundle in bundles:
        for root in roots(bundle):
            layer = root.written[0]
            if layer.source.outer is not None and _covers(layer.locate(), place.path, place.start):
                return layer.source.syntax
    # The source of a finding whose secrets are masked does not tell.
    return next(
        (one.syntax for one in sources(bundles) if one.path == place.path and not one.outer), place.source.syntax
    )
