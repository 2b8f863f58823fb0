"""What a user's settings say of a model that the catalogue lacks or has wrong."""

from datetime import date
from typing import NamedTuple


class Correction(NamedTuple):
    """What is known better; ``None`` leaves to the catalogue what it knows.

    Limits are in tokens. ``retired`` is the day since when the model no longer answers, true where that day is not
    known, false where it does answer.
    """

    context_window: int | None = None
    max_output_tokens: int | None = None
    retired: date | bool | None = None
    kind: str | None = None
