"""Collects what the other side has no field for."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection

from provcheck.conversion.entry import Outcome
from provcheck.conversion.kinds import bare_address
from provcheck.conversion.ledger import SECRET
from provcheck.conversion.mapping.row import Way
from provcheck.conversion.spot import Path, Spot
from provcheck.conversion.tree import Leaf, Tree
from provcheck.redact.redactor import mask

_ONLY_KEPT = Way(Outcome.APPROXIMATED, "has no effect here; it waits for the way back")


def collect(
    tree: Tree,
    path: Path,
    way: Callable[[Path], Way | None],
    *,
    without: Collection[Path] = (),
    whole: Collection[Path] = (),
) -> tuple[object, list[tuple[Leaf, Way]]]:
    """What stands at a path and below it and has to be kept, as data, and the values that it is made of.

    Kept are the values whose row says so, and all that a row knows below the paths ``whole``; nothing is kept from
    below the paths ``without``. Secrets stay behind.
    """
    found, leaves = None, []
    for leaf in tree.below(path):
        row = way(leaf.path)
        above = [leaf.path[:end] for end in range(len(leaf.path) + 1)]
        if row is None or any(one in without for one in above):
            continue
        if (row.kept or any(one in whole for one in above)) and (value := _public(leaf)) is not _HIDDEN:
            found = _put(found, leaf.path[len(path) :], value)
            leaves.append((leaf, row))
    return _closed(found), leaves


def keep(
    tree: Tree,
    path: Path,
    target: Spot,
    way: Callable[[Path], Way | None],
    *,
    without: Collection[Path] = (),
    whole: Collection[Path] = (),
) -> object:
    """What has to be kept, as ``collect`` finds it; what has not been used yet is noted as being at ``target``."""
    found, leaves = collect(tree, path, way, without=without, whole=whole)
    note(leaves, target)
    return found


def note(leaves: list[tuple[Leaf, Way]], target: Spot, *, in_full: bool = False) -> None:
    """Note that values are kept at a place; ``in_full``: each at its own path below it."""
    for leaf, row in leaves:
        way = row if row.kept and row.outcome in (Outcome.RENAMED, Outcome.APPROXIMATED) else _ONLY_KEPT
        leaf.became(way.outcome, target.at(*leaf.path) if in_full else target, way.reason)


def clean(tree: Tree, path: Path) -> object:
    """What stands at a path and below it, without secrets."""
    found = None
    for leaf in tree.below(path):
        if (value := _public(leaf)) is not _HIDDEN:
            found = _put(found, leaf.path[len(path) :], value)
    return _closed(found)


def line(data: object) -> str:
    """Data on one line of JSON, with its line end, so that YAML shows it as it is."""
    return json.dumps(data, ensure_ascii=False) + "\n"


_HIDDEN = object()


def _public(leaf: Leaf) -> object:
    """A value that may be shown, ``_HIDDEN`` for a secret; of an address what is none."""
    if leaf.path[-1:] in (("baseUrl",), ("endpoint",)) and isinstance(leaf.value, str):
        plain = bare_address(leaf.value)
        if plain != leaf.value:
            leaf.became(SECRET.outcome, None, SECRET.reason)
        return plain if mask(plain) == plain else _HIDDEN
    if leaf.secret:
        leaf.became(SECRET.outcome, None, SECRET.reason)
    return _HIDDEN if leaf.secret else leaf.value


class _Open(dict[str | int, object]):
    """A mapping, or a list by its indexes, that is not complete yet."""

    def __init__(self, *, is_list: bool) -> None:
        super().__init__()
        self.is_list = is_list


def _put(data: object, path: Path, value: object) -> object:
    """Data with a value at a path."""
    if not path:
        return value
    inner = data if isinstance(data, _Open) else _Open(is_list=isinstance(path[0], int))
    inner[path[0]] = _put(inner.get(path[0]), path[1:], value)
    return inner


def _closed(data: object) -> object:
    if not isinstance(data, _Open):
        return data
    if data.is_list:
        return [_closed(value) for _, value in sorted(data.items(), key=lambda one: int(one[0]))]
    return {str(key): _closed(value) for key, value in data.items()}
