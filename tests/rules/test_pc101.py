from pathlib import Path

import pytest

from support import fixed, found, lint, message, places, severities, texts

CODE = "PC101"
LAB = 'baseUrl: "http://localhost/v1", api: "openai-completions"'
LIMITS = "contextWindow: 40960, maxTokens: 4096"
KEY = "apiKeySecretRef: { name: x-key, key: api-key }"


def lab(keys: str = "", model: str = "") -> str:
    """A configuration with a provider and a model that have further keys."""
    models = f'[{{ id: "a", name: "A", {model} }}]'
    return f"{{\n  models: {{ providers: {{ lab: {{\n    {LAB}, {keys}\n    models: {models} }} }} }},\n}}\n"


def manifest(spec: str, kind: str = "ModelProvider") -> str:
    """A manifest whose spec begins on line 5."""
    lines = "".join(f"  {line}\n" for line in spec.splitlines())
    return f"apiVersion: pai.io/v1\nkind: {kind}\nmetadata:\n  name: x\nspec:\n{lines}"


OPENCLAW_SLIPS = [
    ("{ modls: {} }", "modls", "models"),
    ("{ agnets: {} }", "agnets", "agents"),
    ('{ models: { modee: "merge" } }', "modee", "mode"),
    ("{ models: { provider: {} } }", "provider", "providers"),
    (lab().replace("baseUrl", "baseURL"), "baseURL", "baseUrl"),
    (lab('apikey: "${LAB_KEY}",'), "apikey", "apiKey"),
    (lab('api_key: "${LAB_KEY}",'), "api_key", "apiKey"),
    (lab("authheader: true,"), "authheader", "authHeader"),
    (lab(model="contextwindow: 40960"), "contextwindow", "contextWindow"),
    (lab(model="contextLength: 40960"), "contextLength", "contextWindow"),
    (lab(model="context_window: 40960"), "context_window", "contextWindow"),
    (lab(model="maxToken: 4096"), "maxToken", "maxTokens"),
    (lab(model="maxOutputTokens: 4096"), "maxOutputTokens", "maxTokens"),
    (lab(model="reasonning: true"), "reasonning", "reasoning"),
    (lab(model="cost: { ouput: 1 }"), "ouput", "output"),
    (lab(model="compat: { supportStore: false }"), "supportStore", "supportsStore"),
    ('{ agents: { default: { workspace: "~/x" } } }', "default", "defaults"),
    ("{ agents: { defaults: { maxConcurent: 4 } } }", "maxConcurent", "maxConcurrent"),
    ('{ agents: { defaults: { model: { primry: "openai/gpt-5.5" } } } }', "primry", "primary"),
    ('{ agents: { defaults: { model: { fallback: ["openai/gpt-5.5"] } } } }', "fallback", "fallbacks"),
    ('{ agents: { entries: { main: { workspce: "~/x" } } } }', "workspce", "workspace"),
    ("{ env: { shellEnv: { enable: true } } }", "enable", "enabled"),
    ('{ auth: { profiles: { x: { provider: "openai", mode: "oauth", emial: "a@b.example" } } } }', "emial", "email"),
    ('{ secrets: { default: { env: "x" } } }', "default", "defaults"),
    ('{ secrets: { providers: { x: { source: "env", allowList: ["A"] } } } }', "allowList", "allowlist"),
]

