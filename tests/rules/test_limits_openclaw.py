"""PC402 on a provider's own window, PC408, PC410, PC411 and PC412: limits of OpenClaw's models."""

from pathlib import Path

import pytest

from support import fixed, found, lint, message, places, related, severities, texts

NIM = "https://integrate.api.nvidia.com/v1"
LAB = "http://gpu-box:8000/v1"
BASIS = "catalogue of 2026-11-20, high confidence"


def openclaw(*models: str, url: str = NIM, name: str = "nim", provider: str = "", rest: str = "") -> dict[str, str]:
    """A configuration whose models stand from line 4 on, each in a line of its own behind two spaces."""
    listed = "\n".join(f"  {{ {model} }}," for model in models)
    text = f"""\
{{
  models: {{ providers: {{ {name}: {{
    baseUrl: "{url}", apiKey: "${{NVIDIA_API_KEY}}", {provider} models: [
{listed}
  ] }} }} }},
  {rest}
}}
"""
    return {"openclaw.json": text}


def row(model_id: str, more: str = "") -> str:
    return f'id: "{model_id}", name: "M"' + (f", {more}" if more else "")


# One window that stands for several models


def test_a_providers_window_is_reported_once(tmp_path: Path) -> None:
    files = openclaw(
        row("openai/gpt-oss-20b", "maxTokens: 8192"),
        row("openai/gpt-oss-120b", "maxTokens: 8192"),
        row("poolside/laguna-xs-2.1", "maxTokens: 8192"),
        provider="contextWindow: 262144,",
    )
    report = lint(tmp_path, files, releases=("2026.7.1",))
    assert places(report, "PC402") == [(3, 97)]
    assert message(report, "PC402") == (
        'contextWindow 262144 is above the window of "openai/gpt-oss-20b" (131072), "openai/gpt-oss-120b" (131072) '
        f"({BASIS})"
    )
    (finding,) = found(report, "PC402")
    assert related(finding) == [("openclaw.json", 4, 9), ("openclaw.json", 5, 9)]
    assert finding.fix is not None
    mended = fixed(files, finding)
    assert mended["openclaw.json"].count("contextWindow: 131072") == 2
    assert not found(lint(tmp_path, mended, releases=("2026.7.1",)), "PC402")


def test_a_providers_window_that_one_model_lacks(tmp_path: Path) -> None:
    files = openclaw(row("openai/gpt-oss-20b"), row("nosuch/model"), provider="contextWindow: 262144,")
    report = lint(tmp_path, files)
    assert message(report, "PC402").startswith(
        'contextWindow 262144 is above the 131072 tokens of "openai/gpt-oss-20b"'
    )


@pytest.mark.parametrize(("other", "times"), [("poolside/laguna-xs-2.1", 1), ("openai/gpt-oss-20b", 0)])
def test_a_small_window_of_a_provider_is_for_its_smallest_model(tmp_path: Path, other: str, times: int) -> None:
    files = openclaw(row("poolside/laguna-xs-2.1"), row(other), provider="contextWindow: 70000,")
    assert severities(lint(tmp_path, files), "PC402") == ["info"] * times


def test_own_windows_are_reported_one_by_one(tmp_path: Path) -> None:
    files = openclaw(
        row("openai/gpt-oss-20b", "contextWindow: 262144"),
        row("openai/gpt-oss-120b"),
        provider="contextWindow: 200000,",
    )
    assert places(lint(tmp_path, files), "PC402") == [(3, 97), (4, 57)]


# Limits that nobody sets


def test_missing_limits(tmp_path: Path) -> None:
    report = lint(tmp_path, openclaw(row("openai/gpt-oss-20b")))
    assert places(report, "PC408") == [(4, 5), (4, 5)]
    assert severities(report, "PC408") == ["warning", "info"]
    window, answer = found(report, "PC408")
    assert answer.message == 'the maxTokens of "openai/gpt-oss-20b" is missing, and 8192 is assumed'
    assert window.message == (
        'the contextWindow of "openai/gpt-oss-20b" is missing, and 200000 is assumed, '
        f"more than the window of 131072 ({BASIS})"
    )


