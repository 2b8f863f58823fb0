from math import inf

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provcheck.model import UNKNOWN
from provcheck.rules._shared.limits import above, figure, with_figures, written

TOKENS = st.one_of(
    st.integers(min_value=1, max_value=10**300), st.floats(min_value=1e-3, max_value=1e300, allow_nan=False)
)


@pytest.mark.parametrize("value", [None, UNKNOWN, 0, -1, -0.5])
def test_no_count_of_tokens(value: float | None) -> None:
    assert figure(value) is None


@pytest.mark.parametrize("value", [1, 0.5, 131072])
def test_a_count_of_tokens(value: float) -> None:
    assert figure(value) == value


@pytest.mark.parametrize(
    ("value", "limit", "expected"),
    [(131073, 128000, True), (131072, 128000, False), (128000, 131072, False), (40961, 40960, True), (inf, 1, True)],
)
def test_above(value: float, limit: float, expected: bool) -> None:
    assert above(value, limit) is expected


@given(TOKENS, TOKENS)
def test_of_two_figures_one_at_most_is_above_the_other(a: float, b: float) -> None:
    assert not (above(a, b) and above(b, a))


@given(TOKENS)
def test_every_figure_can_be_written(value: float) -> None:
    assert 0 < len(written(value)) < 30


def test_the_first_few_of_many_are_named() -> None:
    text = with_figures((letter, 1024) for letter in "abcdefg")
    assert text == '"a" (1024), "b" (1024), "c" (1024), "d" (1024), "e" (1024) and 2 more'


def test_a_model_is_named_once() -> None:
    assert with_figures([("a", 1024), ("a", 2048)]) == '"a" (2048)'
