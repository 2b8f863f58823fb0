"""GitLab: https://docs.gitlab.com/ci/testing/code_quality/, and code_climate.rb of gitlabhq/gitlabhq, which reads it."""

from __future__ import annotations

from typing import Any

from consumers.schemas import read
from consumers.told import Told


def gitlab(text: str) -> list[Told]:
    """The entries of a Code Quality report. Of several with one fingerprint GitLab keeps the last."""
    entries = read("gitlab", text)
    for entry in entries:
        assert not entry["location"]["path"].startswith(("/", "./"))
    assert len({entry["fingerprint"] for entry in entries}) == len(entries)
    return [_told(one) for one in entries]


def _told(entry: dict[str, Any]) -> Told:
    place = entry["location"]
    return Told(place["path"], place["lines"]["begin"], entry["check_name"], entry["severity"], entry["description"])
