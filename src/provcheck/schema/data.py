"""A view as plain data, the form in which gate and `jsonschema` look at it."""

from __future__ import annotations

from typing import TypeAlias

from provcheck.dialects.view import View
from provcheck.schema.gate import Variable
from provcheck.syntax.node import Mapping, Node, Scalar, Sequence, resolve

Path: TypeAlias = tuple[str | int, ...]
"""The keys and places that lead to a value."""


class Template(Variable):
    """A text that a template engine fills in, with whatever kind of value."""

    __slots__ = ()


class Partial(dict[str, object]):
    """A mapping of which a part could not be read: it may hold more than this."""

    __slots__ = ()


class PartialList(list[object]):
    """A list of which a part could not be read."""

    __slots__ = ()


class Unread:
    """A value that could not be read."""

    __slots__ = ()


def plain(view: View) -> object:
    """The data of a view, includes merged and directives left out; in Pai without what is unset."""
    if view.is_plain:
        return _data(view.node, view)
    node = view.node
    if isinstance(node, Scalar):
        return _scalar(node, view)
    if isinstance(node, Mapping):
        members = {name: plain(value) for name, value in view.members() if not value.unset}
        if view.complete:
            return members
        return Partial(members) if members else Unread()
    items = [plain(item) for item in view.items()]
    return items if view.complete else PartialList(items)


def _data(node: Node, view: View) -> object:
    """The data of a node that stands for itself: a tenth of the work that views are."""
    node = resolve(node)
    if isinstance(node, Scalar):
        return _scalar(node, view)
    if isinstance(node, Mapping):
        found = {member.name: member.value for member in (*node.merged, *node.members)}
        data = {name: _data(value, view) for name, value in found.items() if isinstance(name, str) and name != "<<"}
        return {name: value for name, value in data.items() if not view.is_unset(value)}
    return [_data(item, view) for item in node.items] if isinstance(node, Sequence) else Unread()


def _scalar(node: Scalar, view: View) -> object:
    value = node.value
    if node.style == "!":
        return Unread()
    if isinstance(value, str) and "{" in value and view.is_variable(value):
        return Variable(value) if view.fills_texts else Template(value)
    return value
