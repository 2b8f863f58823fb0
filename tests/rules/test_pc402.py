from pathlib import Path

import pytest

from support import fixed, found, lint, message, places, related, severities

CODE = "PC402"
NIM = "https://integrate.api.nvidia.com/v1"
LAB = "http://gpu-box:8000/v1"
BASIS = "catalogue of 2026-11-20"


def openclaw(
    model: str, window: str, more: str = "", url: str = NIM, name: str = "nim", provider: str = ""
) -> dict[str, str]:
    """A configuration whose window stands in line 5, column 26."""
    text = f"""\
{{
  models: {{ providers: {{ {name}: {{
    baseUrl: "{url}", {provider} models: [
      {{ id: "{model}", name: "A",
        contextWindow:   {window}{more} }},
  ] }} }} }},
}}
"""
    return {"openclaw.json": text}


def test_above_the_weights_at_high_confidence(tmp_path: Path) -> None:
    files = openclaw("openai/gpt-oss-20b", "1310720")
    report = lint(tmp_path, files)
    assert places(report, CODE) == [(5, 26)]
    assert severities(report, CODE) == ["error"]
    assert message(report, CODE) == (
        f'contextWindow 1310720 is above the 131072 tokens of "openai/gpt-oss-20b" ({BASIS}, high confidence)'
    )
    (finding,) = found(report, CODE)
    assert finding.help == "set it to 131072"
    assert related(finding) == [("openclaw.json", 4, 13)]
    assert finding.fix is not None
    assert not finding.fix.safe
    assert fixed(files, finding) == openclaw("openai/gpt-oss-20b", "131072")


@pytest.mark.parametrize(
    ("model", "window", "severity"),
    [
        ("deepseek-ai/deepseek-v3.2", "327680", "error"),  # medium
        ("ibm/granite-8b-code-instruct", "8192", "warning"),  # low
        ("nvidia/nemotron-3-ultra-550b-a55b", "1048576", "warning"),  # the host serves 262144
        ("nvidia/nemotron-3-ultra-550b-a55b", "2097152", "error"),
        ("openai/gpt-oss-20b", "65000", "info"),
    ],
)
def test_on_hosted_nim(tmp_path: Path, model: str, window: str, severity: str) -> None:
    assert severities(lint(tmp_path, openclaw(model, window)), CODE) == [severity]


@pytest.mark.parametrize(
    ("model", "window"),
    [
        pytest.param("openai/gpt-oss-20b", "131072", id="the same"),
        pytest.param("openai/gpt-oss-20b", "128000", id="the same in thousands"),
        pytest.param("openai/gpt-oss-20b", "137625", id="within 5 %"),
        pytest.param("openai/gpt-oss-20b", "65536", id="half of it"),
        pytest.param("minimaxai/minimax-m2.7", "204800", id="within 5 % of what is served"),
        pytest.param("nvidia/nemotron-3-nano-30b-a3b", "262144", id="as published, though more is documented"),
        pytest.param("nosuch/model", "1e9", id="not in the catalogue"),
        pytest.param("${MODEL}", "1e9", id="unknown model"),
        pytest.param("openai/gpt-oss-20b", '"1310720"', id="wrong type"),
        pytest.param("openai/gpt-oss-20b", '"${WINDOW}"', id="unknown"),
        pytest.param("openai/gpt-oss-20b", "Infinity", id="no finite number"),
        pytest.param("openai/gpt-oss-20b", "0", id="nothing"),
        pytest.param("openai/gpt-oss-20b", "-1", id="negative"),
        pytest.param("meta/llama-3.3-70b-instruct ", "1e9", id="another id"),
    ],
)
def test_silent(tmp_path: Path, model: str, window: str) -> None:
    assert places(lint(tmp_path, openclaw(model, window)), CODE) == []


def test_just_above_5_percent(tmp_path: Path) -> None:
    assert severities(lint(tmp_path, openclaw("openai/gpt-oss-20b", "137626")), CODE) == ["error"]


def test_what_the_host_serves_is_named_and_set(tmp_path: Path) -> None:
    files = openclaw("nvidia/nemotron-3-ultra-550b-a55b", "1048576")
    report = lint(tmp_path, files)
    assert message(report, CODE) == (
        "contextWindow 1048576 is above the 262144 tokens that NVIDIA is known to serve of "
        f'"nvidia/nemotron-3-ultra-550b-a55b" ({BASIS}, medium confidence)'
    )
    assert fixed(files, found(report, CODE)[0]) == openclaw("nvidia/nemotron-3-ultra-550b-a55b", "262144")


def test_above_the_weights_the_smaller_served_window_is_set(tmp_path: Path) -> None:
    files = openclaw("nvidia/nemotron-3-ultra-550b-a55b", "4194304")
    (finding,) = found(lint(tmp_path, files), CODE)
    assert fixed(files, finding) == openclaw("nvidia/nemotron-3-ultra-550b-a55b", "262144")


