"""What the keys of a YAML mapping say together: repeated names, and merge keys (``<<``).

Merge keys are YAML 1.1 (https://yaml.org/type/merge.html), and every parser in use honours them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from provcheck.syntax.node import Duplicate, Mapping, Member, Node, Scalar, Sequence, Value, resolve
from provcheck.syntax.yaml.scalars import UNKNOWN_STYLE

if TYPE_CHECKING:
    from collections.abc import Iterator

_Name: TypeAlias = tuple[type, Value]


def is_merge(key: Node) -> bool:
    """Whether a key is ``<<``, written without quotes."""
    return isinstance(key, Scalar) and key.value == "<<" and not key.style


def duplicates(mapping: Mapping) -> list[Duplicate]:
    """The members that repeat a name: ``1`` and ``"1"`` are two names, ``0x10`` and ``16`` are one."""
    seen: dict[_Name, Member] = {}
    found = []
    for member in mapping.members:
        name = _name(member.key)
        if name is not None:
            first = seen.setdefault(name, member)
            if first is not member:
                found.append(Duplicate(mapping, first, member))
    return found


def merged(mapping: Mapping) -> list[Member]:
    """What the merge keys of a mapping bring in; earlier sources win.

    The time it takes is bounded by the number of nodes that the merged aliases stand for, which has a budget.
    """
    names = {_name(member.key) for member in mapping.members}
    found = []
    for source in _sources(mapping):
        for name, member in _offers(source).items():
            if name not in names:
                names.add(name)
                found.append(member)
    return found


def _name(key: Node) -> _Name | None:
    """What tells a key from others; ``None`` for merge keys and for keys whose value is no plain datum."""
    scalar = resolve(key)
    if not isinstance(scalar, Scalar):
        return None
    value = scalar.value
    if (value is None and scalar.style == UNKNOWN_STYLE) or (value == "<<" and not scalar.style):
        return None
    return type(value), value


def _sources(mapping: Mapping) -> Iterator[Mapping]:
    for member in mapping.members:
        if is_merge(member.key):
            value = resolve(member.value)
            for source in value.items if isinstance(value, Sequence) else [value]:
                target = resolve(source)
                if isinstance(target, Mapping):
                    yield target


def _offers(source: Mapping) -> dict[_Name | None, Member]:
    offers = {_name(member.key): member for member in source.members}
    for member in source.merged:
        offers.setdefault(_name(member.key), member)
    offers.pop(None, None)
    return offers