def test_fixes_of_missing_limits(tmp_path: Path) -> None:
    files = openclaw(row("openai/gpt-oss-20b"))
    for _ in range(2):
        fixes = found(lint(tmp_path, files), "PC408")
        assert fixes[0].fix is not None
        assert not fixes[0].fix.safe
        files = fixed(files, fixes[0])
    assert files == openclaw(row("openai/gpt-oss-20b", "contextWindow: 131072, maxTokens: 8192"))
    assert {one.code for one in lint(tmp_path, files).findings} <= {"PC209", "PC307", "PC602"}


@pytest.mark.parametrize(
    ("more", "provider", "times"),
    [
        pytest.param("contextWindow: 131072, maxTokens: 8192", "", 0, id="both"),
        pytest.param("contextWindow: 131072", "maxTokens: 8192,", 0, id="an answer for all"),
        pytest.param("maxTokens: 8192", "contextWindow: 131072,", 0, id="a window for all"),
        pytest.param('contextWindow: "131072", maxTokens: "8192"', "", 0, id="wrong values are not missing"),
        pytest.param('contextWindow: "${W}", maxTokens: 8192', "", 0, id="unknown"),
        pytest.param("contextWindow: -1, maxTokens: 0", "", 0, id="out of range"),
        pytest.param("contextLength: 131072, max_output_tokens: 8192", "", 0, id="other tools' words"),
        pytest.param("contextWindwo: 131072, maxTokns: 8192", "", 0, id="misspelt"),
        pytest.param("contextTokens: 100000", "", 2, id="another key"),
        pytest.param("contextWindow: 131072", "", 1, id="one of them"),
    ],
)
def test_when_limits_are_missing(tmp_path: Path, more: str, provider: str, times: int) -> None:
    report = lint(tmp_path, openclaw(row("openai/gpt-oss-20b", more), provider=provider))
    assert len(found(report, "PC408")) == times


@pytest.mark.parametrize(
    ("name", "url", "model", "severity"),
    [
        pytest.param("lab", LAB, "openai/gpt-oss-20b", "info", id="self-hosted"),
        pytest.param("nim", NIM, "poolside/laguna-xs-2.1", "info", id="the default fits"),
        pytest.param("nim", NIM, "ibm/granite-8b-code-instruct", "warning", id="low confidence"),
        pytest.param("nim", NIM, "nosuch/model", "info", id="not in the catalogue"),
        pytest.param("nvidia", NIM, "openai/gpt-oss-20b", "warning", id="a row that OpenClaw's nvidia lacks"),
    ],
)
def test_how_bad_a_missing_window_is(tmp_path: Path, name: str, url: str, model: str, severity: str) -> None:
    report = lint(tmp_path, openclaw(row(model, "maxTokens: 1024"), name=name, url=url))
    assert severities(report, "PC408") == [severity]


@pytest.mark.parametrize(
    ("name", "model"),
    [("ollama", "llama3.2:3b"), ("openai", "gpt-5"), ("nvidia", "z-ai/glm-5.2")],
)
def test_built_in_providers_bring_limits_along(tmp_path: Path, name: str, model: str) -> None:
    assert not found(lint(tmp_path, openclaw(row(model), name=name)), "PC408")


@pytest.mark.parametrize("more", ["contextTokens: 200000", "params: { max_tokens: 150000 }"])
def test_no_window_that_breaks_another_limit(tmp_path: Path, more: str) -> None:
    (finding,) = found(lint(tmp_path, openclaw(row("openai/gpt-oss-20b", f"maxTokens: 8192, {more}"))), "PC408")
    assert finding.fix is None


def test_no_larger_window_for_a_server_of_ones_own(tmp_path: Path) -> None:
    files = openclaw(row("nvidia/nemotron-3-ultra-550b-a55b", "maxTokens: 8192"), url=LAB, name="lab")
    (finding,) = found(lint(tmp_path, files), "PC408")
    assert finding.fix is None


# Limits that nobody can have meant


