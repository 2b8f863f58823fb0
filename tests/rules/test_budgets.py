"""PC405, PC406, PC407, PC413 and PC414: what a Pai manifest allows, and what contradicts it."""

from pathlib import Path

import pytest

from support import found, lint, message, places, related, severities


def provider(*lines: str, name: str = "anthropic", kind: str = "ModelProvider", namespace: str = "") -> str:
    """A manifest whose own lines begin at line 6, two spaces in."""
    own = "\n".join(f"  {line}" for line in lines)
    space = f"\n  namespace: {namespace}" if namespace else ""
    return f"""\
apiVersion: pai.io/v1
kind: {kind}
metadata:
  name: {name}{space}
spec:
{own}
  provider: anthropic
  apiKeySecretRef: {{ name: {name}-key, key: api-key }}
"""


def agent(*lines: str, models: str = "[anthropic/claude-opus-5-5]") -> str:
    own = "\n".join(f"  {line}" for line in lines)
    return f"apiVersion: pai.io/v1\nkind: Agent\nmetadata:\n  name: helper\nspec:\n  models: {models}\n{own}\n"


# A request above a day


def test_a_request_above_a_day(tmp_path: Path) -> None:
    report = lint(tmp_path, {"p.yaml": provider("maxTokensPerDay: 50000", "maxTokensPerRequest: 128_000")})
    assert places(report, "PC405") == [(7, 24)]
    assert severities(report, "PC405") == ["warning"]
    assert message(report, "PC405") == "maxTokensPerRequest 128000 is larger than maxTokensPerDay 50000"
    assert related(found(report, "PC405")[0]) == [("p.yaml", 6, 20)]


def test_an_agents_request_above_its_day(tmp_path: Path) -> None:
    report = lint(tmp_path, {"a.yaml": agent("tokens: { maxPerDay: 10_000, maxPerRequest: 16_000 }")})
    assert message(report, "PC405") == "maxPerRequest 16000 is larger than maxPerDay 10000"


@pytest.mark.parametrize(
    ("day", "cap"),
    [
        pytest.param("128000", "128000", id="equal"),
        pytest.param("128000", "131072", id="the same in multiples of 1024"),
        pytest.param("0", "128000", id="no budget"),
        pytest.param("-5", "128000", id="negative"),
        pytest.param("50.5", "128000", id="a fraction"),
        pytest.param('"50"', "128000", id="a string"),
        pytest.param("${DAY}", "128000", id="unknown"),
        pytest.param("5000000", "128000", id="below"),
        pytest.param("~", "128000", id="unset"),
    ],
)
def test_requests_that_fit(tmp_path: Path, day: str, cap: str) -> None:
    text = provider(f"maxTokensPerDay: {day}", f"maxTokensPerRequest: {cap}")
    assert not found(lint(tmp_path, {"p.yaml": text}), "PC405")


def test_budgets_of_two_providers_are_not_mixed(tmp_path: Path) -> None:
    files = {"a.yaml": provider("maxTokensPerDay: 5"), "b.yaml": provider("maxTokensPerRequest: 9", name="other")}
    assert not found(lint(tmp_path, files), "PC405")


# Use from outside


def outside(enabled: str, budget: str = "maxTokensPerDay: 9000000") -> dict[str, str]:
    return {"p.yaml": provider("maxTokensPerDay: 5000000", f"externalAccess: {{ {enabled} {budget} }}")}


def test_more_outside_than_inside(tmp_path: Path) -> None:
    report = lint(tmp_path, outside("enabled: true,"))
    assert places(report, "PC406") == [(7, 53)]
    assert severities(report, "PC406") == ["info"]
    assert message(report, "PC406") == "outsiders may use 9000000 tokens a day, more than the 5000000 of all agents"
    assert not found(report, "PC413")


@pytest.mark.parametrize("enabled", ["", "enabled: false,"])
def test_a_budget_without_access_is_idle_and_not_compared(tmp_path: Path, enabled: str) -> None:
    report = lint(tmp_path, outside(enabled))
    assert severities(report, "PC413") == ["info"]
    assert "maxTokensPerDay 9000000 has no effect" in message(report, "PC413")
    assert not found(report, "PC406")
    assert len(found(report, "PC413")[0].related) == (1 if enabled else 0)


@pytest.mark.parametrize(
    ("enabled", "budget"),
    [
        pytest.param("enabled: ${OUTSIDE},", "maxTokensPerDay: 9000000", id="unknown access"),
        pytest.param('enabled: "no",', "maxTokensPerDay: 9000000", id="access of the wrong type"),
        pytest.param("", "", id="nothing said"),
        pytest.param("enabled: false", "", id="off"),
        pytest.param("enabled: false,", "maxTokensPerDay: 0", id="zero is PC410's"),
        pytest.param("enabled: false,", "maxTokensPerDay: -1", id="negative"),
        pytest.param("enabled: false,", 'maxTokensPerDay: "2"', id="budget of the wrong type"),
        pytest.param("enabled: true,", 'maxTokensPerDay: "2"', id="a wrong value is not missing"),
        pytest.param("enabled: true,", "maxRequestsPerDay: 2", id="the wrong word is not missing"),
        pytest.param("enabled: true,", "maxTokensPerDay: 2000000", id="all is well"),
    ],
)
def test_nothing_idle(tmp_path: Path, enabled: str, budget: str) -> None:
    report = lint(tmp_path, outside(enabled, budget))
    assert not found(report, "PC413")
    assert not found(report, "PC406")


