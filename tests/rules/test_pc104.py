from pathlib import Path

import pytest

from support import found, lint, message, places, severities, texts

CODE = "PC104"
URL = 'baseUrl: "http://localhost/v1"'
LIMITS = "contextWindow: 40960, maxTokens: 4096"
MODELS = f'models: [{{ id: "a", name: "A", {LIMITS} }}]'


def lab(keys: str, name: str = "lab") -> str:
    return f"{{ models: {{ providers: {{\n  {name}: {{ {keys} }},\n}} }} }}\n"


def manifest(spec: str, kind: str = "ModelProvider") -> str:
    lines = "".join(f"  {line}\n" for line in spec.splitlines())
    return f"apiVersion: pai.io/v1\nkind: {kind}\nmetadata:\n  name: x\nspec:\n{lines}"


@pytest.mark.parametrize(
    ("text", "place", "names"),
    [
        (lab(URL), (2, 3), ["models", "lab"]),
        (lab(f'{URL}, models: [{{ name: "A" }}]'), (2, 53), ["id", "models.providers.lab.models[0]"]),
        (lab(f'{URL}, models: [{{ id: "a" }}]'), (2, 53), ["name", "models.providers.lab.models[0]"]),
        ('{ auth: { profiles: { x: { mode: "oauth" } } } }', (1, 23), ["provider", "auth.profiles.x"]),
        ('{ auth: { profiles: { x: { provider: "openai" } } } }', (1, 23), ["mode", "auth.profiles.x"]),
        ('{ secrets: { providers: { f: { source: "file" } } } }', (1, 27), ["path", "secrets.providers.f"]),
        ('{ secrets: { providers: { f: { source: "exec" } } } }', (1, 27), ["command", "secrets.providers.f"]),
    ],
)
def test_what_openclaw_needs(tmp_path: Path, text: str, place: tuple[int, int], names: list[str]) -> None:
    report = lint(tmp_path, {"openclaw.json": text})
    assert places(report, CODE) == [place]
    assert severities(report, CODE) == ["error"]
    assert all(name in message(report, CODE) for name in names)
    assert found(report, CODE)[0].fix is None


@pytest.mark.parametrize(
    ("text", "code", "begins"),
    [
        (lab(MODELS), "PC501", "lab"),
        (lab(f'{URL}, {MODELS}, apiKey: {{ source: "env", id: "A" }}'), "PC604", "{"),
        (lab(f'{URL}, {MODELS}, apiKey: {{ source: "env", provider: "default" }}'), "PC604", "{"),
    ],
)
def test_rules_that_know_more_speak_instead(tmp_path: Path, text: str, code: str, begins: str) -> None:
    report = lint(tmp_path, {"openclaw.json": text})
    assert [one.code for one in report.findings] == [code]
    assert texts(report, code)[0].startswith(begins)


def test_an_agent_of_a_list_needs_an_id(tmp_path: Path) -> None:
    files = {"openclaw.json": '{ agents: { list: [{ id: "a", default: true }, { workspace: "~/x" }] } }'}
    report = lint(tmp_path, files, releases=("2026.7.1",))
    assert severities(report, CODE) == ["error"]
    assert "agents.list[1]" in message(report, CODE)


@pytest.mark.parametrize(
    ("text", "place", "names"),
    [
        (manifest("endpoint: http://x/v1"), (5, 1), ["provider", "spec"]),
        (manifest("provider: gemini").replace("  name: x", "  namespace: y"), (3, 1), ["name", "metadata"]),
        (manifest("provider: gemini").replace("metadata:\n  name: x\n", ""), (1, 1), ["metadata"]),
        (manifest("provider: gemini").partition("spec:")[0], (1, 1), ["spec"]),
        (manifest("auth: { type: pat, secretRef: a }", "Provider"), (5, 1), ["type", "spec"]),
        (manifest("type: github\nauth: { secretRef: a }", "Provider"), (7, 3), ["type", "spec.auth"]),
        (manifest("type: github\nauth: { type: pat }", "Provider"), (7, 3), ["secretRef", "spec.auth"]),
        (manifest("model: gpt-5.5", "ModelBinding"), (5, 1), ["provider", "spec"]),
    ],
)
def test_what_pai_needs(tmp_path: Path, text: str, place: tuple[int, int], names: list[str]) -> None:
    report = lint(tmp_path, {"a.yaml": text})
    assert places(report, CODE) == [place]
    assert severities(report, CODE) == ["error"]
    assert all(name in message(report, CODE) for name in names)


@pytest.mark.parametrize("value", ['""', "null", "~", "[]", "{}"])
def test_what_is_empty_is_not_there_in_pai(tmp_path: Path, value: str) -> None:
    report = lint(tmp_path, {"a.yaml": manifest(f"provider: {value}")})
    assert len(report.findings) == 1
    assert severities(report, CODE) in (["error"], [])


