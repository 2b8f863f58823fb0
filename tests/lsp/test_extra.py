"""The language server is an extra: who does not ask for it gets nothing of it."""

from importlib.metadata import requires
from pathlib import Path

import pytest

import program

EXTRA = ("pygls", "lsprotocol", "cattrs", "pytest_lsp")

WITHOUT = f"""
import sys
from importlib.abc import MetaPathFinder

class Missing(MetaPathFinder):
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in {EXTRA!r}:
            raise ModuleNotFoundError(f"No module named {{name!r}}", name=name)

sys.meta_path.insert(0, Missing())
"""


@pytest.fixture
def without(tmp_path: Path) -> str:
    """Where modules are looked for as if the packages of the extra were not installed."""
    (tmp_path / "sitecustomize.py").write_text(WITHOUT)
    return f"{program.ROOT / 'src'}:{tmp_path}"


def test_only_the_extra_asks_for_its_packages() -> None:
    asked = [one for one in requires("provcheck") or () if one.startswith(EXTRA)]
    assert asked
    assert all("extra ==" in one for one in asked)


def test_without_the_extra_all_else_works(tmp_path: Path, without: str) -> None:
    (tmp_path / "openclaw.json").write_text("{ models: { providers: {} } }")
    assert program.run("check", ".", cwd=tmp_path, PYTHONPATH=without).code == 0
    assert program.run("--help", cwd=tmp_path, PYTHONPATH=without).code == 0


def test_without_the_extra_the_server_says_what_is_missing(tmp_path: Path, without: str) -> None:
    outcome = program.run("lsp", cwd=tmp_path, PYTHONPATH=without)
    assert outcome == (2, "", 'Error: the language server needs its extra: pip install "provcheck[lsp]"\n')


def test_a_run_imports_nothing_of_the_server(tmp_path: Path) -> None:
    (tmp_path / "openclaw.json").write_text('{ models: { providers: {} }, agents: "wrong" }')
    (tmp_path / "sitecustomize.py").write_text(
        "import atexit, os, sys\nend = os._exit\n"
        "def leave(code):\n    print(*sorted(sys.modules), file=sys.stderr)\n    sys.stderr.flush()\n    end(code)\n"
        "os._exit = leave\n"
    )
    path = f"{program.ROOT / 'src'}:{tmp_path}"
    outcome = program.run("check", ".", "--output-format", "json", cwd=tmp_path, PYTHONPATH=path)
    modules = outcome.err.split()
    assert "provcheck.engine" in modules
    assert not [one for one in modules if one.startswith(("provcheck.lsp", *EXTRA))]


def test_nothing_but_its_command_leans_on_the_server() -> None:
    source = program.ROOT / "src" / "provcheck"
    leaning = {
        file.relative_to(source).as_posix()
        for file in source.rglob("*.py")
        if "provcheck.lsp" in file.read_text(encoding="utf-8")
    }
    assert {one for one in leaning if not one.startswith("lsp/")} == {"cli/lsp.py"}