PAI_SLIPS = [
    (manifest("provider: gemini\nallowedModel: [a]"), "allowedModel", "allowedModels"),
    (manifest("provider: gemini\nallowed_models: [a]"), "allowed_models", "allowedModels"),
    (manifest("provider: gemini\nendPoint: http://x/v1"), "endPoint", "endpoint"),
    (manifest("provider: gemini\nmaxTokenPerDay: 5"), "maxTokenPerDay", "maxTokensPerDay"),
    (manifest("provider: gemini\nretry: { maxAttempt: 3 }"), "maxAttempt", "maxAttempts"),
    (manifest("provider: gemini\nretry: { initialBackoff: 3 }"), "initialBackoff", "initialBackoffMs"),
    (manifest("provider: gemini\nexternalAccess: { enable: true }"), "enable", "enabled"),
    (manifest("provider: gemini\nguards: [{ bindings: g }]"), "bindings", "binding"),
    (manifest("provider: gemini").replace("name: x", "name: x\n  namespce: y"), "namespce", "namespace"),
    (manifest("model: [x/a]", "Agent"), "model", "models"),
    (manifest("harnes: claude", "Agent"), "harnes", "harness"),
    (manifest("longrunning: false", "Agent"), "longrunning", "longRunning"),
    (manifest("tokens: { maxPerDays: 5 }", "Agent"), "maxPerDays", "maxPerDay"),
    (manifest("configFiles: [{ path: /x, contents: y }]", "Agent"), "contents", "content"),
    (manifest("triggers: [{ webhok: {} }]", "Agent"), "webhok", "webhook"),
    (manifest("type: github\nauth: { type: pat, secretRef: a, secretkey: b }", "Provider"), "secretkey", "secretKey"),
    (manifest("type: github\npolicy: { allows: ['*'] }", "Provider"), "allows", "allow"),
    (manifest("classifier: { endpiont: http://x }", "GuardBinding"), "endpiont", "endpoint"),
]


@pytest.mark.parametrize(("text", "wrong", "right"), OPENCLAW_SLIPS)
def test_a_slip_in_openclaw_is_an_error(tmp_path: Path, text: str, wrong: str, right: str) -> None:
    files = {"openclaw.json": text}
    report = lint(tmp_path, files)
    assert severities(report, CODE) == ["error"]
    assert texts(report, CODE) == [wrong]
    (finding,) = found(report, CODE)
    assert finding.help == f'did you mean "{right}"?'
    mended = fixed(files, finding)
    assert mended == {"openclaw.json": text.replace(f"{wrong}:", f"{right}:")}
    assert not found(lint(tmp_path, mended), CODE)


@pytest.mark.parametrize(("text", "wrong", "right"), PAI_SLIPS)
def test_a_slip_in_pai_is_a_warning(tmp_path: Path, text: str, wrong: str, right: str) -> None:
    files = {"a.yaml": text}
    report = lint(tmp_path, files)
    assert severities(report, CODE) == ["warning"]
    assert texts(report, CODE) == [wrong]
    (finding,) = found(report, CODE)
    assert finding.help == f'did you mean "{right}"?'
    mended = fixed(files, finding)
    assert mended == {"a.yaml": text.replace(f"{wrong}:", f"{right}:")}
    assert not found(lint(tmp_path, mended), CODE)


@pytest.mark.parametrize(
    ("text", "place", "where"),
    [
        ('{\n  "frobnicate": 1,\n}\n', (2, 3), "at the top of the file"),
        ("{\n  models: { frobnicate: 1 },\n}\n", (2, 13), "in models"),
        (lab("frobnicate: 1,"), (3, 64), "in models.providers.lab"),
        (lab(model="frobnicate: 1"), (4, 36), "in models.providers.lab.models[0]"),
        ('{ agents: { defaults: { models: { "a/b": { frobnicate: 1 } } } } }', (1, 44), 'models["a/b"]'),
        ("{ agents: { defaults: { frobnicate: 1 } } }", (1, 25), "in agents.defaults"),
        ("{ auth: { frobnicate: 1 } }", (1, 11), "in auth"),
        ("{ secrets: { frobnicate: 1 } }", (1, 14), "in secrets"),
        ("{ meta: { frobnicate: 1 } }", (1, 11), "in meta"),
    ],
)
def test_what_nobody_knows(tmp_path: Path, text: str, place: tuple[int, int], where: str) -> None:
    report = lint(tmp_path, {"openclaw.json": text})
    assert places(report, CODE) == [place]
    assert '"frobnicate"' in message(report, CODE)
    assert where in message(report, CODE)
    (finding,) = found(report, CODE)
    assert finding.help is None
    assert finding.fix is None


