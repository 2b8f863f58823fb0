"""Another name in the place of an old one, spelled as it has to be there."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING

from provcheck.lsp.names.tokens import Token
from provcheck.syntax import edits
from provcheck.syntax.edits import Edit, NotEditable
from provcheck.syntax.node import Alias, Mapping, Node, Scalar, resolve

if TYPE_CHECKING:
    from provcheck.syntax.source import Location, Source

_QUOTES = ("'", '"')


def respelled(token: Token, text: str) -> Edit:
    """The edit that puts a text in the place of a token: all else in the scalar stays as it is written.

    Raises `NotEditable` where the token has no exact place in the file.
    """
    from provcheck.syntax.edits import spelling

    span, node = token.written(), token.scalar
    if span is None:
        raise NotEditable
    if node.style in _QUOTES:
        return edits.splice(token.source, *span, spelling.inside_quotes(text, node.style, token.source.syntax))
    if node.style in {"|", ">"}:
        return edits.splice(token.source, *span, text)
    value = str(node.value)
    value = value[: token.start] + text + value[token.end :]
    whole = edits.replace(token.source, node, value)
    return edits.splice(token.source, *span, text) if whole.text == value else whole


def reads_well(source: Source, changes: list[Edit]) -> bool:
    """Whether a file reads as before after these edits: without new faults and without keys that stand there twice."""
    from provcheck.syntax import json5, yaml

    read = yaml.read if source.syntax == "yaml" else json5.read
    try:
        after = read(edits.apply(source.text, changes))
    except ValueError:
        return False
    before = read(source.text)
    return len(after.problems) <= len(before.problems) and len(after.duplicates) <= len(before.duplicates)


def is_shared(token: Token, places: Collection[Location]) -> bool:
    """Whether a YAML alias, other than those at these places, stands for the token's scalar or for what it is in."""
    source = token.source.outer or token.source
    if source.syntax != "yaml" or "*" not in source.text:
        return False
    from provcheck.syntax import yaml

    inside = token.source.locate(token.scalar.start, token.scalar.end)
    known = {(one.start, one.end) for one in places if one.path == source.path}
    for alias in (alias for root in yaml.read(source.text).roots for alias in _aliases(root)):
        target = resolve(alias)
        is_known = isinstance(target, Scalar) and source is token.source and (alias.start, alias.end) in known
        if target.start <= inside.start and inside.end <= target.end and not is_known:
            return True
    return False


def _aliases(root: Node) -> Iterator[Alias]:
    """The aliases of a tree."""
    waiting = [root]
    while waiting:
        node = waiting.pop()
        if isinstance(node, Alias):
            yield node
        elif isinstance(node, Mapping):
            waiting += [part for member in node.members for part in (member.key, member.value)]
        elif not isinstance(node, Scalar):
            waiting += node.items