def test_access_without_a_budget(tmp_path: Path) -> None:
    report = lint(tmp_path, outside("enabled: true", ""))
    assert places(report, "PC413") == [(7, 30)]
    assert message(report, "PC413").endswith("maxTokensPerDay is missing")


def test_services_count_requests(tmp_path: Path) -> None:
    text = "apiVersion: pai.io/v1\nkind: Provider\nmetadata: { name: gh }\nspec:\n  type: github\n  externalAccess:\n"
    idle = lint(tmp_path, {"s.yaml": text + "    maxRequestsPerDay: 10\n"})
    assert places(idle, "PC413") == [(7, 24)]
    missing = lint(tmp_path, {"s.yaml": text + "    enabled: true\n"})
    assert message(missing, "PC413").endswith("maxRequestsPerDay is missing")


# An agent above its provider


def test_an_agent_above_its_provider(tmp_path: Path) -> None:
    files = {
        "a.yaml": agent("tokens: { maxPerDay: 9_000_000, maxPerRequest: 200000 }"),
        "p.yaml": provider("maxTokensPerDay: 5000000", "maxTokensPerRequest: 100000"),
    }
    report = lint(tmp_path, files)
    assert places(report, "PC407") == [(7, 24), (7, 50)]
    assert severities(report, "PC407") == ["info", "info"]
    first, second = found(report, "PC407")
    assert first.message == (
        'maxPerDay 9000000 is larger than maxTokensPerDay of "anthropic" (5000000), and the lower one binds'
    )
    assert related(first) == [("p.yaml", 6, 20)]
    assert second.help == "set it to 100000 or less, or raise maxTokensPerRequest"


def test_only_the_providers_of_its_models_count(tmp_path: Path) -> None:
    files = {
        "a.yaml": agent("tokens: { maxPerDay: 9_000_000 }", models="[big/claude-opus-5-5, small/claude-haiku-5-5]"),
        "b.yaml": provider("maxTokensPerDay: 50000000", name="big"),
        "s.yaml": provider("maxTokensPerDay: 10", name="small"),
        "x.yaml": provider("maxTokensPerDay: 5", name="other"),
    }
    assert '"small" (10)' in message(lint(tmp_path, files), "PC407")


@pytest.mark.parametrize(
    ("own", "theirs"),
    [
        ("131072", "128000"),
        ("5", "5"),
        ("4", "5"),
        ("9", "0"),
        ("9", "-3"),
        ("9", '"5"'),
        ("9", "${CAP}"),
        ("9.5", "5"),
    ],
)
def test_agents_that_fit(tmp_path: Path, own: str, theirs: str) -> None:
    files = {
        "a.yaml": agent(f"tokens: {{ maxPerRequest: {own} }}"),
        "p.yaml": provider(f"maxTokensPerRequest: {theirs}"),
    }
    assert not found(lint(tmp_path, files), "PC407")


def test_of_two_definitions_none_counts(tmp_path: Path) -> None:
    files = {
        "a.yaml": agent("tokens: { maxPerDay: 9 }"),
        "p.yaml": provider("maxTokensPerDay: 5"),
        "q.yaml": provider("maxTokensPerDay: 50"),
    }
    assert not found(lint(tmp_path, files), "PC407")


def test_another_namespace_has_its_own_providers(tmp_path: Path) -> None:
    files = {
        "a.yaml": agent("tokens: { maxPerDay: 9 }"),
        "p.yaml": provider("maxTokensPerDay: 5", namespace="elsewhere"),
    }
    assert not found(lint(tmp_path, files), "PC407")


# Retries


def test_no_attempt(tmp_path: Path) -> None:
    report = lint(tmp_path, {"p.yaml": provider("retry: { maxAttempts: 0 }")})
    assert places(report, "PC414") == [(6, 25)]
    assert severities(report, "PC414") == ["error"]
    assert not found(report, "PC105")


def test_pauses_that_shrink(tmp_path: Path) -> None:
    report = lint(tmp_path, {"p.yaml": provider("retry: { initialBackoffMs: 200, maxBackoffMs: 5 }")})
    assert places(report, "PC414") == [(6, 30)]
    assert severities(report, "PC414") == ["warning"]
    assert related(found(report, "PC414")[0]) == [("p.yaml", 6, 49)]


@pytest.mark.parametrize(
    "retry",
    [
        "maxAttempts: 1",
        "maxAttempts: -1",
        "maxAttempts: 0.5",
        'maxAttempts: "0"',
        "maxAttempts: ${N}",
        "initialBackoffMs: 5000, maxBackoffMs: 5000",
        "initialBackoffMs: 9000",
        "maxBackoffMs: 1",
        "initialBackoffMs: 9000, maxBackoffMs: -1",
        'initialBackoffMs: "9000", maxBackoffMs: 1',
        "initialBackoffMs: 0, maxBackoffMs: 0",
    ],
)
def test_retries_that_work(tmp_path: Path, retry: str) -> None:
    assert not found(lint(tmp_path, {"p.yaml": provider(f"retry: {{ {retry} }}")}), "PC414")
