"""Applies fixes, pass by pass, until there is nothing left to do."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple, TypeAlias

from provcheck import engine
from provcheck.finding import Finding
from provcheck.fix.choose import choose
from provcheck.fix.comments import Comments
from provcheck.fix.compare import Change, Objection, objection
from provcheck.fix.state import Edits, Moves, State, edits_of
from provcheck.syntax.edits import Edit

MOST_PASSES = 100
"""After so many passes fixes must be undoing each other."""

MOST_TRIALS = 300
"""So many results are looked at; each is a check of all files, and fixes that do harm are rare."""

Identity: TypeAlias = tuple[str, str, str, str]
Guard: TypeAlias = Callable[[Finding], str | None]


class Fixed(NamedTuple):
    """What became of fixes.

    ``done`` are the findings that are gone, as they were found; ``refused`` tells why others' fixes were not applied.
    ``finished``: another run would change nothing more; otherwise fixes kept leading to other fixes, or too many of
    them would have done harm.
    """

    state: State
    done: list[Finding]
    refused: dict[Identity, str]
    finished: bool

    @property
    def links(self) -> list[frozenset[str]]:
        """The files that each fix changed, in the order of ``done``."""
        return [frozenset(edits_of([one])) for one in self.done]


def identity(finding: Finding) -> Identity:
    """What makes a finding the same one in the next pass."""
    return finding.code, finding.location.path, finding.location.pointer, finding.message


def fix(state: State, *, unsafe: bool, guard: Guard) -> Fixed:
    """Apply the fixes of all findings that are reported; with ``unsafe`` the unsafe ones too.

    ``guard`` says why a fix must not be applied, ``None`` where it may.
    """
    done: list[Finding] = []
    trials = _Trials()
    progress = False
    for _ in range(MOST_PASSES):
        wishes = choose(_open(state, trials, guard, unsafe=unsafe))
        if not wishes and not progress:
            return Fixed(state, done, trials.refused, finished=not trials.exhausted)
        if not wishes:
            # What was refused may do no harm now that other things are mended.
            progress, trials.refused = False, {}
            continue
        state, accepted = _Pass(state, trials).run(wishes)
        done += accepted
        progress |= bool(accepted)
    return Fixed(state, done, trials.refused, finished=False)


def _open(state: State, trials: _Trials, guard: Guard, *, unsafe: bool) -> list[Finding]:
    """The findings whose fixes may still be applied."""
    report = engine.assess(state.findings, state.loaded, state.policy)
    comments = Comments(state.loaded.files)
    found = []
    for one in report.findings:
        if one.fix and one.suppressed is None and (one.fix.safe or unsafe) and identity(one) not in trials.refused:
            reason = comments.objection(one) or guard(one)
            if reason is None:
                found.append(one)
            else:
                trials.refused[identity(one)] = reason
    return found


class _Trials:
    """How often results were looked at, and why fixes were refused."""

    def __init__(self) -> None:
        self.left = MOST_TRIALS
        self.refused: dict[Identity, str] = {}

    @property
    def exhausted(self) -> bool:
        return self.left <= 0

    def refuse(self, wishes: list[Finding], reason: str) -> None:
        self.refused.update((identity(one), reason) for one in wishes)


class _Pass:
    """Fixes that are applied to one state. Where some of them spoil the result, the others still get their turn."""

    def __init__(self, base: State, trials: _Trials) -> None:
        self.base = base
        self.trials = trials
        self.state = base
        self.accepted: list[Finding] = []

    def run(self, wishes: list[Finding]) -> tuple[State, list[Finding]]:
        """The state after all that can be applied, and the findings that were fixed."""
        self._apply(wishes)
        return self.state, self.accepted

    def _apply(self, wishes: list[Finding]) -> None:
        if self.trials.exhausted:
            self.trials.refuse(wishes, "too many other fixes had to be refused")
            return
        self.trials.left -= 1
        found = self._try(wishes)
        if found is None:
            return
        if len(wishes) == 1:
            self.trials.refuse(wishes, found.reason)
            return
        blamed = {id(one) for one in found.blamed}
        others = [one for one in wishes if id(one) not in blamed]
        if others:
            self._apply(others)
            for one in found.blamed:
                self._apply([one])
        else:
            middle = len(wishes) // 2
            self._apply(wishes[:middle])
            self._apply(wishes[middle:])

    def _try(self, wishes: list[Finding]) -> Objection | None:
        """Apply wishes on top of what was accepted, unless something speaks against it."""
        wanted = [*self.accepted, *wishes]
        try:
            after = self.base.edited(edits_of(wanted))
        except ValueError:
            return Objection("its edits overlap", wishes)
        found = objection(Change(self.state, after, self._new_edits(wishes), wishes))
        if found is None:
            self.state, self.accepted = after, wanted
        return found

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
