from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provcheck.finding import Fix, Related, ReleaseChoice, Severity, Summary
from provcheck.report import render
from provcheck.screen import columns
from provcheck.syntax.source import Location, Source
from report_samples import OPENCLAW, finding, full_report, place, report


def shown(text: str, span: str | tuple[int, int], *, width: int = 80) -> str:
    """The excerpt of a finding on a text of its own: all lines but those of the header."""
    source = Source("x.yaml", text)
    location = place(source, span) if isinstance(span, str) else Location(source, *span)
    lines = render("text", report(finding(location)), quiet=True, width=width).splitlines(keepends=True)
    return "".join(line for line in lines if re.match(r"  +\d* \|", line))


def headed(message: str, path: str = "x.yaml", *, width: int = 80) -> str:
    return render("text", report(finding(Location(Source(path, ""), 0, 0), message)), quiet=True, width=width)


def summed(summary: Summary, *openclaw: ReleaseChoice) -> str:
    return render("text", report(summary=summary, openclaw=openclaw))


def test_a_whole_report() -> None:
    assert render("text", full_report()) == (
        """\
openclaw.json:5:74: error[PC401] max-tokens-exceeds-context: maxTokens 262144 is
    larger than contextWindow 131072
  5 | …dels: [{ id: "z-ai/glm-5.2", contextWindow: 131072, maxTokens: 262144 }],
    |                                                                 ^^^^^^
  note: openclaw.json:5:55: the context window is set here
  5 |         models: [{ id: "z-ai/glm-5.2", contextWindow: 131072, maxTokens: …
    |                                                       ------
  help: set maxTokens to 8192, or leave it out: OpenClaw then works with 8192,
        which suits every model of this list

openclaw.json:9:32: warning[PC203] unknown-model: provider "nvidia" has no model
    "glm-5.2"
  9 |   agents: { defaults: { model: "nvidia/glm-5.2" } },
    |                                ^^^^^^^^^^^^^^^^
  help: did you mean "nvidia/z-ai/glm-5.2"?
  fix (safe): write "nvidia/z-ai/glm-5.2"

Found 1 error and 1 warning in 1 of 3 files (1 finding suppressed, 4 hidden;
  --show info shows them).
1 can be fixed with --fix.
OpenClaw 2026.9.6 (newest known): openclaw.json
"""
    )


def test_colour_adds_nothing_but_colour() -> None:
    colourful = render("text", full_report(), color=True)
    assert colourful.startswith("\x1b[1mopenclaw.json:5:74:\x1b[0m \x1b[1;31merror[PC401]\x1b[0m max-tokens-")
    assert re.sub(r"\x1b\[[0-9;]*m", "", colourful) == render("text", full_report())


def test_every_colour_ends_on_its_line() -> None:
    for line in render("text", full_report(), color=True).splitlines():
        assert line.count("\x1b[0m") * 2 == line.count("\x1b")


def test_quiet_shows_findings_only() -> None:
    assert render("text", full_report(), quiet=True).endswith('fix (safe): write "nvidia/z-ai/glm-5.2"\n')
    assert render("text", report(), quiet=True) == ""


def test_statistics_stand_in_place_of_findings() -> None:
    ref = finding(place(OPENCLAW, "nvidia"))
    many = report(*[ref] * 10, ref._replace(severity=Severity.WARNING), *full_report().findings)
    assert render("text", many, statistics=True) == (
        """\
10  PC201  malformed-ref               error
 1  PC201  malformed-ref               warning
 1  PC203  unknown-model               warning
 1  PC401  max-tokens-exceeds-context  error

Found 11 errors and 2 warnings in 1 file.
1 can be fixed with --fix.
"""
    )
    assert render("text", report(), statistics=True, quiet=True) == ""


def test_two_findings_on_one_line() -> None:
    source = Source("x.yaml", "models: [a/b, c/d]\n")
    both = report(finding(place(source, "a/b"), "first"), finding(place(source, "c/d"), "second"))
    assert render("text", both, quiet=True) == (
        """\
x.yaml:1:10: error[PC201] malformed-ref: first
  1 | models: [a/b, c/d]
    |          ^^^

x.yaml:1:15: error[PC201] malformed-ref: second
  1 | models: [a/b, c/d]
    |               ^^^
"""
    )


