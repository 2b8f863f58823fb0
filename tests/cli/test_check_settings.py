"""``provcheck check`` under settings files, as a user runs it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from program import ROOT, Outcome, git, run

BAD = """{
  agents: { defaults: { model: "locla/llama" } },
  models: { providers: { local: {
    baseUrl: "http://localhost:8000/v1",
    models: [{ id: "llama", name: "L", contextWindow: 32768, maxTokens: 32768 }],
  } } },
}
"""
"""An error, PC202, and a warning, PC401."""


@pytest.fixture
def here(tmp_path: Path) -> Path:
    write(tmp_path, **{"openclaw.json": BAD})
    return tmp_path


def write(folder: Path, **files: str) -> None:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def set_up(folder: Path, text: str) -> None:
    (folder / "provcheck.toml").write_text(text, encoding="utf-8")


def report(folder: Path, *arguments: str, **environment: str) -> Any:
    return json.loads(run("check", "--output-format", "json", *arguments, cwd=folder, stdin=b"", **environment).out)


def told(folder: Path, *arguments: str) -> list[str]:
    return [f"{one['path']} {one['code']} {one['severity']}" for one in report(folder, *arguments)["findings"]]


def codes(folder: Path, *arguments: str) -> list[str]:
    return [one["code"] for one in report(folder, *arguments)["findings"]]


# Where settings are


def test_without_settings_the_defaults_hold(here: Path) -> None:
    assert codes(here) == ["PC202", "PC401"]


@pytest.mark.parametrize(
    ("name", "text"),
    [("provcheck.toml", "ignore = ['PC4']"), ("pyproject.toml", "[project]\n[tool.provcheck]\nignore = ['PC4']")],
)
def test_both_files_are_read(here: Path, name: str, text: str) -> None:
    write(here, **{name: text})
    assert codes(here) == codes(here, "openclaw.json") == ["PC202"]


def test_in_one_folder_provcheck_toml_wins(here: Path) -> None:
    write(here, **{"pyproject.toml": "[tool.provcheck]\nignore = ['PC2']", "provcheck.toml": "ignore = ['PC4']"})
    assert codes(here) == ["PC202"]


def test_a_pyproject_without_the_table_is_passed_over(here: Path) -> None:
    write(here, **{"provcheck.toml": "ignore = ['PC4']", "sub/pyproject.toml": "[project]\n", "sub/openclaw.json": BAD})
    assert codes(here, "sub") == ["PC202"]
    write(here, **{"sub/pyproject.toml": "# provcheck\n[project]\nname = 'x'"})
    assert codes(here, "sub") == ["PC202"]


def test_a_broken_pyproject_that_has_nothing_to_do_with_provcheck_is_not_even_parsed(here: Path) -> None:
    write(here, **{"pyproject.toml": "[broken"})
    assert run("check", cwd=here).code == 1


def test_a_table_without_keys_ends_the_search(here: Path) -> None:
    write(here, **{"provcheck.toml": "ignore = ['PC4']", "sub/pyproject.toml": "[tool.provcheck]"})
    write(here, **{"sub/openclaw.json": BAD})
    assert codes(here, "sub") == ["PC202", "PC401"]


def test_each_file_has_the_nearest_settings(here: Path) -> None:
    write(here, **{"provcheck.toml": "ignore = ['PC4']", "a/openclaw.json": BAD, "b/c/openclaw.json": BAD})
    write(here, **{"b/provcheck.toml": "select = ['PC4']\nfail-on = 'error'"})
    assert told(here) == [
        "a/openclaw.json PC202 error",
        "b/c/openclaw.json PC401 warning",
        "openclaw.json PC202 error",
    ]
    assert run("check", "b", cwd=here).code == 0
    assert run("check", cwd=here / "b" / "c").code == 0


def test_settings_of_the_way_that_was_named_hold_not_those_behind_a_link(here: Path) -> None:
    write(here, **{"real/openclaw.json": BAD, "real/provcheck.toml": "ignore = ['PC4']"})
    (here / "linked").mkdir()
    (here / "linked" / "openclaw.json").symlink_to("../real/openclaw.json")
    assert codes(here, "linked/openclaw.json") == ["PC202", "PC401"]
    assert codes(here, "real/openclaw.json") == ["PC202"]


def test_config_holds_for_all_and_no_config_for_none(here: Path) -> None:
    write(here, **{"provcheck.toml": "ignore = ['PC4']", "other.toml": "ignore = ['PC2']"})
    assert codes(here, "--config", "other.toml") == ["PC401"]
    assert codes(here, "--no-config") == ["PC202", "PC401"]
    both = run("check", "--config", "other.toml", "--no-config", cwd=here)
    assert (both.code, both.out) == (2, "")
    assert run("check", "--config", "missing.toml", cwd=here).code == 2


def test_patterns_in_config_are_relative_to_its_folder(here: Path) -> None:
    write(here, **{"sub/x.toml": "exclude = ['a/*.json']", "sub/a/openclaw.json": BAD, "a/openclaw.json": BAD})
    assert told(here, "--config", "sub/x.toml", "--select", "PC202") == [
        "a/openclaw.json PC202 error",
        "openclaw.json PC202 error",
    ]


def test_config_needs_the_table_of_a_pyproject(here: Path) -> None:
    write(here, **{"pyproject.toml": "[project]"})
    outcome = run("check", "--config", "pyproject.toml", cwd=here)
    assert outcome.code == 2
    assert "pyproject.toml:1:1: there is no table [tool.provcheck]" in outcome.err


# Unusable settings


@pytest.mark.parametrize("arguments", [(), ("--quiet",), ("openclaw.json",), ("--output-format", "json")])
def test_a_wrong_key_ends_with_two(here: Path, arguments: tuple[str, ...]) -> None:
    set_up(here, "\nfail_on = 'error'\n")
    outcome = run("check", *arguments, cwd=here)
    assert outcome == Outcome(2, "", "Error: provcheck.toml:2:1: no setting is called fail_on; did you mean fail-on?\n")


def test_unusable_settings_of_a_folder_below(here: Path) -> None:
    write(here, **{"sub/openclaw.json": BAD, "sub/provcheck.toml": "show = 5"})
    outcome = run("check", cwd=here)
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err == "Error: sub/provcheck.toml:1:1: show: a string is due, not a number\n"
    assert run("check", "openclaw.json", cwd=here).code == 1


def test_a_secret_where_a_name_is_due_is_not_shown(here: Path) -> None:
    secret = "nvapi-" + "0123456789abcdefABCDEF" * 3
    for text in (f"env = ['KEY={secret}']", f"show = '{secret}'", f"'{secret}' = 1", f"select = ['{secret}']"):
        set_up(here, text)
        outcome = run("check", cwd=here)
        assert outcome.code == 2
        assert secret not in outcome.err


def test_escapes_of_a_terminal_are_not_passed_on(here: Path) -> None:
    set_up(here, '"\\u001b[31mred" = 1')
    assert "\x1b" not in run("check", cwd=here).err


# extend


def test_values_hold_where_the_nearer_file_is_silent(here: Path) -> None:
    write(
        here,
        **{
            "provcheck.toml": "extend = 'conf/base.toml'\nignore = ['PC3']\nseverity.PC401 = 'error'",
            "conf/base.toml": "extend = '../root.toml'\nignore = ['PC4']\nfail-on = 'never'",
            "root.toml": "severity = {PC401 = 'info', PC202 = 'warning'}\nfail-on = 'error'",
        },
    )
    assert told(here) == ["openclaw.json PC202 warning", "openclaw.json PC401 error"]
    assert run("check", cwd=here).code == 0


def test_patterns_are_relative_to_the_file_that_has_them(here: Path) -> None:
    write(
        here,
        **{
            "sub/provcheck.toml": "extend = '../base/pyproject.toml'",
            "base/pyproject.toml": "[tool.provcheck]\nexclude = ['a/*.json']",
            "sub/a/openclaw.json": BAD,
            "base/a/openclaw.json": BAD,
        },
    )
    assert len(codes(here, "sub")) == 2
    assert codes(here, "base") == []


def test_the_home_folder_may_be_named(here: Path) -> None:
    write(here, **{"home/base.toml": "ignore = ['PC4']", "provcheck.toml": "extend = '~/base.toml'"})
    found = run("check", "--output-format", "concise", cwd=here, HOME=str(here / "home")).out
    assert "PC202" in found
    assert "PC401" not in found


# Which rules


@pytest.mark.parametrize(
    ("text", "arguments", "expected"),
    [
        ("select = ['PC4']", (), ["PC401"]),
        ("select = ['PC4']", ("--select", "PC2"), ["PC202"]),
        ("ignore = ['PC4']", ("--ignore", "PC2"), []),
        ("ignore = ['PC4']", ("--select", "PC401"), ["PC401"]),
        ("ignore = ['PC401']", ("--select", "PC4"), []),
        ("select = ['PC401']\nignore = ['PC4']", (), ["PC401"]),
        ("select = []\nignore = []", (), ["PC202", "PC401"]),
        ("per-file-ignores.'openclaw.json' = ['PC4']", (), ["PC202"]),
        ("per-file-ignores.'*.json' = ['max-tokens-exceeds-context']", ("--select", "PC401"), []),
        ("per-file-ignores.'other.json' = ['PC4']", (), ["PC202", "PC401"]),
        ("per-file-ignores = {'*.json' = ['PC4'], 'open*' = ['PC202']}", (), []),
    ],
)
def test_the_choice_of_rules(here: Path, text: str, arguments: tuple[str, ...], expected: list[str]) -> None:
    set_up(here, text)
    assert codes(here, *arguments) == expected


def test_ignores_for_some_files(here: Path) -> None:
    set_up(here, "[per-file-ignores]\n'legacy/**' = ['PC4']\n'old' = ['PC2']")
    write(here, **{"legacy/a/openclaw.json": BAD, "x/old/openclaw.json": BAD, "not/legacy/openclaw.json": BAD})
    assert [one.removesuffix(" error").removesuffix(" warning") for one in told(here)] == [
        "legacy/a/openclaw.json PC202",
        "not/legacy/openclaw.json PC202",
        "not/legacy/openclaw.json PC401",
        "openclaw.json PC202",
        "openclaw.json PC401",
        "x/old/openclaw.json PC401",
    ]


def test_a_suppression_of_an_ignored_rule_is_not_called_unused(here: Path) -> None:
    write(here, **{"openclaw.json": "// provcheck: ignore-file[PC3]\n" + BAD})
    assert "PC004" in codes(here)
    set_up(here, "per-file-ignores.'*.json' = ['PC3']")
    assert "PC004" not in codes(here)


# How grave


@pytest.mark.parametrize(
    ("text", "severities", "code"),
    [
        ("severity = {PC202 = 'warning', PC401 = 'error'}\nfail-on = 'error'", ["warning", "error"], 1),
        ("severity = {PC202 = 'warning'}\nfail-on = 'error'", ["warning", "warning"], 0),
        ("severity = {PC4 = 'error', max-tokens-exceeds-context = 'info'}\nshow = 'info'", ["error", "info"], 1),
        ("severity = {unknown-provider = 'info', PC4 = 'info'}\nshow = 'info'", ["info", "info"], 0),
        ("fail-on = 'never'", ["error", "warning"], 0),
        ("fail-on = 'error'\nshow = 'error'", ["error"], 1),
    ],
)
def test_severities_and_thresholds(here: Path, text: str, severities: list[str], code: int) -> None:
    set_up(here, text)
    found = [one["severity"] for one in report(here)["findings"] if one["code"] in ("PC202", "PC401")]
    assert found == severities
    assert run("check", cwd=here).code == code


def test_the_severity_of_a_finding_about_comments(here: Path) -> None:
    write(here, **{"openclaw.json": "// provcheck: ignore-file[PC3]\n" + BAD})
    set_up(here, "severity.PC004 = 'error'")
    assert "openclaw.json PC004 error" in told(here)


@pytest.mark.parametrize(
    ("text", "arguments", "expected"),
    [
        ("fail-on = 'never'", ("--fail-on", "error"), 1),
        ("fail-on = 'error'", ("--fail-on", "never"), 0),
        ("fail-on = 'never'", ("--fail-on", "warning"), 1),
    ],
)
def test_the_command_line_decides_what_fails(here: Path, text: str, arguments: tuple[str, ...], expected: int) -> None:
    set_up(here, text)
    assert run("check", *arguments, cwd=here).code == expected


def test_the_command_line_decides_what_is_shown(here: Path) -> None:
    set_up(here, "show = 'error'\nfail-on = 'error'")
    assert len(codes(here)) == 1
    assert len(codes(here, "--show", "warning")) == 2


# How it is written


def test_the_output_format(here: Path) -> None:
    set_up(here, "output-format = 'concise'")
    assert run("check", cwd=here).out.startswith("openclaw.json:2:32: PC202")
    assert run("check", cwd=here, PROVCHECK_OUTPUT_FORMAT="json").out.startswith("{")
    assert run("check", "--output-format", "text", cwd=here, PROVCHECK_OUTPUT_FORMAT="json").out.startswith("openclaw")
    run("check", "--output-file", "report", cwd=here)
    assert (here / "report").read_text().startswith("openclaw.json:2:32: PC202")


# What is assumed


def release_of(folder: Path, *arguments: str) -> list[tuple[str, str, str]]:
    return [(one["path"], one["release"], one["why"]) for one in report(folder, *arguments)["run"]["openclaw"]]


def test_the_release_and_who_asked_for_it(here: Path) -> None:
    set_up(here, "openclaw-version = '2026.7.2, 2026.9.6'")
    why = "openclaw-version in provcheck.toml"
    assert release_of(here) == [("openclaw.json", "2026.7.1", why), ("openclaw.json", "2026.9.6", why)]
    assert release_of(here, "--openclaw-version", "2026.8.2") == [("openclaw.json", "2026.8.2", "asked for")]
    assert why in run("check", cwd=here).out


def test_two_releases_in_one_repository(here: Path) -> None:
    entries = '{ agents: { entries: { main: { model: "openai/gpt-5.5" } } } }'
    write(here, **{"openclaw.json": "{}", "old/openclaw.json": entries, "new/openclaw.json": entries})
    write(here, **{"old/provcheck.toml": "openclaw-version = '2026.7.1'"})
    write(here, **{"new/provcheck.toml": "openclaw-version = ['2026.9.6']"})
    assert [one for one in told(here) if one.split()[1].startswith("PC1")] == ["old/openclaw.json PC107 error"]
    assert [(path, release) for path, release, _ in release_of(here)] == [
        ("new/openclaw.json", "2026.9.6"),
        ("old/openclaw.json", "2026.7.1"),
        ("openclaw.json", "2026.9.6"),
    ]


def test_an_included_file_has_the_release_of_the_one_that_includes_it(here: Path) -> None:
    write(here, **{"openclaw.json": '{ agents: { $include: "./parts/agents.json5" } }'})
    write(here, **{"parts/agents.json5": '{ entries: { main: { model: "openai/gpt-5.5" } } }'})
    write(here, **{"provcheck.toml": "openclaw-version = '2026.7.1'"})
    write(here, **{"parts/provcheck.toml": "openclaw-version = '2026.9.6'\nseverity.PC107 = 'warning'"})
    write(here, **{"x/openclaw.json": "{}", "x/provcheck.toml": "openclaw-version = '2026.9.6'"})
    assert "parts/agents.json5 PC107 warning" in told(here)


def test_the_day(here: Path) -> None:
    set_up(here, "as-of = 2026-01-02")
    assert report(here)["run"]["as_of"] == "2026-01-02"
    assert report(here, "--as-of", "2026-03-04")["run"]["as_of"] == "2026-03-04"
    write(here, **{"provcheck.toml": "", "sub/provcheck.toml": "as-of = '2026-05-06'", "sub/openclaw.json": BAD})
    assert report(here, "sub")["run"]["as_of"] == "2026-05-06"


def test_dates_are_compared_file_by_file(here: Path) -> None:
    config = (
        BAD.replace("local", "nvidia")
        .replace("locla", "nvidia")
        .replace("http://nvidiahost:8000", "https://integrate.api.nvidia.com")
    )
    retired = json.loads(run("models", "deepseek-ai/deepseek-r1", "--output-format", "json", cwd=here).out)
    assert retired
    name = "deepseek-ai/deepseek-r1"
    config = config.replace("llama", name)
    write(here, **{"openclaw.json": "{}", "old/openclaw.json": config, "new/openclaw.json": config})
    write(here, **{"old/provcheck.toml": "as-of = 2020-01-01", "new/provcheck.toml": "as-of = 2026-11-21"})
    found = [one for one in told(here, "--show", "info") if "PC307" in one]
    assert found
    assert {one.split()[0]: one.split()[2] for one in found}.get("new/openclaw.json") == "error"
    assert {one.split()[0]: one.split()[2] for one in found}.get("old/openclaw.json") != "error"


def test_variables_that_are_set_at_run_time(here: Path) -> None:
    write(here, **{"openclaw.json": BAD.replace("baseUrl", 'apiKey: "${LAB_KEY}", baseUrl')})
    assert "PC602" in codes(here, "--show", "info")
    set_up(here, "env = ['LAB_KEY']")
    assert "PC602" not in codes(here, "--show", "info")


def test_a_schema_for_other_sections(here: Path) -> None:
    schema = {
        "type": "object",
        "properties": {"gateway": {"type": "object", "properties": {"port": {"type": "integer"}}}},
    }
    write(here, **{"openclaw.json": "{ gateway: { port: 'x' } }", "sub/schema.json": json.dumps(schema)})
    write(here, **{"sub/x.toml": "openclaw-schema = 'schema.json'", "provcheck.toml": "extend = 'sub/x.toml'"})
    assert "PC102" in codes(here)
    write(here, **{"any.json": "{}"})
    assert "PC102" not in codes(here, "--openclaw-schema", "any.json")


# Which files


def test_exclude(here: Path) -> None:
    set_up(here, "exclude = ['old', 'a/*.json']")
    write(here, **{"old/openclaw.json": BAD, "x/old/y/openclaw.json": BAD, "a/openclaw.json": BAD})
    write(here, **{"x/a/openclaw.json": BAD})
    assert told(here, "--select", "PC202") == ["openclaw.json PC202 error", "x/a/openclaw.json PC202 error"]
    assert told(here, "--select", "PC202", "--exclude", "x") == ["openclaw.json PC202 error"]


def test_a_folder_that_settings_above_exclude_is_not_walked(here: Path) -> None:
    set_up(here, "exclude = ['old']")
    write(here, **{"old/openclaw.json": BAD, "old/provcheck.toml": "this is no settings file"})
    assert run("check", cwd=here).code == 1


def test_the_nearest_settings_decide_on_a_file(here: Path) -> None:
    set_up(here, "exclude = ['*.openclaw.json']")
    write(here, **{"sub/x.openclaw.json": BAD, "sub/provcheck.toml": "", "x.openclaw.json": BAD})
    assert told(here, "--select", "PC202") == ["openclaw.json PC202 error", "sub/x.openclaw.json PC202 error"]


def test_with_git_too(here: Path) -> None:
    git("init", "-q", cwd=here)
    set_up(here, "exclude = ['old']\ninclude = ['gateway.conf']")
    write(here, **{"old/openclaw.json": BAD, "gateway.conf": BAD})
    assert told(here, "--select", "PC202") == ["gateway.conf PC202 error", "openclaw.json PC202 error"]


def test_named_files_are_left_out_only_by_force(here: Path) -> None:
    set_up(here, "exclude = ['*.json']")
    assert run("check", "openclaw.json", cwd=here).code == 1
    assert run("check", "openclaw.json", "--force-exclude", cwd=here).code == 0
    set_up(here, "exclude = ['*.json']\nforce-exclude = true")
    assert run("check", "openclaw.json", cwd=here).code == 0
    assert run("check", str(here / "openclaw.json"), cwd=here.parent).code == 0


def test_include(here: Path) -> None:
    set_up(here, "include = ['conf/*.conf', 'gw-*']")
    write(
        here, **{"conf/a.conf": "{ agnets: {} }", "conf/b/c.conf": BAD, "x/gw-1": BAD, "gw-2.yaml": BAD, "d.conf": BAD}
    )
    assert sorted({one.split()[0] for one in told(here)}) == ["conf/a.conf", "openclaw.json", "x/gw-1"]
    assert "PC101" in codes(here, "conf/a.conf")


def test_an_included_pattern_is_context_too(here: Path) -> None:
    git("init", "-q", cwd=here)
    write(here, **{"main.conf": '{ agents: { $include: "./agents.json5" }, models: { $include: "./m.json5" } }'})
    write(here, **{"agents.json5": '{ defaults: {\n  model: "locla/llama" } }', "m.json5": "{ providers: {} }"})
    set_up(here, "include = ['main.conf']")
    assert told(here, "agents.json5") == ["agents.json5 PC202 error"]


# Standard input


def test_the_settings_of_what_standard_input_is_called(here: Path) -> None:
    write(here, **{"sub/provcheck.toml": "ignore = ['PC2']", "sub/x": ""})
    named = run("check", "-", "--stdin-filename", "sub/openclaw.json", cwd=here, stdin=BAD.encode()).out
    assert "PC401" in named
    assert "PC202" not in named
    assert "PC202" in run("check", "-", cwd=here, stdin=BAD.encode()).out


def test_standard_input_is_left_out_by_force(here: Path) -> None:
    set_up(here, "exclude = ['old']\nforce-exclude = true")
    assert run("check", "-", "--stdin-filename", "old/openclaw.json", cwd=here, stdin=BAD.encode()).code == 0
    assert run("check", "-", "--stdin-filename", "new/openclaw.json", cwd=here, stdin=BAD.encode()).code == 1


# What it costs

IMPORTED = """
import os, sys
os._exit = lambda code: None
sys.argv = ["provcheck", "check", *sys.argv[1:]]
from provcheck.__main__ import main
main()
print(*sorted(sys.modules))
"""


def imported(folder: Path) -> set[str]:
    done = subprocess.run(
        [sys.executable, "-c", IMPORTED, "openclaw.json"],
        cwd=folder,
        capture_output=True,
        text=True,
        check=True,
        env={"PYTHONPATH": str(ROOT / "src")},
    )
    return set(done.stdout.splitlines()[-1].split())


def test_a_clean_run_reads_no_toml_without_settings_and_little_more_with_them(tmp_path: Path) -> None:
    write(tmp_path, **{"openclaw.json": "{}", "pyproject.toml": "[project]"})
    plain = imported(tmp_path)
    assert "provcheck.engine" in plain
    assert not plain & {
        "tomllib",
        "fnmatch",
        "provcheck.settings.document",
        "provcheck.settings.globs",
        "pathlib",
        "json",
    }
    set_up(tmp_path, "ignore = ['PC4']\nfail-on = 'error'\nexclude = ['old']\nopenclaw-version = '2026.9.6'")
    added = imported(tmp_path) - plain
    assert "tomllib" in added
    assert not {name.partition(".")[0] for name in added} & {"pydantic", "jsonschema", "json", "difflib", "pathlib"}
