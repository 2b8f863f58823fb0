"""What is known of a model's listing, seen from a certain day."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from provcheck.catalog.known import KnownModel, State

if TYPE_CHECKING:
    from datetime import date

PROBED_ON = "2026-08-22"
"""The day on which nvidia-nim-tracker asked every listed model for an answer, as an ISO date."""

LISTED_ON = "2026-11-10"
"""The day of the last list that was read: models.dev's, through pi-ai 1.5.2."""

SOON = 60
"""So many days ahead a retirement is near enough to act."""

StateOnDay: TypeAlias = State | Literal["retiring"]


class Standing(NamedTuple):
    """A model's state on a day.

    ``state``: as at the top of nim.tsv, and ``retiring`` where the end of life lies ahead. ``on`` is the ISO date that
    goes with it: the end of life (retired, retiring), the last listing (delisted, flagged), the day it was seen
    (listed, unrouted, account-only, account-flagged). ``days`` counts to the end of life; it is negative when that has
    passed and ``None`` where there is no date.
    """

    state: StateOnDay
    on: str | None = None
    days: int | None = None

    @property
    def is_soon(self) -> bool:
        """Whether the end of life lies ahead, within ``SOON`` days."""
        return self.state == "retiring" and self.days is not None and self.days <= SOON

    @property
    def is_gone(self) -> bool:
        """Whether nobody is served any more, as far as anybody can tell."""
        return self.state in {"retired", "delisted", "unrouted", "flagged"}


def standing(known: KnownModel, day: date) -> Standing:
    """How a model stands on a day. What was seen later than that day does not count against it."""
    if known.retired_on is not None:
        return retiring_on(known.retired_on, day)
    today = day.isoformat()
    if known.state in {"delisted", "flagged"}:
        if known.last_listed and today <= known.last_listed:
            return Standing("listed", known.last_listed)
        return Standing(known.state, known.last_listed)
    if known.state in {"unrouted", "account-only", "account-flagged"}:
        return Standing("unknown") if today < PROBED_ON else Standing(known.state, PROBED_ON)
    is_seen = known.state == "listed" and not known.is_judged_by_settings
    return Standing(known.state, LISTED_ON if is_seen else None)


def retiring_on(retired_on: str, day: date) -> Standing:
    """How a model stands on a day of which only its end of life is known."""
    days = type(day).fromisoformat(retired_on).toordinal() - day.toordinal()
    return Standing("retiring" if days > 0 else "retired", retired_on, days)
