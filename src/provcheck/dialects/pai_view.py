"""Pai's values: YAML in which empty means unset, and what is counted is counted whole."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Self, TypeVar, cast

from provcheck.dialects.origin import ViewOrigin
from provcheck.dialects.view import View, number_of
from provcheck.model import UNKNOWN, Maybe, Number

T = TypeVar("T")

_FRACTIONS = frozenset({"cost_per_day"})
"""The only number of a manifest that need not be whole: it counts dollars."""


class PaiView(View):
    """A value of a Pai manifest."""

    __slots__ = ("_made",)

    _made: dict[str, object]

    def once(self, what: str, make: Callable[[Self], T]) -> T:
        """What is made of a manifest alone: made once, for as long as its text stays as it is."""
        if not hasattr(self, "_made"):
            self._made = {}
        if what not in self._made:
            self._made[what] = make(self)
        return cast("T", self._made[what])

    def is_opaque(self, text: str) -> bool:
        """Text that a template engine or `envsubst` fills in before Pai sees it."""
        return "${" in text or "{{" in text

    def is_unset(self, value: object) -> bool:
        """Pai's full example writes ``""`` and ``[]`` for what is not set; ``null`` is Kubernetes' way."""
        return value is None or value in ("", [])


class PaiOrigin(ViewOrigin):
    """Origin of what a manifest defines, which looks for each field once: many rules ask for the same ones."""

    __slots__ = ("_found",)

    def __init__(self, view: View, spelling: Mapping[str, str] | None = None) -> None:
        super().__init__(view, spelling)
        self._found: dict[str, Maybe[View]] = {}

    def _look(self, field: str) -> Maybe[View]:
        if field not in self._found:
            self._found[field] = super()._look(field)
        return self._found[field]

    def number(self, field: str) -> Maybe[Number]:
        """The number at a field; a fraction where Pai counts is of the wrong type, and so unknown."""
        return super().number(field) if field in _FRACTIONS else whole(self._look(field))


def whole(found: Maybe[View]) -> Maybe[Number]:
    """The whole number at a view, or what is there instead of a view."""
    value = number_of(found)
    return UNKNOWN if isinstance(value, float) and not value.is_integer() else value
