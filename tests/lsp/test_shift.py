"""Where places are in a text that was typed into."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provcheck.lsp.shift import STILL, Shift

LINES = "one\ntwo\nthree\nfour\n"


@pytest.mark.parametrize(
    ("after", "word"),
    [
        ("# x\none\ntwo\nthree\nfour\n", "two"),
        ("# x\none\ntwo\nthree\nfour\n  [", "two"),
        ("# x\none\nwas two\nthree\nfour\n  [", "three"),
        ("# x\none\r\ntwo\nthree\nfour [", "two"),
        ("one\nthree\nfour [", "three"),
    ],
)
def test_lines_between_changes_are_found_again(after: str, word: str) -> None:
    shift = Shift.of(LINES, after)
    start = shift.forth(LINES.index(word))
    assert after[start : shift.forth(LINES.index(word) + len(word))] == word
    assert shift.back(start + 1) == LINES.index(word) + 1


@given(st.text("ab\n\r{", max_size=20), st.text("ab\n\r{", max_size=20))
def test_places_stay_in_order_and_in_the_text(before: str, after: str) -> None:
    shift = Shift.of(before, after)
    places = [shift.forth(offset) for offset in range(len(before) + 1)]
    assert places == sorted(places)
    assert 0 <= places[0] <= places[-1] <= len(after)
    for old, new, size in shift.same:
        assert before[old : old + size] == after[new : new + size]


def test_nothing_was_changed() -> None:
    assert STILL.forth(7) == STILL.back(7) == 7
    assert [Shift.of(LINES, LINES).forth(offset) for offset in range(19)] == [*range(19)]
