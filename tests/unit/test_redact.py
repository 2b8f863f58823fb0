from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cache

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from provcheck import catalog
from provcheck.dialects.view import escape
from provcheck.finding import Finding, Fix, Related, ReleaseChoice, Report, Severity, Summary
from provcheck.redact.redactor import Redactor, mask, redact_report, redactor_of, spans
from provcheck.redact.words import is_public
from provcheck.report import FORMATS, render
from provcheck.syntax.edits import Edit
from provcheck.syntax.source import Location, Source
from report_samples import finding, full_report, place, report

KEYS = (
    "apiKey", "api_key", "apikey", "API_KEY", "x-api-key", "token", "botToken", "secret", "clientSecret", "password",
    "passphrase", "authorization", "Cookie", "privateKey", "private_key", "credential", "accessKey", "secretAccessKey",
    "NVIDIA_API_KEY", "HF_TOKEN", "DB_PASSWORD", "GITHUB_PAT", "X-Auth-Token",
)  # fmt: skip
TEMPLATES = (
    "{{\n  models: {{ providers: {{ nvidia: {{ baseUrl: 'https://x.y/v1', \"{key}\": {double}, models: [] }} }} }}\n}}\n",
    "{{\n  '{key}': {single},\n}}\n",
    "{{'{key}' : // why\n    {single}}}\n",
    "{{ '{key}': {double}, /* not closed: \n",
    "{{ note: 'it is', headers: {{\"{key}\": {continued}}}\n",
    "kind: ModelProvider\nspec:\n  {key}: {plain} # why\n  provider: openai\n",
    "spec:\n  - name: a\n    {key}: {plain}\n    provider: openai\n",
    "spec: {{{key}: {plain}, provider: openai}}\n",
    "spec: [{{provider: openai, {key}: {double}}}]\n",
    "spec:\n  {key}: {yaml}\n  provider: openai\n",
    "spec:\n  {key}: |\n    {plain}\n  provider: openai\n",
    "spec:\n  - {key}: >-\n      {plain}\n    provider: openai\n",
    "spec:\n  {key}:\n    {plain}\n  provider: openai\n",
    "spec:\n  {key}: &anchor {plain}\n  other: *anchor\n",
    "spec:\n  other: &anchor {plain}\n  {key}: *anchor\n",
    "? {key}\n: {plain}\n",
    "# {key}: {plain}\nspec:\n  provider: openai\n",
    "spec:\n  configFiles:\n    - content: |\n        {{ {key}: {double} }}\n",
    "spec: {{ [ {key}: {double}\n",
    "env:\n  - name: {key}\n    value: {plain}\n",
    "env: [{{value: {double}, name: \"{key}\"}}]\n",
)  # fmt: skip

SECRETS = st.text(
    st.one_of(st.characters(min_codepoint=33, max_codepoint=126), st.characters(categories=("L", "N", "P", "S"))),
    min_size=8,
    max_size=40,
).filter(lambda text: any(map(str.isalnum, text)))
PLAIN_SECRETS = st.from_regex(r"[A-Za-z0-9][A-Za-z0-9_+/=.-]{7,39}", fullmatch=True)


def single_quoted(secret: str) -> str:
    """A JSON5 string in single quotes."""
    return "'" + secret.replace("\\", "\\\\").replace("'", "\\'") + "'"


def continued(secret: str) -> str:
    """A JSON5 string over two lines, with an escape in it."""
    half = len(secret) // 2
    first = f"\\u{ord(secret[0]):04x}" if secret[0] < "\U00010000" else secret[0]
    first += json.dumps(secret[1:half])[1:-1]
    return f'"{first}\\\n{json.dumps(secret[half:])[1:-1]}"'


def written(template: str, key: str, secret: str) -> str:
    return template.format(
        key=key,
        double=json.dumps(secret),
        single=single_quoted(secret),
        continued=continued(secret),
        yaml="'" + secret.replace("'", "''") + "'",
        plain=secret,
    )


def redact(outcome: Report, others: Sequence[Source] = ()) -> Report:
    return redact_report(outcome, redactor_of(outcome.findings, others))


def outputs(text: str, message: str) -> dict[str, str]:
    """All formats of a report on a text, with a finding on each of its lines that says the message everywhere."""
    source = Source("x.yaml", text)
    starts = [0, *(at + 1 for at, character in enumerate(text) if character == "\n" and at + 1 < len(text))]
    findings = []
    for start in starts:
        where = Location(source, start, start + 3, f"/{escape(message)}")
        findings.append(
            finding(where, f"the value {message} is wrong")._replace(
                related=(Related(where, f"see {message!r}"),),
                help=f'write "{message}"',
                fix=Fix(f"write {message}", (Edit(source, start, start, f'apiKey: "{message}"'),)),
            )
        )
    redacted = redact(report(*findings))
    return {name: render(name, redacted, width=200) for name in FORMATS}


