"""The server and ``check`` say the same of the same texts."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest

from bound import written
from lsp.checked import SETTINGS, checked, reported
from lsp.editor import Editor, editing
from program import ROOT
from provcheck.rules import REGISTRY
from provcheck.rules.page import docstring
from rule_examples import Example, examples

pytestmark = pytest.mark.asyncio

EXAMPLES = [
    example
    for entry in REGISTRY
    for heading in ("Bad", "Good")
    for example in examples(docstring(entry.load()), heading)
]
OTHER = {
    "json": "{ models: { providers: { gone: { apiKey: 'x'",
    "json5": "{ a: 1 }",
    "yaml": "apiVersion: pai.io/v1\nkind: Agent\nmetadata: {name: gone}\nspec: {models: [gone/away]}\n",
}
"""What is on the disk while the editor holds something better."""


def texts(example: Example) -> dict[str, str]:
    """The files of an example, with the settings that it needs."""
    releases = f"openclaw-version = {list(example.releases)}\n" if example.releases else ""
    include = 'include = ["*.json5"]\n' if "openclaw.json" not in example.files else ""
    settings = f'as-of = {example.as_of}\nshow = "info"\n{releases}{include}'
    return {**example.files, "provcheck.toml": settings}


async def test_of_every_example_of_every_rule(tmp_path: Path) -> None:
    async with editing(tmp_path) as editor:
        for some in batches(tmp_path / "disk"):
            expected = dict[str, object]()
            for folder, example in some:
                written(folder, texts(example))
                expected |= checked(folder, {}, folder)
            editor.folders(*(folder for folder, _ in some))
            for number, (folder, example) in enumerate(some):
                for name in list(example.files)[: number % 3]:
                    editor.open((folder / name).as_uri(), example.files[name])
            await agreed(editor, expected)


async def test_of_texts_that_are_only_in_the_editor(tmp_path: Path) -> None:
    async with editing(tmp_path) as editor:
        for some in batches(tmp_path / "disk"):
            expected = dict[str, object]()
            for number, (folder, example) in enumerate(some):
                files = texts(example)
                # What is on the disk is something else, or nothing at all, unless it is included.
                there = number % 2 or any("$include" in text for text in example.files.values())
                old = {name: OTHER[name.rpartition(".")[2]] for name in example.files} if there else {}
                written(folder, {**old, "provcheck.toml": files["provcheck.toml"]})
                expected |= checked(tmp_path / "true" / folder.name, files, folder)
            editor.folders(*(folder for folder, _ in some))
            for folder, example in some:
                for name, text in example.files.items():
                    editor.open((folder / name).as_uri(), text)
            await agreed(editor, expected)


def batches(root: Path) -> list[list[tuple[Path, Example]]]:
    """All examples with a folder for each, some at a time: nobody has hundreds of folders open."""
    all_ = [(root / str(number), example) for number, example in enumerate(EXAMPLES)]
    return [all_[start : start + 45] for start in range(0, len(all_), 45)]


async def agreed(editor: Editor, expected: Mapping[str, object]) -> None:
    """What is published is what was expected, and nothing else. Closes all texts."""
    await editor.settled()
    assert editor.all_said() == expected
    assert expected
    for uri in list(editor.held):
        editor.close(uri)


async def test_of_the_fixtures_and_the_program_itself(tmp_path: Path) -> None:
    folders = []
    for fixture in sorted((ROOT / "fixtures").iterdir()):
        folders.append(tmp_path / fixture.name)
        shutil.copytree(fixture, folders[-1])
        written(folders[-1], {"provcheck.toml": SETTINGS})
    async with editing(folders[0]) as editor:
        for folder in folders:
            editor.folders(folder)
            for path in folder.rglob("*.yaml"):
                editor.open(path.as_uri(), path.read_text())
            await agreed(editor, reported(folder))
