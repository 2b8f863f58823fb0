"""A view as plain data, the form in which gate and `jsonschema` look at it."""

from __future__ import annotations

from provcheck.dialects.view import View
from provcheck.schema.gate import Variable
from provcheck.syntax.node import Mapping, Scalar


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
    node = view.node
    if isinstance(node, Scalar):
        return _scalar(view, node)
    if isinstance(node, Mapping):
        members = {name: plain(value) for name, value in view.members() if not value.unset}
        if view.complete:
            return members
        return Partial(members) if members else Unread()
    items = [plain(item) for item in view.items()]
    return items if view.complete else PartialList(items)


def _scalar(view: View, node: Scalar) -> object:
    value = node.value
    if node.style == "!":
        return Unread()
    if isinstance(value, str) and "{" in value and view.is_variable(value):
        return Variable(value)
    return value
