"""Applies fixes, pass by pass, until there is nothing left to do."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple, TypeAlias

from provcheck import engine
from provcheck.finding import Finding
from provcheck.fix.choose import choose
from provcheck.fix.compare import Change, objection
from provcheck.fix.state import Edits, Moves, State, edits_of
from provcheck.syntax.edits import Edit

MOST_PASSES = 100
"""After so many passes fixes must be undoing each other: what they find is told, and they stop."""

Identity: TypeAlias = tuple[str, str, str, str]
Guard: TypeAlias = Callable[[Finding], str | None]


class Fixed(NamedTuple):
    """What became of fixes.

    ``done`` are the findings that are gone, as they were found; ``refused`` tells why others' fixes were not applied.
    ``links`` holds, for each fix that was applied, the files that it changed. ``finished``: another run would change
    nothing more.
    """

    state: State
    done: list[Finding]
    refused: dict[Identity, str]
    links: list[frozenset[str]]
    finished: bool


def identity(finding: Finding) -> Identity:
    """What makes a finding the same one in the next pass."""
    return finding.code, finding.location.path, finding.location.pointer, finding.message


def fix(state: State, *, unsafe: bool, guard: Guard) -> Fixed:
    """Apply the fixes of all findings that are reported; with ``unsafe`` the unsafe ones too.

    ``guard`` says why a fix must not be applied, ``None`` where it may.
    """
    done: list[Finding] = []
    refused: dict[Identity, str] = {}
    progress = False
    for _ in range(MOST_PASSES):
        wishes = choose(_open(state, refused, guard, unsafe=unsafe))
        if not wishes and not progress:
            return Fixed(state, done, refused, _links(done), finished=True)
        if not wishes:
            # What was refused may do no harm now that other things are mended.
            progress, refused = False, {}
            continue
        state, accepted = _Pass(state, refused).run(wishes)
        done += accepted
        progress |= bool(accepted)
    return Fixed(state, done, refused, _links(done), finished=False)


def _links(done: list[Finding]) -> list[frozenset[str]]:
    return [frozenset(edits_of([one])) for one in done]


def _open(state: State, refused: dict[Identity, str], guard: Guard, *, unsafe: bool) -> list[Finding]:
    """The findings whose fixes may still be applied."""
    report = engine.assess(state.findings, state.loaded, state.policy)
    found = []
    for one in report.findings:
        if one.fix and one.suppressed is None and (one.fix.safe or unsafe) and identity(one) not in refused:
            reason = guard(one)
            if reason is None:
                found.append(one)
            else:
                refused[identity(one)] = reason
    return found


class _Pass:
    """Fixes that are applied to one state. Where one of them spoils the result, the others still get their turn."""

    def __init__(self, base: State, refused: dict[Identity, str]) -> None:
        self.base = base
        self.refused = refused
        self.state = base
        self.accepted: list[Finding] = []

    def run(self, wishes: list[Finding]) -> tuple[State, list[Finding]]:
        """The state after all that can be applied, and the findings that were fixed."""
        self._apply(wishes)
        return self.state, self.accepted

    def _apply(self, wishes: list[Finding]) -> None:
        wanted = [*self.accepted, *wishes]
        try:
            after = self.base.edited(edits_of(wanted))
            reason = objection(Change(self.state, after, self._new_edits(wishes), wishes))
        except ValueError:
            after, reason = self.state, "its edits overlap"
        if reason is None:
            self.state, self.accepted = after, wanted
        elif len(wishes) == 1:
            self.refused[identity(wishes[0])] = reason
        else:
            middle = len(wishes) // 2
            self._apply(wishes[:middle])
            self._apply(wishes[middle:])

    def _new_edits(self, wishes: list[Finding]) -> Edits:
        """What is new to the state that stands: its edits, in the places where they are by now."""
        earlier = {path: Moves(edits) for path, edits in edits_of(self.accepted).items()}
        there = {(one.source.path, one.start, one.end) for some in edits_of(self.accepted).values() for one in some}
        return {
            path: [
                _moved(one, earlier[path]) if path in earlier else one
                for one in edits
                if (path, one.start, one.end) not in there
            ]
            for path, edits in edits_of(wishes).items()
        }


def _moved(edit: Edit, moves: Moves) -> Edit:
    start = moves(edit.start)
    return edit._replace(start=start, end=start + edit.end - edit.start)
