from __future__ import annotations

from pathlib import Path

import pytest

from rule_models import pai
from support import found, lint, places, related, severities

CODE = "PC705"


def agent(services: str, models: str = "[local/llama]") -> str:
    """An agent whose services begin at line 5, column 14."""
    head = "apiVersion: pai.io/v1\nkind: Agent\nmetadata: { name: helper }\n"
    return f"{head}spec:\n  providers: {services}\n  models: {models}\n"


LOCAL = pai("local/llama").partition("---\n")[2]
SERVICE = "apiVersion: pai.io/v1\nkind: Provider\nmetadata: { name: local }\nspec: { type: http-token }\n"


def test_a_model_provider_among_services(tmp_path: Path) -> None:
    report = lint(tmp_path, {"a.yaml": agent("[github, local]"), "b.yaml": LOCAL})
    assert places(report, CODE) == [(5, 23)]
    assert severities(report, CODE) == ["warning"]
    (finding,) = found(report, CODE)
    assert related(finding) == [("b.yaml", 4, 9)]
    assert finding.help == "take it out of providers"


def test_an_agent_without_refs_to_it(tmp_path: Path) -> None:
    (finding,) = found(lint(tmp_path, {"a.yaml": agent("[local]", "[]"), "b.yaml": LOCAL}), CODE)
    assert finding.help == 'take it out of providers, and list the models that are wanted in models: "local/..."'


@pytest.mark.parametrize(
    ("services", "other"),
    [
        ("[local]", SERVICE),
        ("[local]", SERVICE.replace("local", "${NAME}")),
        ("[local]", SERVICE.replace("Provider", "${KIND}")),
        ("[local]", SERVICE + "---\nkind: [\n"),
        ("[github]", ""),
        ("local", ""),
        ("{ local: {} }", ""),
        ("[[local]]", ""),
        ("['${NAME}']", ""),
    ],
)
def test_where_it_is_or_may_be_a_service(tmp_path: Path, services: str, other: str) -> None:
    files = {"a.yaml": agent(services), "b.yaml": LOCAL, **({"c.yaml": other} if other else {})}
    assert not found(lint(tmp_path, files), CODE)


def test_another_namespace(tmp_path: Path) -> None:
    elsewhere = LOCAL.replace("metadata:\n", "metadata:\n  namespace: elsewhere\n")
    assert not found(lint(tmp_path, {"a.yaml": agent("[local]"), "b.yaml": elsewhere}), CODE)
