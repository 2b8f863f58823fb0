"""Fixes that do not get in each other's way."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provcheck.finding import Finding, Fix, Severity
from provcheck.fix.choose import choose
from provcheck.fix.state import Moves
from provcheck.syntax import edits
from provcheck.syntax.edits import Edit
from provcheck.syntax.source import Source

ONE, OTHER = Source("a.json", "0123456789" * 3), Source("b.json", "0123456789" * 3)


def finding(*changes: tuple[int, int, str], source: Source = ONE) -> Finding:
    """A finding with a fix that makes these edits."""
    fix = Fix("mend", tuple(Edit(source, *one) for one in changes))
    return Finding("PC201", "malformed-ref", Severity.ERROR, str(changes), source.locate(0, 1), fix=fix)


@pytest.mark.parametrize(
    ("first", "second", "together"),
    [
        ((0, 2, "x"), (2, 4, "y"), True),
        ((0, 3, "x"), (2, 4, "y"), False),
        ((2, 4, "y"), (0, 3, "x"), False),
        ((0, 9, "x"), (2, 4, "y"), False),
        ((2, 4, "y"), (0, 9, "x"), False),
        ((2, 4, "x"), (2, 4, "x"), True),
        ((2, 4, "x"), (2, 4, "y"), False),
        ((2, 2, "x"), (2, 2, "y"), False),
        ((2, 2, "x"), (2, 4, "y"), False),
        ((0, 2, "x"), (2, 2, "y"), True),
        ((2, 2, "x"), (0, 2, "y"), True),
        ((5, 5, "x"), (2, 9, "y"), False),
    ],
)
def test_two_fixes(first: tuple[int, int, str], second: tuple[int, int, str], together: bool) -> None:
    one, two = finding(first), finding(second)
    assert choose([one, two]) == ([one, two] if together else [one])


def test_a_fix_is_taken_whole_or_not_at_all() -> None:
    first, clashing, last = finding((0, 2, "x")), finding((5, 6, "y"), (1, 3, "y")), finding((5, 6, "z"))
    assert choose([first, clashing, last]) == [first, last]


def test_files_have_nothing_to_do_with_each_other() -> None:
    here, there = finding((0, 2, "x")), finding((1, 3, "y"), source=OTHER)
    assert choose([here, there]) == [here, there]


def test_without_a_fix_there_is_nothing_to_choose() -> None:
    plain = finding((0, 1, "x"))._replace(fix=None)
    empty = finding()
    assert choose([plain, empty]) == []


EDITS = st.tuples(st.integers(0, 30), st.integers(0, 6), st.text("xyz", max_size=3)).map(
    lambda one: (one[0], min(one[0] + one[1], 30), one[2])
)


@given(st.lists(st.lists(EDITS, min_size=1, max_size=1).map(lambda some: finding(*some)), max_size=12))
def test_what_is_chosen_can_be_applied(findings: list[Finding]) -> None:
    chosen = choose(findings)
    changes = [edit for one in chosen if one.fix for edit in one.fix.edits]
    edits.apply(ONE.text, changes)
    assert not findings or chosen[0] is findings[0]


@given(st.lists(EDITS, max_size=8), st.integers(0, 29))
def test_a_place_that_no_edit_touches_keeps_its_character(changes: list[tuple[int, int, str]], offset: int) -> None:
    chosen = choose(finding(one) for one in changes)
    kept = [edit for one in chosen if one.fix for edit in one.fix.edits]
    if not any(edit.start <= offset < edit.end for edit in kept):
        text = "".join(chr(0x1000 + place) for place in range(30))
        assert edits.apply(text, kept)[Moves(kept)(offset)] == text[offset]
