from pathlib import Path

import pytest

from support import found, lint, message, places, related, severities

CODE = "PC409"
NIM = "https://integrate.api.nvidia.com/v1"
LAB = "http://gpu-box:8000/v1"


def openclaw(
    primary: str, fallback: str, *, url: str = LAB, ids: tuple[str, str] = ("a", "b"), agents: str = ""
) -> dict[str, str]:
    """A configuration whose fallback stands in line 2, column 64 for short ids."""
    refs = f'primary: "lab/{ids[0]}", fallbacks: ["lab/{ids[1]}"]'
    text = f"""\
{{
  agents: {{ defaults: {{ model: {{ {refs} }}, {agents} }} }},
  models: {{ providers: {{ lab: {{ baseUrl: "{url}", models: [
    {{ id: "{ids[0]}", name: "A", {primary} }},
    {{ id: "{ids[1]}", name: "B", {fallback} }},
  ] }} }} }},
}}
"""
    return {"openclaw.json": text}


def test_under_half(tmp_path: Path) -> None:
    report = lint(tmp_path, openclaw("contextWindow: 262144", "contextWindow: 40960"))
    assert places(report, CODE) == [(2, 64)]
    assert severities(report, CODE) == ["warning"]
    assert message(report, CODE) == (
        'the window of the fallback "lab/b" (40960) is under half of the 262144 tokens that a conversation with '
        '"lab/a" may fill'
    )
    assert related(found(report, CODE)[0]) == [("openclaw.json", 2, 43), ("openclaw.json", 5, 42)]


@pytest.mark.parametrize(
    ("primary", "fallback", "expected"),
    [
        ("contextWindow: 262144", "contextWindow: 131072", ["info"]),
        ("contextWindow: 262144", "contextWindow: 128000", ["info"]),
        ("contextWindow: 262144", "contextWindow: 127999", ["warning"]),
        ("contextWindow: 131072", "contextWindow: 128000", []),
        ("contextWindow: 131072", "contextWindow: 131072", []),
        ("contextWindow: 131072", "contextWindow: 262144", []),
        ("contextWindow: 262144, contextTokens: 32768", "contextWindow: 40960", []),
        ("contextWindow: 262144, contextTokens: 50000", "contextWindow: 40960", ["info"]),
        ("contextWindow: 262144", "reasoning: false", []),
        ("reasoning: false", "contextWindow: 40960", []),
        ("contextWindow: 262144", 'contextWindow: "40960"', []),
        ('contextWindow: "${W}"', "contextWindow: 40960", []),
        ("contextWindow: 262144", "contextWindow: 131", []),
        ("contextWindow: 262144", "contextWindow: -5", []),
    ],
)
def test_how_bad_it_is(tmp_path: Path, primary: str, fallback: str, expected: list[str]) -> None:
    assert severities(lint(tmp_path, openclaw(primary, fallback)), CODE) == expected


def test_an_agents_budget_keeps_conversations_short(tmp_path: Path) -> None:
    files = openclaw("contextWindow: 262144", "contextWindow: 40960", agents="contextTokens: 40960")
    assert not found(lint(tmp_path, files, releases=("2026.7.1",)), CODE)


@pytest.mark.parametrize(
    ("ids", "url", "expected"),
    [
        pytest.param(("poolside/laguna-xs-2.1", "openai/gpt-oss-20b"), NIM, ["info"], id="half of it"),
        pytest.param(("moonshotai/kimi-k2.6", "ibm/granite-8b-code-instruct"), NIM, ["warning"], id="under half"),
        pytest.param(("moonshotai/kimi-k2.6", "ibm/granite-8b-code-instruct"), LAB, ["info"], id="of one's own"),
        pytest.param(("openai/gpt-oss-20b", "openai/gpt-oss-120b"), NIM, [], id="alike"),
        pytest.param(("nosuch/a", "openai/gpt-oss-120b"), NIM, [], id="not known"),
    ],
)
def test_windows_of_the_catalogue(tmp_path: Path, ids: tuple[str, str], url: str, expected: list[str]) -> None:
    files = openclaw("maxTokens: 1024", "maxTokens: 1024", ids=ids, url=url)
    assert severities(lint(tmp_path, files), CODE) == expected


def test_built_in_providers_and_aliases(tmp_path: Path) -> None:
    text = """\
{ agents: { defaults: {
  model: { primary: "big", fallbacks: ["anthropic/claude-haiku-4-5", "anthropic/claude-haiku-4-5", "nosuch/x"] },
  models: { "anthropic/claude-opus-5-5": { alias: "big" }, "anthropic/claude-haiku-4-5": {} },
  imageModel: { primary: "anthropic/claude-opus-5-5", fallbacks: ["anthropic/claude-haiku-4-5"] },
} } }
"""
    report = lint(tmp_path, {"openclaw.json": text})
    assert places(report, CODE) == [(2, 40)]
    assert "catalogue of 2026-11-20, high confidence" in message(report, CODE)


def test_no_primary_no_comparison(tmp_path: Path) -> None:
    files = openclaw("contextWindow: 262144", "contextWindow: 40960")
    files = {name: text.replace('primary: "lab/a", ', "") for name, text in files.items()}
    assert not found(lint(tmp_path, files), CODE)


def test_pai(tmp_path: Path) -> None:
    text = """\
apiVersion: pai.io/v1
kind: Agent
metadata: { name: helper }
spec:
  models:
    - anthropic/claude-opus-5-5
    - anthropic/claude-haiku-4-5
    - missing/model
---
apiVersion: pai.io/v1
kind: ModelProvider
metadata: { name: anthropic }
spec:
  provider: anthropic
  apiKeySecretRef: { name: anthropic-key, key: api-key }
"""
    report = lint(tmp_path, {"a.yaml": text})
    assert places(report, CODE) == [(7, 7)]
    assert severities(report, CODE) == ["warning"]
