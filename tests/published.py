"""Reports as other programs read them, held to the schemas that are published for them."""

from __future__ import annotations

import json
from functools import cache
from typing import Any
from urllib.parse import unquote

from jsonschema import Draft202012Validator

from program import ROOT

SCHEMAS = {
    "json": ROOT / "schemas" / "report.schema.json",
    "sarif": ROOT / "tests" / "data" / "schemas" / "sarif-2.1.0.json",
    "rdjson": ROOT / "tests" / "data" / "schemas" / "rdjson.schema.json",
}


def read(name: str, text: str) -> dict[str, Any]:
    """A report in a format of `SCHEMAS`, which it keeps to."""
    document: dict[str, Any] = json.loads(text.encode("utf-8"))
    faults = [f"{fault.json_path}: {fault.message[:200]}" for fault in validator(name).iter_errors(document)]
    assert faults == []
    return document


@cache
def validator(name: str) -> Draft202012Validator:
    """What holds documents to a format's schema."""
    schema = json.loads(SCHEMAS[name].read_text("utf-8"))
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


def apply_sarif_fix(files: dict[str, str], fix: dict[str, Any]) -> dict[str, str]:
    """The files after a SARIF fix, applied by lines and by columns in UTF-16, as an editor would."""
    mended = dict(files)
    for change in fix["artifactChanges"]:
        path = unquote(change["artifactLocation"]["uri"])
        for replacement in reversed(change["replacements"]):
            region = replacement["deletedRegion"]
            start = offset_in_utf16(files[path], region["startLine"], region["startColumn"])
            end = offset_in_utf16(files[path], region["endLine"], region["endColumn"])
            mended[path] = mended[path][:start] + replacement["insertedContent"]["text"] + mended[path][end:]
    return mended


def apply_suggestion(text: str, suggestion: dict[str, Any]) -> str:
    """A file after a suggestion in rdjson, applied by lines and by columns in bytes, as reviewdog does."""
    mark = "\ufeff" if text.startswith("\ufeff") else ""
    lines = text.removeprefix(mark).encode().split(b"\n")
    start, end = suggestion["range"]["start"], suggestion["range"]["end"]
    head = [*lines[: start["line"] - 1], lines[start["line"] - 1][: start["column"] - 1]]
    tail = [lines[end["line"] - 1][end["column"] - 1 :], *lines[end["line"] :]]
    new: str = suggestion["text"]
    return mark + b"\n".join(head).decode() + new + b"\n".join(tail).decode()


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
