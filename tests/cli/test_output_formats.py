"""``provcheck check`` in each format, in several at once, and inside GitHub Actions."""

from __future__ import annotations

from pathlib import Path

import pytest

from configurations import BAD, GOOD
from consumers import READERS
from consumers.github import commands, github
from consumers.gitlab import gitlab
from program import Outcome, git, run
from provcheck.report import FORMATS

OF_JOBS = ("GITHUB_WORKSPACE", "GITHUB_SERVER_URL", "GITHUB_REPOSITORY", "GITHUB_SHA", "CI_PROJECT_DIR")


@pytest.fixture(autouse=True)
def _no_job(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in OF_JOBS:
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def here(tmp_path: Path) -> Path:
    (tmp_path / "openclaw.json").write_text(BAD)
    return tmp_path


def pairs(names: tuple[str, ...]) -> list[str]:
    """Options that write each format to a file of its name."""
    return [word for name in names for word in ("--output-format", name, "--output-file", f"{name}.out")]


# All formats alike


@pytest.mark.parametrize(
    ("text", "options", "code"),
    [
        (GOOD, [], 0),
        (BAD, [], 1),
        (BAD, ["--exit-zero"], 0),
        (BAD, ["--fail-on", "never"], 0),
        ("{ not: ", [], 1),
        (BAD, ["--quiet"], 1),
        (BAD, ["--statistics"], 1),
    ],
)
def test_all_formats_in_one_run(tmp_path: Path, text: str, options: list[str], code: int) -> None:
    (tmp_path / "openclaw.json").write_text(text)
    assert run("check", *pairs(FORMATS), *options, cwd=tmp_path) == Outcome(code, "", "")
    for name, told in READERS.items():
        if "--statistics" not in options:
            assert len(told((tmp_path / f"{name}.out").read_text("utf-8"))) == (text != GOOD), name


def test_each_format_alone_is_the_same_and_so_is_the_exit_code(here: Path) -> None:
    run("check", *pairs(FORMATS), "--color", "always", cwd=here)
    for name in FORMATS:
        alone = run("check", "--output-format", name, "--exclude", "*.out", cwd=here)
        assert alone == Outcome(1, (here / f"{name}.out").read_text("utf-8"), ""), name


def test_all_formats_are_in_the_help() -> None:
    outcome = run("check", "--help", cwd=Path.cwd())
    assert all(name in outcome.out for name in FORMATS)


@pytest.mark.parametrize("name", ["github", "gitlab", "junit", "checkstyle"])
def test_what_is_for_programs_has_no_summary_and_no_statistics(here: Path, name: str) -> None:
    plain = run("check", "--output-format", name, cwd=here).out
    assert run("check", "--output-format", name, "--quiet", "--statistics", cwd=here).out == plain


def test_a_file_that_is_fine_is_a_test_that_passes(here: Path) -> None:
    (here / "a.openclaw.json").write_text(GOOD)
    out = run("check", "--output-format", "junit", cwd=here).out
    assert '<testsuite name="a.openclaw.json" file="a.openclaw.json" tests="1" failures="0"' in out
    assert '<testsuite name="openclaw.json" file="openclaw.json" tests="1" failures="1"' in out


def test_what_is_suppressed_is_marked_or_left_out(here: Path) -> None:
    (here / "openclaw.json").write_text(
        BAD.replace('"locla/llama" } },', '"locla/llama" } }, // provcheck: ignore[PC202] why')
    )
    texts = {name: run("check", "--report-suppressed", "--output-format", name, cwd=here).out for name in READERS}
    marking = {"json", "sarif", "markdown"}
    assert {name for name, text in texts.items() if READERS[name](text)} == marking
    assert not [name for name in {*READERS} - marking - {"junit"} if "PC202" in texts[name]]
    assert "<skipped" in texts["junit"]
    assert "| suppressed |" in texts["markdown"]


# Targets


def test_a_format_without_a_file_goes_to_standard_output(here: Path) -> None:
    options = ["--output-format", "gitlab", "--output-file", "a.json", "--output-format", "checkstyle"]
    for more in ([], ["--output-file", "-"]):
        assert READERS["checkstyle"](run("check", *options, *more, cwd=here).out)
        assert gitlab((here / "a.json").read_text("utf-8"))


@pytest.mark.parametrize("again", ["report", "./report", "folder/../report", "link", "linked/report"])
def test_two_formats_do_not_go_to_one_file(here: Path, again: str) -> None:
    (here / "folder").mkdir()
    (here / "link").symlink_to("report")
    (here / "linked").symlink_to(".")
    options = ["--output-format", "json", "--output-file", "report", "--output-format", "text", "--output-file", again]
    outcome = run("check", *options, cwd=here)
    assert outcome.code == 2
    assert f"{again} would take two formats" in outcome.err
    assert not (here / "report").exists()


def test_where_nothing_can_be_written_a_sentence_says_why(here: Path) -> None:
    missing = run("check", "--output-format", "json", "--output-file", "no/such/report", cwd=here)
    assert missing.code == 2
    assert missing.err.endswith("Error: cannot write no/such/report: there is no folder no/such\n")
    (here / "folder").mkdir()
    taken = run("check", "--output-format", "json", "--output-file", "folder", cwd=here)
    assert taken.code == 2
    assert "cannot write folder: Is a directory" in taken.err


def test_a_path_through_a_folder_that_is_not_there_leads_nowhere(here: Path) -> None:
    for option in ("--output-file", "--write-baseline"):
        outcome = run("check", "--output-format", "json", option, "gone/../openclaw.json", cwd=here)
        assert (outcome.code, (here / "openclaw.json").read_text()) == (2, BAD)
        assert outcome.err.startswith("Error: cannot write gone/../openclaw.json: ")


def test_an_empty_name_is_no_file(here: Path) -> None:
    outcome = run("check", "--output-file", "", cwd=here)
    assert outcome.code == 2
    assert "an --output-file is empty" in outcome.err


# Inside GitHub Actions


def test_text_brings_annotations_inside_github_actions(here: Path) -> None:
    for arguments in (["check"], ["check", "--no-config"]):  # without click, and with it
        plain = run(*arguments, cwd=here)
        outcome = run(*arguments, cwd=here, GITHUB_ACTIONS="true")
        assert outcome.code == plain.code == 1
        assert outcome.out.startswith(plain.out)
        (one,) = github(outcome.out.removeprefix(plain.out))
        assert (one.path, one.line, one.severity) == ("openclaw.json", 2, "error")


def test_a_clean_run_is_the_same_inside_github_actions(tmp_path: Path) -> None:
    (tmp_path / "openclaw.json").write_text(GOOD)
    assert run("check", cwd=tmp_path, GITHUB_ACTIONS="true") == run("check", cwd=tmp_path)


@pytest.mark.parametrize("value", ["", "false", "1"])
def test_the_variable_says_true_there(here: Path, value: str) -> None:
    assert not commands(run("check", cwd=here, GITHUB_ACTIONS=value).out)


def test_text_brings_annotations_whoever_names_it_and_other_formats_none(here: Path) -> None:
    (here / "provcheck.toml").write_text('output-format = "text"\n')
    usual = run("check", cwd=here, GITHUB_ACTIONS="true")
    assert commands(usual.out)
    assert run("check", "--output-format", "text", cwd=here, GITHUB_ACTIONS="true") == usual
    for name in ("concise", "json"):
        named = run("check", "--output-format", name, cwd=here)
        assert run("check", "--output-format", name, cwd=here, GITHUB_ACTIONS="true") == named
        assert run("check", cwd=here, PROVCHECK_OUTPUT_FORMAT=name, GITHUB_ACTIONS="true") == named


def test_annotations_go_where_the_text_goes_but_not_into_a_file(here: Path) -> None:
    outcome = run("check", "--output-file", "report.txt", cwd=here, GITHUB_ACTIONS="true")
    assert (outcome.code, outcome.out) == (1, "")
    assert not commands((here / "report.txt").read_text("utf-8"))
    fixed = run(
        "check", "--fix", "-", "--stdin-filename", "openclaw.json", cwd=here, stdin=BAD.encode(), GITHUB_ACTIONS="true"
    )
    assert not commands(fixed.out)


def test_quiet_brings_annotations_and_counting_or_a_diff_none(here: Path) -> None:
    assert commands(run("check", "--quiet", cwd=here, GITHUB_ACTIONS="true").out)
    assert not commands(run("check", "--statistics", cwd=here, GITHUB_ACTIONS="true").out)
    assert not commands(run("check", "--diff", cwd=here, GITHUB_ACTIONS="true").out)


def test_what_is_fixed_is_not_annotated(here: Path) -> None:
    (here / "openclaw.json").write_text(BAD.replace("4096", "32768"))
    assert len(commands(run("check", cwd=here, GITHUB_ACTIONS="true").out)) == 2
    assert len(commands(run("check", "--fix", cwd=here, GITHUB_ACTIONS="true").out)) == 1


@pytest.mark.parametrize("name", [*FORMATS, None])
def test_a_hostile_file_commands_nothing_in_a_job(tmp_path: Path, name: str | None) -> None:
    hostile = tmp_path / "::add-mask::a.openclaw.json"
    hostile.write_text(BAD.replace("locla", "##[stop-commands]x ::add-mask::y\\n::debug::z"))
    options = ["--output-format", name] if name else []
    told = commands(run("check", *options, cwd=tmp_path, GITHUB_ACTIONS="true").out)
    annotated = name in ("github", "text", None)
    assert [command.properties["title"] for command in told] == ["PC201 malformed-ref"] * annotated


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_diff_commands_nothing_in_a_job(tmp_path: Path, end: str) -> None:
    fixable = GOOD.replace("32768", '"32768"').replace("models: [", "/*\n ::add-mask::a\n##[debug]b */ models: [")
    (tmp_path / "openclaw.json").write_bytes(fixable.replace("\n", end).encode())
    plain = run("check", "--diff", cwd=tmp_path)
    assert commands(plain.out)
    outcome = run("check", "--diff", cwd=tmp_path, GITHUB_ACTIONS="true")
    assert (outcome.code, commands(outcome.out)) == (plain.code, [])
    assert len(outcome.out) == len(plain.out)


def test_a_remark_about_a_hostile_folder_commands_nothing_in_a_job(here: Path) -> None:
    (here / "::add-mask::x").mkdir()
    arguments = ("check", "--exclude", "*mask*", "::add-mask::x")
    assert commands(run(*arguments, cwd=here).err)
    assert commands(run(*arguments, cwd=here, GITHUB_ACTIONS="true").err) == []


def test_a_hostile_name_of_a_report_commands_nothing_in_a_job(here: Path) -> None:
    outcome = run("check", "--output-file", "\n::add-mask::a/b", cwd=here, GITHUB_ACTIONS="true")
    assert outcome.code == 2
    assert commands(outcome.err) == []


def test_paths_count_from_the_top_of_the_repository(tmp_path: Path) -> None:
    git("init", "-q", cwd=tmp_path)
    (tmp_path / "conf").mkdir()
    (tmp_path / "conf" / "openclaw.json").write_text(BAD)
    for name in ("github", "gitlab"):
        (one,) = READERS[name](run("check", "--output-format", name, cwd=tmp_path / "conf").out)
        assert one.path == "conf/openclaw.json"


def test_the_same_findings_in_every_format(here: Path) -> None:
    (here / "b.openclaw.json").write_text(BAD.replace("4096", "32768"))
    run("check", *pairs(tuple(READERS)), cwd=here)
    told = {name: reader((here / f"{name}.out").read_text("utf-8")) for name, reader in READERS.items()}
    assert len(told["json"]) == 3
    for name, found in told.items():
        assert [one[:3] for one in found] == [one[:3] for one in told["json"]], name
