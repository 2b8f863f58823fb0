"""A place in a text where something is due, found without reading the text as a whole."""

from __future__ import annotations

from typing import NamedTuple, TypeAlias

Path: TypeAlias = tuple[str | int, ...]
"""The keys and places that lead to a value from the root of its document."""

KEY, VALUE, NODE = "key", "value", "node"


class Spot(NamedTuple):
    """What is due at the cursor, and which characters it replaces.

    ``due`` is ``key``, ``value``, or ``node``: a value of block YAML that may still become a mapping or a list.
    ``path`` leads to the value, or to the mapping that the key is for. ``text[start:end]`` is replaced: the whole
    token, inside of its quotes, and ``before`` is the part in front of the cursor. ``quote`` is the quote that stands
    in front of ``start``, empty without one; ``closed`` tells whether its partner stands at ``end``.

    ``root`` is the document as plain data, as far as it can be made out, ``own`` the key at the cursor, which is in no
    one's way. ``has_colon``: a colon follows the key. ``lacks_comma``: another member follows without one. ``lead`` is
    what must be written first: a blank behind a colon or a dash, or the dash itself. ``column`` is that of the token
    in its line and ``indent`` that of the line. ``key_quote`` and ``text_quote`` are the quotes that the file uses.
    ``syntax`` is ``json5``, ``yaml`` or, inside of YAML's brackets, ``flow``.
    """

    due: str
    path: Path
    start: int
    end: int
    before: str
    syntax: str
    root: object = None
    quote: str = ""
    closed: bool = False
    own: str | None = None
    has_colon: bool = False
    lacks_comma: bool = False
    lead: str = ""
    column: int = 0
    indent: int = 0
    key_quote: str = ""
    text_quote: str = '"'

    @property
    def held(self) -> object:
        """What stands at the path."""
        return at(self.root, self.path)

    @property
    def names(self) -> frozenset[str]:
        """The keys that the mapping at the path has besides the one at the cursor."""
        held = self.held
        return frozenset(held) - {self.own} if isinstance(held, dict) else frozenset()


def at(data: object, path: Path) -> object:
    """What stands at a path in plain data, ``None`` where nothing does."""
    for step in path:
        if isinstance(data, dict) and isinstance(step, str):
            data = data.get(step)
        elif isinstance(data, list) and isinstance(step, int) and 0 <= step < len(data):
            data = data[step]
        else:
            return None
    return data
