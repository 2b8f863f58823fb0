"""Places in what is being made: known by resource and path, until it is written."""

from __future__ import annotations

from typing import NamedTuple, TypeAlias

from provcheck.conversion.document import Comments

Path: TypeAlias = tuple[str | int, ...]
"""The keys and indexes that lead to a value."""


class Resource:
    """A document of the result while it is made: a Pai manifest, or an OpenClaw configuration.

    ``kind`` and ``name`` tell them apart. ``comments`` are keyed by path.
    """

    __slots__ = ("comments", "data", "kind", "name")

    def __init__(self, kind: str, name: str, data: dict[str, object]) -> None:
        self.kind = kind
        self.name = name
        self.data = data
        self.comments: dict[Path, Comments] = {}

    def at(self, *path: str | int) -> Spot:
        """The place at the end of a path."""
        return Spot(self, path)


class Spot(NamedTuple):
    """A place in a resource, be there a value yet or not."""

    resource: Resource
    path: Path

    def at(self, *path: str | int) -> Spot:
        """A place further inside."""
        return Spot(self.resource, (*self.path, *path))
