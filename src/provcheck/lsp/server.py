"""The server: which message of the protocol is answered by what."""

from __future__ import annotations

import asyncio
import logging
import os
import sys
from collections.abc import Callable, Iterable
from functools import partial
from typing import Any

from lsprotocol import types
from pygls.exceptions import FeatureRequestError, JsonRpcException, JsonRpcInternalError
from pygls.lsp.server import LanguageServer
from pygls.uris import to_fs_path

from provcheck import __version__
from provcheck.finding import Finding
from provcheck.lsp.answers.actions import code_actions, resolve
from provcheck.lsp.answers.completion import completion
from provcheck.lsp.answers.hover import hover
from provcheck.lsp.answers.names import definition, highlight, outline, prepare_rename, references, rename
from provcheck.lsp.board import Board
from provcheck.lsp.desk import Desk, Open
from provcheck.lsp.documents import Documents, path_of
from provcheck.lsp.positions import UNITS
from provcheck.lsp.project import Project
from provcheck.lsp.protocol import Protocol
from provcheck.lsp.wire import Wire
from provcheck.paths import shown
from provcheck.syntax.units import Unit, utf16

_OPTIONS: dict[str, Any] = {
    types.TEXT_DOCUMENT_COMPLETION: types.CompletionOptions(trigger_characters=['"', "'", "/", ":", " ", "-"]),
    types.TEXT_DOCUMENT_RENAME: types.RenameOptions(prepare_provider=True),
    types.TEXT_DOCUMENT_CODE_ACTION: types.CodeActionOptions(
        [types.CodeActionKind.QuickFix, "source.fixAll.provcheck"], resolve_provider=True
    ),
}


class Server(LanguageServer):
    """What one client talks to."""

    def __init__(self) -> None:
        super().__init__("provcheck", __version__, protocol_cls=Protocol)
        self.documents = Documents()
        self.desk = Desk(self.publish, self.failed)
        self.said_goodbye = False
        self.board = Board(self.text_document_publish_diagnostics)
        self._refusals: dict[str, str | None] = {}

    @property
    def unit(self) -> Unit:
        """What the client counts columns in."""
        return UNITS.get(str(self.workspace.position_encoding), utf16)

    def failed(self, error: Exception) -> None:
        """Say that something failed, and nothing of what: an error's text may hold a part of the user's."""
        message = f"provcheck failed ({type(error).__name__}); please report what you did"
        self.window_log_message(types.LogMessageParams(types.MessageType.Error, message))

    def report_server_error(self, error: Exception, source: Any) -> None:
        """Say that a message could not be worked on; a request is answered with the error itself."""
        if source is FeatureRequestError:
            return
        if isinstance(error, JsonRpcException) and not isinstance(error, JsonRpcInternalError):
            message = types.LogMessageParams(types.MessageType.Warning, "a message of the client makes no sense")
            self.window_log_message(message)
        else:
            self.failed(error)

    def publish(self, project: Project, documents: Open, found: dict[str, list[Finding]]) -> None:
        """Show what is found in the files that are the project's own, and in all that are open."""
        paths = filter(project.holds, {**found, **documents})
        mine = {path: found.get(path, []) for path in paths if self.desk.project(path) is project}
        self.board.show(project, Wire(project, documents, self.unit), mine)
        self._tell_of_settings(project)

    def _tell_of_settings(self, project: Project) -> None:
        """Say once that settings cannot be used: few have the file open in which that stands."""
        told, self._refusals[project.root] = self._refusals.get(project.root), project.refusal
        if project.refusal and project.refusal != told:
            message = f"settings that cannot be used; those before hold on: {project.refusal}"
            self.window_show_message(types.ShowMessageParams(types.MessageType.Error, message))

    # What happens in the editor

    def set_up(self, params: types.InitializeParams) -> None:
        """Look after the folders that are open."""
        folders = self._folders(params.workspace_folders or ())
        root = to_fs_path(params.root_uri) if params.root_uri else params.root_path
        if not folders and root and os.path.isdir(root):
            folders = [root]
        if folders:
            os.chdir(folders[0])  # paths are shown relative to it
        self.desk.set_up(map(shown, folders))

    def watch(self, _: types.InitializedParams) -> None:
        """Learn what others change, also from a client that does not tell, or not of all that matters."""
        self._watching = asyncio.get_running_loop().create_task(self._watch())

    async def _watch(self) -> None:
        try:
            await self.desk.watch()
        except Exception as error:  # noqa: BLE001 - an error of ours must not be written where nobody reads
            self.failed(error)

    def opened(self, params: types.DidOpenTextDocumentParams) -> None:
        """Take a text over."""
        text = params.text_document
        self.documents.open(text.uri, text.version, text.text)
        self.desk.put(self.documents.all())

    def changed(self, params: types.DidChangeTextDocumentParams) -> None:
        """Change a text."""
        text = params.text_document
        if self.documents.change(text.uri, text.version, params.content_changes, self.unit):
            self.desk.put(self.documents.all())

    def closed(self, params: types.DidCloseTextDocumentParams) -> None:
        """Go back to what is on the disk."""
        if self.documents.close(params.text_document.uri):
            self.desk.put(self.documents.all())
            self.board.keep(self.desk.projects)

    def saved(self, params: types.DidSaveTextDocumentParams) -> None:
        """Know what is on the disk now."""
        self.desk.reread(filter(None, [path_of(params.text_document.uri)]))

    def others_changed(self, params: types.DidChangeWatchedFilesParams) -> None:
        """Know what others have written."""
        self.desk.reread(filter(None, (path_of(change.uri) for change in params.changes)))

    def folders_changed(self, _: types.DidChangeWorkspaceFoldersParams) -> None:
        """Look after the folders that are open now."""
        self.desk.set_up(map(shown, self._folders(self.workspace.folders.values())))
        self.board.keep(self.desk.projects)

    def _folders(self, folders: Iterable[types.WorkspaceFolder]) -> list[str]:
        return [path for one in folders if (path := to_fs_path(one.uri)) and os.path.isdir(path)]

    def end(self, _: Any) -> None:
        """Stop working."""
        self.said_goodbye = True
        self.desk.close()


