"""What a folder's files say while some of them cannot be read."""

import shutil
from pathlib import Path

import pytest

import program
from lsp.cursor import labels
from provcheck.lsp.project import Project
from provcheck.paths import shown
from support import lint

PROVIDER = """apiVersion: pai.io/v1
kind: ModelProvider
metadata: { name: nim }
spec:
  provider: openai
  allowedModels: [z-ai/glm-5.2]
"""
AGENT = """apiVersion: pai.io/v1
kind: Agent
metadata: { name: bot }
spec:
"""


@pytest.mark.parametrize("unread", ['  models:\n    - "nim/<>', "  models: [nim/<>"])
def test_a_file_that_was_never_read_knows_the_others(unread: str, tmp_path: Path) -> None:
    (tmp_path / "provider.yaml").write_text(PROVIDER)
    path = shown(str(tmp_path / "agent.yaml"))
    project = Project(shown(str(tmp_path)))
    project.put({path: (AGENT + unread).replace("<>", "")})
    assert project.broken == {path}
    assert labels(AGENT + unread, "yaml", project.bundles(path), path) == ["nim/z-ai/glm-5.2"]


@pytest.mark.parametrize(
    ("name", "text", "codes"),
    [
        ("agent.yaml", AGENT + "  models: [nim/", ["PC001"]),
        ("openclaw.json", "{ models: ", ["PC001"]),
        ("other.json", "{ models: ", []),
        ("other.yaml", "a: [", []),
    ],
)
def test_a_new_file_that_cannot_be_read_is_checked_as_if_it_were_saved(
    name: str, text: str, codes: list[str], tmp_path: Path
) -> None:
    path = shown(str(tmp_path / name))
    project = Project(shown(str(tmp_path)))
    project.put({path: text})
    assert [one.code for one in project.judge().get(path, [])] == codes
    saved = lint(tmp_path / "saved", {name: text})
    assert [one.code for one in saved.findings] == codes


def test_what_is_typed_into_an_included_file_counts_by_whichever_name_it_is_included(tmp_path: Path) -> None:
    (tmp_path / "real.json5").write_text("{ providers: {} }")
    (tmp_path / "link.json5").symlink_to("real.json5")
    (tmp_path / "openclaw.json").write_text('{ models: { $include: "./link.json5" } }')
    project = Project(shown(str(tmp_path)))
    project.put({})
    project.put({shown(str(tmp_path / "real.json5")): "{ providers: { a: 1 } }"})
    assert [one.code for found in project.judge().values() for one in found] == ["PC102"]


