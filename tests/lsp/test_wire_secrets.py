"""Nothing that the server writes holds a secret of the files, to whatever stream, whatever it is asked."""

from __future__ import annotations

import json
import re
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio

from bound import written
from lsp.checked import SETTINGS
from lsp.editor import Editor, at
from lsp.places import place
from lsp.test_hover_everywhere import OPENCLAW, PAI, PIECE, SECRETS

pytestmark = pytest.mark.asyncio(loop_scope="module")

ASKED = ["hover", "completion", "definition", "references", "documentHighlight", "prepareRename"]
LITERAL = "w8Kd-horse-Zq41-pR7x"
SMALL = {
    "openclaw.json": f"""{{
  models: {{ providers: {{ nim: {{
    baseUrl: "{SECRETS["in an address"]}", apiKey: "{LITERAL}", headers: {{ Authorization: "Bearer {LITERAL}" }},
    models: [{{ id: "a", name: "A" }}],
  }} }} }},
  agents: {{ defaults: {{ model: "nimm/a" }} }}, // {SECRETS["NVIDIA"]}
}}
""",
    "provider.yaml": f"""apiVersion: pai.io/v1
kind: ModelProvider
metadata: {{name: nim, annotations: {{apiKey: {LITERAL}}}}}
spec:
  endpoint: {SECRETS["in an address"]}
  apiKey: {SECRETS["NVIDIA"]} # {SECRETS["with a slash"]}
  allowedModels: [a, a]
""",
}


class Room:
    """An editor, and a folder that it has open."""

    def __init__(self, editor: Editor, folder: Path) -> None:
        self.editor = editor
        self.folder = folder
        self.actions: set[int] = set()

    async def ask_all(self, uri: str, offsets: list[int]) -> None:
        """Ask everything at some offsets."""
        text, numbers = self.editor.held[uri].text, []
        for offset in offsets:
            where = at(place(text, offset, self.editor.encoding))
            asked: dict[str, Any] = {"textDocument": {"uri": uri}, "position": where}
            for method in ASKED:
                more = {"context": {"includeDeclaration": True}} if method == "references" else {}
                numbers.append(self.editor.request(f"textDocument/{method}", **asked, **more))
            numbers.append(self.editor.request("textDocument/rename", **asked, newName="new"))
            numbers.append(self.editor.request("textDocument/rename", **asked, newName="New name/\n"))
            whole = {"range": {"start": where, "end": where}, "context": {"diagnostics": []}}
            self.actions.add(self.editor.request("textDocument/codeAction", **asked, **whole))
        numbers.append(self.editor.request("textDocument/documentSymbol", textDocument={"uri": uri}))
        # Answers may come in another order.
        for number in [*numbers, *self.actions]:
            await self.editor.answer(number)

    def written(self) -> str:
        """All that the server has written since it was asked last, but for edits of what can be done.

        These hold the user's own text, on its way to another place of the same file.
        """
        everything = [self.editor.err.bytes.decode()]
        for message in self.editor.messages:
            if message.get("id") in self.actions:
                for action in message["result"]:
                    action.pop("edit", None)
            everything.append(json.dumps(message))
        self.editor.messages.clear()
        self.actions.clear()
        return "\n".join(everything)


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def room(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Room]:
    folder = tmp_path_factory.mktemp("room")
    written(folder, {"provcheck.toml": SETTINGS})
    editor = await Editor.start(folder, "utf-16")
    yield Room(editor, folder)
    assert await editor.leave() == 0


def shown(pattern: re.Pattern[str], text: str) -> list[str]:
    """Where a pattern stands, with what is around it."""
    return [text[max(0, one.start() - 300) : one.end() + 100] for one in pattern.finditer(text)][:3]


@pytest.mark.parametrize("name", SMALL)
async def test_at_every_offset_of_a_small_file(room: Room, name: str) -> None:
    uri, text = (room.folder / name).as_uri(), SMALL[name]
    room.editor.open(uri, text)
    await room.editor.settled()
    assert len(room.editor.said(uri)) > 3
    await room.ask_all(uri, list(range(0, len(text) + 1, 2)))
    for broken in (text[: len(text) // 2], text.replace("}", "", 1), text.replace(":", "", 1)):
        room.editor.type(uri, 0, len(room.editor.held[uri].text), broken)
        await room.ask_all(uri, list(range(0, len(broken), 40)))
    room.editor.close(uri)
    assert not shown(re.compile(rf"{PIECE.pattern}|horse"), room.written())


@pytest.mark.parametrize(("name", "text"), [("openclaw.json", OPENCLAW), ("pai.yaml", PAI)])
async def test_wherever_it_stands(room: Room, name: str, text: str) -> None:
    uri = (room.folder / name).as_uri()
    room.editor.open(uri, text)
    for number, spot in enumerate(re.finditer(r'"[^"\n]*"', text)):
        secret = list(SECRETS.values())[number % len(SECRETS)]
        planted = f'{text[: spot.start()]}"{secret}"{text[spot.end() :]}'
        room.editor.type(uri, 0, len(room.editor.held[uri].text), planted)
        await room.editor.settled()
        start = spot.start()
        await room.ask_all(uri, [max(0, start - 3), start + 1, start + 6, start + len(secret) + 1])
        assert not shown(PIECE, room.written()), secret
    room.editor.close(uri)


async def test_in_messages_that_make_no_sense(room: Room) -> None:
    for secret in SECRETS.values():
        room.editor.say("textDocument/didOpen", textDocument={"uri": secret, "text": [secret], secret: secret})
        room.editor.say(secret, x=secret)
        room.editor.request("textDocument/hover", textDocument={secret: 5}, position=secret)
        room.editor.write(f'{{"{secret}": '.encode())
        room.editor.say("$/cancelRequest", id=secret)
    await room.editor.settled()
    assert any(one.get("method") == "window/logMessage" for one in room.editor.messages)
    assert not shown(PIECE, room.written())
