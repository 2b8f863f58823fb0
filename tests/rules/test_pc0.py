"""What the readers find, as findings."""

from __future__ import annotations

from pathlib import Path

import pytest

from rule_models import openclaw, pai
from support import fixed, found, lint, message, places, related


def test_a_syntax_error_says_what_it_found_and_expected(tmp_path: Path) -> None:
    report = lint(tmp_path, {"openclaw.json": "{\n  agents: @PLACEHOLDER@,\n}\n"})
    assert places(report, "PC001") == [(2, 11)]
    assert "where a value was expected" in message(report, "PC001")


def test_the_other_documents_of_a_broken_stream_are_checked(tmp_path: Path) -> None:
    text = pai("local/other") + "---\napiVersion: pai.io/v1\nkind: [\n---\n" + pai("local/another")
    report = lint(tmp_path, {"a.yaml": text})
    assert len(found(report, "PC001")) == 1
    assert [line for line, _ in places(report, "PC204")] == [7, 27]


@pytest.mark.parametrize(
    "text",
    [
        "a: [\n",
        "on: push # pai.io/\na: [\n",
        "services:\n  web: {image: pai.io/x\n",
        "{{- if .Values.x }}\napiVersion: pai.io/v1\nkind: Agent\nspec: {{ .Values.spec }}\n{{- end }}\n",
        "on: push\njobs:\n  a: {runs-on: x}\n  a: {runs-on: y}\n",
        "apiVersion: v1\nkind: Secret\nmetadata:\n  annotations: {pai.io/x: y, pai.io/x: z}\n",
    ],
)
def test_yaml_of_others_is_never_complained_about(tmp_path: Path, text: str) -> None:
    assert not lint(tmp_path, {"a.yaml": text}).findings


def test_a_key_that_stands_twice(tmp_path: Path) -> None:
    files = {"openclaw.json": openclaw('"local/llama",\n    model: "local/llama"')}
    report = lint(tmp_path, files)
    assert places(report, "PC002") == [(3, 5)]
    (finding,) = found(report, "PC002")
    assert related(finding) == [("openclaw.json", 2, 25)]
    assert finding.fix
    assert finding.fix.safe


def test_openclaw_ignores_the_earlier_of_two_values(tmp_path: Path) -> None:
    files = {"openclaw.json": '{\n  "a\\u0062": 1, // one\n  ab: 2,\n}\n'}
    (finding,) = found(lint(tmp_path, files), "PC002")
    assert finding.fix
    assert not finding.fix.safe
    assert "only this value counts" in finding.message
    assert "ab: 2" in fixed(files, finding)["openclaw.json"]


def test_pai_does_not_guess_which_of_two_values_is_meant(tmp_path: Path) -> None:
    (finding,) = found(
        lint(tmp_path, {"a.yaml": pai("local/llama", spec="allowedModels: [llama]\n  endpoint: http://b/v1")}), "PC002"
    )
    assert finding.fix is None


def test_three_times_is_told_twice(tmp_path: Path) -> None:
    report = lint(tmp_path, {"openclaw.json": "{\n  a: 1,\n  a: 2,\n  a: 3,\n}"})
    assert places(report, "PC002") == [(3, 3), (4, 3)]
    assert [related(one) for one in found(report, "PC002")] == [[("openclaw.json", 2, 3)], [("openclaw.json", 3, 3)]]


@pytest.mark.parametrize(
    ("include", "says"),
    [
        ('"./missing.json5"', "cannot be read"),
        ('"./openclaw.json"', "includes itself"),
        ('"../outside.json5"', "outside"),
    ],
)
def test_an_include_that_fails_is_told_where_it_is_named(tmp_path: Path, include: str, says: str) -> None:
    report = lint(tmp_path, {"openclaw.json": f"{{\n  models: {{ $include: {include} }},\n}}"})
    assert places(report, "PC003") == [(2, 23)]
    assert says in message(report, "PC003")


def test_an_error_in_an_included_file_is_told_in_that_file(tmp_path: Path) -> None:
    report = lint(tmp_path, {"openclaw.json": '{ models: { $include: "./m.json5" } }', "m.json5": "{\n  a b\n}"})
    (finding,) = report.findings
    assert (finding.code, finding.location.path, finding.location.begin[0]) == ("PC001", "m.json5", 2)


def test_only_named_files_are_said_to_be_no_configuration(tmp_path: Path) -> None:
    files = {"compose.yaml": "services: {}\n", "package.json": '{ "name": "x" }\n'}
    assert not lint(tmp_path, files).findings
    assert [one.code for one in lint(tmp_path, files, named=list(files)).findings] == ["PC006", "PC006"]
