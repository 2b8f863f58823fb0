"""The edits that make one text of another, as small as can be."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import takewhile

from provcheck.syntax.edits import Edit
from provcheck.syntax.source import Source

_lines = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+").findall


def changes(source: Source, after: str) -> Iterator[Edit]:
    """What makes ``after`` of a source's text: edits that keep apart, in order, none over lines that stay."""
    last: Edit | None = None
    for edit in _by_lines(source, after):
        if last is not None and last.end == edit.start:
            last = last._replace(end=edit.end, text=last.text + edit.text)
            continue
        if last is not None:
            yield last
        last = edit
    if last is not None:
        yield last


def _by_lines(source: Source, after: str) -> Iterator[Edit]:
    """The same, though the end of one line may be changed where the next one begins."""
    old, new = _lines(source.text), _lines(after)
    start = 0
    for tag, first, last, new_first, new_last in SequenceMatcher(None, old, new).get_opcodes():
        if tag == "equal":
            start += sum(map(len, old[first:last]))
            continue
        for was, now in _pairs(old[first:last], new[new_first:new_last]):
            if was != now:
                yield _change(source, start, was, now)
            start += len(was)


def _pairs(old: list[str], new: list[str]) -> Iterator[tuple[str, str]]:
    """Stretches of text and what comes in their place: line by line where there are as many lines as before."""
    if len(old) == len(new):
        yield from zip(old, new, strict=True)
    else:
        yield "".join(old), "".join(new)


def _change(source: Source, start: int, old: str, new: str) -> Edit:
    """The edit without what both texts begin and end with."""
    head = _shared(old, new)
    # Nobody can point at the middle of a line end.
    head -= old[head - 1 : head + 1] == "\r\n"
    tail = _shared(old[head:][::-1], new[head:][::-1])
    tail -= old[len(old) - tail - 1 : len(old) - tail + 1] == "\r\n"
    return Edit(source, start + head, start + len(old) - tail, new[head : len(new) - tail])


def _shared(one: str, other: str) -> int:
    """How many characters two texts begin with in common."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))