@cache
def wording() -> str:
    """What the formats say themselves."""
    return "".join(outputs("name: a\n", "b").values())


@settings(deadline=None)
@given(st.sampled_from(TEMPLATES), st.sampled_from(KEYS), SECRETS, PLAIN_SECRETS)
@example(TEMPLATES[0], "apiKey", "hunter2\\", "nvapi-Abc123Def456")
@example(TEMPLATES[5], "token", "a\"b'c\\d1", "xoxb-Abc123Def456")
@example(TEMPLATES[2], "apiKey", "hunter2:", "xoxb-Abc123Def456")
def test_no_format_shows_a_planted_secret(template: str, key: str, quoted: str, plain: str) -> None:
    secret = plain if "{plain}" in template else quoted
    assume(not is_public(secret) and secret not in template + wording())
    for name, output in outputs(written(template, key, secret), secret).items():
        assert secret not in output, name
        assert json.dumps(secret)[1:-1] not in output, name


@given(st.sampled_from(TEMPLATES), st.sampled_from(KEYS), PLAIN_SECRETS)
def test_masking_moves_nothing(template: str, key: str, secret: str) -> None:
    text = written(template, key, secret)
    masked = mask(text)
    assert len(masked) == len(text)
    assert all(new in (old, "*") and (new != "*" or old not in "\r\n") for old, new in zip(text, masked, strict=True))


@given(st.text(st.sampled_from("apiKey:token\"'\\{}[],|>-#*& \n\r\tsk=${}/<abc123"), max_size=200))
def test_spans_are_sorted_apart_and_within_lines(text: str) -> None:
    done = 0
    for start, end in spans(text):
        assert done <= start < end <= len(text)
        assert not set("\r\n") & set(text[start:end])
        done = end


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ('{apiKey: "hunter2", baseUrl: "https://x.y"}', '{apiKey: "*******", baseUrl: "https://x.y"}'),
        ("- {name: a, apiKey: hunter2, provider: b}", "- {name: a, apiKey: *******, provider: b}"),
        ("apiKey: hunter2 # comment", "apiKey: ******* # comment"),
        ("apiKey: one\n  two\nb: c", "apiKey: ***\n  ***\nb: c"),
        ("- apiKey: |\n    one\n\n    two\n  b: c", "- apiKey: |\n    ***\n\n    ***\n  b: c"),
        ("apiKey: |\r\n  one\r\nb: c\r\n", "apiKey: |\r\n  ***\r\nb: c\r\n"),
        ("apiKey: |\r  one\rb: c\r", "apiKey: |\r  ***\rb: c\r"),
        ('apiKey: "one\\\n  two"', 'apiKey: "****\n  ***"'),
        ("apiKey: 'it''s'", "apiKey: '*****'"),
        ("{apiKey: 'it\\'s', b: 'c'}", "{apiKey: '*****', b: 'c'}"),
        ('"api\\u004bey": "one"', '"api\\u004bey": "***"'),
        ("apiKeys: [one, 'two', \"three\"]", "apiKeys: [***, '***', \"*****\"]"),
        ("apiKeys:\n  - one\n  - two\nb: c", "apiKeys:\n  - ***\n  - ***\nb: c"),
        ("apiKeys: {nvidia: one, openai: two}", "apiKeys: {nvidia: ***, openai: ***}"),
        ('headers: {"X-Auth": "one", "X-Title": "two"}', 'headers: {"X-Auth": "***", "X-Title": "two"}'),
        ("headers:\n  Authorization: Bearer one", "headers:\n  Authorization: Bearer ***"),
        ('cmd: curl -H "Authorization: Bearer one" http://x', 'cmd: curl -H "Authorization: Bearer ***" http://x'),
        ("request: {auth: {mode: header, value: one}}", "request: {auth: {mode: header, value: ***}}"),
        ("tls: {cert: one, passphrase: two}", "tls: {cert: ***, passphrase: ***}"),
        ("env:\n- name: A_KEY\n  value: one\n- name: B\n  value: two\n", "env:\n- name: A_KEY\n  value: ***\n- name: B\n  value: two\n"),
        ("env: {vars: {A: qX7Zp9Lm, B: nvidia/two}}", "env: {vars: {A: ********, B: nvidia/two}}"),
        ("kind: Secret\ndata:\n  a: b25l\n---\nkind: ConfigMap\ndata:\n  a: b25l\n", "kind: Secret\ndata:\n  a: ****\n---\nkind: ConfigMap\ndata:\n  a: b25l\n"),
        ("kind: Secret\nstringData: {a: one}", "kind: Secret\nstringData: {a: ***}"),
        ('x: "{\\"apiKey\\": \\"one\\", \\"b\\": 1}"', 'x: "{\\"apiKey\\": \\"***\\", \\"b\\": 1}"'),
        ("x: '{\"apiKey\": \"one\"}'", "x: '{\"apiKey\": \"***\"}'"),
        ("url: https://me:one@host/v1", "url: https://******@host/v1"),
        ("url: https://me:o/ne@host/v1", "url: https://*******@host/v1"),
        ("url: https://host/v1?api_key=one&b=c", "url: https://host/v1?api_key=***&b=c"),
        ('args: ["--api-key", "one", "--port=1"]', 'args: ["--api-key", "***", "--port=1"]'),
        ("run: X_API_KEY=one python -m x", "run: X_API_KEY=*** python -m x"),
        ("apiKey: ${A:-hunter2}", "apiKey: *************"),
        ("key: |\n  -----BEGIN PRIVATE KEY-----\n  MIIE\n  -----END PRIVATE KEY-----\nb: c", "key: |\n  ***************************\n  ****\n  *************************\nb: c"),
        ('x: "-----BEGIN RSA KEY-----\nMIIE\n-----END RSA KEY-----"', 'x: "-----BEGIN RSA KEY-----\n****\n-----END RSA KEY-----"'),
        ("apiKeySecretRef: {name: a, key: nvapi-Abc123}", "apiKeySecretRef: {name: a, key: ************}"),
        (".apiKey: one", ".apiKey: ***"),
        ("apiKey\u200b: one", "apiKey\u200b: ***"),
        ("apiKye: one", "apiKye: ***"),
        ('{apiKey: "one\n  baseUrl: "two"', '{apiKey: "***\n  baseUrl: "two"'),
    ],
)  # fmt: skip
def test_values_that_are_masked(text: str, masked: str) -> None:
    assert mask(text) == masked


