"""How often which rule spoke."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from provcheck.finding import Finding


class Count(NamedTuple):
    """How often a rule spoke with a severity."""

    code: str
    name: str
    severity: str
    times: int


def statistics(findings: tuple[Finding, ...]) -> list[Count]:
    """The rules that spoke, the most frequent first; suppressed findings do not count."""
    counted = Counter((one.code, one.name, one.severity.label) for one in findings if not one.suppressed)
    return sorted((Count(*key, count) for key, count in counted.items()), key=lambda one: (-one.times, one))


def table(counts: list[Count]) -> list[str]:
    """Statistics in aligned columns."""
    wide = max((len(str(one.times)) for one in counts), default=0)
    name = max((len(one.name) for one in counts), default=0)
    return [f"{one.times:{wide}}  {one.code}  {one.name:{name}}  {one.severity}" for one in counts]
