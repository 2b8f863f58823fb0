"""Scripts that read provcheck's own JSON: schemas/report.schema.json."""

from __future__ import annotations

from consumers.schemas import read
from consumers.told import Told


def scripts(text: str) -> list[Told]:
    """The findings of a report in JSON."""
    found = read("json", text)["findings"]
    return [Told(one["path"], one["line"], one["code"], one["severity"], one["message"]) for one in found]
