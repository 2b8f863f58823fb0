from pathlib import Path

import pytest

from support import fixed, found, lint, message, places, severities, texts

CODE = "PC103"
MODELS = 'models: [{ id: "a", name: "A" }]'


def lab(keys: str, model: str = "") -> str:
    """A configuration with a provider that has these keys beside address and models, from line 3, column 5 on."""
    models = f'models: [{{ id: "a", name: "A", {model} }}]'
    return f'{{\n  models: {{ providers: {{ lab: {{\n    {keys}\n    baseUrl: "http://localhost/v1", {models} }} }} }},\n}}\n'


def manifest(spec: str, kind: str = "ModelProvider") -> str:
    """A manifest whose spec begins on line 5."""
    lines = "".join(f"  {line}\n" for line in spec.splitlines())
    return f"apiVersion: pai.io/v1\nkind: {kind}\nmetadata:\n  name: x\nspec:\n{lines}"


OPENCLAW_SLIPS = [
    (lab('api: "openai",'), "openai", "openai-completions"),
    (lab('api: "openai-completion",'), "openai-completion", "openai-completions"),
    (lab('api: "OpenAI-Completions",'), "OpenAI-Completions", "openai-completions"),
    (lab('api: "openai_responses",'), "openai_responses", "openai-responses"),
    (lab('api: "anthropic",'), "anthropic", "anthropic-messages"),
    (lab('auth: "api_key",'), "api_key", "api-key"),
    (lab("", model='api: "openai-completion"'), "openai-completion", "openai-completions"),
    (lab("", model='input: ["text", "images"]'), "images", "image"),
    ('{ models: { mode: "merged" } }', "merged", "merge"),
    ('{ auth: { profiles: { x: { provider: "openai", mode: "apikey" } } } }', "apikey", "api_key"),
    ('{ auth: { profiles: { x: { provider: "openai", mode: "api-key" } } } }', "api-key", "api_key"),
    ('{ agents: { defaults: { compaction: { mode: "saveguard" } } } }', "saveguard", "safeguard"),
    ('{ agents: { defaults: { thinkingDefault: "minimall" } } }', "minimall", "minimal"),
]

PAI_SLIPS = [
    (manifest("provider: google"), "google", "gemini"),
    (manifest("provider: claude"), "claude", "anthropic"),
    (manifest("provider: antropic"), "antropic", "anthropic"),
    (manifest("provider: Anthropic"), "Anthropic", "anthropic"),
    (manifest("provider: azure\nendpoint: https://a.openai.azure.com\napiVersion: v1"), "azure", "azure-openai"),
    (manifest("provider: VLLM\nendpoint: http://x/v1\nallowedModels: [a]"), "VLLM", "vllm"),
    (manifest("provider: nvidia\nendpoint: https://integrate.api.nvidia.com/v1"), "nvidia", "openai"),
    (manifest("type: Github", "Provider"), "Github", "github"),
    (manifest("type: github\nauth: { type: PAT, secretRef: a }", "Provider"), "PAT", "pat"),
    (manifest("provider: gemini", "modelprovider"), "modelprovider", "ModelProvider"),
    (manifest("provider: gemini", "ModelProvder"), "ModelProvder", "ModelProvider"),
]


@pytest.mark.parametrize(
    ("name", "text", "wrong", "right"),
    [("openclaw.json", *one) for one in OPENCLAW_SLIPS] + [("a.yaml", *one) for one in PAI_SLIPS],
)
def test_a_slip_or_another_tool_s_word(tmp_path: Path, name: str, text: str, wrong: str, right: str) -> None:
    files = {name: text}
    report = lint(tmp_path, files)
    assert severities(report, CODE) == ["error"]
    assert [one.strip('"') for one in texts(report, CODE)] == [wrong]
    (finding,) = found(report, CODE)
    assert f'"{right}"' in str(finding.help)
    assert finding.fix is not None
    assert finding.fix.safe
    mended = fixed(files, finding)
    start, end = finding.location.start, finding.location.end
    assert mended == {name: text[:start] + text[start:end].replace(wrong, right) + text[end:]}
    assert not found(lint(tmp_path, mended), CODE)


