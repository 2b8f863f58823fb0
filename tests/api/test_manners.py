"""What a library must not do to the program that uses it, and what of it is public."""

from __future__ import annotations

import ast
import gc
import io
import os
import subprocess
import sys
import warnings
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

import provcheck
from configurations import BAD, GOOD, PROVIDER
from program import ROOT
from provcheck import Text, check, convert, load
from provcheck.api.homes import HOMES

STUB = ROOT / "src" / "provcheck" / "__init__.pyi"


def everything(folder: Path) -> list[Any]:
    """The results of all three functions, of files, texts and objects, good and bad ones."""
    (folder / "openclaw.json").write_text(BAD, encoding="utf-8")
    (folder / "a.yaml").write_text(PROVIDER, encoding="utf-8")
    (folder / "broken.yaml").write_text("apiVersion: pai.io/v1\nkind: [", encoding="utf-8")
    report = check(folder, folder / "none.json", Text("{ agents: "), {"models": {"providers": {"a": 1}}}, show="info")
    made = convert(Text(GOOD), to="pai"), convert(folder / "a.yaml", to="openclaw")
    found = load(folder, Text("x"), allow_errors=True)
    said = [report.render("text"), report.render("sarif"), *(one.render() for one in made)]
    for wrong in (lambda: load(Text("{")), lambda: convert(Text("{"), to="pai"), lambda: check(select="PC9")):
        with pytest.raises((provcheck.SourceError, ValueError, TypeError)):
            wrong()
    return [report, *made, found, *said]


def state() -> tuple[object, ...]:
    """What belongs to the whole process."""
    return (
        os.getcwd(), dict(os.environ), list(warnings.filters), gc.isenabled(), gc.get_threshold(),
        sys.getrecursionlimit(), sys.stdout, sys.stderr, sys.excepthook, list(sys.path), os.umask(os.umask(0o22)),
    )  # fmt: skip


class Closed(io.TextIOWrapper):
    """A standard input that nobody may read."""

    def __init__(self) -> None:
        super().__init__(io.BytesIO())

    def __getattribute__(self, name: str) -> Any:
        raise AssertionError(f"standard input is asked for {name}")


def test_nothing_is_printed_read_or_changed(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", Closed())
    before = state()
    everything(tmp_path)
    assert state() == before
    assert capfd.readouterr() == ("", "")


def test_files_stay_as_they_are(tmp_path: Path) -> None:
    everything(tmp_path)
    before = {one: (one.read_bytes(), one.stat().st_mtime_ns) for one in tmp_path.iterdir()}
    check(tmp_path)
    convert(tmp_path / "a.yaml", to="openclaw", output=tmp_path / "out")
    assert {one: (one.read_bytes(), one.stat().st_mtime_ns) for one in tmp_path.iterdir()} == before


def test_threads_do_not_disturb_each_other(tmp_path: Path) -> None:
    """Each with settings of its own: what one of them corrects in the catalogue is not so for the others."""
    folders = []
    for number in range(8):
        folder = tmp_path / str(number)
        folder.mkdir()
        (folder / "openclaw.json").write_text(
            GOOD.replace('"local', '"nvidia').replace("local:", "nvidia:").replace("llama", "acme/model-1"), "utf-8"
        )
        window = 1000 * (number + 1)
        corrected = f'[models."nvidia/acme/model-1"]\ncontext_window = {window}\n' if number % 2 else ""
        (folder / "provcheck.toml").write_text(f'show = "info"\n{corrected}', encoding="utf-8")
        folders.append(folder)
    alone = [check(folder) for folder in folders]
    assert len({tuple(one.message for one in report.findings) for report in alone}) > 2
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        with ThreadPoolExecutor(8) as pool:
            for _ in range(4):
                assert list(pool.map(check, folders)) == alone
            made = list(pool.map(lambda _: convert(Text(GOOD), to="pai"), range(8)))
    finally:
        sys.setswitchinterval(before)
    assert all(one == made[0] for one in made)


def test_neither_the_c_parser_nor_other_processes_are_needed(tmp_path: Path) -> None:
    """As in a browser, where neither is to be had; a repository is then searched like any folder."""
    (tmp_path / ".git").mkdir()
    (tmp_path / "a.yaml").write_text(PROVIDER.replace("vllm", "vlllm"), encoding="utf-8")
    program = f"""
import sys
sys.modules["_ruamel_yaml"] = None
import subprocess
def refuse(*_, **__): raise OSError(138, "emscripten does not support processes")
subprocess.Popen = refuse
from provcheck import Text, check, convert, load
print(check(Text({PROVIDER.replace("vllm", "vlllm")!r}, "a.yaml")) == check("a.yaml"), check(".").summary.files)
print(len(convert(Text({PROVIDER!r}), to="openclaw").outputs), load("a.yaml").providers[0].name)
"""
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
    )
    assert (done.stdout.split(), done.stderr) == (["True", "1", "1", "local"], "")


# What is public


def imported(program: str) -> set[str]:
    """The modules that a program brings into a fresh interpreter."""
    code = f"import sys; before = set(sys.modules); {program}; print(*sorted(set(sys.modules) - before))"
    done = subprocess.run(
        [sys.executable, "-I", "-S", "-c", f"import sys; sys.path.insert(0, {str(ROOT / 'src')!r}); {code}"],
        capture_output=True,
        text=True,
        check=True,
    )
    return set(done.stdout.split())


def test_to_import_the_package_imports_nothing_else() -> None:
    assert imported("import provcheck") == {"provcheck"}
    assert imported("import provcheck; dir(provcheck); provcheck.__all__; provcheck.__version__") == {"provcheck"}


def test_a_name_brings_what_it_needs_and_no_more() -> None:
    assert "provcheck.conversion" not in imported("from provcheck import ProvcheckError, Severity")


def test_public_names_are_listed_where_people_and_type_checkers_look() -> None:
    stub = ast.parse(STUB.read_text(encoding="utf-8"))
    seen = {
        alias.name: (node.module or "").removeprefix("provcheck.")
        for node in stub.body
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }
    assert seen == HOMES
    (listed,) = (ast.literal_eval(node.value) for node in stub.body if isinstance(node, ast.Assign))
    assert sorted([*HOMES, "__version__"]) == sorted(listed) == sorted(provcheck.__all__)
    assert set(provcheck.__all__) <= set(dir(provcheck))


@pytest.mark.parametrize("name", sorted(HOMES))
def test_a_public_name_is_there_and_documented(name: str) -> None:
    found = getattr(provcheck, name)
    assert getattr(found, "__name__", name) == name
    assert name == "UNKNOWN" or not (found.__doc__ or "").startswith(f"{name}("), "it has no docstring of its own"
    assert name == "UNKNOWN" or found.__doc__


def test_other_names_are_not_there() -> None:
    with pytest.raises(AttributeError, match="module 'provcheck' has no attribute 'chekc'"):
        _ = provcheck.chekc  # type: ignore[attr-defined]