def _handlers(server: Server) -> dict[str, Callable[..., Any]]:
    """What answers each message."""
    return {
        types.INITIALIZE: server.set_up,
        types.INITIALIZED: server.watch,
        types.TEXT_DOCUMENT_DID_OPEN: server.opened,
        types.TEXT_DOCUMENT_DID_CHANGE: server.changed,
        types.TEXT_DOCUMENT_DID_CLOSE: server.closed,
        types.TEXT_DOCUMENT_DID_SAVE: server.saved,
        types.WORKSPACE_DID_CHANGE_WATCHED_FILES: server.others_changed,
        types.WORKSPACE_DID_CHANGE_WORKSPACE_FOLDERS: server.folders_changed,
        types.SHUTDOWN: server.end,
        types.TEXT_DOCUMENT_HOVER: partial(hover, server),
        types.TEXT_DOCUMENT_COMPLETION: partial(completion, server),
        types.TEXT_DOCUMENT_DEFINITION: partial(definition, server),
        types.TEXT_DOCUMENT_REFERENCES: partial(references, server),
        types.TEXT_DOCUMENT_DOCUMENT_HIGHLIGHT: partial(highlight, server),
        types.TEXT_DOCUMENT_DOCUMENT_SYMBOL: partial(outline, server),
        types.TEXT_DOCUMENT_PREPARE_RENAME: partial(prepare_rename, server),
        types.TEXT_DOCUMENT_RENAME: partial(rename, server),
        types.TEXT_DOCUMENT_CODE_ACTION: partial(code_actions, server),
        types.CODE_ACTION_RESOLVE: partial(resolve, server),
    }


def serve() -> int:
    """Serve a client on standard input and output; the exit code is 1 when it left without a goodbye."""
    # pygls logs whole messages, which hold the user's text.
    logging.getLogger("pygls").addHandler(logging.NullHandler())
    logging.getLogger("pygls").propagate = False
    server = Server()
    for method, handler in _handlers(server).items():
        # pygls writes on what it is given, and a method takes no notes.
        server.feature(method, _OPTIONS.get(method))(partial(handler))
    # Nobody else may write where the client reads, and pygls closes it in the end.
    stdout, sys.stdout = sys.stdout.buffer, sys.stderr
    server.start_io(sys.stdin.buffer, stdout)
    server.desk.close()
    return 0 if server.said_goodbye else 1
