"""Typing: what is found follows the text, in all files that depend on it, and never runs behind."""

from __future__ import annotations

import random
from collections.abc import AsyncIterator, Mapping
from pathlib import Path

import pytest
import pytest_asyncio

from bound import written
from lsp.checked import SETTINGS, checked
from lsp.editor import Editor, Told, editing, said
from lsp.places import covered
from lsp.test_hover_everywhere import OPENCLAW as SAMPLE

pytestmark = pytest.mark.asyncio(loop_scope="module")

PROVIDER = """apiVersion: pai.io/v1
kind: ModelProvider
metadata:
  name: nim
spec:
  provider: openai
  endpoint: https://integrate.api.nvidia.com/v1
  apiKeySecretRef: {name: nim, key: token}
  allowedModels:
    - meta/llama-3.1-70b-instruct
    - openai/gpt-oss-20b
"""
AGENT = """apiVersion: pai.io/v1
kind: Agent
metadata:
  name: bot
spec:
  models:
    - nim/openai/gpt-oss-20b
"""
OPENCLAW = """{
  models: { providers: { $include: "./providers.json5" } },
  agents: { defaults: { model: { primary: "nvidia/openai/gpt-oss-20b" } } },
}
"""
PARTS = """{
  nvidia: {
    baseUrl: "https://integrate.api.nvidia.com/v1",
    api: "openai-completions",
    apiKey: "${NVIDIA_API_KEY}",
    models: [{ id: "openai/gpt-oss-20b", name: "G", contextWindow: 131072, maxTokens: 8192 }],
  },
}
"""
EMBEDDED = """apiVersion: pai.io/v1
kind: Agent
metadata:
  name: holder
spec:
  models: [nim/openai/gpt-oss-20b]
  configFiles:
    - path: /etc/openclaw.json
      content: |
        {
          // \U0001d4d0\U0001d4d0
          agents: { defaults: { model: { primary: "gone/x" } } },
          models: { providers: {} },
        }
"""


class Desk:
    """A folder with texts, of which some are open."""

    def __init__(self, editor: Editor, folder: Path, files: Mapping[str, str], opened: tuple[str, ...]) -> None:
        self.editor = editor
        self.folder = folder / "here"
        self.copy = folder / "copy"
        self.files = {**files, "provcheck.toml": SETTINGS}
        written(self.folder, self.files)
        editor.folders(self.folder)
        for name in opened:
            editor.open(self.uri(name), files[name])

    def uri(self, name: str) -> str:
        return (self.folder / name).as_uri()

    def type(self, name: str, before: str, after: str) -> None:
        """Type something in the place of something else."""
        self.editor.replace(self.uri(name), before, after)

    def checked(self) -> dict[str, list[Told]]:
        """What ``check`` says of all texts as they are."""
        now = {name: held.text for name in self.files if (held := self.editor.held.get(self.uri(name)))}
        return checked(self.copy, {**self.files, **now}, self.folder, self.editor.encoding, frozenset(now))

    async def agrees(self) -> dict[str, list[Told]]:
        """Wait, and compare; gives what both say."""
        await self.editor.settled()
        expected = self.checked()
        assert self.editor.all_said() == expected
        return expected

    async def codes(self, name: str) -> list[str]:
        """The codes of what both say of a file."""
        return [one.code for one in (await self.agrees()).get(self.uri(name), [])]


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def server(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Editor]:
    async with editing(tmp_path_factory.mktemp("first"), "utf-16") as editor:
        yield editor


@pytest_asyncio.fixture(loop_scope="module")
async def editor(server: Editor) -> AsyncIterator[Editor]:
    """The same server for all tests, with nothing open."""
    yield server
    for uri in list(server.held):
        server.close(uri)
    server.folders()


