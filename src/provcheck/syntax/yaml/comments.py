"""The comments of a YAML text, which parsers do not report."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from provcheck.syntax.node import Comment, Mapping, Node, Scalar, Sequence

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

# Behind a comma, a quote or a bracket parsers need no space before it, though the specification asks for one.
_candidate = re.compile(r"""(?<![^\s\ufeff,\[\]{}"'])#[^\r\n]*""").search
_line_rest = re.compile(r"[^\r\n]*").match


def comments(text: str, roots: Iterable[Node]) -> list[Comment]:
    """All comments outside the scalars of these documents, in the order of the text."""
    found = []
    spans = _scalar_spans(text, roots)
    span = next(spans, None)
    offset = 0
    while match := _candidate(text, offset):
        while span and span[1] <= match.start():
            span = next(spans, None)
        if span and span[0] <= match.start():
            offset = span[1]
        else:
            offset = match.end()
            found.append(Comment(match.start(), offset))
    return found


def _scalar_spans(text: str, roots: Iterable[Node]) -> Iterator[tuple[int, int]]:
    """Where scalars stand, in the order of the text; of block scalars only what follows the header line."""
    nodes = list(roots)[::-1]
    while nodes:
        node = nodes.pop()
        if isinstance(node, Mapping):
            nodes += [part for member in reversed(node.members) for part in (member.value, member.key)]
        elif isinstance(node, Sequence):
            nodes += reversed(node.items)
        elif isinstance(node, Scalar) and node.end > node.start:
            header = _line_rest(text, node.start) if text[node.start] in "|>" else None
            yield (header.end() if header else node.start), node.end
