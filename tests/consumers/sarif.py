"""Code scanning: readers of SARIF 2.1.0, by its schema."""

from __future__ import annotations

from typing import Any
from urllib.parse import unquote

from consumers.schemas import read
from consumers.told import Told


def sarif(text: str) -> list[Told]:
    """The results of a log's one run."""
    (run,) = read("sarif", text)["runs"]
    return [_told(one) for one in run["results"]]


def _told(result: dict[str, Any]) -> Told:
    place = result["locations"][0]["physicalLocation"]
    path, line = unquote(place["artifactLocation"]["uri"]), place["region"]["startLine"]
    return Told(path, line, result["ruleId"], result["level"], result["message"]["text"])


def apply_fix(files: dict[str, str], fix: dict[str, Any]) -> dict[str, str]:
    """The files after a fix, applied by lines and by columns in UTF-16, as an editor would."""
    mended = dict(files)
    for change in fix["artifactChanges"]:
        path = unquote(change["artifactLocation"]["uri"])
        for replacement in reversed(change["replacements"]):
            region = replacement["deletedRegion"]
            start = offset_in_utf16(files[path], region["startLine"], region["startColumn"])
            end = offset_in_utf16(files[path], region["endLine"], region["endColumn"])
            mended[path] = mended[path][:start] + replacement["insertedContent"]["text"] + mended[path][end:]
    return mended


def offset_in_utf16(text: str, line: int, column: int) -> int:
    """The offset in characters of a line and a column in UTF-16, both from 1; walks like a reader, not like us."""
    at = 1 if text.startswith("\ufeff") else 0
    for _ in range(line - 1):
        while text[at] not in "\r\n":
            at += 1
        at += 2 if text.startswith("\r\n", at) else 1
    units = 1
    while units < column:
        units += 2 if ord(text[at]) > 0xFFFF else 1
        at += 1
    assert units == column
    return at
