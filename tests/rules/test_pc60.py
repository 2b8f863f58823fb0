"""The rules about credentials: PC601 to PC608."""

import random
import string
from pathlib import Path

import pytest

from provcheck.report import FORMATS, render
from support import fixed, found, lint, message, places, severities, texts

MODELS = 'models: [{ id: "a", name: "A", contextWindow: 40960, maxTokens: 8192 }]'
LETTERS = random.Random(7).choices(string.ascii_letters + string.digits, k=40)
RANDOM = "".join(LETTERS)
KEY = f"nvapi-{RANDOM}"
HOST = "https://llm.example.com/v1"
LOCAL = "http://gpu-box:8000/v1"


def openclaw(provider: str, rest: str = "", name: str = "lab") -> dict[str, str]:
    """A configuration with one provider on line 2."""
    text = f"{{ models: {{ providers: {{\n  {name}: {{ {provider}, {MODELS} }},\n}} }}, {rest} }}\n"
    return {"openclaw.json": text}


def keyed(value: str, url: str = HOST, rest: str = "") -> dict[str, str]:
    return openclaw(f'baseUrl: "{url}", apiKey: {value}', rest)


def pai(spec: str, more: str = "") -> dict[str, str]:
    return {"p.yaml": f"apiVersion: pai.io/v1\nkind: ModelProvider\nmetadata: {{ name: lab }}\nspec:\n  {spec}\n{more}"}


def agent(env: str) -> str:
    return f"---\napiVersion: pai.io/v1\nkind: Agent\nmetadata: {{ name: helper }}\nspec:\n  env:\n    - {env}\n"


# PC601


@pytest.mark.parametrize(
    ("value", "severity"),
    [(KEY, "error"), (RANDOM, "error"), (f"sk-ant-{RANDOM}", "error"), ("correct-horse", "warning")],
)
def test_a_literal_key(tmp_path: Path, value: str, severity: str) -> None:
    report = lint(tmp_path, keyed(f'"{value}"'))
    assert severities(report, "PC601") == [severity]
    assert places(report, "PC601") == [(2, 57)]


PLACEHOLDERS = [
    "", "nvapi-...", "<your key>", "YOUR_API_KEY", "xxx", "local", "dummy", "none", "ollama", "test", "changeme",
    "${NAME}", "nvapi-your-key-here", "sk-REPLACE_ME", "EXAMPLE-NOT-A-KEY", "__OPENCLAW_REDACTED__", "lm-studio",
    "Bearer ${TOKEN}", "not_needed",
]  # fmt: skip


@pytest.mark.parametrize("value", PLACEHOLDERS)
def test_a_placeholder_is_no_secret(tmp_path: Path, value: str) -> None:
    assert not found(lint(tmp_path, keyed(f'"{value}"')), "PC601")


@pytest.mark.parametrize("value", ["sk-local", "vllm-key", "sk-1234", "lab", "no-key-required"])
def test_servers_of_ones_own_get_dummies(tmp_path: Path, value: str) -> None:
    assert not found(lint(tmp_path, keyed(f'"{value}"', LOCAL)), "PC601")


@pytest.mark.parametrize(
    ("field", "severity"),
    [
        (f'headers: {{ Authorization: "Bearer {RANDOM}" }}', "error"),
        ('headers: { "X-Api-Key": "correct-horse" }', "warning"),
        ('headers: { Cookie: "session=correct-horse" }', "warning"),
        (f'headers: {{ "X-Title": "{RANDOM}" }}', None),
        ('headers: { "HTTP-Referer": "https://example.com" }', None),
        ('headers: { "X-Token-Limit": "4096" }', None),
        ('headers: { Authorization: "Bearer ${TOKEN}" }', None),
        (f'request: {{ auth: {{ mode: "authorization-bearer", token: "{RANDOM}" }} }}', "error"),
        ('request: { tls: { ca: "-----BEGIN CERTIFICATE-----\\nMIIB" } }', None),
        (f'request: {{ tls: {{ key: "-----BEGIN PRIVATE KEY-----\\n{RANDOM}" }} }}', "error"),
        ('request: { tls: { key: "/etc/ssl/key.pem" } }', None),
        ('request: { tls: { passphrase: "correct-horse" } }', "warning"),
        (f'localService: {{ command: "x", env: {{ HF_TOKEN: "{RANDOM}" }} }}', "error"),
        ('localService: { command: "x", env: { CUDA_VISIBLE_DEVICES: "0" } }', None),
        ("headers: 5", None),
    ],
)
def test_other_places_for_secrets(tmp_path: Path, field: str, severity: str | None) -> None:
    report = lint(tmp_path, openclaw(f'baseUrl: "{HOST}", apiKey: "none", {field}'))
    assert severities(report, "PC601") == ([severity] if severity else [])


