from __future__ import annotations

from provcheck.report import render
from provcheck.syntax.source import Location, Source
from report_samples import OPENCLAW, finding, full_report, place, report


def test_a_whole_report() -> None:
    assert render("concise", full_report()) == (
        """\
openclaw.json:5:74: PC401 [error] maxTokens 262144 is larger than contextWindow 131072
openclaw.json:9:32: PC203 [warning] provider "nvidia" has no model "glm-5.2" [*]
Found 1 error and 1 warning in 1 of 3 files (1 finding suppressed, 4 hidden; --show info shows them).
"""
    )


def test_quiet_leaves_the_summary_out() -> None:
    one = report(finding(place(OPENCLAW, "nvidia")))
    assert render("concise", one, quiet=True) == "openclaw.json:4:7: PC201 [error] this is wrong\n"
    assert render("concise", report(), quiet=True) == ""


def test_an_empty_report() -> None:
    assert render("concise", report()) == "No configuration files found.\n"


def test_statistics() -> None:
    assert render("concise", full_report(), statistics=True, quiet=True) == (
        """\
1  PC203  unknown-model               warning
1  PC401  max-tokens-exceeds-context  error
"""
    )


def test_colour() -> None:
    one = report(finding(place(OPENCLAW, "nvidia")))
    assert render("concise", one, color=True, quiet=True) == (
        "\x1b[1mopenclaw.json:4:7:\x1b[0m PC201 \x1b[1;31m[error]\x1b[0m this is wrong\n"
    )


def test_a_finding_is_one_line_whatever_is_in_it() -> None:
    one = finding(Location(Source("a\nb\udc80.yaml", ""), 0, 0), "first\nsecond\x1b[0m \ud800")
    assert render("concise", report(one), quiet=True) == ("a␊b\ufffd.yaml:1:1: PC201 [error] first␊second␛[0m \ufffd\n")
