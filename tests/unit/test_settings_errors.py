"""What is said about settings that cannot be used, and where."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from provcheck.settings import UnusableSettingsError
from provcheck.settings.layered import CommandLine, Layered


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def refusal(path: str = ".") -> str:
    with pytest.raises(UnusableSettingsError) as caught:
        Layered(CommandLine({})).of(path)
    return str(caught.value)


def said(folder: Path, text: str) -> tuple[str, str]:
    """Place and message."""
    (folder / "provcheck.toml").write_text(text, encoding="utf-8")
    path, line, column, message = refusal().split(":", 3)
    assert path == "provcheck.toml"
    return f"{line}:{column}", message.strip()


@pytest.mark.parametrize(
    ("text", "place", "message"),
    [
        ('fail_on = "error"', "1:1", "no setting is called fail_on; did you mean fail-on?"),
        ("\nper_file_ignores = {}", "2:1", "no setting is called per_file_ignores; did you mean per-file-ignores?"),
        ("selct = []", "1:1", "no setting is called selct; did you mean select?"),
        ('"a key" = 1', "1:1", 'no setting is called "a key"; provcheck schema settings describes all keys'),
        ("[tool.provcheck]", "1:2", 'settings stand at the top of this file: leave out "tool.provcheck"'),
        ('select = "PC1"', "1:1", "select: a list is due, not a string: put it in brackets"),
        ("select = 5", "1:1", "select: a list is due, not a number"),
        ('select = ["PC2",\n "unknown-provder"]', "2:2", "select: no rule has the code, prefix or name"),
        ('ignore = ["PC999"]', "1:11", "ignore: no rule has the code, prefix or name 'PC999'"),
        ('select = ["PC2", 3]', "1:18", "select: a string is due, not a number"),
        ("ignore = [1]", "1:11", "ignore: a string is due, not a number"),
        ('exclude = ["a", ""]', "1:17", "exclude: it is empty"),
        ("include = {}", "1:1", "include: a list is due, not a table"),
        ('force-exclude = "yes"', "1:1", "force-exclude: true or false is due, not a string"),
        ("force-exclude = 1", "1:1", "force-exclude: true or false is due, not a number"),
        ('fail-on = "eror"', "1:1", 'fail-on: "eror" is unknown; did you mean error?'),
        ('fail-on = "warn"', "1:1", 'fail-on: "warn" is unknown; did you mean warning?'),
        ('fail-on = "loud"', "1:1", 'fail-on: "loud" is unknown; error, warning, info or never is due'),
        ('show = "never"', "1:1", 'show: "never" is unknown; error, warning or info is due'),
        ('output-format = "jsn"', "1:1", 'output-format: "jsn" is unknown; '),
        ('severity.PC401 = "warn"', "1:10", 'severity.PC401: "warn" is unknown; did you mean warning?'),
        ('[severity]\nPC999 = "error"', "2:1", "severity.PC999: no rule has the code, prefix or name 'PC999'"),
        ("severity = []", "1:1", "severity: a table is due, not a list"),
        ('per-file-ignores."*.json" = "PC1"', "1:18", 'per-file-ignores."*.json": a list is due, not a string'),
        ('per-file-ignores.a = ["PC1", "X"]', "1:30", "per-file-ignores.a: no rule has"),
        ('[per-file-ignores]\n"" = []', "2:1", 'per-file-ignores."": a pattern is due'),
        (
            'openclaw-version = "new"',
            "1:1",
            "openclaw-version: 'new' is no OpenClaw version; known releases: 2026.1.30",
        ),
        ('openclaw-version = ["2026.9.6", "1.2.3"]', "1:33", "openclaw-version: '1.2.3' is older than every known"),
        ('openclaw-version = ""', "1:1", "openclaw-version: it is empty"),
        (
            "openclaw-version = 2026.9",
            "1:1",
            "openclaw-version: a version in quotes or a list of them is due, not a number",
        ),
        ("openclaw-version = [2026.9]", "1:21", "openclaw-version: a string is due, not a number"),
        ('as-of = "soon"', "1:1", "as-of: a date is due: YYYY-MM-DD"),
        ('as-of = "2026-02-30"', "1:1", "as-of: a date is due: YYYY-MM-DD"),
        ('as-of = "20260201"', "1:1", "as-of: a date is due: YYYY-MM-DD"),
        ("as-of = 2026-11-21T10:00:00", "1:1", "as-of: a date is due: YYYY-MM-DD, not a date with a time"),
        ('baseline = " "', "1:1", "baseline: it is empty"),
        ('env = ["A", "B=secret"]', "1:13", "env: a name of a variable is due: letters, digits and _, without a value"),
        ("models = []", "1:1", "models: a table is due, not a list"),
        ('[models."llama"]', "1:9", "models.llama: a provider, a slash and a model's id are due"),
        ('[models."a/b c"]', "1:9", 'models."a/b c": a name is due, without white space'),
        ('[models."a/b"]\ncontext-window = 5', "2:1", "there is no such key; did you mean context_window?"),
        ('[models."a/b"]\nprice = 5', "2:1", "there is no such key; a model has context_window, max_output_tokens"),
        ('[models."a/b"]\ncontext_window = 0', "2:1", "a number of tokens from 1 to 1000000000 is due"),
        ('[models."a/b"]\ncontext_window = true', "2:1", "a whole number of tokens is due, not true or false"),
        ('[models."a/b"]\nmax_output_tokens = 1.5', "2:1", "a whole number of tokens is due, not a number"),
        ('[models."a/b"]\nretired = "soon"', "2:1", "a date (YYYY-MM-DD), true or false is due"),
        ('[models."a/b"]\nkind = "chatt"', "2:1", '"chatt" is unknown; did you mean chat?'),
        ("a = ", "1:5", "no TOML: invalid value"),
        ("a = [\n1,", "2:3", "no TOML: "),
        ("a = 1\na = 2", "2:6", "no TOML: cannot overwrite a value"),
        ('extend = "nope.toml"', "1:1", "extend: there is no file nope.toml"),
        ('extend = "."', "1:1", "extend: there is no file ."),
        ("extend = []", "1:1", "extend: a string is due, not a list"),
        ('openclaw-schema = "nope.json"', "1:1", "openclaw-schema: cannot read nope.json: No such file or directory"),
        ('openclaw-schema = "provcheck.toml"', "1:1", "openclaw-schema: provcheck.toml:1:1: no JSON"),
    ],
)
def test_the_place_and_the_sentence(here: Path, text: str, place: str, message: str) -> None:
    where, sentence = said(here, text)
    assert where == place
    assert message in sentence


def test_what_python_cannot_read(here: Path) -> None:
    deep, long = "a = " + "[" * 50_000, "a = [\n" + "1" * 5000 + "\n]\nb = 1"
    assert said(here, f"x = 1\n\n{deep}\n1]") == ("3:1", "no TOML that can be read: it is nested too deeply")
    assert said(here, deep) == ("1:1", "no TOML that can be read: it is nested too deeply")
    assert said(here, f"x = 1\n{long}") == ("3:1", "no TOML: a number has too many digits")


def test_a_file_that_is_not_utf_8(here: Path) -> None:
    (here / "provcheck.toml").write_bytes("# é\nignore = ['".encode() + b"\xff']")
    assert refusal() == "provcheck.toml:2:12: the settings are not UTF-8: byte 0xff"


def test_a_byte_order_mark_and_windows_line_ends_are_fine(here: Path) -> None:
    (here / "provcheck.toml").write_bytes(b'\xef\xbb\xbfshow = "info"\r\nignore = [\r\n"PC9"]')
    assert refusal() == "provcheck.toml:3:1: ignore: no rule has the code, prefix or name 'PC9'"


def test_a_pyproject_names_lines_of_its_own(here: Path) -> None:
    (here / "pyproject.toml").write_text('[project]\nname = "select"\n\n[tool.provcheck]\nselct = []\n')
    assert refusal() == "pyproject.toml:5:1: no setting is called selct; did you mean select?"


def test_a_broken_pyproject_that_may_hold_settings(here: Path) -> None:
    (here / "pyproject.toml").write_text("[tool.provcheck\n")
    assert refusal().startswith("pyproject.toml:1:16: no TOML: ")


def test_a_table_that_is_none(here: Path) -> None:
    (here / "pyproject.toml").write_text("[tool]\nprovcheck = 5\n")
    assert refusal() == "pyproject.toml:2:1: tool.provcheck is a table: write [tool.provcheck]"


def test_circles_are_named_where_they_close(here: Path) -> None:
    (here / "provcheck.toml").write_text('extend = "b.toml"')
    (here / "b.toml").write_text('\nextend = "./provcheck.toml"')
    assert refusal() == "b.toml:2:1: extend: it leads in a circle: provcheck.toml -> b.toml -> provcheck.toml"


def test_what_is_wrong_in_an_extended_file_is_said_of_that_file(here: Path) -> None:
    (here / "sub").mkdir()
    (here / "provcheck.toml").write_text('extend = "sub/base.toml"')
    (here / "sub/base.toml").write_text("\nselct = []")
    assert refusal() == "sub/base.toml:2:1: no setting is called selct; did you mean select?"


def test_a_file_for_another_tool_cannot_be_extended(here: Path) -> None:
    (here / "other.toml").write_text("[tool.ruff]")
    assert said(here, 'extend = "other.toml"')[1] == "extend: other.toml has no table [tool.provcheck]"


def test_a_pyproject_without_the_table_cannot_be_extended(here: Path) -> None:
    (here / "sub").mkdir()
    (here / "sub/pyproject.toml").write_text("[project]\n")
    assert said(here, 'extend = "sub/pyproject.toml"')[1] == "extend: sub/pyproject.toml has no table [tool.provcheck]"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read(here: Path) -> None:
    (here / "provcheck.toml").write_text("")
    (here / "provcheck.toml").chmod(0)
    assert refusal() == "provcheck.toml:1:1: the settings cannot be read: Permission denied"


def test_a_file_that_is_far_too_large(here: Path) -> None:
    (here / "provcheck.toml").write_bytes(b"#" * (4 * 1024 * 1024 + 1))
    assert (
        refusal() == "provcheck.toml:1:1: the settings cannot be read: it is larger than 4 MiB, the most that is read"
    )