@pytest.mark.parametrize(
    ("variable", "speaks"),
    [
        (f'NVIDIA_API_KEY: "{KEY}"', True),
        (f'AZURE_OPENAI_API_KEY: "{RANDOM}"', True),
        ('NVIDIA_API_KEY: "nvapi-..."', False),
        ('LAB_API_KEY: "correct-horse"', False),
        (f'BUILD_ID: "{RANDOM}"', False),
    ],
)
def test_keys_in_env_are_a_warning(tmp_path: Path, variable: str, speaks: bool) -> None:
    report = lint(tmp_path, keyed('"none"', rest=f"env: {{ vars: {{ {variable} }} }}"))
    assert severities(report, "PC601") == (["warning"] if speaks else [])


@pytest.mark.parametrize(
    ("url", "severity"),
    [
        (f"https://me:{RANDOM}@llm.example.com/v1", "error"),
        ("https://me:correct-horse@llm.example.com/v1", "warning"),
        ("https://me@llm.example.com/v1", None),
        ("https://${USER}:${PASS}@llm.example.com/v1", None),
        ("https://user:password@llm.example.com/v1", None),
        ("https://llm.example.com/v1/@scope/x", None),
    ],
)
def test_passwords_in_addresses(tmp_path: Path, url: str, severity: str | None) -> None:
    report = lint(tmp_path, keyed('"none"', url))
    assert severities(report, "PC601") == ([severity] if severity else [])


def test_the_fix_refers_to_a_variable(tmp_path: Path) -> None:
    files = keyed(f'"{KEY}"')
    (finding,) = found(lint(tmp_path, files), "PC601")
    assert finding.fix is not None
    assert not finding.fix.safe
    assert "store the secret there first, and rotate it" in finding.fix.message
    assert fixed(files, finding) == keyed('"${LAB_API_KEY}"')


def test_the_fix_takes_the_variable_that_openclaw_knows(tmp_path: Path) -> None:
    files = openclaw(f'apiKey: "{KEY}"', name="nvidia")
    (finding,) = found(lint(tmp_path, files), "PC601")
    assert "${NVIDIA_API_KEY}" in fixed(files, finding)["openclaw.json"]


def test_the_fix_of_a_header_keeps_its_scheme(tmp_path: Path) -> None:
    files = openclaw(f'baseUrl: "{HOST}", headers: {{ Authorization: "Bearer {RANDOM}" }}')
    (finding,) = found(lint(tmp_path, files), "PC601")
    assert '"Bearer ${LAB_AUTHORIZATION}"' in fixed(files, finding)["openclaw.json"]


@pytest.mark.parametrize(
    "spec",
    [
        f"provider: openai\n  apiKey: {RANDOM}",
        "provider: openai\n  apiKey: correct-horse",
        f"provider: openai\n  apiKeySecretRef: {KEY}",
        f"provider: openai\n  apiKeySecretRef: {{ name: {KEY}, key: api-key }}",
    ],
)
def test_a_raw_key_in_a_manifest(tmp_path: Path, spec: str) -> None:
    report = lint(tmp_path, pai(spec))
    assert severities(report, "PC601") == ["error"]
    assert not found(report, "PC604")


@pytest.mark.parametrize(
    ("env", "speaks"),
    [
        (f"{{ name: ANY, value: {KEY} }}", True),
        (f"{{ name: DB_PASSWORD, value: {RANDOM} }}", True),
        ("{ name: DB_PASSWORD, value: changeme }", False),
        (f"{{ name: BUILD, value: {RANDOM} }}", False),
        ("{ name: DB, value: '${SECRET}' }", False),
    ],
)
def test_variables_of_agents(tmp_path: Path, env: str, speaks: bool) -> None:
    report = lint(tmp_path, {"a.yaml": agent(env).removeprefix("---\n")})
    assert severities(report, "PC601") == (["error"] if speaks else [])


def test_an_embedded_configuration_is_looked_at_once(tmp_path: Path) -> None:
    (config,) = keyed(f'"{KEY}"').values()
    content = "".join(f"        {line}\n" for line in config.splitlines())
    text = agent("{ name: X, value: y }").removeprefix("---\n")
    text += f"  configFiles:\n    - path: /x/openclaw.json\n      content: |\n{content}"
    report = lint(tmp_path, {"a.yaml": text})
    assert texts(report, "PC601") == [f'"{"*" * len(KEY)}"']


