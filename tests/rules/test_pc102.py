from pathlib import Path

import pytest

from support import fixed, found, lint, message, places, related, severities, texts

CODE = "PC102"
LAB = 'baseUrl: "http://localhost/v1", api: "openai-completions"'


def lab(keys: str = "", model: str = "") -> str:
    """A configuration with a provider whose keys and whose model's keys can be given."""
    models = f'[{{ id: "a", name: "A", {model} }}]'
    return f"{{\n  models: {{ providers: {{ lab: {{\n    {LAB}, {keys}\n    models: {models} }} }} }},\n}}\n"


def manifest(spec: str, kind: str = "ModelProvider") -> str:
    """A manifest whose spec begins on line 5."""
    lines = "".join(f"  {line}\n" for line in spec.splitlines())
    return f"apiVersion: pai.io/v1\nkind: {kind}\nmetadata:\n  name: x\nspec:\n{lines}"


# What is written for what is meant: text, the wrong value in it, and what should stand there
OPENCLAW_QUOTES = [
    (lab(model='contextWindow: "40960"'), '"40960"', "40960"),
    (lab(model="contextWindow: '40_960'"), "'40_960'", "40960"),
    (lab(model='maxTokens: " 4096 "'), '" 4096 "', "4096"),
    (lab(model='reasoning: "true"'), '"true"', "true"),
    (lab(model='reasoning: "False"'), '"False"', "false"),
    (lab(model='cost: { input: "0.25" }'), '"0.25"', "0.25"),
    (lab('timeoutSeconds: "30",'), '"30"', "30"),
    (lab('authHeader: "true",'), '"true"', "true"),
    ("{ env: { vars: { PORT: 8000 } } }", "8000", '"8000"'),
    ('{ env: { shellEnv: { enabled: "true" } } }', '"true"', "true"),
    ('{ agents: { defaults: { maxConcurrent: "4" } } }', '"4"', "4"),
    ("{ agents: { entries: { main: { name: 7 } } } }", "7", '"7"'),
    ('{ agents: { entries: { main: { default: "true" } } } }', '"true"', "true"),
]

PAI_QUOTES = [
    (manifest('provider: gemini\nmaxTokensPerDay: "5000000"'), '"5000000"', "5000000"),
    (manifest("provider: gemini\nmaxTokensPerDay: '5_000_000'"), "'5_000_000'", "5000000"),
    (manifest('provider: gemini\nexternalAccess: { enabled: "false" }'), '"false"', "false"),
    (manifest('provider: gemini\nretry: { maxAttempts: "3" }'), '"3"', "3"),
    (manifest("provider: gemini").replace("name: x", "name: 5"), "5", '"5"'),
    (manifest("provider: gemini").replace("name: x", "name: x\n  labels: { tier: 12 }"), "12", '"12"'),
    (manifest('replicas: "2"', "Agent"), '"2"', "2"),
    (manifest('longRunning: "true"', "Agent"), '"true"', "true"),
    (manifest('rateLimits: { maxCostPerDayUSD: "20.0" }', "Agent"), '"20.0"', "20.0"),
    (manifest("env: [{ name: PORT, value: 8000 }]", "Agent"), "8000", '"8000"'),
    (manifest('inbound: { port: "8080" }', "Agent"), '"8080"', "8080"),
    (manifest('thresholds: { injection: "0.9" }', "GuardBinding"), '"0.9"', "0.9"),
    (manifest('audit: { logRequests: "true" }\ntype: github', "Provider"), '"true"', "true"),
]


@pytest.mark.parametrize(
    ("name", "text", "wrong", "right"),
    [("openclaw.json", *one) for one in OPENCLAW_QUOTES] + [("a.yaml", *one) for one in PAI_QUOTES],
)
def test_what_is_plainly_meant_is_fixed(tmp_path: Path, name: str, text: str, wrong: str, right: str) -> None:
    files = {name: text}
    report = lint(tmp_path, files)
    assert severities(report, CODE) == ["error"]
    assert texts(report, CODE) == [wrong]
    (finding,) = found(report, CODE)
    assert finding.fix is not None
    assert finding.fix.safe
    mended = fixed(files, finding)
    assert mended == {name: text.replace(wrong, right)}
    assert not found(lint(tmp_path, mended), CODE)