@pytest.mark.parametrize(
    "secret",
    [
        "sk-Abc123Def456", "sk-ant-abcdef", "sk-or-v1-abcdef", "nvapi-Abc123", "AIzaSyAbcdefghij", "ghp_Abc123Def",
        "gho_Abc123Def", "github_pat_Abc123", "glpat-Abc123Def", "xoxb-1234-Abcd", "pak_Abc123", "pai_tok_Abc123",
        "hf_Abc123Def456", "gsk_Abc123", "AKIAIOSFODNN7ABCDEFG", "eyJhbGciOiJI.eyJzdWIi.Abc-123_x",
        "123456789:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw0", "aB3dE6gH9jK2mN5pQ8rS1tU4vW7xY0zA",
        "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b",
    ],
)  # fmt: skip
def test_secrets_that_are_known_by_their_shape(secret: str) -> None:
    for text in (
        f"// old: {secret}",
        f"# {secret} is mine",
        f'{{name: "{secret}"}}',
        f"Bearer {secret}",
        f"a: [{secret}]",
    ):
        assert mask(text) == text.replace(secret, "*" * len(secret))


@pytest.mark.parametrize(
    "text",
    [
        'apiKey: "${NVIDIA_API_KEY}"', "apiKey: $NVIDIA_API_KEY", "apiKey: NVIDIA_API_KEY", 'apiKey: ""', "apiKey: null",
        "apiKey: nvapi-...", "apiKey: <your key>", "apiKey: YOUR_API_KEY", "apiKey: xxx", "apiKey: sk-xxxxxxxx",
        "apiKey: local", "apiKey: dummy", "apiKey: none", "apiKey: ollama", "apiKey: test", "apiKey: changeme",
        "apiKey: {{ .Values.key }}", "apiKey: sk-your-key-here", "apiKey:\nbaseUrl: http://x\n", "apiKey: EXAMPLE-NOT-A-KEY",
        "apiKeySecretRef: {name: nvidia-secret, key: api-key}",
        "apiKeySecretRef:\n  name: nvidia-secret\n  key: api-key\n", "auth: {secretRef: linear-mcp-token, secretKey: token}",
        'apiKey: {source: "env", provider: "default", id: "NVIDIA_API_KEY"}', "secretRef: telegram-token",
        'secrets: {providers: {vault: {source: "exec", command: "/usr/bin/vault"}}}',
        "auth: api-key", 'auth: {mode: "token"}', "auth: {type: http-token, header: Authorization, prefix: Bearer}",
        "maxTokens: 8192", 'maxTokens: "8192"', "tokens: {maxPerDay: 1_000_000}", "maxTokensField: max_tokens",
        "contextTokens: 1048576", "env: {MAX_TOKENS: 8192, LOG_LEVEL: debug, MODEL: nvidia/llama-3.3-nemotron-super-49b-v1.5}",
        "env: [{name: A_KEY, secretRef: {name: a-b, key: api-key}}]", "baseUrl: https://integrate.api.nvidia.com/v1",
        "baseUrl: http://localhost:8000/v1/@x/y", "baseUrl: https://${USER}:${PASSWORD}@host/v1",
        "image: x@sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
        "path: /Users/Someone/Documents/project2/openclaw/Config1", "name: sk-learn", "name: task-runner-1",
        "model: DeepSeek_R1_Distill_Qwen_32B_GGUF_Q4_K_M.gguf", "eosToken: <|im_end|>", "costPerToken: 0.002",
        "compat: {x: one}", "# a Bearer token is sent", "strictHostKeyChecking: false", "authHeader: true",
        "headers: {HTTP-Referer: https://x.y, X-Title: mine}", 'headers: {Authorization: "Bearer ${TOKEN}"}',
    ],
)  # fmt: skip
def test_values_that_are_no_secrets(text: str) -> None:
    assert mask(text) == text


