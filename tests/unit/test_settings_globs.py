"""Patterns of paths in settings and after ``--exclude``."""

from __future__ import annotations

import pytest

from provcheck.settings.globs import Glob


@pytest.mark.parametrize(
    ("pattern", "path", "expected"),
    [
        ("b", "/r/a/b", True),
        ("b", "/r/b/x", True),
        ("b/", "/r/c/b/d", True),
        ("*.json", "/r/a/x.json", True),
        ("*.json", "/r/a/x.json5", False),
        ("a/*.json", "/r/a/x.json", True),
        ("a/*.json", "/r/a/b/x.json", False),
        ("a/*.json", "/r/b/a/x.json", False),
        ("a/*", "/r/a/b/c", True),
        ("a/**", "/r/a/b/c", True),
        ("a/**/z", "/r/a/z", True),
        ("a/**/z", "/r/a/b/c/z", True),
        ("a/**/z", "/r/b/z", False),
        ("**/a/b", "/r/x/y/a/b", True),
        ("**/a/b", "/r/a/b", True),
        ("**/b", "/r/x/b", True),
        ("**", "/r/x", True),
        ("./b", "/r/b/x", True),
        ("./b", "/r/c/b", False),
        ("../x/*.y", "/x/a.y", True),
        ("/r/b", "/r/b/c", True),
        ("/x", "/r/x", False),
        ("a//b", "/r/a/b", True),
        ("?.y", "/r/x.y", True),
        ("[!a].y", "/r/a.y", False),
        ("[", "/r/[", True),
        ("[z-a]", "/r/z", False),
        (".", "/r/x", True),
        ("", "/r/x", False),
        ("B", "/r/b", False),
        ("a\nb", "/r/a\nb", True),
        ("**/" * 40 + "z", "/r/" + "a/" * 40 + "y", False),
    ],
)
def test_a_path_or_a_folder_above_it(pattern: str, path: str, expected: bool) -> None:
    assert Glob(pattern, "/r").matches(path) is expected


def test_names_mean_the_same_outside_of_the_folder_and_above_it_nothing() -> None:
    glob = Glob("work", "/home/me/work/repo")
    assert not glob.matches("/home/me/work/repo/a.json")
    assert glob.matches("/home/me/work/repo/work/a.json")
    assert glob.matches("/home/me/other/work/a.json")
    assert not Glob("a/*.json", "/home/me").matches("/home/you/a/b.json")


def test_from_the_root_of_the_file_system() -> None:
    assert Glob("*.y", "/").matches("/a/x.y")
    assert Glob("a/*.y", "/").matches("/a/x.y")


def test_a_folder_with_signs_of_a_pattern_in_its_name() -> None:
    assert Glob("a/*.y", "/r[1]*").matches("/r[1]*/a/x.y")
    assert not Glob("a/*.y", "/r[1]*").matches("/r1x/a/x.y")


def test_matching_exactly_leaves_folders_above_alone() -> None:
    assert not Glob("b", "/r").matches_exactly("/r/b/x")
    assert Glob("b/x", "/r").matches_exactly("/r/b/x")
