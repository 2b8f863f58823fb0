"""The result as texts, and where in them each value stands."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from typing import NamedTuple

from provcheck.conversion.document import Comments, Document
from provcheck.conversion.entry import Place
from provcheck.conversion.names import dns_label
from provcheck.conversion.spot import Resource, Spot
from provcheck.dialects.view import escape
from provcheck.syntax.node import Mapping, Member, Node, Sequence, Value, resolve
from provcheck.syntax.source import Source

STDOUT = "<stdout>"


class Output(NamedTuple):
    """A file of the result; ``roots`` are the nodes of its resources."""

    path: str
    text: str
    roots: Iterable[Node] = ()


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
        self._members: dict[int, dict[Value, Member]] = {}
        for path, resources in files.items():
            text = write.text(resources)
            roots = write.read(text)
            self.outputs.append(Output(path, text, roots))
            source = Source(path, text)
            for number, (one, root) in enumerate(zip(resources, roots, strict=True)):
                self._roots[id(one)] = _Root(source, number, root)

    def place(self, spot: Spot | None) -> Place | None:
        """Where a value stands, or the nearest thing around it that there is."""
        root = self._roots.get(id(spot.resource)) if spot is not None else None
        if spot is None or root is None:
            return None
        node, pointer, start = root.node, "", root.node.start
        for step in spot.path:
            found = self._step(node, step)
            if found is None:
                break
            start, node = found
            pointer += f"/{escape(str(step))}"
        return Place(root.source.path, root.document, pointer, *root.source.position(start))

    def _step(self, node: Node, step: str | int) -> tuple[int, Node] | None:
        """Where a member or item begins, and what it is."""
        node = resolve(node)
        if isinstance(node, Mapping):
            if id(node) not in self._members:
                self._members[id(node)] = {one.name: one for one in node.members}
            member = self._members[id(node)].get(str(step))
            return (member.key.start, member.value) if member else None
        if isinstance(node, Sequence) and isinstance(step, int) and step < len(node.items):
            return node.items[step].start, node.items[step]
        return None


def layout(resources: list[Resource], target: str | None, *, is_folder: bool) -> dict[str, list[Resource]]:
    """Which resources go into which file; ``target`` is ``None`` for standard output."""
    if not is_folder or target is None:
        return {target or STDOUT: resources}
    taken: set[str] = set()
    return {os.path.join(target, _file_name(one, taken)): [one] for one in resources}


def _file_name(resource: Resource, taken: set[str]) -> str:
    """A name for the file of a resource that no other one has: both its parts may be what an input says."""
    if resource.kind == "openclaw":
        return "openclaw.json"
    stem = f"{dns_label(resource.name, 'resource')}.{dns_label(resource.kind, 'manifest')}"
    number = 1
    while (name := f"{stem}{f'-{number}' if number > 1 else ''}.yaml") in taken:
        number += 1
    taken.add(name)
    return name


def document(resource: Resource, header: Iterable[str] = ()) -> Document:
    """A resource as its writer takes it, the header above its own comments."""
    comments = {"".join(f"/{escape(str(step))}" for step in path): one for path, one in resource.comments.items()}
    first = comments.get("", Comments())
    comments[""] = first._replace(above=(*header, *first.above))
    return Document(resource.data, comments)
