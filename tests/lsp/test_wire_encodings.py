"""The same places, whatever the client counts columns in."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
from lsprotocol import types

from bound import written
from lsp.checked import SETTINGS, checked
from lsp.editor import Editor, editing
from lsp.places import covered, edited, offset, place, span

pytestmark = pytest.mark.asyncio(loop_scope="module")

A = "\U0001d4d0"
CONFIG = f"""\ufeff{{ /* {A}ß{A} */ models: {{ /* {A} */ providers: {{ nvidia: {{ // {A}\r
    baseUrl: "https://integrate.api.nvidia.com/v1", apiKey: "${{NVIDIA_API_KEY}}", api: "openai-completions",\r
    models: [ /* {A}\u2028{A} */ {{ id: "openai/gpt-oss-20b", name: "{A}", contextWindow: 1, maxTokens: 8192 }} ],\r
  }} }} }},\r  /* {A}{A} */ agents: {{ defaults: {{ model: {{ primary: /* é{A} */ "nvidia/openai/gpt-oss-20b" }} }} }},
  /* {A} */ {A}: 5,
}}
"""
PROVIDER = f"""# {A}
apiVersion: pai.io/v1
kind: ModelProvider
metadata: {{labels: {{x: "{A}{A}"}}, name: nim}} # {A}
spec:
  {{provider: openai, {A}: "{A}", endpoint: "https://integrate.api.nvidia.com/v1", apiKeySecretRef: {{name: a, key: b}},
  allowedModels: ["{A}", meta/llama-3.1-70b-instruct, z-ai/glm-5.2, z-ai/glm-5.2]}}
"""
AGENT = f"""apiVersion: pai.io/v1
kind: Agent
metadata: {{name: bot}}
spec: {{{A}: 1, models: ["nim/{A}", "nim/z-ai/glm-5.2", nimm/x]}}
---
apiVersion: pai.io/v1
kind: Agent
metadata: {{name: other}}
spec: {{models: ["nim/{A}", nim/meta/llama-3.1-70b-instruct]}}
"""
FILES = {"openclaw.json": CONFIG, "provider.yaml": PROVIDER, "agent.yaml": AGENT, "provcheck.toml": SETTINGS}
TEXTS = {name: text for name, text in FILES.items() if name != "provcheck.toml"}


class Room:
    """An editor with all texts open, whose folder holds them too."""

    def __init__(self, editor: Editor, folder: Path) -> None:
        self.editor = editor
        self.folder = folder

    def uri(self, name: str) -> str:
        return (self.folder / name).as_uri()

    async def ask(self, method: str, name: str, words: str, **more: Any) -> Any:
        """Ask about the character behind the mark ``|`` in words of a text."""
        before, _, behind = words.partition("|")
        where = TEXTS[name].index(before + behind) + len(before)
        return await self.editor.ask_at(method, self.uri(name), where, **more)

    def covered(self, name: str, range_: dict[str, Any]) -> str:
        return covered(self.editor.held[self.uri(name)].text, range_, self.editor.encoding)

    def changed(self, edit: dict[str, Any]) -> dict[str, str]:
        """All texts after a workspace's edit."""
        texts = {self.uri(name): text for name, text in TEXTS.items()}
        for one in edit["documentChanges"]:
            uri = one["textDocument"]["uri"]
            assert one["textDocument"]["version"] == self.editor.held[uri].version
            texts[uri] = edited(texts[uri], one["edits"], self.editor.encoding)
        return {name: texts[self.uri(name)] for name in TEXTS}


CAPABILITIES = {
    "workspace": types.WorkspaceClientCapabilities(
        did_change_watched_files=types.DidChangeWatchedFilesClientCapabilities(dynamic_registration=True),
        workspace_edit=types.WorkspaceEditClientCapabilities(document_changes=True),
    ),
    "text_document": types.TextDocumentClientCapabilities(
        hover=types.HoverClientCapabilities(content_format=[types.MarkupKind.PlainText]),
        rename=types.RenameClientCapabilities(prepare_support=True),
    ),
}