def test_line_numbers_of_one_finding_are_aligned() -> None:
    source = Source("x.yaml", "a: 1\n" + "\n" * 98 + "b: 2\n")
    one = finding(place(source, "2"))._replace(
        related=(Related(place(source, "1"), "the other one"),), fix=Fix("change both", (), safe=False)
    )
    assert render("text", report(one), quiet=True) == (
        """\
x.yaml:100:4: error[PC201] malformed-ref: this is wrong
  100 | b: 2
      |    ^
  note: x.yaml:1:4: the other one
    1 | a: 1
      |    -
  fix (unsafe): change both
"""
    )


@pytest.mark.parametrize(
    ("text", "span", "expected"),
    [
        ("a:\tb\t\tfoo\n", "foo", "  1 | a:  b       foo\n    |             ^^^\n"),
        ("\tfoo\n", "foo", "  1 |     foo\n    |     ^^^\n"),
        ("a: x\ty\n", "x\ty", "  1 | a: x    y\n    |    ^^^^^^\n"),
        ("name: 日本語 foo\n", "foo", "  1 | name: 日本語 foo\n    |              ^^^\n"),
        ("name: 日本語\n", "本", "  1 | name: 日本語\n    |         ^^\n"),
        ("name: cafe\u0301 foo\n", "foo", "  1 | name: cafe\u0301 foo\n    |            ^^^\n"),
        ("name: e\u0301\n", "\u0301", "  1 | name: e\u0301\n    |        ^\n"),
        ("ref: a\u200bb\n", "a\u200bb", "  1 | ref: a\ufffdb\n    |      ^^^\n"),
        ("ref: a\ud800b\n", "b", "  1 | ref: a\ufffdb\n    |        ^\n"),
        ("x: \x1b[31m\x07\x7f\x9b\n", "\x7f", "  1 | x: ␛[31m␇␡\ufffd\n    |          ^\n"),
        ("\ufeffapi: x\n", "api", "  1 | api: x\n    | ^^^\n"),
        ("\ufeffapi: x\n", (0, 0), "  1 | api: x\n    | ^\n"),
        ("\ufeffapi: x\n", (0, 4), "  1 | api: x\n    | ^^^\n"),
        ("a: {  \n  b: c,\n}\n", "{  \n  b: c,\n}", "  1 | a: {\n    |    ^\n"),
        ("a: [1,\r\n  2]\r\n", "[1,\r\n  2]", "  1 | a: [1,\n    |    ^^^\n"),
        ("a\r\nb: foo\r\nc", "foo", "  2 | b: foo\n    |    ^^^\n"),
        ("a: b\n", (5, 5), "  2 |\n    | ^\n"),
        ("a: b", (4, 4), "  1 | a: b\n    |     ^\n"),
        ("a: b", (3, 99), "  1 | a: b\n    |    ^\n"),
        ("a: b", (99, 99), "  1 | a: b\n    |     ^\n"),
        ("a: b\n", (1, 1), "  1 | a: b\n    |  ^\n"),
        ("a: b  \n", "b  ", "  1 | a: b\n    |    ^^^\n"),
        ("", (0, 0), ""),
    ],
)
def test_the_mark_is_under_the_exact_place(text: str, span: str | tuple[int, int], expected: str) -> None:
    assert shown(text, span) == expected


@pytest.mark.parametrize(
    ("text", "span", "expected"),
    [
        ("b: foo " + "c" * 99, "foo", "  1 | b: foo cccccccccccccccccccccccccc…\n    |    ^^^\n"),
        (
            "a" * 99 + " foo",
            "foo",
            "  1 | …aaaaaaaaaaaaaaaaaaaaaaaaaaaaa foo\n    |                                ^^^\n",
        ),
        (
            "a" * 99 + " foo " + "c" * 99,
            "foo",
            "  1 | …aaaaaaaaaaaaa foo cccccccccccccc…\n    |                ^^^\n",
        ),
        (
            "a" * 9 + "f" * 99 + "c" * 9,
            "f" * 99,
            "  1 | …aaafffffffffffffffffffffffffffff…\n    |     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^\n",
        ),
        (
            "日本" * 50 + "foo" + "日本" * 50,
            "foo",
            "  1 | …本日本日本日本foo日本日本日本日…\n    |                ^^^\n",
        ),
    ],
)
def test_long_lines_are_cropped_around_the_place(text: str, span: str, expected: str) -> None:
    assert shown(text, span, width=40) == expected


