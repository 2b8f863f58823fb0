"""OpenClaw configurations that a Pai agent's manifest writes into its container."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from provcheck.finding import Report
from support import edited, found, lint, places, texts

HEAD = """apiVersion: pai.io/v1
kind: Agent
metadata:
  name: helper
spec:
  configFiles:
    - path: /home/node/.openclaw/openclaw.json
      content: """

PROVIDER = """---
apiVersion: pai.io/v1
kind: ModelProvider
metadata:
  name: local
spec:
  provider: vllm
  endpoint: http://vllm:8000/v1
  allowedModels:
    - llama
"""


def check(folder: Path, content: str, rest: str = "", **settings: Any) -> Report:
    return lint(folder, {"agent.yaml": f"{HEAD}{content}\n{rest}"}, **settings)


BLOCK = """|
        {
          // the model
          agents: { defaults: { model: "nope/llama" } },
        }"""


IN_QUOTES = "{ agents: { defaults: { model: 'nope/llama' } } }"


@pytest.mark.parametrize(
    ("content", "spot", "place"),
    [
        (BLOCK, '"nope/llama"', (11, 40)),
        (BLOCK.replace("|", "|+"), '"nope/llama"', (11, 40)),
        (BLOCK.replace("|", "|2-"), '"nope/llama"', (11, 40)),
        (BLOCK.replace("|", ">-").replace("// the model", ""), '"nope/llama"', (11, 40)),
        (BLOCK.replace("{ model", "{ /* 😀 */ model"), '"nope/llama"', (11, 48)),
        (f'"{IN_QUOTES}"', "'nope/llama'", (8, 48)),
        ("'" + IN_QUOTES.replace("'", '"') + "'", '"nope/llama"', (8, 48)),
        ("'" + IN_QUOTES.replace("'", "''") + "'", "''nope/llama'", (8, 48)),
        (json.dumps(IN_QUOTES.replace("'", '"')), '\\"nope/llama\\', (8, 48)),
    ],
)
def test_findings_stand_at_their_place_in_the_manifest(
    tmp_path: Path, content: str, spot: str, place: tuple[int, int]
) -> None:
    report = check(tmp_path, content, PROVIDER)
    assert [text[: len(spot)] for text in texts(report, "PC202")] == [spot]
    assert places(report, "PC202") == [place]
    assert found(report, "PC202")[0].location.path == "agent.yaml"


def test_windows_line_ends(tmp_path: Path) -> None:
    text = f"{HEAD}{BLOCK}\n{PROVIDER}".replace("\n", "\r\n")
    assert texts(lint(tmp_path, {"agent.yaml": text}), "PC202") == ['"nope/llama"']


def test_pointers_lead_through_the_manifest(tmp_path: Path) -> None:
    (finding,) = found(check(tmp_path, BLOCK, PROVIDER), "PC202")
    assert finding.location.pointer == "/spec/configFiles/0/content/agents/defaults/model"


def test_the_providers_around_it_are_known(tmp_path: Path) -> None:
    assert not check(tmp_path, BLOCK.replace("nope", "local"), PROVIDER).findings


def test_the_providers_of_another_namespace_are_not(tmp_path: Path) -> None:
    elsewhere = PROVIDER.replace("name: local", "name: local\n  namespace: other")
    assert found(check(tmp_path, BLOCK.replace("nope", "local"), elsewhere), "PC202")


def test_where_the_manifests_could_not_all_be_read_nothing_is_missing(tmp_path: Path) -> None:
    report = check(tmp_path, BLOCK, PROVIDER + "---\napiVersion: pai.io/v1\nkind: [\n")
    assert [finding.code for finding in report.findings] == ["PC001"]


def test_what_it_includes_is_unknown(tmp_path: Path) -> None:
    report = check(tmp_path, BLOCK.replace("// the model", "models: { $include: './models.json5' },"), PROVIDER)
    assert not report.findings


def test_the_release_is_its_own_stamp_or_the_one_asked_for(tmp_path: Path) -> None:
    content = BLOCK.replace("// the model", "meta: { lastTouchedVersion: '2026.3.31' },")
    assert [(one.path, one.release) for one in check(tmp_path, content).openclaw] == [("agent.yaml", "2026.3.31")]
    report = check(tmp_path, content, releases=("2026.9.6",))
    assert [one.release for one in report.openclaw] == ["2026.9.6"]


@pytest.mark.parametrize("name", ["a/openclaw.json", "openclaw.json5", "clawdbot.json", "settings.json", "config"])
def test_it_is_known_by_its_name_or_by_its_content(tmp_path: Path, name: str) -> None:
    text = f"{HEAD}{BLOCK}\n{PROVIDER}".replace("/home/node/.openclaw/openclaw.json", name)
    assert found(lint(tmp_path, {"agent.yaml": text}), "PC202")


@pytest.mark.parametrize(
    "content", ["'{ a: 1 }'", "'{'", "'# notes'", "hello", "'5'", "|\n        #!/bin/sh\n        exit 1"]
)
def test_other_files_are_left_alone(tmp_path: Path, content: str) -> None:
    text = f"{HEAD}{content}\n{PROVIDER}".replace("openclaw.json", "notes.txt")
    assert not lint(tmp_path, {"agent.yaml": text}).findings


@pytest.mark.parametrize(
    "content",
    [
        '"{{ toJson .Values.config }}"',
        "|\n        {{- .Values.config | nindent 8 }}",
        "'{ models: {{ .Values.models }} }'",
        '"${OPENCLAW_CONFIG}"',
        "''",
        "[]",
    ],
)
def test_what_is_filled_in_later_is_no_mistake(tmp_path: Path, content: str) -> None:
    assert not check(tmp_path, content, PROVIDER).findings


def test_a_variable_inside_does_not_hide_the_rest(tmp_path: Path) -> None:
    content = BLOCK.replace("// the model", 'env: { vars: { A: "${A}" } }, x: "{{ y }}",')
    assert found(check(tmp_path, content, PROVIDER), "PC202")


@pytest.mark.parametrize("content", ["'{ models: {'", "'{ models: {} } }'", "'   '", "|\n        models: {}"])
def test_what_is_broken_is_a_finding_in_the_manifest(tmp_path: Path, content: str) -> None:
    (finding,) = check(tmp_path, content, PROVIDER).findings
    assert (finding.code, finding.location.path) == ("PC001", "agent.yaml")
    assert finding.location.begin[0] >= 8


def test_repeated_keys(tmp_path: Path) -> None:
    assert texts(check(tmp_path, "'{ models: {}, models: {} }'"), "PC002") == ["models"]


def test_an_edit_reaches_the_manifest(tmp_path: Path) -> None:
    files = {"agent.yaml": f"{HEAD}{BLOCK.replace('nope', 'locla')}\n{PROVIDER}"}
    (finding,) = found(lint(tmp_path, files), "PC202")
    assert finding.fix is not None
    assert edited(files, finding.fix.edits) == {"agent.yaml": files["agent.yaml"].replace("locla/", "local/")}


@pytest.mark.parametrize("mark", ["// provcheck: ignore[PC202] x", "// provcheck: ignore-file[PC202] x"])
def test_comments_inside_switch_off_what_is_inside_and_nothing_else(tmp_path: Path, mark: str) -> None:
    inside = (
        BLOCK.replace("// the model", mark) if "file" not in mark else BLOCK.replace("{\n", f"{mark}\n        {{\n", 1)
    )
    outside = PROVIDER + "---\napiVersion: pai.io/v1\nkind: Agent\nmetadata: {name: b}\nspec: {models: [nope/x]}\n"
    report = check(tmp_path, inside, outside)
    assert texts(report, "PC202") == ["nope/x"]
    assert report.summary.suppressed == 1


def test_a_comment_of_the_manifest_covers_what_is_inside(tmp_path: Path) -> None:
    text = f"# provcheck: ignore-file[PC202] x\n{HEAD}{BLOCK}\n{PROVIDER}"
    assert not lint(tmp_path, {"agent.yaml": text}).findings


def test_in_a_json_manifest_too(tmp_path: Path) -> None:
    manifest = {
        "apiVersion": "pai.io/v1",
        "kind": "Agent",
        "metadata": {"name": "a"},
        "spec": {
            "configFiles": [
                {"path": "openclaw.json", "content": '{\n "agents": {"defaults": {"model": "é\\u00e9/x"}}}'}
            ]
        },
    }
    files = {"agent.json": json.dumps(manifest, indent=2)}
    assert texts(lint(tmp_path, files, ["agent.json"]), "PC202") == ['\\"\\u00e9\\\\u00e9/x\\"']


def test_a_configuration_in_a_configuration_goes_no_deeper(tmp_path: Path) -> None:
    inner = json.dumps({"apiVersion": "pai.io/v1", "kind": "Agent", "spec": {"configFiles": [{"content": "{"}]}})
    assert {one.code for one in check(tmp_path, json.dumps(inner)).findings} == {"PC101"}
