"""Texts in the place of the files that they were read from."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from provcheck import writing
from provcheck.fix.save import Text, save
from provcheck.writing import ChangedError, Target


@pytest.fixture
def texts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, Text]:
    monkeypatch.chdir(tmp_path)
    for name in "abcd":
        (tmp_path / name).write_text("old", encoding="utf-8")
    return {name: Text("old", "new") for name in "abcd"}


def contents() -> str:
    return "".join(Path(name).read_text(encoding="utf-8")[0] for name in "abcd")


def test_all_are_written(texts: dict[str, Text]) -> None:
    assert save(texts, []) == {}
    assert contents() == "nnnn"
    assert sorted(os.listdir()) == ["a", "b", "c", "d"]


def test_what_hangs_together_stands_or_falls_together(texts: dict[str, Text]) -> None:
    Path("b").write_text("mine", encoding="utf-8")
    failed = save(texts, [frozenset("ab"), frozenset("bc"), frozenset("d")])
    assert contents() == "omon"
    assert failed == {
        "a": "it goes with b, which cannot be written: it has changed since it was read",
        "b": "it has changed since it was read",
        "c": "it goes with b, which cannot be written: it has changed since it was read",
    }


def test_a_file_that_is_gone(texts: dict[str, Text]) -> None:
    Path("a").unlink()
    assert save(texts, []) == {"a": "no such file or directory"}


def test_a_link_to_another_file_of_the_run_is_one_file(texts: dict[str, Text]) -> None:
    Path("link").symlink_to("a")
    assert save({"link": texts["a"]}, []) == {}
    assert Path("link").is_symlink()
    assert contents() == "nooo"


def test_the_second_of_two_is_refused_before_the_first_is_in_place(texts: dict[str, Text]) -> None:
    with pytest.raises(ChangedError):
        writing.write([Target("a", "new", True, "old"), Target("b", "new", True, "other")])
    assert contents() == "oooo"
    assert sorted(os.listdir()) == ["a", "b", "c", "d"]


@pytest.mark.skipif(os.geteuid() != 0, reason="only root gives files away")
def test_the_owner_stays(texts: dict[str, Text]) -> None:
    os.chown("a", 1234, 5678)
    Path("a").chmod(0o604)
    save(texts, [])
    there = os.stat("a")
    assert (there.st_uid, there.st_gid, there.st_mode & 0o777) == (1234, 5678, 0o604)


def test_extended_attributes_stay(texts: dict[str, Text]) -> None:
    try:
        os.setxattr("a", "user.note", b"mine")
    except (OSError, AttributeError):
        pytest.skip("the file system keeps none")
    save(texts, [])
    assert os.getxattr("a", "user.note") == b"mine"
