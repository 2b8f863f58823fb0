"""What the client was told is found, so that it is told only what is new to it."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import TypeAlias

from lsprotocol import types

from provcheck.finding import Finding
from provcheck.lsp.documents import path_of
from provcheck.lsp.project import Project
from provcheck.lsp.wire import Wire

Send: TypeAlias = Callable[[types.PublishDiagnosticsParams], None]


class Board:
    """The findings that the client shows, by the address of their file, each with the project that looks after it."""

    def __init__(self, send: Send) -> None:
        self._send = send
        self._shown: dict[str, tuple[Project, int | None, list[types.Diagnostic]]] = {}
        self._worded: dict[str, tuple[list[Finding], str, list[types.Diagnostic]]] = {}

    def show(self, project: Project, wire: Wire, found: dict[str, list[Finding]]) -> None:
        """Show what is found in files of a project, and nothing in its other files."""
        told = {
            wire.uri(path): (wire.version(path), self._diagnostics(project, wire, path, found[path])) for path in found
        }
        if project.refusal:
            path, diagnostic = wire.refusal(project.refusal)
            told[wire.uri(path)] = (wire.version(path), [diagnostic])
        for uri, (owner, *_) in self._shown.items():
            if owner is project and uri not in told:
                told[uri] = (wire.version(path_of(uri)), [])
        for uri, (version, diagnostics) in told.items():
            self._tell(project, uri, version, diagnostics)

    def keep(self, projects: Collection[Project]) -> None:
        """Take back what was shown of other projects, and forget it: nobody looks after their files any more."""
        for uri in [uri for uri, (owner, *_) in self._shown.items() if owner not in projects]:
            owner, *_ = self._shown[uri]
            self._tell(owner, uri, None, [])
            del self._shown[uri]
            self._worded.pop(path_of(uri), None)

    def _tell(self, project: Project, uri: str, version: int | None, diagnostics: list[types.Diagnostic]) -> None:
        _, *known = self._shown.get(uri, (project, None, []))
        if known != [version, diagnostics]:
            self._shown[uri] = (project, version, diagnostics)
            self._send(types.PublishDiagnosticsParams(uri, diagnostics, version))

    def _diagnostics(self, project: Project, wire: Wire, path: str, findings: list[Finding]) -> list[types.Diagnostic]:
        """What is found in a file, put into the client's words only where it is new.

        While a file cannot be read, places in it move though findings stay.
        """
        if not findings:
            self._worded.pop(path, None)
            return []
        known, text, worded = self._worded.get(path, ([], "", []))
        if project.broken or findings != known or text != wire.text(path):
            worded = [wire.diagnostic(one) for one in findings]
            self._worded[path] = findings, "" if project.broken else wire.text(path), worded
        return worded
