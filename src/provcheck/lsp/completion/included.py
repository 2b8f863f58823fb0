"""A file that another one includes: where in that one its own root stands."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from provcheck.dialects.openclaw_view import OpenClawView
from provcheck.dialects.origin import ViewOrigin
from provcheck.syntax.node import Mapping, Node, Sequence

if TYPE_CHECKING:
    from provcheck.lsp.completion.spot import Path, Spot
    from provcheck.model import Bundle


def included(spot: Spot, bundles: Iterable[Bundle], path: str) -> Spot:
    """The spot as the file sees it that includes its text, or as it is where none does."""
    found = _find(bundles, path)
    if found is None:
        return spot
    _, prefix = found
    root = spot.root
    for step in reversed(prefix):
        root = {step: root} if isinstance(step, str) else [*[None] * step, root]
    return spot._replace(root=root, path=(*prefix, *spot.path))


def holder(bundles: Iterable[Bundle], path: str) -> Bundle | None:
    """The configuration that includes a file."""
    found = _find(bundles, path)
    return found and found[0]


def _find(bundles: Iterable[Bundle], path: str) -> tuple[Bundle, Path] | None:
    """The first configuration that includes a file, and the path of what is included."""
    for bundle in bundles if path else ():
        view = bundle.origin.view if isinstance(bundle.origin, ViewOrigin) else None
        if isinstance(view, OpenClawView) and view.includes and view.written[0].source.path != path:
            prefix = _prefix(view, path)
            if prefix is not None:
                return bundle, prefix
    return None


def _prefix(view: OpenClawView, path: str) -> Path | None:
    waiting: list[tuple[Path, Node]] = [((), view.written[0].target)]
    seen: set[int] = set()
    while waiting:
        steps, node = waiting.pop()
        if id(node) in seen:
            continue
        seen.add(id(node))
        for file in view.includes.get(id(node), ()):
            if file and file[1].path == path:
                return steps
            waiting += [(steps, file[0])] if file else []
        if isinstance(node, Mapping):
            waiting += [((*steps, str(member.name)), member.value) for member in node.members]
        elif isinstance(node, Sequence):
            waiting += [((*steps, place), item) for place, item in enumerate(node.items)]
    return None
