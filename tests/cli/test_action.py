"""The GitHub Action, its steps run as the runner does it."""

from __future__ import annotations

import json
import re
import sys
import venv
from pathlib import Path

import pytest

from action_runner import Runner
from configurations import BAD, GOOD
from program import ROOT, git


@pytest.fixture(scope="session")
def interpreter(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An environment that has this checkout, as the action's second step would make it, in a tenth of its time."""
    folder = tmp_path_factory.mktemp("environment")
    venv.create(folder, symlinks=True)
    (libraries,) = folder.glob("lib/python*/site-packages")
    (libraries / "checkout.pth").write_text("\n".join([str(ROOT / "src"), *filter(None, sys.path)]))
    return folder / "bin" / "python"


@pytest.fixture
def runner(tmp_path: Path, interpreter: Path) -> Runner:
    answers = {"python": {"python-path": sys.executable}, "install": {"python": str(interpreter)}}
    return made(tmp_path, answers)


@pytest.fixture
def installing(tmp_path: Path) -> Runner:
    """A runner whose action installs for real."""
    return made(tmp_path, {"python": {"python-path": sys.executable}})


def made(folder: Path, answers: dict[str, dict[str, str]]) -> Runner:
    workspace, temp = folder / "work space", folder / "temp"
    workspace.mkdir()
    temp.mkdir()
    return Runner(ROOT, workspace, temp, answers)


def write(runner: Runner, name: str, text: str) -> None:
    path = runner.workspace / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def plain(log: str) -> str:
    return re.sub(r"\x1b\[[0-9;]*m", "", log)


def test_a_clean_repository_passes(runner: Runner) -> None:
    write(runner, "openclaw.json", GOOD)
    result = runner.run()
    assert (result.code, result.outputs) == (0, {"exit-code": "0", "sarif-file": ""}), result.log
    assert "github/codeql-action/upload-sarif" not in result.used
    assert result.used["actions/setup-python"]["update-environment"] == "False"


def test_findings_fail_the_run_and_are_in_log_and_summary(runner: Runner) -> None:
    write(runner, "openclaw.json", BAD)
    result = runner.run()
    assert (result.code, result.outputs["exit-code"]) == (1, "1")
    assert "openclaw.json:2:32: error[PC202]" in plain(result.log)
    assert "\x1b[" in result.log
    assert "PC202" in result.summary


def test_annotations_go_with_the_text(runner: Runner) -> None:
    write(runner, "openclaw.json", BAD)
    assert re.search(r"^::error .*file=openclaw\.json", runner.run().log, re.MULTILINE)


def test_colours_can_be_switched_off(runner: Runner) -> None:
    write(runner, "openclaw.json", BAD)
    assert "\x1b[" not in runner.run({"NO_COLOR": "1"}).log


def test_the_format_is_the_users(runner: Runner) -> None:
    write(runner, "openclaw.json", BAD)
    result = runner.run(format="json")
    assert [finding["code"] for finding in json.loads(result.log)["findings"]] == ["PC202"]
    assert "PC202" in result.summary


def test_sarif_is_uploaded_when_findings_fail_the_run(runner: Runner) -> None:
    write(runner, "openclaw.json", BAD)
    result = runner.run(upload_sarif="true")
    assert result.code == 1
    (uploaded,) = result.used["github/codeql-action/upload-sarif"].values()
    assert uploaded == result.outputs["sarif-file"]
    assert Path(uploaded).is_relative_to(runner.temp)
    (run,) = json.loads(Path(uploaded).read_text(encoding="utf-8"))["runs"]
    assert [found["ruleId"] for found in run["results"]] == ["PC202"]


def test_sarif_is_uploaded_when_there_are_no_findings_so_that_old_alerts_close(runner: Runner) -> None:
    write(runner, "openclaw.json", GOOD)
    result = runner.run(upload_sarif="True")
    assert result.code == 0
    assert "github/codeql-action/upload-sarif" in result.used


@pytest.mark.parametrize(
    ("inputs", "said"),
    [
        ({"upload_sarif": "yes"}, "upload-sarif is true or false"),
        ({"paths": "it's"}, "paths has a quote that is not closed"),
        ({"args": '"'}, "args has a quote that is not closed"),
        ({"args": "--no-such-option"}, "no option is called --no-such-option"),
        ({"format": "xml"}, "xml"),
        ({"args": "--output-format json"}, "only one format may go to standard output"),
    ],
)
def test_wrong_inputs_end_with_2_and_a_sentence(runner: Runner, inputs: dict[str, str], said: str) -> None:
    result = runner.run(**inputs)
    assert result.code == 2
    assert said in result.log
    assert "Traceback" not in result.log
    assert "github/codeql-action/upload-sarif" not in result.used


PATHS = [
    ("first.json5", ["first.json5"]),
    ("first.json5 second.json5", ["first.json5", "second.json5"]),
    ("first.json5\nsecond.json5\n", ["first.json5", "second.json5"]),
    ("'with space.json5' first.json5", ["first.json5", "with space.json5"]),
    ('"with space.json5"\n', ["with space.json5"]),
    ("-dash.json5", ["-dash.json5"]),
    ("*.json5", ["-dash.json5", "first.json5", "second.json5", "with space.json5"]),
    ("deep/**/*.json", ["deep/er/openclaw.json"]),
    ("deep", ["deep/er/openclaw.json"]),
    ("", ["deep/er/openclaw.json"]),
]


@pytest.mark.parametrize(("paths", "found"), PATHS)
def test_paths_are_words_or_lines(runner: Runner, paths: str, found: list[str]) -> None:
    for name in ("first.json5", "second.json5", "with space.json5", "-dash.json5", "deep/er/openclaw.json"):
        write(runner, name, BAD)
    result = runner.run(paths=paths, format="json")
    assert sorted({finding["path"] for finding in json.loads(result.log)["findings"]}) == found


def test_args_may_have_a_pair_of_format_and_file_of_their_own(runner: Runner) -> None:
    write(runner, "openclaw.json", BAD)
    result = runner.run(args='--fail-on never --output-format json --output-file "my report.json"', upload_sarif="true")
    assert result.code == 0, result.log
    assert json.loads((runner.workspace / "my report.json").read_text())["summary"]["error"] == 1
    assert "runs" in json.loads(Path(result.outputs["sarif-file"]).read_text())


HOSTILE = [
    "$(touch harm)",
    "`touch harm`",
    "a.json; touch harm #",
    "'; touch harm; '",
    '"; touch harm; "',
    "a.json\ntouch harm\n",
    "| touch harm > harm",
    "${{ github.token }}",
]


@pytest.mark.parametrize("names", [("paths", "args"), ("format",), ("upload_sarif",)], ids="+".join)
@pytest.mark.parametrize("hostile", HOSTILE)
def test_hostile_inputs_do_no_harm(runner: Runner, names: tuple[str, ...], hostile: str) -> None:
    do_no_harm(runner, dict.fromkeys(names, hostile))


@pytest.mark.parametrize("name", ["paths", "format"])
def test_only_args_may_hold_options(runner: Runner, name: str) -> None:
    do_no_harm(runner, {name: "--output-file=harm"})


def do_no_harm(runner: Runner, inputs: dict[str, str]) -> None:
    write(runner, "openclaw.json", GOOD)
    result = runner.run(**inputs)
    assert result.code in {1, 2}
    assert result.outputs["exit-code"] == str(result.code)
    assert "Traceback" not in result.log
    assert not list(runner.workspace.parent.rglob("harm"))
    assert re.fullmatch(r"exit-code=\d\n", (runner.temp / "check.output").read_text())


def test_what_the_repository_calls_a_module_is_not_imported(runner: Runner) -> None:
    write(runner, "openclaw.json", GOOD)
    for name in ("click.py", "provcheck/__main__.py", "glob.py", "sitecustomize.py"):
        write(runner, name, "raise SystemExit('harm')\n")
    result = runner.run({"PYTHONPATH": str(runner.workspace)})
    assert result.code == 0, result.log


# Installing. That an installation of the checkout works is for the tests of pre-commit to show.

NOTE_PIP = """#!/bin/sh
for last; do :; done
case "$*" in
    *" venv "*) mkdir -p "$last/bin" && cp "$0" "$last/bin/python" ;;
    *) printf '%s\\n' "$@" > "$RUNNER_TEMP/asked" ;;
esac
"""
REPOSITORY = "git+https://github.com/provcheck/provcheck"


@pytest.mark.parametrize(
    ("version", "source"),
    [
        ("", str(ROOT)),
        ("0.1.0", f"{REPOSITORY}@v0.1.0"),
        ("v0.1.0", f"{REPOSITORY}@v0.1.0"),
        ("main", f"{REPOSITORY}@main"),
        ("old/branch", f"{REPOSITORY}@old/branch"),
        ("12e4567", f"{REPOSITORY}@12e4567"),
    ],
)
def test_what_is_installed(tmp_path: Path, version: str, source: str) -> None:
    python = tmp_path / "python"
    python.write_text(NOTE_PIP)
    python.chmod(0o755)
    runner = made(tmp_path, {"python": {"python-path": str(python)}, "check": {}})
    assert runner.run(version=version).code == 0
    asked = (runner.temp / "asked").read_text().splitlines()
    assert asked == ["-I", "-m", "pip", "install", "--quiet", "--disable-pip-version-check", source]


BACKEND = """
import zipfile

def build_wheel(folder, config_settings=None, metadata_directory=None):
    about = "provcheck-7.8.9.dist-info"
    with zipfile.ZipFile(f"{folder}/provcheck-7.8.9-py3-none-any.whl", "w") as wheel:
        wheel.writestr("provcheck/__main__.py", "import sys; print('old', sys.argv)")
        wheel.writestr(f"{about}/METADATA", "Metadata-Version: 2.1\\nName: provcheck\\nVersion: 7.8.9\\n")
        wheel.writestr(f"{about}/WHEEL", "Wheel-Version: 1.0\\nRoot-Is-Purelib: true\\nTag: py3-none-any\\n")
        wheel.writestr(f"{about}/RECORD", "")
    return "provcheck-7.8.9-py3-none-any.whl"
"""


def test_a_release_is_installed_and_run(installing: Runner, tmp_path_factory: pytest.TempPathFactory) -> None:
    """From the project's repository, here a small one that git takes for it, and that needs no package index."""
    origin = tmp_path_factory.mktemp("origin")
    (origin / "backend.py").write_text(BACKEND)
    (origin / "pyproject.toml").write_text(
        "[build-system]\nrequires = []\nbuild-backend = 'backend'\nbackend-path = ['.']\n"
    )
    for command in (["init"], ["add", "."], ["commit", "-m", "old"], ["tag", "v7.8.9"]):
        git(*command, cwd=origin)
    for name in ("pip.py", "venv.py"):
        write(installing, name, "raise SystemExit('harm')\n")
    instead = {
        "GIT_CONFIG_GLOBAL": "/dev/null",  # where the same address may lead elsewhere
        "GIT_CONFIG_COUNT": "1",
        "GIT_CONFIG_VALUE_0": "https://github.com/provcheck/provcheck",
    }
    result = installing.run({**instead, "GIT_CONFIG_KEY_0": f"url.{origin.as_uri()}.insteadOf"}, version="7.8.9")
    assert result.code == 0, result.log
    assert "old [" in result.log


@pytest.mark.parametrize(
    "version", ["$(touch harm)", "--index-url=x", "1.0; touch harm", "a b", "1.0\nx", "@x", " 1.0"]
)
def test_a_version_that_is_none_is_refused_before_anything_is_installed(installing: Runner, version: str) -> None:
    result = installing.run(version=version)
    assert result.code == 2
    assert "::error" in result.log
    assert sorted(path.name for path in installing.temp.iterdir()) == ["install.md", "install.output", "install.sh"]
    assert result.outputs["exit-code"] == ""
