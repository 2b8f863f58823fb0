from pathlib import Path

import pytest

from support import found, lint, message, places, related, severities

CODE = "PC404"
NIM = "https://integrate.api.nvidia.com/v1"
LAB = "http://gpu-box:8000/v1"
HIGH = "catalogue of 2026-11-20, high confidence"


def manifest(cap: str, allowed: str, denied: str = "[]", url: str = NIM, kind: str = "openai") -> str:
    """A ModelProvider whose cap stands in line 7, column 24, and whose lists begin in columns 18."""
    return f"""\
apiVersion: pai.io/v1
kind: ModelProvider
metadata: {{ name: mine }}
spec:
  provider: {kind}
  endpoint: {url}
  maxTokensPerRequest: {cap}
  allowedModels: {allowed}
  deniedModels: {denied}
"""


def openclaw(*models: str, url: str = LAB, rest: str = "", name: str = "lab") -> str:
    """A configuration whose models stand from line 4 on."""
    listed = "\n".join(f"      {{ {model} }}," for model in models)
    return f"""\
{{
  models: {{ providers: {{ {name}: {{
    baseUrl: "{url}", models: [
{listed}
  ] }} }} }},
  {rest}
}}
"""


# Pai's cap


def test_above_the_only_window(tmp_path: Path) -> None:
    report = lint(tmp_path, {"p.yaml": manifest("262144", "[openai/gpt-oss-20b]")})
    assert places(report, CODE) == [(7, 24)]
    assert severities(report, CODE) == ["error"]
    assert message(report, CODE) == (
        "maxTokensPerRequest 262144 is above the context window of the only model that it applies to: "
        f'"openai/gpt-oss-20b" (131072); {HIGH}'
    )
    (finding,) = found(report, CODE)
    assert finding.help == "lower maxTokensPerRequest to 131072 or less"
    assert related(finding) == [("p.yaml", 8, 19)]


def test_above_every_window(tmp_path: Path) -> None:
    text = manifest("1_000_000", "[openai/gpt-oss-20b, google/diffusiongemma-26b-a4b-it]")
    report = lint(tmp_path, {"p.yaml": text})
    assert severities(report, CODE) == ["error"]
    assert message(report, CODE) == (
        "maxTokensPerRequest 1000000 is above the context window of every model that it applies to: "
        '"openai/gpt-oss-20b" (131072), "google/diffusiongemma-26b-a4b-it" (262144); '
        "catalogue of 2026-11-20, medium confidence"
    )
    assert related(found(report, CODE)[0]) == [("p.yaml", 8, 19), ("p.yaml", 8, 39)]


def test_above_some_windows(tmp_path: Path) -> None:
    text = manifest("262144", "[openai/gpt-oss-20b, poolside/laguna-xs-2.1]")
    report = lint(tmp_path, {"p.yaml": text})
    assert severities(report, CODE) == ["warning"]
    assert message(report, CODE) == (
        "maxTokensPerRequest 262144 is above the context window of 1 of 2 models that it applies to: "
        f'"openai/gpt-oss-20b" (131072); {HIGH}'
    )
    assert found(report, CODE)[0].help == (
        "lower maxTokensPerRequest to 131072 or less, or give models with a smaller window a provider of their own"
    )


@pytest.mark.parametrize(
    ("cap", "allowed", "severity"),
    [
        pytest.param("262144", "[openai/gpt-oss-20b, nosuch/model]", "warning", id="all known ones, others unknown"),
        pytest.param("262144", "[ibm/granite-8b-code-instruct]", "warning", id="low confidence"),
        pytest.param("262144", "[openai/gpt-oss-20b, ibm/granite-8b-code-instruct]", "warning", id="one of them low"),
        pytest.param("400000", "[deepseek-ai/deepseek-v3.2]", "error", id="medium confidence"),
        pytest.param("1000000", "[nvidia/nemotron-3-ultra-550b-a55b]", "warning", id="above what is served"),
        pytest.param("2000000", "[nvidia/nemotron-3-ultra-550b-a55b]", "error", id="above the weights"),
        pytest.param("137626", "[openai/gpt-oss-20b]", "error", id="just above 5 %"),
        pytest.param("1e300", "[openai/gpt-oss-20b]", "error", id="huge"),
    ],
)
def test_how_bad_it_is(tmp_path: Path, cap: str, allowed: str, severity: str) -> None:
    assert severities(lint(tmp_path, {"p.yaml": manifest(cap, allowed)}), CODE) == [severity]