@pytest.mark.parametrize(
    ("name", "text", "written"),
    [
        ("a.yaml", manifest("provider: gemini").replace("name: x", "name: x\n  labels: { version: 1.10 }"), "1.10"),
        ("a.yaml", manifest("provider: vllm\nendpoint: http://x/v1\nallowedModels: [4.10]"), "4.10"),
        ("a.yaml", manifest("env: [{ name: A, value: 0x1F }]", "Agent"), "0x1F"),
        ("a.yaml", manifest("env: [{ name: A, value: 007 }]", "Agent"), "007"),
        ("a.yaml", manifest("env: [{ name: A, value: 1e3 }]", "Agent"), "1e3"),
        ("openclaw.json", "{ env: { vars: { A: 1.50 } } }", "1.50"),
    ],
)
def test_a_number_is_quoted_as_it_is_written(tmp_path: Path, name: str, text: str, written: str) -> None:
    files = {name: text}
    (finding,) = found(lint(tmp_path, files), CODE)
    if finding.fix:
        assert fixed(files, finding) == {name: text.replace(written, f'"{written}"')}


@pytest.mark.parametrize(
    ("text", "place", "said"),
    [
        (lab(model='contextWindow: "128k"'), (4, 51), 'must be a number, not the string "128k"'),
        (lab(model="contextWindow: null"), (4, 51), "must be a number, not null"),
        (lab(model="contextWindow: true"), (4, 51), "must be a number, not true"),
        (lab(model="contextWindow: [40960]"), (4, 51), "must be a number, not a list"),
        (lab(model="contextWindow: {}"), (4, 51), "must be a number, not an object"),
        (lab(model="contextWindow: Infinity"), (4, 51), "not Infinity"),
        (lab(model="contextWindow: NaN"), (4, 51), "not NaN"),
        (lab(model="reasoning: 1"), (4, 47), "must be true or false, not 1"),
        (lab(model='cost: "free"'), (4, 42), 'cost must be an object, not the string "free"'),
        (lab(model='cost: { output: "0,5" }'), (4, 52), 'cost.output must be a number, not the string "0,5"'),
        ('{ models: "x" }', (1, 11), 'models must be an object, not the string "x"'),
        ("{ models: { providers: [] } }", (1, 24), "models.providers must be an object, not a list"),
        ('{ models: { providers: { lab: "x" } } }', (1, 31), "must be an object"),
        ('{ agents: { defaults: { model: { primary: ["a/b"] } } } }', (1, 43), "must be a string, not a list"),
        ('{ agents: { defaults: { model: ["a/b"] } } }', (1, 32), "must be a string or an object, not a list"),
        ('{ agents: { defaults: { models: ["a/b"] } } }', (1, 33), "must be an object, not a list"),
        ('{ agents: { defaults: { models: { "a/b": "x" } } } }', (1, 42), 'must be an object, not the string "x"'),
        ("{ agents: { defaults: { maxConcurrent: 1.5 } } }", (1, 40), "must be a whole number, not 1.5"),
        ("{ agents: { entries: [] } }", (1, 22), "must be an object, not a list"),
        ("{ env: { vars: { A: null } } }", (1, 21), "must be a string, not null"),
        ("{ env: { vars: [] } }", (1, 16), "must be an object, not a list"),
        ('{ auth: { profiles: ["x"] } }', (1, 21), "must be an object, not a list"),
        ('{ auth: { order: { openai: "x" } } }', (1, 28), "must be a list of strings"),
        ('{ secrets: { providers: { x: "env" } } }', (1, 30), 'not the string "env"'),
        ("[]", (1, 1), "the file must be an object, not a list"),
    ],
)
def test_wrong_types_in_openclaw(tmp_path: Path, text: str, place: tuple[int, int], said: str) -> None:
    report = lint(tmp_path, {"openclaw.json": text}, named=["openclaw.json"])
    assert places(report, CODE) == [place]
    assert severities(report, CODE) == ["error"]
    assert said in message(report, CODE)
    assert found(report, CODE)[0].fix is None


