"""Edits to a text that leave everything else as it is.

How they are written is in the modules that these functions import: a run that fixes nothing does without them.
"""

from collections.abc import Iterable
from typing import NamedTuple

from provcheck.syntax.node import Mapping, Member, Scalar, Sequence, Value
from provcheck.syntax.source import Source


class Edit(NamedTuple):
    """A new text for ``source.text[start:end]``; the source is always a file, never a text embedded in one."""

    source: Source
    start: int
    end: int
    text: str


class NotEditable(Exception):  # noqa: N818 - the text is at fault, not the program
    """The change cannot be written as one edit that surely means what it should.

    So it is with a value under a tag of its own, a member that a merge key brings in, an item with an anchor that an
    alias elsewhere needs, and a text embedded in a way that the edit does not survive.
    """


def apply(text: str, edits: Iterable[Edit]) -> str:
    """The text with all edits of one source done; equal edits count once.

    Raises ``ValueError`` if two edits overlap, or add text at the same place.
    """
    parts = []
    done = 0
    last = None
    for _, start, end, new in sorted(set(edits), key=lambda edit: (edit.start, edit.end)):
        if start < done or start == last:
            raise ValueError(f"two edits overlap at offset {start}")
        parts += [text[done:start], new]
        done, last = end, start
    return "".join([*parts, text[done:]])


def replace(source: Source, scalar: Scalar, value: Value) -> Edit:
    """Give a scalar, which may be a key, another value in the style of the old one.

    Quotes stay for text, and go for anything else. Raises `NotEditable`.
    """
    from provcheck.syntax.edits.replacement import replacement

    return _settled(source, *replacement(source, scalar, value))


def remove_item(source: Source, sequence: Sequence, index: int) -> Edit:
    """Take an item out of its list, with its separator and with a comment behind it. Raises `NotEditable`.

    The only item of a YAML list in block style leaves ``[]``.
    """
    from provcheck.syntax.edits.removal import item_removal

    return _settled(source, *item_removal(source, sequence, index))


def remove_member(source: Source, mapping: Mapping, member: Member) -> Edit:
    """Take a member out of its mapping, with its separator and with a comment behind it. Raises `NotEditable`.

    The only member of a YAML mapping in block style leaves ``{}``.
    """
    from provcheck.syntax.edits.removal import member_removal

    return _settled(source, *member_removal(source, mapping, member))


def takes_comment(removal: Edit, removed: str) -> bool:
    """Whether a removal takes a comment along with the text that it is to remove: comments are the user's."""
    rest = removal.source.text[removal.start : removal.end].replace(removed, "", 1)
    return any(mark in rest for mark in ("#", "//", "/*"))


def insert_member(source: Source, mapping: Mapping, name: str, value: Value) -> Edit:
    """Add a member behind the last one, in the style of its neighbours. Raises `NotEditable`."""
    from provcheck.syntax.edits.insertion import insertion

    return _settled(source, *insertion(source, mapping, name, value))


def splice(source: Source, start: int, end: int, text: str) -> Edit:
    """Put a text in the place of ``source.text[start:end]``. Raises `NotEditable`."""
    return _settled(source, start, end, text)


def _settled(source: Source, start: int, end: int, text: str) -> Edit:
    """The edit, in terms of the file that the text stands in."""
    if source.outer is None:
        return Edit(source, start, end, text)
    from provcheck.syntax.edits.embedding import carried

    return carried(source, start, end, text)
