"""From a finding to what identifies it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from provcheck.baseline.entry import Entry, path_from
from provcheck.baseline.match import Found
from provcheck.baseline.place import Places
from provcheck.baseline.words import Words
from provcheck.suppress import RULES as ABOUT_COMMENTS
from provcheck.syntax.node import Scalar, resolve

if TYPE_CHECKING:
    from provcheck.baseline.place import Place
    from provcheck.finding import Finding
    from provcheck.redact.redactor import Redactor
    from provcheck.syntax.source import Location
    from provcheck.workspace.files import File

_SYNTAX = "PC001"
_WITHOUT_POINTER = frozenset({"PC002", "PC003"})
_blank = re.compile(r"(?:\s|-\s)*").match


class Identifier:
    """What identifies the findings of a run, for baselines in a folder."""

    def __init__(self, files: Iterable[File], redactor: Redactor, folder: str) -> None:
        """``redactor`` masks the secrets of the files."""
        files = list(files)
        self._words = Words(redactor)
        self._folder = folder
        inner: dict[str, list[File]] = {}
        for file in files:
            if file.source.outer is not None:
                inner.setdefault(file.path, []).append(file)
        outer = (file for file in files if file.source.outer is None)
        self._places = {file.path: Places(file, inner.get(file.path, []), self._words) for file in outer}
        self._paths: dict[str, str] = {}

    def found(self, finding: Finding) -> Found:
        """A finding with its entries.

        A variable that is used in many places, or a name that stands twice, is told at one of these places; which one
        depends on their order.
        """
        said = self._said(finding.location)
        others = (one.location for one in finding.related if one.location.pointer and said)
        alike = (other for other in others if other.path in self._places and self._said(other) == said)
        entries = (self._entry(finding.code, other) for other in alike)
        return Found(finding, self._entry(finding.code, finding.location), tuple(entries))

    def _entry(self, code: str, location: Location) -> Entry:
        return Entry(self.path(location.path), code, *self._identity(code, location))

    def _said(self, location: Location) -> str:
        return self._words.span(location).strip("\"'")

    def path(self, shown: str) -> str:
        """A file's path as a baseline has it."""
        if shown not in self._paths:
            self._paths[shown] = path_from(self._folder, shown)
        return self._paths[shown]

    def _identity(self, code: str, location: Location) -> tuple[str, str]:
        """The place and the text of an entry."""
        places = self._places[location.path]
        if code == _SYNTAX:
            return "", self._words.line(location)
        if code in ABOUT_COMMENTS:
            return places.at_offset(_spoken_of(places, location)).at, self._words.span(location)
        if code in _WITHOUT_POINTER:
            return self._named(places.at_offset(location.start), location)
        return self._named(places.at_pointer(location.pointer, location.start), location)

    def _named(self, place: Place, location: Location) -> tuple[str, str]:
        """A place and the value that stands there, if it is this value that the finding is about."""
        node = resolve(place.value) if place.value else None
        if place.said or not isinstance(node, Scalar):
            return place.at, ""
        value = place.source.locate(node.start, node.end)
        if not value.start <= location.start <= location.end <= value.end:
            return place.at, ""
        is_part = location.end - location.start < value.end - value.start - 2
        return place.at, self._words.span(location) if is_part else self._words.scalar(node, place.source)


def _spoken_of(places: Places, location: Location) -> int:
    """The offset of what a comment speaks about: what begins its line, or else what follows it."""
    file, offset = places.innermost(location.start)
    text, comments = file.source.text, file.reading.comments
    begin = max(text.rfind("\n", 0, offset), text.rfind("\r", 0, offset)) + 1
    target = _after_blank(text, begin)
    for comment in comments:
        if comment.start <= target < comment.end:
            target = _after_blank(text, comment.end)
    return file.source.locate(target, target).start


def _after_blank(text: str, offset: int) -> int:
    found = _blank(text, offset)
    return found.end() if found else offset
