"""`check` finds what the command finds, and says it in types."""

from __future__ import annotations

import json
import pickle
from contextlib import chdir
from copy import deepcopy
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from configurations import BAD, GOOD, PROVIDER
from program import ROOT, run
from provcheck import SettingsError, Severity, Text, check
from provcheck.report import FORMATS
from provcheck.rules import REGISTRY
from provcheck.rules.page import docstring
from rule_examples import examples

FOLDERS = ["fixtures/bad", "fixtures/good", "fixtures/mixed", "fixtures/nvidia-docs", "docs", "fixtures"]
FAULTY = BAD.replace('"Llama", contextWindow', '"Llama", contxtWindow').replace("maxTokens: 4096", "maxTokens: 99999")


def told(folder: Path, *arguments: str) -> Any:
    return json.loads(run("check", "--output-format", "json", *arguments, cwd=folder).out)


# The same as the command


@pytest.mark.parametrize("folder", FOLDERS)
def test_folders_have_the_report_of_the_command(folder: str) -> None:
    with chdir(ROOT):
        found = check(folder, as_of="2026-11-21", config=False).to_dict()
    assert found == told(ROOT, folder, "--as-of", "2026-11-21", "--no-config")


def test_all_examples_of_all_rules_have_the_report_of_the_command(tmp_path: Path) -> None:
    for entry in REGISTRY:
        for heading in ("Bad", "Good"):
            for number, example in enumerate(examples(docstring(entry.load()), heading)):
                for name, text in example.files.items():
                    path = tmp_path / entry.code / f"{heading}{number}" / name
                    path.parent.mkdir(parents=True, exist_ok=True)
                    path.write_bytes(text.encode())
    with chdir(tmp_path):
        found = check(".", as_of="2026-11-21", show="info").to_dict()
    assert len(found["findings"]) > 100
    assert found == told(tmp_path, ".", "--as-of", "2026-11-21", "--show", "info")


@pytest.mark.parametrize(
    ("arguments", "keywords"),
    [
        (["--select", "PC2,wrong-type"], {"select": "PC2, wrong-type"}),
        (["--select", "PC2", "--ignore", "PC202"], {"select": ["PC2"], "ignore": ("PC202",)}),
        (["--show", "info"], {"show": Severity.INFO}),
        (["--show", "error", "--fail-on", "never"], {"show": "error", "fail_on": "never"}),
        (["--fail-on", "error"], {"fail_on": "error"}),
        (["--openclaw-version", "2026.5.2,2026.9.6"], {"openclaw_version": ["2026.5.2", "2026.9.6"]}),
        (["--openclaw-version", "2026.5.30"], {"openclaw_version": "2026.5.30"}),
        (["--exclude", "b*"], {"exclude": "b*"}),
        (["--no-config"], {"config": False}),
        (["--config", "other.toml"], {"config": Path("other.toml")}),
        (["--baseline", "known.json"], {"baseline": "known.json"}),
        (["--baseline", "known.json", "--report-suppressed"], {"baseline": "known.json", "report_suppressed": True}),
        (["--openclaw-schema", "schema.json"], {"openclaw_schema": "schema.json"}),
        (["--as-of", "2030-01-01"], {"as_of": date(2030, 1, 1)}),
    ],
)
def test_keywords_are_the_options_of_their_names(
    tmp_path: Path, arguments: list[str], keywords: dict[str, Any]
) -> None:
    (tmp_path / "openclaw.json").write_text(FAULTY.replace("{", "{ gateway: { port: 'x' },", 1), encoding="utf-8")
    (tmp_path / "a.yaml").write_text(PROVIDER, encoding="utf-8")
    (tmp_path / "b.yaml").write_text(PROVIDER.replace("vllm", "azure-openai"), encoding="utf-8")
    (tmp_path / "provcheck.toml").write_text('severity = { PC401 = "error" }\n', encoding="utf-8")
    (tmp_path / "other.toml").write_text('ignore = ["PC101"]\n', encoding="utf-8")
    schema = {"type": "object", "properties": {"gateway": {"properties": {"port": {"type": "integer"}}}}}
    (tmp_path / "schema.json").write_text(json.dumps(schema), encoding="utf-8")
    if "--baseline" in arguments:
        run("check", "--write-baseline", "known.json", "openclaw.json", cwd=tmp_path)
    with chdir(tmp_path):
        found = check(".", **{"as_of": "2026-11-21", **keywords})
    as_of = [] if "--as-of" in arguments else ["--as-of", "2026-11-21"]
    outcome = run("check", ".", *arguments, *as_of, "--output-format", "json", cwd=tmp_path)
    assert found.to_dict() == json.loads(outcome.out)
    assert found.ok == (outcome.code == 0)


def test_a_baseline_of_the_settings_counts_unless_none_is_wanted(tmp_path: Path) -> None:
    (tmp_path / "openclaw.json").write_text(BAD, encoding="utf-8")
    (tmp_path / "provcheck.toml").write_text('baseline = "known.json"\n', encoding="utf-8")
    run("check", "--write-baseline", "known.json", cwd=tmp_path)
    assert check(tmp_path).summary.baselined == 1
    assert [one.code for one in check(tmp_path, baseline=False).findings] == ["PC202"]


