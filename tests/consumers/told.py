"""What a consumer knows of a finding."""

from __future__ import annotations

from typing import NamedTuple


class Told(NamedTuple):
    """A finding as a consumer knows it."""

    path: str
    line: int
    code: str
    severity: str
    text: str