@pytest.mark.parametrize("kind", ["ModelProvider", "Agent", "Provider"])
def test_what_pai_does_not_document_is_worth_knowing(tmp_path: Path, kind: str) -> None:
    spec = {"ModelProvider": "provider: gemini", "Agent": "image: x", "Provider": "type: github"}[kind]
    report = lint(tmp_path, {"a.yaml": manifest(f"{spec}\nfrobnicate: 1", kind)})
    assert severities(report, CODE) == ["info"]
    assert places(report, CODE) == [(7, 3)]
    assert "documentation" in message(report, CODE)
    assert not [one for one in report.findings if one.fix]


@pytest.mark.parametrize(
    "text",
    [
        "{ channels: { telegram: { frobnicate: 1 } }, plugins: { entries: { x: { config: { y: 1 } } } } }",
        "{ gateway: { frobnicate: 1 }, tools: { frobnicate: 1 } }",
        lab(model="params: { frobnicate: 1 }"),
        lab('headers: { "X-Frobnicate": "1" },'),
        '{ agents: { defaults: { models: { "a/b": { params: { frobnicate: 1 } } } } } }',
        '{ env: { vars: { FROBNICATE: "1" } } }',
    ],
)
def test_what_may_hold_any_key(tmp_path: Path, text: str) -> None:
    assert not found(lint(tmp_path, {"openclaw.json": text}), CODE)


@pytest.mark.parametrize(
    "text",
    [
        manifest("provider: gemini").replace("name: x", "name: x\n  labels: { frobnicate: y }"),
        manifest("provider: gemini") + "status: { frobnicate: 1 }\n",
        manifest("provider: gemini\nguards: [{ binding: g, scan: { toolResults: true } }]"),
        manifest("frobnicate: 1", "Session"),
        manifest("frobnicate: 1", "Team"),
        manifest("packages: { pip: [a] }", "Agent"),
        manifest("triggers: [{ telegram: { frobnicate: 1 } }]", "Agent"),
    ],
)
def test_what_pai_leaves_open(tmp_path: Path, text: str) -> None:
    assert not found(lint(tmp_path, {"a.yaml": text}), CODE)


@pytest.mark.parametrize("key", ['"// why"', "_note", '"#"', "comment"])
def test_a_comment_as_a_key(tmp_path: Path, key: str) -> None:
    report = lint(tmp_path, {"openclaw.json": f'{{ models: {{ {key}: "because" }} }}'})
    assert severities(report, CODE) == ["error"]
    (finding,) = found(report, CODE)
    assert "comment" in str(finding.help)
    assert finding.fix is None


def test_a_key_that_stands_too_high(tmp_path: Path) -> None:
    (finding,) = found(lint(tmp_path, {"openclaw.json": "{ profiles: {} }"}), CODE)
    assert finding.help == "it belongs into auth.profiles"
    assert finding.fix is None


def test_no_fix_where_the_right_key_is_there_too(tmp_path: Path) -> None:
    (finding,) = found(lint(tmp_path, {"openclaw.json": lab('baseURL: "http://elsewhere/v1",')}), CODE)
    assert '"baseUrl", which is there too' in str(finding.help)
    assert finding.fix is None


@pytest.mark.parametrize(
    "text",
    ['{ model: "openai/gpt-5.5" }', "{ agents: { default: true } }", '{ models: { provider: "openai" } }'],
)
def test_no_fix_where_the_value_does_not_suit_the_right_key(tmp_path: Path, text: str) -> None:
    (finding,) = found(lint(tmp_path, {"openclaw.json": text}), CODE)
    assert finding.fix is None


