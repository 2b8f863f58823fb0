"""How long an editor waits for findings after a key stroke, as a ratio to one bare parse of the file.

    python -m benchmarks.key_stroke [--rounds 41] [--files 200]

Needs provcheck with its extra ``lsp``. A client types in one file of 6 KB, of a folder of 200 such files, and waits for
the findings of that version; after each stroke the same text is parsed, bare, in this process. What is printed are
medians, and the median of the ratios within a round. The wait holds everything: two pipes, two processes, JSON,
reading, binding, all rules.
"""

from __future__ import annotations

import argparse
import asyncio
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from lsprotocol import types
from pygls.lsp.client import LanguageClient

from benchmarks.start_up import configuration
from provcheck.syntax import json5, yaml


def manifests(number: int) -> str:
    """Pai manifests of about 6 KB: eight providers, each with an agent that uses it."""
    documents = []
    for part in range(8):
        name = f"team-{number}-{part}"
        models = "".join(f"    - team/model-{one}\n" for one in range(14))
        refs = "".join(f"    - {name}/team/model-{one}\n" for one in range(3))
        documents.append(
            f"apiVersion: pai.io/v1\nkind: ModelProvider\nmetadata:\n  name: {name}\nspec:\n  provider: vllm\n"
            f"  endpoint: https://{name}.example.com/v1\n  apiKeySecretRef:\n    name: {name}\n    key: token\n"
            f"  maxTokensPerRequest: 32768\n  maxTokensPerDay: 1000000\n  allowedModels:\n{models}"
        )
        documents.append(
            f"apiVersion: pai.io/v1\nkind: Agent\nmetadata:\n  name: agent-{name}\nspec:\n  models:\n{refs}"
            "  tokens:\n    maxPerDay: 100000\n    maxPerRequest: 8192\n"
        )
    return "---\n".join(documents)


class Editor:
    """A client that types in one file and waits."""

    def __init__(self) -> None:
        self.client = LanguageClient("bench", "1")
        self.waiting: asyncio.Future[None] | None = None
        self.version = 0
        self.uri = ""
        self.client.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)(partial(self.told))

    def told(self, params: types.PublishDiagnosticsParams) -> None:
        """Note that the findings of the present version are there."""
        if (params.uri, params.version) == (self.uri, self.version) and self.waiting and not self.waiting.done():
            self.waiting.set_result(None)

    async def open(self, folder: Path, file: Path, text: str) -> None:
        """Start a server and open a file of a folder."""
        await self.client.start_io(sys.executable, "-m", "provcheck", "lsp")
        inside = [types.WorkspaceFolder(folder.as_uri(), "bench")]
        await self.client.initialize_async(types.InitializeParams(types.ClientCapabilities(), workspace_folders=inside))
        self.client.initialized(types.InitializedParams())
        self.uri = file.as_uri()
        item = types.TextDocumentItem(self.uri, "text", 0, text)
        await self._answered(lambda: self.client.text_document_did_open(types.DidOpenTextDocumentParams(item)))

    async def type(self, change: types.TextDocumentContentChangePartial) -> float:
        """Type, and wait; in seconds."""
        self.version += 1
        text = types.VersionedTextDocumentIdentifier(self.version, self.uri)
        params = types.DidChangeTextDocumentParams(text, [change])
        return await self._answered(lambda: self.client.text_document_did_change(params))

    async def _answered(self, act: Callable[[], None]) -> float:
        self.waiting = asyncio.get_running_loop().create_future()
        started = time.perf_counter()
        act()
        await self.waiting
        return time.perf_counter() - started

    async def close(self) -> None:
        """End the server."""
        await self.client.shutdown_async(None)
        self.client.exit(None)
        await self.client.stop()  # type: ignore[no-untyped-call]


async def measure(texts: dict[str, str], typed: str, digits: str, rounds: int) -> tuple[float, float, float]:
    """Medians of wait and parse in seconds, and of their ratios; a digit is typed behind others and taken away."""
    read = json5.read if typed.endswith("json") else yaml.read
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name).resolve()
        for path, text in texts.items():
            (folder / path).write_text(text)
        text = texts[typed]
        before = text[: text.index(digits) + len(digits)]
        line, column = before.count("\n"), len(before.rpartition("\n")[2])
        here, behind = types.Position(line, column), types.Position(line, column + 1)
        strokes = [
            (types.TextDocumentContentChangePartial(types.Range(here, here), "1"), f"{before}1{text[len(before) :]}"),
            (types.TextDocumentContentChangePartial(types.Range(here, behind), ""), text),
        ]
        editor = Editor()
        await editor.open(folder, folder / typed, text)
        waits, parses = [], []
        for number in range(rounds + 1):
            change, now = strokes[number % 2]
            waits.append(await editor.type(change))
            started = time.perf_counter()
            read(now)
            parses.append(time.perf_counter() - started)
        await editor.close()
    ratios = [wait / parse for wait, parse in zip(waits[1:], parses[1:], strict=True)]
    return statistics.median(waits[1:]), statistics.median(parses[1:]), statistics.median(ratios)


def main() -> None:
    """Measure each kind of folder."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=41)
    parser.add_argument("--files", type=int, default=200)
    asked = parser.parse_args()
    config = configuration()
    configs = {f"openclaw.{one}.json": config for one in range(asked.files)}
    yamls = {f"p{one}.yaml": manifests(one) for one in range(asked.files)}
    mixed = dict([*configs.items()][: asked.files // 2] + [*yamls.items()][: asked.files // 2])
    for title, texts, typed, digits in (
        ("configurations, typing in one", configs, "openclaw.0.json", "131072"),
        ("half configurations, half manifests, typing in a configuration", mixed, "openclaw.0.json", "131072"),
        ("half configurations, half manifests, typing in manifests", mixed, "p0.yaml", "8192"),
        ("manifests of one namespace, typing in one file", yamls, "p0.yaml", "8192"),
    ):
        wait, parse, ratio = asyncio.run(measure(texts, typed, digits, asked.rounds))
        print(f"{asked.files} files: {title} of {len(texts[typed])} characters:")
        print(f"    {wait * 1000:.1f} ms against {parse * 1000:.2f} ms, {ratio:.0f} times a parse")


if __name__ == "__main__":
    main()