@pytest.mark.parametrize(
    ("text", "place", "allowed"),
    [
        (lab('api: "grpc",'), (3, 10), "openai-completions"),
        (lab('auth: "password",'), (3, 11), "aws-sdk"),
        (lab("", model='input: ["text", "smell"]'), (4, 84), "image"),
        ('{ models: { mode: "x" } }', (1, 19), "replace"),
        ('{ auth: { profiles: { x: { provider: "openai", mode: "password" } } } }', (1, 54), "oauth"),
        ('{ agents: { defaults: { thinkingDefault: "hard" } } }', (1, 42), "xhigh"),
        ('{ secrets: { providers: { x: { source: "vault" } } } }', (1, 40), "exec"),
    ],
)
def test_what_is_none_of_the_values(tmp_path: Path, text: str, place: tuple[int, int], allowed: str) -> None:
    report = lint(tmp_path, {"openclaw.json": text})
    assert places(report, CODE) == [place]
    assert severities(report, CODE) == ["error"]
    assert "must be one of" in message(report, CODE)
    assert allowed in message(report, CODE)
    (finding,) = found(report, CODE)
    assert finding.help is None
    assert finding.fix is None


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (manifest("provider: frobnicator"), (6, 13)),
        (manifest("type: gitlab", "Provider"), (6, 9)),
    ],
)
def test_what_pai_does_not_know(tmp_path: Path, text: str, place: tuple[int, int]) -> None:
    report = lint(tmp_path, {"a.yaml": text})
    assert places(report, CODE) == [place]
    assert severities(report, CODE) == ["error"]
    assert found(report, CODE)[0].fix is None


@pytest.mark.parametrize(
    ("name", "text", "code", "wrong"),
    [
        ("openclaw.json", lab('apiKey: { source: "vault", provider: "default", id: "A" },'), "PC604", '"vault"'),
        ("openclaw.json", lab('apiKey: { source: "env", provider: "default", id: "key" },'), "PC604", '"key"'),
        ("openclaw.json", lab('apiKey: { source: "env", provider: "Default", id: "KEY" },'), "PC604", '"Default"'),
        ("openclaw.json", lab('apiKey: { source: "file", provider: "f", id: "key" },'), "PC604", '"key"'),
        ("a.yaml", manifest("harness: Claude", "Agent"), "PC701", "Claude"),
        ("a.yaml", manifest("memories: [{ name: a, mountPath: /x, access: ro }]", "Agent"), "PC703", "ro"),
        ("a.yaml", manifest("provider: vllm\nguards: [{ binding: g, enforcement: block }]"), "PC704", "block"),
        ("a.yaml", manifest("classifier: { type: llamaguard }", "GuardBinding"), "PC704", "llamaguard"),
    ],
)
def test_rules_that_know_more_speak_instead(tmp_path: Path, name: str, text: str, code: str, wrong: str) -> None:
    report = lint(tmp_path, {name: text})
    assert wrong in texts(report, code)
    assert not found(report, CODE)


def test_other_kinds_are_left_alone(tmp_path: Path) -> None:
    assert not lint(tmp_path, {"a.yaml": manifest("provider: gemini", "Team")}).findings


def test_quotes_stay_as_they_are(tmp_path: Path) -> None:
    files = {"openclaw.json": "{ models: { mode: 'merged' } }", "a.yaml": manifest("provider: 'google'")}
    for finding in found(lint(tmp_path, files), CODE):
        files = fixed(files, finding)
    assert files["openclaw.json"] == "{ models: { mode: 'merge' } }"
    assert files["a.yaml"] == manifest("provider: 'gemini'")


def test_a_service_needs_its_address_with_it(tmp_path: Path) -> None:
    (finding,) = found(lint(tmp_path, {"a.yaml": manifest("provider: nvidia")}), CODE)
    assert "endpoint" in str(finding.help)
    assert finding.fix is None


# Variables


@pytest.mark.parametrize(
    "text",
    [
        lab('api: "${API}",'),
        lab('apiKey: { source: "env", provider: "default", id: "${NAME}" },'),
        '{ models: { mode: "${MODE}" } }',
    ],
)
def test_a_variable_may_be_any_of_them(tmp_path: Path, text: str) -> None:
    assert not found(lint(tmp_path, {"openclaw.json": text}), CODE)


