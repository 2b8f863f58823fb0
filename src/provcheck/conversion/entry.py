"""What becomes of a value when a configuration is converted: one line of the loss report."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class Outcome(StrEnum):
    """What became of a value, the worst first.

    - ``needs-you``: nobody but the user can finish it: a secret to create, a choice to make;
    - ``dropped``: it is not in the result;
    - ``approximated``: it is there, but means something else, or has no effect and only waits for the way back;
    - ``defaulted``: the result holds a value that the source does not;
    - ``renamed``: the same value lives on under another name, or its own name had to change;
    - ``exact``: the same value in the field that means the same.
    """

    NEEDS_YOU = "needs-you"
    DROPPED = "dropped"
    APPROXIMATED = "approximated"
    DEFAULTED = "defaulted"
    RENAMED = "renamed"
    EXACT = "exact"


class Place(NamedTuple):
    """Where a value stands in a file.

    ``document`` counts the documents of a YAML file from 0, ``pointer`` is a JSON pointer (RFC 6901) inside the
    document; ``line`` and ``column`` count from 1, and are 0 where nobody knows them.
    """

    path: str
    document: int
    pointer: str
    line: int = 0
    column: int = 0


class Entry(NamedTuple):
    """One value of the source: what became of it, where it is now (``None``: nowhere), and why."""

    outcome: Outcome
    source: Place
    target: Place | None
    reason: str
