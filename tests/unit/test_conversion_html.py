"""The loss report as a page."""

from __future__ import annotations

from pathlib import Path

import pytest

from conversions import converted
from pages import Page, Stretch, assert_complete, page_of
from provcheck.conversion.report.html import render
from provcheck.conversion.run import Conversion

FIXTURES = Path(__file__).parents[2] / "fixtures"
KEY = "nvapi-" + "Qw7ZkR2mXv9TbL4sHd8NcY3pGf6J" * 2
TOKEN = "ghp_" + "V7nB2mK9cX4zL8qW3eR6tY1uI5oP0aSdFgHj"
LOGIN = "k3Vt9qLw2Zr8"
HEADER = "hX4mQ9vR2tK7wZ8bN3cL6pD5sF1gJ0yA"
WORDS = "correct horse battery"
SECRETS = (KEY, TOKEN, LOGIN, HEADER, WORDS)
OPENCLAW = """{
  // the rack
  models: {
    providers: {
      nim: {
        baseUrl: "https://integrate.api.nvidia.com/v1",
        apiKey: "${NVIDIA_API_KEY}",
        api: 'openai-completions',
        models: [{ id: "meta/llama-3.3-70b-instruct", name: "Ll\\u0061ma 🦙", contextWindow: 0x20000, input: [] }],
      },
    },
  },
  agents: { defaults: { model: "nim/meta/llama-3.3-70b-instruct", workspace: "~/work" } },
}
"""
PAI = """\
apiVersion: pai.io/v1
kind: ModelProvider
metadata: &meta
  name: local  # in the rack
  labels: {}
spec:
  provider: vllm
  endpoint: >-
    http://vllm:8000/v1
  allowedModels: &models
    - acme-7b
    -
  maxTokensPerDay: 1000000
  externalAccess:
    enabled: &no false
    maxTokensPerDay:
  copied: *no
---
kind: Provider
apiVersion: pai.io/v1
metadata: { name: other, "quo\\x74ed": [] }
---
apiVersion: pai.io/v1
kind: Agent
metadata:
  name: helper
spec:
  models:
    - local/acme-7b
"""


def piece(page: Page, side: str, text: str) -> Stretch:
    """The only coloured value with a text."""
    (found,) = (one for pane in page.sides[side] for one in pane.stretches if one.text == text)
    return found


@pytest.mark.parametrize("to", ["pai", "openclaw"])
def test_every_value_of_the_documentation_pages_is_there(tmp_path: Path, to: str) -> None:
    folder = FIXTURES / "nvidia-docs" / ("openclaw" if to == "pai" else "pai")
    found = {one.name: one.read_text() for one in sorted(folder.iterdir()) if one.suffix in (".json", ".yaml")}
    assert_complete(converted(tmp_path, found, to))


def test_values_have_the_colour_of_their_class(tmp_path: Path) -> None:
    page = assert_complete(converted(tmp_path, {"openclaw.json": OPENCLAW}, "pai"))
    assert piece(page, "source", '"~/work"').classes == {"leaf", "dropped"}
    assert piece(page, "source", "workspace").classes == {"key", "dropped"}
    assert piece(page, "source", "0x20000").classes == {"leaf", "approximated"}
    assert piece(page, "source", '"Ll\\u0061ma 🦙"').classes == {"leaf", "renamed"}
    assert piece(page, "source", "[]").classes == {"leaf", "renamed"}
    assert piece(page, "result", "https://integrate.api.nvidia.com/v1").classes == {"leaf", "exact"}
    assert piece(page, "result", "ModelProvider").classes == {"form"}
    assert "Pai has its own ways" in piece(page, "source", '"~/work"').title


def test_what_a_reference_holds_is_coloured_with_it(tmp_path: Path) -> None:
    page = assert_complete(converted(tmp_path, {"openclaw.json": OPENCLAW}, "pai"))
    assert piece(page, "result", "apiKeySecretRef").classes == {"leaf", "needs-you"}
    assert piece(page, "result", "nim-api-key").mark == piece(page, "result", "apiKeySecretRef").mark


