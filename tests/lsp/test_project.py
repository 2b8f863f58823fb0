"""What a folder's files say while some of them cannot be read."""

from pathlib import Path

import pytest

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
