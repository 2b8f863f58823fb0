"""What is known of real models. Numbers are facts with a date; SOURCES.md says where they come from.

The rest is imported by those who need it: ``hosts`` (what a base URL tells), ``confusions`` and ``spelling`` (which id
was meant), ``kinds`` (what a name tells), ``openrouter`` (its ids), ``refused`` (what OpenClaw will not run),
``standing`` (a model's state on a day), ``unlisted`` (what NVIDIA never had), ``sources``, and ``corrections``,
``in_force`` and ``corrected`` (what a team's settings say instead). ``query`` and ``refresh`` are what ``provcheck
models`` runs.
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