def test_what_the_host_serves_is_named(tmp_path: Path) -> None:
    text = manifest("1000000", "[nvidia/nemotron-3-ultra-550b-a55b, z-ai/glm-5.3-flash]")
    report = lint(tmp_path, {"p.yaml": text})
    assert message(report, CODE) == (
        "maxTokensPerRequest 1000000 is above what NVIDIA is known to serve of "
        '"nvidia/nemotron-3-ultra-550b-a55b" (262144); catalogue of 2026-11-20, medium confidence'
    )


def test_the_advice_goes_below_what_the_host_serves(tmp_path: Path) -> None:
    text = manifest("2000000", "[nvidia/nemotron-3-ultra-550b-a55b]")
    (finding,) = found(lint(tmp_path, {"p.yaml": text}), CODE)
    assert finding.help == "lower maxTokensPerRequest to 262144 or less"
    followed = lint(tmp_path, {"p.yaml": text.replace("2000000", "262144")})
    assert places(followed, CODE) == []


@pytest.mark.parametrize(
    ("cap", "allowed", "denied"),
    [
        pytest.param("128000", "[openai/gpt-oss-20b]", "[]", id="the same in thousands"),
        pytest.param("137625", "[openai/gpt-oss-20b]", "[]", id="within 5 %"),
        pytest.param("1000000", "[nosuch/model]", "[]", id="no window known"),
        pytest.param("1000000", "[]", "[]", id="no list"),
        pytest.param("1000000", "openai/gpt-oss-20b", "[]", id="a list of the wrong type"),
        pytest.param("1000000", "[openai/gpt-oss-20b, '${MODEL}']", "[]", id="an incomplete list"),
        pytest.param("1000000", "[openai/gpt-oss-20b]", "['${MODEL}']", id="an unknown denial"),
        pytest.param("1000000", "[openai/gpt-oss-20b]", "[openai/gpt-oss-20b]", id="nothing left"),
        pytest.param("262144", "[openai/gpt-oss-20b, nosuch/model]", "[openai/gpt-oss-20b]", id="denied"),
        pytest.param("'1000000'", "[openai/gpt-oss-20b]", "[]", id="wrong type"),
        pytest.param("${CAP}", "[openai/gpt-oss-20b]", "[]", id="unknown cap"),
        pytest.param(".inf", "[openai/gpt-oss-20b]", "[]", id="no finite number"),
        pytest.param("-1", "[openai/gpt-oss-20b]", "[]", id="negative"),
        pytest.param("", "[openai/gpt-oss-20b]", "[]", id="no cap"),
    ],
)
def test_pai_is_silent(tmp_path: Path, cap: str, allowed: str, denied: str) -> None:
    assert places(lint(tmp_path, {"p.yaml": manifest(cap, allowed, denied)}), CODE) == []


def test_denied_models_do_not_count(tmp_path: Path) -> None:
    text = manifest("262144", "[openai/gpt-oss-20b, poolside/laguna-xs-2.1]", "[poolside/laguna-xs-2.1]")
    assert severities(lint(tmp_path, {"p.yaml": text}), CODE) == ["error"]


def test_a_model_that_is_listed_twice_counts_once(tmp_path: Path) -> None:
    text = manifest("262144", "[openai/gpt-oss-20b, openai/gpt-oss-20b]")
    report = lint(tmp_path, {"p.yaml": text})
    assert "the only model" in message(report, CODE)
    assert related(found(report, CODE)[0]) == [("p.yaml", 8, 19)]


def test_a_self_hosted_server_is_one_step_milder(tmp_path: Path) -> None:
    text = manifest("262144", "[openai/gpt-oss-20b]", url=LAB, kind="vllm")
    assert severities(lint(tmp_path, {"p.yaml": text}), CODE) == ["warning"]
    text = manifest("262144", "[openai/gpt-oss-20b, nosuch/model]", url=LAB, kind="vllm")
    assert severities(lint(tmp_path, {"p.yaml": text}), CODE) == ["info"]


def test_a_native_provider(tmp_path: Path) -> None:
    text = manifest("1000000", "[claude-haiku-4-5, claude-opus-5]", url='""', kind="anthropic")
    report = lint(tmp_path, {"p.yaml": text})
    assert severities(report, CODE) == ["warning"]
    assert '"claude-haiku-4-5" (200000)' in message(report, CODE)


# Windows that an OpenClaw configuration knows


