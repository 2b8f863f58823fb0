"""Comments travel with the provider, model, agent or field that they stand at."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator
from typing import NamedTuple

from provcheck.conversion.document import Comments
from provcheck.conversion.spot import Path, Spot
from provcheck.conversion.tree import Tree
from provcheck.dialects.pai_view import PaiView
from provcheck.redact.redactor import mask
from provcheck.syntax.node import Comment
from provcheck.syntax.source import Source
from provcheck.workspace.files import File

_DECORATION = re.compile(r"^[ \t]*\*(?!/)[ \t]?")


class _Anchor(NamedTuple):
    """Something of a source that a comment can stand at, by its offset."""

    start: int
    tree: Tree
    path: Path


def carry(file: File, trees: list[Tree], hide: Callable[[str], str]) -> None:
    """Put each comment of a file at what became of the value that it stands at; ``hide`` takes secrets out of it."""
    source, comments = file.source, found(file)
    if not comments:
        return
    anchors = sorted(_anchors(source, trees), key=lambda one: (one.start, len(one.path)))
    masked = mask(source.text)
    for comment in comments:
        lines = list(map(hide, _lines(masked[comment.start : comment.end])))
        anchor, behind = _anchor(comment, source, anchors)
        spot, is_exact = _destination(anchor) if anchor is not None and lines else (None, False)
        if spot is not None:
            _put(spot, lines, behind=behind and is_exact and len(lines) == 1)


def found(file: File) -> list[Comment]:
    """The comments of a file; of YAML they are looked for only now."""
    if file.source.syntax != "yaml":
        return file.reading.comments
    from provcheck.syntax.yaml.comments import comments

    return comments(file.source.text, file.reading.roots)


def _anchors(source: Source, trees: list[Tree]) -> Iterator[_Anchor]:
    for tree in trees:
        for path, layer in tree.places.items():
            if layer.source is source and path:
                start = layer.member.key.start if layer.member is not None else layer.node.start
                yield _Anchor(start, tree, path)
        if trees and tree.root.layers[0].source is source:
            yield _Anchor(tree.root.layers[0].node.start, tree, ())


def _anchor(comment: Comment, source: Source, anchors: list[_Anchor]) -> tuple[_Anchor | None, bool]:
    """What a comment stands at: the first thing on its line before it, else the next one; and whether it is behind."""
    line_start = max(source.text.rfind("\n", 0, comment.start), source.text.rfind("\r", 0, comment.start)) + 1
    place = bisect_left(anchors, line_start, key=lambda one: one.start)
    if place < len(anchors) and anchors[place].start < comment.start:
        return anchors[place], True
    if source.text[line_start : comment.start].strip():
        return None, False
    place = bisect_left(anchors, comment.end, key=lambda one: one.start)
    return (anchors[place] if place < len(anchors) else None), False


def _destination(anchor: _Anchor) -> tuple[Spot | None, bool]:
    """What became of an anchor, or else of the nearest value or object around it; and whether of itself."""
    # A manifest is about one thing. A configuration is not, and only what stands over all of it heads the result.
    last = 0 if not anchor.path or _is_manifest(anchor.tree) else 1
    for end in range(len(anchor.path), last - 1, -1):
        path = anchor.path[:end]
        leaf = anchor.tree.leaves.get(path)
        spot = anchor.tree.links.get(path) or (leaf.target if leaf is not None else None)
        # Inside the text of an annotation there are no comments.
        if spot is not None and spot.path[:2] != ("metadata", "annotations"):
            return spot, path == anchor.path
    return None, False


def _is_manifest(tree: Tree) -> bool:
    """Whether a tree is one object, and not many in one file."""
    return isinstance(tree.root, PaiView)


def _put(spot: Spot, lines: list[str], *, behind: bool) -> None:
    known = spot.resource.comments.get(spot.path, Comments())
    if behind and spot.path and not known.behind:
        known = known._replace(behind=lines[0])
    else:
        known = known._replace(above=(*known.above, *lines))
    spot.resource.comments[spot.path] = known


def _lines(text: str) -> Iterator[str]:
    """The lines of a comment without its marks."""
    if text.startswith("/*"):
        inner = text.removeprefix("/*").removesuffix("*/").splitlines()
        for line in inner:
            plain = _DECORATION.sub("", line).strip()
            if plain:
                yield plain
        return
    yield text.lstrip("#").removeprefix("//").strip() if text.startswith("#") else text.lstrip("/").strip()
