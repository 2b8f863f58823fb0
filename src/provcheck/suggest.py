"""The one name that is surely meant. Sure is the point: a wrong suggestion is worse than none.

Names are compared part by part (``meta/llama-3.3-70b-instruct`` has six), and every part that differs must be
a plain slip of the keyboard for its length. Short parts, and parts that differ in or behind a digit, are
other names: ``live`` is not ``lite``, ``8b`` is not ``70b``, ``groq`` is not ``grok``.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_MAX_LENGTH = 200
"""Nobody's model id is longer, in characters; what is, gets no suggestion."""

_MAX_CANDIDATES = 5000
"""Among more names than this nobody can be sure, and a file full of them should not cost minutes."""

_MAX_SLIPS = 2
_SHORTEST_SWAPPED = 3
_SHORTEST_VARIABLE = 6
_SHORTEST_OWNER = 4
# By hand rather than by regular expressions, which every run would have to compile.
_DASHES = str.maketrans("_.", "--")
_BETWEEN_PARTS = str.maketrans("/:@ ", "----")
_CHAT_SUFFIXES = ("-instruct", "-chat", "-it")


def nearest(wrong: str, candidates: Iterable[str]) -> str | None:
    """The candidate that is surely meant by a wrong name, ``None`` where there is none or more than one.

    In this order: equal but for case, dash, dot and underscore; equal but for a suffix like ``-instruct``;
    one or two slips of the keyboard in long enough words, all digits the same. A candidate that equals the
    name is passed over.
    """
    if len(wrong) > _MAX_LENGTH:
        return None
    ours = _name(wrong)
    if not ours.letters:
        return None
    closest, found = _MAX_SLIPS + 2, set[str]()
    for count, candidate in enumerate(candidates):
        if count == _MAX_CANDIDATES:
            return None
        if candidate == wrong or len(candidate) > _MAX_LENGTH:
            continue
        distance = _distance(ours, _name(candidate))
        if distance is not None and distance <= closest:
            if distance < closest:
                closest, found = distance, set()
            found.add(candidate)
    return found.pop() if len(found) == 1 else None


def unknown(wrong: str, known: Sequence[str], typed: str | None = None) -> str:
    """That a word is none of a few, with the one that was surely meant, or all of them.

    ``typed`` is how the user wrote it, where ``wrong`` is a translation of that.
    """
    meant = nearest(wrong, known) or begun(wrong, known)
    hint = f"did you mean {meant}?" if meant else due(known)
    return f'"{typed or wrong}" is unknown; {hint}'


def due(known: Sequence[str]) -> str:
    """That one of a few words has to stand somewhere."""
    return f"{', '.join(known[:-1])} or {known[-1]} is due"


def is_one_slip(wrong: str, right: str) -> bool:
    """Whether one letter more, less, other or swapped makes one word of another; only where more speaks for it."""
    return wrong != right and _edits(wrong.lower(), right.lower(), 1) <= 1


def nearest_variable(wrong: str, candidates: Iterable[str]) -> str | None:
    """The candidate that is surely meant by the wrong name of a variable, such as ``LAB_API_KYE``.

    Such names are long as a whole, and common words in them are short. So where no part is a slip by itself, two
    neighbouring letters swapped, one too many or one too few count in the whole name. Another letter does not:
    ``XAI_API_KEY`` is not ``ZAI_API_KEY``. And a short first word says whose it is: ``XI_API_KEY`` is neither.
    """
    known = list(candidates)
    return nearest(wrong, known) or _only(one for one in known if _is_slip_of_variable(wrong, one))


def swapped(wrong: str, candidates: Iterable[str]) -> str | None:
    """The one candidate that is the wrong name but for two neighbouring letters, ``lab`` for ``lba``."""
    return _only(one for one in candidates if min(len(wrong), len(one)) >= _SHORTEST_SWAPPED and _is_swap(wrong, one))


def begun(beginning: str, candidates: Iterable[str]) -> str | None:
    """The one candidate that a word is the beginning of; of nothing it is none."""
    return _only(one for one in candidates if beginning and one.startswith(beginning))


class _Name:
    """A name taken apart: all its letters, what is left without each suffix, and its parts.

    No named tuple, since every run would pay for making one, and few runs have anything to suggest.
    """

    __slots__ = ("letters", "parts", "stems")

    def __init__(self, letters: str, stems: frozenset[str], parts: list[str]) -> None:
        self.letters = letters
        self.stems = stems
        self.parts = parts


@lru_cache(maxsize=_MAX_CANDIDATES)
def _name(text: str) -> _Name:
    """Cached, since the same candidates are looked at for every wrong name."""
    plain = text.lower().translate(_DASHES)
    letters = _letters(plain)
    stems = frozenset(map(_letters, _without_suffixes(plain)))
    return _Name(letters, stems, plain.translate(_BETWEEN_PARTS).split("-"))


