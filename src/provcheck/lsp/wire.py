"""What provcheck says, in the words of the Language Server Protocol."""

from __future__ import annotations

import os
from collections.abc import Iterable
from typing import TYPE_CHECKING

from lsprotocol import types
from pygls.uris import from_fs_path

from provcheck.finding import Finding, Severity
from provcheck.lsp.positions import Lines

if TYPE_CHECKING:
    from provcheck.lsp.documents import Document
    from provcheck.lsp.project import Project
    from provcheck.syntax.edits import Edit
    from provcheck.syntax.source import Location
    from provcheck.syntax.units import Unit

_SEVERITIES = {
    Severity.ERROR: types.DiagnosticSeverity.Error,
    Severity.WARNING: types.DiagnosticSeverity.Warning,
    Severity.INFO: types.DiagnosticSeverity.Information,
}
_TAGS = {
    "PC004": types.DiagnosticTag.Unnecessary,
    "PC209": types.DiagnosticTag.Unnecessary,
    "PC305": types.DiagnosticTag.Unnecessary,
    "PC307": types.DiagnosticTag.Deprecated,
    "PC413": types.DiagnosticTag.Unnecessary,
}


class Wire:
    """Translates places in the files of a project, some of which are open."""

    def __init__(self, project: Project, documents: dict[str, Document], unit: Unit) -> None:
        self._project = project
        self._documents = documents
        self._unit = unit
        self._lines: dict[str, Lines] = {}

    def lines(self, path: str) -> Lines:
        """The lines of a file as they are in the editor, else on the disk."""
        if path not in self._lines:
            document = self._documents.get(path)
            file = None if document else self._project.file(path)
            text = document.text if document else file.source.text if file else ""
            self._lines[path] = Lines(text, self._unit, hides_bom=document is None)
        return self._lines[path]

    def uri(self, path: str) -> str:
        """The address of a file, as the client wrote it where it did."""
        document = self._documents.get(path)
        return document.uri if document else from_fs_path(os.path.abspath(path)) or path

    def version(self, path: str) -> int | None:
        """The version of an open text."""
        document = self._documents.get(path)
        return document.version if document else None

    def range(self, path: str, start: int, end: int) -> types.Range:
        """A stretch of a file."""
        return self.lines(path).range(start, end)

    def location(self, place: Location) -> types.Location:
        """A place in a file; in the outer one for what is embedded."""
        outer = place.source.locate(place.start, place.end)
        return types.Location(self.uri(outer.path), self.range(outer.path, outer.start, outer.end))

    def diagnostic(self, finding: Finding) -> types.Diagnostic:
        """A finding."""
        tag = _TAGS.get(finding.code)
        return types.Diagnostic(
            range=self.range(finding.location.path, finding.location.start, finding.location.end),
            message=finding.message,
            severity=_SEVERITIES[finding.severity],
            code=finding.code,
            code_description=types.CodeDescription(finding.url),
            source="provcheck",
            tags=[tag] if tag else None,
            related_information=[
                types.DiagnosticRelatedInformation(self.location(one.location), one.message) for one in finding.related
            ]
            or None,
        )

    def edit(self, edits: Iterable[Edit]) -> types.WorkspaceEdit:
        """Edits of one or several files, for the versions that they were made for."""
        by_path: dict[str, list[types.TextEdit]] = {}
        for edit in edits:
            place = edit.source.locate(edit.start, edit.end)
            range_ = self.range(place.path, place.start, place.end)
            by_path.setdefault(place.path, []).append(types.TextEdit(range_, edit.text))
        return types.WorkspaceEdit(changes={self.uri(path): found for path, found in by_path.items()})
