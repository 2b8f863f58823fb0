"""Files that another program names, as pre-commit does: what holds neither dialect is passed over without a word."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from provcheck import engine
from provcheck.finding import Report, Severity
from provcheck.settings import Settings
from provcheck.settings.globs import Glob
from provcheck.workspace.files import MAX_BYTES
from support import TODAY


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(folder: Path, files: Mapping[str, str | bytes]) -> None:
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data if isinstance(data, bytes) else data.encode())


def check(*paths: str, ignore_unknown: bool = True, **settings: Any) -> Report:
    chosen = Settings(as_of=TODAY, show=Severity.INFO, ignore_unknown=ignore_unknown, **settings)
    return engine.check(paths, chosen)


def told(report: Report) -> list[str]:
    return [f"{one.code} {one.location.path}" for one in report.findings]


OTHERS: dict[str, str | bytes] = {
    "compose.yaml": "services: {}\n",
    "empty.yml": "",
    "broken.yaml": "a: [\n",
    "chart/templates/deployment.yaml": "{{- if .Values.on }}\na: {{ .b }}\n",
    "latin.yaml": b"name: caf\xe9\n",
    "wide.yaml": "name: x\n".encode("utf-16"),
    "huge.yaml": b"#" * (MAX_BYTES + 1),
    "cloudformation.yaml": "Key:\n  Type: AWS::IAM::AccessKey\n  Of: !Ref [\n",
    # A search does not take it for Pai's either: other files would find this provider or not, as they are named together
    "ungrouped.yaml": "kind: ModelProvider\nmetadata: {name: local}\nspec: {provider: vllm}\n",
    "package.json": "{}",
    "notes.txt": "agents",
}


@pytest.mark.parametrize("name", OTHERS)
def test_what_is_nobodys_is_passed_over(here: Path, name: str) -> None:
    write(here, OTHERS)
    report = check(name)
    assert not report.findings
    assert report.summary.files == report.summary.hidden == 0
    assert check(name, ignore_unknown=False).findings, "without the option something is said of it"


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("broken.yaml", "apiVersion: pai.io/v1\nspec: [\n", "PC001"),
        ("latin.yaml", b"apiVersion: pai.io/v1\nname: caf\xe9\n", "PC003"),
        ("huge.yaml", b"apiVersion: pai.io/v1\n" + b"#" * MAX_BYTES, "PC003"),
        ("openclaw.json", "{", "PC001"),
        ("openclaw.json", b"{}\xe9", "PC003"),
        ("parts/agents.json5", "{ a: ", "PC001"),
        ("conf.txt", "{ agents: { defaults: { model: 'nope/llama' } } }", "PC202"),
    ],
)
def test_what_is_ours_or_may_be_is_not(here: Path, name: str, data: str | bytes, code: str) -> None:
    write(here, {name: data})
    assert f"{code} {name}" in told(check(name))


@pytest.mark.parametrize("name", ["gone.yaml", "gone.json"])
def test_a_file_that_is_not_there_is_said(here: Path, name: str) -> None:
    assert told(check(name)) == [f"PC003 {name}"]


def test_a_folder_with_a_files_name_is_searched(here: Path) -> None:
    write(here, {"conf.yaml/openclaw.json": "{"})
    assert told(check("conf.yaml")) == ["PC001 conf.yaml/openclaw.json"]


def test_a_part_that_another_file_includes_is_known(here: Path) -> None:
    part = "{ defaults: { model: 'nope/llama' } }"
    write(here, {".git/HEAD": "", "openclaw.json": "{ agents: { $include: './a.json5' } }", "a.json5": part})
    assert told(check("a.json5")) == ["PC202 a.json5"]


def test_force_exclude_leaves_out_what_a_search_leaves_out(here: Path) -> None:
    files = ["openclaw.json", "old/openclaw.json", "node_modules/a/openclaw.json", "dist/openclaw.json"]
    write(here, dict.fromkeys(files, "{"))
    absolute = str(here / "dist" / "openclaw.json")
    exclude = Glob.all(["old"])
    assert told(check(*files, absolute, exclude=exclude, force_exclude=True)) == ["PC001 openclaw.json"]
    assert len(check(*files, exclude=exclude).findings) == 4
    assert len(check("dist", exclude=exclude, force_exclude=True).findings) == 1, "a folder that is named is searched"