@pytest.mark.parametrize("key", ["openai", "anthropic", "bearer", "google"])
def test_the_words_for_a_value_are_no_keys(tmp_path: Path, key: str) -> None:
    (finding,) = found(lint(tmp_path, {"openclaw.json": lab(f'{key}: "x",')}), CODE)
    assert finding.help is None


def test_the_quotes_of_a_key_stay(tmp_path: Path) -> None:
    files = {
        "openclaw.json": '{ "models": { "modee": "merge" } }',
        "b.openclaw.json": "{ models: { 'modee': 'merge' } }",
    }
    for finding in found(lint(tmp_path, files), CODE):
        files = fixed(files, finding)
    assert files["openclaw.json"] == '{ "models": { "mode": "merge" } }'
    assert files["b.openclaw.json"] == "{ models: { 'mode': 'merge' } }"


def test_each_wrong_key_is_one_finding(tmp_path: Path) -> None:
    report = lint(
        tmp_path, {"openclaw.json": lab("foo: 1, bar: 2,", model="contextwindow: 40960, baz: 1, maxTokens: 4096")}
    )
    assert texts(report, CODE) == ["foo", "bar", "contextwindow", "baz"]
    assert not [one for one in report.findings if one.code != CODE]


# A misspelt key counts as present


@pytest.mark.parametrize(
    "text",
    [
        lab(model=LIMITS).replace("baseUrl", "baseURL"),
        lab(model=LIMITS).replace("    models:", "    modles:"),
        '{ models: { providers: { lab: { baseUrl: "http://localhost/v1", model: [] } } } }',
        lab(model=LIMITS).replace("id:", "ID:"),
        lab(model=LIMITS).replace("name:", "nmae:"),
        lab(model=LIMITS.replace("contextWindow", "contextLength")),
        lab(model=LIMITS.replace("maxTokens", "maxToken")),
        '{ models: { provider: { lab: { baseUrl: "http://localhost/v1", models: [] } } } }',
    ],
)
def test_nobody_misses_a_misspelt_key(tmp_path: Path, text: str) -> None:
    text = text.rstrip().removesuffix("}").rstrip(", \n") + ', agents: { defaults: { model: "lab/a" } } }'
    report = lint(tmp_path, {"openclaw.json": text})
    assert [one.code for one in report.findings] == [CODE]


@pytest.mark.parametrize(
    "spec",
    [
        "Provider: vllm\nendpoint: http://x/v1\nallowedModels: [a]",
        f"provider: openai\nendpoint: http://x/v1\n{KEY}\nallowedModel: [a]",
        f"provider: gemini\n{KEY.replace('apiKey', 'api_key')}",
        f"provider: openai\nendpoint: http://x/v1\n{KEY.replace('Ref', 'ref')}\nallowedModels: [a]",
        "provider: vllm\nendPoint: http://x/v1\nallowedModels: [a]",
        "provider: vllm\nendpoint: http://x/v1\nallowedmodels: [b]",
    ],
)
def test_nobody_misses_a_misspelt_field_of_pai(tmp_path: Path, spec: str) -> None:
    agent = manifest("models: [x/a]", "Agent").replace("name: x", "name: helper")
    report = lint(tmp_path, {"a.yaml": f"{manifest(spec)}---\n{agent}"})
    assert [one.code for one in report.findings] == [CODE]


def test_a_misspelt_name_is_there(tmp_path: Path) -> None:
    text = manifest(f"provider: gemini\n{KEY}").replace("  name: x\n", "  nmae: x\n")
    assert [one.code for one in lint(tmp_path, {"a.yaml": text}).findings] == [CODE]


# Releases


def test_a_wrong_key_is_one_finding_for_all_releases(tmp_path: Path) -> None:
    releases = ("2026.1.30", "2026.5.28", "2026.9.6")
    report = lint(tmp_path, {"openclaw.json": lab(model="frobnicate: 1")}, releases=releases)
    assert severities(report, CODE) == ["error"]
    (finding,) = found(report, CODE)
    assert finding.releases in (None, releases)


