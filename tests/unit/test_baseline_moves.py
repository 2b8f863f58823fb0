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
    (entry,) = follow([Entry(path, "PC101", "/a")], str(folder / "baseline")).entries
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
    (entry,) = follow([Entry("old.yaml", "PC101", "/a")], str(folder / "other")).entries
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


def move(folder: Path, old: str, new: str) -> None:
    """Rename and commit."""
    (folder / new).parent.mkdir(exist_ok=True)
    git("mv", old, new, cwd=folder)
    commit(folder)


def test_a_copy_that_came_later_is_another_file(folder: Path) -> None:
    move(folder, "old.yaml", "new.yaml")
    (folder / "a").mkdir()
    # To the last letter what was there, which the renamed file is no more.
    (folder / "a" / "old.yaml").write_text(TEXT, encoding="utf-8")
    (folder / "new.yaml").write_text(TEXT + "one more\n", encoding="utf-8")
    git("add", "-A", cwd=folder)
    assert name_of(folder) == "new.yaml"
    commit(folder)
    assert name_of(folder) == "new.yaml"


def test_what_was_rewritten_after_the_rename(folder: Path) -> None:
    move(folder, "old.yaml", "new.yaml")
    (folder / "new.yaml").write_text("another text\n" * 200, encoding="utf-8")
    assert name_of(folder) == "new.yaml"
    commit(folder)
    assert name_of(folder) == "new.yaml"
    git("mv", "new.yaml", "newer.yaml", cwd=folder)
    assert name_of(folder) == "newer.yaml"


def test_a_name_that_another_file_took_meanwhile(folder: Path) -> None:
    move(folder, "old.yaml", "new.yaml")
    (folder / "old.yaml").write_text("another\n" * 30, encoding="utf-8")
    commit(folder)
    move(folder, "old.yaml", "newer.yaml")
    assert name_of(folder) == "new.yaml"


def test_a_deleted_file_and_another_of_its_name(folder: Path) -> None:
    git("rm", "-q", "old.yaml", cwd=folder)
    commit(folder)
    (folder / "old.yaml").write_text("another\n" * 30, encoding="utf-8")
    commit(folder)
    move(folder, "old.yaml", "newer.yaml")
    assert name_of(folder) == "old.yaml"


def test_there_and_back_and_away(folder: Path) -> None:
    for old, new in (("old.yaml", "new.yaml"), ("new.yaml", "old.yaml"), ("old.yaml", "newer.yaml")):
        move(folder, old, new)
    assert name_of(folder) == "newer.yaml"


@pytest.mark.parametrize("renames", ["main", "branch"])
def test_a_merge_of_a_rename_and_a_change(folder: Path, renames: str) -> None:
    git("branch", "branch", cwd=folder)
    for branch in ("branch", "main"):
        git("checkout", "-q", branch, cwd=folder)
        if renames == branch:
            move(folder, "old.yaml", "new.yaml")
        else:
            (folder / "old.yaml").write_text(TEXT + "one more\n", encoding="utf-8")
            commit(folder)
    git("merge", "-q", "--no-edit", "branch", cwd=folder)
    assert name_of(folder) == "new.yaml"
    move(folder, "new.yaml", "newer.yaml")
    assert name_of(folder) == "newer.yaml"


@pytest.mark.parametrize("kept", ["left.yaml", "right.yaml"])
def test_branches_that_disagree(folder: Path, kept: str) -> None:
    git("checkout", "-qb", "branch", cwd=folder)
    move(folder, "old.yaml", "left.yaml")
    git("checkout", "-q", "main", cwd=folder)
    move(folder, "old.yaml", "right.yaml")
    git("merge", "-q", "--no-edit", "-s", "ours", "branch", cwd=folder)
    git("mv", "right.yaml", "kept", cwd=folder)
    git("mv", "kept", kept, cwd=folder)
    git("commit", "-q", "--amend", "--allow-empty", "--no-edit", cwd=folder)
    assert name_of(folder) == kept


def test_the_baseline_moves_with_its_folder(folder: Path, tmp_path: Path) -> None:
    move(folder, "old.yaml", "new.yaml")
    move(tmp_path, "configs", "settings")
    assert name_of(tmp_path / "settings") == "new.yaml"
    move(tmp_path / "settings", "new.yaml", "newer.yaml")
    assert name_of(tmp_path / "settings") == "newer.yaml"
    git("mv", "settings", "deep", cwd=tmp_path)
    assert name_of(tmp_path / "deep") == "newer.yaml"


def test_the_baseline_moves_alone(folder: Path, tmp_path: Path) -> None:
    move(folder, "old.yaml", "new.yaml")
    git("mv", "configs/baseline", "baseline", cwd=tmp_path)
    # The rename before is known, and what the entries started from.
    assert name_of(tmp_path) == "configs/new.yaml"
    commit(tmp_path)
    assert name_of(tmp_path) == "configs/new.yaml"


def test_a_baseline_that_is_written_anew_elsewhere_starts_from_there(folder: Path, tmp_path: Path) -> None:
    (folder / "baseline").write_text("line\n" * 50, encoding="utf-8")
    commit(folder)
    git("mv", "configs/baseline", "baseline", cwd=tmp_path)
    (tmp_path / "baseline").write_text("line\n" * 49 + "another\n", encoding="utf-8")
    git("mv", "configs/old.yaml", "old.yaml", cwd=tmp_path)
    assert name_of(tmp_path, "configs/old.yaml") == "old.yaml"
    commit(tmp_path)
    assert name_of(tmp_path, "configs/old.yaml") == "old.yaml"
    move(tmp_path, "old.yaml", "older.yaml")
    assert name_of(tmp_path, "configs/old.yaml") == "older.yaml"


def test_a_clone_without_contents_fetches_none(folder: Path, tmp_path: Path) -> None:
    git("config", "uploadpack.allowFilter", "true", cwd=folder)
    move(folder, "old.yaml", "new.yaml")
    (folder / "new.yaml").write_text("another text\n" * 200, encoding="utf-8")
    commit(folder)
    git("clone", "-q", "--filter=blob:none", folder.parent.as_uri(), "clone", cwd=tmp_path)
    git("remote", "set-url", "origin", (tmp_path / "nowhere").as_uri(), cwd=tmp_path / "clone")
    assert name_of(tmp_path / "clone" / "configs") == "new.yaml"


def test_a_shallow_clone_says_so_where_it_knows_too_little(folder: Path, tmp_path: Path) -> None:
    move(folder, "old.yaml", "new.yaml")
    (folder / "other.yaml").write_text("", encoding="utf-8")
    commit(folder)
    entry = Entry("old.yaml", "PC101", "/a")
    for depth, name in ((1, "old.yaml"), (2, "old.yaml"), (4, "new.yaml")):
        clone = tmp_path / f"depth{depth}"
        git("clone", "-q", "--depth", str(depth), folder.parent.as_uri(), str(clone), cwd=tmp_path)
        followed = follow([entry], str(clone / "configs" / "baseline"))
        assert followed.entries[0].path == name
        assert (followed.cut is not None) == (name == "old.yaml")
    assert follow([entry], str(folder / "baseline")).cut is None


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
