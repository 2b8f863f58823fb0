"""Looks at what edits made of the files, before it counts: nothing may break, and nothing worse may come of it."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from provcheck import suppress
from provcheck.finding import Finding
from provcheck.fix import comments
from provcheck.fix.state import Edits, Moves, State
from provcheck.rules.elsewhere.readers import MOST_DUPLICATES
from provcheck.schema.shape import MOST_FAULTS
from provcheck.syntax.node import Alias, Mapping, Node, Scalar
from provcheck.syntax.node import Sequence as Items
from provcheck.workspace.files import File


class Change(NamedTuple):
    """Two states, the edits that lead from one to the other, and the findings that these were to remove."""

    before: State
    after: State
    edits: Edits
    wishes: list[Finding]


class Objection(NamedTuple):
    """Why a change must not be made, and which of its wishes are to blame as far as one can see; maybe all."""

    reason: str
    blamed: list[Finding]


def objection(change: Change) -> Objection | None:
    """What speaks against a change."""
    wishes = change.wishes
    moves = {path: Moves(edits) for path, edits in change.edits.items()}
    if not _keeps_values(change, moves):
        return Objection("it would change other values too", wishes)
    if not _keeps_comments(change):
        return Objection(comments.TAKEN, wishes)
    earlier, later = change.before.standing, change.after.standing
    untold = _told_in_part(earlier)
    remaining = _remain(wishes, earlier, later, moves, untold)
    if remaining:
        return Objection("it would not remove the finding", remaining)
    left = _Matches(later)
    # What was wished away is gone: what stands in its place is another finding.
    for finding in sorted(set(earlier).difference(wishes), key=lambda one: -one.severity):
        left.cross_out(finding, moves)
    least = min(wish.severity for wish in wishes)
    worse = [one for one in left.new if one.severity >= least and (one.location.path, _family(one)) not in untold]
    if not worse:
        return None
    worst = max(worse, key=lambda one: one.severity)
    reason = f"it would bring {worst.severity.label}[{worst.code}] {worst.name}: {worst.message}"
    return Objection(reason, _blamed(worse, wishes))


def _blamed(worse: list[Finding], wishes: list[Finding]) -> list[Finding]:
    """The wishes that stand nearest to what they would bring; all where one stands in a file without any."""
    by_place: dict[str, dict[str, list[Finding]]] = {}
    for wish in wishes:
        around = by_place.setdefault(wish.location.path, {})
        for pointer in _holders(wish.location.pointer):
            around.setdefault(pointer, []).append(wish)
    found: dict[int, Finding] = {}
    for one in worse:
        around = by_place.get(one.location.path, {})
        near = next((around[pointer] for pointer in _holders(one.location.pointer) if pointer in around), wishes)
        found.update((id(wish), wish) for wish in near)
    return list(found.values())


def _holders(pointer: str) -> Iterator[str]:
    """A pointer and those of all that it lies in, the nearest first."""
    while pointer:
        yield pointer
        pointer = pointer.rpartition("/")[0]
    yield ""


def _told_in_part(findings: Iterable[Finding]) -> set[tuple[str, str]]:
    """The files and kinds of findings of which only the first ones are told: others come up as these go."""
    counted = Counter((one.location.path, _family(one)) for one in findings)
    most = {"PC002": MOST_DUPLICATES, "PC10": MOST_FAULTS}
    return {(path, family) for (path, family), count in counted.items() if family in most and count >= most[family]}


def _family(finding: Finding) -> str:
    return "PC10" if finding.code.startswith("PC10") else finding.code


def _remain(
    wishes: list[Finding],
    earlier: Iterable[Finding],
    later: list[Finding],
    moves: dict[str, Moves],
    untold: set[tuple[str, str]],
) -> list[Finding]:
    """The wishes that are not fulfilled: what says the same did not get rarer. What is gone already is fulfilled.

    Where others come up as findings go, numbers say nothing, and what counts is the place.
    """
    wanted, before, after = (Counter(map(_words, findings)) for findings in (wishes, earlier, later))
    places = {(_words(one), one.location.start) for one in later}

    def is_left(wish: Finding) -> bool:
        words, path = _words(wish), wish.location.path
        if (path, _family(wish)) in untold:
            start = moves[path](wish.location.start) if path in moves else wish.location.start
            return (words, start) in places
        return after[words] > max(before[words] - wanted[words], 0)

    return [one for one in wishes if is_left(one)]


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


def _keeps_values(change: Change, moves: dict[str, Moves]) -> bool:
    """Whether every key and value that no edit touches stands in its new place as it stood in its old one."""
    for path, edits in change.edits.items():
        moved, there = moves[path], set(_leaves(change.after.files[path]))
        ends = sorted((edit.end, edit.start) for edit in edits)
        kept = (one for one in _leaves(change.before.files[path]) if not _is_touched(one[0], one[1], ends))
        if any((moved(start), moved(end - 1) + 1, value) not in there for start, end, value in kept):
            return False
    return True


def _keeps_comments(change: Change) -> bool:
    """Whether all comments are still there, but for those that a fix is about."""
    before = Counter(_comments(change.before, change.edits))
    gone = before - Counter(_comments(change.after, change.edits))
    wanted = [edit for wish in change.wishes if wish.code in suppress.RULES and wish.fix for edit in wish.fix.edits]
    return gone.total() <= len(wanted)


def _comments(state: State, edits: Edits) -> Iterator[str]:
    for file in state.loaded.files:
        if file.path in edits:
            yield from (file.source.text[one.start : one.end] for one in file.reading.comments)


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


def _is_touched(start: int, end: int, edits: list[tuple[int, int]]) -> bool:
    """Whether an edit reaches into a stretch; ends and starts of edits that keep apart, in order."""
    place = bisect_right(edits, (start, end))
    return place < len(edits) and edits[place][1] < end