@pytest.mark.parametrize(
    ("text", "release"),
    [
        ('{ env: { A: "x" } }', "2026.9.6"),
        ('{ agent: { model: "openai/gpt-5.5" } }', "2026.9.6"),
        ("{ agents: { entries: { main: { default: true } } } }", "2026.7.1"),
        ("{ agents: { defaults: { modelPolicy: { allow: [] } } } }", "2026.7.1"),
    ],
)
def test_a_key_of_another_release_is_not_unknown(tmp_path: Path, text: str, release: str) -> None:
    report = lint(tmp_path, {"openclaw.json": text}, releases=(release,))
    assert report.findings
    assert not found(report, CODE)


# Includes and embedded files


def test_a_slip_in_an_included_file(tmp_path: Path) -> None:
    files = {
        "openclaw.json": '{ models: { $include: "./models.json5" } }\n',
        "models.json5": '{\n  mode: "merge",\n  provders: {},\n}\n',
    }
    report = lint(tmp_path, files)
    (finding,) = found(report, CODE)
    assert (finding.location.path, finding.location.begin) == ("models.json5", (3, 3))
    mended = fixed(files, finding)
    assert mended["models.json5"] == '{\n  mode: "merge",\n  providers: {},\n}\n'
    assert mended["openclaw.json"] == files["openclaw.json"]


def test_what_cannot_be_read_hides_no_slip(tmp_path: Path) -> None:
    report = lint(tmp_path, {"openclaw.json": '{\n  $include: "./gone.json5",\n  modls: {},\n}\n'})
    assert places(report, CODE) == [(3, 3)]


def test_a_slip_in_an_embedded_file(tmp_path: Path) -> None:
    content = "|\n      {\n        models: { providers: { lab: {\n          baseURL: 'http://localhost/v1',"
    content += " models: [{ id: 'a', name: 'A' }] } } },\n      }"
    files = {"a.yaml": manifest(f"configFiles:\n- path: /x/openclaw.json\n  content: {content}", "Agent")}
    report = lint(tmp_path, files)
    (finding,) = found(report, CODE)
    assert (finding.location.path, finding.severity.label) == ("a.yaml", "error")
    assert texts(report, CODE) == ["baseURL"]
    line = files["a.yaml"].split("\n")[finding.location.begin[0] - 1]
    assert line.index("baseURL") == finding.location.begin[1] - 1
    assert fixed(files, finding) == {"a.yaml": files["a.yaml"].replace("baseURL", "baseUrl")}


def test_a_slip_in_an_embedded_file_with_escapes(tmp_path: Path) -> None:
    content = r'"{ \"models\": { \"modee\": \"merge\" } }"'
    files = {"a.yaml": manifest(f"configFiles:\n- path: /x/openclaw.json\n  content: {content}", "Agent")}
    (finding,) = found(lint(tmp_path, files), CODE)
    assert fixed(files, finding) == {"a.yaml": files["a.yaml"].replace("modee", "mode")}


# Suppression


@pytest.mark.parametrize(
    "text",
    [
        "{\n  foo: 1, // provcheck: ignore[PC101] ours\n}\n",
        "{\n  // provcheck: ignore[unknown-key] ours\n  foo: 1,\n}\n",
        "{\n  /* provcheck: ignore[PC1] */ foo: 1,\n}\n",
        "// provcheck: ignore-file[PC101]\n{\n\n\n  foo: 1,\n}\n",
    ],
)
def test_a_comment_silences_it(tmp_path: Path, text: str) -> None:
    report = lint(tmp_path, {"openclaw.json": text})
    assert not report.findings
    assert report.summary.suppressed == 1


def test_a_comment_silences_it_in_pai(tmp_path: Path) -> None:
    text = manifest(f"provider: gemini\n{KEY}\nregion: eu # provcheck: ignore[PC101] a plug-in reads it")
    assert not lint(tmp_path, {"a.yaml": text}).findings
