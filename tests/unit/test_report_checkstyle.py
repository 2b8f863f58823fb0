from __future__ import annotations

from hypothesis import example, given, settings
from hypothesis import strategies as st

from consumers.checkstyle import checkstyle
from provcheck.finding import Suppressed
from provcheck.report import render
from provcheck.report.sentences import sentence
from provcheck.screen import visible
from provcheck.syntax.source import Location, Source
from report_samples import OPENCLAW, finding, full_report, place, report


def test_a_whole_report() -> None:
    assert render("checkstyle", full_report()) == (
        """\
<?xml version="1.0" encoding="UTF-8"?>
<checkstyle version="4.3">
  <file name="openclaw.json">
    <error line="5" column="74" severity="error" message="maxTokens 262144 is larger than contextWindow 131072. Help: set maxTokens to 8192, or leave it out: OpenClaw then works with 8192, which suits every model of this list." source="provcheck.PC401" />
    <error line="9" column="32" severity="warning" message="provider &quot;nvidia&quot; has no model &quot;glm-5.2&quot;. Help: did you mean &quot;nvidia/z-ai/glm-5.2&quot;?" source="provcheck.PC203" />
  </file>
</checkstyle>
"""
    )
    assert len(checkstyle(render("checkstyle", full_report()))) == 2


def test_a_clean_run_is_a_document_without_files() -> None:
    assert checkstyle(render("checkstyle", report())) == []


def test_suppressed_findings_are_left_out() -> None:
    one = finding(place(OPENCLAW, "nvidia"))
    assert checkstyle(render("checkstyle", report(one._replace(suppressed=Suppressed("comment"))))) == []


def test_each_file_has_an_element() -> None:
    sources = Source("a.yaml", "a"), Source("b.yaml", "b")
    text = render("checkstyle", report(*(finding(Location(source, 0, 1)) for source in sources)))
    assert text.count("<file ") == 2
    assert [one.path for one in checkstyle(text)] == ["a.yaml", "b.yaml"]


@settings(deadline=None)
@given(st.text(), st.text())
@example("\ufffe\x00", "\uffff\x0b\ud800\t\r\n")
def test_what_is_written_is_read_back_with_pictures_for_what_xml_cannot_hold(path: str, message: str) -> None:
    (one,) = checkstyle(render("checkstyle", report(finding(Location(Source(path, "a"), 0, 1), message))))
    assert (one.path, one.text) == (visible(path), sentence(visible(message)))
