"""Settings, and files that they name, which are pipes, devices, links to nowhere or too long a chain."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from program import LIMIT, ROOT, run

NO_FILE = "it is no regular file (a device, a pipe or a socket)"


@pytest.fixture
def here(tmp_path: Path) -> Path:
    (tmp_path / "openclaw.json").write_text("{}")
    return tmp_path


def refused(folder: Path, *arguments: str) -> str:
    outcome = run(*arguments or ("check",), cwd=folder)
    assert (outcome.code, outcome.out) == (2, "")
    return outcome.err.strip()


@pytest.mark.parametrize("command", ["check", "init", "settings"])
@pytest.mark.parametrize(
    ("make", "reason"),
    [
        (lambda path: path.symlink_to("nowhere"), "No such file or directory"),
        (lambda path: path.symlink_to(path.name), "Too many levels of symbolic links"),
        (lambda path: path.mkdir(), "Is a directory"),
        (os.mkfifo, NO_FILE),
        (lambda path: path.symlink_to("/dev/zero"), NO_FILE),
    ],
)
def test_settings_that_are_no_file(here: Path, command: str, make: object, reason: str) -> None:
    make(here / "provcheck.toml")  # type: ignore[operator]
    before = sorted(os.listdir(here))
    assert refused(here, command) == f"Error: provcheck.toml:1:1: the settings cannot be read: {reason}"
    assert sorted(os.listdir(here)) == before


def test_a_pipe_with_a_name_is_not_waited_for(here: Path) -> None:
    os.mkfifo(here / "pipe")
    assert refused(here, "check", "--config", "pipe") == f"Error: pipe:1:1: the settings cannot be read: {NO_FILE}"
    assert f"cannot read pipe: {NO_FILE}" in " ".join(refused(here, "check", "--openclaw-schema", "pipe").split())
    for name in ("pipe", "/dev/zero", "/dev/stdin"):
        (here / "provcheck.toml").write_text(f"openclaw-schema = '{name}'")
        assert refused(here) == f"Error: provcheck.toml:1:1: openclaw-schema: cannot read {name}: {NO_FILE}"
    (here / "provcheck.toml").write_text("extend = 'pipe'")
    assert refused(here) == "Error: provcheck.toml:1:1: extend: there is no file pipe"


@pytest.mark.parametrize(("option", "text"), [("--config", "show = 'info'"), ("--openclaw-schema", "{}")])
def test_a_shell_may_pipe_in_what_an_option_names(here: Path, option: str, text: str) -> None:
    ours, theirs = os.pipe()
    os.write(theirs, text.encode())
    os.close(theirs)
    command = [sys.executable, "-m", "provcheck", "check", option, f"/dev/fd/{ours}"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    done = subprocess.run(
        command, cwd=here, pass_fds=[ours], capture_output=True, timeout=LIMIT, check=False, env=environment
    )
    os.close(ours)
    assert (done.returncode, done.stderr) == (0, b"")


def test_paths_with_a_null_character(here: Path) -> None:
    for key in ("extend", "openclaw-schema"):
        (here / "provcheck.toml").write_text(f'{key} = "a\\u0000b"')
        assert refused(here).startswith(f"Error: provcheck.toml:1:1: {key}: ")


def test_a_number_of_too_many_digits_in_a_schema(here: Path) -> None:
    (here / "schema.json").write_text('{"a": ' + "1" * 5000 + "}")
    (here / "provcheck.toml").write_text("openclaw-schema = 'schema.json'")
    assert refused(here).endswith("openclaw-schema: schema.json holds no JSON that can be read")


def test_a_chain_has_an_end(here: Path) -> None:
    for number in range(60):
        (here / f"{number}.toml").write_text(f"extend = '{number + 1}.toml'")
    (here / "60.toml").write_text("")
    (here / "provcheck.toml").write_text("extend = '12.toml'")
    assert run("check", cwd=here).code == 0
    (here / "provcheck.toml").write_text("extend = '11.toml'")
    wanted = "Error: 59.toml:1:1: extend: 50 files extend each other already, the most that are read"
    assert refused(here) == wanted


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('[per-file-ignores]\n"secrets/*.token"=["PC999"]', """"secrets/*.token": no rule has the code"""),
        ('[per-file-ignores]\napi_key=["PC999"]', "per-file-ignores.api_key: no rule has the code"),
        ('[severity]\nplaintext-secret="off"', 'severity.plaintext-secret: "off" is unknown; error, warning or info'),
        ('openclaw-schema="my-secret"', "openclaw-schema: cannot read my-secret: No such file"),
    ],
)
def test_names_of_secrets_hide_nothing_of_what_is_said(here: Path, text: str, said: str) -> None:
    (here / "provcheck.toml").write_text(text)
    assert said in refused(here)


@pytest.mark.parametrize("command", ["check", "init", "settings", "models"])
def test_a_folder_that_is_gone(tmp_path: Path, command: str) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    script = f'cd "{gone}" && rmdir "{gone}" && exec "{sys.executable}" -m provcheck {command}'
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    done = subprocess.run(
        ["/bin/sh", "-c", script], capture_output=True, timeout=LIMIT, check=False, env=environment, text=True
    )
    assert (done.returncode, done.stdout, done.stderr) == (2, "", "Error: the current folder does not exist any more\n")


def test_a_wrong_variable_is_called_by_its_name(here: Path) -> None:
    outcome = run("check", cwd=here, PROVCHECK_OUTPUT_FORMAT="jsn")
    assert outcome.err.startswith('Error: PROVCHECK_OUTPUT_FORMAT: "jsn" is unknown; ')
    outcome = run("check", "--output-format", "jsn", cwd=here, PROVCHECK_OUTPUT_FORMAT="json")
    assert outcome.err.startswith('Error: --output-format: "jsn" is unknown; ')


def test_a_folder_that_exclude_leaves_out(here: Path) -> None:
    (here / "vendor" / "sub").mkdir(parents=True)
    (here / "vendor" / "sub" / "openclaw.json").write_text("{")
    (here / "provcheck.toml").write_text("exclude = ['vendor']")
    for name in ("vendor", "vendor/sub"):
        outcome = run("check", name, cwd=here)
        assert outcome.code == 0
        assert outcome.err == f"{name} is left out: exclude matches it, or a folder above it\n"
        assert run("check", name, "-q", cwd=here).err == ""
        assert run("check", name, "--fix", cwd=here).err == outcome.err
    assert run("check", "vendor", ".", cwd=here).err != ""
    assert run("check", cwd=here).err == ""
    (here / "empty").mkdir()
    assert run("check", "empty", cwd=here).err == ""


def test_folders_deeper_than_python_may_call_itself(tmp_path: Path) -> None:
    folder = os.open(tmp_path, os.O_RDONLY)
    for _ in range(1500):
        os.mkdir("d", dir_fd=folder)
        below = os.open("d", os.O_RDONLY, dir_fd=folder)
        os.close(folder)
        folder = below
    os.close(os.open("openclaw.json", os.O_CREAT | os.O_WRONLY, dir_fd=folder))
    os.close(folder)
    try:
        outcome = run("check", "-q", "--output-format", "concise", cwd=tmp_path)
    finally:
        subprocess.run(["rm", "-rf", str(tmp_path / "d")], check=True)
    assert outcome.code == 1
    assert "/d/d/openclaw.json:1:1: PC001" in outcome.out
