"""What is known of real models. Numbers are facts with a date; SOURCES.md says where they come from.

``hosts`` (what a base URL tells), ``confusions`` and ``spelling`` (which id was meant) and ``refused`` (what OpenClaw
will not run) are imported by those who need them.
"""

from provcheck.catalog.known import (
    KnownModel,
    find_native,
    find_nim,
    find_weights,
    listed_successor,
    nim_ids,
)
from provcheck.catalog.numbers import exceeds, same_number

DATE = "2026-11-20"
"""The day on which the catalogue was compiled, as an ISO date."""

__all__ = [
    "DATE",
    "KnownModel",
    "exceeds",
    "find_native",
    "find_nim",
    "find_weights",
    "listed_successor",
    "nim_ids",
    "same_number",
]
