"""The formats that code review reads, as a user gets them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from consumers.sarif import apply_fix
from consumers.schemas import read
from program import run

CONFIG = """\
{
  /* 😀é */ models: { providers: { local: {
    baseUrl: "http://localhost:8000/v1", api: "openai-completions", /* 𐐀 */
    models: [{ id: "llama", name: "L", contextWindow: /* → */ "32768", maxTokens: 4096 }],
  } } },
  agents: { defaults: { model: { primary: "local/lama", fallbacks: ["local/llama", "local/llama", "gone/x"] } } },
}
"""
PROVIDER = """\
# 😀
apiVersion: pai.io/v1
kind: ModelProvider
metadata: {name: nvidia}
spec:
  provider: openai
  endpoint: https://integrate.api.nvidia.com/v1
  apiKeySecretRef: {name: nvidia, key: key}
  allowedModels: ["openai/gpt_oss_20b"]
"""
FILES = {"openclaw.json": CONFIG, "a b/provider ä.yaml": PROVIDER}


@pytest.fixture
def here(tmp_path: Path) -> Path:
    (tmp_path / ".git").mkdir()
    write(tmp_path, FILES)
    return tmp_path


def write(folder: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_bytes(text.encode())


def sarif(folder: Path, *arguments: str) -> list[dict[str, Any]]:
    """The results of a run."""
    outcome = run("check", "--as-of", "2026-11-21", "--output-format", "sarif", *arguments, cwd=folder)
    found: list[dict[str, Any]] = read("sarif", outcome.out)["runs"][0]["results"]
    return found


@pytest.mark.parametrize("shape", [str, lambda text: "\ufeff" + text.replace("\n", "\r\n")], ids=["plain", "windows"])
def test_the_fixes_of_an_editor_are_those_of_fix(here: Path, shape: Any) -> None:
    files = {name: shape(text) for name, text in FILES.items()}
    for _ in range(4):
        write(here, files)
        fixes = [fix for one in sarif(here) for fix in one.get("fixes", []) if fix["properties"]["safe"]]
        if not fixes:
            break
        files = apply_fix(files, fixes[0])
    write(here, {name: shape(text) for name, text in FILES.items()})
    run("check", "--as-of", "2026-11-21", "--fix", cwd=here)
    assert {name: (here / name).read_bytes().decode() for name in files} == files
    assert files["openclaw.json"] != shape(CONFIG)


def fingerprints(folder: Path) -> list[str]:
    return sorted(one["partialFingerprints"]["provcheckFinding/v1"] for one in sarif(folder))


def test_fingerprints_are_unique_and_stay_when_lines_move(here: Path) -> None:
    before = fingerprints(here)
    assert len(set(before)) == len(before) > 3
    write(
        here, {"openclaw.json": "// a line\n\n" + CONFIG.replace("{ id:", "{\n id:"), "a b/provider ä.yaml": PROVIDER}
    )
    assert fingerprints(here) == before


def test_several_formats_in_one_run(here: Path) -> None:
    outputs = ("--output-format", "sarif", "--output-file", "out.sarif", "--output-format", "rdjson")
    outcome = run("check", *outputs, cwd=here)
    assert outcome.code == 1
    results = read("sarif", (here / "out.sarif").read_text("utf-8"))["runs"][0]["results"]
    found = read("rdjson", outcome.out)["diagnostics"]
    assert [one["ruleId"] for one in results] == [one["code"]["value"] for one in found]


def test_rules_are_explained(here: Path) -> None:
    outcome = run("check", "--output-format", "sarif", cwd=here)
    driver = read("sarif", outcome.out)["runs"][0]["tool"]["driver"]
    (rule,) = (one for one in driver["rules"] if one["id"] == "PC203")
    assert rule["name"] == "unknown-model"
    assert rule["shortDescription"]["text"].startswith("A model ref names a model")
    assert rule["fullDescription"]["text"].startswith("Reports a ref")
    assert rule["help"]["markdown"].startswith("# PC203 unknown-model\n")
    assert rule["properties"]["tags"] == ["References"]


def test_the_same_run_gives_the_same_bytes(here: Path) -> None:
    for name in ("sarif", "rdjson"):
        outputs = {run("check", "--as-of", "2026-11-21", "--output-format", name, cwd=here).out for _ in range(2)}
        assert len(outputs) == 1


def test_suppressed_findings_where_they_are_asked_for(here: Path) -> None:
    write(here, {"openclaw.json": "// provcheck: ignore-file[PC2] we know\n" + CONFIG})
    mark = {"kind": "inSource", "justification": "we know"}
    found = sarif(here, "--report-suppressed")
    assert [one["suppressions"] for one in found] == [[mark] * one["ruleId"].startswith("PC2") for one in found]
    assert {len(one["suppressions"]) for one in found} == {0, 1}
    assert not [one for one in sarif(here) if "suppressions" in one]


def test_files_are_known_by_their_place_in_the_repository(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    folder = tmp_path / "team a"
    folder.mkdir()
    write(folder, {"openclaw.json": CONFIG})
    for here, named in (folder, "."), (tmp_path, "."), (tmp_path, str(folder)):
        places = [one["locations"][0]["physicalLocation"]["artifactLocation"] for one in sarif(here, named)]
        assert places
        assert {one["uri"] for one in places} == {"team%20a/openclaw.json"}
        assert {one["uriBaseId"] for one in places} == {"%SRCROOT%"}


def test_standard_input_has_a_name(tmp_path: Path) -> None:
    outcome = run("check", "--output-format", "sarif", "-", cwd=tmp_path, stdin=CONFIG.encode())
    first = read("sarif", outcome.out)["runs"][0]["results"][0]["locations"][0]["physicalLocation"]
    assert first["artifactLocation"]["uri"] == "%3Cstdin%3E"


def test_nothing_found_is_a_valid_report(tmp_path: Path) -> None:
    for name in ("sarif", "rdjson"):
        outcome = run("check", "--output-format", name, cwd=tmp_path)
        assert outcome.code == 0
        assert json.loads(outcome.out)
        read(name, outcome.out)
