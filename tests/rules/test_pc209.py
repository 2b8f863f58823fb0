from __future__ import annotations

from pathlib import Path

import pytest

from provcheck import engine
from provcheck.finding import Severity
from provcheck.settings import Settings
from rule_models import pai
from support import TODAY, found, lint, message, places, severities

CODE = "PC209"


def config(agents: str = 'defaults: { model: "local/llama" }', more: str = "", spare: str = "spare") -> str:
    return f"""{{
  agents: {{ {agents} }},
  models: {{ providers: {{
    local: {{ baseUrl: "http://localhost:1/v1", models: [{{ id: "llama", name: "M" }}] }},
    "{spare}": {{ baseUrl: "http://localhost:2/v1", models: [{{ id: "mistral", name: "M" }}] }},
  }} }},
  {more}
}}
"""


def unused(folder: Path, text: str) -> bool:
    return bool(found(lint(folder, {"openclaw.json": text}), CODE))


def test_a_provider_that_nothing_names(tmp_path: Path) -> None:
    report = lint(tmp_path, {"openclaw.json": config()})
    assert places(report, CODE) == [(5, 5)]
    assert severities(report, CODE) == ["info"]
    assert message(report, CODE) == 'no agent or fallback uses the provider "spare"'


@pytest.mark.parametrize(
    "agents",
    [
        'defaults: { model: { primary: "local/llama", fallbacks: ["spare/mistral"] } }',
        'defaults: { model: "local/llama", models: { "spare/mistral": {} } }',
        'defaults: { model: "local/llama", models: { "spare/mistral": { alias: "m" } } }',
        'defaults: { model: "local/llama", modelPolicy: { allow: ["local/*", "spare/*"] } }',
        'defaults: { model: "local/llama" }, entries: { a: { modelPolicy: { allow: ["spare/*"] } } }',
        'defaults: { model: "local/llama" }, entries: { a: { model: "Spare/mistral" } }',
        'defaults: { model: "local/llama" }, entries: { a: { model: "mistral" } }',
        'defaults: { model: "local/llama", heartbeat: { model: "spare/mistral" } }',
        'defaults: { model: "local/llama", imageModel: "spare/mistral" }',
    ],
)
def test_every_use_counts(tmp_path: Path, agents: str) -> None:
    assert not unused(tmp_path, config(agents))


@pytest.mark.parametrize(
    "more",
    [
        'hooks: { gmail: { model: "spare/mistral" } },',
        'memory: { search: { provider: "spare" } },',
        'plugins: { entries: { x: { config: { model: "spare/mistral" } } } },',
    ],
)
def test_uses_outside_of_agents(tmp_path: Path, more: str) -> None:
    assert not unused(tmp_path, config(more=more))


@pytest.mark.parametrize(
    ("agents", "more"),
    [
        ('defaults: { model: "local/llama" }', 'memory: { search: { provider: "gemini" } },'),
        ('defaults: { model: "local/llama", memorySearch: { provider: "gemini" } }', ""),
    ],
)
def test_memory_search_calls_google_gemini(tmp_path: Path, agents: str, more: str) -> None:
    assert not unused(tmp_path, config(agents, more, spare="google"))
    assert unused(tmp_path, config(agents, more, spare="spare"))


def test_many_idle_providers_are_found_in_one_pass(tmp_path: Path) -> None:
    idle = "\n".join(f'p{n}: {{ baseUrl: "http://h/v1", models: [{{ id: "m", name: "M" }}] }},' for n in range(3000))
    assert len(found(lint(tmp_path, {"openclaw.json": config().replace("local:", f"{idle}\nlocal:")}), CODE)) == 3001


def test_a_profile_is_no_use(tmp_path: Path) -> None:
    assert unused(tmp_path, config(more='auth: { profiles: { "spare:x": { provider: "spare", mode: "api_key" } } },'))


@pytest.mark.parametrize(
    "agents",
    [
        "defaults: {}",
        "defaults: { model: {} }",
        'defaults: { model: { fallbacks: ["local/llama"] } }',
        'defaults: { model: "" }',
        'defaults: { model: "spear/mistral" }',
        'defaults: { model: "local/llama", imageModel: "spear/mistral" }',
        'defaults: { model: "local/llama", imageModel: "${IMAGE}" }',
        'defaults: { model: "local/llama", $include: "./lost.json5" }',
        'defaults: { model: { primary: "local/llama", fallbacks: "${LIST}" } }',
    ],
)
def test_what_is_open_or_wrong_may_mean_it(tmp_path: Path, agents: str) -> None:
    assert not unused(tmp_path, config(agents))


def test_the_key_of_a_built_in_provider_may_serve_other_things(tmp_path: Path) -> None:
    text = config().replace(
        'baseUrl: "http://localhost:2/v1", models: [{ id: "mistral", name: "M" }]', "apiKey: '${K}'"
    )
    assert not unused(tmp_path, text.replace('"spare"', '"openai"'))


def spare(spec: str = "allowedModels: [llama]") -> str:
    return pai("x/y", name="spare", spec=spec).partition("---\n")[2]


def test_pai(tmp_path: Path) -> None:
    files = {"a.yaml": pai("local/llama"), "b.yaml": spare()}
    report = lint(tmp_path, files)
    assert [(one.location.path, *one.location.begin) for one in found(report, CODE)] == [("b.yaml", 4, 9)]


def test_only_the_named_files_were_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files = {"a.yaml": pai("local/llama"), "b.yaml": spare(), "openclaw.json": config()}
    (whole, _) = found(lint(tmp_path, files), CODE)
    monkeypatch.chdir(tmp_path)
    named = engine.check(list(files), Settings(show=Severity.INFO, as_of=TODAY))
    (of_pai, of_openclaw) = found(named, CODE)
    assert of_pai.help == f"{whole.help}; only the named files were read"
    assert of_openclaw.help == whole.help
    assert not found(engine.check(["b.yaml"], Settings(show=Severity.INFO, as_of=TODAY)), CODE)


@pytest.mark.parametrize(
    "spec", ["externalAccess: { enabled: true }", "externalAccess: { enabled: '${OPEN}' }", "externalAccess: x"]
)
def test_people_outside_may_use_it(tmp_path: Path, spec: str) -> None:
    assert not found(lint(tmp_path, {"a.yaml": pai("local/llama"), "b.yaml": spare(spec)}), CODE)


def test_without_agents_nobody_knows(tmp_path: Path) -> None:
    alone = pai("x/y", spec="fallbacks: [local/llama]").partition("---\n")[2]
    assert not found(lint(tmp_path, {"a.yaml": alone, "b.yaml": spare()}), CODE)


def test_a_broken_document_may_hold_the_agent(tmp_path: Path) -> None:
    files = {"a.yaml": pai("local/llama"), "b.yaml": spare(), "c.yaml": "apiVersion: pai.io/v1\nkind: [\n"}
    assert not found(lint(tmp_path, files), CODE)


def test_an_embedded_configuration_uses_the_providers_around_it(tmp_path: Path) -> None:
    inner = '{ agents: { defaults: { model: "spare/llama" } } }'
    embedding = pai("local/llama").replace(
        "---\n", f"  configFiles:\n    - path: /x/openclaw.json\n      content: '{inner}'\n---\n", 1
    )
    assert not found(lint(tmp_path, {"a.yaml": embedding, "b.yaml": spare()}), CODE)
    assert found(lint(tmp_path, {"a.yaml": embedding.replace("spare/", "local/"), "b.yaml": spare()}), CODE)
