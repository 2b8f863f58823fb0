from pathlib import Path

import pytest

from support import found, lint, message, places, related, severities

CODE = "PC403"
NIM = "https://integrate.api.nvidia.com/v1"


def openclaw(*models: str, url: str = NIM, provider: str = "", rest: str = "", name: str = "nim") -> dict[str, str]:
    """A configuration whose models stand from line 4 on."""
    listed = "\n".join(f"      {{ {model} }}," for model in models)
    text = f"""\
{{
  models: {{ providers: {{ {name}: {{
    baseUrl: "{url}", {provider} models: [
{listed}
  ] }} }} }},
  {rest}
}}
"""
    return {"openclaw.json": text}


def test_above_the_output_limit(tmp_path: Path) -> None:
    report = lint(tmp_path, openclaw('id: "openai/gpt-oss-20b", name: "A", contextWindow: 131072, maxTokens: 65536'))
    assert places(report, CODE) == [(4, 80)]
    assert severities(report, CODE) == ["warning"]
    assert message(report, CODE) == (
        'maxTokens 65536 is above the output limit of "openai/gpt-oss-20b" (32768), by the catalogue of 2026-11-20'
    )
    (finding,) = found(report, CODE)
    assert related(finding) == [("openclaw.json", 4, 13)]
    assert finding.help is not None
    assert finding.help.startswith("set maxTokens to 32768 or less;")


def test_a_vendors_own_service(tmp_path: Path) -> None:
    model = 'id: "claude-haiku-4-5", name: "A", contextWindow: 200000, maxTokens: 128000'
    report = lint(tmp_path, openclaw(model, url="https://api.anthropic.com", name="anthropic"))
    assert severities(report, CODE) == ["warning"]


def test_without_a_window_it_speaks_all_the_same(tmp_path: Path) -> None:
    report = lint(tmp_path, openclaw('id: "openai/gpt-oss-20b", name: "A", maxTokens: 262144'))
    assert severities(report, CODE) == ["warning"]


def test_request_parameters_count(tmp_path: Path) -> None:
    rest = 'agents: { defaults: { models: { "nim/openai/gpt-oss-20b": { params: { maxTokens: 65536 } } } } },'
    report = lint(tmp_path, openclaw('id: "openai/gpt-oss-20b", name: "A", params: { max_tokens: 40000 }', rest=rest))
    assert places(report, CODE) == [(4, 68), (6, 84)]
    assert [one.message.split()[0] for one in found(report, CODE)] == ["params.max_tokens", "params.maxTokens"]


def test_the_default_of_a_provider_is_reported_once(tmp_path: Path) -> None:
    report = lint(
        tmp_path,
        openclaw(
            'id: "openai/gpt-oss-20b", name: "A"',
            'id: "meta/muse-glimmer-30b", name: "B"',
            'id: "poolside/laguna-xs-2.1", name: "C"',
            'id: "google/diffusiongemma-26b-a4b-it", name: "D", maxTokens: 8192',
            provider="maxTokens: 65536,",
        ),
    )
    assert places(report, CODE) == [(3, 64)]
    assert '"openai/gpt-oss-20b" (32768), "poolside/laguna-xs-2.1" (16384),' in message(report, CODE)
    help_ = found(report, CODE)[0].help
    assert help_ is not None
    assert help_.startswith("set maxTokens to 16384 or less;")


@pytest.mark.parametrize(
    "model",
    [
        pytest.param('id: "openai/gpt-oss-20b", name: "A", maxTokens: 32768', id="the limit"),
        pytest.param('id: "openai/gpt-oss-20b", name: "A", maxTokens: 34406', id="within 5 %"),
        pytest.param('id: "meta/llama-3.3-70b-instruct", name: "A", maxTokens: 99999', id="limit not known"),
        pytest.param('id: "nosuch/model", name: "A", maxTokens: 99999', id="model not known"),
        pytest.param('id: "${MODEL}", name: "A", maxTokens: 99999', id="unknown model"),
        pytest.param('id: "openai/gpt-oss-20b", name: "A", maxTokens: "99999"', id="wrong type"),
        pytest.param('id: "openai/gpt-oss-20b", name: "A", maxTokens: "${MAX}"', id="unknown figure"),
        pytest.param('id: "openai/gpt-oss-20b", name: "A"', id="no figure"),
    ],
)
def test_silent(tmp_path: Path, model: str) -> None:
    assert places(lint(tmp_path, openclaw(model)), CODE) == []


@pytest.mark.parametrize("url", ["http://gpu-box:8000/v1", "https://llm.example.com/v1", "${NIM_URL}"])
def test_silent_where_the_owner_of_the_server_decides(tmp_path: Path, url: str) -> None:
    model = 'id: "openai/gpt-oss-20b", name: "A", contextWindow: 131072, maxTokens: 65536'
    assert places(lint(tmp_path, openclaw(model, url=url)), CODE) == []


@pytest.mark.parametrize("tokens", ["131072", "128000", "262144"])
def test_silent_where_the_window_is_filled_already(tmp_path: Path, tokens: str) -> None:
    model = f'id: "openai/gpt-oss-20b", name: "A", contextWindow: 131072, maxTokens: {tokens}'
    report = lint(tmp_path, openclaw(model))
    assert places(report, CODE) == []
    assert len(places(report, "PC401")) == 1
