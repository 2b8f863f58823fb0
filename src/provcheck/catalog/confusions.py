"""Ids that people write for hosted NIM and that are not what they mean."""

from __future__ import annotations

import os
from typing import Literal, NamedTuple, TypeAlias, cast

from provcheck.catalog.tables import find

CONFUSIONS = f"{os.path.dirname(__file__)}/confusions.tsv"

Evidence: TypeAlias = Literal["failed", "seen", "guess"]


class Confusion(NamedTuple):
    """A wrong or risky id and the one that was meant.

    ``right`` may be retired, so look it up before advising it. ``evidence``: the wrong id was seen to fail,
    was seen in use, or is a guess of ours. ``source`` names public places where it was seen.
    """

    wrong: str
    right: str
    kind: str
    evidence: Evidence
    source: str | None


def confusion(wrong_id: str) -> Confusion | None:
    """What is known of exactly this id. Some are real ids of other models."""
    row = find(CONFUSIONS, wrong_id)
    if row is None:
        return None
    wrong, right, kind, evidence, source = row
    return Confusion(cast(str, wrong), cast(str, right), cast(str, kind), cast(Evidence, evidence), source)
