"""What a code action is, whatever it does."""

from __future__ import annotations

from typing import NamedTuple

from provcheck.finding import Finding
from provcheck.syntax.edits import Edit

QUICK_FIX = "quickfix"

FIX_ALL = "source.fixAll.provcheck"


class Action(NamedTuple):
    """Something that a user can have done.

    ``kind`` is one of LSP's. ``edits`` belong together, may be in several files, and count in the texts as they are in
    the editor, never masked. They are ``None`` where `fix_all` makes them when the user asks for them, for one ``rule``
    or, without it, for all. ``finding`` is what the action is about, ``None`` where it is about several. ``preferred``:
    it is what most people would choose.
    """

    title: str
    kind: str
    edits: tuple[Edit, ...] | None
    finding: Finding | None = None
    preferred: bool = False
    rule: str | None = None