@pytest.mark.parametrize("value", ["${api}", "$API", "${API:-openai}"])
def test_what_openclaw_does_not_replace_is_a_text(tmp_path: Path, value: str) -> None:
    assert severities(lint(tmp_path, {"openclaw.json": lab(f'api: "{value}",')}), CODE) == ["error"]


def test_a_variable_of_pai_is_unknown(tmp_path: Path) -> None:
    assert not found(lint(tmp_path, {"a.yaml": manifest('provider: "${PROVIDER}"')}), CODE)


# Releases


@pytest.mark.parametrize(
    ("release", "spoken"), [("2026.1.30", True), ("2026.3.31", True), ("2026.4.29", False), ("2026.5.28", True)]
)
def test_one_release_took_openai_for_an_api(tmp_path: Path, release: str, spoken: bool) -> None:
    report = lint(tmp_path, {"openclaw.json": lab('api: "openai",')}, releases=(release,))
    assert bool(found(report, CODE)) == spoken


@pytest.mark.parametrize(
    ("value", "release"),
    [("openai-codex-responses", "2026.9.6"), ("openai-chatgpt-responses", "2026.5.28"), ("ollama", "2026.1.30")],
)
def test_a_value_of_another_release_is_not_invalid(tmp_path: Path, value: str, release: str) -> None:
    report = lint(tmp_path, {"openclaw.json": lab(f'api: "{value}",')}, releases=(release,))
    assert report.findings
    assert not found(report, CODE)


def test_only_values_of_the_release_are_offered(tmp_path: Path) -> None:
    report = lint(tmp_path, {"openclaw.json": lab('api: "grpc",')}, releases=("2026.1.30",))
    assert "ollama" not in message(report, CODE)
    assert "openai-completions" in message(report, CODE)


def test_a_wrong_value_is_one_finding_for_all_releases(tmp_path: Path) -> None:
    releases = ("2026.5.28", "2026.9.6")
    report = lint(tmp_path, {"openclaw.json": '{ models: { mode: "merged" } }'}, releases=releases)
    (finding,) = found(report, CODE)
    assert finding.releases in (None, releases)


# Includes and embedded files


def test_a_wrong_value_in_an_included_file(tmp_path: Path) -> None:
    files = {
        "openclaw.json": '{ models: { providers: { lab: { $include: "lab.json5", api: "olama" } } } }\n',
        "lab.json5": f'{{\n  baseUrl: "http://localhost/v1", auth: "apikey", {MODELS},\n}}\n',
    }
    report = lint(tmp_path, files)
    spots = [(one.location.path, one.location.begin) for one in found(report, CODE)]
    assert sorted(spots) == [("lab.json5", (2, 41)), ("openclaw.json", (1, 61))]


@pytest.mark.parametrize(("inside", "beside", "spoken"), [("x", "merge", 0), ("merge", "x", 1)])
def test_the_sibling_wins(tmp_path: Path, inside: str, beside: str, spoken: int) -> None:
    files = {
        "openclaw.json": f'{{ models: {{ $include: "models.json5", mode: "{beside}" }} }}',
        "models.json5": f'{{ mode: "{inside}" }}',
    }
    assert [one.location.path for one in found(lint(tmp_path, files), CODE)] == ["openclaw.json"] * spoken


def test_a_wrong_value_in_an_embedded_file(tmp_path: Path) -> None:
    content = r'"{ \"models\": { \"mode\": \"merged\" } }"'
    files = {"a.yaml": manifest(f"configFiles:\n- path: /x/openclaw.json\n  content: {content}", "Agent")}
    (finding,) = found(lint(tmp_path, files), CODE)
    assert finding.location.begin == (8, 41)
    assert fixed(files, finding) == {"a.yaml": files["a.yaml"].replace("merged", "merge")}


def test_a_comment_silences_it(tmp_path: Path) -> None:
    text = manifest("provider: google # provcheck: ignore[PC103] a fork")
    assert not lint(tmp_path, {"a.yaml": text}).findings
