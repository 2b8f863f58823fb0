"""``provcheck check`` as a user runs it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from configurations import BAD, GOOD
from program import git, run

PROVIDER = """apiVersion: pai.io/v1
kind: ModelProvider
metadata:
  name: local
spec:
  provider: vllm
  endpoint: http://vllm:8000/v1
  allowedModels:
    - llama
"""
AGENT = """apiVersion: pai.io/v1
kind: Agent
metadata:
  name: helper
spec:
  models:
    - local/mistral
"""


@pytest.fixture
def here(tmp_path: Path) -> Path:
    (tmp_path / "openclaw.json").write_text(BAD)
    return tmp_path


def test_findings_end_with_one(here: Path) -> None:
    outcome = run("check", "openclaw.json", cwd=here)
    assert outcome.code == 1
    assert outcome.out.startswith("openclaw.json:2:32: ")


def test_a_clean_run_ends_with_zero(tmp_path: Path) -> None:
    (tmp_path / "openclaw.json").write_text(GOOD)
    assert run("check", cwd=tmp_path).code == 0


def test_no_path_means_the_current_folder(here: Path) -> None:
    assert run("check", cwd=here).out == run("check", ".", cwd=here).out


@pytest.mark.parametrize("arguments", [["--exit-zero"], ["--fail-on", "never"]])
def test_findings_need_not_fail(here: Path, arguments: list[str]) -> None:
    outcome = run("check", *arguments, cwd=here)
    assert outcome.code == 0
    assert "PC202" in outcome.out


def test_fail_on_error_passes_warnings(tmp_path: Path) -> None:
    (tmp_path / "openclaw.json").write_text(GOOD.replace("4096", "32768"))
    assert run("check", cwd=tmp_path).code == 1
    outcome = run("check", "--fail-on", "error", cwd=tmp_path)
    assert outcome.code == 0
    assert "PC401" in outcome.out


def test_what_fails_a_run_is_shown(tmp_path: Path) -> None:
    (tmp_path / "compose.yaml").write_text("services: {}\n")
    hidden = run("check", "compose.yaml", cwd=tmp_path)
    assert hidden.code == 0
    assert "PC006" not in hidden.out
    shown = run("check", "compose.yaml", "--show", "error", "--fail-on", "info", cwd=tmp_path)
    assert shown.code == 1
    assert "PC006" in shown.out


@pytest.mark.parametrize(
    "arguments",
    [
        ["--select", "PC999"],
        ["--ignore", "nonsense"],
        ["--openclaw-version", "banana"],
        ["--openclaw-version", "1.2.3"],
        ["--openclaw-version", "2026.9.6,2026.1.29"],
        ["--as-of", "tomorrow"],
        ["--output-format", "xml"],
        ["--output-format", "text", "--output-format", "json"],
        ["--output-file", "a", "--output-file", "b"],
        ["--no-such-option"],
    ],
)
def test_wrong_usage_ends_with_two(here: Path, arguments: list[str]) -> None:
    outcome = run("check", *arguments, cwd=here)
    assert outcome.code == 2
    assert outcome.err
    assert not outcome.out


def test_a_misspelt_rule_name_is_suggested(here: Path) -> None:
    assert "did you mean unknown-provider?" in run("check", "--select", "unknown-provder", cwd=here).err


@pytest.mark.parametrize("selector", ["PC2", "PC202", "unknown-provider", "pc2"])
def test_select_by_code_prefix_and_name(here: Path, selector: str) -> None:
    assert run("check", "--select", selector, cwd=here).code == 1
    assert run("check", "--ignore", selector, cwd=here).code == 0


def test_the_longer_selector_wins(here: Path) -> None:
    assert run("check", "--select", "PC202", "--ignore", "PC2", cwd=here).code == 1
    assert run("check", "--select", "PC2", "--ignore", "PC202", cwd=here).code == 0


def test_standard_input(tmp_path: Path) -> None:
    outcome = run("check", "-", "--stdin-filename", "conf/openclaw.json", cwd=tmp_path, stdin=BAD.encode())
    assert outcome.code == 1
    assert outcome.out.startswith("conf/openclaw.json:2:32: ")


def test_standard_input_is_known_by_its_content(tmp_path: Path) -> None:
    assert run("check", "-", cwd=tmp_path, stdin=BAD.encode()).out.startswith("<stdin>:2:32: ")
    assert run("check", "-", cwd=tmp_path, stdin=(AGENT + "---\n" + PROVIDER).encode()).out.startswith("<stdin>:7:7: ")


def test_two_formats_in_one_run(here: Path) -> None:
    outcome = run(
        "check", "--output-format", "json", "--output-file", "report.json", "--output-format", "concise", cwd=here
    )
    assert outcome.out.startswith("openclaw.json:2:32: PC202")
    assert json.loads((here / "report.json").read_text())["findings"][0]["code"] == "PC202"


def test_an_unwritable_output_file_is_wrong_usage(here: Path) -> None:
    assert run("check", "--output-file", "no/such/folder/report", cwd=here).code == 2


def test_the_format_from_the_environment(here: Path) -> None:
    assert json.loads(run("check", cwd=here, PROVCHECK_OUTPUT_FORMAT="json").out)["version"] == 1


def test_exclude_holds_for_found_files_and_force_exclude_for_named_ones(here: Path) -> None:
    assert run("check", "--exclude", "openclaw.*", cwd=here).code == 0
    assert run("check", "openclaw.json", "--exclude", "openclaw.*", cwd=here).code == 1
    assert run("check", "openclaw.json", "--exclude", "openclaw.*", "--force-exclude", cwd=here).code == 0


def test_quiet_says_nothing_about_clean_files(tmp_path: Path) -> None:
    (tmp_path / "openclaw.json").write_text(GOOD)
    assert run("check", "--quiet", cwd=tmp_path).out == ""


def test_statistics_count_by_rule(here: Path) -> None:
    outcome = run("check", "--statistics", cwd=here)
    assert "PC202" in outcome.out
    assert "openclaw.json:2" not in outcome.out


def test_colour_only_where_it_is_wanted(here: Path) -> None:
    assert "\x1b[" not in run("check", cwd=here).out
    assert "\x1b[" in run("check", "--color", "always", cwd=here).out
    assert "\x1b[" not in run("check", "--color", "never", cwd=here).out


def test_releases_are_named_where_they_matter(here: Path) -> None:
    (here / "openclaw.json").write_text('{ agents: { defaults: { model: "openai-codex/gpt-5.5" } } }')
    report = json.loads(
        run("check", "--output-format", "json", "--openclaw-version", "2026.5.28,2026.9.6", cwd=here).out
    )
    assert [finding["releases"] for finding in report["findings"]] == [["2026.9.6"]]
    assert [one["release"] for one in report["run"]["openclaw"]] == ["2026.5.28", "2026.9.6"]


def test_the_release_that_a_file_is_stamped_with(here: Path) -> None:
    (here / "openclaw.json").write_text('{ meta: { lastTouchedVersion: "2026.3.13" }, agents: {} }')
    report = json.loads(run("check", "--output-format", "json", cwd=here).out)
    assert report["run"]["openclaw"] == [
        {"path": "openclaw.json", "release": "2026.2.26", "why": "meta.lastTouchedVersion is 2026.3.13"}
    ]


# Context


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    git("init", "-q", cwd=tmp_path)
    (tmp_path / "provider.yaml").write_text(PROVIDER)
    (tmp_path / "agents").mkdir()
    (tmp_path / "agents" / "agent.yaml").write_text(AGENT)
    return tmp_path


def test_a_named_file_is_understood_through_the_rest_of_its_repository(repository: Path) -> None:
    outcome = run("check", "agents/agent.yaml", cwd=repository)
    assert outcome.out.startswith("agents/agent.yaml:7:7: ")
    assert "PC204" in outcome.out


def test_only_named_files_are_reported(repository: Path) -> None:
    assert run("check", "provider.yaml", cwd=repository).code == 0


def test_what_git_ignores_is_passed_over(repository: Path) -> None:
    assert run("check", cwd=repository).code == 1
    (repository / ".gitignore").write_text("agents/\n")
    assert run("check", cwd=repository).code == 0
    assert run("check", "agents", cwd=repository).code == 1


def test_outside_a_repository_a_message_says_that_only_the_named_files_were_read(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(AGENT.replace("local/", "other/") + "---\n" + PROVIDER)
    assert "only the named files were read" in run("check", "a.yaml", cwd=tmp_path).out
    assert "only the named files were read" not in run("check", ".", cwd=tmp_path).out


def test_a_named_part_is_checked_within_the_configuration_that_includes_it(tmp_path: Path) -> None:
    git("init", "-q", cwd=tmp_path)
    (tmp_path / "parts").mkdir()
    (tmp_path / "openclaw.json").write_text(
        '{ agents: { $include: "./parts/agents.json5" }, models: { $include: "./parts/models.json5" } }'
    )
    (tmp_path / "parts" / "agents.json5").write_text('{ defaults: {\n  model: "locla/llama" } }')
    (tmp_path / "parts" / "models.json5").write_text(
        '{ providers: { local: { baseUrl: "http://localhost/v1", models: ['
        '{ id: "llama", name: "L", contextWindow: 32768, maxTokens: 4096 }] } } }'
    )
    for path in ("parts/agents.json5", "."):
        assert run("check", path, cwd=tmp_path).out.startswith("parts/agents.json5:2:10: "), path
    assert run("check", "parts/models.json5", "--fail-on", "info", cwd=tmp_path).code == 0


def test_one_bad_file_hides_no_other(here: Path) -> None:
    (here / "a.openclaw.json").write_text("{")
    (here / "z.openclaw.json").write_bytes(b"\xff\xfe{\x00}\x00")
    codes = [
        finding["code"] for finding in json.loads(run("check", "--output-format", "json", cwd=here).out)["findings"]
    ]
    assert codes == ["PC001", "PC202", "PC003"]


def test_the_order_of_findings_does_not_depend_on_the_order_of_paths(here: Path) -> None:
    (here / "b.openclaw.json").write_text(BAD)
    first = run("check", "openclaw.json", "b.openclaw.json", cwd=here).out
    assert first == run("check", "b.openclaw.json", "openclaw.json", "b.openclaw.json", cwd=here).out


def test_what_holds_for_several_releases_is_told_once(here: Path) -> None:
    outcome = run("check", "--output-format", "json", "--openclaw-version", "2026.7.1,2026.9.6", cwd=here)
    (finding,) = json.loads(outcome.out)["findings"]
    assert finding["releases"] == ["2026.7.1", "2026.9.6"]
    assert "OpenClaw 2026.7.1, 2026.9.6 has none" in finding["message"]
