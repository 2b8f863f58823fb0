"""How the classes of values look where colour alone would not do: each has a sign of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from provcheck.conversion.entry import Outcome
from provcheck.html.escape import text

if TYPE_CHECKING:
    from provcheck.conversion.entry import Entry
    from provcheck.conversion.report.html.marks import Mark

SIGNS = {
    Outcome.NEEDS_YOU: "!",
    Outcome.DROPPED: "\u00d7",
    Outcome.APPROXIMATED: "≈",
    Outcome.DEFAULTED: "+",
    Outcome.RENAMED: "→",
    Outcome.EXACT: "=",
}
_FEW = 4
"""So many fates are told in a tooltip."""


def sign(outcome: Outcome) -> str:
    """The sign of a class, for those who see it; the class is named beside it."""
    return f'<span class="sign {outcome}" aria-hidden="true">{SIGNS[outcome]}</span>'


def tooltip(mark: Mark) -> str:
    """What became of a marked value, as the value of an attribute: its classes with the reasons, the worst first."""
    told = {f"{entry.outcome}: {entry.reason}": None for entry in _worst_first(mark)}
    lines = [text(one) for one in list(told)[:_FEW]]
    if len(told) > _FEW:
        lines.append(f"and {len(told) - _FEW} more")
    return "&#10;".join(lines)


def _worst_first(mark: Mark) -> list[Entry]:
    order = list(Outcome)
    return sorted(mark.entries.values(), key=lambda entry: order.index(entry.outcome))
