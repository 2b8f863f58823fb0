from __future__ import annotations

from hypothesis import example, given, settings
from hypothesis import strategies as st

from consumers.junit import cases, junit
from provcheck.finding import Severity, Suppressed
from provcheck.report import render
from provcheck.screen import visible
from provcheck.syntax.source import Location, Source
from report_samples import OPENCLAW, finding, full_report, place, report


def test_a_whole_report() -> None:
    whole = full_report()
    first, second = whole.findings
    suppressed = second._replace(suppressed=Suppressed("comment", "the proxy knows it"))
    text = render("junit", whole._replace(findings=(first, suppressed), files=("fine.yaml", "openclaw.json")))
    assert text == (
        """\
<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="provcheck" tests="3" failures="1" errors="0">
  <testsuite name="fine.yaml" file="fine.yaml" tests="1" failures="0" errors="0" skipped="0">
    <testcase name="no findings" classname="fine.yaml" time="0" />
  </testsuite>
  <testsuite name="openclaw.json" file="openclaw.json" tests="2" failures="1" errors="0" skipped="1">
    <testcase name="PC401 max-tokens-exceeds-context /models/providers/nvidia/models/0/maxTokens" classname="openclaw.json" time="0">
      <failure message="maxTokens 262144 is larger than contextWindow 131072" type="error">openclaw.json:5:74: maxTokens 262144 is larger than contextWindow 131072
help: set maxTokens to 8192, or leave it out: OpenClaw then works with 8192, which suits every model of this list
see https://provcheck.dev/rules/PC401</failure>
    </testcase>
    <testcase name="PC203 unknown-model /agents/defaults/model" classname="openclaw.json" time="0">
      <skipped message="by a comment: the proxy knows it: provider &quot;nvidia&quot; has no model &quot;glm-5.2&quot;" />
    </testcase>
  </testsuite>
</testsuites>
"""
    )
    assert [case.is_passed for case in cases(text)] == [True, False, False]
    assert [case.is_skipped for case in cases(text)] == [False, False, True]


def test_a_run_without_files_has_no_suite() -> None:
    assert cases(render("junit", report())) == []


def test_cases_of_one_name_are_numbered() -> None:
    one = finding(place(OPENCLAW, "nvidia", "/a"))
    found = cases(render("junit", report(one, one._replace(message="that too"))))
    assert [case.name for case in found] == ["PC201 malformed-ref /a", "PC201 malformed-ref /a (2)"]


def test_the_name_of_a_case_has_no_line_and_its_type_is_the_severity() -> None:
    low = Source("openclaw.json", "\n\n" + OPENCLAW.text)
    names = [
        cases(render("junit", report(finding(place(source, "nvidia", "/a"), severity=Severity.INFO))))[0].name
        for source in (OPENCLAW, low)
    ]
    assert names[0] == names[1]
    (one,) = junit(render("junit", report(finding(place(low, "nvidia"), severity=Severity.INFO))))
    assert (one.line, one.severity) == (6, "info")


@settings(deadline=None)
@given(st.text(min_size=1), st.text(), st.text())
@example("\ufffe\x00", "\uffff\x0b", "\ud800\t\r\n")
def test_what_is_written_is_read_back_with_pictures_for_what_xml_cannot_hold(
    path: str, message: str, pointer: str
) -> None:
    (one,) = cases(render("junit", report(finding(Location(Source(path, "a"), 0, 1, pointer), message))))
    assert one.classname == visible(path)
    assert one.name == " ".join(filter(None, ("PC201 malformed-ref", visible(pointer))))
    (failure,) = one.result
    assert failure.message == visible(message)
