"""What is answered to messages that come at the wrong time, or mean nothing."""

from __future__ import annotations

import asyncio
import json
import os
from pathlib import Path
from typing import Any

import pytest
from lsprotocol import types

import program
from provcheck.lsp.server import Server

INITIALIZE = {"id": 1, "method": "initialize", "params": {"processId": None, "rootUri": None, "capabilities": {}}}
SHUTDOWN = {"id": 2, "method": "shutdown"}
EXIT = {"method": "exit"}
NOT_INITIALIZED, INVALID = -32002, -32600


def hover(number: int, uri: str = "file:///nowhere/openclaw.json") -> dict[str, Any]:
    """A request that any server answers."""
    return _asks(number, "hover", uri)


def test_too_early_too_late_and_twice(tmp_path: Path) -> None:
    again = {**INITIALIZE, "id": 3}
    code, answers = talk([hover(4), INITIALIZE, again, SHUTDOWN, hover(5), {**SHUTDOWN, "id": 6}, EXIT], tmp_path)
    assert code == 0
    assert {number: answer.get("error", {}).get("code") for number, answer in answers.items()} == {
        4: NOT_INITIALIZED,
        1: None,
        3: INVALID,
        2: None,
        5: INVALID,
        6: INVALID,
    }


@pytest.mark.parametrize("uri", ["http://x/openclaw.json", "git:/openclaw.json", "", "::", "file://["])
def test_nothing_is_known_of_what_is_no_file(uri: str, tmp_path: Path) -> None:
    folder = {**INITIALIZE, "params": {"processId": None, "rootUri": tmp_path.as_uri(), "capabilities": {}}}
    _, answers = talk([folder, hover(7, uri), _asks(8, "completion", uri), SHUTDOWN, EXIT], tmp_path)
    assert answers[7]["result"] is answers[8]["result"] is None


def test_of_two_names_of_the_folder_the_newer_one_counts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    new, old = tmp_path / "new", tmp_path / "old"
    new.mkdir()
    old.mkdir()
    params = types.InitializeParams(types.ClientCapabilities(), root_uri=new.as_uri(), root_path=str(old))

    async def root() -> str:
        server = Server()
        server.set_up(params)
        server.desk.close()
        return os.path.abspath(server.desk.projects[0].root)

    assert asyncio.run(root()) == str(new)


def _asks(number: int, what: str, uri: str) -> dict[str, Any]:
    place = {"textDocument": {"uri": uri}, "position": {"line": 0, "character": 0}}
    return {"id": number, "method": f"textDocument/{what}", "params": place}


def talk(messages: list[dict[str, Any]], folder: Path) -> tuple[int, dict[int, Any]]:
    """The server's exit code, and its answers by their numbers."""
    bodies = [json.dumps({"jsonrpc": "2.0", **one}).encode() for one in messages]
    sent = b"".join(b"Content-Length: %d\r\n\r\n%s" % (len(body), body) for body in bodies)
    done = program.run("lsp", cwd=folder, stdin=sent)
    answers, rest = {}, done.out.encode()
    while rest:
        head, _, rest = rest.partition(b"\r\n\r\n")
        size = int(head.split(b"Content-Length: ")[1].split(b"\r\n")[0])
        answer, rest = json.loads(rest[:size]), rest[size:]
        answers[answer.get("id")] = answer
    answers.pop(None, None)
    return done.code, answers