RETIRED = """{
  models: { providers: { nvidia: {
    baseUrl: "https://integrate.api.nvidia.com/v1", apiKey: "${NVIDIA_API_KEY}", api: "openai-completions",
    models: [{ id: "openai/gpt-oss-120b", name: "G", contextWindow: 131072, maxTokens: -1 }],
  } } },
  logging: { level: "info" },
}
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder, with a configuration in which something is wrong."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "openclaw.json").write_text(RETIRED)
    return tmp_path


def _codes(project: Project) -> list[str]:
    project.put({})
    return sorted({one.code for found in project.judge().values() for one in found})


def test_a_new_folder_with_settings_that_cannot_be_used_is_said_to_have_them(folder: Path) -> None:
    project = Project(".")
    before = _codes(project)
    assert before
    (folder / "sub").mkdir()
    (folder / "sub" / "provcheck.toml").write_text("nonsense = [\n")
    (folder / "sub" / "openclaw.json").write_text(RETIRED)
    project.reread("sub/openclaw.json")
    project.reread("sub/provcheck.toml")
    assert _codes(project) == before
    assert project.refusal is not None
    assert project.refusal.startswith("sub/provcheck.toml:2:1: ")
    (folder / "sub" / "provcheck.toml").unlink()
    project.reread("sub/provcheck.toml")
    assert _codes(project) == before
    assert project.refusal is None


def test_a_baseline_that_cannot_be_used_is_said_and_nothing_else_and_counts_once_it_can(folder: Path) -> None:
    (folder / "provcheck.toml").write_text('baseline = "known.json"\n')
    project = Project(".")
    assert _codes(project) == []
    assert project.refusal is not None
    assert "there is no baseline known.json" in project.refusal
    assert program.run("check", "--write-baseline", "known.json", ".", cwd=folder).code == 0
    project.reread("known.json")
    assert _codes(project) == []
    assert not project.refusal
    (folder / "known.json").write_text("{")
    project.reread("known.json")
    assert _codes(project) == []
    assert str(project.refusal).startswith("known.json:1:")


def test_a_schema_that_settings_name_is_read_again_when_it_changes(folder: Path) -> None:
    (folder / "provcheck.toml").write_text('extend = "shared.toml"\n')
    (folder / "shared.toml").write_text('openclaw-schema = "mine.json"\n')
    schema = folder / "mine.json"
    schema.write_text("{}")
    project = Project(".")
    before = _codes(project)
    assert "PC102" not in before
    assert {"shared.toml", "mine.json"} <= project.watched()
    schema.write_text('{"properties": {"logging": {"type": "string"}}}')
    project.reread("mine.json")
    assert _codes(project) == sorted({*before, "PC102"})
    (folder / "shared.toml").write_text('select = ["PC1"]\n')
    project.reread("shared.toml")
    assert "PC102" not in _codes(project)


def test_a_file_that_cannot_be_decoded_is_so_again_once_it_is_closed(tmp_path: Path) -> None:
    (tmp_path / "openclaw.json").write_bytes(b'{ a: "\xff" }')
    path = shown(str(tmp_path / "openclaw.json"))
    project = Project(shown(str(tmp_path)))
    before = _codes(project)
    project.put({path: "{}"})
    assert project.judge()[path] == []
    assert _codes(project) == before == ["PC003"]


def test_included_files_are_watched_whatever_they_are_called(folder: Path) -> None:
    (folder / "models.txt").write_text("{}")
    (folder / "openclaw.json").write_text('{ models: { $include: "./models.txt" } }')
    project = Project(".")
    project.put({})
    assert "models.txt" in project.watched()


def test_a_file_that_is_new_in_a_watched_folder_joins_the_others(folder: Path) -> None:
    (folder / "sub").mkdir()
    (folder / "sub" / "openclaw.json").write_text(RETIRED)
    project = Project(".")
    project.put({})
    assert {".", "sub"} <= project.watched()
    (folder / "sub" / "provider.yaml").write_text(PROVIDER)
    project.reread("sub")
    project.put({})
    assert "sub/provider.yaml" in project.judge()
    shutil.rmtree(folder / "sub")
    project.reread("sub")
    project.put({})
    assert list(project.judge()) == ["openclaw.json"]


def test_what_comes_and_goes_beside_them_is_no_reason_to_read_all_again(folder: Path) -> None:
    project = Project(".")
    project.put({})
    before = project.now
    (folder / "openclaw.json~").write_text("an editor's copy, for a moment")
    project.reread(".")
    project.put({})
    assert project.now is before


def test_a_file_that_becomes_pai_s_is_noticed(folder: Path) -> None:
    (folder / "provider.yaml").write_text("a: 1\n")
    project = Project(".")
    project.put({})
    assert "provider.yaml" in project.watched()
    assert "provider.yaml" not in project.judge()
    (folder / "provider.yaml").write_text(PROVIDER)
    project.reread("provider.yaml")
    project.put({})
    assert "provider.yaml" in project.judge()


@pytest.mark.parametrize("typed", ["apiVersion: [\n", "{{{{", PROVIDER.replace("pai.io/v1", "pai.io"), "a"])
def test_a_manifest_that_is_none_for_a_moment_keeps_its_answers_elsewhere(folder: Path, typed: str) -> None:
    (folder / "provider.yaml").write_text(PROVIDER)
    (folder / "agent.yaml").write_text(AGENT + "  models: [nim/z-ai/glm-5.2, nim/other]\n")
    project = Project(".")
    project.put({"provider.yaml": PROVIDER})
    before = project.judge()["agent.yaml"]
    assert before
    project.put({"provider.yaml": typed})
    assert [one.message for one in project.judge()["agent.yaml"]] == [one.message for one in before]
    # Emptied, or saved as it is, it is what it says.
    project.put({"provider.yaml": ""})
    emptied = project.judge()["agent.yaml"]
    assert [one.message for one in emptied] != [one.message for one in before]
    (folder / "provider.yaml").write_text(typed)
    project.reread("provider.yaml")
    project.put({"provider.yaml": typed})
    assert [one.message for one in project.judge()["agent.yaml"]] == [one.message for one in emptied]


def test_what_others_change_is_seen_by_looking(folder: Path) -> None:
    (folder / "provider.yaml").write_text(PROVIDER)
    project = Project(".")
    project.put({})
    assert not project.look()
    (folder / "provider.yaml").write_text(PROVIDER.replace("openai", "nonsense"))
    assert project.look()
    project.put({})
    assert "PC103" in [one.code for one in project.judge()["provider.yaml"]]
    assert not project.look()
