"""The schemas without provcheck's server, in the servers that editors have for YAML and JSON.

They come with ``npm install -g yaml-language-server vscode-langservers-extracted`` and are not fetched here.
"""

from __future__ import annotations

import asyncio
import json
import shutil
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
import pytest_lsp
from lsprotocol import types
from pytest_lsp import ClientServerConfig, LanguageClient

from program import ROOT
from provcheck.dialects.openclaw_releases import NEWEST
from provcheck.schema import document

YAML, JSON = "yaml-language-server", "vscode-json-language-server"
PAI = (ROOT / "schemas/pai.schema.json").as_uri()
SLOW = 20
"""Seconds after which an answer counts as missing."""

needs_yaml = pytest.mark.skipif(shutil.which(YAML) is None, reason=f"needs {YAML} on the path")
needs_json = pytest.mark.skipif(shutil.which(JSON) is None, reason=f"needs {JSON} on the path")


async def start(client: LanguageClient, folder: Path, settings: dict[str, Any]) -> None:
    """Open a folder with settings."""
    client.set_configuration(settings)
    snippets = types.ClientCompletionItemOptions(snippet_support=True)
    await client.initialize_session(
        types.InitializeParams(
            types.ClientCapabilities(
                workspace=types.WorkspaceClientCapabilities(configuration=True),
                text_document=types.TextDocumentClientCapabilities(
                    completion=types.CompletionClientCapabilities(completion_item=snippets)
                ),
            ),
            root_uri=folder.as_uri(),
            initialization_options={"handledSchemaProtocols": ["file"]},
        )
    )
    client.workspace_did_change_configuration(types.DidChangeConfigurationParams(settings))


@pytest_lsp.fixture(config=ClientServerConfig(server_command=[YAML, "--stdio"]))  # type: ignore[untyped-decorator]
async def yaml_client(lsp_client: LanguageClient, tmp_path: Path) -> AsyncIterator[None]:
    await start(lsp_client, tmp_path, {"yaml": {"schemaStore": {"enable": False}, "hover": True, "completion": True}})
    yield
    await lsp_client.shutdown_session()


@pytest_lsp.fixture(config=ClientServerConfig(server_command=[JSON, "--stdio"]))  # type: ignore[untyped-decorator]
async def json_client(lsp_client: LanguageClient, tmp_path: Path) -> AsyncIterator[None]:
    schema = tmp_path / "openclaw.schema.json"
    schema.write_text(json.dumps(document.for_editors(NEWEST)), encoding="utf-8")
    schemas = [{"fileMatch": ["*.jsonc"], "url": schema.as_uri()}]
    await start(lsp_client, tmp_path, {"json": {"validate": {"enable": True}, "schemas": schemas}})
    yield
    await lsp_client.shutdown_session()


