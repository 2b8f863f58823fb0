from pathlib import Path

import pytest

from support import found, lint, message, places, severities

CODE = "PC301"


def manifest(spec: str, name: str = "nvidia") -> str:
    """A ModelProvider whose spec begins on line 6."""
    return f"""\
apiVersion: pai.io/v1
kind: ModelProvider
metadata:
  name: {name}
spec:
  {spec.strip()}
"""


def openclaw(provider: str, rest: str = "") -> str:
    """A configuration whose provider stands on line 3."""
    return f"""\
{{
  models: {{ providers: {{
    {provider}
  }} }},
  {rest}
}}
"""


NIM = """\
provider: openai
  endpoint: https://integrate.api.nvidia.com/v1
"""


def test_an_absent_list_is_reported_at_the_spec(tmp_path: Path) -> None:
    report = lint(tmp_path, {"p.yaml": manifest(NIM)})
    assert places(report, CODE) == [(5, 1)]
    assert severities(report, CODE) == ["warning"]
    assert message(report, CODE) == (
        '"nvidia" lists no allowedModels, and nothing else tells which models integrate.api.nvidia.com has'
    )


@pytest.mark.parametrize("empty", ["[]", "null", "", '""'])
def test_an_empty_list_is_reported_where_it_stands(tmp_path: Path, empty: str) -> None:
    report = lint(tmp_path, {"p.yaml": manifest(f"{NIM}  allowedModels: {empty}")})
    (finding,) = found(report, CODE)
    assert finding.location.begin[0] == 8
    assert finding.severity.label == "warning"


@pytest.mark.parametrize("kind", ["vllm", "azure-openai"])
def test_a_server_of_ones_own_is_worth_knowing_only(tmp_path: Path, kind: str) -> None:
    report = lint(tmp_path, {"p.yaml": manifest(f"provider: {kind}\n  endpoint: http://vllm:8000/v1")})
    assert severities(report, CODE) == ["info"]


@pytest.mark.parametrize(
    "spec",
    [
        pytest.param("provider: openai", id="OpenAI itself"),
        pytest.param('provider: openai\n  endpoint: ""', id="empty endpoint"),
        pytest.param("provider: openai\n  endpoint: https://api.openai.com/v1", id="OpenAI's own endpoint"),
        pytest.param("provider: openai\n  endpoint: https://eu.api.openai.com/v1", id="OpenAI in Europe"),
        pytest.param("provider: openai\n  endpoint: ${ENDPOINT}", id="unknown endpoint"),
        pytest.param("provider: openai\n  endpoint: 8080", id="endpoint of the wrong type"),
        pytest.param("provider: ${TYPE}\n  endpoint: http://vllm:8000/v1", id="unknown type"),
        pytest.param("provider: anthropic", id="anthropic"),
        pytest.param("provider: gemini", id="gemini"),
        pytest.param("provider: openrouter", id="openrouter"),
        pytest.param("endpoint: http://vllm:8000/v1", id="no type"),
        pytest.param(f"{NIM}  allowedModels: [openai/gpt-oss-20b]", id="a list"),
        pytest.param(f"{NIM}  allowedModels: ['${{MODEL}}']", id="a list of unknowns"),
        pytest.param(f"{NIM}  allowedModels: openai/gpt-oss-20b", id="a list of the wrong type"),
        pytest.param(f"{NIM}  allowedModels: {{}}", id="a mapping"),
    ],
)
def test_pai_is_silent(tmp_path: Path, spec: str) -> None:
    assert places(lint(tmp_path, {"p.yaml": manifest(spec)}), CODE) == []


def test_a_nameless_provider_is_this_provider(tmp_path: Path) -> None:
    text = "apiVersion: pai.io/v1\nkind: ModelProvider\nspec:\n  provider: vllm\n  endpoint: http://vllm/v1\n"
    assert message(lint(tmp_path, {"p.yaml": text}), CODE).startswith("this provider lists no allowedModels")


def test_the_help_names_what_agents_use(tmp_path: Path) -> None:
    agent = """\
---
apiVersion: pai.io/v1
kind: Agent
metadata: { name: helper }
spec:
  models:
    - nvidia/openai/gpt-oss-20b
    - nvidia/nemotron-3-ultra-550b-a55b
    - nvidia/openai/gpt-oss-20b
    - other/llama
"""
    (finding,) = found(lint(tmp_path, {"p.yaml": manifest(NIM) + agent}), CODE)
    assert finding.help == (
        'list the models that agents use: "openai/gpt-oss-20b", "nvidia/nemotron-3-ultra-550b-a55b"'
    )