def test_no_model_of_the_catalogue_is_masked() -> None:
    ids = catalog.nim_ids()
    assert len(ids) > 50
    assert [
        one for one in ids if spans(f'{{primary: "nvidia/{one}", id: "{one}", env: {{vars: {{MODEL: "{one}"}}}}}}')
    ] == []


@pytest.mark.parametrize(
    ("name", "masked"),
    [
        ("gsk_abC1dEf2GhI3jKl4MnO5pQr6StU7vWx8YzA9", "*" * 40),
        ("https://bob:hunter2hunter@host/v1~", "https:~1~1*****************@host~1v1~0"),
        ("a/b~c", "a~1b~0c"),
    ],
)
def test_a_pointer_keeps_its_steps(name: str, masked: str) -> None:
    step = name.replace("~", "~0").replace("/", "~1")
    source = Source("a.json5", json.dumps({"env": {name: {"x": 1}}}))
    redactor = Redactor([source])
    assert [
        redactor.location(Location(source, 0, 0, pointer)).pointer for pointer in ("", f"/{step}", f"/env/{step}/x")
    ] == [
        "",
        f"/{masked}",
        f"/env/{masked}/x",
    ]


def test_a_secret_is_masked_in_all_places_of_all_sources() -> None:
    mine = Source("a.yaml", "apiKey: hunter2hunter\n# not hunter2hunter any more\n")
    other = Source("b.yaml", "name: hunter2hunter\n")
    redactor = Redactor([mine, other])
    assert redactor.source(mine).text == "apiKey: *************\n# not ************* any more\n"
    assert redactor.source(other).text == "name: *************\n"
    assert redactor.string("hunter2hunter, not hunter2 or hunter") == "*************, not hunter2 or hunter"


def test_a_word_that_is_also_no_secret_stays_readable() -> None:
    source = Source("x.json5", '{models: {providers: {"lab": {apiKey: "lab"}, other: {apiKey: "swordfish"}}}}')
    redactor = Redactor([source])
    assert (
        redactor.source(source).text == '{models: {providers: {"lab": {apiKey: "***"}, other: {apiKey: "*********"}}}}'
    )
    assert redactor.string('provider "lab" has swordfish') == 'provider "lab" has *********'


def test_spellings_of_a_secret() -> None:
    redactor = Redactor([Source("x.json5", r'{apiKey: "Hun\x74er2/\"42~", token: "first1Part\nsecond2Part"}')])
    assert redactor.string('is Hunter2/"42~') == "is ************"
    assert redactor.string('is "Hunter2/\\"42~"') == 'is "*************"'
    assert redactor.string('at /keys/Hunter2~1"42~0/x') == "at /keys/**************/x"
    assert redactor.string("first1Part second2Part, second2Part, first1Pa… and first1Par...") == (
        "**********************, ***********, ********… and *********..."
    )


