"""The result as texts, and where in them each value stands."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from typing import NamedTuple

from provcheck.convert.document import Comments, Document
from provcheck.convert.entry import Place
from provcheck.convert.spot import Resource, Spot
from provcheck.dialects.view import escape
from provcheck.syntax.node import Mapping, Node, Sequence, resolve
from provcheck.syntax.source import Source

STDOUT = "<stdout>"


class Output(NamedTuple):
    """A file of the result."""

    path: str
    text: str


class Writer(NamedTuple):
    """How resources become a text, and how the text is read again: a root for each of them."""

    text: Callable[[list[Resource]], str]
    read: Callable[[str], list[Node]]


class _Root(NamedTuple):
    source: Source
    document: int
    node: Node


class Outputs:
    """The files that resources make, and where in them each place of a resource is."""

    def __init__(self, files: dict[str, list[Resource]], write: Writer) -> None:
        self.outputs: list[Output] = []
        self._roots: dict[int, _Root] = {}
        for path, resources in files.items():
            text = write.text(resources)
            self.outputs.append(Output(path, text))
            source = Source(path, text)
            for number, (one, root) in enumerate(zip(resources, write.read(text), strict=True)):
                self._roots[id(one)] = _Root(source, number, root)

    def place(self, spot: Spot | None) -> Place | None:
        """Where a value stands, or the nearest thing around it that there is."""
        root = self._roots.get(id(spot.resource)) if spot is not None else None
        if spot is None or root is None:
            return None
        node, pointer, start = root.node, "", root.node.start
        for step in spot.path:
            found = _step(node, step)
            if found is None:
                break
            start, node = found
            pointer += f"/{escape(str(step))}"
        return Place(root.source.path, root.document, pointer, *root.source.position(start))


def _step(node: Node, step: str | int) -> tuple[int, Node] | None:
    """Where a member or item begins, and what it is."""
    node = resolve(node)
    if isinstance(node, Mapping):
        member = node.get(str(step))
        return (member.key.start, member.value) if member else None
    if isinstance(node, Sequence) and isinstance(step, int) and step < len(node.items):
        return node.items[step].start, node.items[step]
    return None


def layout(resources: list[Resource], target: str | None, *, is_folder: bool) -> dict[str, list[Resource]]:
    """Which resources go into which file; ``target`` is ``None`` for standard output."""
    if not is_folder or target is None:
        return {target or STDOUT: resources}
    made: dict[str, list[Resource]] = {}
    for one in resources:
        made.setdefault(os.path.join(target, _file_name(one, made, target)), []).append(one)
    return made


def _file_name(resource: Resource, taken: Iterable[str], target: str) -> str:
    if resource.kind == "openclaw":
        return "openclaw.json"
    stem = f"{resource.name}.{resource.kind.lower()}"
    names = {os.path.basename(one) for one in taken if os.path.dirname(one) == target}
    number = 2
    name = f"{stem}.yaml"
    while name in names:
        name, number = f"{stem}-{number}.yaml", number + 1
    return name


def document(resource: Resource, header: Iterable[str] = ()) -> Document:
    """A resource as its writer takes it, the header above its own comments."""
    comments = {"".join(f"/{escape(str(step))}" for step in path): one for path, one in resource.comments.items()}
    first = comments.get("", Comments())
    comments[""] = first._replace(above=(*header, *first.above))
    return Document(resource.data, comments)
