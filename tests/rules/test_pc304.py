from pathlib import Path

import pytest

from support import edited, fixed, found, lint, message, places, related, severities

CODE = "PC304"


def openclaw(*models: str) -> str:
    """A configuration whose models stand from line 4 on."""
    listed = "\n".join(f"      {one}," for one in models)
    return f"""\
{{
  models: {{ providers: {{ lab: {{
    baseUrl: "http://gpu-box:8000/v1", models: [
{listed}
    ],
  }} }} }},
}}
"""


def manifest(allowed: str, denied: str = "[]") -> str:
    return f"""\
apiVersion: pai.io/v1
kind: ModelProvider
metadata: {{ name: lab }}
spec:
  provider: vllm
  endpoint: http://gpu-box:8000/v1
  allowedModels: {allowed}
  deniedModels: {denied}
"""


A = '{ id: "a", name: "A" }'
B = '{ id: "b", name: "B" }'


def test_an_equal_entry_is_removed(tmp_path: Path) -> None:
    files = {"openclaw.json": openclaw(A, B, '{ name: "A", id: "a" }')}
    report = lint(tmp_path, files)
    assert places(report, CODE) == [(6, 24)]
    assert severities(report, CODE) == ["warning"]
    assert message(report, CODE) == '"a" is listed again, without any difference'
    (finding,) = found(report, CODE)
    assert related(finding) == [("openclaw.json", 4, 13)]
    assert finding.fix is not None
    assert finding.fix.safe
    assert fixed(files, finding) == {"openclaw.json": openclaw(A, B)}


def test_entries_that_differ_are_left_to_their_owner(tmp_path: Path) -> None:
    report = lint(tmp_path, {"openclaw.json": openclaw(A, '{ id: "a", name: "A", reasoning: true }')})
    assert places(report, CODE) == [(5, 13)]
    assert message(report, CODE) == (
        '"a" is listed again, with other settings; where both say something, the first counts'
    )
    assert found(report, CODE)[0].fix is None


def test_every_repetition_is_reported_with_the_first(tmp_path: Path) -> None:
    files = {"openclaw.json": openclaw(A, A, B, A)}
    report = lint(tmp_path, files)
    assert places(report, CODE) == [(5, 13), (7, 13)]
    assert {related(finding)[0] for finding in found(report, CODE)} == {("openclaw.json", 4, 13)}
    both = [edit for finding in found(report, CODE) if finding.fix for edit in finding.fix.edits]
    assert edited(files, both) == {"openclaw.json": openclaw(A, B)}


def test_both_lists_of_pai(tmp_path: Path) -> None:
    files = {"p.yaml": manifest("[a, b, a]", "[c, c]")}
    report = lint(tmp_path, files)
    assert places(report, CODE) == [(7, 25), (8, 21)]
    assert fixed(files, found(report, CODE)[0]) == {"p.yaml": manifest("[a, b]", "[c, c]")}
    assert fixed(files, found(report, CODE)[1]) == {"p.yaml": manifest("[a, b, a]", "[c]")}


def test_an_id_that_is_allowed_and_denied_stands_once_in_each_list(tmp_path: Path) -> None:
    assert places(lint(tmp_path, {"p.yaml": manifest("[a, b]", "[a]")}), CODE) == []


def test_the_same_id_at_two_providers_is_two_models(tmp_path: Path) -> None:
    text = openclaw(A).replace("lab:", 'den: { baseUrl: "http://den/v1", models: [{ id: "a", name: "A" }] }, lab:')
    assert places(lint(tmp_path, {"openclaw.json": text}), CODE) == []


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(openclaw(A, '{ id: "A", name: "A" }'), id="case tells apart"),
        pytest.param(openclaw('{ id: "${X}", name: "A" }', '{ id: "${X}", name: "A" }'), id="unknown ids"),
        pytest.param(openclaw('{ name: "A" }', '{ name: "A" }'), id="no ids"),
        pytest.param(openclaw('{ id: "", name: "A" }', '{ id: "", name: "A" }'), id="empty ids"),
        pytest.param(openclaw("{ id: 1 }", "{ id: 1 }"), id="ids of the wrong type"),
        pytest.param(openclaw('"a"', '"a"'), id="models of the wrong type"),
    ],
)
def test_silent(tmp_path: Path, text: str) -> None:
    assert places(lint(tmp_path, {"openclaw.json": text}), CODE) == []


def test_an_entry_that_an_include_brings_in(tmp_path: Path) -> None:
    text = """\
{ models: { providers: { lab: {
  $include: "./part.json5",
  models: [{ id: "a", name: "A" }],
} } } }
"""
    part = '{ baseUrl: "http://gpu-box:8000/v1", models: [{ id: "a", name: "A" }] }\n'
    (finding,) = found(lint(tmp_path, {"openclaw.json": text, "part.json5": part}), CODE)
    assert (finding.location.path, *finding.location.begin) == ("openclaw.json", 3, 18)
    assert related(finding) == [("part.json5", 1, 53)]


def test_an_alias_is_a_repetition_too(tmp_path: Path) -> None:
    files = {"p.yaml": manifest("[&a llama, *a]")}
    report = lint(tmp_path, files)
    assert places(report, CODE) == [(7, 29)]
    assert fixed(files, found(report, CODE)[0]) == {"p.yaml": manifest("[&a llama]")}
