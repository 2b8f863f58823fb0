from pathlib import Path

import pytest

from support import found, lint, message, places, related, severities, texts

CODE = "PC401"
LAB = "http://gpu-box:8000/v1"
NAMES = "abcdefgh"


def openclaw(*models: str, provider: str = "", url: str = LAB, rest: str = "") -> dict[str, str]:
    """A configuration whose models stand from line 4 on, behind ``{ id: "a", name: "A", ``."""
    listed = "\n".join(
        f'{{ id: "{name}", name: "A", {model} }},' for name, model in zip("abcdefgh", models, strict=False)
    )
    text = f"""\
{{
  models: {{ providers: {{ lab: {{
    baseUrl: "{url}", {provider} models: [
{listed}
  ] }} }} }},
  {rest}
}}
"""
    return {"openclaw.json": text}


def test_larger_than_the_window_is_an_error(tmp_path: Path) -> None:
    report = lint(tmp_path, openclaw("contextWindow: 131072, maxTokens: 262144"))
    assert places(report, CODE) == [(4, 57)]
    assert severities(report, CODE) == ["error"]
    assert message(report, CODE) == 'maxTokens 262144 is larger than contextWindow 131072 of "a"'
    (finding,) = found(report, CODE)
    assert related(finding) == [("openclaw.json", 4, 38)]
    assert finding.related[0].message == "contextWindow is 131072 here"


@pytest.mark.parametrize(
    ("window", "tokens"),
    [("131072", "131072"), ("131072", "128000"), ("128000", "131072"), ("2e5", "204800"), ("131072", "131072.0")],
)
def test_all_of_the_window_is_a_warning(tmp_path: Path, window: str, tokens: str) -> None:
    report = lint(tmp_path, openclaw(f"contextWindow: {window}, maxTokens: {tokens}"))
    assert severities(report, CODE) == ["warning"]
    assert "leaves no room for a prompt in contextWindow" in message(report, CODE)


@pytest.mark.parametrize(
    "model",
    [
        pytest.param("contextWindow: 131072, maxTokens: 130000", id="below"),
        pytest.param("contextWindow: 204800, maxTokens: 196608", id="below, and another figure"),
        pytest.param("maxTokens: 262144", id="no window"),
        pytest.param("contextWindow: 131072", id="no limit"),
        pytest.param('contextWindow: "131072", maxTokens: 262144', id="window of the wrong type"),
        pytest.param('contextWindow: 131072, maxTokens: "262144"', id="limit of the wrong type"),
        pytest.param('contextWindow: "${WINDOW}", maxTokens: 262144', id="unknown window"),
        pytest.param("contextWindow: 131072, maxTokens: Infinity", id="no finite number"),
        pytest.param("contextWindow: NaN, maxTokens: 262144", id="no number"),
        pytest.param("contextWindow: 0, maxTokens: 1", id="a window of nothing"),
        pytest.param("contextWindow: -5, maxTokens: 1", id="a negative window"),
        pytest.param("contextWindow: 131072, maxTokens: true", id="a truth value"),
    ],
)
def test_silent(tmp_path: Path, model: str) -> None:
    assert places(lint(tmp_path, openclaw(model)), CODE) == []


def test_no_figure_is_too_large_to_be_written(tmp_path: Path) -> None:
    report = lint(tmp_path, openclaw("contextWindow: 131072, maxTokens: 1e300"))
    assert message(report, CODE) == 'maxTokens 1e+300 is larger than contextWindow 131072 of "a"'


def test_an_overstated_window_is_not_compared(tmp_path: Path) -> None:
    files = openclaw("contextWindow: 262144, maxTokens: 262144", url="https://integrate.api.nvidia.com/v1")
    files["openclaw.json"] = files["openclaw.json"].replace('id: "a"', 'id: "openai/gpt-oss-20b"')
    report = lint(tmp_path, files)
    assert places(report, CODE) == []
    assert severities(report, "PC402") == ["error"]


@pytest.mark.parametrize("name", ["maxTokens", "max_tokens", "max_completion_tokens", "max_output_tokens"])
def test_request_parameters_count(tmp_path: Path, name: str) -> None:
    report = lint(tmp_path, openclaw(f"contextWindow: 40960, maxTokens: 8192, params: {{ {name}: 65536 }}"))
    assert message(report, CODE) == f'params.{name} 65536 is larger than contextWindow 40960 of "a"'
    assert texts(report, CODE) == ["65536"]
    assert related(found(report, CODE)[0]) == [("openclaw.json", 4, 38)]


def test_parameters_of_a_ref_count(tmp_path: Path) -> None:
    rest = 'agents: { defaults: { models: { "LAB/a": { params: { maxTokens: 65536 } } } } },'
    report = lint(tmp_path, openclaw("contextWindow: 40960", rest=rest))
    assert places(report, CODE) == [(6, 67)]
    assert message(report, CODE) == 'params.maxTokens 65536 is larger than contextWindow 40960 of "a"'


@pytest.mark.parametrize("ref", ["lab/b", "other/a", "a", "lab/", "lab/*"])
def test_parameters_of_an_unlisted_model_do_not(tmp_path: Path, ref: str) -> None:
    rest = f'agents: {{ defaults: {{ models: {{ "{ref}": {{ params: {{ maxTokens: 65536 }} }} }} }} }},'
    assert places(lint(tmp_path, openclaw("contextWindow: 40960", rest=rest)), CODE) == []


def test_the_default_of_a_provider_is_reported_once(tmp_path: Path) -> None:
    files = openclaw(
        "contextWindow: 40960",
        "contextWindow: 32768",
        "contextWindow: 131072",
        "contextWindow: 16384, maxTokens: 4096",
        "contextWindow: 65536",
        provider="maxTokens: 65536,",
    )
    report = lint(tmp_path, files)
    assert places(report, CODE) == [(3, 51)]
    assert severities(report, CODE) == ["error"]
    assert message(report, CODE) == 'maxTokens 65536 is larger than the contextWindow of "a" (40960), "b" (32768)'
    assert related(found(report, CODE)[0]) == [("openclaw.json", 4, 38), ("openclaw.json", 5, 38)]


def test_the_default_of_a_provider_that_fills_a_window(tmp_path: Path) -> None:
    files = openclaw("contextWindow: 65536", "contextWindow: 131072", provider="maxTokens: 65536,")
    report = lint(tmp_path, files)
    assert severities(report, CODE) == ["warning"]
    assert message(report, CODE) == 'maxTokens 65536 leaves no room for a prompt in contextWindow 65536 of "a"'


def test_the_default_of_a_provider_spares_models_with_a_limit_of_their_own(tmp_path: Path) -> None:
    files = openclaw('contextWindow: 32768, maxTokens: "?"', provider="maxTokens: 65536,")
    assert places(lint(tmp_path, files), CODE) == []


def test_many_models_are_counted(tmp_path: Path) -> None:
    report = lint(tmp_path, openclaw(*["contextWindow: 32768"] * 7, provider="maxTokens: 65536,"))
    assert message(report, CODE).endswith('"e" (32768) and 2 more')
    assert len(found(report, CODE)[0].related) == 5


def test_a_model_without_an_id_is_judged_all_the_same(tmp_path: Path) -> None:
    files = openclaw("contextWindow: 32768, maxTokens: 65536")
    files["openclaw.json"] = files["openclaw.json"].replace('"a"', '"${MODEL}"')
    assert message(lint(tmp_path, files), CODE) == "maxTokens 65536 is larger than contextWindow 32768"
