"""What a row of values is called: its path with wildcards, its lines, how many values, where they have gone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from provcheck.conversion.report.fold import BELOW, CHILDREN, common, exactly, merged
from provcheck.conversion.report.paths import (
    TOP,
    alternative_text,
    joined,
    ranges,
    segment_text,
    shape,
    spelled,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from provcheck.conversion.entry import Place
    from provcheck.conversion.report.fold import Pattern, Row, Survey
    from provcheck.conversion.report.paths import Segments

_FEW = 3
"""So many sibling keys are always named; more become a ``*`` where that says no more than is true."""

_MOST = 8
"""So many sibling keys are named where a ``*`` would say too much."""


def source(row: Row, survey: Survey) -> str:
    """The path of a row."""
    if row.pattern is None:
        return spelled(row.items[0].source)
    return _pattern_text(row.pattern, [item.source for item in row.items], survey)


def target(row: Row) -> str:
    """Where the values of a row have gone, as one path; empty if nowhere."""
    paths = list(dict.fromkeys(item.target for item in row.items if item.target is not None))
    if len(paths) <= 1:
        return spelled(paths[0]) if paths else ""
    patterns = list(merged({exactly(shape(path)): [] for path in paths}, 1))
    if len(patterns) == 1:
        return _pattern_text(patterns[0], paths)
    above = common(list(map(shape, paths)))
    return joined([*map(segment_text, above), BELOW]) if above else f"{len(paths)} places"


def documents(places: Sequence[Place]) -> str:
    """The document of places in one file, counted from 1 as people do."""
    found = {place.document for place in places}
    return f"{len(found)} documents" if len(found) > 1 else f"document {found.pop() + 1}"


def lines(places: Iterable[Place]) -> str:
    """The first and the last line of places in one file; nothing if they are unknown."""
    known = sorted({place.line for place in places if place.line > 0})
    return "" if not known else f"{known[0]}-{known[-1]}" if len(known) > 1 else str(known[0])


def number(count: int, noun: str) -> str:
    """A count with its noun."""
    return f"{count} {noun}{'' if count == 1 else 's'}"


def _pattern_text(pattern: Pattern, paths: Sequence[Segments], survey: Survey | None = None) -> str:
    """A pattern for people; with a survey, a wildcard stands only for what is all in these paths."""
    every = survey is not None and survey.count(pattern) == len(paths)
    parts = []
    for at, alternatives in enumerate(pattern):
        if len(alternatives) == 1:
            parts += _one(pattern, at, paths, every=every)
        elif len(alternatives) > _FEW and (survey is None or survey.count(pattern, at) == len(paths)):
            parts.append(BELOW if any(one[1:] and one[-1] in (CHILDREN, BELOW) for one in alternatives) else CHILDREN)
        else:
            parts.append(_choice(pattern, at, paths))
    return joined(parts) or TOP


def _one(pattern: Pattern, at: int, paths: Sequence[Segments], *, every: bool) -> list[str]:
    (only,) = pattern[at]
    deep = [only[-1]] if at == len(pattern) - 1 and len(only) > 1 and only[-1] in (CHILDREN, BELOW) else []
    columns = zip(*(path[at] for path in paths), strict=True)
    shown = ["*" if every and len(set(steps)) > 1 else ranges(steps) for steps in columns]
    return [segment_text(paths[0][at], shown), *deep]


def _choice(pattern: Pattern, at: int, paths: Sequence[Segments]) -> str:
    """Sibling keys, in the order of the source: ``{id, name, cost.*}``."""
    names = []
    for segment in dict.fromkeys(shape(path)[at] for path in paths):
        deep = next((mark for mark in (CHILDREN, BELOW) if (*segment, mark) in pattern[at]), "")
        names.append(joined([alternative_text(segment), *([deep] if deep else [])]))
    return f"{{{', '.join(names[:_MOST])}{', ...' if len(names) > _MOST else ''}}}"
