"""An editor that talks to ``provcheck lsp`` over standard input and output, by the client of pytest-lsp."""

from __future__ import annotations

import asyncio
import json
import os
import sys
from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import asynccontextmanager
from itertools import count
from pathlib import Path
from typing import Any, NamedTuple

from lsprotocol import types
from pytest_lsp import LanguageClient, make_test_lsp_client

from lsp.places import Place, place, span
from lsp.tape import Tape
from program import ROOT

LIMIT = 60
"""Seconds after which a server counts as hanging, on any machine."""

PUBLISHED = "textDocument/publishDiagnostics"


class Held(NamedTuple):
    """An open text."""

    version: int
    text: str


class Published(NamedTuple):
    """What was said of a file at some time."""

    uri: str
    version: int | None
    diagnostics: list[dict[str, Any]]


class Told(NamedTuple):
    """What is said of a place: all that `check` says too."""

    code: str
    severity: str
    message: str
    start: Place
    end: Place
    related: tuple[tuple[str, Place, Place, str], ...] = ()


class Editor:
    """Opens texts, types in them, asks. ``told`` is what was published last, by address."""

    def __init__(self, client: LanguageClient, encoding: str) -> None:
        self.client = client
        self.client.feature(types.CLIENT_REGISTER_CAPABILITY)(lambda _: None)
        self.encoding = encoding
        self.held: dict[str, Held] = {}
        self.told: dict[str, list[dict[str, Any]]] = {}
        self._versions = count(1, 1_000_000)
        self.version: dict[str, int | None] = {}
        self.published: list[Published] = []
        self.messages: list[dict[str, Any]] = []
        self._folders: list[types.WorkspaceFolder] = []
        self._news = asyncio.Event()
        self._asked = 0
        self.process: asyncio.subprocess.Process

    @classmethod
    async def start(cls, folder: Path | None = None, encoding: str = "utf-32", **more: Any) -> Editor:
        """Start a server as an editor does, and say hello unless there is no folder."""
        editor = cls(make_test_lsp_client(), encoding)
        environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
        await editor.client.start_io(sys.executable, "-m", "provcheck", "lsp", env=environment)
        process = editor.client._server
        assert process
        assert process.stdout
        assert process.stderr
        editor.process = process
        editor.out = Tape(process.stdout, editor._hear)
        editor.err = Tape(process.stderr)
        if folder is not None:
            await editor.greet(folder, **more)
        return editor

    out: Tape
    err: Tape

    async def greet(self, folder: Path, **capabilities: Any) -> types.InitializeResult:
        """Say hello, with one folder open."""
        self._folders = [types.WorkspaceFolder(folder.as_uri(), folder.name)]
        watching = types.DidChangeWatchedFilesClientCapabilities(dynamic_registration=True)
        capabilities.setdefault("workspace", types.WorkspaceClientCapabilities(did_change_watched_files=watching))
        client = types.ClientCapabilities(
            general=types.GeneralClientCapabilities(position_encodings=[self.encoding]), **capabilities
        )
        params = types.InitializeParams(capabilities=client, workspace_folders=self._folders)
        result: types.InitializeResult = await self.within(self.client.initialize_session(params))
        assert result.capabilities.position_encoding == self.encoding
        return result

    async def leave(self, *, calm: bool = True) -> int:
        """Say goodbye; gives the exit code."""
        await self.within(self.client.shutdown_session())
        return await self.gone(calm=calm)

    async def gone(self, *, calm: bool = True) -> int:
        """Wait for the server's end; gives its exit code. ``calm``: it has never said that something failed."""
        code: int = await self.within(self.process.wait())
        await self.within(self.client.stop())  # type: ignore[no-untyped-call]
        assert not self.err.bytes, self.err.bytes.decode()
        assert not calm or not [one for one in self.messages if one.get("method") == types.WINDOW_LOG_MESSAGE]
        return code

    async def within(self, work: Any) -> Any:
        """Wait for something, but not for ever."""
        return await asyncio.wait_for(work, LIMIT)

    # What the server says

    def _hear(self, message: dict[str, Any]) -> None:
        self.messages.append(message)
        if message.get("method") == PUBLISHED:
            params = message["params"]
            self.told[params["uri"]] = params["diagnostics"]
            self.version[params["uri"]] = params.get("version")
            self.published.append(Published(params["uri"], params.get("version"), params["diagnostics"]))
        self._news.set()

    async def until(self, condition: Callable[[], bool]) -> None:
        """Wait until the server has said something that makes a condition true."""

        async def wait() -> None:
            while not condition():
                self._news.clear()
                await self._news.wait()

        await self.within(wait())

    async def settled(self) -> None:
        """Wait until all that happened so far is answered by what is published.

        Every open text gets a new version without a change; its answer cannot come before those of changes before it,
        and what was found in other files comes before the answer to a question that follows.
        """
        for uri, held in self.held.items():
            self.say("textDocument/didChange", textDocument=self._next(uri, held.text), contentChanges=[])
        await self.until(lambda: all(self.version.get(uri) == held.version for uri, held in self.held.items()))
        await self.ask("textDocument/hover", textDocument={"uri": "file:///nowhere"}, position=at((0, 0)))

    def said(self, uri: str) -> list[Told]:
        """What the editor shows of a file."""
        return said(self.told.get(uri, ()))

    def all_said(self) -> dict[str, list[Told]]:
        """What the editor shows of each file where it shows something."""
        return {uri: self.said(uri) for uri, some in self.told.items() if some}

    # What the user does

    def say(self, method: str, **params: Any) -> None:
        """Send a notification as it is, whatever the protocol says of it."""
        self.send({"jsonrpc": "2.0", "method": method, "params": params})

    def send(self, message: object) -> None:
        """Send a message as it is."""
        self.write(json.dumps(message).encode())

    def write(self, body: bytes) -> None:
        """Send bytes as a message."""
        assert self.process.stdin
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n%b" % (len(body), body))

    def request(self, method: str, **params: Any) -> int:
        """Send a request as it is; gives its number."""
        self._asked += 1
        self.send({"jsonrpc": "2.0", "id": self._asked, "method": method, "params": params})
        return self._asked

    async def answer(self, number: int) -> dict[str, Any]:
        """The answer to a request."""
        await self.until(lambda: any(one.get("id") == number and "method" not in one for one in self.messages))
        return next(one for one in self.messages if one.get("id") == number and "method" not in one)

    async def ask(self, method: str, **params: Any) -> Any:
        """Ask, and wait for what is answered; an error is none."""
        answer = await self.answer(self.request(method, **params))
        assert "error" not in answer, answer
        return answer.get("result")

    async def ask_at(self, method: str, uri: str, offset: int, **more: Any) -> Any:
        """Ask about an offset in an open text, by the client, which looks whether the answer keeps to the protocol."""
        where = types.Position(*place(self.held[uri].text, offset, self.encoding))
        return await self.ask_client(method, uri, position=where, **more)

    async def ask_client(self, method: str, uri: str, **more: Any) -> Any:
        """Ask about a text; gives the answer as it was on the wire."""
        make: Any = types.METHOD_TO_TYPES[f"textDocument/{method}"][2]
        params = make(text_document=types.TextDocumentIdentifier(uri), **more)
        protocol: Any = self.client.protocol
        answer = await self.within(protocol.send_request_async(f"textDocument/{method}", params))
        return protocol._converter.unstructure(answer)

    def open(self, uri: str, text: str, version: int | None = None) -> None:
        """Open a text, with a version that none had before."""
        version = next(self._versions) if version is None else version
        self.held[uri] = Held(version, text)
        item = {"uri": uri, "languageId": "yaml", "version": version, "text": text}
        self.say("textDocument/didOpen", textDocument=item)

    def close(self, uri: str) -> None:
        """Close a text without a word about what is on the disk."""
        del self.held[uri]
        self.say("textDocument/didClose", textDocument={"uri": uri})

    def save(self, uri: str) -> None:
        """Say that a text was saved."""
        self.say("textDocument/didSave", textDocument={"uri": uri})

    def type(self, uri: str, start: int, end: int, text: str) -> None:
        """Replace a stretch of a text, given by offsets in characters."""
        self.type_all(uri, [(start, end, text)])

    def type_all(self, uri: str, edits: Iterable[tuple[int, int, str]]) -> None:
        """Replace several stretches one after the other, in one message."""
        now, changes = self.held[uri].text, []
        for start, end, text in edits:
            range_ = {"start": at(place(now, start, self.encoding)), "end": at(place(now, end, self.encoding))}
            changes.append({"range": range_, "text": text})
            now = now[:start] + text + now[end:]
        self.say("textDocument/didChange", textDocument=self._next(uri, now), contentChanges=changes)

    def replace(self, uri: str, before: str, after: str) -> None:
        """Type something in the place of something that stands there once."""
        start = self.held[uri].text.index(before)
        self.type(uri, start, start + len(before), after)

    def _next(self, uri: str, text: str) -> dict[str, Any]:
        self.held[uri] = held = Held(self.held[uri].version + 1, text)
        return {"uri": uri, "version": held.version}

    def folders(self, *folders: Path) -> None:
        """Have these folders open, instead of those before."""
        new = [types.WorkspaceFolder(folder.as_uri(), folder.name) for folder in folders]
        added = [{"uri": one.uri, "name": one.name} for one in new if one not in self._folders]
        removed = [{"uri": one.uri, "name": one.name} for one in self._folders if one not in new]
        self._folders = new
        self.say("workspace/didChangeWorkspaceFolders", event={"added": added, "removed": removed})

    def others_wrote(self, *paths: Path) -> None:
        """Say that others have changed, made or removed files."""
        changes = [{"uri": path.as_uri(), "type": 2 if path.exists() else 3} for path in paths]
        self.say("workspace/didChangeWatchedFiles", changes=changes)


@asynccontextmanager
async def editing(folder: Path, encoding: str = "utf-32", **capabilities: Any) -> AsyncIterator[Editor]:
    """An editor with a folder open, which says goodbye in the end."""
    editor = await Editor.start(folder, encoding, **capabilities)
    yield editor
    assert await editor.leave() == 0


def at(where: Place) -> dict[str, int]:
    """A place in the protocol's words."""
    line, column = where
    return {"line": line, "character": column}


def said(diagnostics: Iterable[dict[str, Any]]) -> list[Told]:
    """Diagnostics in an order that does not depend on the server's."""
    return sorted(map(told, diagnostics))


_SEVERITIES = {1: "error", 2: "warning", 3: "info"}


def told(diagnostic: dict[str, Any]) -> Told:
    """A diagnostic, without what only an editor needs."""
    related = [
        (one["location"]["uri"], *span(one["location"]["range"]), one["message"])
        for one in diagnostic.get("relatedInformation") or ()
    ]
    severity = _SEVERITIES[diagnostic["severity"]]
    assert diagnostic["source"] == "provcheck"
    return Told(diagnostic.get("code", ""), severity, diagnostic["message"], *span(diagnostic["range"]), tuple(related))