@pytest.mark.parametrize(
    ("release", "window", "severity"),
    [
        ("2026.9.6", "131", "error"),
        ("2026.9.6", "131.072", "error"),
        ("2026.9.6", "3999", "error"),
        ("2026.9.6", "4000", "warning"),
        ("2026.4.29", "7999", "warning"),
        ("2026.3.31", "8192", "error"),
        ("2026.3.31", "16000", "warning"),
        ("2026.9.6", "131072.5", "warning"),
        ("2026.9.6", "20000001", "warning"),
    ],
)
def test_implausible_windows(tmp_path: Path, release: str, window: str, severity: str) -> None:
    files = openclaw(row("qwen3-32b", f"contextWindow: {window}, maxTokens: 1024"), url=LAB, name="lab")
    report = lint(tmp_path, files, releases=(release,))
    assert places(report, "PC410") == [(4, 48)]
    assert severities(report, "PC410") == [severity]


@pytest.mark.parametrize(
    ("release", "window"),
    [
        ("2026.9.6", "8000"),
        ("2026.3.31", "32000"),
        ("2026.9.6", "20000000"),
        ("2026.9.6", "131072.0"),
        ("2026.9.6", "-131"),
        ("2026.9.6", "0"),
        ("2026.9.6", '"131"'),
        ("2026.9.6", '"${WINDOW}"'),
    ],
)
def test_windows_without_a_word(tmp_path: Path, release: str, window: str) -> None:
    files = openclaw(row("qwen3-32b", f"contextWindow: {window}"), url=LAB, name="lab")
    assert not found(lint(tmp_path, files, releases=(release,)), "PC410")


def test_what_is_refused_is_named(tmp_path: Path) -> None:
    files = openclaw(row("openai/gpt-oss-20b", "contextWindow: 131, maxTokens: 8192"))
    report = lint(tmp_path, files, releases=("2026.9.6",))
    assert message(report, "PC410") == (
        "contextWindow 131 is too small: OpenClaw 2026.9.6 refuses to run with less than 4000 tokens"
    )
    assert found(report, "PC410")[0].help == "did you mean 131072?"
    assert not [one for one in report.findings if one.code in {"PC401", "PC402"}]


def test_what_is_refused_is_not_compared(tmp_path: Path) -> None:
    files = openclaw(
        row("a", "contextWindow: 131, contextTokens: 8192, maxTokens: 8192"),
        row("b", "contextWindow: 40960, maxTokens: 4"),
        url=LAB,
        name="lab",
        rest='agents: { defaults: { model: { primary: "lab/b", fallbacks: ["lab/a"] } } },',
    )
    codes = [one.code for one in lint(tmp_path, files).findings if one.code.startswith("PC4")]
    assert codes == ["PC410", "PC410"]


def test_what_openclaw_only_warns_about_is_compared(tmp_path: Path) -> None:
    files = openclaw(row("a", "contextWindow: 4096, maxTokens: 8192"), url=LAB, name="lab")
    codes = [one.code for one in lint(tmp_path, files).findings if one.code.startswith("PC4")]
    assert codes == ["PC410", "PC401"]


@pytest.mark.parametrize("window", ["1000000000", "137626.5"])
def test_the_catalogue_knows_more(tmp_path: Path, window: str) -> None:
    report = lint(tmp_path, openclaw(row("openai/gpt-oss-20b", f"contextWindow: {window}, maxTokens: 1024")))
    assert not found(report, "PC410")
    assert severities(report, "PC402") == ["error"]


def test_a_providers_odd_window_is_reported_once(tmp_path: Path) -> None:
    files = openclaw(row("a"), row("b"), url=LAB, name="lab", provider="contextWindow: 131, contextTokens: 99,")
    assert severities(lint(tmp_path, files, releases=("2026.7.1",)), "PC410") == ["error"]


