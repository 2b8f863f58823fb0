from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from consumers.markdown import markdown, tables, tokens, words
from provcheck.finding import Related, Suppressed
from provcheck.report import render
from provcheck.screen import visible
from provcheck.syntax.source import Location, Source
from report_samples import OPENCLAW, finding, full_report, place, report


@pytest.fixture(autouse=True)
def _no_job(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("GITHUB_SERVER_URL", "GITHUB_REPOSITORY", "GITHUB_SHA", "GITHUB_WORKSPACE"):
        monkeypatch.delenv(name, raising=False)


def test_a_whole_report() -> None:
    assert render("markdown", full_report()) == (
        """\
## provcheck

Found 1 error and 1 warning in 1 of 3 files (1 finding suppressed, 4 hidden; --show info shows them).

### `openclaw.json`

| Line | Severity | Rule | Finding |
| ---: | --- | --- | --- |
| 5:74 | **error** | [PC401](https://provcheck.dev/rules/PC401) max-tokens-exceeds-context | maxTokens 262144 is larger than contextWindow 131072<br>note (5:55): the context window is set here<br>help: set maxTokens to 8192, or leave it out: OpenClaw then works with 8192, which suits every model of this list |
| 9:32 | warning | [PC203](https://provcheck.dev/rules/PC203) unknown-model | provider `nvidia` has no model `glm-5.2`<br>help: did you mean `nvidia/z-ai/glm-5.2`?<br>fix (safe): write `nvidia/z-ai/glm-5.2` |

- 1 can be fixed with --fix.
- OpenClaw 2026.9.6 (newest known): openclaw.json
"""
    )


def test_a_clean_run_says_so() -> None:
    assert render("markdown", report()) == "## provcheck\n\nNo configuration files found.\n"
    assert render("markdown", report(), quiet=True) == ""


def test_quiet_leaves_all_but_the_tables_out() -> None:
    assert render("markdown", full_report(), quiet=True).startswith("### `openclaw.json`\n")


def test_each_file_has_a_table() -> None:
    sources = Source("a.yaml", "a"), Source("b|`c`.yaml", "b")
    told = markdown(render("markdown", report(*(finding(Location(source, 0, 1)) for source in sources))))
    assert [one.path for one in told] == ["a.yaml", "b|`c`.yaml"]


def test_what_is_suppressed_is_marked() -> None:
    one = finding(place(OPENCLAW, "nvidia"))._replace(suppressed=Suppressed("comment", "we know"))
    (told,) = markdown(render("markdown", report(one)))
    assert (told.severity, told.text) == ("suppressed", "this is wrong\nsuppressed by a comment: we know")


def test_statistics_are_a_table() -> None:
    ((_, *rows),) = tables(render("markdown", full_report(), statistics=True))
    assert [list(map(words, row)) for row in rows] == [
        ["1", "PC203 unknown-model", "warning"],
        ["1", "PC401 max-tokens-exceeds-context", "error"],
    ]


def test_in_a_job_places_lead_to_the_file_as_it_was_checked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "sub").mkdir()
    monkeypatch.chdir(tmp_path / "sub")
    monkeypatch.setenv("GITHUB_WORKSPACE", str(tmp_path))
    monkeypatch.setenv("GITHUB_SERVER_URL", "https://github.com")
    monkeypatch.setenv("GITHUB_REPOSITORY", "me/it")
    monkeypatch.setenv("GITHUB_SHA", "abc")
    one = finding(Location(Source("a (1)|b.yaml", "\na"), 1, 2))
    text = render("markdown", report(one))
    assert "[2:1](https://github.com/me/it/blob/abc/sub/a%20%281%29%7Cb.yaml#L2)" in text
    assert markdown(text)[0].line == 2


# What is said stays what it is

_MARKUP = st.text(st.sampled_from("|\\`*_~<>&[]()!#@$\"'\n\r -+=:/abc1{}^"), max_size=30)


@settings(deadline=None)
@given(_MARKUP | st.text(), _MARKUP | st.text(), _MARKUP | st.text())
@example('"a|b" "`" \\', "</details>", "@someone")
@example("| a | b |", '"a""b"', "<script>")
@example("\\|", '"a|b" "c`d"', "\\| \\* \\\\`")
@example("`a` `b`", '"a\\" "b"', "[a](b) ![a](b) <b:c>")
def test_no_text_is_markup(path: str, message: str, advice: str) -> None:
    where = Location(Source(f"x{path}x", "a"), 0, 1)
    there = Location(Source(f"y{path}y", "a"), 0, 1)
    one = finding(where, f"x{message}x")._replace(help=f"x{advice}x", related=(Related(there, f"x{message}x"),))
    text = render("markdown", report(one, one))
    (table,) = tables(text)
    assert [len(row) for row in table] == [4, 4, 4]
    for told in markdown(text):
        assert _plain(told.path) == _plain(f"x{path}x")
        first, note, help_ = told.text.split("\n")
        assert _plain(first) == _plain(f"x{message}x")
        assert _plain(note) == _plain(f"note (y{path}y:1:1): x{message}x")
        assert _plain(help_) == _plain(f"help: x{advice}x")
    assert [one.type for one in tokens(text) if one.type.endswith("_open")].count("table_open") == 1
    links = [child for one in tokens(text) for child in one.children or () if child.type in {"link_open", "image"}]
    assert [link.attrs["href"] for link in links] == ["https://provcheck.dev/rules/PC201"] * 2


def _plain(text: str) -> str:
    """A text as it can be seen: quotes become code, what breaks a mention does not show."""
    return " ".join(visible(text).replace("\u200b", "").replace("\ufffd", "").replace('"', "").split())


@pytest.mark.parametrize("name", ["@octocat", "a @org/team b"])
def test_nobody_is_mentioned(name: str) -> None:
    assert name not in render("markdown", report(finding(place(OPENCLAW, "nvidia"), name)))


def test_a_summary_is_cut_before_github_refuses_it() -> None:
    source = Source("a.yaml", "a: 1\n" * 10)
    long = [finding(Location(source, 0, 1), "x" * 900_000), finding(Location(source, 5, 6), "y" * 200_000)]
    short = finding(Location(source, 10, 11), "short")
    text = render("markdown", report(*long, short))
    assert len(text.encode()) < 1024 * 1024
    assert [one.line for one in markdown(text)] == [1, 3]
    assert "\n1 more finding would not fit: GitHub takes summaries of up to 1 MiB.\n" in text


def test_a_table_without_a_row_is_no_table() -> None:
    source = Source("a.yaml", "a")
    text = render("markdown", report(finding(Location(source, 0, 1), "x" * 1_100_000)))
    assert tables(text) == []
    assert "1 more finding would not fit" in text
