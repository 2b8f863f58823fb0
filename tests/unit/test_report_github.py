from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from consumers.github import Command, commands, github
from provcheck.finding import Severity, Suppressed
from provcheck.report import render
from provcheck.syntax.source import Location, Source
from report_samples import OPENCLAW, finding, full_report, place, report

# Characters that show, and line ends: of all else a picture is written.
_SHOWN = st.characters(exclude_categories=["C", "Z"])
_MESSAGES = st.text(st.one_of(_SHOWN, st.sampled_from(" \r\n\t%:,;=[]#")), min_size=1)
# The runner takes "=" at the beginning of a value for another separator, and no escape is known for it.
_NAMES = st.text(st.one_of(_SHOWN, st.sampled_from(" %:,;[]#")), min_size=1).filter(
    lambda name: name not in {".", ".."} and not name.startswith(("=", "~")) and "/" not in name
)


@pytest.fixture(autouse=True)
def _no_job(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("GITHUB_WORKSPACE", raising=False)
    monkeypatch.chdir(tmp_path)


def test_a_whole_report() -> None:
    assert render("github", full_report()) == (
        """\
::error file=openclaw.json,line=5,endLine=5,col=74,endColumn=80,title=PC401 max-tokens-exceeds-context::maxTokens 262144 is larger than contextWindow 131072%0Ahelp: set maxTokens to 8192, or leave it out: OpenClaw then works with 8192, which suits every model of this list
::warning file=openclaw.json,line=9,endLine=9,col=32,endColumn=48,title=PC203 unknown-model::provider "nvidia" has no model "glm-5.2"%0Ahelp: did you mean "nvidia/z-ai/glm-5.2"?
"""
    )
    assert len(github(render("github", full_report()))) == 2


def test_an_info_is_a_notice() -> None:
    (one,) = github(render("github", report(finding(place(OPENCLAW, "nvidia"), severity=Severity.INFO))))
    assert one.severity == "notice"


def test_a_place_over_several_lines_has_no_columns() -> None:
    start = OPENCLAW.text.index("models")
    text = render("github", report(finding(Location(OPENCLAW, start, OPENCLAW.text.index("agents")))))
    assert "line=2,endLine=9,title=" in text
    github(text)


def test_suppressed_findings_are_left_out() -> None:
    one = finding(place(OPENCLAW, "nvidia"))
    assert render("github", report(one._replace(suppressed=Suppressed("comment")))) == ""


def test_nothing_found_is_nothing_written() -> None:
    assert render("github", report()) == ""


@settings(deadline=None)
@given(_MESSAGES, _NAMES)
@example("%0A %25 %", "%3A%2C%25%")
def test_every_message_and_path_comes_back_as_it_was(message: str, name: str) -> None:
    source = Source(f"folder/{name}", "{}")
    (one,) = commands(render("github", report(finding(Location(source, 0, 1), message))))
    assert (one.name, one.data, one.properties["file"]) == ("error", message, f"folder/{name}")


@settings(deadline=None)
@given(st.text(), st.text(), st.text())
def test_no_text_is_a_command_of_its_own(path: str, message: str, advice: str) -> None:
    one = finding(Location(Source(path, "{}"), 0, 1), message)._replace(help=advice)
    github(render("github", report(one)))


@pytest.mark.parametrize(
    "hostile", ["\n::add-mask::x", "\r::set-env name=A::b", "::stop-commands::x", "##[add-mask]x", "%0A::debug::x"]
)
def test_a_hostile_message_stays_a_message(hostile: str) -> None:
    source = Source(f"a{hostile}.yaml", "")
    (one,) = commands(render("github", report(finding(Location(source, 0, 0), f"b{hostile}"))))
    assert isinstance(one, Command)
    assert one.data == f"b{hostile}"


# Inside GitHub Actions, where no format is named


def _many(number: int, severity: Severity) -> list[tuple[int, Severity]]:
    return [(line, severity) for line in range(1, number + 1)]


def test_text_brings_ten_annotations_of_each_severity() -> None:
    source = Source("a.yaml", "a: 1\n" * 40)
    wanted = [*_many(12, Severity.WARNING), *_many(11, Severity.ERROR), *_many(3, Severity.INFO)]
    findings = [finding(Location(source, 5 * line, 5 * line + 1), "it", severity) for line, severity in wanted]
    text = render("text", report(*findings))
    whole = render("text", report(*findings), in_actions=True)
    assert whole.startswith(text)
    told = github(whole.removeprefix(text))
    assert [one.severity for one in told] == ["error"] * 10 + ["warning"] * 10 + ["notice"] * 3
    assert [one.line for one in told[:10]] == list(range(2, 12))


def test_counting_and_what_is_suppressed_bring_none() -> None:
    one = finding(place(OPENCLAW, "nvidia"))
    assert commands(render("text", report(one), statistics=True, in_actions=True)) == []
    assert commands(render("text", report(one._replace(suppressed=Suppressed("comment"))), in_actions=True)) == []


def test_a_clean_run_is_text_alone() -> None:
    assert render("text", report(), in_actions=True) == render("text", report())


@settings(deadline=None)
@given(st.text(), st.text())
def test_no_text_for_people_holds_a_command(path: str, text: str) -> None:
    hostile = f"{path} ::add-mask::{text}\n##[stop-commands]{text}"
    one = finding(Location(Source(hostile, hostile), 0, 1), f"{text} {hostile}")._replace(help=hostile)
    told = commands(render("text", report(one), in_actions=True))
    assert [command.name for command in told] == ["error"]


@pytest.mark.parametrize("name", ["json", "gitlab", "junit", "checkstyle"])
def test_no_format_for_programs_holds_a_command(name: str) -> None:
    hostile = "::add-mask::x\n##[stop-commands]x"
    one = finding(Location(Source(hostile, hostile), 0, 1, hostile), hostile)._replace(help=hostile)
    assert commands(render(name, report(one))) == []


# Paths


def _file_of(text: str) -> str:
    found = re.search("file=([^,]*),", text)
    assert found
    return found[1]


@pytest.mark.parametrize(
    ("git", "job", "here", "expected"),
    [
        ((), ".", ".", "deep/a.yaml"),
        ((), ".", "sub", "sub/deep/a.yaml"),
        ((".",), ".", "sub", "sub/deep/a.yaml"),
        (("sub",), ".", "sub", "deep/a.yaml"),  # checked out into a folder
        ((".", "sub"), ".", "sub", "sub/deep/a.yaml"),  # a submodule
        ((".",), None, "sub", "sub/deep/a.yaml"),
        ((".",), "elsewhere", "sub", "sub/deep/a.yaml"),
        ((".", "sub"), None, "sub", "deep/a.yaml"),
    ],
)
def test_paths_count_from_the_top_of_the_repository(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    git: tuple[str, ...],
    job: str | None,
    here: str,
    expected: str,
) -> None:
    (tmp_path / "sub").mkdir()
    for folder in git:
        (tmp_path / folder / ".git").mkdir()
    if job is not None:
        monkeypatch.setenv("GITHUB_WORKSPACE", str(tmp_path / job))
    monkeypatch.chdir(tmp_path / here)
    one = finding(Location(Source("deep/a.yaml", "a"), 0, 1))
    assert _file_of(render("github", report(one))) == expected


def test_a_job_in_a_folder_that_is_a_link(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "real" / "sub").mkdir(parents=True)
    (tmp_path / "link").symlink_to("real")
    monkeypatch.setenv("GITHUB_WORKSPACE", str(tmp_path / "link"))
    monkeypatch.chdir(tmp_path / "real" / "sub")
    assert _file_of(render("github", report(finding(Location(Source("a.yaml", "a"), 0, 1))))) == "sub/a.yaml"


def test_a_path_outside_of_all_stays_as_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "work").mkdir()
    monkeypatch.chdir(tmp_path / "work")
    assert _file_of(render("github", report(finding(Location(Source("../a.yaml", "a"), 0, 1))))) == "../a.yaml"
