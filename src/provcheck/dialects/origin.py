"""The link from a model object back to the text it was bound from."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import ParamSpec

from provcheck.dialects.view import View, flag_of, number_of, text_of
from provcheck.model import UNKNOWN, Maybe, Number, Origin, Part
from provcheck.syntax import edits, node
from provcheck.syntax.edits import Edit, NotEditable
from provcheck.syntax.node import plain
from provcheck.syntax.source import Location

P = ParamSpec("P")

# How the fields of parts are spelled. The two dialects have no part in common.
PARTS: Mapping[str, Mapping[str, str]] = {
    "cost_tiers": {
        "cost_input": "input",
        "cost_output": "output",
        "cost_cache_read": "cacheRead",
        "cost_cache_write": "cacheWrite",
    },
    "guards": {"binding": "binding", "enforcement": "enforcement", "scan": "scan"},
    "memories": {"name": "name", "mount_path": "mountPath", "access": "access", "instructions": "instructions"},
    "env": {"name": "name", "value": "value"},
}


class ViewOrigin(Origin):
    """Origin of an object that stands at a view.

    ``spelling`` gives the dialect's path to each field, dotted: ``{"request_cap": "spec.maxTokensPerRequest"}``. Where
    a field holds parts, their own spelling stands in ``PARTS`` under the field's name.
    """

    __slots__ = ("spelling", "view")

    def __init__(self, view: View, spelling: Mapping[str, str] | None = None) -> None:
        self.view = view
        self.spelling = spelling or {}

    def _path(self, field: str) -> list[str]:
        spelled = self.spelling.get(field, field)
        return spelled.split(".") if spelled else []

    def _reach(self, field: str) -> tuple[View, list[str]]:
        """How far the text goes towards a field: the last view there, and the steps that are missing."""
        view = self.view
        steps = self._path(field)
        for done, name in enumerate(steps):
            step = view.find(name)
            if step is None:
                return view, steps[done:]
            view = step
        return view, []

    def where(self, field: str) -> Location:
        """The value's place, or the nearest enclosing key's."""
        view, missing = self._reach(field)
        return view.key() if missing else view.where()

    def label(self, field: str) -> str:
        """The last step of the field's path."""
        return (self._path(field) or [field])[-1]

    def content(self, field: str = "") -> str:
        """The data that stands here, as normalised text."""
        view, missing = self._reach(field)
        return "" if missing else repr([plain(layer.node) for layer in view.layers])

    # Fields that are read on demand

    def _look(self, field: str) -> Maybe[View]:
        if not field:
            return self.view
        return self.view.look(*self.spelling[field].split(".")) if field in self.spelling else None

    def key(self) -> str:
        """The key that the object stands under."""
        member = self.view.written[0].member
        return member.name if member is not None and isinstance(member.name, str) else ""

    def has(self, field: str) -> bool:
        """Whether something stands at a field that the dialect does not take for unset."""
        return isinstance(self._look(field), View)

    def lacks(self, field: str) -> bool:
        """Whether nothing stands at a field, and could not."""
        return self._look(field) is None

    def string(self, field: str) -> Maybe[str]:
        """The string at a field."""
        return text_of(self._look(field))

    def number(self, field: str) -> Maybe[Number]:
        """The number at a field."""
        return number_of(self._look(field))

    def flag(self, field: str) -> Maybe[bool]:
        """The truth value at a field."""
        return flag_of(self._look(field))

    def raw(self, field: str) -> str | None:
        """The string that stands at a field, opaque or not."""
        found = self._look(field)
        return found.raw() if isinstance(found, View) else None

    def parts(self, field: str) -> Maybe[tuple[Part, ...]]:
        """The parts at a field; a list or mapping that is not known in full gives those that are."""
        found = self._look(field)
        if not isinstance(found, View):
            return found
        spelling = PARTS.get(field, {})
        if found.sequence:
            return tuple(Part(ViewOrigin(item, spelling), field) for item in found.items())
        if found.mapping:
            return tuple(Part(KeyOrigin(value, spelling), field, name) for name, value in found.members())
        return UNKNOWN

    def replace(self, field: str, value: str | Number) -> list[Edit]:
        """Edits that replace a scalar."""
        view, missing = self._reach(field)
        layer = view.layers[0]
        if missing or layer.shared or not isinstance(layer.node, node.Scalar):
            return []
        return _written(edits.replace, layer.source, layer.node, value)

    def insert(self, field: str, value: str | Number) -> list[Edit]:
        """Edits that add a member; the mapping that is to hold it must be there."""
        view, missing = self._reach(field)
        layer = view.layers[0]
        if len(missing) != 1 or layer.shared or not isinstance(layer.node, node.Mapping):
            return []
        return _written(edits.insert_member, layer.source, layer.node, missing[0], value)

    def remove(self, field: str) -> list[Edit]:
        """Edits that take a member out of its mapping or an item out of its list."""
        view, missing = self._reach(field)
        layer = view.written[0]
        if missing or layer.shared or len(view.written) > 1:
            return []
        if layer.member is not None and isinstance(layer.holder, node.Mapping):
            removal = _written(edits.remove_member, layer.source, layer.holder, layer.member)
            return _without_comments(removal, layer.source.text[layer.member.key.start : layer.node.end])
        if isinstance(layer.holder, node.Sequence):
            removal = _written(edits.remove_item, layer.source, layer.holder, layer.index)
            return _without_comments(removal, layer.source.text[layer.node.start : layer.node.end])
        return []


class HeirOrigin(ViewOrigin):
    """Origin of an object that takes fields which it lacks from another one, where they then stand."""

    __slots__ = ("ancestor",)

    def __init__(self, view: View, spelling: Mapping[str, str], ancestor: ViewOrigin) -> None:
        super().__init__(view, spelling)
        self.ancestor = ancestor

    def where(self, field: str) -> Location:
        """The value's place, be it the ancestor's, or the nearest enclosing key's."""
        inherited = field in INHERITED and not self.has(field) and self.ancestor.has(field)
        return self.ancestor.where(field) if inherited else super().where(field)


INHERITED = frozenset({"context_window", "context_tokens"})
"""What a model takes from its provider."""


class KeyOrigin(ViewOrigin):
    """Origin of an object that is named by the key of a mapping: the object's place is that key."""

    __slots__ = ()

    def where(self, field: str) -> Location:
        """The key's place, or a field's."""
        return super().where(field) if field else self.view.written[0].locate_key()

    def replace(self, field: str, value: str | Number) -> list[Edit]:
        """Edits that rename the key, or replace a field."""
        if field:
            return super().replace(field, value)
        layer = self.view.written[0]
        if layer.shared or len(self.view.written) > 1 or layer.member is None:
            return []
        key = layer.member.key
        return _written(edits.replace, layer.source, key, value) if isinstance(key, node.Scalar) else []


def _without_comments(removal: list[Edit], removed: str) -> list[Edit]:
    return [] if any(edits.takes_comment(edit, removed) for edit in removal) else removal


def _written(edit: Callable[P, Edit], *args: P.args, **kwargs: P.kwargs) -> list[Edit]:
    """An edit as a list, empty where the text cannot be edited."""
    try:
        return [edit(*args, **kwargs)]
    except NotEditable:
        return []
