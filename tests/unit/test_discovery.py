"""Which files a folder search finds."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

import pytest

from program import git
from provcheck.paths import shown
from provcheck.settings import Settings
from provcheck.settings.globs import Glob
from provcheck.workspace.discovery import Scope, search
from support import TODAY


def touch(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("{}")


def found(folder: Path | str = ".", *exclude: str) -> list[str]:
    return list(search(str(folder), scope(*exclude)))


def scope(*exclude: str, include: Iterable[str] = ()) -> Scope:
    return Scope(Settings(as_of=TODAY, exclude=Glob.all(exclude), include=Glob.all(include)))


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def repo(here: Path) -> Path:
    git("init", "-q", cwd=here)
    return here


# Names


NAMES = ("openclaw.json", "b/a.yaml", "b/prod.openclaw.json5", ".hidden/x.yml", ".openclaw/openclaw.json")


def test_files_of_the_right_name_in_order(here: Path) -> None:
    touch(here, *NAMES, "package.json", "b/README.md", "openclaw.plugin.json", "b/a.yaml.bak")
    assert found() == sorted(NAMES)


def test_the_same_with_git(repo: Path) -> None:
    touch(repo, *NAMES, "package.json")
    assert found() == sorted(NAMES)


@pytest.mark.parametrize("folder", ["node_modules", ".venv", "dist", "a/b/__pycache__", ".git", "a/.tox"])
@pytest.mark.parametrize("with_git", [True, False])
def test_the_usual_folders_are_passed_over_unless_they_are_named(here: Path, folder: str, with_git: bool) -> None:
    if with_git:
        git("init", "-q", cwd=here)
    touch(here, f"{folder}/openclaw.json", f"{folder}/deep/a.yaml")
    assert found() == []
    if folder != ".git":
        assert found(folder) == [f"{folder}/deep/a.yaml", f"{folder}/openclaw.json"]


@pytest.mark.parametrize(
    "name", ["with space.yaml", "ünï-😀.yaml", "line\nbreak.yaml", "tab\t.yaml", "-n.yaml", '"q".yaml']
)
@pytest.mark.parametrize("with_git", [True, False])
def test_odd_names(here: Path, name: str, with_git: bool) -> None:
    if with_git:
        git("init", "-q", cwd=here)
    touch(here, f"odd {name}/{name}")
    assert found() == [f"odd {name}/{name}"]


def test_a_name_that_is_no_text(repo: Path) -> None:
    name = os.fsdecode(b"caf\xe9.yaml")
    touch(repo, name)
    assert found() == [name]


def test_links_to_files_are_files_and_links_to_folders_are_not_followed(here: Path) -> None:
    touch(here, "real/a.yaml")
    (here / "link.yaml").symlink_to("real/a.yaml")
    (here / "broken.yaml").symlink_to("nowhere")
    (here / "folder").symlink_to("real")
    (here / "real" / "up").symlink_to("..")
    expected = ["link.yaml", "real/a.yaml"]
    assert found() == expected
    assert found("folder") == ["folder/a.yaml"]
    git("init", "-q", cwd=here)
    assert found() == expected
    git("add", ".", cwd=here)
    assert found() == expected


def test_a_folder_called_like_a_file_is_searched(here: Path) -> None:
    touch(here, "openclaw.json/a.yaml")
    assert found() == ["openclaw.json/a.yaml"]


# git


def test_what_git_ignores_is_passed_over(repo: Path) -> None:
    touch(repo, "kept.yaml", "ignored.yaml", "out/a.yaml", "out/deep/b.yaml")
    (repo / ".gitignore").write_text("ignored.yaml\nout/\n")
    assert found() == ["kept.yaml"]


def test_a_folder_that_git_ignores_can_be_named(repo: Path) -> None:
    touch(repo, "out/a.yaml", "out/deep/b.yaml")
    (repo / ".gitignore").write_text("out/\n")
    assert found("out") == ["out/a.yaml", "out/deep/b.yaml"]
    assert found("out/deep") == ["out/deep/b.yaml"]


def test_what_git_tracks_counts_though_it_is_ignored_and_not_when_it_is_gone(repo: Path) -> None:
    touch(repo, "out/a.yaml", "gone.yaml")
    git("add", "out", "gone.yaml", cwd=repo)
    (repo / ".gitignore").write_text("out/\n")
    (repo / "gone.yaml").unlink()
    assert found() == ["out/a.yaml"]


def test_a_search_below_the_top_of_a_repository(repo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    touch(repo, "a.yaml", "sub/b.yaml", "sub/deep/c.yaml", "sub/no.yaml")
    (repo / ".gitignore").write_text("no.yaml\n")
    assert found("sub") == ["sub/b.yaml", "sub/deep/c.yaml"]
    monkeypatch.chdir(repo / "sub")
    assert found() == ["b.yaml", "deep/c.yaml"]
    assert found("..") == ["../a.yaml", "b.yaml", "deep/c.yaml"]
    assert found(repo) == [f"{repo}/a.yaml", "b.yaml", "deep/c.yaml"]


@pytest.mark.parametrize("outer_is_one", [True, False])
def test_a_repository_in_the_folder_is_searched_by_its_own_rules(here: Path, outer_is_one: bool) -> None:
    if outer_is_one:
        git("init", "-q", cwd=here)
    touch(here, "a.yaml", "inner/b.yaml", "inner/no.yaml", "inner/deep/c.yaml", "node_modules/x/d.yaml")
    (here / "inner" / ".gitignore").write_text("no.yaml\n")
    git("init", "-q", cwd=here / "inner")
    git("init", "-q", cwd=here / "node_modules/x")
    git("add", "b.yaml", cwd=here / "inner")
    git("commit", "-q", "-m", "x", cwd=here / "inner")
    assert found() == ["a.yaml", "inner/b.yaml", "inner/deep/c.yaml"]
    assert found(".", "inner") == ["a.yaml"]


def test_an_ignored_repository_in_a_repository_is_passed_over(repo: Path) -> None:
    touch(repo, "inner/b.yaml")
    git("init", "-q", cwd=repo / "inner")
    (repo / ".gitignore").write_text("inner/\n")
    assert found() == []


def test_a_submodule_is_searched(repo: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    other = tmp_path_factory.mktemp("other")
    git("init", "-q", cwd=other)
    touch(other, "b.yaml")
    git("add", ".", cwd=other)
    git("commit", "-q", "-m", "x", cwd=other)
    git("-c", "protocol.file.allow=always", "submodule", "--quiet", "add", str(other), "sub", cwd=repo)
    assert found() == ["sub/b.yaml"]


def test_the_places_of_a_hook_lead_nobody_astray(repo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    touch(repo, "a.yaml", "sub/b.yaml")
    git("add", ".", cwd=repo)
    monkeypatch.setenv("GIT_DIR", "/nowhere")
    monkeypatch.setenv("GIT_INDEX_FILE", "/nowhere/index")
    monkeypatch.setenv("GIT_WORK_TREE", "/")
    assert found("sub") == ["sub/b.yaml"]
    assert found() == ["a.yaml", "sub/b.yaml"]


def test_without_git_every_file_counts(repo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    touch(repo, "a.yaml")
    (repo / ".gitignore").write_text("a.yaml\n")
    monkeypatch.setenv("PATH", "")
    assert found() == ["a.yaml"]


def test_new_files_are_found_by_the_next_search(repo: Path) -> None:
    assert found() == []
    touch(repo, "a.yaml")
    assert found() == ["a.yaml"]


# Excludes


@pytest.mark.parametrize(
    ("pattern", "left"),
    [
        ("nothing", ["a.yaml", "b/a.yaml", "b/c/d.yml"]),
        ("a.yaml", ["b/c/d.yml"]),
        ("*.yml", ["a.yaml", "b/a.yaml"]),
        ("b", ["a.yaml"]),
        ("b/", ["a.yaml"]),
        ("./b", ["a.yaml"]),
        ("b/**", ["a.yaml"]),
        ("b/*", ["a.yaml"]),
        ("**/c", ["a.yaml", "b/a.yaml"]),
        ("c", ["a.yaml", "b/a.yaml"]),
        ("b/c", ["a.yaml", "b/a.yaml"]),
        ("[ab].yaml", ["b/c/d.yml"]),
        ("B", ["a.yaml", "b/a.yaml", "b/c/d.yml"]),
        ("[", ["a.yaml", "b/a.yaml", "b/c/d.yml"]),
        ("*", []),
    ],
)
def test_patterns(here: Path, pattern: str, left: list[str]) -> None:
    touch(here, "a.yaml", "b/a.yaml", "b/c/d.yml")
    assert found(".", pattern) == left
    assert found(here, pattern) == left
    git("init", "-q", cwd=here)
    assert found(".", pattern) == left


def test_a_pattern_excludes_a_named_path_too() -> None:
    excludes = scope("secret.json", "out").excludes
    assert excludes("./a/secret.json")
    assert excludes("out/deep/x.yaml")
    assert excludes("../out/x.yaml")
    assert not excludes("about/x.yaml")


# Names


def paths(names: Iterable[str]) -> list[str]:
    return [shown(name) for name in names]


def test_a_folder_may_be_written_in_any_way(here: Path) -> None:
    touch(here, "b/a.yaml")
    for folder in ("b", "./b/", f"{here}/b", "b/../b", str(here / "b") + "/"):
        assert paths(found(folder)) == ["b/a.yaml"]