@pytest_asyncio.fixture(scope="module", loop_scope="module", params=["utf-8", "utf-16", "utf-32"])
async def room(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Room]:
    folder = tmp_path_factory.mktemp("room")
    written(folder, FILES)
    async with editing(folder, request.param, **CAPABILITIES) as editor:
        for name, text in TEXTS.items():
            editor.open((folder / name).as_uri(), text)
        await editor.settled()
        yield Room(editor, folder)


async def test_findings(room: Room, tmp_path: Path) -> None:
    editor = room.editor
    await editor.settled()
    expected = checked(tmp_path, FILES, room.folder, editor.encoding)
    assert editor.all_said() == expected
    assert sum(map(len, expected.values())) > 8
    behind = {room.covered(name, one["range"]) for name in TEXTS for one in editor.told[room.uri(name)]}
    assert {"nimm", A, "1"} <= {text.strip("\"'").partition("/")[0] for text in behind}


async def test_findings_in_closed_files(room: Room, tmp_path: Path) -> None:
    editor = room.editor
    for name in TEXTS:
        editor.close(room.uri(name))
    editor.open((room.folder / "other.yaml").as_uri(), "")
    await editor.settled()
    try:
        assert editor.all_said() == checked(tmp_path, FILES, room.folder, editor.encoding, frozenset())
    finally:
        editor.close((room.folder / "other.yaml").as_uri())
        for name, text in TEXTS.items():
            editor.open(room.uri(name), text)


async def test_edits_anywhere(room: Room, tmp_path: Path) -> None:
    editor, uri = room.editor, room.uri("openclaw.json")
    for word in ("ß", "models:", "\u2028", "\r\n", "é", A, "providers", "contextWindow", "gpt-oss"):
        editor.replace(uri, word, f"{A}x") if CONFIG.count(word) == 1 else None
        start = editor.held[uri].text.rindex(word) if word in editor.held[uri].text else 0
        editor.type_all(uri, [(start, start, f"{A}\r\n"), (start, start + 1, "")])
        await editor.settled()
        files = {**FILES, "openclaw.json": editor.held[uri].text}
        own = checked(tmp_path, files, room.folder, editor.encoding).get(uri, [])
        assert editor.said(uri) == own
        editor.type(uri, 0, len(editor.held[uri].text), CONFIG)
    await editor.settled()


@pytest.mark.parametrize(
    ("name", "words", "text", "says"),
    [
        ("openclaw.json", '"nvidia/openai/|gpt-oss-20b"', "openai/gpt-oss-20b", "gpt-oss-20b"),
        ("openclaw.json", "providers: { nv|idia", "nvidia", "nvidia"),
        ("agent.yaml", '"nim/z-ai/glm|-5.2"', "z-ai/glm-5.2", "glm-5.2"),
        ("agent.yaml", '"ni|m/z-ai', "nim", "nim"),
        ("agent.yaml", '"nim/z-ai/glm-5.2", nim|m/x', "nimm", "nimm"),
    ],
)
async def test_hovers(room: Room, name: str, words: str, text: str, says: str) -> None:
    hover = await room.ask("hover", name, words)
    assert text in room.covered(name, hover["range"])
    assert says in hover["contents"]["value"]
    assert hover["contents"]["kind"] == "plaintext"


async def test_completions(room: Room) -> None:
    found = await room.ask("completion", "agent.yaml", '"nim/z-ai/|glm-5.2"')
    after = {edited(AGENT, [item["textEdit"]], room.editor.encoding).splitlines()[3] for item in found["items"]}
    assert f'spec: {{{A}: 1, models: ["nim/{A}", "nim/meta/llama-3.1-70b-instruct", nimm/x]}}' in after
    found = await room.ask("completion", "openclaw.json", "context|Window")
    after = {edited(CONFIG, [item["textEdit"]], room.editor.encoding) for item in found["items"]}
    assert CONFIG in after
    assert CONFIG.replace("contextWindow", "reasoning") in after


