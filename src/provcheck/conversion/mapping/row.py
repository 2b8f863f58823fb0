"""The form of the mapping table."""

from __future__ import annotations

from typing import Final, NamedTuple

from provcheck.conversion.entry import Outcome

SAME: Final = "means the same there"
"""Why a value stands there as it is."""

NOTHING: Final = "holds nothing"
"""Why nothing becomes of an empty mapping or list."""


class Way(NamedTuple):
    """What becomes of a value in one direction, and why.

    ``kept``: the other side has no field for it, and it travels where nobody but provcheck reads it.
    """

    outcome: Outcome
    reason: str
    kept: bool = False


class Row(NamedTuple):
    """One field on both sides.

    Paths are dotted; ``*`` is any one key or index, ``**`` at the end all that is below, ``{a,b}`` either of two. Paths
    of Pai begin with the kind. A side without the field has an empty path; a direction without a ``Way`` needs none.
    """

    openclaw: str
    pai: str
    to_pai: Way | None = None
    to_openclaw: Way | None = None


def exact(openclaw: str, pai: str) -> Row:
    """The same value in the field that means the same."""
    same = Way(Outcome.EXACT, SAME)
    return Row(openclaw, pai, same, same)


def described(openclaw: str, reason: str) -> Row:
    """What describes something and changes nothing: it waits in an annotation."""
    return Row(openclaw, "", Way(Outcome.RENAMED, reason, kept=True))


def idle(openclaw: str, reason: str) -> Row:
    """What OpenClaw acts on and Pai cannot: it waits in an annotation, without effect."""
    return Row(openclaw, "", Way(Outcome.APPROXIMATED, reason, kept=True))


def dropped(openclaw: str, reason: str) -> Row:
    """What Pai's manifests are not for."""
    return Row(openclaw, "", Way(Outcome.DROPPED, reason))


def described_in_pai(pai: str, reason: str) -> Row:
    """What describes a resource and changes nothing: it waits beside OpenClaw's own settings."""
    return Row("", pai, None, Way(Outcome.RENAMED, reason, kept=True))


def idle_in_openclaw(pai: str, reason: str) -> Row:
    """What Pai acts on and OpenClaw cannot: it waits beside OpenClaw's own settings, without effect."""
    return Row("", pai, None, Way(Outcome.APPROXIMATED, reason, kept=True))


def dropped_of_pai(pai: str, reason: str) -> Row:
    """What OpenClaw's configuration is not for."""
    return Row("", pai, None, Way(Outcome.DROPPED, reason))


def empty(openclaw: str) -> Row:
    """A mapping or list of OpenClaw's in which nothing stands."""
    return Row(openclaw, "", Way(Outcome.EXACT, NOTHING))
