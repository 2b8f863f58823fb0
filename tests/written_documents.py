"""Documents for the writers of both dialects, with comments anywhere, and the data of what is read back."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, TypeAlias

from hypothesis import strategies as st

from provcheck.conversion.document import Comments, Document
from provcheck.dialects.view import escape
from provcheck.syntax.node import Mapping, Node, Scalar, Sequence

Data: TypeAlias = Any


def to_data(node: Node) -> Data:
    """The data of a tree without aliases, in the order of the text."""
    if isinstance(node, Mapping):
        return {to_data(member.key): to_data(member.value) for member in node.members}
    if isinstance(node, Sequence):
        return [to_data(item) for item in node.items]
    assert isinstance(node, Scalar)
    return node.value


def values_with(texts: st.SearchStrategy[str]) -> st.SearchStrategy[Data]:
    """Values of any shape, whose names and strings are such texts."""
    scalars = texts | st.integers() | st.integers(-(10**200), 10**200) | st.floats() | st.booleans() | st.none()
    return st.recursive(
        scalars,
        lambda inner: st.lists(inner, max_size=4) | st.dictionaries(texts, inner, max_size=4),
        max_leaves=12,
    )


@st.composite
def documents(draw: st.DrawFn, roots: st.SearchStrategy[Data], texts: st.SearchStrategy[str]) -> Document:
    """A document with comments of such texts at any of its values, each with a word that no other has."""
    data: Data = draw(roots)
    comments = {}
    for number, pointer in enumerate(_pointers(data)):
        if draw(st.booleans()):
            above = [f"{line} w{number}x{count}w" for count, line in enumerate(draw(st.lists(texts, max_size=2)))]
            comments[pointer] = Comments(tuple(above), draw(st.just("") | texts.map(f"w{number}w ".__add__)))
    return Document(data, comments)


def _pointers(value: Data, pointer: str = "") -> Iterator[str]:
    yield pointer
    parts = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, part in parts:
        yield from _pointers(part, f"{pointer}/{escape(str(step))}")
