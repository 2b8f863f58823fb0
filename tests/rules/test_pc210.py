from __future__ import annotations

from pathlib import Path

import pytest

from rule_models import pai
from support import found, lint, message, related, severities

CODE = "PC210"


def provider(spec: str, name: str = "local") -> str:
    return pai("x/y", name=name, spec=spec).partition("---\n")[2]


ONE, OTHER = provider("allowedModels: [llama]"), provider("allowedModels: [mistral]")


def test_two_documents_of_one_name(tmp_path: Path) -> None:
    report = lint(tmp_path, {"a.yaml": f"{ONE}---\n{OTHER}"})
    (finding,) = found(report, CODE)
    assert finding.location.begin == (13, 9)
    assert finding.message == 'another ModelProvider of this namespace is called "local" and says something else'
    assert severities(report, CODE) == ["warning"]
    assert related(finding) == [("a.yaml", 4, 9)]


@pytest.mark.parametrize(
    ("first", "second", "severity"),
    [("a.yaml", "b.yaml", "warning"), ("x/a.yaml", "x/b.yaml", "warning"), ("dev/a.yaml", "prod/a.yaml", "info")],
)
def test_files_of_other_folders_may_be_for_other_clusters(
    tmp_path: Path, first: str, second: str, severity: str
) -> None:
    assert severities(lint(tmp_path, {first: ONE, second: OTHER}), CODE) == [severity]


@pytest.mark.parametrize(
    "other",
    [
        ONE,
        ONE.replace("kind: vllm", "kind:   vllm  # same"),
        OTHER.replace("name: local", "name: other"),
        OTHER.replace("name: local", "name: local\n  namespace: other"),
        OTHER.replace("name: local", "name: ''"),
        OTHER.replace("name: local", "name: '{{ .Values.name }}'"),
        OTHER.replace("kind: ModelProvider", "kind: Agent"),
        OTHER.replace("pai.io/v1", "example.com/v1"),
    ],
)
def test_no_clash(tmp_path: Path, other: str) -> None:
    assert not found(lint(tmp_path, {"a.yaml": ONE, "b.yaml": other}), CODE)


def test_other_kinds_clash_too(tmp_path: Path) -> None:
    guard = "apiVersion: pai.io/v1\nkind: GuardBinding\nmetadata: { name: g }\nspec: { classifier: { type: x } }\n"
    report = lint(tmp_path, {"a.yaml": f"{guard}---\n{guard.replace('x', 'y')}"})
    assert message(report, CODE).startswith("another GuardBinding")


def test_order_of_keys_is_style_or_not_but_never_a_traceback(tmp_path: Path) -> None:
    lint(tmp_path, {"a.yaml": "apiVersion: pai.io/v1\nkind: Agent\nmetadata: {name: [a]}\nspec: 5\n---\n" * 2})


def config(*keys: str) -> str:
    lines = "\n".join(f'    "{key}": {{ baseUrl: "http://h:{n}/v1", models: [] }},' for n, key in enumerate(keys))
    return f"{{ models: {{ providers: {{\n{lines}\n}} }} }}\n"


def test_two_keys_of_one_name(tmp_path: Path) -> None:
    report = lint(tmp_path, {"openclaw.json": config("NIM", "nim", "nim2")})
    (finding,) = found(report, CODE)
    assert finding.location.begin == (3, 5)
    assert finding.message == 'the providers "NIM" and "nim" have one name, "nim"'
    assert related(finding) == [("openclaw.json", 2, 5)]


@pytest.mark.parametrize(("release", "times"), [("2026.4.29", 1), ("2026.5.28", 0)])
def test_spellings_that_an_old_release_rewrites(tmp_path: Path, release: str, times: int) -> None:
    report = lint(tmp_path, {"openclaw.json": config("zai", "z-ai")}, releases=(release,))
    assert len(found(report, CODE)) == times


def test_keys_with_variables_are_unknown(tmp_path: Path) -> None:
    assert not found(lint(tmp_path, {"openclaw.json": config("${A}", "${a}")}), CODE)