@pytest.mark.parametrize(
    "more", ["maxTokens: 15", "maxTokens: 8192.5", "params: { max_tokens: 4 }", "contextTokens: 100"]
)
def test_implausible_figures(tmp_path: Path, more: str) -> None:
    report = lint(tmp_path, openclaw(row("qwen3-32b", f"contextWindow: 40960, {more}"), url=LAB, name="lab"))
    assert severities(report, "PC410") == ["warning"]
    assert texts(report, "PC410") == [more.rstrip(" }").rpartition(" ")[2]]


@pytest.mark.parametrize("more", ["maxTokens: 16", "maxTokens: -1", "maxTokens: 0", "contextTokens: 4000"])
def test_plausible_figures(tmp_path: Path, more: str) -> None:
    files = openclaw(row("qwen3-32b", f"contextWindow: 40960, {more}"), url=LAB, name="lab")
    assert not found(lint(tmp_path, files), "PC410")


def test_an_agents_share_of_the_window(tmp_path: Path) -> None:
    files = openclaw(row("a"), rest="agents: { defaults: { contextTokens: 128 } },")
    report = lint(tmp_path, files, releases=("2026.7.1",))
    assert places(report, "PC410") == [(6, 40)]


@pytest.mark.parametrize(
    ("spec", "times"),
    [
        ("maxTokensPerDay: 0", 1),
        ("maxTokensPerRequest: 0", 1),
        ("externalAccess: { enabled: true, maxTokensPerDay: 0 }", 1),
        ("maxTokensPerDay: -1", 0),
        ("maxTokensPerDay: 0.5", 0),
        ('maxTokensPerDay: "0"', 0),
        ("maxTokensPerDay: ~", 0),
        ("retry: { initialBackoffMs: 0 }", 0),
    ],
)
def test_budgets_of_nothing(tmp_path: Path, spec: str, times: int) -> None:
    text = f"apiVersion: pai.io/v1\nkind: ModelProvider\nmetadata: {{ name: a }}\nspec:\n  provider: vllm\n  {spec}\n"
    report = lint(tmp_path, {"p.yaml": text})
    assert severities(report, "PC410") == ["warning"] * times
    assert not [one for one in report.findings if one.code in {"PC405", "PC406", "PC413"}]


def test_an_agents_budgets_of_nothing(tmp_path: Path) -> None:
    text = (
        "apiVersion: pai.io/v1\nkind: Agent\nmetadata: { name: a }\nspec:\n"
        "  tokens: { maxPerDay: 0, maxPerRequest: 0 }\n"
        "  rateLimits: { maxRequestsPerMinute: 0, maxConcurrentRequests: 0, maxCostPerDayUSD: 0.0 }\n"
    )
    assert len(found(lint(tmp_path, {"a.yaml": text}), "PC410")) == 5


# Two places with two figures


def pair(first: str, second: str, *, urls: tuple[str, str] = (LAB, LAB), apart: bool = False) -> dict[str, str]:
    """Two providers that list "m", in one file or in two."""
    entries = [
        f'{{ baseUrl: "{url}", models: [{{ id: "m", name: "M", {more} }}] }}'
        for url, more in zip(urls, (first, second), strict=True)
    ]
    if apart:
        return {
            f"{folder}/openclaw.json": f"{{ models: {{ providers: {{ lab: {entry} }} }} }}\n"
            for folder, entry in zip("ab", entries, strict=True)
        }
    return {"openclaw.json": f"{{ models: {{ providers: {{\n  a: {entries[0]},\n  b: {entries[1]},\n}} }} }}\n"}


def test_two_windows_for_one_model(tmp_path: Path) -> None:
    report = lint(tmp_path, pair("contextWindow: 40960", "contextWindow: 32768"))
    assert places(report, "PC411") == [(3, 89)]
    assert message(report, "PC411") == 'contextWindow of "m" is 32768 here and 40960 elsewhere, for the same endpoint'
    assert related(found(report, "PC411")[0]) == [("openclaw.json", 2, 89)]


