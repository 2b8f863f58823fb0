"""The characters of keys without quotes, against the Unicode data of the Python that runs."""

from __future__ import annotations

import unicodedata

from provcheck.syntax.json5.identifier import is_part, is_start

LETTERS = {"Lu", "Ll", "Lt", "Lm", "Lo", "Nl"}
MARKS = {"Mn", "Mc", "Nd", "Pc"}
CHARACTERS = [chr(number) for number in (*range(0x30000), *range(0xE0100, 0xE01F0))]


def test_keys_begin_with_letters() -> None:
    starts = set(filter(is_start, CHARACTERS))
    assert {start for start in starts if unicodedata.category(start) not in LETTERS} == {"$", "_"}
    older = {character for character in CHARACTERS if unicodedata.ucd_3_2_0.category(character) in LETTERS}
    assert older - starts == {"\u1885", "\u1886"}  # letters once, marks since Unicode 9


def test_keys_go_on_with_letters_marks_digits_and_joiners() -> None:
    parts = set(filter(is_part, CHARACTERS))
    others = {part for part in parts if unicodedata.category(part) not in LETTERS | MARKS}
    assert others == {"$", "\u200c", "\u200d"}
    assert parts >= set(filter(is_start, CHARACTERS))


def test_the_tables_are_of_unicode_10() -> None:
    assert is_start("\U0002ceb0")  # since 10.0
    assert not is_start("\ua7b8")  # since 11.0
    assert not is_part("\u0c04")  # since 11.0