@pytest.mark.parametrize(
    "files",
    [
        keyed(f'"{KEY}"'),
        keyed('"correct-horse-battery-9"'),
        keyed('"none"', "https://me:correct-horse@llm.example.com/v1"),
        keyed(f'{{ source: "env", provider: "default", id: "{KEY}" }}'),
        pai(f"provider: openai\n  apiKey: {KEY}"),
        pai(f"provider: openai\n  apiKeySecretRef: {KEY}"),
        pai(f"provider: openai\n  secretRef: {RANDOM}"),
    ],
)
def test_no_message_holds_a_secret(tmp_path: Path, files: dict[str, str]) -> None:
    report = lint(tmp_path, files)
    assert report.findings
    for name in FORMATS:
        output = render(name, report)
        assert not any(secret in output for secret in (RANDOM, "correct-horse"))


# PC602

SHELL = "env: { shellEnv: { enabled: true } }"


def test_a_variable_that_nothing_sets(tmp_path: Path) -> None:
    report = lint(tmp_path, openclaw('baseUrl: "${LAB_URL}", apiKey: "${LAB_KEY}", api: "${LAB_URL}"'))
    assert severities(report, "PC602") == ["info", "info"]
    assert [len(one.related) for one in found(report, "PC602")] == [1, 0]
    assert "variable LAB_URL is set neither" in found(report, "PC602")[0].message


@pytest.mark.parametrize(
    "rest",
    [
        'env: { vars: { LAB_KEY: "x" } }',
        SHELL,
        'env: "${X}"',
        'env: { $include: "./lost.json5" }',
        'env: { shellEnv: { enabled: "${X}" }, vars: { X: "x" } }',
    ],
)
def test_a_variable_may_be_set(tmp_path: Path, rest: str) -> None:
    report = lint(tmp_path, keyed('"${LAB_KEY}"', rest=rest))
    assert not [one for one in found(report, "PC602") if "LAB_KEY" in one.message]


@pytest.mark.parametrize(
    ("release", "value", "unset"),
    [
        ("2026.9.6", "${LAB_KEY}", ["LAB_KEY"]),
        ("2026.9.6", "x-${OTHER}", ["OTHER", "LAB_KEY"]),
        ("2026.9.6", " ", ["LAB_KEY"]),
        ("2026.9.6", "$${LAB_KEY}", []),
        ("2026.9.6", "${lower}", []),
        ("2026.3.31", "${LAB_KEY}", ["LAB_KEY"]),
        ("2026.2.26", "${LAB_KEY}", []),
    ],
)
def test_a_variable_that_openclaw_passes_over(tmp_path: Path, release: str, value: str, unset: list[str]) -> None:
    files = {
        "openclaw.json": '{ env: { vars: { LAB_KEY: "'
        + value
        + '" } }, agents: { defaults: { model: "${LAB_KEY}" } } }'
    }
    found_here = found(lint(tmp_path, files, releases=(release,)), "PC602")
    assert [one.message.split()[2] for one in found_here] == unset


@pytest.mark.parametrize("value", ['"${lower}"', '"$${LAB_KEY}"', '"$LAB_KEY"', '"${HOME}"', '"${LAB_KEY:-x}"'])
def test_what_is_no_variable_or_always_set(tmp_path: Path, value: str) -> None:
    assert not found(lint(tmp_path, keyed(value)), "PC602")


def test_a_near_miss_is_a_warning(tmp_path: Path) -> None:
    files = keyed('"${NVIDA_API_KEY}"', rest='env: { vars: { NVIDIA_API_KEY: "x" } }')
    (finding,) = found(lint(tmp_path, files), "PC602")
    assert finding.severity.label == "warning"
    assert finding.help == "did you mean NVIDIA_API_KEY, which is set?"


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("NVIDIA_API_KYE", "NVIDIA_API_KEY"),
        ("NVIDIA_API_KE", "NVIDIA_API_KEY"),
        ("LAB_KYE", "LAB_KEY"),
        ("OPENROUTER_API_KE", "OPENROUTER_API_KEY"),
    ],
)
def test_a_near_miss_in_a_short_word(tmp_path: Path, wrong: str, right: str) -> None:
    used = f'"${{{wrong}}}"'
    for files, release in (
        (keyed(used, rest=f'env: {{ vars: {{ {right}: "x" }} }}'), "2026.9.6"),
        (keyed(used, rest=f'env: {{ {right}: "x" }}'), "2026.7.1"),
        ({**keyed(used), ".env": f"{right}=value\n"}, "2026.9.6"),
    ):
        (finding,) = found(lint(tmp_path, files, releases=(release,)), "PC602")
        assert finding.severity.label == "warning"
        assert finding.help == f"did you mean {right}, which is set?"