def test_a_fix_that_writes_a_secret_loses_its_edits_but_not_its_message() -> None:
    source = Source("x.yaml", "apiKey: hunter2hunter\nb: c\n")
    move = Fix("move it", (Edit(source, 0, 1, ""), Edit(source, 22, 22, "key: hunter2hunter\n")))
    one = finding(place(source, "b"))._replace(fix=move)
    assert redact(report(one)).findings[0].fix == Fix("move it", ())


def test_positions_stay_and_embedded_texts_are_masked_in_the_outer_one() -> None:
    outer = Source("agent.yaml", "content: |\n  {apiKey: 'hunter2',\n   b: 2}\n")
    inner = Source("agent.yaml", "{apiKey: 'hunter2',\n b: 2}\n", outer, [(0, 13), (20, 35)])
    where = Location(inner, 10, 17)
    found = redact(report(finding(where)._replace(fix=Fix("x", (Edit(inner, 10, 17, "y"),))))).findings[0]
    assert found.location.source.text == "content: |\n  {apiKey: '*******',\n   b: 2}\n"
    assert found.location.begin == (2, 13)
    assert found.fix is not None
    assert (found.fix.edits[0].start, found.fix.edits[0].end) == (23, 30)


def test_a_report_without_secrets_stays_as_it_is() -> None:
    assert redact(full_report()) == full_report()
    empty = report(openclaw=(ReleaseChoice("a", "b", "c"),))
    assert redact(empty) is empty


@pytest.mark.parametrize(
    "piece",
    [
        "a", "apiKey: ", "apiKey:", 'apiKey: "', 'apiKey: "x" ', "apiKey: [", "apiKey: [{", "env: {", "key/*", "key: /*",
        "://", "://a:b", "-----BEGIN A-----", "apiKey: \\\"", "apiKey: Ab1 ", "apiKey: Ab1\n", "apiKey: |\n", "&a *a ",
        "apiKey: &a *a ", "--key ", "env:\n- name: A_KEY\n  value: Abc1\n", "sk-", "Bearer ", "eyJ", "aB3", "'", "{", "\n",
        "---\nkind: Secret\ndata:\n  a: b\n", "apiKey: ab, ", "apiKey: <", "x=", "apiKey=${", "token: ab-cd ",
    ],
)  # fmt: skip
def test_hostile_texts_take_time_in_proportion_to_their_length(piece: str) -> None:
    text = piece * (100_000 // len(piece))
    source = Source("x.yaml", text)
    masked = Redactor([source]).source(source)
    assert len(masked.text) == len(text)


@pytest.mark.parametrize("line", ["apiKey: |", 'apiKey: "x', "apiKey: Ab1", "apiKey:", "env:", "auth:", "apiKey: ["])
def test_ever_deeper_texts_take_time_in_proportion_to_their_length(line: str) -> None:
    text = "\n".join(" " * depth + line for depth in range(800))
    assert len(mask(text)) == len(text)


@pytest.mark.parametrize(
    "line",
    ['apiKey "KEY"', 'apiKey; "KEY"', 'apiKey: "a", "KEY"', '"token": "abc" "KEY"', 'apiKey: "sk-"KEY"', "apiKey KEY"],
)
def test_nothing_behind_the_name_of_a_secret_shows_on_a_broken_line(line: str) -> None:
    secret = "Abc9Qwerty77Zxcv81Plnt"  # noqa: S105
    text = "{\n  " + line.replace("KEY", secret) + "\n}"
    source = Source("openclaw.json", text)
    found = Finding("PC001", "syntax-error", Severity.ERROR, "found it", source.locate(9, 10))
    outcome = Report((found,), Summary(1, error=1), failed=True, catalog="", as_of="")
    for name in FORMATS:
        assert secret not in render(name, redact(outcome))


def test_a_secret_of_another_file_is_masked_in_any_case() -> None:
    secret = "Abc9Qwerty77Zxcv81Plnt"  # noqa: S105
    source = Source("openclaw.json", f'{{ model: "{secret}/x" }}')
    message = f'no provider is called "{secret.lower()}"'
    found = Finding("PC202", "unknown-provider", Severity.ERROR, message, source.locate(9, 10))
    outcome = Report((found,), Summary(1, error=1), failed=True, catalog="", as_of="")
    part = Source("part.json5", f'{{ apiKey: "{secret}" }}')
    for name in FORMATS:
        assert secret.lower() not in render(name, redact(outcome, [part])).lower()
