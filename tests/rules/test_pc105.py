from pathlib import Path

import pytest

from support import found, lint, message, places, severities, texts

CODE = "PC105"
URL = 'baseUrl: "http://localhost/v1"'


def lab(keys: str = "", model: str = "") -> str:
    models = f'[{{ id: "a", name: "A", {model} }}]'
    return f"{{\n  models: {{ providers: {{ lab: {{\n    {URL}, {keys}\n    models: {models} }} }} }},\n}}\n"


def manifest(spec: str, kind: str = "ModelProvider") -> str:
    lines = "".join(f"  {line}\n" for line in spec.splitlines())
    return f"apiVersion: pai.io/v1\nkind: {kind}\nmetadata:\n  name: x\nspec:\n{lines}"


@pytest.mark.parametrize(
    ("text", "place", "said"),
    [
        (lab(model="contextWindow: 0"), (4, 51), "contextWindow must be above 0, not 0"),
        (lab(model="contextWindow: -131072"), (4, 51), "contextWindow must be above 0, not -131072"),
        (lab(model="maxTokens: 0"), (4, 47), "maxTokens must be above 0, not 0"),
        (lab(model="maxTokens: -0.5"), (4, 47), "maxTokens must be above 0, not -0.5"),
        (lab("timeoutSeconds: 0,"), (3, 53), "timeoutSeconds"),
        ("{ agents: { defaults: { maxConcurrent: 0 } } }", (1, 40), "maxConcurrent"),
        ("{ agents: { defaults: { timeoutSeconds: -5 } } }", (1, 41), "timeoutSeconds"),
        ("{ env: { shellEnv: { timeoutMs: -1 } } }", (1, 33), "timeoutMs"),
    ],
)
def test_numbers_out_of_range(tmp_path: Path, text: str, place: tuple[int, int], said: str) -> None:
    report = lint(tmp_path, {"openclaw.json": text})
    assert places(report, CODE) == [place]
    assert severities(report, CODE) == ["error"]
    assert said in message(report, CODE)
    assert found(report, CODE)[0].fix is None


@pytest.mark.parametrize(
    ("text", "stands"),
    [
        (lab().replace('id: "a"', 'id: ""'), '""'),
        (lab().replace('name: "A"', 'name: ""'), '""'),
    ],
)
def test_what_is_too_short(tmp_path: Path, text: str, stands: str) -> None:
    report = lint(tmp_path, {"openclaw.json": text}, releases=("2026.9.6",))
    assert texts(report, CODE) == [stands]
    assert severities(report, CODE) == ["error"]


@pytest.mark.parametrize(
    "text",
    [
        lab().replace('[{ id: "a", name: "A",  }]', "[]"),
        "{ models: { providers: {} }, env: { vars: {} } }",
        "{ agents: { defaults: { model: { fallbacks: [] } } } }",
        lab('apiKey: "",'),
    ],
)
def test_what_may_be_empty(tmp_path: Path, text: str) -> None:
    assert not found(lint(tmp_path, {"openclaw.json": text}), CODE)


@pytest.mark.parametrize(
    ("spec", "place"),
    [
        ("maxTokensPerDay: -1", (7, 20)),
        ("maxTokensPerRequest: -16000", (7, 24)),
        ("retry: { initialBackoffMs: -200 }", (7, 30)),
        ("externalAccess: { maxTokensPerDay: -5 }", (7, 38)),
    ],
)
def test_a_negative_number_in_pai(tmp_path: Path, spec: str, place: tuple[int, int]) -> None:
    report = lint(tmp_path, {"a.yaml": manifest(f"provider: gemini\n{spec}")})
    assert places(report, CODE) == [place]
    assert severities(report, CODE) == ["error"]
    assert "must be at least 0, not -" in message(report, CODE)