def test_a_dotenv_beside_the_file_counts(tmp_path: Path) -> None:
    files = {**keyed('"${LAB_KEY}"'), ".env": "export LAB_KEY=value\n"}
    assert not found(lint(tmp_path, files), "PC602")


def test_a_flat_env_counts_where_it_is_read(tmp_path: Path) -> None:
    files = keyed('"${LAB_KEY}"', rest='env: { LAB_KEY: "x" }')
    report = lint(tmp_path, files, releases=("2026.7.1", "2026.8.2"))
    assert [one.releases for one in found(report, "PC602")] == [("2026.8.2",)]


# PC603


def test_a_remote_host_without_a_key(tmp_path: Path) -> None:
    report = lint(tmp_path, openclaw(f'baseUrl: "{HOST}"'))
    assert severities(report, "PC603") == ["warning"]
    assert places(report, "PC603") == [(2, 3)]


def test_an_empty_key_is_none(tmp_path: Path) -> None:
    assert severities(lint(tmp_path, keyed('""')), "PC603") == ["warning"]


@pytest.mark.parametrize(
    "files",
    [
        keyed('"${LAB_KEY}"'),
        keyed("5"),
        openclaw(f'baseUrl: "{LOCAL}"'),
        openclaw('baseUrl: "${URL}"'),
        openclaw(f'baseUrl: "{HOST}"', name="nvidia"),
        openclaw(f'baseUrl: "{HOST}", auth: "oauth"'),
        openclaw(f'baseUrl: "{HOST}", auth: "aws-sdk"'),
        openclaw(f'baseUrl: "{HOST}", headers: {{ "x-api-key": "${{LAB_KEY}}" }}'),
        openclaw(f'baseUrl: "{HOST}", request: {{ auth: {{ mode: "header", value: "${{LAB_KEY}}" }} }}'),
        openclaw(f'baseUrl: "{HOST}", $include: "./lost.json5"'),
        openclaw(f'baseUrl: "{HOST}"', 'auth: { profiles: { "lab:me": { provider: "lab", mode: "api_key" } } }'),
        openclaw(f'baseUrl: "{HOST}"', "auth: { profiles: 5 }"),
        openclaw(f'baseUrl: "{HOST}"', "plugins: { entries: { lab: {} } }"),
    ],
)
def test_pc603_is_silent(tmp_path: Path, files: dict[str, str]) -> None:
    assert not found(lint(tmp_path, files), "PC603")


def test_another_header_is_no_key(tmp_path: Path) -> None:
    files = openclaw(f'baseUrl: "{HOST}", headers: {{ "X-Title": "lab" }}')
    assert severities(lint(tmp_path, files), "PC603") == ["warning"]


@pytest.mark.parametrize(
    ("spec", "severity"),
    [
        ("provider: anthropic", "error"),
        ("provider: openai\n  endpoint: https://integrate.api.nvidia.com/v1", "error"),
        ("provider: anthropic\n  apiKeySecretRef:", "error"),
        ("provider: openai\n  endpoint: http://box:8000/v1", "warning"),
        ("provider: vllm\n  endpoint: https://llm.example.com/v1", "info"),
        ("provider: vllm\n  endpoint: http://vllm:8000/v1", None),
        ("provider: anthropic\n  apiKeySecretRef: 5", None),
        ("provider: anthropic\n  secretRef: some-secret", None),
        ("provider: anthropic\n  apiKey: ${KEY}", None),
        ("provider: ${TYPE}", None),
        ("provider: nvidia", None),
    ],
)
def test_manifests_without_a_key(tmp_path: Path, spec: str, severity: str | None) -> None:
    assert severities(lint(tmp_path, pai(spec)), "PC603") == ([severity] if severity else [])


# PC604