@pytest.mark.parametrize("url", [LAB, LAB + "/", "http://GPU-BOX:8000/v1", "HTTP://gpu-box:8000/v1//"])
def test_a_configured_window_of_the_same_server_counts_first(tmp_path: Path, url: str) -> None:
    files = {
        "p.yaml": manifest("65536", "[qwen3-32b]", url=LAB, kind="vllm"),
        "openclaw.json": openclaw('id: "qwen3-32b", name: "Q", contextWindow: 40960', url=url),
    }
    report = lint(tmp_path, files)
    assert severities(report, CODE) == ["error"]
    assert message(report, CODE) == (
        "maxTokensPerRequest 65536 is above the context window of the only model that it applies to: "
        '"qwen3-32b" (40960)'
    )
    (finding,) = found(report, CODE)
    assert related(finding) == [("openclaw.json", 4, 52)]


@pytest.mark.parametrize(
    ("cap", "window"),
    [
        pytest.param("40960", "40960", id="the same"),
        pytest.param("131072", "128000", id="the same in thousands"),
        pytest.param("65536", '"40960"', id="wrong type"),
        pytest.param("65536", '"${WINDOW}"', id="unknown"),
    ],
)
def test_a_configured_window_that_is_not_passed(tmp_path: Path, cap: str, window: str) -> None:
    files = {
        "p.yaml": manifest(cap, "[qwen3-32b]", url=LAB, kind="vllm"),
        "openclaw.json": openclaw(f'id: "qwen3-32b", name: "Q", contextWindow: {window}'),
    }
    assert places(lint(tmp_path, files), CODE) == []


@pytest.mark.parametrize("url", ["http://other:8000/v1", "http://gpu-box:8001/v1", "http://gpu-box:8000", "${URL}"])
def test_another_server_says_nothing(tmp_path: Path, url: str) -> None:
    files = {
        "p.yaml": manifest("65536", "[qwen3-32b]", url=LAB, kind="vllm"),
        "openclaw.json": openclaw('id: "qwen3-32b", name: "Q", contextWindow: 40960', url=url),
    }
    assert places(lint(tmp_path, files), CODE) == []


def test_a_configured_window_is_not_taken_loosely(tmp_path: Path) -> None:
    files = {
        "p.yaml": manifest("41000", "[qwen3-32b]", url=LAB, kind="vllm"),
        "openclaw.json": openclaw('id: "qwen3-32b", name: "Q", contextWindow: 40960'),
    }
    assert severities(lint(tmp_path, files), CODE) == ["error"]


def test_a_configured_window_wins_over_the_catalogue(tmp_path: Path) -> None:
    files = {
        "p.yaml": manifest("65536", "[openai/gpt-oss-20b]"),
        "openclaw.json": openclaw('id: "openai/gpt-oss-20b", name: "G", contextWindow: 32768', url=NIM),
    }
    assert severities(lint(tmp_path, files), CODE) == ["error"]


def test_a_window_that_is_itself_reported_does_not_count(tmp_path: Path) -> None:
    files = {
        "p.yaml": manifest("262144", "[openai/gpt-oss-20b]"),
        "openclaw.json": openclaw('id: "openai/gpt-oss-20b", name: "G", contextWindow: 1310720', url=NIM),
    }
    report = lint(tmp_path, files)
    assert '"openai/gpt-oss-20b" (131072)' in message(report, CODE)


def test_of_two_configurations_the_larger_window_counts(tmp_path: Path) -> None:
    files = {
        "p.yaml": manifest("65536", "[qwen3-32b]", url=LAB, kind="vllm"),
        "a/openclaw.json": openclaw('id: "qwen3-32b", name: "Q", contextWindow: 40960'),
        "b/openclaw.json": openclaw('id: "qwen3-32b", name: "Q", contextWindow: 65536'),
    }
    assert places(lint(tmp_path, files), CODE) == []


def test_hosted_nim_is_one_server_however_it_is_written(tmp_path: Path) -> None:
    text = """\
{ models: { providers: { nvidia: { models: [
  { id: "openai/gpt-oss-20b", name: "G", contextWindow: 32768 },
] } } } }
"""
    files = {"p.yaml": manifest("65536", "[openai/gpt-oss-20b]"), "openclaw.json": text}
    assert severities(lint(tmp_path, files), CODE) == ["error"]


# OpenClaw's contextTokens


def test_a_models_budget_above_its_window(tmp_path: Path) -> None:
    model = 'id: "q", name: "Q", contextWindow: 40960, contextTokens: 65536'
    report = lint(tmp_path, {"openclaw.json": openclaw(model)})
    assert places(report, CODE) == [(4, 66)]
    assert severities(report, CODE) == ["warning"]
    assert message(report, CODE) == (
        'contextTokens 65536 is above the context window of "q" (40960); the smaller of the two is used silently'
    )
    (finding,) = found(report, CODE)
    assert related(finding) == [("openclaw.json", 4, 44)]
    assert finding.help == "lower contextTokens to 40960 or less"