@pytest.mark.parametrize(
    ("name", "keys", "releases"),
    [
        ("openai", "", ("2026.5.28", "2026.9.6")),
        ("nvidia", 'apiKey: "${NVIDIA_API_KEY}"', ("2026.5.28", "2026.9.6")),
        ("anthropic", "models: []", ("2026.9.6",)),
    ],
)
def test_what_is_built_in_needs_less(tmp_path: Path, name: str, keys: str, releases: tuple[str, ...]) -> None:
    assert not found(lint(tmp_path, {"openclaw.json": lab(keys, name)}, releases=releases), CODE)


def test_older_releases_want_all_of_what_is_built_in(tmp_path: Path) -> None:
    report = lint(tmp_path, {"openclaw.json": lab(URL, "nvidia")}, releases=("2026.4.29", "2026.9.6"))
    (finding,) = found(report, CODE)
    assert finding.releases == ("2026.4.29",)


def test_it_holds_for_all_releases(tmp_path: Path) -> None:
    releases = ("2026.1.30", "2026.4.29", "2026.9.6")
    report = lint(tmp_path, {"openclaw.json": lab(f'{URL}, models: [{{ id: "a" }}]')}, releases=releases)
    (finding,) = found(report, CODE)
    assert finding.releases in (None, releases)


# What is there after all


@pytest.mark.parametrize(
    "text",
    [
        lab(MODELS + ', baseURL: "http://localhost/v1"'),
        lab(URL + ", modles: []"),
        lab(f"{URL}, {MODELS}".replace("id:", "ID:")),
        lab(f'{URL}, {MODELS}, apiKey: {{ sorce: "env", provider: "default", id: "A" }}'),
        '{ auth: { profiles: { x: { provder: "openai", mode: "oauth" } } } }',
    ],
)
def test_a_misspelt_key_is_there(tmp_path: Path, text: str) -> None:
    assert [one.code for one in lint(tmp_path, {"openclaw.json": text}).findings] == ["PC101"]


def test_a_value_of_the_wrong_type_is_there(tmp_path: Path) -> None:
    text = lab(f'{URL}, models: [{{ id: 5, name: ["A"], {LIMITS} }}]')
    assert {one.code for one in lint(tmp_path, {"openclaw.json": text}).findings} == {"PC102"}


@pytest.mark.parametrize("value", ['"${X}"', '"$${X}"'])
def test_a_variable_is_there(tmp_path: Path, value: str) -> None:
    text = lab(f"baseUrl: {value}, models: [{{ id: {value}, name: {value} }}]")
    assert not found(lint(tmp_path, {"openclaw.json": text}), CODE)


# Includes and embedded files


@pytest.mark.parametrize(
    ("beside", "inside"),
    [
        (URL, f"{{ {MODELS} }}"),
        ("", f"{{ {URL}, {MODELS} }}"),
        ('models: [{ $include: "a.json5", id: "a" }], ' + URL, "{}"),
    ],
)
def test_an_include_may_bring_it(tmp_path: Path, beside: str, inside: str) -> None:
    files = {
        "openclaw.json": lab(f'$include: "lab.json5", {beside}'),
        "lab.json5": inside,
        "a.json5": '{ name: "A" }',
    }
    assert not found(lint(tmp_path, files), CODE)


@pytest.mark.parametrize(
    "text",
    [
        lab('$include: "gone.json5"'),
        lab(f'$include: "gone.json5", {URL}'),
        lab(f'{URL}, models: [{{ $include: "gone.json5" }}]'),
        lab(f'{URL}, models: {{ $include: "gone.json5" }}'),
        '{ auth: { profiles: { x: { $include: "gone.json5" } } } }',
    ],
)
def test_nothing_is_missing_from_what_could_not_be_read(tmp_path: Path, text: str) -> None:
    assert [one.code for one in lint(tmp_path, {"openclaw.json": text}).findings] == ["PC003"]


def test_it_stands_where_the_object_stands(tmp_path: Path) -> None:
    files = {
        "openclaw.json": lab(f'$include: "lab.json5", {URL}'),
        "lab.json5": '{\n  models: [\n    { id: "a" },\n  ],\n}\n',
    }
    (finding,) = found(lint(tmp_path, files), CODE)
    assert (finding.location.path, finding.location.begin[0]) == ("lab.json5", 3)


def test_what_both_halves_lack(tmp_path: Path) -> None:
    files = {"openclaw.json": lab(f'$include: "lab.json5", {URL}'), "lab.json5": '{ api: "ollama" }'}
    report = lint(tmp_path, files)
    assert places(report, CODE) == [(2, 3)]
    assert texts(report, CODE) == ["lab"]


def test_an_embedded_file_lacks_it(tmp_path: Path) -> None:
    content = "|\n      {\n        models: { providers: {\n          lab: { baseUrl: 'http://localhost/v1' },\n        } },\n      }"
    text = manifest(f"configFiles:\n- path: /x/openclaw.json\n  content: {content}", "Agent")
    report = lint(tmp_path, {"a.yaml": text})
    assert places(report, CODE) == [(11, 13)]
    assert "models" in message(report, CODE)


def test_a_comment_silences_it(tmp_path: Path) -> None:
    text = lab(URL).replace("  lab", "  // provcheck: ignore[missing-required] on their way\n  lab")
    assert not lint(tmp_path, {"openclaw.json": text}).findings
