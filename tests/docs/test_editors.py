"""What docs/editors.md tells users to write can be read by what they write it for."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from program import ROOT, run
from provcheck.schema import document
from tools.pages import schemas
from tools.pages.sessions import Block, blocks

PAGE = (ROOT / "docs/editors.md").read_text(encoding="utf-8")
BLOCKS = list(blocks(PAGE))


def written(language: str) -> Iterator[Block]:
    return (block for block in BLOCKS if block.language == language)


def test_settings_are_json_without_comments() -> None:
    settings: list[dict[str, Any]] = [json.loads(block.body) for block in written("json")]
    offered = json.loads((ROOT / "editors/vscode/package.json").read_text("utf-8"))["contributes"]["configuration"]
    ours = [key for one in settings for key in one if key.startswith("provcheck.")]
    assert ours
    assert set(ours) <= set(offered["properties"])


def test_every_setup_runs_the_same_command() -> None:
    (helix,) = (tomllib.loads(block.body) for block in written("toml"))
    assert helix["language-server"]["provcheck"] == {"command": "provcheck", "args": ["lsp"]}
    assert all("provcheck" in one["language-servers"] for one in helix["language"])
    assert [block.body.count('cmd = { "provcheck", "lsp" }') for block in written("lua")] == [1, 1]


def test_each_editor_serves_the_same_languages() -> None:
    (helix,) = (tomllib.loads(block.body) for block in written("toml"))
    lists = [re.findall(r'"(\w+)"', line) for line in re.findall(r"(?:filetypes|pattern) = \{(.*)\}", PAGE)]
    assert lists == [["yaml", "json", "jsonc", "json5"]] * 2
    assert [one["name"] for one in helix["language"]] == lists[0]


def test_schemas_are_named_by_addresses_that_the_site_serves() -> None:
    addresses = set(re.findall(r"https://provcheck\.dev/(schemas/[^\s\"`]+)", PAGE))
    assert addresses
    assert addresses <= set(schemas.texts())


def test_the_manifest_is_good_and_each_document_names_the_schema(tmp_path: Path) -> None:
    (manifest,) = written("yaml")
    (tmp_path / "pai.yaml").write_text(manifest.body, encoding="utf-8")
    outcome = run("check", "--show", "info", "pai.yaml", cwd=tmp_path)
    assert outcome.code == 0, outcome.out
    comments = re.findall(r"^# yaml-language-server: \$schema=\S+$", manifest.body, re.MULTILINE)
    assert len(comments) == len(manifest.body.split("---\n")) == 2


@pytest.mark.parametrize("release", ["2026.2.26", "2026.9.6"])
def test_a_configuration_may_name_its_schema(release: str) -> None:
    jsonschema.Draft7Validator(document.for_editors(release)).validate({"$schema": "https://example.com/a.json"})