@pytest.mark.parametrize(
    ("model", "url", "severity"),
    [
        ('id: "openai/gpt-oss-20b", name: "G", contextTokens: 262144', NIM, "warning"),
        ('id: "openai/gpt-oss-20b", name: "G", contextTokens: 262144', LAB, "info"),
        ('id: "nvidia/nemotron-3-ultra-550b-a55b", name: "N", contextTokens: 1000000', NIM, "warning"),
    ],
)
def test_a_models_budget_above_the_catalogues_window(tmp_path: Path, model: str, url: str, severity: str) -> None:
    report = lint(tmp_path, {"openclaw.json": openclaw(model, url=url)})
    assert severities(report, CODE) == [severity]
    assert "; catalogue of 2026-11-20, " in message(report, CODE)


@pytest.mark.parametrize(
    "model",
    [
        'id: "q", name: "Q", contextWindow: 40960, contextTokens: 40960',
        'id: "q", name: "Q", contextWindow: 128000, contextTokens: 131072',
        'id: "q", name: "Q", contextTokens: 131072',
        'id: "q", name: "Q", contextWindow: "?", contextTokens: 131072',
        'id: "q", name: "Q", contextWindow: 40960, contextTokens: "65536"',
        'id: "${Q}", name: "Q", contextWindow: 40960, contextTokens: 65536',
        'id: "openai/gpt-oss-20b", name: "G", contextTokens: 137625',
        'id: "openai/gpt-oss-20b", name: "G", contextWindow: 1310720, contextTokens: 262144',
    ],
)
def test_a_models_budget_is_fine(tmp_path: Path, model: str) -> None:
    assert places(lint(tmp_path, {"openclaw.json": openclaw(model, url=NIM)}), CODE) == []


Q = 'id: "q", name: "Q", contextWindow: 40960'


def test_an_agents_budget_above_the_window_of_its_primary_model(tmp_path: Path) -> None:
    rest = 'agents: { defaults: { model: { primary: "lab/q" }, contextTokens: 65536 } },'
    report = lint(tmp_path, {"openclaw.json": openclaw(Q, rest=rest)})
    assert places(report, CODE) == [(6, 69)]
    assert severities(report, CODE) == ["warning"]
    assert related(found(report, CODE)[0]) == [("openclaw.json", 4, 44)]


def test_an_agent_without_a_model_has_that_of_the_defaults(tmp_path: Path) -> None:
    rest = 'agents: { defaults: { model: "lab/q" }, entries: { helper: { contextTokens: 65536 } } },'
    assert places(lint(tmp_path, {"openclaw.json": openclaw(Q, rest=rest)}), CODE) == [(6, 79)]


def test_an_agents_own_model_counts(tmp_path: Path) -> None:
    big = 'id: "big", name: "B", contextWindow: 131072'
    rest = 'agents: { defaults: { model: "lab/q" }, entries: { h: { model: "lab/big", contextTokens: 65536 } } },'
    assert places(lint(tmp_path, {"openclaw.json": openclaw(Q, big, rest=rest)}), CODE) == []


def test_an_agent_on_a_built_in_model(tmp_path: Path) -> None:
    text = '{ agents: { defaults: { model: "nvidia/openai/gpt-oss-20b", contextTokens: 262144 } } }'
    report = lint(tmp_path, {"openclaw.json": text})
    assert severities(report, CODE) == ["warning"]
    assert related(found(report, CODE)[0]) == [("openclaw.json", 1, 32)]


@pytest.mark.parametrize(
    "defaults",
    [
        'model: "lab/q", contextTokens: 40960',
        'model: "lab/other", contextTokens: 65536',
        'model: "nosuch/q", contextTokens: 65536',
        'model: "lab/${Q}", contextTokens: 65536',
        'model: "", contextTokens: 65536',
        'model: { fallbacks: ["lab/q"] }, contextTokens: 65536',
        "contextTokens: 65536",
        'model: "lab/q", contextTokens: "65536"',
    ],
)
def test_an_agents_budget_is_fine(tmp_path: Path, defaults: str) -> None:
    rest = f"agents: {{ defaults: {{ {defaults} }} }},"
    assert places(lint(tmp_path, {"openclaw.json": openclaw(Q, rest=rest)}), CODE) == []
