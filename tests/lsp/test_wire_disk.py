"""What others do to the disk: settings, variables, files that come, change and go; and texts that are closed again."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from lsprotocol import types

from bound import written
from lsp.checked import SETTINGS, checked
from lsp.editor import Editor, Told, editing
from lsp.test_wire_typing import AGENT, OPENCLAW, PARTS, PROVIDER

pytestmark = pytest.mark.asyncio(loop_scope="module")

BAD = AGENT.replace("nim/", "nimm/")


class Room:
    """An editor, and a folder with a text that it has open all the time."""

    def __init__(self, editor: Editor, folder: Path, copy: Path) -> None:
        self.editor = editor
        self.folder = folder
        self.copy = copy
        self.files: dict[str, str] = {}

    def uri(self, name: str) -> str:
        return (self.folder / name).as_uri()

    def write(self, **files: str) -> None:
        """Let others write files, and have the editor tell of it; an empty text is no file any more."""
        named = {name.replace("__", "."): text for name, text in files.items()}
        for name, text in named.items():
            self.files.pop(name, None)
            (self.folder / name).unlink(missing_ok=True)
            (self.copy / name).unlink(missing_ok=True)
            if text:
                self.files[name] = text
                written(self.folder, {name: text})
        self.editor.others_wrote(*(self.folder / name for name in named))

    async def agrees(self) -> dict[str, list[Told]]:
        """Both say the same; gives what."""
        await self.editor.settled()
        open_ = {
            name: self.editor.held[self.uri(name)].text for name in self.names() if self.uri(name) in self.editor.held
        }
        written(self.copy, self.files)
        expected = checked(self.copy, {**self.files, **open_}, self.folder)
        assert self.editor.all_said() == expected
        return expected

    def names(self) -> list[str]:
        return [path.name for path in self.folder.iterdir()]

    async def codes(self, name: str) -> list[str]:
        return [one.code for one in (await self.agrees()).get(self.uri(name), [])]


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def server(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Editor]:
    async with editing(tmp_path_factory.mktemp("first")) as editor:
        yield editor


@pytest_asyncio.fixture(loop_scope="module")
async def room(server: Editor, tmp_path: Path) -> AsyncIterator[Room]:
    room = Room(server, tmp_path / "here", tmp_path / "copy")
    room.files = {"provider.yaml": PROVIDER, "agent.yaml": BAD, "provcheck.toml": SETTINGS}
    written(room.folder, room.files)
    server.folders(room.folder)
    server.open(room.uri("agent.yaml"), BAD)
    yield room
    for uri in list(server.held):
        server.close(uri)
    server.folders()
    await server.until(lambda: not server.all_said())


async def test_settings_are_watched(room: Room) -> None:
    before = await room.codes("agent.yaml")
    assert before
    room.write(provcheck__toml=f'{SETTINGS}ignore = ["{before[0]}"]\n')
    assert before[0] not in await room.codes("agent.yaml")
    room.write(provcheck__toml=f'{SETTINGS}severity = {{{before[0]} = "info"}}\n')
    assert "info" in [one.severity for one in (await room.agrees())[room.uri("agent.yaml")]]
    room.write(provcheck__toml="", pyproject__toml=f"[tool.provcheck]\n{SETTINGS}exclude = ['agent.yaml']\n")
    assert await room.codes("agent.yaml") == []
    room.write(provcheck__toml=SETTINGS, pyproject__toml="")
    assert await room.codes("agent.yaml") == before


@pytest.mark.parametrize(
    ("text", "says", "line"),
    [
        (f"{SETTINGS}ignroe = []\n", "ignore", 2),
        (f"{SETTINGS}ignore = [\n", "", 3),
        (f'{SETTINGS}select = ["PC999"]\n', "PC999", 2),
        (f"{SETTINGS}show = 5\n", "", 2),
        ("\x00", "", 0),
    ],
)
async def test_settings_that_cannot_be_used(room: Room, text: str, says: str, line: int) -> None:
    room.write(provcheck__toml=f"{SETTINGS}ignore = []\n")
    before = await room.agrees()
    settings, heard = room.uri("provcheck.toml"), len(room.editor.messages)
    room.write(provcheck__toml=text)
    await room.editor.settled()
    (problem,) = room.editor.said(settings)
    assert says in problem.message
    assert problem.severity == "error"
    assert problem.start[0] == line
    assert not any(mark in problem.message for mark in ("\n", "Traceback", "Error("))
    # Those before hold on, while somebody types.
    assert {uri: some for uri, some in room.editor.all_said().items() if uri != settings} == before
    room.editor.replace(room.uri("agent.yaml"), "nimm/", "nim/")
    await room.editor.settled()
    assert len(room.editor.said(room.uri("agent.yaml"))) < len(before[room.uri("agent.yaml")])
    assert room.editor.said(settings) == [problem]
    (shown,) = (one for one in room.editor.messages[heard:] if one.get("method") == types.WINDOW_SHOW_MESSAGE)
    assert problem.message in shown["params"]["message"]
    room.editor.replace(room.uri("agent.yaml"), "nim/", "nimm/")
    room.write(provcheck__toml=SETTINGS)
    assert await room.agrees() == before


async def test_files_come_change_and_go(room: Room) -> None:
    before = await room.agrees()
    room.write(agent2__yaml=BAD.replace("bot", "bot2"))
    assert await room.codes("agent2.yaml")
    room.write(provider__yaml=PROVIDER.replace("name: nim", "name: nimm"))
    assert len(await room.codes("agent2.yaml")) < len(before[room.uri("agent.yaml")])
    room.write(provider__yaml="")
    await room.agrees()
    room.write(provider__yaml=PROVIDER + "{")
    await room.editor.settled()
    assert "PC001" in [one.code for one in room.editor.said(room.uri("provider.yaml"))]
    # As when git checks out another branch.
    room.write(provider__yaml=PROVIDER, agent2__yaml="", openclaw__json=OPENCLAW, providers__json5=PARTS)
    assert await room.codes("openclaw.json") or await room.codes("providers.json5")
    room.write(providers__json5=PARTS.replace("nvidia:", "nvidai:"))
    assert "nvidai" in str(await room.agrees())
    room.write(openclaw__json="", providers__json5="")
    assert await room.agrees() == before


async def test_variables_beside_a_configuration(room: Room) -> None:
    room.write(openclaw__json=OPENCLAW, providers__json5=PARTS)
    assert "PC602" in await room.codes("providers.json5")
    room.write(__env="NVIDIA_API_KEY=x\n")
    assert "PC602" not in await room.codes("providers.json5")
    room.write(__env="OTHER=x\n")
    assert "PC602" in await room.codes("providers.json5")
    room.write(__env="")
    assert "PC602" in await room.codes("providers.json5")


async def test_saving_and_closing(room: Room) -> None:
    uri = room.uri("agent.yaml")
    before = await room.agrees()
    room.editor.replace(uri, "nimm/", "nim/")
    mended = await room.agrees()
    assert mended != before
    # Closed without a save: what is on the disk counts again.
    room.editor.close(uri)
    room.editor.open(room.uri("provider.yaml"), PROVIDER)
    assert await room.agrees() == before
    # Saved, and closed.
    room.editor.open(uri, AGENT)
    room.files["agent.yaml"] = AGENT
    written(room.folder, {"agent.yaml": AGENT})
    room.editor.save(uri)
    room.editor.close(uri)
    assert await room.agrees() == mended
    # Changed by others while it is closed, and nobody tells but the next save.
    room.files["agent.yaml"] = BAD
    written(room.folder, {"agent.yaml": BAD})
    room.editor.save(uri)
    assert await room.agrees() == before
    # Removed while it is open: the text goes on until it is closed.
    room.editor.open(uri, BAD)
    (room.folder / "agent.yaml").unlink()
    room.editor.others_wrote(room.folder / "agent.yaml")
    await room.editor.settled()
    assert room.editor.said(uri) == before[uri]
    room.editor.close(uri)
    await room.editor.settled()
    assert not room.editor.said(uri)


async def test_settings_are_read_when_they_are_saved(room: Room) -> None:
    """Even by a client that does not watch."""
    uri = room.uri("provcheck.toml")
    before = await room.codes("agent.yaml")
    text = f'{SETTINGS}ignore = ["{before[0]}"]\n'
    room.editor.say("textDocument/didOpen", textDocument={"uri": uri, "languageId": "toml", "version": 1, "text": text})
    room.files["provcheck.toml"] = text
    written(room.folder, {"provcheck.toml": text})
    room.editor.save(uri)
    assert before[0] not in await room.codes("agent.yaml")
    room.editor.say("textDocument/didClose", textDocument={"uri": uri})


async def test_two_folders_one_inside_the_other(room: Room, tmp_path: Path) -> None:
    """The inner one looks after what is in it, and the outer one sees it as ``check`` does."""
    inner, files = room.folder / "inner", {"agent.yaml": BAD.replace("bot", "bot3"), "provcheck.toml": SETTINGS}
    files["provider.yaml"] = PROVIDER.replace("  endpoint", "  endpiont")
    written(inner, files)
    room.editor.folders(room.folder, inner)
    uri = (inner / "provider.yaml").as_uri()
    room.editor.open(uri, files["provider.yaml"])
    await room.editor.settled()
    own = checked(tmp_path / "inner", files, inner)
    assert {one: some for one, some in room.editor.all_said().items() if "/inner/" in one} == own
    whole = checked(room.copy, {**room.files, **{f"inner/{name}": text for name, text in files.items()}}, room.folder)
    assert room.editor.said(room.uri("agent.yaml")) == whole[room.uri("agent.yaml")]
    room.editor.close(uri)
    room.editor.folders(room.folder)
    await room.editor.settled()
    assert room.editor.all_said() == whole
    versions = [one.version or 0 for one in room.editor.published if one.uri == room.uri("agent.yaml")]
    assert versions == sorted(versions)


async def test_a_lone_file(room: Room, tmp_path: Path) -> None:
    """A file in no folder that is open is checked as one that is named."""
    room.editor.close(room.uri("agent.yaml"))
    room.editor.folders()
    await room.editor.until(lambda: not room.editor.all_said())
    lone = {"any.yaml": PROVIDER + "  nothing: 5\n", "provcheck.toml": SETTINGS}
    written(tmp_path / "lone", lone)
    uri = (tmp_path / "lone" / "any.yaml").as_uri()
    room.editor.open(uri, lone["any.yaml"])
    await room.editor.settled()
    assert room.editor.all_said() == checked(tmp_path / "copied", lone, tmp_path / "lone")
    room.editor.close(uri)
    await room.editor.until(lambda: not room.editor.all_said())
    # What is neither dialect is nobody's.
    room.editor.open((tmp_path / "compose.yaml").as_uri(), "services: {x: [")
    room.editor.open((tmp_path / "package.json").as_uri(), '{"name": ')
    room.editor.open("untitled:Untitled-1", "")
    await room.editor.settled()
    assert not room.editor.all_said()


async def test_a_client_that_watches_nothing(tmp_path: Path) -> None:
    """Changes of others are found without being told."""
    written(tmp_path, {"agent.yaml": BAD, "provider.yaml": PROVIDER, "provcheck.toml": SETTINGS})
    async with editing(tmp_path, workspace=types.WorkspaceClientCapabilities()) as editor:
        uri = (tmp_path / "agent.yaml").as_uri()
        await editor.until(lambda: bool(editor.told.get(uri)))
        assert not [one for one in editor.messages if one.get("method") == types.CLIENT_REGISTER_CAPABILITY]
        before = editor.said(uri)

        async def written_until_seen() -> None:
            """Again and again: what is written before the server has looked for the first time is no change."""
            number = 0
            while editor.said(uri) == before:
                number += 1
                written(tmp_path, {"provider.yaml": PROVIDER.replace("name: nim", "name: nimm")})
                os.utime(tmp_path / "provider.yaml", (number, number))
                await editor.ask("textDocument/hover", textDocument={"uri": uri}, position={"line": 0, "character": 0})

        await editor.within(written_until_seen())