@pytest.mark.parametrize(
    ("spec", "place", "said"),
    [
        ("maxTokensPerDay: 5M", (7, 20), 'maxTokensPerDay must be a whole number, not the string "5M"'),
        ("maxTokensPerRequest: 16000.5", (7, 24), "must be a whole number, not 16000.5"),
        ("maxTokensPerDay: [5]", (7, 20), "must be a whole number, not a list"),
        ("retry: 3", (7, 10), "retry must be an object, not 3"),
        ("retry: { maxAttempts: three }", (7, 25), 'maxAttempts must be a whole number, not the string "three"'),
        ("allowedModels: { a: b }", (7, 18), "allowedModels must be a list of strings, not an object"),
        ("allowedModels: [{ id: a }]", (7, 19), "allowedModels[0] must be a string, not an object"),
        ("externalAccess: true", (7, 19), "externalAccess must be an object, not true"),
        ("externalAccess: { enabled: 1 }", (7, 30), "enabled must be true or false, not 1"),
        ("guards: [g]", (7, 12), "guards[0] must be an object"),
        ("guards: [{ binding: g, scan: [prompts] }]", (7, 32), "scan must be an object, not a list"),
        ("endpoint: [a]", (7, 13), "endpoint must be a string, not a list"),
        ("fallbacks: 5", (7, 14), "fallbacks must be a list of strings, not 5"),
    ],
)
def test_wrong_types_in_a_model_provider(tmp_path: Path, spec: str, place: tuple[int, int], said: str) -> None:
    report = lint(tmp_path, {"a.yaml": manifest(f"provider: gemini\n{spec}")})
    assert places(report, CODE) == [place]
    assert severities(report, CODE) == ["error"]
    assert said in message(report, CODE)
    assert found(report, CODE)[0].fix is None


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (manifest("env: { A: b }", "Agent"), "spec.env must be a list of objects, not an object"),
        (manifest("skills: [a]", "Agent"), "spec.skills[0] must be an object"),
        (manifest("runAsUser: root", "Agent"), "spec.runAsUser must be a whole number"),
        (manifest("resources: large", "Agent"), "spec.resources must be an object"),
        (manifest("type: github\npolicy: allow", "Provider"), "spec.policy must be an object"),
        (manifest("type: github\nauth: { type: pat, secretRef: { name: a } }", "Provider"), "must be a string"),
        (manifest("provider: gemini").replace("spec:\n  provider: gemini", "spec: [a]"), "spec must be an object"),
        (manifest("provider: gemini").replace("ModelProvider", "[ModelProvider]"), "kind must be a string"),
        (manifest("provider: gemini").replace("\n  name: x", " x"), "metadata must be an object"),
    ],
)
def test_wrong_types_in_other_manifests(tmp_path: Path, text: str, said: str) -> None:
    report = lint(tmp_path, {"a.yaml": text})
    assert said in message(report, CODE)
    assert severities(report, CODE) == ["error"]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("openclaw.json", '{ agents: { defaults: { model: { fallbacks: "openai/gpt-5.5" } } } }'),
        ("openclaw.json", lab(model='input: "text"')),
        ("a.yaml", manifest("provider: gemini\nallowedModels: gemini-2.5-pro")),
        ("a.yaml", manifest("models: x/a", "Agent")),
        ("a.yaml", manifest("command: run.sh", "Agent")),
    ],
)
def test_one_value_for_a_list(tmp_path: Path, name: str, text: str) -> None:
    (finding,) = found(lint(tmp_path, {name: text}), CODE)
    assert "must be a list" in finding.message
    assert "list" in str(finding.help)