@pytest.mark.parametrize(
    ("ref", "spot"),
    [
        ('{ source: "env", id: "A" }', '{ source: "env", id: "A" }'),
        ('{ env: "A" }', '{ env: "A" }'),
        ("{}", "{}"),
        ('{ source: "vault", provider: "default", id: "A" }', '"vault"'),
        ('{ source: "env", provider: "Default", id: "A" }', '"Default"'),
        ('{ source: "env", provider: "default", id: "aKey" }', '"aKey"'),
        ('{ source: "file", provider: "files", id: "key" }', '"key"'),
        ('{ source: "exec", provider: "files", id: "../x" }', '"../x"'),
        ('{ source: "env", provider: "mine", id: "A" }', '"mine"'),
        ('{ source: "env", provider: "default", id: "A", note: 1 }',) * 2,
    ],
)
def test_a_reference_that_cannot_work(tmp_path: Path, ref: str, spot: str) -> None:
    rest = 'secrets: { providers: { files: { source: "file", path: "/x" } } }'
    report = lint(tmp_path, keyed(ref, rest=rest))
    assert severities(report, "PC604") == ["error"]
    assert texts(report, "PC604") == [spot]


@pytest.mark.parametrize(
    "ref",
    [
        '{ source: "env", provider: "default", id: "A" }',
        '{ source: "file", provider: "files", id: "/a/b" }',
        '{ source: "env", provider: "${P}", id: "A" }',
        '{ $include: "./lost.json5" }',
        "[]",
        "5",
    ],
)
def test_pc604_is_silent(tmp_path: Path, ref: str) -> None:
    rest = 'secrets: { providers: { files: { source: "file", path: "/x" } } }'
    assert not found(lint(tmp_path, keyed(ref, rest=rest)), "PC604")


def test_another_source_than_declared_depends_on_the_release(tmp_path: Path) -> None:
    rest = 'secrets: { providers: { files: { source: "file", path: "/x" } } }'
    files = keyed('{ source: "env", provider: "files", id: "A" }', rest=rest)
    report = lint(tmp_path, files, releases=("2026.8.2", "2026.9.6"))
    assert [one.releases for one in found(report, "PC604")] == [("2026.9.6",)]


@pytest.mark.parametrize("rest", ['provider: "default", id: "A"', 'provider: "default", id: "aKey"', 'id: "A"'])
def test_a_source_that_the_release_does_not_have_yet(tmp_path: Path, rest: str) -> None:
    report = lint(tmp_path, keyed(f'{{ source: "store", {rest} }}'), releases=("2026.7.1",))
    assert not found(report, "PC604")
    assert severities(report, "PC107") == ["error"]


@pytest.mark.parametrize(
    "spec",
    [
        "apiKeySecretRef: anthropic-key",
        "apiKeySecretRef: [anthropic-key]",
        "apiKeySecretRef: { key: api-key }",
        'apiKeySecretRef: { name: "", key: api-key }',
        "apiKeySecretRef: {}",
        "secretRef: anthropic-key",
        "secretRef: { name: anthropic-key, key: api-key }",
        "secretKey: api-key",
    ],
)
def test_references_of_manifests(tmp_path: Path, spec: str) -> None:
    report = lint(tmp_path, pai(f"provider: anthropic\n  {spec}"))
    assert severities(report, "PC604") == ["error"]
    assert not {"PC603", "PC607", "PC601"} & {one.code for one in report.findings}


def test_a_variable_of_an_agent_refers_to_a_mapping(tmp_path: Path) -> None:
    report = lint(tmp_path, {"a.yaml": agent("{ name: X, secretRef: some-secret }").removeprefix("---\n")})
    assert texts(report, "PC604") == ["some-secret"]


# PC605

NIM = "https://integrate.api.nvidia.com/v1"


@pytest.mark.parametrize(
    ("value", "begins"),
    [("sk-ant-your-key", "sk-ant-"), ("AIza...", "AIza"), ("sk-your-key-here", "sk-"), (f"gsk_{RANDOM}", "gsk_")],
)
def test_the_key_of_another_vendor(tmp_path: Path, value: str, begins: str) -> None:
    report = lint(tmp_path, keyed(f'"{value}"', NIM))
    assert message(report, "PC605").startswith(f'this key for NVIDIA begins with "{begins}"')
    assert severities(report, "PC605") == ["warning"]


def test_a_variable_is_for_a_vendor(tmp_path: Path) -> None:
    files = keyed('"none"', rest='env: { vars: { ANTHROPIC_API_KEY: "nvapi-..." } }')
    assert message(lint(tmp_path, files), "PC605").startswith("this key for Anthropic")


