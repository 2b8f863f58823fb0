from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from provcheck import __version__
from provcheck.finding import Fix, Related, Report, Severity, Summary
from provcheck.report import FORMATS, render
from provcheck.syntax.edits import Edit
from provcheck.syntax.source import Location, Source
from report_samples import OPENCLAW, finding, full_report, place, report

SCHEMA: dict[str, Any] = json.loads((Path(__file__).parents[2] / "schemas/report.schema.json").read_text("utf-8"))


def read(of: Report, *, statistics: bool = False) -> dict[str, Any]:
    """The report as a program reads it; it keeps to the schema."""
    document: dict[str, Any] = json.loads(render("json", of, statistics=statistics).encode("utf-8"))
    Draft202012Validator(SCHEMA).validate(document)
    return document


def test_a_whole_report() -> None:
    assert render("json", full_report()) == (
        """\
{
  "version": 1,
  "findings": [
    {
      "code": "PC401",
      "name": "max-tokens-exceeds-context",
      "severity": "error",
      "message": "maxTokens 262144 is larger than contextWindow 131072",
      "path": "openclaw.json",
      "line": 5,
      "column": 74,
      "end_line": 5,
      "end_column": 80,
      "pointer": "/models/providers/nvidia/models/0/maxTokens",
      "help": "set maxTokens to 8192, or leave it out: OpenClaw then works with 8192, which suits every model of this list",
      "url": "https://provcheck.dev/rules/PC401",
      "releases": null,
      "related": [
        {
          "message": "the context window is set here",
          "path": "openclaw.json",
          "line": 5,
          "column": 55,
          "end_line": 5,
          "end_column": 61
        }
      ],
      "fix": null,
      "suppression": null,
      "fingerprint": null
    },
    {
      "code": "PC203",
      "name": "unknown-model",
      "severity": "warning",
      "message": "provider \\"nvidia\\" has no model \\"glm-5.2\\"",
      "path": "openclaw.json",
      "line": 9,
      "column": 32,
      "end_line": 9,
      "end_column": 48,
      "pointer": "/agents/defaults/model",
      "help": "did you mean \\"nvidia/z-ai/glm-5.2\\"?",
      "url": "https://provcheck.dev/rules/PC203",
      "releases": [
        "2026.9.6"
      ],
      "related": [],
      "fix": {
        "safe": true,
        "message": "write \\"nvidia/z-ai/glm-5.2\\"",
        "edits": [
          {
            "path": "openclaw.json",
            "start": 191,
            "end": 191,
            "text": "z-ai/"
          }
        ],
        "refused": null
      },
      "suppression": null,
      "fingerprint": null
    }
  ],
  "summary": {
    "files": 3,
    "error": 1,
    "warning": 1,
    "info": 0,
    "hidden": 4,
    "suppressed": 1,
    "baselined": 0,
    "gone": 0,
    "fixed": 0
  },
  "run": {
    "version": "VERSION",
    "catalog": "2026-11-20",
    "as_of": "2026-11-21",
    "openclaw": [
      {
        "path": "openclaw.json",
        "release": "2026.9.6",
        "why": "newest known"
      }
    ]
  }
}
""".replace("VERSION", __version__)
    )


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(SCHEMA)


def test_the_schema_explains_each_key() -> None:
    unexplained = [name for name, value in _explained(SCHEMA) if not {"title", "description"} <= value.keys()]
    assert unexplained == []


def _explained(schema: dict[str, Any]) -> list[tuple[str, dict[str, Any]]]:
    found = []
    for owner in (schema, *schema["$defs"].values()):
        for name, value in owner.get("properties", {}).items():
            target = schema["$defs"][value["$ref"].rsplit("/", 1)[1]] if "$ref" in value else {}
            found.append((name, {**target, **value}))
    return found


def test_reports_keep_to_the_schema() -> None:
    assert read(full_report())["summary"]["files"] == 3
    assert read(report())["findings"] == []


def test_statistics_are_added() -> None:
    ref = finding(place(OPENCLAW, "nvidia"))
    document = read(report(ref, ref, ref._replace(severity=Severity.INFO)), statistics=True)
    assert len(document["findings"]) == 3
    assert document["statistics"] == [
        {"code": "PC201", "name": "malformed-ref", "severity": "error", "count": 2},
        {"code": "PC201", "name": "malformed-ref", "severity": "info", "count": 1},
    ]


def test_edits_in_an_embedded_text_are_given_in_the_outer_file() -> None:
    outer = Source("agent.yaml", "content: |\n  {a: 1,\n   b: 2}\n")
    inner = Source("agent.yaml", "{a: 1,\n b: 2}\n", outer, [(0, 13), (7, 22)])
    edit = Edit(inner, inner.text.index("2"), inner.text.index("2") + 1, "3")
    one = finding(inner.locate(edit.start, edit.end))._replace(fix=Fix("write 3", (edit,)))
    found = read(report(one))["findings"][0]
    start = outer.text.index("2")
    assert found["fix"]["edits"] == [{"path": "agent.yaml", "start": start, "end": start + 1, "text": "3"}]
    assert (found["line"], found["column"], found["end_column"]) == (3, 7, 8)


def test_wide_characters_stay_as_they_are() -> None:
    assert '"message": "日本語"' in render("json", report(finding(place(OPENCLAW, "nvidia"), "日本語")))


@pytest.mark.parametrize("hostile", ["\ud800", "\x1b[0m", "\x9b", "\u202e", "\u2028", "\x7f"])
def test_what_no_encoding_takes_or_a_terminal_obeys_is_escaped(hostile: str) -> None:
    one = finding(Location(Source(f"{hostile}.yaml", ""), 0, 0, f"/{hostile}"), hostile)
    text = render("json", report(one._replace(help=hostile, related=(Related(one.location, hostile),))))
    assert hostile not in text
    assert json.loads(text.encode("utf-8"))["findings"][0]["message"] == hostile


@given(st.text(), st.text(), st.text(), st.integers(0, 10))
def test_every_report_is_read_back_as_it_was(path: str, text: str, message: str, start: int) -> None:
    place_ = Location(Source(path, text), min(start, len(text)), len(text), message)
    found = read(report(finding(place_, message), summary=Summary(1)))["findings"][0]
    assert (found["path"], found["message"], found["pointer"]) == (path, message, message)


@settings(deadline=None)
@given(st.text(st.characters()), st.text(st.characters()))
def test_every_format_can_be_encoded(path: str, message: str) -> None:
    for name in FORMATS:
        render(name, report(finding(Location(Source(path, message), 0, 1), message))).encode("utf-8")


def test_an_unknown_format_is_an_error() -> None:
    with pytest.raises(ValueError, match="no such format: yaml"):
        render("yaml", report())