def test_lines_with_marks_have_their_signs(tmp_path: Path) -> None:
    page = page_of(converted(tmp_path, {"openclaw.json": OPENCLAW}, "pai"))
    (pane,) = page.sides["source"]
    signs = dict(zip(pane.lines, pane.signs, strict=True))
    assert signs["  // the rack"] == ""
    assert signs['        apiKey: "${NVIDIA_API_KEY}",'] == "!"
    assert signs[next(one for one in signs if "agents:" in one)] == "\u00d7="


@pytest.mark.parametrize("change", ["", "\r\n", "\ufeff", "\t"])
def test_yaml_as_people_write_it(tmp_path: Path, change: str) -> None:
    text = PAI.replace("\n", "\r\n") if change == "\r\n" else PAI.replace("# in", "#\tin") if change == "\t" else PAI
    made = converted(tmp_path, {"pai.yaml": change + text if change == "\ufeff" else text}, "openclaw")
    page = assert_complete(made)
    assert piece(page, "source", "local").classes == {"leaf", "exact"}
    assert piece(page, "source", "*no").classes & {"leaf"}
    assert piece(page, "source", "http://vllm:8000/v1").classes == {"leaf", "exact"}


@pytest.mark.parametrize("change", ["\r\n", "\ufeff"])
def test_json5_as_people_write_it(tmp_path: Path, change: str) -> None:
    text = OPENCLAW.replace("\n", "\r\n") if change == "\r\n" else change + OPENCLAW
    page = assert_complete(converted(tmp_path, {"openclaw.json": text}, "pai"))
    assert piece(page, "source", '"~/work"').classes == {"leaf", "dropped"}


def test_an_alias_shows_what_became_of_what_it_stands_for(tmp_path: Path) -> None:
    base = "apiVersion: pai.io/v1\nkind: ModelProvider\nmetadata: {name: a}\n"
    made = converted(
        tmp_path,
        {"a.yaml": base + "spec: {provider: openai, allowedModels: &m [x, y], externalAccess: {m: *m}}\n"},
        "openclaw",
    )
    assert_complete(made)


def test_one_key_twice(tmp_path: Path) -> None:
    text = OPENCLAW.replace('workspace: "~/work"', 'workspace: "~/old", workspace: "~/work"')
    page = assert_complete(converted(tmp_path, {"openclaw.json": text}, "pai"))
    assert "another value counts" in piece(page, "source", '"~/old"').title


def test_included_files_have_a_pane_each(tmp_path: Path) -> None:
    (tmp_path / "models.json5").write_text('{ providers: { x: { baseUrl: "http://x/v1", models: [{ id: "m" }] } } }\n')
    text = '{ models: { $include: "./models.json5" }, agents: { defaults: { model: "x/m" } } }\n'
    page = assert_complete(converted(tmp_path, {"openclaw.json": text}, "pai"))
    assert [one.name for one in page.sides["source"]] == ["openclaw.json", "models.json5"]
    assert piece(page, "source", '"./models.json5"').classes == {"leaf", "exact"}


def test_a_file_for_each_resource(tmp_path: Path) -> None:
    from contextlib import chdir

    from provcheck.conversion.run import Request, convert
    from provcheck.conversion.sources import Options
    from provcheck.dialects.openclaw_releases import NEWEST
    from provcheck.settings import Settings
    from provcheck.workspace.load import load_workspace
    from support import TODAY

    (tmp_path / "openclaw.json").write_text(OPENCLAW)
    with chdir(tmp_path):
        loaded = load_workspace(["openclaw.json"], Settings(as_of=TODAY))
        made = convert(loaded, Request("pai", Options(NEWEST), target="out", is_folder=True))
        commands = convert(loaded, Request("pai", Options(NEWEST), as_commands=True))
    assert [one.name for one in assert_complete(made).sides["result"]] == [one.path for one in made.outputs]
    page = assert_complete(commands)
    assert any("needs-you" in one.classes for one in page.sides["result"][0].stretches)


