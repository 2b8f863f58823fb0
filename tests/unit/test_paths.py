"""Paths."""

from __future__ import annotations

from pathlib import Path

import pytest

from program import git
from provcheck.paths import is_below, repositories, repository, shown


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("a/b", "a/b"),
        ("..a", "..a"),
        ("./a//b/", "a/b"),
        ("a/../b", "b"),
        (".", "."),
        ("../a", "../a"),
        ("a\nb", "a\nb"),
        ("/x/y", "/x/y"),
    ],
)
def test_paths_as_they_are_shown(here: Path, path: str, expected: str) -> None:
    assert shown(path) == expected


def test_absolute_paths_below_the_current_folder_are_shown_relative_to_it(here: Path) -> None:
    assert shown(f"{here}/a/b") == "a/b"
    assert shown(str(here)) == "."
    assert shown(f"{here}x/a") == f"{here}x/a"


def test_from_the_root_of_the_file_system(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir("/")
    assert shown("/conf/openclaw.json") == "conf/openclaw.json"


@pytest.mark.parametrize(
    ("path", "folder", "expected"),
    [("/a/b", "/a", True), ("/a", "/a", True), ("/ab", "/a", False), ("/a", "/", True), ("/a", "/a/b", False)],
)
def test_below(path: str, folder: str, expected: bool) -> None:
    assert is_below(path, folder) is expected


def test_the_repository_of_what_is_there_or_not(here: Path) -> None:
    (here / "a").mkdir()
    assert repository("a") is None
    git("init", "-q", cwd=here)
    assert repository("a") == repository("a/missing/x") == str(here)


def test_a_repository_may_lie_in_another(here: Path) -> None:
    for folder in (here, here / "a" / "b"):
        (folder / ".git").mkdir(parents=True)
    assert list(repositories("a/b/c/d.yaml"))[:2] == [str(here / "a" / "b"), str(here)]
    assert repository("a/x") == str(here)