@pytest.mark.parametrize("opened", [("provider.yaml",), ("provider.yaml", "agent.yaml")], ids=["one", "both"])
async def test_an_edit_in_a_provider_shows_in_the_agent(
    editor: Editor, tmp_path: Path, opened: tuple[str, ...]
) -> None:
    desk = Desk(editor, tmp_path, {"provider.yaml": PROVIDER, "agent.yaml": AGENT}, opened)
    before = await desk.codes("agent.yaml")
    assert "PC202" not in before
    desk.type("provider.yaml", "- openai/gpt-oss-20b", "- openai/gpt-oss-120b")
    assert len(await desk.codes("agent.yaml")) > len(before)
    desk.type("provider.yaml", "name: nim\n", "name: nimbus\n")
    assert len(await desk.codes("agent.yaml")) > len(before)
    desk.type("provider.yaml", "name: nimbus\n", "name: nim\n")
    desk.type("provider.yaml", "- openai/gpt-oss-120b", "- openai/gpt-oss-20b")
    assert await desk.codes("agent.yaml") == before


@pytest.mark.parametrize(
    "opened",
    [("providers.json5",), ("openclaw.json",), ("openclaw.json", "providers.json5")],
    ids=["part", "whole", "both"],
)
async def test_a_configuration_in_parts(editor: Editor, tmp_path: Path, opened: tuple[str, ...]) -> None:
    desk = Desk(editor, tmp_path, {"openclaw.json": OPENCLAW, "providers.json5": PARTS}, opened)
    before = await desk.agrees()
    if "providers.json5" in opened:
        desk.type("providers.json5", 'id: "openai/gpt-oss-20b"', 'id: "openai/gpt-oss-21b"')
        assert len(await desk.codes("openclaw.json")) > len(before.get(desk.uri("openclaw.json"), []))
        desk.type("providers.json5", 'id: "openai/gpt-oss-21b"', 'id: "openai/gpt-oss-20b"')
    if "openclaw.json" in opened:
        desk.type("openclaw.json", "nvidia/openai", "nvidai/openai")
        assert len(await desk.codes("openclaw.json")) > len(before.get(desk.uri("openclaw.json"), []))
        desk.type("openclaw.json", "nvidai/openai", "nvidia/openai")
        desk.type("openclaw.json", "./providers.json5", "./gone.json5")
        await desk.agrees()
        desk.type("openclaw.json", "./gone.json5", "./providers.json5")
    assert await desk.agrees() == before


async def test_an_embedded_configuration(editor: Editor, tmp_path: Path) -> None:
    desk = Desk(editor, tmp_path, {"provider.yaml": PROVIDER, "agent.yaml": EMBEDDED}, ("agent.yaml",))
    before = await desk.codes("agent.yaml")
    assert before
    desk.type("agent.yaml", "gone/x", "\U0001d4d0gone/\U0001d4d0x")
    await desk.agrees()
    desk.type("agent.yaml", "providers: {}", 'providers: {"\U0001d4d0": 5}')
    assert len(await desk.codes("agent.yaml")) > len(before)
    desk.type("agent.yaml", 'providers: {"\U0001d4d0": 5}', "providers: {}")
    desk.type("agent.yaml", "\U0001d4d0gone/\U0001d4d0x", "gone/x")
    assert await desk.codes("agent.yaml") == before


BREAKS = [
    ("provider.yaml", "name: nim\n", 'name: "nim\n', "unclosed string"),
    ("provider.yaml", "  provider: openai\n", "  provid\n", "half key"),
    ("provider.yaml", "  endpoint", "     endpoint", "indentation"),
    ("provider.yaml", "metadata:\n", "\tmetadata:\n", "tab"),
    ("provider.yaml", "{name: nim, key: token}", "{name: nim, key", "open brace"),
    ("openclaw.json", '"nvidia/openai/gpt-oss-20b"', '"nvidia/openai', "open quote"),
    ("openclaw.json", "agents: {", "agents {", "no colon"),
    ("openclaw.json", "}\n", "", "no end"),
    ("providers.json5", "models: [", "models: ", "no bracket"),
]


