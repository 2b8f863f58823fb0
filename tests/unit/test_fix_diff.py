"""Unified diffs."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from program import git
from provcheck.fix.diff import Version, unified

LINES = st.lists(st.sampled_from(["a", "b", "{", "}", "", "  x: 1", "\u2028", "é\r"]), max_size=30)


def plain(text: str) -> Version:
    return Version(text, text)


@given(LINES, LINES, st.booleans(), st.booleans())
@settings(max_examples=40, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_git_makes_the_new_text_of_the_old_one(
    tmp_path: Path, before: list[str], after: list[str], ends: bool, still_ends: bool
) -> None:
    old, new = "\n".join(before) + "\n" * ends, "\n".join(after) + "\n" * still_ends
    diff = unified("a.json", plain(old), plain(new))
    assert bool(diff) == (old != new)
    if old and new and diff:
        (tmp_path / "a.json").write_bytes(old.encode())
        (tmp_path / "patch").write_bytes(diff.encode())
        git("apply", "--whitespace=nowarn", "patch", cwd=tmp_path)
        assert (tmp_path / "a.json").read_bytes() == new.encode()


def test_patch_takes_it_too(tmp_path: Path) -> None:
    (tmp_path / "with space.json").write_text("a\nb\nc\n")
    diff = unified("with space.json", plain("a\nb\nc\n"), plain("a\nB\nc"))
    try:
        subprocess.run(["patch", "-p1", "-s"], cwd=tmp_path, input=diff.encode(), check=True)
    except FileNotFoundError:
        pytest.skip("there is no patch here")
    assert (tmp_path / "with space.json").read_text() == "a\nB\nc"


def test_a_secret_that_is_not_shown_is_no_matter() -> None:
    lines = [f"line {number}\n" for number in range(30)]
    old = "".join(lines)
    new = old.replace("line 29", "last")
    assert not unified("a", Version(old, old.replace("line 0\n", "****** \n")), plain(new)).startswith("#")
    shown = unified("a", Version(old, old.replace("line 29", "*******")), plain(new))
    assert shown.startswith("# Secrets are masked: this diff cannot be applied.\n--- a/a\n+++ b/a\n@@ -27,4 +27,4 @@\n")
    assert "-*******\n+last\n" in shown


def test_names_that_need_quotes() -> None:
    assert '--- "a/\\303\\251\\t\\"\\n.json"' not in unified("plain.json", plain("a"), plain("b"))
    assert unified('x"\t\n\x1b.json', plain("a"), plain("b")).startswith('--- "a/x\\"\\t\\n\\033.json"\n')
    assert unified("with space", plain("a"), plain("b")).startswith("--- a/with space\t\n+++ b/with space\t\n")
    assert unified("/abs/olute", plain("a"), plain("b")).startswith("--- /abs/olute\n")
