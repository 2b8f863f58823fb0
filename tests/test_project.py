"""The project about itself: its tools are content, its documents are true, its start is cheap."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from importlib.util import find_spec
from pathlib import Path

import pytest

from program import ROOT, run
from provcheck import __version__


def tool(*command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-m", *command], cwd=ROOT, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("command", [("ruff", "check", "."), ("ruff", "format", "--check", "."), ("mypy",)])
def test_tools_are_content(command: tuple[str, ...]) -> None:
    done = tool(*command)
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_version_is_the_same_everywhere() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    assert project["version"] == __version__


def test_the_wheel_holds_nothing_of_the_tests() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    wheel = project["tool"]["hatch"]["build"]["targets"]["wheel"]
    assert {*wheel["packages"], *wheel["force-include"]} == {"src/provcheck", "schemas"}


def commands(document: str) -> list[str]:
    text = (ROOT / document).read_text(encoding="utf-8")
    return [block.strip() for block in re.findall(r"```sh\n(.*?)```", text, re.DOTALL)]


def test_the_readme_has_two_commands_and_ci_runs_the_second() -> None:
    first, second = commands("README.md")
    assert "\n" not in first + second
    assert second in (ROOT / ".ci" / "run").read_text()
    assert second in commands("CONTRIBUTING.md")


def test_the_readmes_excerpt_is_true() -> None:
    (path,) = re.findall(r"provcheck check (\S+)", commands("README.md")[0])
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    (excerpt,) = re.findall(r"```text\n(.*?)```", text, re.DOTALL)
    outcome = run("check", path, "--as-of", "2026-11-21", cwd=ROOT)
    assert outcome.code == 1
    assert outcome.out.startswith(excerpt.rstrip())


CLEAN_IMPORTS = """
import sys
from provcheck.cli.group import cli
try:
    cli(["check", *sys.argv[1:]])
except SystemExit as leaving:
    assert not leaving.code, leaving.code
print(*sorted(sys.modules))
"""
HEAVY = {
    "pydantic",
    "jsonschema",
    "json5",
    "subprocess",
    "urllib",
    "asyncio",
    "contextvars",
    "provcheck.catalog.corrected",
    "provcheck.report.about",
    "provcheck.adopt",
    "provcheck.api",
    "provcheck.asked",
    "provcheck.conversion",
    "provcheck.graph",
    "provcheck.holders",
    "provcheck.html",
    "provcheck.lsp",
}


@pytest.mark.parametrize(
    ("path", "unneeded"),
    [
        (
            "fixtures/good/openclaw/openclaw.json",
            {
                "ruamel",
                "_ruamel_yaml",
                "provcheck.syntax.yaml",
                "provcheck.dialects.pai",
                "provcheck.schema.pai_gate",
                "pathlib",
                "difflib",
            },
        ),
        (
            "fixtures/good/pai",
            {"provcheck.syntax.json5", "provcheck.dialects.openclaw", "provcheck.schema.openclaw_gate"},
        ),
    ],
)
def test_a_clean_run_imports_only_what_it_needs(tmp_path: Path, path: str, unneeded: set[str]) -> None:
    clean = tmp_path / "files"
    clean.mkdir()
    source = ROOT / path
    for file in [source] if source.is_file() else source.iterdir():
        (clean / file.name).write_bytes(file.read_bytes())
    done = subprocess.run(
        [sys.executable, "-c", CLEAN_IMPORTS, str(clean)], cwd=ROOT / "src", capture_output=True, text=True, check=True
    )
    imported = set(done.stdout.splitlines()[-1].split())
    assert "provcheck.engine" in imported
    forbidden = HEAVY | unneeded
    assert all(find_spec(one) for one in forbidden if one.startswith("provcheck."))
    assert not {name for name in imported for one in forbidden if f"{name}.".startswith(f"{one}.")}


def test_good_fixtures_are_clean_and_bad_ones_are_not() -> None:
    assert run("check", "fixtures/good", cwd=ROOT).code == 0
    for folder in ("fixtures/bad/openclaw", "fixtures/bad/pai", "fixtures/mixed"):
        assert run("check", folder, cwd=ROOT).code == 1, folder


NVIDIA_PAGES = [
    # A variable at the top of env, models that are gone, and one that answers 404
    ("openclaw/openclaw.json", 3, "PC106"),
    ("openclaw/openclaw.json", 14, "PC307"),
    ("openclaw/openclaw.json", 23, "PC307"),
    ("openclaw/openclaw.json", 50, "PC307"),
    ("openclaw/openclaw.json", 60, "PC307"),
    # A fallback with a fifth of the primary's window, and two that the provider does not allow
    ("pai/agents.yaml", 29, "PC409"),
    ("pai/agents.yaml", 39, "PC204"),
    ("pai/agents.yaml", 40, "PC204"),
    # Models that are gone
    ("pai/model-provider.yaml", 15, "PC307"),
    ("pai/model-provider.yaml", 16, "PC307"),
    ("pai/model-provider.yaml", 17, "PC307"),
    ("pai/token-budgets.yaml", 17, "PC307"),
    ("pai/token-budgets.yaml", 18, "PC307"),
]


def test_the_pages_on_nvidia_as_they_stand() -> None:
    pages = "fixtures/nvidia-docs"
    outcome = run("check", "--output-format", "concise", "--as-of", "2026-11-21", pages, cwd=ROOT)
    told = re.findall(rf"^{pages}/(\S+?):(\d+):\d+: (PC\d+)", outcome.out, re.MULTILINE)
    assert [(path, int(line), code) for path, line, code in told] == NVIDIA_PAGES