def _distance(ours: _Name, theirs: _Name) -> int | None:
    """How far apart: 0 is the same letters, 1 the same stem, 2 and 3 are slips, ``None`` is another name."""
    if ours.letters == theirs.letters:
        return 0
    # Two names with two different suffixes are two models; here one of them has none.
    if ours.letters in theirs.stems or theirs.letters in ours.stems:
        return 1
    slips = _slips_in_parts(ours.parts, theirs.parts)
    return None if slips is None else slips + 1


def _letters(plain: str) -> str:
    """Without dashes, except between digits: ``glm-4-7`` is ``glm4-7``, but ``2-57b`` is not ``2-5-7b``."""
    letters = ""
    for piece in plain.split("-"):
        between_digits = letters[-1:].isdigit() and piece[:1].isdigit()
        letters += f"-{piece}" if between_digits else piece
    return letters


def _without_suffixes(plain: str) -> Iterator[str]:
    """Without what is added to some first releases, and without what is added to models that chat."""
    if plain[-5:-1] == "-v0-" and plain[-1].isdigit():
        plain = plain[:-5]
        yield plain
    for suffix in _CHAT_SUFFIXES:
        if plain.endswith(suffix):
            yield plain.removesuffix(suffix)


def _slips_in_parts(ours: list[str], theirs: list[str]) -> int | None:
    """The slips of all parts together, or ``None`` where the names differ by more than slips."""
    if len(ours) != len(theirs):
        return None
    total = 0
    for our, their in zip(ours, theirs, strict=True):
        if our != their:
            slips = _slips(our, their)
            if slips is None:
                return None
            total += slips
    return total if 0 < total <= _MAX_SLIPS else None


def _slips(our: str, their: str) -> int | None:
    """How many slips make one part of the other, or ``None`` where it is not surely a slip."""
    length = min(len(our), len(their))
    if length < 4 or not _same_digits(our, their):
        return None
    most = 2 if length >= 9 else 1
    edits = _edits(our, their, most)
    if edits > most:
        return None
    # In a word of four or five letters another letter makes another word: cost and host, llama and llava.
    exchanged = len(our) == len(their) and sorted(our) != sorted(their)
    return None if length < 6 and exchanged else edits


def _same_digits(our: str, their: str) -> bool:
    """Whether all from the first digit on is the same; ``gemma3n`` is not ``gemma3``, nor ``e4b`` ``a4b``."""
    word, number = _split_at_digit(our)
    other_word, other_number = _split_at_digit(their)
    return number == other_number and (not number or min(len(word), len(other_word)) >= 3)


def _split_at_digit(part: str) -> tuple[str, str]:
    first = next((index for index, letter in enumerate(part) if letter.isdigit()), len(part))
    return part[:first], part[first:]


def _edits(a: str, b: str, most: int) -> int:
    """Letters added, left out, exchanged or swapped between two words; any number above ``most`` for more."""
    if abs(len(a) - len(b)) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(b) + 1))
    for i, letter in enumerate(a, 1):
        following = [i] + [most + 1] * len(b)
        for j in range(max(1, i - most), min(len(b), i + most) + 1):
            cost = min(row[j] + 1, following[j - 1] + 1, row[j - 1] + (letter != b[j - 1]))
            if i > 1 and j > 1 and letter == b[j - 2] and a[i - 2] == b[j - 1]:
                cost = min(cost, before[j - 2] + 1)
            following[j] = cost
        before, row = row, following
    return row[-1]


# Whole names


def _only(candidates: Iterable[str]) -> str | None:
    found = set(candidates)
    return found.pop() if len(found) == 1 else None


def _is_slip_of_variable(our: str, their: str) -> bool:
    if min(len(our), len(their)) < _SHORTEST_VARIABLE:
        return False
    if _is_swap(our, their):
        return True
    first, other = our.partition("_")[0], their.partition("_")[0]
    if first != other and min(len(first), len(other)) < _SHORTEST_OWNER:
        return False
    return _is_one_more(our, their) or _is_one_more(their, our)


def _is_swap(our: str, their: str) -> bool:
    """Whether two neighbouring letters, neither of them a digit or a mark, make the difference."""
    if len(our) != len(their) or len(our) > _MAX_LENGTH:
        return False
    at = _first_difference(our, their)
    pair = our[at : at + 2]
    return pair.isalpha() and pair[::-1] == their[at : at + 2] and our[at + 2 :] == their[at + 2 :]


def _is_one_more(longer: str, shorter: str) -> bool:
    """Whether one name has one letter more, and no digit or mark."""
    if len(longer) != len(shorter) + 1 or len(longer) > _MAX_LENGTH:
        return False
    at = _first_difference(longer, shorter)
    return longer[at].isalpha() and longer[at + 1 :] == shorter[at:]


def _first_difference(a: str, b: str) -> int:
    return next((at for at, (one, other) in enumerate(zip(a, b, strict=False)) if one != other), min(len(a), len(b)))