class Editor:
    """One open file in a client of a server."""

    def __init__(self, client: LanguageClient, folder: Path, language: str) -> None:
        self.client, self.language = client, language
        self.uri = (folder / f"file.{language}").as_uri()

    async def found(self, text: str) -> list[str]:
        """What the server says about a text."""
        item = types.TextDocumentItem(self.uri, self.language, 1, text)
        self.client.text_document_did_open(types.DidOpenTextDocumentParams(item))
        async with asyncio.timeout(SLOW):
            await self.client.wait_for_notification(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
        return [one.message for one in self.client.diagnostics[self.uri]]

    async def offered(self, line: int, character: int) -> dict[str, str]:
        """What can be written at a place, with its explanation."""
        place = types.Position(line, character)
        params = types.CompletionParams(types.TextDocumentIdentifier(self.uri), place)
        found = await self.client.text_document_completion_async(params)
        items = found.items if isinstance(found, types.CompletionList) else found or []
        return {item.label: str(item.documentation or "") for item in items}

    async def explained(self, line: int, character: int) -> str:
        """What is told about a place."""
        params = types.HoverParams(types.TextDocumentIdentifier(self.uri), types.Position(line, character))
        found = await self.client.text_document_hover_async(params)
        return str(found.contents) if found else ""


@pytest.fixture
def yaml(yaml_client: LanguageClient, tmp_path: Path) -> Editor:
    """The one for YAML, which finds the schema by a comment."""
    return Editor(yaml_client, tmp_path, "yaml")


@pytest.fixture
def jsonc(json_client: LanguageClient, tmp_path: Path) -> Editor:
    """The one for JSON, with the schema of the newest release in its settings."""
    return Editor(json_client, tmp_path, "jsonc")


COMMENT = f"# yaml-language-server: $schema={PAI}\n"
MANIFESTS = f"""\
{COMMENT}apiVersion: pai.io/v1
kind: ModelProvider
metadata:
  name: nvidia
spec:
  provider: openai
  endpoint: https://integrate.api.nvidia.com/v1
---
{COMMENT}apiVersion: pai.io/v1
kind: Agent
metadata:
  name: helper
spec:
  harness: claude
"""


@needs_yaml
@pytest.mark.asyncio
async def test_a_good_manifest_is_fine(yaml: Editor) -> None:
    assert await yaml.found(MANIFESTS) == []


@needs_yaml
@pytest.mark.asyncio
async def test_mistakes_in_each_document_are_found(yaml: Editor) -> None:
    bad = MANIFESTS.replace("openai", "openay").replace("endpoint", "endpoin").replace("harness", "harnes")
    found = await yaml.found(bad)
    assert len(found) == 3
    assert any('"anthropic", "openai", "gemini"' in one for one in found)
    assert {"Property endpoin is not allowed.", "Property harnes is not allowed."} <= set(found)


@needs_yaml
@pytest.mark.asyncio
async def test_the_comment_holds_for_one_document(yaml: Editor) -> None:
    """The page says so. If this fails, yaml-language-server has learnt more, and the page may become shorter."""
    bad = MANIFESTS.replace("harness", "harnes").replace(f"---\n{COMMENT}", "---\n")
    assert await yaml.found(bad) == []


@needs_yaml
@pytest.mark.asyncio
async def test_keys_and_values_of_a_manifest_are_offered_and_explained(yaml: Editor) -> None:
    await yaml.found(MANIFESTS.replace("provider: openai", "provider: ") + "  ")
    assert list(await yaml.offered(6, 12)) == ["anthropic", "openai", "gemini", "openrouter", "azure-openai", "vllm"]
    assert (await yaml.offered(16, 2))["models"].startswith("Model refs")
    assert "Base URL of the service" in await yaml.explained(7, 4)


CONFIGURATION = """\
{
  // a comment
  "models": {
    "providers": {
      "nvidia": {
        "baseUrl": "https://integrate.api.nvidia.com/v1",
        "api": "openai-completions",
        "models": [{ "id": "openai/gpt-oss-20b", "name": "gpt-oss", "contextWindow": 131072 }]
      },
      "other": { "$include": "./other.json5" }
    }
  }
}
"""


@needs_json
@pytest.mark.asyncio
async def test_a_good_configuration_is_fine(jsonc: Editor) -> None:
    assert await jsonc.found(CONFIGURATION) == []


@needs_json
@pytest.mark.asyncio
async def test_mistakes_in_a_configuration_are_found(jsonc: Editor) -> None:
    bad = CONFIGURATION.replace("baseUrl", "baseURL").replace("131072", '"131072"').replace("ai-completions", "ai")
    found = await jsonc.found(bad)
    assert len(found) == 3
    assert {"Property baseURL is not allowed.", 'Incorrect type. Expected "number".'} <= set(found)


@needs_json
@pytest.mark.asyncio
async def test_keys_and_values_of_a_configuration_are_offered_and_explained(jsonc: Editor) -> None:
    await jsonc.found(CONFIGURATION)
    assert "Address of the API" in await jsonc.explained(5, 12)
    assert '"anthropic-messages"' in await jsonc.offered(6, 17)
    assert (await jsonc.offered(4, 17))["apiKey"].startswith("The key")