def test_each_wrong_value_is_one_finding(tmp_path: Path) -> None:
    text = lab(model='contextWindow: "a", maxTokens: "b", cost: { input: "c" }')
    report = lint(tmp_path, {"openclaw.json": text})
    assert texts(report, CODE) == ['"a"', '"b"', '"c"']
    assert {one.code for one in report.findings} == {CODE}


def test_a_long_value_is_cut_short(tmp_path: Path) -> None:
    text = lab(model=f'contextWindow: "{"word " * 2000}"')
    assert len(message(lint(tmp_path, {"openclaw.json": text}), CODE)) < 200


@pytest.mark.parametrize("value", ["12345678901234", "[]", "true"])
def test_a_key_of_the_wrong_type_is_not_shown(tmp_path: Path, value: str) -> None:
    report = lint(tmp_path, {"openclaw.json": lab(f"apiKey: {value},")})
    assert places(report, CODE) == [(3, 72)]
    assert "12345678901234" not in message(report, CODE)


@pytest.mark.parametrize("keys", ["apiKey: 5,", "headers: { A: 5 },", "apiKey: true,"])
def test_a_text_or_a_reference(tmp_path: Path, keys: str) -> None:
    said = message(lint(tmp_path, {"openclaw.json": lab(keys)}), CODE)
    assert "a string" in said
    assert "an object" in said


@pytest.mark.parametrize("name", ["openclaw.json", "a.yaml"])
def test_a_number_with_very_many_digits(tmp_path: Path, name: str) -> None:
    digits = "9" * 5000
    text = lab(model=f'contextWindow: "{digits}"')
    text = text if name == "openclaw.json" else manifest(f'provider: gemini\nmaxTokensPerDay: "{digits}"')
    assert severities(lint(tmp_path, {name: text}), CODE) == ["error"]


@pytest.mark.parametrize("value", ["Infinity", "-Infinity", "NaN"])
def test_no_number_is_no_text(tmp_path: Path, value: str) -> None:
    (finding,) = found(lint(tmp_path, {"openclaw.json": f"{{ env: {{ vars: {{ A: {value} }} }} }}"}), CODE)
    assert finding.fix is None


def test_no_other_rule_speaks_of_a_wrong_type(tmp_path: Path) -> None:
    text = lab(model='contextWindow: "abc", maxTokens: 900000')
    assert [one.code for one in lint(tmp_path, {"openclaw.json": text}).findings] == [CODE]
    agents = 'agents: { defaults: { model: "lab/zzz" } }'
    text = f"{{ models: {{ providers: {{ lab: {{ {LAB}, models: {{}} }} }} }}, {agents} }}"
    assert [one.code for one in lint(tmp_path, {"openclaw.json": text}).findings] == [CODE]


def test_a_wrong_type_is_one_finding_for_all_releases(tmp_path: Path) -> None:
    releases = ("2026.1.30", "2026.6.11", "2026.9.6")
    report = lint(tmp_path, {"openclaw.json": lab(model='contextWindow: "40960"')}, releases=releases)
    (finding,) = found(report, CODE)
    assert finding.releases in (None, releases)
    assert not related(finding)


# Variables


@pytest.mark.parametrize(
    "text",
    [
        lab(model='contextWindow: "${WINDOW}"'),
        lab(model='contextWindow: "1${ZEROS}"'),
        lab(model='reasoning: "${REASONING}"'),
        lab(model='input: "${INPUT}"'),
        '{ agents: { defaults: { model: { fallbacks: "${FALLBACKS}" } } } }',
    ],
)
def test_a_variable_of_openclaw_is_a_text(tmp_path: Path, text: str) -> None:
    report = lint(tmp_path, {"openclaw.json": text})
    assert severities(report, CODE) == ["error"]
    assert found(report, CODE)[0].fix is None


