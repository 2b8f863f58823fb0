"""What a manifest carries for OpenClaw since it was made of OpenClaw's configuration."""

from __future__ import annotations

import math
from typing import Any

from provcheck.conversion import marks
from provcheck.conversion.entry import Outcome
from provcheck.conversion.ledger import Ledger
from provcheck.conversion.tree import Tree
from provcheck.syntax import json5
from provcheck.syntax.node import Mapping, Node, Scalar, Sequence


class Annotations:
    """The annotations that provcheck wrote. What cannot be read any more is noted and left out.

    ``provider`` is ``None`` without such an annotation, and so is ``agent``; ``built_in`` says that OpenClaw had no
    entry for the provider.
    """

    __slots__ = ("agent", "built_in", "config", "dangling", "is_ours", "models", "name", "provider", "unlisted")

    def __init__(self, tree: Tree, ledger: Ledger) -> None:
        found = {
            str(leaf.path[-1]): leaf
            for leaf in tree.below(("metadata", "annotations"))
            if len(leaf.path) == 3 and str(leaf.path[-1]).startswith(marks.PREFIX)
        }
        texts = {key: leaf.value for key, leaf in found.items() if isinstance(leaf.value, str) and not leaf.secret}
        read: dict[str, list[object]] = {}
        for key, text in texts.items():
            values = _values(key, text)
            if any(value is _BROKEN for value in values):
                reason = f"{key} cannot be read any more; it is left out"
                ledger.note(Outcome.NEEDS_YOU, tree.around(found[key].path), None, reason)
                found[key].became(Outcome.DROPPED, None, reason)
            else:
                read[key] = values
        self.is_ours = bool(read)
        self.name = str(read[marks.NAME][0]) if read.get(marks.NAME) else None
        self.models: dict[object, list[dict[str, Any]]] = {}
        for row in read.get(marks.MODELS, []):
            if isinstance(row, dict):
                self.models.setdefault(row["id"], []).append(row)
        unlisted = read.get(marks.UNLISTED, [[]])[0]
        lost = read.get(marks.DANGLING, [[]])[0]
        self.dangling = set(lost) if isinstance(lost, list) else set()
        self.unlisted = set(unlisted) if isinstance(unlisted, list) else set()
        self.provider = _mapping(read.get(marks.PROVIDER))
        self.built_in = read.get(marks.PROVIDER) == [None]
        self.agent = _mapping(read.get(marks.AGENT))
        self.config = _mapping(read.get(marks.CONFIG))


_BROKEN = object()


def _values(key: str, text: str) -> list[object]:
    """What an annotation says: a name, or JSON, of models one object a line."""
    if key == marks.NAME:
        return [text]
    from provcheck.conversion.to_openclaw.carried import is_readable

    lines = text.splitlines() if key == marks.MODELS else [text]
    found = [_value(one) for one in lines if one.strip()]
    return [one if is_readable(key, one) else _BROKEN for one in found] or [_BROKEN]


def _mapping(values: list[object] | None) -> dict[str, Any] | None:
    return values[0] if values and isinstance(values[0], dict) else None


def _value(text: str) -> object:
    """The data of a JSON text, ``_BROKEN`` for what is none."""
    reading = json5.read(text)
    if not reading.roots or reading.problems:
        return _BROKEN
    try:
        return _data(reading.roots[0])
    except ValueError:
        return _BROKEN


def _data(node: Node) -> object:
    """The data of a node. Raises ValueError for a number that JSON cannot have."""
    if isinstance(node, Mapping):
        return {str(member.name): _data(member.value) for member in node.members}
    if isinstance(node, Sequence):
        return [_data(item) for item in node.items]
    value = node.value if isinstance(node, Scalar) else None
    if isinstance(value, float) and not math.isfinite(value):
        raise ValueError("JSON has no such number")
    return value
