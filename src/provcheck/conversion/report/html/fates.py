"""The list of what became of each value: by class, by reason, in the order of the sources."""

from __future__ import annotations

from typing import TYPE_CHECKING

from provcheck.conversion.entry import Outcome
from provcheck.conversion.report.headings import HEADINGS
from provcheck.conversion.report.html.signs import sign
from provcheck.conversion.report.paths import segments, spelled
from provcheck.html.escape import text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from provcheck.conversion.entry import Entry, Place
    from provcheck.conversion.report.html.board import Board

_OPEN = (Outcome.NEEDS_YOU, Outcome.DROPPED, Outcome.APPROXIMATED)
"""What a reader has to know is not folded away."""


def fates(board: Board) -> str:
    """All classes that have values, the worst first."""
    return "\n".join(_class(outcome, numbers, board) for outcome, numbers in _by_class(board.entries))


def _by_class(entries: Sequence[Entry]) -> Iterator[tuple[Outcome, list[int]]]:
    for outcome in Outcome:
        numbers = [number for number, entry in enumerate(entries) if entry.outcome is outcome]
        if numbers:
            yield outcome, numbers


def _class(outcome: Outcome, numbers: list[int], board: Board) -> str:
    title, meaning = HEADINGS[outcome]
    reasons: dict[str, list[int]] = {}
    for number in numbers:
        reasons.setdefault(board.entries[number].reason, []).append(number)
    groups = "\n".join(_group(outcome, reason, own, board) for reason, own in reasons.items())
    return (
        f'<section class="fates {outcome}" data-class="{outcome}" aria-labelledby="{outcome}">\n'
        f'<h3 id="{outcome}">{sign(outcome)} {title} <span class="soft">({len(numbers)}): {meaning}</span></h3>\n'
        f"{groups}\n</section>"
    )


def _group(outcome: Outcome, reason: str, numbers: list[int], board: Board) -> str:
    rows = "\n".join(_row(number, board) for number in numbers)
    unfolded = " open" if outcome in _OPEN else ""
    return (
        f"<details{unfolded}><summary>{text(reason) or 'the same value in the same field'} "
        f'<span class="soft numbers">({len(numbers)})</span></summary>\n<ul>\n{rows}\n</ul></details>'
    )


def _row(number: int, board: Board) -> str:
    entry = board.entries[number]
    source, target = board.sources[number], board.targets.get(number)
    told = _place(entry.source, source.id, board)
    leads = ""
    if entry.target is not None and target is not None:
        leads = f' data-target="{target.id}"'
        told += ' <span class="arrow" aria-label="became">→</span> '
        told += _place(entry.target, target.id, board)
    return f'<li id="e{number}" data-source="{source.id}"{leads}>{told}</li>'


def _place(place: Place, id_: str, board: Board) -> str:
    name = board.names[place.path]
    file, alone = (f"{text(name)}:", "") if name else ("", " alone")
    path = spelled(segments(place.pointer))
    line = str(place.line) if place.line else "?"
    return f'<a class="place numbers{alone}" href="#{id_}">{file}{line}</a> <code>{text(path)}</code>'
