"""Clients that misbehave: the server goes on, says nothing wrong, and shows no inside."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio

from bound import written
from lsp.checked import SETTINGS
from lsp.editor import Editor, at
from lsp.places import place
from lsp.test_wire_typing import AGENT, OPENCLAW, PARTS, PROVIDER

pytestmark = pytest.mark.asyncio(loop_scope="module")

REQUESTS = ["hover", "completion", "definition", "references", "documentHighlight", "prepareRename", "rename"]
REQUESTS += ["documentSymbol", "codeAction"]
PARSE_ERROR, INVALID_REQUEST, METHOD_NOT_FOUND, INVALID_PARAMS = -32700, -32600, -32601, -32602
NOT_INITIALIZED, CANCELLED, FAILED = -32002, -32800, -32803


class Room:
    """An editor, and a text that it asks about again and again."""

    def __init__(self, editor: Editor, folder: Path) -> None:
        self.editor = editor
        self.folder = folder
        self.uri = (folder / "agent.yaml").as_uri()

    def params(self, **more: Any) -> dict[str, Any]:
        """What any request takes, about a text that is open."""
        where = at(place(AGENT, AGENT.index("gpt-oss"), self.editor.encoding))
        asked = {"textDocument": {"uri": self.uri}, "position": where, "newName": "new", "context": {}}
        asked |= {"range": {"start": where, "end": where}}
        asked["context"] = {"includeDeclaration": True, "diagnostics": [], "triggerKind": 1}
        return {**asked, **more}

    async def works(self) -> None:
        """The server still answers rightly."""
        hover = await self.editor.ask("textDocument/hover", **self.params())
        assert "gpt-oss-20b" in hover["contents"]["value"]

    async def error(self, method: str, **params: Any) -> int | None:
        """The code of the error that a request is answered with, if any."""
        answer = await self.editor.answer(self.editor.request(method, **params))
        found: int | None = answer.get("error", {}).get("code")
        return found


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def here(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Room]:
    folder = tmp_path_factory.mktemp("a room with ümlauts & 100%")
    written(folder, {"provider.yaml": PROVIDER, "agent.yaml": AGENT, "provcheck.toml": SETTINGS})
    editor = await Editor.start(folder, "utf-16")
    yield Room(editor, folder)
    assert await editor.leave(calm=False) == 0


@pytest_asyncio.fixture(loop_scope="module")
async def room(here: Room) -> AsyncIterator[Room]:
    """One server for all; it must work before and after."""
    here.editor.open(here.uri, AGENT)
    yield here
    await here.editor.settled()
    await here.works()
    for uri in list(here.editor.held):
        here.editor.close(uri)
    assert not here.editor.err.bytes


STRANGE = [
    "file:///nowhere/at/all.yaml",
    "file:///",
    "file://host/share/a.yaml",
    "untitled:Untitled-1",
    "git:/here/agent.yaml?%7B%22ref%22%3A%22HEAD%22%7D",
    "http://example.com/a.yaml",
    "",
    "agent.yaml",
    "file:///%00",
    "file:///%ff%fe",
    "file:///" + "x" * 5000,
    "\ud800",
]


@pytest.mark.parametrize("uri", STRANGE)
async def test_unknown_documents(room: Room, uri: str) -> None:
    for request in REQUESTS:
        answer = await room.editor.answer(
            room.editor.request(f"textDocument/{request}", **room.params(textDocument={"uri": uri}))
        )
        assert answer.get("result") in (None, [], {"isIncomplete": False, "items": []}), answer
    text = {"uri": uri, "version": 7}
    room.editor.say("textDocument/didChange", textDocument=text, contentChanges=[{"text": "kind: Agent"}])
    room.editor.say("textDocument/didSave", textDocument=text)
    room.editor.say("textDocument/didClose", textDocument=text)


@pytest.mark.parametrize("uri", STRANGE)
async def test_documents_that_are_no_files(room: Room, uri: str) -> None:
    item = {"uri": uri, "languageId": "yaml", "version": 1, "text": PROVIDER + "{"}
    room.editor.say("textDocument/didOpen", textDocument=item)
    for request in REQUESTS:
        await room.editor.answer(
            room.editor.request(f"textDocument/{request}", **room.params(textDocument={"uri": uri}))
        )
    room.editor.say("textDocument/didChange", textDocument={"uri": uri, "version": 2}, contentChanges=[])
    room.editor.say("textDocument/didClose", textDocument={"uri": uri})
    await room.editor.settled()
    assert not room.editor.told.get(uri)


async def test_a_text_that_is_no_file_yet(room: Room) -> None:
    uri = "untitled:Untitled-1"
    room.editor.open(uri, PROVIDER.replace("provider: openai", "provider: 5"))
    await room.editor.settled()
    assert 5 in [one.start[0] for one in room.editor.said(uri)]
    hover = await room.editor.ask_at("hover", uri, PROVIDER.index("gpt-oss"))
    assert "gpt-oss-20b" in hover["contents"]["value"]
    room.editor.close(uri)
    await room.editor.settled()
    assert not room.editor.told[uri]


NUMBERS = [-1, -(2**31), 10**6, 2**31 - 1, 2**31, 2**63, 2**200]


@pytest.mark.parametrize("line", NUMBERS)
async def test_places_outside(room: Room, line: int) -> None:
    for column in (0, *NUMBERS):
        where = at((line, column))
        for request in REQUESTS:
            asked = room.params(position=where, range={"start": where, "end": at((column, line))})
            answer = await room.editor.answer(room.editor.request(f"textDocument/{request}", **asked))
            assert answer.get("error", {}).get("code") in (None, INVALID_PARAMS, FAILED), answer


@pytest.mark.parametrize("line", [-1, 10**6, 2**31 - 1])
async def test_edits_outside(room: Room, line: int) -> None:
    for start, end in (((line, 0), (line, line)), ((3, 5), (1, 0)), ((0, 10**9), (0, -1))):
        changes = [{"range": {"start": at(start), "end": at(end)}, "text": "\U0001d4d0"}]
        text = {"uri": room.uri, "version": 99}
        room.editor.say("textDocument/didChange", textDocument=text, contentChanges=changes)
    # Whatever that was, the whole text ends it.
    text["version"] = 100
    room.editor.say("textDocument/didChange", textDocument=text, contentChanges=[{"text": AGENT}])
    await room.editor.until(lambda: room.editor.version.get(room.uri) == 100)
    room.editor.held[room.uri] = room.editor.held[room.uri]._replace(version=100)


async def test_opening_and_closing_twice(room: Room) -> None:
    room.editor.open(room.uri, "{", version=1)
    room.editor.open(room.uri, AGENT, version=2)
    await room.editor.settled()
    await room.works()
    room.editor.close(room.uri)
    room.editor.say("textDocument/didClose", textDocument={"uri": room.uri})
    room.editor.open(room.uri, AGENT, version=1)


async def test_cancelled_requests(room: Room) -> None:
    editor = room.editor
    editor.say("$/cancelRequest", id=4711)
    editor.say("$/cancelRequest", id="no such thing")
    numbers = [editor.request(f"textDocument/{REQUESTS[each % 9]}", **room.params()) for each in range(60)]
    for number in numbers[::2]:
        editor.say("$/cancelRequest", id=number)
    for number in numbers:
        answer = await editor.answer(number)
        if "error" in answer:
            assert answer["error"]["code"] in (CANCELLED, FAILED)
            assert number in numbers[::2] or answer["error"]["code"] == FAILED
    for number in numbers:
        editor.say("$/cancelRequest", id=number)


@pytest.mark.parametrize(
    ("method", "params", "code"),
    [
        ("textDocument/hover", {}, INVALID_PARAMS),
        ("textDocument/hover", {"textDocument": 5, "position": None}, INVALID_PARAMS),
        (
            "textDocument/hover",
            {"textDocument": {"uri": 5}, "position": {"line": "x", "character": []}},
            INVALID_PARAMS,
        ),
        ("textDocument/rename", {"textDocument": {"uri": "file:///a"}}, INVALID_PARAMS),
        ("textDocument/codeAction", {"textDocument": {"uri": "file:///a"}, "range": []}, INVALID_PARAMS),
        ("textDocument/unheardOf", {}, METHOD_NOT_FOUND),
        ("$/unheardOf", {}, METHOD_NOT_FOUND),
        ("unheardOf", {}, METHOD_NOT_FOUND),
        ("workspace/executeCommand", {"command": "rm"}, INVALID_PARAMS),
        ("codeAction/resolve", {"title": "x", "data": {"uri": "file:///nowhere"}}, None),
        ("codeAction/resolve", {"title": "x", "data": {"uri": 5, "rule": {}}}, None),
        ("codeAction/resolve", {"title": "x", "data": "x"}, None),
    ],
)
async def test_requests_that_make_no_sense(room: Room, method: str, params: dict[str, Any], code: int | None) -> None:
    assert await room.error(method, **params) == code


@pytest.mark.parametrize(
    "body",
    [
        b"{",
        b"[]",
        b"5",
        b"null",
        b'"x"',
        b"{}",
        b"\xff\xfe",
        b'{"jsonrpc": "2.0"}',
        b'{"jsonrpc": "1.0", "method": "x"}',
        b'{"jsonrpc": "2.0", "method": 5}',
        b'{"jsonrpc": "2.0", "method": {}, "id": []}',
        b'{"jsonrpc": "2.0", "id": 99999, "result": 5}',
        b'{"jsonrpc": "2.0", "id": 99999, "error": {}}',
        b'{"jsonrpc": "2.0", "id": null, "method": "textDocument/hover"}',
        b'{"jsonrpc": "2.0", "method": "textDocument/didOpen", "params": 5}',
        b'{"jsonrpc": "2.0", "method": "textDocument/didChange", "params": {"textDocument": {}, "contentChanges": 1}}',
        b'{"jsonrpc": "2.0", "method": "workspace/didChangeWatchedFiles", "params": {"changes": [{"uri": 5}]}}',
        b'{"jsonrpc": "2.0", "method": "$/unheardOf", "params": [1]}',
        b'{"jsonrpc": "2.0", "method": "$/cancelRequest", "params": {}}',
        b'{"jsonrpc": "2.0", "method": "$/cancelRequest"}',
        b"[" * 100_000,
    ],
    ids=lambda body: body[:60].decode("latin-1"),
)
async def test_messages_that_make_no_sense(room: Room, body: bytes) -> None:
    room.editor.write(body)
    await room.works()


async def test_notifications_that_make_no_sense_are_told_of_without_their_text(room: Room) -> None:
    room.editor.say("textDocument/didOpen", textDocument={"uri": room.uri, "text": ["hunter2hunter2"]})
    await room.works()
    assert b"hunter2hunter2" not in room.editor.out.bytes


BOMB = (
    PROVIDER
    + "a0: &a0 [x, x]\n"
    + "".join(f"a{level}: &a{level} [{', '.join([f'*a{level - 1}'] * 10)}]\n" for level in range(1, 60))
)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("openclaw.json", "[" * 50_000),
        ("openclaw.json", '{"models": ' * 20_000),
        ("openclaw.json", '{ "a": "' + "x" * 5_000_000),
        ("openclaw.json", "{ agents: { defaults: { model: { primary: '\ud800' } } } }"),
        ("agent2.yaml", AGENT + "a: " + "[" * 50_000),
        ("agent2.yaml", AGENT + "a: " + "- " * 50_000),
        ("agent2.yaml", BOMB),
        ("agent2.yaml", AGENT + "a: &a [*a]\n"),
        ("agent2.yaml", AGENT + "\x00\ud800"),
        ("agent2.yaml", AGENT + "# \U0001d4d0\n" * 300_000),
    ],
    ids=["lists", "objects", "5 MB", "surrogate", "flow", "block", "aliases", "loop", "nul", "many lines"],
)
async def test_texts_that_are_made_to_hurt(room: Room, name: str, text: str) -> None:
    uri = (room.folder / name).as_uri()
    room.editor.open(uri, text)
    await room.editor.settled()
    assert bool(room.editor.told[uri]) == ("# \U0001d4d0" not in text)
    for request in REQUESTS:
        where = at((0, 3))
        asked = room.params(textDocument={"uri": uri}, position=where, range={"start": where, "end": where})
        await room.editor.answer(room.editor.request(f"textDocument/{request}", **asked))
    room.editor.type(uri, 0, 0, "\n")
    room.editor.close(uri)


@pytest.mark.parametrize(
    "write",
    [
        lambda uri: uri.replace("/agent.yaml", "/%61gent.yaml"),
        lambda uri: uri.replace("%C3%BC", "ü"),
        lambda uri: uri.replace("%20", " ").replace("%26", "&"),
        lambda uri: uri.replace("file:///", "file:/"),
        lambda uri: uri.replace("/agent.yaml", "/./x/../agent.yaml"),
    ],
    ids=["escaped letter", "umlaut", "spaces", "one slash", "dots"],
)
async def test_addresses_written_in_other_ways(room: Room, write: Any) -> None:
    """What is found goes by the address that the client used, and there is one file, not two."""
    uri = write(room.uri)
    room.editor.close(room.uri)
    room.editor.open(uri, AGENT.replace("nim/", "nimm/"))
    await room.editor.settled()
    assert "nimm" in str(room.editor.said(uri))
    assert uri == room.uri or not room.editor.said(room.uri)
    room.editor.close(uri)
    room.editor.open(room.uri, AGENT)
    await room.editor.settled()
    assert uri == room.uri or not room.editor.said(uri)


async def test_a_folder_behind_a_link(room: Room, tmp_path: Path) -> None:
    real, link = tmp_path / "real", tmp_path / "link"
    real.mkdir()
    link.symlink_to(real)
    written(real, {"openclaw.json": OPENCLAW, "providers.json5": PARTS, "provcheck.toml": SETTINGS})
    uri = (link / "openclaw.json").as_uri()
    room.editor.folders(room.folder, link)
    room.editor.open(uri, OPENCLAW.replace("nvidia/", "nvidai/"))
    await room.editor.settled()
    assert "nvidai" in str(room.editor.said(uri))
    part = (link / "providers.json5").as_uri()
    room.editor.open(part, PARTS.replace("nvidia:", "nvidai:"))
    await room.editor.settled()
    assert "nvidai" not in str(room.editor.said(uri))
    assert not any("/real/" in one for one in room.editor.told)
    room.editor.folders(room.folder)


async def test_folders_that_are_not_there(room: Room, tmp_path: Path) -> None:
    room.editor.folders(room.folder, tmp_path / "gone")
    removed = [{"uri": "file:///never/open", "name": "x"}]
    room.editor.say("workspace/didChangeWorkspaceFolders", event={"added": [], "removed": removed})
    added = [{"uri": "untitled:x", "name": "x"}, {"uri": "vscode-remote://x/y", "name": "y"}]
    room.editor.say("workspace/didChangeWorkspaceFolders", event={"added": added, "removed": []})
    await room.editor.settled()
    room.editor.folders(room.folder)
