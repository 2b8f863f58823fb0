"""Looks at what edits made of the files, before it counts: nothing may break, and nothing worse may come of it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from provcheck import engine
from provcheck.finding import Finding
from provcheck.fix.state import Edits, Moves, State
from provcheck.syntax.edits import Edit
from provcheck.syntax.node import Alias, Mapping, Node, Scalar
from provcheck.syntax.node import Sequence as Items
from provcheck.workspace.files import File

_ABOUT_COMMENTS = frozenset({"PC004", "PC005"})
"""Rules whose fixes change comments."""


class Change(NamedTuple):
    """Two states, the edits that lead from one to the other, and the findings that these were to remove."""

    before: State
    after: State
    edits: Edits
    wishes: Sequence[Finding]


def objection(change: Change) -> str | None:
    """Why a change must not be made, ``None`` where nothing speaks against it."""
    if not _keeps_values(change):
        return "it would change other values too"
    if not _keeps_comments(change):
        return "it would take a comment with it"
    moves = {path: Moves(edits) for path, edits in change.edits.items()}
    earlier, later = _standing(change.before), _standing(change.after)
    if _remain(change.wishes, earlier, later):
        return "it would not remove the finding"
    left = _Matches(later)
    for finding in sorted(earlier, key=lambda one: -one.severity):
        left.cross_out(finding, moves)
    least = min(wish.severity for wish in change.wishes)
    worst = max(left.new, key=lambda one: one.severity, default=None)
    if worst is None or worst.severity < least:
        return None
    return f"it would bring {worst.severity.label}[{worst.code}] {worst.name}: {worst.message}"


def _standing(state: State) -> list[Finding]:
    return engine.standing(state.findings, state.loaded, state.policy)


def _remain(wishes: Iterable[Finding], earlier: Iterable[Finding], later: Iterable[Finding]) -> bool:
    """Whether some of the findings that were to be removed are still there: what says the same did not get rarer."""
    wanted, before, after = (Counter(map(_words, findings)) for findings in (wishes, earlier, later))
    # What is gone already went with another fix.
    return any(after[one] > max(before[one] - count, 0) for one, count in wanted.items())


def _words(finding: Finding) -> tuple[str, str, str]:
    return finding.code, finding.location.path, finding.message


class _Matches:
    """The findings of the later state, each crossed out by the one of the earlier state that it is."""

    def __init__(self, later: Iterable[Finding]) -> None:
        self._left: dict[int, Finding] = dict(enumerate(later))
        self._at: dict[object, list[int]] = defaultdict(list)
        self._saying: dict[object, list[int]] = defaultdict(list)
        for number, one in self._left.items():
            self._at[one.code, one.location.path, one.location.start].append(number)
            self._saying[_words(one)].append(number)

    @property
    def new(self) -> list[Finding]:
        """What no earlier finding crossed out."""
        return list(self._left.values())

    def cross_out(self, earlier: Finding, moves: dict[str, Moves]) -> None:
        """Cross out the later finding that an earlier one has become, unless that is worse."""
        path, start = earlier.location.path, earlier.location.start
        place = moves[path](start) if path in moves else start
        here = self._at[earlier.code, path, place]
        for number in (*here, *self._saying[_words(earlier)]):
            one = self._left.get(number)
            if one is not None and one.severity <= earlier.severity:
                del self._left[number]
                return


# What the text says


def _keeps_values(change: Change) -> bool:
    """Whether every key and value that no edit touches stands in its new place as it stood in its old one."""
    after = {file.path: file for file in _outermost(change.after)}
    for file in _outermost(change.before):
        edits = change.edits.get(file.path)
        if edits:
            moves = Moves(edits)
            there = set(_leaves(after[file.path]))
            kept = (one for one in _leaves(file) if not _is_touched(one[0], one[1], edits))
            if any((moves(start), moves(end - 1) + 1, value) not in there for start, end, value in kept):
                return False
    return True


def _keeps_comments(change: Change) -> bool:
    """Whether all comments are still there, but for those that a fix is about."""
    before = Counter(_comments(change.before, change.edits))
    gone = before - Counter(_comments(change.after, change.edits))
    wanted = [edit for wish in change.wishes if wish.code in _ABOUT_COMMENTS and wish.fix for edit in wish.fix.edits]
    return gone.total() <= len(wanted)


def _comments(state: State, edits: Edits) -> Iterator[str]:
    for file in state.loaded.files:
        if file.path in edits:
            yield from (file.source.text[one.start : one.end] for one in file.reading.comments)


def _outermost(state: State) -> Iterator[File]:
    return (file for file in state.loaded.files if file.source.outer is None)


def _leaves(file: File) -> Iterator[tuple[int, int, str]]:
    """Every scalar, keys included, and every alias: where it stands and what it says."""
    pending: list[Node] = list(file.reading.roots)
    while pending:
        node = pending.pop()
        if isinstance(node, Scalar) and node.start < node.end:
            yield node.start, node.end, f"{type(node.value).__name__} {node.value!r}"
        elif isinstance(node, Alias):
            yield node.start, node.end, "alias"
        elif isinstance(node, Items):
            pending.extend(node.items)
        elif isinstance(node, Mapping):
            for member in node.members:
                pending += (member.key, member.value)


def _is_touched(start: int, end: int, edits: Iterable[Edit]) -> bool:
    return any(edit.start < end and edit.end > start for edit in edits)