@pytest.mark.parametrize("name", FORMATS)
def test_a_report_is_written_as_by_the_command(tmp_path: Path, name: Any) -> None:
    (tmp_path / "openclaw.json").write_text(FAULTY, encoding="utf-8")
    with chdir(tmp_path):
        found = check("openclaw.json", as_of="2026-11-21").render(name)
    assert found == run("check", "openclaw.json", "--as-of", "2026-11-21", "--output-format", name, cwd=tmp_path).out


def test_the_release_that_a_file_is_checked_under_is_told() -> None:
    (one,) = check(Text(GOOD, "openclaw.json"), config=False).openclaw
    assert (one.path, one.release) == ("openclaw.json", "2026.9.6")


# Results


def test_a_finding_says_where_it_is() -> None:
    (one,) = check(Text(BAD, "openclaw.json"), config=False).findings
    assert (one.code, one.name, one.severity) == ("PC202", "unknown-provider", Severity.ERROR)
    assert (one.path, one.line, one.column, one.end_line, one.end_column) == ("openclaw.json", 2, 32, 2, 45)
    assert one.pointer == "/agents/defaults/model"
    assert one.url.endswith("/rules/PC202")
    assert one.help == 'did you mean "local/llama"?'
    assert one.fix is not None
    assert one.fix.safe
    assert [(edit.path, edit.text) for edit in one.fix.edits] == [("openclaw.json", '"local/llama"')]
    assert str(one).startswith("openclaw.json:2:32: PC202 [error] ")
    assert f"{one.severity}" == "error"


def test_the_edits_of_a_fix_are_offsets_of_the_text() -> None:
    text = BAD
    for one in check(Text(BAD, "openclaw.json"), config=False).findings:
        for edit in one.fix.edits if one.fix else ():
            text = text[: edit.start] + edit.text + text[edit.end :]
    assert text == GOOD


def test_results_are_values() -> None:
    """Of equal sources they are equal; they are copied and pickled, and findings can be members of a set."""
    one, other = (check(Text(FAULTY, "openclaw.json"), config=False) for _ in range(2))
    assert one == other
    assert one.findings
    assert len({*one.findings, *other.findings}) == len(one.findings)
    assert hash(one) == hash(other)
    again = pickle.loads(pickle.dumps(one))  # noqa: S301
    assert again == deepcopy(one) == one
    assert again.to_dict() == one.to_dict()
    assert again.render() == one.render()
    assert one != check(Text(GOOD, "openclaw.json"), config=False)
    with pytest.raises(AttributeError):
        one.ok = True  # type: ignore[misc]


def test_a_report_is_told_in_few_words() -> None:
    assert repr(check(Text(BAD), config=False)) == "<Report: 1 error, 0 warning, 0 info in 1 file(s)>"
    assert repr(Text(BAD, "a.json")) == "Text(path='a.json')"


# Wrong arguments, unusable settings


@pytest.mark.parametrize(
    ("keywords", "error", "said"),
    [
        ({"select": "PC999"}, ValueError, "select: no rule has the code, prefix or name 'PC999'"),
        ({"ignore": "unknown-provder"}, ValueError, "did you mean unknown-provider?"),
        ({"select": [5]}, TypeError, "select takes strings, and not int"),
        ({"show": "fatal"}, ValueError, "show is error, warning or info, and not 'fatal'"),
        ({"fail_on": "nothing"}, ValueError, "fail_on is error, warning or info, and not 'nothing'"),
        ({"openclaw_version": "newest"}, ValueError, "'newest' is no OpenClaw version"),
        ({"as_of": "tomorrow"}, ValueError, "as_of is a date or YYYY-MM-DD, and not 'tomorrow'"),
        ({"baseline": 5}, TypeError, "baseline takes a path, and not int"),
        ({"baseline": ""}, ValueError, "baseline is empty"),
        ({"config": True}, TypeError, "config takes a path, and not bool"),
        ({"config": "none.toml"}, SettingsError, "config: none.toml is no file"),
        ({"baseline": "none.json"}, SettingsError, "none.json"),
        ({"openclaw_schema": "none.json"}, SettingsError, "openclaw_schema: cannot read none.json"),
    ],
)
def test_wrong_keywords_are_said_in_a_sentence(
    tmp_path: Path, keywords: Any, error: type[Exception], said: str
) -> None:
    with chdir(tmp_path), pytest.raises(error) as caught:
        check(Text(GOOD, "openclaw.json"), **keywords)
    assert said in str(caught.value)
    assert caught.value.__cause__ is None


def test_unusable_settings_are_told_with_their_place(tmp_path: Path) -> None:
    (tmp_path / "provcheck.toml").write_text("\nignroe = []\n", encoding="utf-8")
    with chdir(tmp_path), pytest.raises(SettingsError, match=r"^provcheck\.toml:2:1: .*ignore") as caught:
        check(".")
    assert caught.value.__context__ is None
    assert str(pickle.loads(pickle.dumps(caught.value))) == str(caught.value)  # noqa: S301


def test_a_time_is_a_day() -> None:
    assert check(Text(GOOD), as_of=datetime(2026, 1, 2, 3, 4)).as_of == "2026-01-02"