def test_a_huge_line_costs_as_much_as_a_short_one() -> None:
    source = Source("x.json", "[" + '"nvidia/model",' * 600_000 + "]")
    locations = [Location(source, at, at + 6) for at in range(2, 9_000_000, 9_000)]
    text = render("text", report(*map(finding, locations)), quiet=True)
    assert text.count("^^^^^^") == 1000


def test_messages_wrap_with_a_hanging_indentation() -> None:
    assert headed("the model is not in the list", width=45) == (
        "x.yaml:1:1: error[PC201] malformed-ref: the\n    model is not in the list\n"
    )


def test_wide_words_wrap_by_their_width() -> None:
    assert headed("日本語 日本語 日本語", width=50) == (
        "x.yaml:1:1: error[PC201] malformed-ref: 日本語\n    日本語 日本語\n"
    )


def test_spaces_in_values_are_kept() -> None:
    assert headed('"a  b "') == 'x.yaml:1:1: error[PC201] malformed-ref: "a  b "\n'


def test_a_word_longer_than_the_screen_is_not_broken() -> None:
    assert headed("see " + "m" * 50, width=40) == (
        "x.yaml:1:1: error[PC201] malformed-ref:\n    see\n    " + "m" * 50 + "\n"
    )


def test_nothing_in_a_path_or_message_drives_the_terminal() -> None:
    text = headed("bad \x1b[0m\r\n\x9b\u2028\u202e \ud800", "a\x1b]0;x\x07\udcff.yaml")
    assert text == ("a␛]0;x␇\ufffd.yaml:1:1: error[PC201] malformed-ref: bad ␛[0m␍␊\ufffd\ufffd\ufffd \ufffd\n")


@pytest.mark.parametrize(
    ("summary", "expected"),
    [
        (Summary(), "No configuration files found.\n"),
        (Summary(hidden=1), "No configuration files found (1 finding hidden; --show info shows it).\n"),
        (Summary(files=1), "1 file is fine.\n"),
        (Summary(files=3), "All 3 files are fine.\n"),
        (Summary(3, hidden=4), "Nothing to report in 3 files (4 findings hidden; --show info shows them).\n"),
        (
            Summary(1, suppressed=2, baselined=1),
            "Nothing to report in 1 file (2 findings suppressed, 1 in the baseline).\n",
        ),
    ],
)
def test_the_summary_of_a_report_without_findings(summary: Summary, expected: str) -> None:
    assert summed(summary) == expected


def test_the_summary_counts_by_severity() -> None:
    one = finding(place(OPENCLAW, "nvidia"))
    summary = Summary(2, error=2, warning=1, info=3)
    assert render("text", report(one, summary=summary)).endswith(
        "\n\nFound 2 errors, 1 warning and 3 infos in 1 of 2 files.\n"
    )


def test_releases_are_grouped_by_reason() -> None:
    choices = [ReleaseChoice(f"{name}.json", "2026.9.6", "newest known") for name in "abcda"]
    choices += [ReleaseChoice("e.json", "2026.4.29", "meta.lastTouchedVersion is 2026.4.30")] * 2
    assert summed(Summary(5), *choices) == (
        """\
All 5 files are fine.
OpenClaw 2026.9.6 (newest known): 4 files
OpenClaw 2026.4.29 (meta.lastTouchedVersion is 2026.4.30): e.json
"""
    )


@given(st.text(max_size=120), st.integers(0, 130), st.integers(0, 20), st.integers(40, 100))
def test_excerpts_fit_the_screen_and_are_safe(text: str, start: int, length: int, width: int) -> None:
    lines = shown(text, (start, start + length), width=width).splitlines()
    assert len(lines) == (2 if text else 0)
    for line in lines:
        assert columns(line) <= width
        assert line.encode("utf-8").decode().isprintable() or not line.isascii()
        assert not re.search(r"[\x00-\x1f\x7f-\x9f]", line)
    if text:
        assert re.fullmatch(r" +\| *\^+", lines[1])


@given(st.text(st.characters(min_codepoint=33, max_codepoint=126), min_size=1, max_size=60), st.data())
def test_marks_are_under_what_they_mark(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    line, mark = shown(text, (start, end)).splitlines()
    assert line[mark.index("^") : mark.rindex("^") + 1] == text[start:end]
