from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from program import run

CONFIG = """\
{
  models: { providers: {
    mine: { baseUrl: "https://models.example/v1", apiKey: "${KEY}", api: "openai-completions", models: [
      { id: "a", contextWindow: 4096, maxTokens: 8192 },
      { id: "b", contextWindow: 4096, maxTokens: 8192 },
    ] },
  } },
  agents: { defaults: { model: { primary: "mine/a", fallbacks: ["mine/c", "mine/c"] } } },
}
"""


def found(folder: Path, *arguments: str) -> list[dict[str, Any]]:
    document = json.loads(run("check", "--output-format", "json", *arguments, cwd=folder).out)
    findings: list[dict[str, Any]] = document["findings"]
    return findings


def prints(folder: Path, *arguments: str) -> list[str]:
    return sorted(one["fingerprint"] for one in found(folder, *arguments))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / ".git").mkdir()
    (tmp_path / "openclaw.json").write_text(CONFIG)
    return tmp_path


def test_no_two_findings_have_the_same(folder: Path) -> None:
    all_ = prints(folder)
    assert len(all_) >= 4
    assert len(set(all_)) == len(all_)
    assert all(len(one) == 32 and set(one) <= set("0123456789abcdef") for one in all_)


def test_lines_and_order_change_nothing(folder: Path) -> None:
    before = prints(folder)
    first, second = (line for line in CONFIG.splitlines() if "contextWindow" in line)
    moved = CONFIG.replace(first, "@").replace(second, first).replace("@", second)
    (folder / "openclaw.json").write_text("// a comment\n\n" + moved)
    assert prints(folder) == before


def test_what_is_wrong_elsewhere_has_another(folder: Path) -> None:
    before = prints(folder)
    (folder / "openclaw.json").rename(folder / "openclaw.work.json")
    assert not set(before) & set(prints(folder))


def test_the_folder_of_the_run_changes_nothing(folder: Path) -> None:
    below = folder / "below"
    below.mkdir()
    (folder / "openclaw.json").rename(below / "openclaw.json")
    assert prints(below) == prints(folder) == prints(folder, str(below.resolve() / "openclaw.json"))


def test_a_run_from_outside_the_repository_changes_nothing(
    folder: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    before = prints(folder)
    assert prints(folder.parent, folder.name) == prints(tmp_path_factory.mktemp("elsewhere"), str(folder)) == before


def test_a_secret_leaves_no_trace(folder: Path) -> None:
    config = CONFIG.replace("${KEY}", "nvapi-{}")
    (folder / "openclaw.json").write_text(config.replace("{}", "Zb1" * 20, 1))
    before = {one["code"]: one["fingerprint"] for one in found(folder)}
    (folder / "openclaw.json").write_text(config.replace("{}", "Q9x" * 20, 1))
    assert "PC601" in before
    assert {one["code"]: one["fingerprint"] for one in found(folder)} == before