@pytest.mark.parametrize(
    ("first", "second", "urls", "apart", "times"),
    [
        ("contextWindow: 40960", "contextWindow: 32768", (LAB, LAB), True, 1),
        ("contextWindow: 40960", "contextWindow: 32768", (NIM, NIM), True, 1),
        ("maxTokens: 4096", "maxTokens: 8192", (LAB, LAB), False, 1),
        ("contextWindow: 40960, maxTokens: 1024", "contextWindow: 32768, maxTokens: 2048", (LAB, LAB), False, 2),
        ("contextWindow: 40960", "contextWindow: 32768", (LAB, LAB + "/"), False, 1),
        ("contextWindow: 40960", "contextWindow: 32768", ("http://localhost:1/v1",) * 2, False, 1),
        ("contextWindow: 40960", "contextWindow: 32768", ("http://localhost:1/v1",) * 2, True, 0),
        ("contextWindow: 40960", "contextWindow: 32768", (LAB, NIM), False, 0),
        ("contextWindow: 40960", "contextWindow: 32768", ("${URL}", "${URL}"), False, 0),
        ("contextWindow: 131072", "contextWindow: 128000", (LAB, LAB), False, 0),
        ("contextWindow: 40960", "maxTokens: 4096", (LAB, LAB), False, 0),
        ("contextWindow: 40960", 'contextWindow: "32768"', (LAB, LAB), False, 0),
        ("contextWindow: 40960", "contextWindow: 32", (LAB, LAB), False, 0),
        ("contextWindow: 40960", f'contextWindow: 32768, baseUrl: "{NIM}"', (LAB, LAB), False, 0),
    ],
)
def test_which_limits_contradict_each_other(
    tmp_path: Path, first: str, second: str, urls: tuple[str, str], *, apart: bool, times: int
) -> None:
    report = lint(tmp_path, pair(first, second, urls=urls, apart=apart))
    assert severities(report, "PC411") == ["warning"] * times


def test_an_overstated_window_is_not_held_against_another_place(tmp_path: Path) -> None:
    files = pair("contextWindow: 131072", "contextWindow: 1310720", urls=(NIM, NIM))
    files = {name: text.replace('"m"', '"openai/gpt-oss-20b"') for name, text in files.items()}
    report = lint(tmp_path, files)
    assert not found(report, "PC411")
    assert severities(report, "PC402") == ["error"]


def test_one_list_is_no_two_places(tmp_path: Path) -> None:
    files = openclaw(row("m", "contextWindow: 40960"), row("m", "contextWindow: 32768"), url=LAB)
    assert not found(lint(tmp_path, files), "PC411")


def test_an_included_file_is_one_place(tmp_path: Path) -> None:
    shared = '{ lab: { baseUrl: "http://gpu-box:8000/v1", models: [{ id: "m", name: "M", contextWindow: 40960 }] } }\n'
    including = '{ models: { providers: { $include: "./shared.json5" } } }\n'
    files = {"openclaw.json": including, "openclaw.dev.json": including, "shared.json5": shared}
    assert not found(lint(tmp_path, files), "PC411")


# Prices below zero


def test_a_negative_price(tmp_path: Path) -> None:
    cost = "cost: { input: -1, output: 0, cacheRead: -2.5, cacheWrite: 0 }"
    report = lint(tmp_path, openclaw(row("a", cost)))
    assert places(report, "PC412") == [(4, 40)]
    assert severities(report, "PC412") == ["warning"]
    assert message(report, "PC412") == "a price cannot be negative: input -1, cacheRead -2.5"
    assert related(found(report, "PC412")[0]) == [("openclaw.json", 4, 66)]


@pytest.mark.parametrize(
    ("cost", "times"),
    [
        ("cost: { tieredPricing: [{ input: 1, output: -3 }] }", 1),
        ("cost: { input: 0, output: 0.5 }", 0),
        ("cost: { input: -0 }", 0),
        ('cost: { input: "-1" }', 0),
        ('cost: { input: "${PRICE}" }', 0),
        ("cost: null", 0),
        ("cost: [-1]", 0),
        ("cost: { input: -Infinity }", 0),
    ],
)
def test_prices(tmp_path: Path, cost: str, times: int) -> None:
    assert len(found(lint(tmp_path, openclaw(row("a", cost))), "PC412")) == times