async def test_definitions_references_and_highlights(room: Room) -> None:
    (found,) = await room.ask("definition", "agent.yaml", '"ni|m/z-ai')
    assert found["uri"] == room.uri("provider.yaml")
    assert room.covered("provider.yaml", found["range"]) == "nim"
    context = types.ReferenceContext(include_declaration=True)
    found = await room.ask("references", "provider.yaml", "name: n|im", context=context)
    assert len(found) == 5
    names = {room.uri(name): name for name in TEXTS}
    assert {room.covered(names[one["uri"]], one["range"]) for one in found} == {"nim"}
    found = await room.ask("documentHighlight", "agent.yaml", '"nim/z-ai/glm|-5.2"')
    assert [room.covered("agent.yaml", one["range"]) for one in found] == ["z-ai/glm-5.2"]
    symbols = await room.editor.ask_client("documentSymbol", room.uri("agent.yaml"))
    assert [room.covered("agent.yaml", one["selectionRange"]) for one in symbols] == ["bot", "other"]


@pytest.mark.parametrize(
    ("name", "words", "old", "new"),
    [
        ("agent.yaml", '"ni|m/z-ai', "nim", "nvidia2"),
        ("agent.yaml", '"nim/z-ai/glm|-5.2"', "z-ai/glm-5.2", "z-ai/glm-9"),
        ("openclaw.json", '"nvidia/openai/gpt|-oss-20b"', "openai/gpt-oss-20b", "x/y"),
        ("openclaw.json", "providers: { nv|idia", "nvidia", "other"),
    ],
)
async def test_renames(room: Room, name: str, words: str, old: str, new: str) -> None:
    editor = room.editor
    prepared = await room.ask("prepareRename", name, words)
    assert room.covered(name, prepared["range"]) == prepared["placeholder"] == old
    after = room.changed(await room.ask("rename", name, words, new_name=new))
    expected = dict(TEXTS)
    for file in ("provider.yaml", "agent.yaml") if name == "agent.yaml" else ("openclaw.json",):
        for word in (f"{old}/", f"/{old}", f"name: {old}", f" {old},", f" {old}]", f'"{old}"', f"{{ {old}:"):
            expected[file] = expected[file].replace(word, word.replace(old, new))
    if old == "nvidia":
        expected["openclaw.json"] = CONFIG.replace("{ nvidia:", "{ other:").replace('"nvidia/', '"other/')
    assert after == expected
    assert editor.held[room.uri(name)].text == TEXTS[name]


async def test_fixes(room: Room, tmp_path: Path) -> None:
    editor, tried = room.editor, 0
    for name in TEXTS:
        for diagnostic in editor.told[room.uri(name)]:
            ends = (types.Position(*end) for end in span(diagnostic["range"]))
            found = await editor.ask_client(
                "codeAction", room.uri(name), range=types.Range(*ends), context=types.CodeActionContext([])
            )
            for action in found:
                after = room.changed(action["edit"])
                now = checked(tmp_path, {**FILES, **after}, room.folder, editor.encoding).get(room.uri(name), [])
                assert after != TEXTS
                if action["kind"] == "quickfix" and action.get("diagnostics"):
                    (fixed,) = action["diagnostics"]
                    count = [one["message"] for one in editor.told[room.uri(name)]].count(fixed["message"])
                    assert [one.message for one in now].count(fixed["message"]) < count
                    tried += 1
    assert tried > 5


async def test_places_outside_are_the_nearest(room: Room) -> None:
    """Of lines and texts, as the protocol has it."""
    editor, uri = room.editor, room.uri("agent.yaml")
    line, column = place(AGENT, AGENT.index(", nimm/x"), editor.encoding)
    for where in ((line, column + 1000), (line, 2**31 - 1), (10**6, 5), (2**31 - 1, 2**31 - 1)):
        await editor.ask_client("hover", uri, position=types.Position(*where))
    end = AGENT.index("]}\n") + 2
    assert place(AGENT, end, editor.encoding)[0] == line
    change = {"start": {"line": line, "character": 10**6}, "end": {"line": line, "character": 10**7}}
    editor.held[uri] = editor.held[uri]._replace(text=AGENT[:end] + " # " + A + AGENT[end:])
    editor.say(
        "textDocument/didChange",
        textDocument=editor._next(uri, editor.held[uri].text),
        contentChanges=[{"range": change, "text": f" # {A}"}],
    )
    found = await editor.ask_at("definition", uri, editor.held[uri].text.rindex("nim/meta"))
    assert found
    assert offset(PROVIDER, span(found[0]["range"])[0], editor.encoding) == PROVIDER.index("nim}")
    editor.type(uri, end, end + 4, "")
    assert editor.held[uri].text == AGENT
    await editor.settled()
