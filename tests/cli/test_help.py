"""Help texts and the version, as a user sees them. docs/commands.md holds the whole texts to what they were."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import click
import pytest

from program import ROOT, run
from provcheck import __version__
from provcheck.catalog import DATE
from provcheck.cli.group import COMMANDS, Command, cli
from provcheck.dialects.openclaw_releases import NEWEST, RELEASES


def commands() -> list[Command]:
    context = click.Context(cli)
    found = [cli.get_command(context, name) for name in COMMANDS]
    assert all(isinstance(one, Command) for one in found)
    return [one for one in found if isinstance(one, Command)]


def options(command: click.Command) -> dict[str, click.Option]:
    found = [one for one in command.get_params(click.Context(command)) if isinstance(one, click.Option)]
    return {max(one.opts, key=len): one for one in found}


@pytest.mark.parametrize("name", COMMANDS)
def test_every_help_text_fits_and_has_its_parts(tmp_path: Path, name: str) -> None:
    outcome = run(name, "-h", cwd=tmp_path)
    assert outcome == run(name, "--help", cwd=tmp_path)
    assert outcome.out.startswith(f"Usage: provcheck {name} [OPTIONS]")
    assert max(map(len, outcome.out.splitlines())) <= 80
    assert "\nExit codes:\n  0  " in outcome.out
    assert f"provcheck {name}" in outcome.out.partition("\nExamples:\n")[2]
    narrow = run(name, "-h", cwd=tmp_path, COLUMNS="40").out.partition("\nExamples:\n")[0]
    assert max(len(line) for line in narrow.splitlines() if "[OPTIONS]" not in line) <= 40


@pytest.mark.parametrize("command", commands(), ids=list(COMMANDS))
def test_every_option_stands_in_one_section_and_has_a_sentence(command: Command) -> None:
    placed = [name for names in command.sections.values() for name in names]
    assert len(placed) == len(set(placed))
    assert set(placed) | {"--help"} == set(options(command)) or not placed
    for name, option in options(command).items():
        text = option.help or ""
        assert text[:1].isupper(), name
        assert text.endswith("."), name
        assert "default" not in text, name
        assert option.is_flag or option.metavar, name


@pytest.mark.parametrize("command", commands(), ids=list(COMMANDS))
def test_every_example_is_right_usage(command: Command) -> None:
    for example in command.examples:
        if example.startswith("provcheck"):
            words = example.partition(" > ")[0].split()[2:]
            cli.get_command(click.Context(cli), example.split()[1])
            command.make_context(example.split()[1], [one for one in words if one != "gateways/openclaw.json"])


def test_commands_are_listed_with_a_sentence(tmp_path: Path) -> None:
    text = run("--help", cwd=tmp_path).out
    for name, sentence in COMMANDS.items():
        assert sentence[0].isupper()
        assert sentence.endswith(".")
        assert f"  {name:{max(map(len, COMMANDS))}}  {sentence}\n" in text


def test_no_command_at_all_is_wrong_usage_with_the_help(tmp_path: Path) -> None:
    outcome = run(cwd=tmp_path)
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err == run("--help", cwd=tmp_path).out


@pytest.mark.parametrize("option", ["--version", "-V"])
def test_the_version(tmp_path: Path, option: str) -> None:
    outcome = run(option, cwd=tmp_path)
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out == (
        f"provcheck {__version__}\n"
        f"catalogue of models: {DATE}\n"
        f"OpenClaw releases known: {len(RELEASES)}, from {RELEASES[0]} to {NEWEST}\n"
    )


IMPORTS = """
import json, sys
from provcheck.cli.group import cli
cli.main(sys.argv[1:], prog_name="provcheck", standalone_mode=False)
print(json.dumps(sorted(sys.modules)))
"""


@pytest.mark.parametrize("arguments", [["--version"], ["--help"], ["check", "--help"], ["convert", "--help"]])
def test_nothing_heavy_is_imported_to_tell_about_the_program(arguments: list[str]) -> None:
    done = subprocess.run(
        [sys.executable, "-c", IMPORTS, *arguments],
        capture_output=True,
        check=True,
        env={"PYTHONPATH": str(ROOT / "src")},
    )
    modules = set(json.loads(done.stdout.splitlines()[-1]))
    assert not {"pydantic", "jsonschema", "ruamel", "json5", "tomllib", "provcheck.conversion.run"} & modules


def test_python_m_provcheck_is_called_provcheck(tmp_path: Path) -> None:
    assert "python" not in run("--help", cwd=tmp_path).out
    assert "__main__" not in run("check", "--nope", cwd=tmp_path).err
