from pathlib import Path

import pytest

from support import found, lint, message, places, severities, texts

CODE = "PC107"
URL = 'baseUrl: "http://localhost/v1"'


def lab(keys: str = "", model: str = "") -> str:
    models = f'[{{ id: "a", name: "A", {model} }}]'
    return f"{{\n  models: {{ providers: {{ lab: {{\n    {URL}, {keys}\n    models: {models} }} }} }},\n}}\n"


# What stands where it speaks, since when it is there, and the last known release without it
NEWER = [
    ("{ agents: { entries: { main: { default: true } } } }", "entries", "2026.8.2", "2026.7.1"),
    ("{ agents: { defaults: { modelPolicy: { allow: [] } } } }", "modelPolicy", "2026.8.2", "2026.7.1"),
    ('{ agents: { defaults: { utilityModel: "openai/gpt-5.5" } } }', "utilityModel", "2026.7.1", "2026.6.11"),
    ("{ agents: { defaults: { pdfMaxPages: 5 } } }", "pdfMaxPages", "2026.3.31", "2026.2.26"),
    ('{ $schema: "https://example.com/s.json" }', "$schema", "2026.2.26", "2026.1.30"),
    ("{ secrets: {} }", "secrets", "2026.2.26", "2026.1.30"),
    (lab("timeoutSeconds: 30,"), "timeoutSeconds", "2026.4.29", "2026.3.31"),
    (lab("contextWindow: 40960,"), "contextWindow", "2026.4.29", "2026.3.31"),
    (lab(model='baseUrl: "http://localhost/v2"'), "baseUrl", "2026.4.29", "2026.3.31"),
    (lab('api: "ollama",'), '"ollama"', "2026.2.26", "2026.1.30"),
    (lab('api: "openai-chatgpt-responses",'), '"openai-chatgpt-responses"', "2026.6.11", "2026.5.28"),
    (lab(model='input: ["text", "audio"]'), '"audio"', "2026.4.29", "2026.3.31"),
    ('{ agents: { defaults: { model: "openai/gpt-5.5" } } }', '"openai/gpt-5.5"', "2026.2.26", "2026.1.30"),
]


@pytest.mark.parametrize(("text", "stands", "since", "before"), NEWER)
def test_it_came_later(tmp_path: Path, text: str, stands: str, since: str, before: str) -> None:
    report = lint(tmp_path, {"openclaw.json": text}, releases=(before,))
    assert severities(report, CODE) == ["error"]
    assert texts(report, CODE) == [stands]
    assert since in message(report, CODE)
    assert f"OpenClaw {before} does not start" in message(report, CODE)
    (finding,) = found(report, CODE)
    assert finding.releases == (before,)
    assert finding.fix is None
    assert not found(lint(tmp_path, {"openclaw.json": text}, releases=(since,)), CODE)
    assert not found(lint(tmp_path, {"openclaw.json": text}), CODE)


@pytest.mark.parametrize(
    ("keys", "since", "before"),
    [
        ('apiKey: { source: "env", provider: "default", id: "A" },', "2026.2.26", "2026.1.30"),
        ('headers: { A: { source: "env", provider: "default", id: "A" } },', "2026.3.31", "2026.2.26"),
        ('apiKey: { source: "store", provider: "default", id: "A" },', "2026.8.2", "2026.7.1"),
    ],
)
def test_references_to_secrets(tmp_path: Path, keys: str, since: str, before: str) -> None:
    report = lint(tmp_path, {"openclaw.json": lab(keys)}, releases=(before,))
    assert severities(report, CODE) == ["error"]
    assert since in message(report, CODE)
    assert not found(lint(tmp_path, {"openclaw.json": lab(keys)}, releases=(since,)), CODE)


@pytest.mark.parametrize(("stamp", "spoken"), [("2026.7.1", 1), ("2026.7.4", 0), ("2026.8.2", 0), ("2026.8.3", 0)])
def test_the_stamp_of_the_file_counts(tmp_path: Path, stamp: str, spoken: int) -> None:
    """A release between two known ones may have it already."""
    meta = f'meta: {{ lastTouchedVersion: "{stamp}" }}'
    text = f"{{\n  {meta},\n  agents: {{ entries: {{ main: {{ default: true }} }} }},\n}}\n"
    report = lint(tmp_path, {"openclaw.json": text})
    assert places(report, CODE) == [(3, 13)] * spoken
    assert len(report.findings) == spoken


def test_several_releases_are_one_finding(tmp_path: Path) -> None:
    releases = ("2026.5.28", "2026.7.1", "2026.9.6")
    text = "{ agents: { entries: { main: { default: true } } } }"
    (finding,) = found(lint(tmp_path, {"openclaw.json": text}, releases=releases), CODE)
    assert finding.releases == ("2026.5.28", "2026.7.1")


def test_nothing_else_is_said_of_it(tmp_path: Path) -> None:
    text = '{ agents: { entries: { main: { default: true, model: "openai/gpt-5.5", foo: 1 } } } }'
    report = lint(tmp_path, {"openclaw.json": text}, releases=("2026.7.1",))
    assert "PC102" not in {one.code for one in report.findings}
    assert len(found(report, CODE)) == 1


def test_what_no_release_knows_is_not_newer(tmp_path: Path) -> None:
    text = lab("frobnicate: 1,", model="contextWindow: 40960, maxTokens: 4096")
    report = lint(tmp_path, {"openclaw.json": text}, releases=("2026.1.30",))
    assert [one.code for one in report.findings] == ["PC101"]


def test_an_included_file(tmp_path: Path) -> None:
    files = {
        "openclaw.json": '{ agents: { $include: "agents.json5" } }\n',
        "agents.json5": "{\n  entries: { main: { default: true } },\n}\n",
    }
    (finding,) = found(lint(tmp_path, files, releases=("2026.7.1",)), CODE)
    assert (finding.location.path, finding.location.begin) == ("agents.json5", (2, 3))


def test_an_embedded_file(tmp_path: Path) -> None:
    text = """apiVersion: pai.io/v1
kind: Agent
metadata:
  name: x
spec:
  configFiles:
    - path: /x/openclaw.json
      content: |
        {
          agents: { entries: { main: { default: true } } },
        }
"""
    report = lint(tmp_path, {"a.yaml": text}, releases=("2026.7.1",))
    assert places(report, CODE) == [(10, 21)]


def test_a_comment_silences_it(tmp_path: Path) -> None:
    text = '{\n  // provcheck: ignore[newer-shape] we upgrade on Monday\n  $schema: "x",\n}\n'
    report = lint(tmp_path, {"openclaw.json": text}, releases=("2026.1.30",))
    assert not report.findings
    assert report.summary.suppressed == 1