def test_the_help_does_not_name_what_is_denied(tmp_path: Path) -> None:
    agent = """\
---
apiVersion: pai.io/v1
kind: Agent
metadata: { name: helper }
spec: { models: [nvidia/openai/gpt-oss-20b] }
"""
    text = manifest(f"{NIM}  deniedModels: [openai/gpt-oss-20b]") + agent
    (finding,) = found(lint(tmp_path, {"p.yaml": text}), CODE)
    assert finding.help == "list in allowedModels what agents may use"


def test_user_info_of_the_endpoint_stays_out_of_the_message(tmp_path: Path) -> None:
    spec = "provider: openai\n  endpoint: https://me:hunter2@llm.example.com/v1"
    assert "hunter2" not in message(lint(tmp_path, {"p.yaml": manifest(spec)}), CODE)


def test_a_custom_provider_of_openclaw_must_list_its_models(tmp_path: Path) -> None:
    text = openclaw('lab: { baseUrl: "http://gpu-box:8000/v1", models: [] },')
    report = lint(tmp_path, {"openclaw.json": text})
    assert places(report, CODE) == [(3, 55)]
    assert severities(report, CODE) == ["warning"]
    assert message(report, CODE) == '"lab" lists no models, and nothing else tells which models gpu-box has'
    assert found(report, CODE)[0].releases == ("2026.9.6",)


def test_the_help_names_the_refs_of_openclaw(tmp_path: Path) -> None:
    text = openclaw(
        'lab: { baseUrl: "http://gpu-box:8000/v1", models: [] },',
        'agents: { defaults: { model: { primary: "lab/qwen3-32b", fallbacks: ["lab/llama3"] } } },',
    )
    (finding,) = found(lint(tmp_path, {"openclaw.json": text}), CODE)
    assert finding.help == 'list the models that agents use: "qwen3-32b", "llama3"'


@pytest.mark.parametrize(
    "provider",
    [
        pytest.param('lab: { baseUrl: "http://gpu-box:8000/v1", models: [{ id: "a", name: "A" }] }', id="a list"),
        pytest.param('lab: { baseUrl: "http://gpu-box:8000/v1" }', id="no list"),
        pytest.param('lab: { baseUrl: "http://gpu-box:8000/v1", models: {} }', id="a list of the wrong type"),
        pytest.param(
            'lab: { baseUrl: "http://gpu-box:8000/v1", models: [{ $include: "./missing.json5" }] }', id="unreadable"
        ),
        pytest.param('ollama: { baseUrl: "http://localhost:11434/v1", models: [] }', id="built in"),
        pytest.param('OpenRouter: { baseUrl: "https://openrouter.ai/api/v1", models: [] }', id="built in, in capitals"),
        pytest.param('"${NAME}": { baseUrl: "http://gpu-box:8000/v1", models: [] }', id="unknown name"),
    ],
)
def test_openclaw_is_silent(tmp_path: Path, provider: str) -> None:
    assert places(lint(tmp_path, {"openclaw.json": openclaw(provider)}), CODE) == []


def test_a_plugin_may_bring_the_models(tmp_path: Path) -> None:
    text = openclaw(
        'lab: { baseUrl: "http://gpu-box:8000/v1", models: [] },', "plugins: { entries: { lab: { enabled: true } } },"
    )
    assert places(lint(tmp_path, {"openclaw.json": text}), CODE) == []


def test_what_is_built_in_depends_on_the_release(tmp_path: Path) -> None:
    text = openclaw('"apple-fm": { baseUrl: "http://localhost:8000/v1", models: [] },')
    report = lint(tmp_path, {"openclaw.json": text}, releases=("2026.8.2", "2026.9.6"))
    assert [finding.releases for finding in found(report, CODE)] == [("2026.8.2",)]


def test_every_namespace_is_looked_at(tmp_path: Path) -> None:
    other = manifest(NIM).replace("name: nvidia", "name: nvidia\n  namespace: other")
    report = lint(tmp_path, {"a.yaml": manifest(NIM), "b.yaml": other})
    assert [finding.location.path for finding in found(report, CODE)] == ["a.yaml", "b.yaml"]


def test_what_nvidia_does_not_serve_is_not_advised(tmp_path: Path) -> None:
    agent = """---
apiVersion: pai.io/v1
kind: Agent
metadata: {name: a}
spec:
  models: [nvidia/openai/gpt-oss-20b, nvidia/meta/llama-3.3-70b-instruct, nvidia/meta/llama-3.3-70b-instuct]
"""
    (finding,) = found(lint(tmp_path, {"p.yaml": manifest(NIM) + agent}), CODE)
    assert finding.help == 'list the models that agents use: "openai/gpt-oss-20b"'
