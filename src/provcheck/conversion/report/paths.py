"""JSON pointers as people write them: ``models.providers.nvidia.models[0].id``."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from provcheck.screen import visible
from provcheck.syntax.pointer import steps

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Segment = tuple[str, ...]
"""A key with the list indexes behind it; a list at the top has its first index in the key's place."""

Segments = tuple[Segment, ...]

TOP = "(top level)"
_MOST_RANGES = 3
_PLAIN = re.compile(r"[\w-]+")


def segments(pointer: str) -> Segments:
    """The keys and indexes of a JSON pointer (RFC 6901)."""
    found: list[Segment] = []
    for name in steps(pointer):
        if found and is_index(name):
            found[-1] += (name,)
        else:
            found.append((name,))
    return tuple(found)


def is_index(step: str) -> bool:
    """Whether a step of a pointer stands for a place in a list."""
    return step.isascii() and step.isdecimal()


def shape(path: Segments) -> Segments:
    """A path with the same index in all its lists: what the items of a list have in common."""
    return tuple(tuple("0" if is_index(step) else step for step in segment) for segment in path)


def spelled(path: Segments) -> str:
    """A path in full."""
    return joined(segment_text(segment) for segment in path) or TOP


def joined(parts: Iterable[str]) -> str:
    """The parts of a path as one text, safe to show."""
    text = ""
    for part in parts:
        text += part if not text or part.startswith("[") else f".{part}"
    return visible(text)


def segment_text(segment: Segment, shown: Sequence[str] = ()) -> str:
    """A key and its indexes; in the places of these stands what ``shown`` has there, if given."""
    key, (first, *others) = segment[0], shown or segment
    head = f"[{first}]" if is_index(key) else key if _PLAIN.fullmatch(key) else f"[{_quoted(key)}]"
    return head + "".join(f"[{index}]" for index in others)


def alternative_text(segment: Segment) -> str:
    """A key as it stands in a list of keys, its indexes whichever they are."""
    key, *indexes = segment
    head = "[*]" if is_index(key) else key if _PLAIN.fullmatch(key) else _quoted(key)
    return head + "[*]" * len(indexes)


def _quoted(key: str) -> str:
    escaped = key.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def ranges(indexes: Iterable[str]) -> str:
    """List indexes in short: ``0-2,5``; ``*`` where that is long."""
    own = set(indexes)
    if len(own) == 1:
        return own.pop()
    if any(len(index) > 9 for index in own):
        return "*"
    numbers = sorted({int(index) for index in own})
    starts = [numbers[0], *(after for before, after in pairwise(numbers) if after > before + 1)]
    ends = [*(before for before, after in pairwise(numbers) if after > before + 1), numbers[-1]]
    if len(starts) > _MOST_RANGES:
        return "*"
    return ",".join(str(start) if start == end else f"{start}-{end}" for start, end in zip(starts, ends, strict=True))