def test_less_than_half_is_worth_knowing(tmp_path: Path) -> None:
    report = lint(tmp_path, openclaw("openai/gpt-oss-20b", "13107"))
    assert message(report, CODE) == (
        f'contextWindow 13107 is less than half of the 131072 tokens of "openai/gpt-oss-20b" ({BASIS}, high confidence)'
    )
    assert found(report, CODE)[0].help == "with 131072 conversations are compacted later"


def test_a_self_hosted_server_is_one_step_milder(tmp_path: Path) -> None:
    report = lint(tmp_path, openclaw("openai/gpt-oss-20b", "1310720", url=LAB))
    assert severities(report, CODE) == ["warning"]
    assert found(report, CODE)[0].help == "set it to what the server is started with, at most 131072"


@pytest.mark.parametrize("url", [LAB, "${NIM_URL}", "https://llm.example.com/v1"])
def test_a_self_hosted_server_may_serve_less(tmp_path: Path, url: str) -> None:
    assert places(lint(tmp_path, openclaw("openai/gpt-oss-20b", "13107", url=url)), CODE) == []


def test_low_confidence_on_a_self_hosted_server(tmp_path: Path) -> None:
    report = lint(tmp_path, openclaw("ibm/granite-8b-code-instruct", "8192", url=LAB))
    assert severities(report, CODE) == ["info"]


def test_a_figure_of_low_confidence_is_not_written(tmp_path: Path) -> None:
    report = lint(tmp_path, openclaw("ibm/granite-8b-code-instruct", "8192"))
    assert "low confidence" in message(report, CODE)
    assert found(report, CODE)[0].fix is None


def test_elsewhere_only_the_weights_count(tmp_path: Path) -> None:
    files = openclaw("nvidia/nemotron-3-ultra-550b-a55b", "1048576", url=LAB)
    assert places(lint(tmp_path, files), CODE) == []


def test_a_vendors_own_model(tmp_path: Path) -> None:
    files = openclaw("claude-haiku-4-5", "1000000", url="https://api.anthropic.com", name="anthropic")
    assert severities(lint(tmp_path, files), CODE) == ["error"]


def test_the_built_in_nvidia_is_hosted_nim(tmp_path: Path) -> None:
    text = """\
{ models: { providers: { nvidia: { models: [
  { id: "nvidia/nemotron-3-ultra-550b-a55b", name: "A", contextWindow: 1048576 },
] } } } }
"""
    report = lint(tmp_path, {"openclaw.json": text})
    assert places(report, CODE) == [(2, 72)]
    assert severities(report, CODE) == ["warning"]


@pytest.mark.parametrize(
    ("more", "provider"),
    [
        (", maxTokens: 200000", ""),
        (", maxTokens: 131072", ""),
        (", maxTokens: 128000", ""),
        (", contextTokens: 200000", ""),
        (", params: { max_tokens: 200000 }", ""),
        ("", "maxTokens: 200000,"),
    ],
)
def test_no_fix_that_would_break_another_limit(tmp_path: Path, more: str, provider: str) -> None:
    report = lint(tmp_path, openclaw("openai/gpt-oss-20b", "262144", more, provider=provider))
    (finding,) = found(report, CODE)
    assert finding.fix is None
    assert finding.help == "set it to 131072, and the model's other limits below that"


@pytest.mark.parametrize("more", [", maxTokens: 32768", ", contextTokens: 131072", ", contextTokens: 128000"])
def test_a_fix_beside_limits_that_fit(tmp_path: Path, more: str) -> None:
    files = openclaw("openai/gpt-oss-20b", "262144", more)
    mended = fixed(files, found(lint(tmp_path, files), CODE)[0])
    assert not [one for one in lint(tmp_path, mended).findings if one.code in {"PC401", CODE, "PC404"}]


def test_a_huge_figure_is_rounded(tmp_path: Path) -> None:
    assert message(lint(tmp_path, openclaw("openai/gpt-oss-20b", "1e300")), CODE).startswith("contextWindow 1e+300 is")


def test_a_window_that_is_asked_for_by_a_parameter_is_not_judged(tmp_path: Path) -> None:
    text = """{
  agents: { defaults: { models: { "anthropic/claude-haiku-4-5": { params: { context1m: true } } } } },
  models: { providers: { anthropic: { models: [
    { id: "claude-sonnet-4-5", name: "S", contextWindow: 1000000, params: { context1m: true } },
    { id: "claude-haiku-4-5", name: "H", contextWindow: 1000000 },
    { id: "claude-opus-4-5", name: "O", contextWindow: 1000000 },
  ] } } },
}
"""
    assert places(lint(tmp_path, {"openclaw.json": text}), CODE) == [(6, 56)]
