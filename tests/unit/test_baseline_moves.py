"""Files that git knows under another name."""

from __future__ import annotations

from pathlib import Path

import pytest

from program import git
from provcheck.baseline.entry import Entry
from provcheck.baseline.moves import follow

TEXT = "".join(f"line {number}\n" for number in range(20))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A repository with a baseline and a file, both committed, below its top."""
    folder = tmp_path / "configs"
    folder.mkdir()
    (folder / "baseline").write_text("{}", encoding="utf-8")
    (folder / "old.yaml").write_text(TEXT, encoding="utf-8")
    git("init", "-q", cwd=tmp_path)
    commit(tmp_path)
    return folder


def commit(folder: Path) -> None:
    git("add", "-A", cwd=folder)
    git("commit", "-qm", "a commit", cwd=folder)


def name_of(folder: Path, path: str = "old.yaml") -> str:
    """The path of an entry for a file after following it."""
    (entry,) = follow([Entry(path, "PC101", "/a")], str(folder / "baseline"))
    return entry.path


def test_a_file_that_is_there_is_itself(folder: Path) -> None:
    assert name_of(folder) == "old.yaml"


@pytest.mark.parametrize("new", ["new.yaml", "ünïcode name.yaml", "below/new.yaml", "../above.yaml"])
def test_a_rename_staged_or_committed(folder: Path, new: str) -> None:
    (folder / new).parent.mkdir(exist_ok=True)
    git("mv", "old.yaml", new, cwd=folder)
    assert name_of(folder) == new
    commit(folder)
    assert name_of(folder) == new
    (folder / new).write_text(TEXT + "one more\n", encoding="utf-8")
    commit(folder)
    assert name_of(folder) == new


def test_two_renames_in_a_row(folder: Path) -> None:
    for old, new in (("old.yaml", "new.yaml"), ("new.yaml", "newer.yaml")):
        git("mv", old, new, cwd=folder)
        commit(folder)
    assert name_of(folder) == "newer.yaml"


def test_a_rename_in_the_commit_that_touches_the_baseline(folder: Path) -> None:
    git("mv", "old.yaml", "new.yaml", cwd=folder)
    (folder / "baseline").write_text("{ }", encoding="utf-8")
    commit(folder)
    assert name_of(folder) == "new.yaml"


def test_a_baseline_that_is_not_committed(folder: Path) -> None:
    git("rm", "-q", "--cached", "baseline", cwd=folder)
    git("commit", "-qm", "no baseline", cwd=folder)
    (folder / "other").write_text("{}", encoding="utf-8")
    git("mv", "old.yaml", "new.yaml", cwd=folder)
    (entry,) = follow([Entry("old.yaml", "PC101", "/a")], str(folder / "other"))
    assert entry.path == "new.yaml"


def test_settings_of_the_user_do_not_matter(folder: Path) -> None:
    git("config", "diff.relative", "true", cwd=folder)
    git("config", "diff.renames", "false", cwd=folder)
    git("config", "diff.noprefix", "true", cwd=folder)
    git("mv", "old.yaml", "new.yaml", cwd=folder)
    assert name_of(folder) == "new.yaml"


def test_what_was_deleted_stays_what_it_was(folder: Path) -> None:
    git("rm", "-q", "old.yaml", cwd=folder)
    assert name_of(folder) == "old.yaml"
    commit(folder)
    assert name_of(folder) == "old.yaml"


def test_another_file_may_take_the_old_name(folder: Path) -> None:
    git("mv", "old.yaml", "new.yaml", cwd=folder)
    (folder / "old.yaml").write_text("another\n", encoding="utf-8")
    assert name_of(folder) == "old.yaml"


def test_a_hook_is_no_obstacle(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    git("mv", "old.yaml", "new.yaml", cwd=folder)
    monkeypatch.setenv("GIT_DIR", str(folder / "nowhere"))
    monkeypatch.setenv("GIT_INDEX_FILE", str(folder / "nowhere"))
    assert name_of(folder) == "new.yaml"


def test_a_shallow_clone_knows_nothing(folder: Path, tmp_path: Path) -> None:
    git("mv", "old.yaml", "new.yaml", cwd=folder)
    commit(folder)
    git("clone", "-q", "--depth", "1", folder.parent.as_uri(), "clone", cwd=tmp_path)
    assert name_of(tmp_path / "clone" / "configs") == "old.yaml"


def test_an_empty_or_broken_repository_knows_nothing(folder: Path, tmp_path: Path) -> None:
    git("init", "-q", "empty", cwd=tmp_path)
    assert name_of(tmp_path / "empty") == "old.yaml"
    (tmp_path / "broken" / ".git").mkdir(parents=True)
    assert name_of(tmp_path / "broken") == "old.yaml"


def test_outside_of_any_repository(tmp_path: Path) -> None:
    assert name_of(tmp_path) == "old.yaml"
    assert name_of(tmp_path, "\0") == "\0"
    assert name_of(tmp_path, "\ud800") == "\ud800"
