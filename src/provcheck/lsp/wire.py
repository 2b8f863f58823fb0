"""What provcheck says, in the words of the Language Server Protocol."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from lsprotocol import types
from pygls.uris import from_fs_path

from provcheck.finding import Finding, Severity
from provcheck.lsp.positions import Lines

if TYPE_CHECKING:
    from provcheck.lsp.desk import Open
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
    """Translates places in the files of a project, some of which are open.

    ``old`` places are those of a text that could still be read, where the present one cannot.
    """

    def __init__(self, project: Project, documents: Open, unit: Unit) -> None:
        self._project = project
        self._documents = documents
        self._unit = unit
        self._lines: dict[str, Lines] = {}

    def text(self, path: str) -> str:
        """The text of a file as it is in the editor, else on the disk."""
        document = self._documents.get(path)
        return document.text if document else self._project.text(path)

    def lines(self, path: str) -> Lines:
        """The lines of a file."""
        if path not in self._lines:
            self._lines[path] = Lines(self.text(path), self._unit, hides_bom=path not in self._documents)
        return self._lines[path]

    def uri(self, path: str) -> str:
        """The address of a file, as the client wrote it where it did."""
        document = self._documents.get(path)
        return document.uri if document else from_fs_path(os.path.abspath(path)) or path

    def version(self, path: str) -> int | None:
        """The version of an open text."""
        document = self._documents.get(path)
        return document.version if document else None

    def offset(self, path: str, place: types.Position) -> int:
        """The offset of a place in the present text."""
        return self.lines(path).offset(place)

    def range(self, path: str, start: int, end: int, *, old: bool = False) -> types.Range:
        """A stretch of a file."""
        if old:
            shift = self._project.shift(path)
            start, end = shift.forth(start), shift.forth(end)
        return self.lines(path).range(start, end)

    def location(self, place: Location, *, old: bool = False) -> types.Location:
        """A place in a file; in the outer one for what is embedded."""
        outer = place.source.locate(place.start, place.end)
        return types.Location(self.uri(outer.path), self.range(outer.path, outer.start, outer.end, old=old))

    def diagnostic(self, finding: Finding) -> types.Diagnostic:
        """A finding, which was made of the present text of its own file."""
        path, tag = finding.location.path, _TAGS.get(finding.code)
        old = path not in self._project.broken
        related = [
            types.DiagnosticRelatedInformation(self.location(one.location, old=old), one.message)
            for one in finding.related
        ]
        return types.Diagnostic(
            range=self.range(path, finding.location.start, finding.location.end),
            message=finding.message,
            severity=_SEVERITIES[finding.severity],
            code=finding.code,
            code_description=types.CodeDescription(finding.url),
            source="provcheck",
            tags=[tag] if tag else None,
            related_information=related or None,
        )

    def refusal(self, message: str) -> tuple[str, types.Diagnostic]:
        """Why settings cannot be used, and the file where that stands; the folder where no file is named."""
        named = re.fullmatch(r"(.+?):(\d+):(\d+): (.*)", message, re.DOTALL)
        path, line, column = (named[1], int(named[2]) - 1, int(named[3]) - 1) if named else (self._project.root, 0, 0)
        place = types.Position(line, column)
        error = types.DiagnosticSeverity.Error
        return path, types.Diagnostic(
            types.Range(place, place), named[4] if named else message, error, source="provcheck"
        )

    def edit(self, edits: Iterable[Edit]) -> types.WorkspaceEdit:
        """Edits of one or several present texts, each for the version that it was made for."""
        by_path: dict[str, list[types.TextEdit]] = {}
        for edit in edits:
            place = edit.source.locate(edit.start, edit.end)
            range_ = self.range(place.path, place.start, place.end)
            by_path.setdefault(place.path, []).append(types.TextEdit(range_, edit.text))
        return types.WorkspaceEdit(
            document_changes=[
                types.TextDocumentEdit(
                    types.OptionalVersionedTextDocumentIdentifier(self.uri(path), self.version(path)), list(found)
                )
                for path, found in by_path.items()
            ]
        )


def plain_edit(edit: types.WorkspaceEdit) -> types.WorkspaceEdit:
    """The same for a client that knows no versions."""
    changes: dict[str, list[types.TextEdit]] = {}
    for one in edit.document_changes or ():
        if isinstance(one, types.TextDocumentEdit):
            changes[one.text_document.uri] = [each for each in one.edits if isinstance(each, types.TextEdit)]
    return types.WorkspaceEdit(changes=changes)