@pytest.mark.parametrize(("name", "good", "bad"), [one[:3] for one in BREAKS], ids=[one[3] for one in BREAKS])
async def test_a_broken_file_leaves_the_others_in_peace(
    editor: Editor, tmp_path: Path, name: str, good: str, bad: str
) -> None:
    texts = {"provider.yaml": PROVIDER, "agent.yaml": AGENT + "    - nim/nowhere\n"}
    texts |= {"openclaw.json": OPENCLAW, "providers.json5": PARTS.replace("131072", "5")}
    desk = Desk(editor, tmp_path, texts, (name, "agent.yaml"))
    before = await desk.agrees()
    where = texts[name].rindex(good)
    editor.type(desk.uri(name), where, where + len(good), bad)
    await editor.settled()
    broken = desk.checked()[desk.uri(name)]
    assert broken
    others = {uri: some for uri, some in before.items() if uri != desk.uri(name)}
    assert editor.all_said() == {**others, desk.uri(name): broken}
    # Others go on, and know the last good answers.
    desk.type("agent.yaml", "nim/nowhere", "nim/nowhere-else")
    await editor.settled()
    assert ["nowhere-else" in one.message for one in editor.said(desk.uri("agent.yaml"))] == [
        "nowhere" in one.message for one in others[desk.uri("agent.yaml")]
    ]
    assert editor.said(desk.uri(name)) == broken
    desk.type("agent.yaml", "nim/nowhere-else", "nim/nowhere")
    editor.type(desk.uri(name), where, where + len(bad), good)
    assert await desk.agrees() == before


FRAGMENTS = [
    "\r\n", "\n", "\r", "\u2028", "\u0085", "\x0b", "\x0c", "\t", "\ufeff", "\U0001d4d0", "\U0001f600\u200d", "e\u0301",
    "ß", "a", "nim/", '"', "'", "{", "}", "[", "]", ":", ",", "- ", "#", "//", "/*", "*/", "  ", "0", "&x ", "*x",
    "name: ", "models", "---\n", "|\n", "",
]  # fmt: skip


def edits(text: str, chance: random.Random, number: int) -> list[list[tuple[int, int, str]]]:
    """Random edits, one message after the other, most of them small, some undone at once."""
    made = []
    for _ in range(number):
        message = []
        for _ in range(chance.choice([1, 1, 1, 2, 3])):
            start = chance.randint(0, len(text))
            end = min(len(text), start + chance.choice([0, 0, 0, 1, 2, 5, 30]))
            start, end = (one - (text[one - 1 : one + 1] == "\r\n") for one in (start, end))
            new = "".join(chance.choices(FRAGMENTS, k=chance.choice([0, 1, 1, 2, 4])))
            message.append((start, end, new))
            text = text[:start] + new + text[end:]
            if chance.random() < 0.5:
                break
        made.append(message)
    return made


@pytest.mark.parametrize("seed", range(6))
async def test_hundreds_of_quick_edits(editor: Editor, tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    name, text = [
        ("openclaw.json", SAMPLE),
        ("agent.yaml", EMBEDDED),
        ("a.yaml", "\ufeff" + PROVIDER.replace("\n", "\r\n") + "---\r\n" + AGENT.replace("\n", "\r")),
    ][seed % 3]
    desk = Desk(editor, tmp_path, {name: text}, (name,))
    uri, texts = desk.uri(name), {1: text}
    for message in edits(text, chance, 300):
        editor.type_all(uri, message)
        texts[editor.held[uri].version] = editor.held[uri].text
        if chance.random() < 0.03:  # somebody rests, and it is published
            await editor.settled()
            texts[editor.held[uri].version] = editor.held[uri].text
        if chance.random() < 0.02:
            now = editor.held[uri].text
            number = chance.choice([one for one in range(len(now) + 1) if now[one - 1 : one + 1] != "\r\n"])
            hover = await editor.ask_at("hover", uri, number)
            assert hover is None or len(covered(now, hover["range"], "utf-16")) <= len(now)
    await desk.agrees()
    # Back to what was there, in one go.
    editor.type(uri, 0, len(editor.held[uri].text), text)
    await desk.agrees()
    told = [one for one in editor.published if one.uri == uri]
    versions = [one.version or 0 for one in told]
    assert versions == sorted(versions)
    for one in told[:25]:
        if one.version in texts:
            expected = checked(desk.copy, {name: texts[one.version]}, desk.folder, "utf-16", frozenset([name]))
            assert said(one.diagnostics) == expected.get(uri, [])
    assert len(told) > 2