@pytest.mark.parametrize(
    "text",
    [
        lab().replace('"http://localhost/v1"', '"${URL}"'),
        lab(model='name: "${NAME}"').replace('name: "A", ', ""),
        lab('apiKey: "${LAB_KEY}",'),
        '{ agents: { defaults: { model: "${MODEL}" } } }',
        '{ agents: { defaults: { models: { "a/b": {} }, model: { fallbacks: ["${A}"] } } } }',
    ],
)
def test_a_variable_may_be_any_text(tmp_path: Path, text: str) -> None:
    assert not found(lint(tmp_path, {"openclaw.json": text}), CODE)


@pytest.mark.parametrize(
    "spec",
    [
        'maxTokensPerDay: "${BUDGET}"',
        "allowedModels: ${MODELS}",
        'externalAccess: { enabled: "${OPEN}" }',
        "retry: ${RETRY}",
        "fallbacks: ['${FALLBACK}']",
    ],
)
def test_a_variable_of_pai_is_unknown(tmp_path: Path, spec: str) -> None:
    key = "apiKeySecretRef: { name: x-key, key: api-key }"
    assert not lint(tmp_path, {"a.yaml": manifest(f"provider: gemini\n{key}\n{spec}")}).findings


# Includes and embedded files


def test_a_wrong_type_in_an_included_file(tmp_path: Path) -> None:
    files = {
        "openclaw.json": '{ models: { providers: { lab: { $include: "lab.json5" } } } }\n',
        "lab.json5": f'{{\n  {LAB},\n  models: [\n    {{ id: "a", name: "A", contextWindow: "40960" }},\n  ],\n}}\n',
    }
    (finding,) = found(lint(tmp_path, files), CODE)
    assert (finding.location.path, finding.location.begin) == ("lab.json5", (4, 42))
    assert fixed(files, finding)["lab.json5"] == files["lab.json5"].replace('"40960"', "40960")


@pytest.mark.parametrize(("value", "word"), [('"x"', "string"), ("5", "not 5"), ("[]", "list")])
def test_another_type_beside_an_included_object(tmp_path: Path, value: str, word: str) -> None:
    files = {
        "openclaw.json": f'{{\n  models: {{\n    $include: "models.json5",\n    providers: {value},\n  }},\n}}\n',
        "models.json5": f"{{ providers: {{ lab: {{ {LAB}, models: [] }} }} }}\n",
    }
    report = lint(tmp_path, files)
    (finding,) = found(report, CODE)
    assert (finding.location.path, finding.location.begin) == ("openclaw.json", (4, 16))
    assert word in finding.message


def test_the_sibling_wins_over_a_wrong_type(tmp_path: Path) -> None:
    files = {
        "openclaw.json": '{ models: { $include: "models.json5", providers: {} } }',
        "models.json5": '{ providers: "x" }',
    }
    assert not lint(tmp_path, files).findings


def test_a_whole_file_of_the_wrong_type(tmp_path: Path) -> None:
    files = {"openclaw.json": '{ models: { $include: "models.json5" } }', "models.json5": "[]\n"}
    (finding,) = found(lint(tmp_path, files), CODE)
    assert (finding.location.path, finding.location.begin) == ("models.json5", (1, 1))
    assert "models must be an object, not a list" in finding.message


def test_a_wrong_type_in_an_embedded_file(tmp_path: Path) -> None:
    content = "|\n      {\n        agents: { defaults: { maxConcurrent: '4' } },\n      }"
    files = {"a.yaml": manifest(f"configFiles:\n- path: /x/openclaw.json\n  content: {content}", "Agent")}
    (finding,) = found(lint(tmp_path, files), CODE)
    assert finding.location.begin == (10, 48)
    assert fixed(files, finding) == {"a.yaml": files["a.yaml"].replace("'4'", "4")}


def test_a_comment_silences_it(tmp_path: Path) -> None:
    text = "{\n  models: {\n    providers: [], // provcheck: ignore[wrong-type] on its way\n  },\n}\n"
    report = lint(tmp_path, {"openclaw.json": text})
    assert not report.findings
    assert report.summary.suppressed == 1
