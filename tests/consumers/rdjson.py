"""reviewdog, by a schema after its own: proto/rdf/reviewdog.proto of reviewdog/reviewdog."""

from __future__ import annotations

from typing import Any

from consumers.schemas import read
from consumers.told import Told


def rdjson(text: str) -> list[Told]:
    """The diagnostics of a report."""
    return [_told(one) for one in read("rdjson", text)["diagnostics"]]


def _told(diagnostic: dict[str, Any]) -> Told:
    place, code = diagnostic["location"], diagnostic["code"]["value"]
    line = place["range"]["start"]["line"]
    return Told(place["path"], line, code, diagnostic["severity"], diagnostic["message"])


def apply_suggestion(text: str, suggestion: dict[str, Any]) -> str:
    """A file after a suggestion, applied by lines and by columns in bytes, as reviewdog does."""
    mark = "\ufeff" if text.startswith("\ufeff") else ""
    lines = text.removeprefix(mark).encode().split(b"\n")
    start, end = suggestion["range"]["start"], suggestion["range"]["end"]
    head = [*lines[: start["line"] - 1], lines[start["line"] - 1][: start["column"] - 1]]
    tail = [lines[end["line"] - 1][end["column"] - 1 :], *lines[end["line"] :]]
    new: str = suggestion["text"]
    return mark + b"\n".join(head).decode() + new + b"\n".join(tail).decode()
