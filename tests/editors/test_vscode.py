"""The extension for VS Code: its texts agree with the program's, and its code starts the server.

What needs Node, the extension's modules or VS Code's packager is skipped without them; nothing is fetched.
"""

from __future__ import annotations

import json
import re
import shutil
import stat
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from program import LIMIT, ROOT
from provcheck import __version__
from provcheck.dialects import detect

EXTENSION = ROOT / "editors/vscode"
MANIFEST: dict[str, Any] = json.loads((EXTENSION / "package.json").read_text(encoding="utf-8"))
CODE = (EXTENSION / "extension.js").read_text(encoding="utf-8")
NODE = shutil.which("node")
MODULES = EXTENSION / "node_modules"

needs_modules = pytest.mark.skipif(
    NODE is None or not (MODULES / "vscode-languageclient").is_dir(),
    reason="needs Node, and npm ci in editors/vscode",
)


def test_the_version_is_the_programs() -> None:
    assert MANIFEST["version"] == __version__


def test_it_is_active_for_the_languages_that_it_serves() -> None:
    (listed,) = re.findall(r"LANGUAGES = (\[.*?\])", CODE)
    assert MANIFEST["activationEvents"] == [f"onLanguage:{language}" for language in json.loads(listed)]


def test_what_the_code_reads_is_what_users_can_set() -> None:
    read = dict(re.findall(r'settings\.get\("(\w+)", (.+?)\)', CODE))
    offered = MANIFEST["contributes"]["configuration"]["properties"]
    assert {f"provcheck.{key}": json.loads(value) for key, value in read.items()} == {
        key: one["default"] for key, one in offered.items()
    }
    assert MANIFEST["capabilities"]["untrustedWorkspaces"]["restrictedConfigurations"] == list(offered)


def test_the_readme_explains_each_setting() -> None:
    readme = (EXTENSION / "README.md").read_text(encoding="utf-8")
    assert re.findall(r"^\| `(\S+)` \|", readme, re.MULTILINE) == list(
        MANIFEST["contributes"]["configuration"]["properties"]
    )


def test_files_of_openclaw_open_as_json5() -> None:
    json5, plain = MANIFEST["contributes"]["languages"]
    named = [*json5["filenames"], *(pattern.replace("*", "a") for pattern in json5["filenamePatterns"])]
    assert all(map(detect.is_openclaw_name, named))
    # A name wins over a pattern.
    assert not any(map(detect.is_openclaw_name, plain["filenames"]))
    assert (json5["id"], plain["id"]) == ("json5", "json")


def test_files_that_it_names_are_there() -> None:
    (grammar,) = MANIFEST["contributes"]["grammars"]
    (language, _) = MANIFEST["contributes"]["languages"]
    for path in (MANIFEST["main"], grammar["path"], language["configuration"]):
        assert (EXTENSION / path).is_file()
    assert (EXTENSION / "LICENSE").read_bytes() == (ROOT / "LICENSE").read_bytes()


def test_the_lock_is_of_this_manifest() -> None:
    lock = json.loads((EXTENSION / "package-lock.json").read_text(encoding="utf-8"))
    (locked, *rest) = lock["packages"].values()
    for key in ("version", "dependencies", "devDependencies"):
        assert locked[key] == MANIFEST[key]
    assert rest
    assert all("integrity" in one for one in rest)


def session(folder: Path, program: Path) -> list[dict[str, Any]]:
    """What the extension does about a file with a misspelt key, with ``program`` as the one to run."""
    assert NODE is not None
    file = folder / "models.yaml"
    file.write_text("apiVersion: pai.io/v1\nkind: Agent\nmetadata: {nam: a}\nspec: {}\n", encoding="utf-8")
    command = [NODE, str(ROOT / "tests/editors/vscode.js"), str(EXTENSION / "extension.js"), str(file), "yaml"]
    done = subprocess.run([*command, str(program), "lsp"], capture_output=True, text=True, timeout=LIMIT, check=False)
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


@needs_modules
def test_it_starts_the_server_and_shows_what_that_finds(tmp_path: Path) -> None:
    program = tmp_path / "provcheck"
    program.write_text(f'#!/bin/sh\nPYTHONPATH="{ROOT}/src" exec "{sys.executable}" -m provcheck "$@"\n')
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    told = session(tmp_path, program)
    assert [one for one in told if "told" in one] == []
    assert any(one["file"] == "models.yaml" and "PC101" in one["found"] for one in told)


@needs_modules
def test_it_says_what_to_install_when_there_is_no_program(tmp_path: Path) -> None:
    told = session(tmp_path, tmp_path / "nothing")
    assert 'pip install "provcheck[lsp]"' in told[-1]["told"]
    assert str(tmp_path / "nothing") in told[-1]["told"]


@pytest.mark.skipif(
    NODE is None or not (MODULES / "@vscode/vsce").is_dir(), reason="needs Node, and npm ci in editors/vscode"
)
def test_the_package_holds_the_extension_and_what_it_runs_on() -> None:
    packager = [str(NODE), str(MODULES / "@vscode/vsce/vsce"), "ls"]
    done = subprocess.run(packager, cwd=EXTENSION, capture_output=True, text=True, timeout=LIMIT, check=False)
    assert done.returncode == 0, done.stderr
    files = done.stdout.split()
    own = {name for name in files if not name.startswith("node_modules/")}
    modules = {name.split("/")[1] for name in files if name.startswith("node_modules/")}
    assert own == {
        "LICENSE",
        "README.md",
        "extension.js",
        "json5.json",
        "package.json",
        "syntaxes/json5.tmLanguage.json",
    }
    assert "vscode-languageclient" in modules
    assert not {"@vscode", "typescript"} & modules
    assert not [name for name in files if name.endswith((".d.ts", ".map"))]
