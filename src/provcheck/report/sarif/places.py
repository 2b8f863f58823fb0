"""Files and places in them, as SARIF writes them: URIs, and columns in code units of UTF-16."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from provcheck.report.repository import in_repository
from provcheck.syntax.pointer import steps
from provcheck.syntax.units import span, utf16

if TYPE_CHECKING:
    from provcheck.syntax.source import Location

ROOT = "%SRCROOT%"
"""What relative paths are relative to, by the name that GitHub and other readers know."""

# Python reads a byte of a name that is no UTF-8 as one of the surrogates from U+DC80 on; no name has the others.
_NO_BYTE = re.compile("[\ud800-\udc7f\udd00-\udfff]")


def artifact(path: str) -> dict[str, Any]:
    """The location of a file: readers know it by its place in the repository."""
    path = in_repository(path, "GITHUB_WORKSPACE")
    uri = quote(_NO_BYTE.sub("\ufffd", path), errors="surrogateescape")
    if path.startswith("/"):
        return {"uri": f"file://{uri}"}
    return {"uri": uri, "uriBaseId": ROOT}


def region(location: Location) -> dict[str, int]:
    """A stretch of a file; an empty one is a place between two characters."""
    (line, column), (end_line, end_column) = span(location, utf16)
    return {"startLine": line, "startColumn": column, "endLine": end_line, "endColumn": end_column}


def place(location: Location) -> dict[str, Any]:
    """A stretch of a file, with what stands there by its JSON pointer."""
    found: dict[str, Any] = {
        "physicalLocation": {"artifactLocation": artifact(location.path), "region": region(location)}
    }
    if location.pointer:
        last = steps(location.pointer)[-1]
        kind = "value" if last.isdecimal() else "property"
        found["logicalLocations"] = [{"name": last, "fullyQualifiedName": location.pointer, "kind": kind}]
    return found