def test_no_secret_is_in_the_page(tmp_path: Path) -> None:
    config = f"""{{
  // once it was {WORDS}, then {KEY}
  env: {{ vars: {{ HF_TOKEN: "{TOKEN}" }} }},
  models: {{ providers: {{
    proxy: {{
      baseUrl: "https://bob:{LOGIN}@llm.example.com/v1",
      apiKey: "{KEY}",
      headers: {{ Authorization: "Bearer {HEADER}" }},
      api: "openai-completions",
      models: [{{ id: "m", name: "m", params: {{ note: "{KEY}" }} }}],
    }},
    other: {{ baseUrl: "http://o/v1", apiKey: "{WORDS}", models: [{{ id: "m", name: "{TOKEN}" }}] }},
  }} }},
  logging: {{ "{TOKEN}": 1, "{KEY}/x": {{ y: [] }} }},
}}
"""
    made = converted(tmp_path, {"openclaw.json": config}, "pai")
    text = render(made)
    assert not [one for one in SECRETS if one in text]
    assert_complete(made)
    assert all(len(one.text) == len(config) for one in made.originals)


def test_what_may_be_a_secret_is_not_shown_either(tmp_path: Path) -> None:
    entry = 'headers: { "X-Team": "blue-whale" }, apiKey: "${NVIDIA_API_KEY}"'
    text = OPENCLAW.replace('apiKey: "${NVIDIA_API_KEY}"', entry).replace("the rack", "the rack of blue-whale")
    made = converted(tmp_path, {"openclaw.json": text}, "pai")
    page = assert_complete(made)
    assert piece(page, "source", '"**********"').classes == {"leaf", "needs-you"}
    assert piece(page, "source", '"${NVIDIA_API_KEY}"').classes == {"leaf", "needs-you"}
    assert "blue-whale" not in render(made)


def test_no_secret_of_a_manifest_is_in_the_page(tmp_path: Path) -> None:
    text = f"""{PAI}---
apiVersion: v1
kind: Secret
metadata: {{name: nim}}
stringData:
  api-key: {WORDS}
  pem: |
    -----BEGIN PRIVATE KEY-----
    MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQC7VJTUt9Us8cKj
    -----END PRIVATE KEY-----
"""
    made = converted(tmp_path, {"pai.yaml": text}, "openclaw")
    shown = render(made)
    assert not [
        one for one in (WORDS, "MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQC7VJTUt9Us8cKj") if one in shown
    ]
    assert_complete(made)


def test_markup_of_a_configuration_is_text(tmp_path: Path) -> None:
    evil = '</script><img src=x onerror=alert(1)>" onmouseover="x'
    made = converted(tmp_path, {"openclaw.json": OPENCLAW.replace("~/work", evil.replace('"', '\\"'))}, "pai")
    page = assert_complete(made)
    assert "img" not in page.tags
    assert set(page.tags) == set(page_of(converted(tmp_path, {"openclaw.json": OPENCLAW}, "pai")).tags)


def test_what_hides_is_shown(tmp_path: Path) -> None:
    made = converted(tmp_path, {"openclaw.json": OPENCLAW.replace("~/work", "a\u202eb\u200bc")}, "pai")
    assert_complete(made)
    assert "\u202e" not in render(made)


def test_half_a_character_has_no_place_in_a_file(tmp_path: Path) -> None:
    made = converted(tmp_path, {"openclaw.json": OPENCLAW.replace("workspace", '"\\ud800"')}, "pai")
    render(made).encode()


def test_commands_are_shown(tmp_path: Path) -> None:
    made = converted(tmp_path, {"openclaw.json": OPENCLAW}, "pai")
    assert made.commands
    assert "pai add secret" in render(made).split('id="commands"')[1]
    assert 'id="commands"' not in render(made._replace(commands=[]))


def test_nothing_to_convert() -> None:
    assert_complete(Conversion([], [], [], []))


def test_the_same_page_twice(tmp_path: Path) -> None:
    made = converted(tmp_path, {"openclaw.json": OPENCLAW}, "pai")
    assert render(made) == render(made)
