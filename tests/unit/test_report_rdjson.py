"""The report for reviewdog."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consumers.schemas import read
from provcheck.finding import Finding, Fix, Related, Severity, Suppressed
from provcheck.report import render
from provcheck.syntax.edits import Edit
from provcheck.syntax.source import Location, Source
from report_samples import OPENCLAW, finding, full_report, place, report


def diagnostics(*findings: Finding) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = read("rdjson", render("rdjson", report(*findings)))["diagnostics"]
    return found


def suggested(fix: Fix) -> list[dict[str, Any]]:
    """The suggestions for a fix of a finding in the sample."""
    (diagnostic,) = diagnostics(finding(place(OPENCLAW, "nvidia"))._replace(fix=fix))
    found: list[dict[str, Any]] = diagnostic.get("suggestions", [])
    return found


def test_a_whole_report() -> None:
    assert render("rdjson", full_report()) == SNAPSHOT


def test_a_report_without_findings_has_no_diagnostics() -> None:
    assert diagnostics() == []


def test_suppressed_findings_are_left_out() -> None:
    one = finding(place(OPENCLAW, "nvidia"))
    assert len(diagnostics(one, one._replace(suppressed=Suppressed("comment")))) == 1


@pytest.mark.parametrize("severity", Severity)
def test_severities_have_their_names(severity: Severity) -> None:
    assert diagnostics(finding(place(OPENCLAW, "nvidia"), severity=severity))[0]["severity"] == severity.name


def test_columns_count_utf8() -> None:
    source = Source("x.json", '\ufeff{\r\n "😀é": 1 }')
    assert diagnostics(finding(place(source, "1")))[0]["location"]["range"] == {
        "start": {"line": 2, "column": 12},
        "end": {"line": 2, "column": 13},
    }


def test_edits_of_one_file_become_one_suggestion() -> None:
    text = OPENCLAW.text
    first, second = text.index("z-ai"), text.index("glm-5.2")
    (one,) = suggested(Fix("x", (Edit(OPENCLAW, second, second + 3, "GLM"), Edit(OPENCLAW, first, first, "é"))))
    line, column = OPENCLAW.position(first)
    assert one == {
        "range": {"start": {"line": line, "column": column}, "end": {"line": line, "column": column + 8}},
        "text": "éz-ai/GLM",
    }


def test_the_same_edit_counts_once() -> None:
    (one,) = suggested(Fix("x", (Edit(OPENCLAW, 2, 3, "y"), Edit(OPENCLAW, 2, 3, "y"))))
    assert one["text"] == "y"


MASKED = Source("openclaw.json", '{ apiKey: "*****", id: "x" }')


@pytest.mark.parametrize(
    "fix",
    [
        Fix("in another file, too", (Edit(OPENCLAW, 0, 0, "x"), Edit(Source("other.yaml", "a"), 0, 1, ""))),
        Fix("around a secret", (Edit(MASKED, 0, 0, "x"), Edit(MASKED, len(MASKED.text), len(MASKED.text), "y"))),
        Fix("twice at one place", (Edit(OPENCLAW, 2, 2, "x"), Edit(OPENCLAW, 2, 2, "y"))),
        Fix("without edits", ()),
        Fix("refused", (Edit(OPENCLAW, 0, 0, "x"),), refused="it would break the file"),
    ],
    ids=lambda fix: str(fix.message),
)
def test_what_one_stretch_of_text_cannot_say_is_no_suggestion(fix: Fix) -> None:
    assert suggested(fix) == []


HOSTILE = st.text(st.characters(), max_size=12)


@given(HOSTILE, HOSTILE, HOSTILE, st.integers(0, 9), st.integers(0, 9))
def test_whatever_a_finding_holds_the_report_is_valid(path: str, text: str, words: str, start: int, more: int) -> None:
    source = Source(path, text)
    start = min(start, len(text))
    where = Location(source, start, min(start + more, len(text)), f"/{words}")
    fix = Fix(words, (Edit(source, where.start, where.end, words),))
    (found,) = diagnostics(finding(where, words)._replace(related=(Related(where, words),), help=words, fix=fix))
    begin, end = found["location"]["range"]["start"], found["location"]["range"]["end"]
    assert (begin["line"], begin["column"]) <= (end["line"], end["column"])
    assert found["suggestions"][0]["range"] == found["location"]["range"]


def test_lone_surrogates_which_reviewdog_does_not_take_are_replaced() -> None:
    (found,) = diagnostics(finding(Location(Source("\udcff.json", ""), 0, 0), "no \ud800"))
    assert (found["location"]["path"], found["message"]) == ("\ufffd.json", "no \ufffd.")


SNAPSHOT = """\
{
  "source": {
    "name": "provcheck",
    "url": "https://provcheck.dev"
  },
  "diagnostics": [
    {
      "message": "maxTokens 262144 is larger than contextWindow 131072. Help: set maxTokens to 8192, or leave it out: OpenClaw then works with 8192, which suits every model of this list.",
      "location": {
        "path": "openclaw.json",
        "range": {
          "start": {
            "line": 5,
            "column": 74
          },
          "end": {
            "line": 5,
            "column": 80
          }
        }
      },
      "severity": "ERROR",
      "code": {
        "value": "PC401",
        "url": "https://provcheck.dev/rules/PC401"
      },
      "related_locations": [
        {
          "message": "the context window is set here",
          "location": {
            "path": "openclaw.json",
            "range": {
              "start": {
                "line": 5,
                "column": 55
              },
              "end": {
                "line": 5,
                "column": 61
              }
            }
          }
        }
      ]
    },
    {
      "message": "provider \\"nvidia\\" has no model \\"glm-5.2\\". Help: did you mean \\"nvidia/z-ai/glm-5.2\\"?",
      "location": {
        "path": "openclaw.json",
        "range": {
          "start": {
            "line": 9,
            "column": 32
          },
          "end": {
            "line": 9,
            "column": 48
          }
        }
      },
      "severity": "WARNING",
      "code": {
        "value": "PC203",
        "url": "https://provcheck.dev/rules/PC203"
      },
      "suggestions": [
        {
          "range": {
            "start": {
              "line": 9,
              "column": 40
            },
            "end": {
              "line": 9,
              "column": 40
            }
          },
          "text": "z-ai/"
        }
      ]
    }
  ]
}
"""