@pytest.mark.parametrize(
    ("value", "url"),
    [
        ("nvapi-your-key", NIM),
        ("sk-your-key", "https://api.deepseek.com"),
        ("sk-proj-your-key", "https://api.openai.com/v1"),
        ("sk-ant-your-key", HOST),
        ("sk-ant-your-key", LOCAL),
        ("<your key>", NIM),
        ("${OPENAI_API_KEY}", NIM),
    ],
)
def test_pc605_is_silent(tmp_path: Path, value: str, url: str) -> None:
    assert not found(lint(tmp_path, keyed(f'"{value}"', url)), "PC605")


# PC606 and PC607

REF = "provider: anthropic\n  apiKeySecretRef: { name: anthropic-key, key: api-key }"


@pytest.mark.parametrize(
    ("ref", "speaks"),
    [
        ("{ name: anthropic-key, key: api-key }", True),
        ("{ name: anthropic-key }", True),
        ("{ name: anthropic-key, key: database }", False),
        ("{ name: other, key: api-key }", False),
        ("{ name: '${SECRET}', key: api-key }", False),
    ],
)
def test_the_key_of_a_provider_in_an_agent(tmp_path: Path, ref: str, speaks: bool) -> None:
    report = lint(tmp_path, pai(REF, agent(f"{{ name: KEY, secretRef: {ref} }}")))
    assert severities(report, "PC606") == (["warning"] if speaks else [])
    assert texts(report, "PC606") == (["anthropic-key"] if speaks else [])


def test_another_namespace_has_other_secrets(tmp_path: Path) -> None:
    more = agent("{ name: KEY, secretRef: { name: anthropic-key, key: api-key } }")
    more = more.replace("{ name: helper }", "{ name: helper, namespace: other }")
    assert not found(lint(tmp_path, pai(REF, more)), "PC606")


def test_an_entry_is_to_be_named(tmp_path: Path) -> None:
    report = lint(tmp_path, pai("provider: anthropic\n  apiKeySecretRef: { name: anthropic-key }"))
    assert severities(report, "PC607") == ["warning"]
    assert message(report, "PC607") == 'no key says which entry of the Secret "anthropic-key" is meant'


@pytest.mark.parametrize("key", ["key: api-key", "key: ${KEY}", "key: 5"])
def test_an_entry_is_there(tmp_path: Path, key: str) -> None:
    report = lint(tmp_path, pai(f"provider: anthropic\n  apiKeySecretRef: {{ name: a, {key} }}"))
    assert not found(report, "PC607")


# PC608


@pytest.mark.parametrize(
    ("value", "right"),
    [
        ("${lab_key}", "${LAB_KEY}"),
        ("${LAB_KEY:-none}", "${LAB_KEY}"),
        ("LAB_KEY", "${LAB_KEY}"),
    ],
)
def test_what_looks_like_a_variable(tmp_path: Path, value: str, right: str) -> None:
    files = keyed(f'"{value}"')
    (finding,) = found(lint(tmp_path, files), "PC608")
    assert finding.severity.label == "error"
    assert fixed(files, finding) == keyed(f'"{right}"')


@pytest.mark.parametrize("value", ["${lab_key}", "LAB_KEY"])
def test_a_local_server_may_get_a_dummy(tmp_path: Path, value: str) -> None:
    assert severities(lint(tmp_path, keyed(f'"{value}"', LOCAL)), "PC608") == ["warning"]


def test_a_known_name_works(tmp_path: Path) -> None:
    files = keyed('"NVIDIA_API_KEY"')
    (finding,) = found(lint(tmp_path, files), "PC608")
    assert finding.severity.label == "info"
    assert fixed(files, finding) == keyed('"${NVIDIA_API_KEY}"')


def test_dollar_names_depend_on_the_release(tmp_path: Path) -> None:
    report = lint(tmp_path, keyed('"$LAB_KEY"'), releases=("2026.4.29", "2026.5.28"))
    assert [one.releases for one in found(report, "PC608")] == [("2026.4.29",)]


def test_headers_are_sent_too(tmp_path: Path) -> None:
    files = openclaw(f'baseUrl: "{HOST}", headers: {{ Authorization: "Bearer ${{token}}", "X-Title": "${{title}}" }}')
    assert texts(lint(tmp_path, files), "PC608") == ['"Bearer ${token}"']


@pytest.mark.parametrize("value", ["${LAB_KEY}", "YOUR_API_KEY", "CHANGE_ME", "correct-horse", "", "none"])
def test_pc608_is_silent(tmp_path: Path, value: str) -> None:
    assert not found(lint(tmp_path, keyed(f'"{value}"')), "PC608")
