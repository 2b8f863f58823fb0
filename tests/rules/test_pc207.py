from __future__ import annotations

from pathlib import Path

import pytest

from rule_models import pai
from support import found, lint, message, places, related, severities

CODE = "PC207"
BUDGET = "maxTokensPerDay: 1000000"


def provider(name: str, spec: str = BUDGET) -> str:
    return pai("x/y", name=name, spec=spec).partition("---\n")[2]


def test_a_fallback_on_the_same_budget(tmp_path: Path) -> None:
    report = lint(tmp_path, {"a.yaml": pai("local/llama", "local/mistral", spec=BUDGET)})
    assert places(report, CODE) == [(8, 7)]
    assert severities(report, CODE) == ["warning"]
    assert message(report, CODE) == 'all models of this agent are on "local" and share its daily budget'
    assert related(found(report, CODE)[0]) == [("a.yaml", 17, 20)]


@pytest.mark.parametrize("refs", [["local/llama"], ["local/llama", "local/llama"]])
def test_a_single_model(tmp_path: Path, refs: list[str]) -> None:
    report = lint(tmp_path, {"a.yaml": pai(*refs, spec=BUDGET)})
    assert places(report, CODE) == [(7, 7)]
    assert severities(report, CODE) == ["info"]


@pytest.mark.parametrize(
    ("refs", "spec"),
    [
        (["local/llama", "other/llama"], BUDGET),
        (["local/llama", "nowhere/llama"], BUDGET),
        (["local/llama", "mistral"], BUDGET),
        (["local/llama", "'${MODEL}'"], BUDGET),
        (["local/llama", "local/mistral"], "replicas: 1"),
        (["local/llama", "local/mistral"], "maxTokensPerDay: 0"),
        (["local/llama", "local/mistral"], "maxTokensPerDay: 1.5"),
        (["local/llama", "local/mistral"], "maxTokensPerDay: '${CAP}'"),
        (["local/llama", "local/mistral"], "maxTokensPerDay: lots"),
        (["local/llama", "local/mistral"], "externalAccess: { enabled: true, maxTokensPerDay: 5 }"),
    ],
)
def test_another_provider_or_no_budget(tmp_path: Path, refs: list[str], spec: str) -> None:
    files = {"a.yaml": pai(*refs, spec=spec), "b.yaml": provider("other")}
    assert not found(lint(tmp_path, files), CODE)


def test_a_provider_of_another_namespace_has_another_budget(tmp_path: Path) -> None:
    elsewhere = pai("local/a", "local/b", spec=BUDGET).replace("name: local", "name: local\n  namespace: other")
    assert not found(lint(tmp_path, {"a.yaml": elsewhere}), CODE)


def test_of_two_definitions_either_may_count(tmp_path: Path) -> None:
    files = {"a.yaml": pai("local/a", "local/b", spec=BUDGET), "b.yaml": provider("local", "replicas: 1")}
    assert not found(lint(tmp_path, files), CODE)


def test_each_agent_is_told(tmp_path: Path) -> None:
    agents = [pai("local/a", "local/b", spec=BUDGET), pai("local/a").partition("---\n")[0].replace("helper", "second")]
    report = lint(tmp_path, {"a.yaml": agents[0], "b.yaml": agents[1]})
    assert severities(report, CODE) == ["warning", "info"]
