"""Findings as plain values: no object of them leads to a text of a source, and none holds a secret."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from provcheck.finding import Severity


@dataclass(frozen=True, slots=True)
class Related:
    """Another place that has to do with a finding, and in which way. Lines and columns count from 1."""

    message: str
    path: str
    line: int
    column: int
    end_line: int
    end_column: int


@dataclass(frozen=True, slots=True)
class Edit:
    """A new text for a stretch of a file, from ``start`` up to ``end``, which are offsets in characters from 0."""

    path: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Fix:
    """Edits that remove a finding, all of them together; none where one would write a secret.

    A ``safe`` fix keeps what the file means to the platform, or what it plainly meant.
    """

    safe: bool
    message: str
    edits: tuple[Edit, ...]


@dataclass(frozen=True, slots=True)
class Suppression:
    """Why a finding counts for nothing: ``by`` a ``comment`` or the ``baseline``, with the reason that is given."""

    by: str
    reason: str | None


@dataclass(frozen=True, slots=True, repr=False)
class Finding:
    """One cause, said once.

    ``line`` and ``column`` count from 1, columns in characters; ``end_line`` and ``end_column`` are behind the last
    one. ``pointer`` is the JSON pointer (RFC 6901) of what the finding is about: empty for the whole document, and
    where there is nothing to point at. ``releases`` are the OpenClaw releases that it holds for, ``None`` where it
    does not depend on one. ``suppression`` is ``None`` where the finding counts. ``fingerprint`` tells it from all
    others of the report, and stays while lines and the order of things change.
    """

    code: str
    name: str
    severity: Severity
    message: str
    path: str
    line: int
    column: int
    end_line: int
    end_column: int
    pointer: str
    help: str | None
    url: str
    releases: tuple[str, ...] | None
    related: tuple[Related, ...]
    fix: Fix | None
    suppression: Suppression | None
    fingerprint: str | None

    def __str__(self) -> str:
        """The finding in one line."""
        return f"{self.path}:{self.line}:{self.column}: {self.code} [{self.severity.label}] {self.message}"

    def __repr__(self) -> str:
        return f"<Finding {self}>"


def finding(said: dict[str, Any]) -> Finding:
    """A finding of the JSON report."""
    fix, suppression = said["fix"], said["suppression"]
    values = {
        "severity": Severity[said["severity"].upper()],
        "releases": None if said["releases"] is None else tuple(said["releases"]),
        "related": tuple(Related(**one) for one in said["related"]),
        "fix": fix and Fix(fix["safe"], fix["message"], tuple(Edit(**one) for one in fix["edits"])),
        "suppression": suppression and Suppression(**suppression),
    }
    return Finding(**{**said, **values})
