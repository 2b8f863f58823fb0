"""A saved answer: read strictly as JSON, checked by pydantic, and every complaint with its place."""

from __future__ import annotations

import json
import math
from typing import TYPE_CHECKING, TypeVar

from provcheck.syntax.node import Mapping, Scalar, Sequence

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Sequence as Items

    from pydantic import TypeAdapter, ValidationError

    from provcheck.syntax.node import Node, Reading
    from provcheck.syntax.source import Source

_T = TypeVar("_T")
_MOST_FAULTS = 5


class UnusableError(Exception):
    """What is wrong with a saved answer, with path, line and column."""


class Saved:
    """A JSON document: its data, and where each part stands."""

    def __init__(self, source: Source, root: Node) -> None:
        self.source = source
        self.root = root
        self.value = _value(root)

    def message(self, text: str, path: Items[str | int] = ()) -> str:
        """A sentence about the part at a path of keys and indexes, after its place."""
        node = self.root
        for step in path:
            inner = _inside(node, step)
            if inner is None:
                break
            node = inner
        pointer = "".join(f"/{str(step).replace('~', '~0').replace('/', '~1')}" for step in path)
        return _at(self.source, node.start, f"{pointer}: {text}" if pointer else text)

    def checked(self, shape: TypeAdapter[_T], part: object, path: Items[str | int] = ()) -> _T:
        """A part of the document in a shape. Raises `UnusableError`, which names the first few faults."""
        from pydantic import ValidationError

        try:
            return shape.validate_python(part)
        except ValidationError as error:
            raise UnusableError("\n".join(self._faults(error, path))) from None

    def _faults(self, error: ValidationError, path: Items[str | int]) -> Iterator[str]:
        faults = error.errors(include_url=False, include_input=False, include_context=False)
        for fault in faults[:_MOST_FAULTS]:
            at = [*path, *(step for step in fault["loc"] if step != "[key]")]
            yield self.message(f"{fault['msg'][:1].lower()}{fault['msg'][1:]}", at)
        if len(faults) > _MOST_FAULTS:
            yield f"and {len(faults) - _MOST_FAULTS} more"


def document(source: Source, reading: Reading) -> Saved:
    """The document of a text, after all that would make its meaning doubtful is ruled out. Raises `UnusableError`."""
    for problem in reading.problems:
        if not source.text:
            advice = f"; {problem.help}" if problem.kind == "unreadable" and problem.help else ""
            raise UnusableError(f"{source.path}: {problem.message}{advice}")
        raise UnusableError(_at(source, problem.start, problem.message))
    # JSON5 allows more than a service ever answers; what is only JSON5 was cut or edited.
    try:
        json.loads(source.text.removeprefix("\ufeff"), parse_constant=str, parse_int=float)
    except json.JSONDecodeError as error:
        start = error.pos + source.text.startswith("\ufeff")
        raise UnusableError(_at(source, start, f"is no JSON: {error.msg[:1].lower()}{error.msg[1:]}")) from None
    for node in _scalars(reading.roots[0]):
        if isinstance(node.value, float) and not math.isfinite(node.value):
            raise UnusableError(_at(source, node.start, f"no finite number: {source.text[node.start : node.end][:40]}"))
    for twice in reading.duplicates:
        raise UnusableError(_at(source, twice.again.key.start, f"the key {str(twice.again.name)[:80]!r} stands twice"))
    return Saved(source, reading.roots[0])


def _at(source: Source, offset: int, message: str) -> str:
    line, column = source.position(offset)
    return f"{source.path}:{line}:{column}: {message}"


def _inside(node: Node, step: str | int) -> Node | None:
    if isinstance(node, Mapping):
        member = node.get(str(step))
        return member.value if member else None
    if isinstance(node, Sequence) and isinstance(step, int):
        return node.items[step]
    return None


def _value(node: Node) -> object:
    """The data of a tree, which the reader has kept from being deep."""
    if isinstance(node, Mapping):
        return {str(member.name): _value(member.value) for member in node.members}
    if isinstance(node, Sequence):
        return [_value(item) for item in node.items]
    return node.value if isinstance(node, Scalar) else None


def _scalars(node: Node) -> Iterator[Scalar]:
    pending = [node]
    while pending:
        one = pending.pop()
        if isinstance(one, Scalar):
            yield one
        elif isinstance(one, Mapping):
            pending.extend(member.value for member in one.members)
        elif isinstance(one, Sequence):
            pending.extend(one.items)
