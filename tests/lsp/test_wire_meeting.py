"""How a client and the server meet and part: too early, too late, twice, and without a word."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from bound import written
from lsp.editor import Editor
from lsp.test_wire_misbehaviour import INVALID_REQUEST, NOT_INITIALIZED, REQUESTS, Room
from lsp.test_wire_typing import AGENT, PROVIDER

pytestmark = pytest.mark.asyncio


async def test_asking_before_saying_hello(tmp_path: Path) -> None:
    editor = await Editor.start()
    room = Room(editor, tmp_path)
    for request in REQUESTS:
        assert await room.error(f"textDocument/{request}", **room.params()) == NOT_INITIALIZED
    editor.say("textDocument/didOpen", textDocument={"uri": room.uri, "languageId": "yaml", "version": 1, "text": "{"})
    editor.say("textDocument/didChange", textDocument={"uri": room.uri, "version": 2}, contentChanges=[{"text": ""}])
    editor.say("workspace/didChangeWatchedFiles", changes=[{"uri": room.uri, "type": 1}])
    editor.say("workspace/didChangeWorkspaceFolders", event={"added": [], "removed": []})
    assert not editor.published
    written(tmp_path, {"provider.yaml": PROVIDER, "agent.yaml": AGENT})
    await editor.greet(tmp_path)
    editor.open(room.uri, AGENT)
    await room.works()
    assert await editor.leave() == 0


async def test_asking_after_goodbye(tmp_path: Path) -> None:
    editor = await Editor.start(tmp_path)
    room = Room(editor, tmp_path)
    await editor.ask("shutdown")
    assert await room.error("textDocument/hover", **room.params()) == INVALID_REQUEST
    editor.say("textDocument/didOpen", textDocument={"uri": room.uri, "languageId": "yaml", "version": 1, "text": "{"})
    editor.say("exit")
    assert await editor.gone() == 0
    assert not editor.published


@pytest.mark.parametrize("way", ["exit", "end", "end in a message"])
async def test_leaving_without_a_goodbye(tmp_path: Path, way: str) -> None:
    editor = await Editor.start(tmp_path)
    editor.open((tmp_path / "agent.yaml").as_uri(), AGENT)
    if way == "exit":
        editor.say("exit")
    assert editor.process.stdin
    if way == "end in a message":
        editor.process.stdin.write(b"Content-Length: 1000\r\n\r\n{")
    editor.process.stdin.close()
    assert await editor.gone(calm=False) == 1


async def test_leaving_before_hello() -> None:
    editor = await Editor.start()
    editor.say("exit")
    assert await editor.gone() == 1


async def test_leaving_in_the_middle_of_work(tmp_path: Path) -> None:
    editor = await Editor.start(tmp_path)
    editor.open((tmp_path / "agent.yaml").as_uri(), AGENT + "# \U0001d4d0\n" * 400_000)
    assert await editor.leave() == 0


async def test_a_second_hello(tmp_path: Path) -> None:
    editor = await Editor.start(tmp_path)
    room = Room(editor, tmp_path)
    params: dict[str, Any] = {"processId": os.getpid(), "rootUri": None, "capabilities": {}, "workspaceFolders": None}
    assert await room.error("initialize", **params) == INVALID_REQUEST
    written(tmp_path, {"provider.yaml": PROVIDER, "agent.yaml": AGENT})
    editor.open(room.uri, AGENT)
    await room.works()
    assert await editor.leave() == 0