@pytest.mark.parametrize(
    ("spec", "said"),
    [
        ("inbound: { port: 70000 }", "port must be at most 65535, not 70000"),
        ("inbound: { port: 0 }", "port must be at least 1, not 0"),
        ("replicas: -1", "replicas must be at least 0, not -1"),
        ("tokens: { maxPerDay: -1 }", "maxPerDay must be at least 0, not -1"),
        ("rateLimits: { maxCostPerDayUSD: -0.5 }", "maxCostPerDayUSD must be at least 0, not -0.5"),
    ],
)
def test_numbers_of_an_agent(tmp_path: Path, spec: str, said: str) -> None:
    report = lint(tmp_path, {"a.yaml": manifest(spec, "Agent")})
    assert said in message(report, CODE)


@pytest.mark.parametrize(
    "text",
    [
        lab(model="contextWindow: 1, maxTokens: 0.5"),
        lab(model="contextWindow: 1e12"),
        lab(model="cost: { input: 0, output: 0 }"),
        lab(model="cost: { input: -1 }"),
        lab(model='contextWindow: "0"'),
        lab(model='contextWindow: "${N}"'),
    ],
)
def test_what_is_in_range_or_no_number(tmp_path: Path, text: str) -> None:
    assert not found(lint(tmp_path, {"openclaw.json": text}), CODE)


def test_nothing_else_is_said_of_it(tmp_path: Path) -> None:
    text = lab(model="contextWindow: -1, maxTokens: 4096")
    assert [one.code for one in lint(tmp_path, {"openclaw.json": text}).findings] == [CODE]


def test_nothing_else_is_said_of_it_in_pai(tmp_path: Path) -> None:
    text = manifest("provider: vllm\nendpoint: http://x/v1\nallowedModels: [a]\nmaxTokensPerDay: -1")
    assert [one.code for one in lint(tmp_path, {"a.yaml": text}).findings] == [CODE]


def test_less_than_one_attempt(tmp_path: Path) -> None:
    report = lint(tmp_path, {"a.yaml": manifest("provider: gemini\nretry: { maxAttempts: -3 }")})
    assert places(report, CODE) == [(7, 25)]
    assert message(report, CODE) == "retry.maxAttempts must be at least 1, not -3"


def test_a_zero_in_pai_is_in_range(tmp_path: Path) -> None:
    assert not found(lint(tmp_path, {"a.yaml": manifest("provider: gemini\nmaxTokensPerDay: 0")}), CODE)


def test_it_holds_for_all_releases(tmp_path: Path) -> None:
    releases = ("2026.1.30", "2026.9.6")
    report = lint(tmp_path, {"openclaw.json": lab(model="contextWindow: 0")}, releases=releases)
    (finding,) = found(report, CODE)
    assert finding.releases in (None, releases)


def test_numbers_of_an_included_file(tmp_path: Path) -> None:
    files = {
        "openclaw.json": f'{{ models: {{ providers: {{ lab: {{ {URL}, models: [{{ $include: "a.json5" }}] }} }} }} }}',
        "a.json5": '{\n  id: "a", name: "A",\n  maxTokens: -1,\n}\n',
    }
    (finding,) = found(lint(tmp_path, files), CODE)
    assert (finding.location.path, finding.location.begin) == ("a.json5", (3, 14))


def test_numbers_of_an_embedded_file(tmp_path: Path) -> None:
    content = "|\n      {\n        agents: { defaults: { maxConcurrent: 0 } },\n      }"
    text = manifest(f"configFiles:\n- path: /x/openclaw.json\n  content: {content}", "Agent")
    assert places(lint(tmp_path, {"a.yaml": text}), CODE) == [(10, 48)]


def test_a_comment_silences_it(tmp_path: Path) -> None:
    spec = "provider: gemini\napiKeySecretRef: { name: x-key, key: api-key }\n"
    text = manifest(f"{spec}# provcheck: ignore[out-of-range] means no limit\nmaxTokensPerDay: -1")
    assert not lint(tmp_path, {"a.yaml": text}).findings
