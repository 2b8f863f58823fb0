"""Columns in the units of others."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consumers.sarif import offset_in_utf16
from provcheck.syntax.source import BOM, Location, Source
from provcheck.syntax.units import Unit, position, span, utf8, utf16

PIECES = st.sampled_from(["a", "é", "→", "😀", "𐐀", "\t", "\n", "\r", "\r\n", "\u2028", BOM])
TEXTS = st.lists(PIECES, max_size=30).map("".join)


@pytest.mark.parametrize(
    ("text", "in_utf8", "in_utf16"), [("", 0, 0), ("a", 1, 1), ("é", 2, 1), ("→", 3, 1), ("😀", 4, 2), ("\ud800", 3, 1)]
)
def test_lengths(text: str, in_utf8: int, in_utf16: int) -> None:
    assert (utf8(text), utf16(text)) == (in_utf8, in_utf16)


@pytest.mark.parametrize("before", ["", BOM, "é\r\n", "😀\r", "x\n\n"])
def test_places_behind_wide_characters(before: str) -> None:
    source = Source("x", f"{before}é😀→x")
    line = source.position(len(before))[0]
    place = Location(source, len(before) + 2, len(before) + 4)
    assert span(place, utf16) == ((line, 4), (line, 6))
    assert span(place, utf8) == ((line, 7), (line, 11))


def test_a_byte_order_mark_counts_for_nothing() -> None:
    source = Source("x", f"{BOM}ab")
    for unit in (utf8, utf16):
        assert [position(source, offset, unit) for offset in range(4)] == [(1, 1), (1, 1), (1, 2), (1, 3)]


@given(TEXTS, st.data())
def test_a_place_is_found_again(text: str, data: st.DataObject) -> None:
    offset = data.draw(st.integers(min_value=text.startswith(BOM), max_value=len(text)))
    if text[offset - 1 : offset + 1] == "\r\n":
        return  # no place of an editor's
    assert offset_in_utf16(text, *position(Source("x", text), offset, utf16)) == offset


@given(TEXTS, st.data(), st.sampled_from([utf8, utf16]))
def test_columns_are_as_far_apart_as_the_text_between_is_long(text: str, data: st.DataObject, unit: Unit) -> None:
    source = Source("x", text)
    start = data.draw(st.integers(min_value=text.startswith(BOM), max_value=len(text)))
    end = data.draw(st.integers(min_value=start, max_value=len(text)))
    (line, column), (end_line, end_column) = span(Location(source, start, end), unit)
    assert (line, end_line) == (source.position(start)[0], source.position(end)[0])
    if line == end_line:
        assert end_column - column == unit(text[start:end])


@given(st.text(st.characters(max_codepoint=127)), st.integers(0, 20))
def test_ascii_has_one_unit_a_character(text: str, offset: int) -> None:
    source = Source("x", text)
    for unit in (utf8, utf16):
        assert position(source, min(offset, len(text)), unit) == source.position(min(offset, len(text)))


def test_a_long_line_is_not_measured_again_for_each_place_in_it() -> None:
    source = Source("x", "é😀" * 50_000)
    measured: list[int] = []

    def unit(text: str) -> int:
        measured.append(len(text))
        return utf16(text)

    for pairs in range(0, 50_000, 50):
        assert position(source, 2 * pairs, unit) == (1, 3 * pairs + 1)
    assert sum(measured) < 100 * len(source.text)
