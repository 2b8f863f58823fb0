from __future__ import annotations

from pathlib import Path

from rule_models import pai
from support import fixed, found, lint, places, severities

CODE = "PC208"


def test_a_type_where_a_name_is_due(tmp_path: Path) -> None:
    files = {"a.yaml": pai("vllm/llama")}
    report = lint(tmp_path, files)
    assert places(report, CODE) == [(7, 7)]
    assert severities(report, CODE) == ["warning"]
    assert {one.code for one in report.findings} == {CODE}
    assert fixed(files, found(report, CODE)[0]) == {"a.yaml": pai("local/llama")}


def test_two_providers_of_the_type_leave_the_choice_to_the_user(tmp_path: Path) -> None:
    other = pai("x/y", name="other").partition("---\n")[2]
    (finding,) = found(lint(tmp_path, {"a.yaml": pai("vllm/llama"), "b.yaml": other}), CODE)
    assert finding.fix is None
    assert len(finding.related) == 2


def test_a_provider_may_be_called_like_its_type(tmp_path: Path) -> None:
    assert not found(lint(tmp_path, {"a.yaml": pai("vllm/llama", name="vllm")}), CODE)


def test_a_type_that_no_provider_has_is_an_unknown_provider(tmp_path: Path) -> None:
    assert {one.code for one in lint(tmp_path, {"a.yaml": pai("gemini/llama")}).findings} == {"PC202"}
