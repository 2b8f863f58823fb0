"""The report in SARIF."""

from __future__ import annotations

import json
import re
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

import provcheck.report.sarif
from consumers.sarif import apply_fix
from consumers.schemas import read
from provcheck import __version__
from provcheck.finding import Finding, Fix, Related, Report, Severity, Suppressed
from provcheck.report import render
from provcheck.report.about import About
from provcheck.report.repository import in_repository
from provcheck.report.sarif import gravest
from provcheck.report.sarif.results import plain
from provcheck.syntax.edits import Edit
from provcheck.syntax.source import Location, Source
from report_samples import OPENCLAW, finding, full_report, place, report

PAGE = """\
# PC401 max-tokens-exceeds-context

error | OpenClaw | fix: none | since 0.0.9

A `maxTokens` above the window.

## What it does

Reports a `maxTokens`
above `contextWindow`.

## Bad

`openclaw.json`:

```json5
{ a: 1 }
```
"""


def explain(code: str) -> About:
    if code == "PC401":
        return About("A `maxTokens` above the window.", PAGE, Severity.ERROR, "Limits")
    return About("A model ref names a model that its provider does not list.", "", Severity.INFO, "References")


def run_of(of: Report) -> dict[str, Any]:
    """The run of a report as a program reads it."""
    document = read("sarif", render("sarif", of, explain=explain))
    (run,) = document["runs"]
    assert isinstance(run, dict)
    return run


def result_of(one: Finding) -> dict[str, Any]:
    (result,) = run_of(report(one))["results"]
    assert isinstance(result, dict)
    return result


def test_a_whole_report() -> None:
    assert render("sarif", full_report(), explain=explain) == SNAPSHOT.replace("VERSION", __version__)


def test_a_report_without_findings_has_a_run_without_results() -> None:
    run = run_of(report())
    assert run["results"] == []
    assert run["tool"]["driver"]["rules"] == []
    assert run["invocations"] == [{"executionSuccessful": True}]


# Messages


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("the key ${NVIDIA_API_KEY} is {odd}", "the key ${NVIDIA_API_KEY} is {odd}"),
        ("a {0} and {{1}}", "a {{0}} and {{{{1}}}}"),
        ("models[0] is [here]", "models[0] is [here]"),
        ("[here](https://evil.example)", "[here\\](https://evil.example)"),
        ("[here\\](x)", "[here\\\\\\](x)"),
    ],
)
def test_nothing_in_a_message_is_a_placeholder_or_a_link(text: str, written: str) -> None:
    assert plain(text) == written


LINK = re.compile(r"\[((?:[^\\\[\]]|\\[\\\[\]])*)\]\((\d+)\)")


def test_a_message_links_to_its_related_locations() -> None:
    where = place(OPENCLAW, "nvidia")
    one = finding(where, "models[0] is wrong")._replace(
        related=(Related(where, "set in a[0] \\"), Related(where, "and here")), help="take it out"
    )
    found = result_of(one)
    text = found["message"]["text"]
    assert text.startswith("models[0] is wrong. Help: take it out. See also: ")
    assert [(re.sub(r"\\(.)", r"\1", words), int(number)) for words, number in LINK.findall(text)] == [
        ("set in a[0] \\", 1),
        ("and here", 2),
    ]
    assert [one["id"] for one in found["relatedLocations"]] == [1, 2]


@given(st.text(), st.text())
def test_no_message_brings_links_of_its_own(message: str, note: str) -> None:
    where = place(OPENCLAW, "nvidia")
    text = result_of(finding(where, f"x{message}")._replace(related=(Related(where, note),)))["message"]["text"]
    assert [number for _, number in LINK.findall(text)] == ["1"]
    assert not re.search(r"(?<!\{)(?:\{\{)*\{\d+\}(?!\})", text)


# Files and places


@pytest.mark.parametrize(
    ("path", "location"),
    [
        ("openclaw.json", {"uri": "openclaw.json", "uriBaseId": "%SRCROOT%"}),
        ("a b/ä#?.json", {"uri": "a%20b/%C3%A4%23%3F.json", "uriBaseId": "%SRCROOT%"}),
        ("a:b.json", {"uri": "a%3Ab.json", "uriBaseId": "%SRCROOT%"}),
        ("../x.json", {"uri": "../x.json", "uriBaseId": "%SRCROOT%"}),
        ("<stdin>", {"uri": "%3Cstdin%3E", "uriBaseId": "%SRCROOT%"}),
        ("/etc/x y.json", {"uri": "file:///etc/x%20y.json"}),
        ("\udcff.json", {"uri": "%FF.json", "uriBaseId": "%SRCROOT%"}),
        ("\ud800.json", {"uri": "%EF%BF%BD.json", "uriBaseId": "%SRCROOT%"}),
    ],
)
def test_paths_become_uris(path: str, location: dict[str, str]) -> None:
    found = result_of(finding(Location(Source(path, "{}"), 0, 1)))
    assert found["locations"][0]["physicalLocation"]["artifactLocation"] == location


def test_columns_count_utf16() -> None:
    source = Source("x.json", '\ufeff{\r\n "😀é": 1 }')
    found = result_of(finding(place(source, "1")))
    region = {"startLine": 2, "startColumn": 9, "endLine": 2, "endColumn": 10}
    assert found["locations"][0]["physicalLocation"]["region"] == region


@pytest.mark.parametrize(
    ("pointer", "name", "kind"), [("/models/a~1b~0c", "a/b~c", "property"), ("/models/0", "0", "value")]
)
def test_pointers_are_logical_locations(pointer: str, name: str, kind: str) -> None:
    found = result_of(finding(place(OPENCLAW, "nvidia", pointer)))["locations"][0]
    assert found["logicalLocations"] == [{"name": name, "fullyQualifiedName": pointer, "kind": kind}]


HOSTILE = st.text(st.characters(), max_size=12)


@given(HOSTILE, HOSTILE, HOSTILE, st.integers(0, 9), st.integers(0, 9))
def test_whatever_a_finding_holds_the_report_is_valid(path: str, text: str, words: str, start: int, more: int) -> None:
    source = Source(path, text)
    start = min(start, len(text))
    where = Location(source, start, min(start + more, len(text)), f"/{words}")
    one = finding(where, words)._replace(
        related=(Related(where, words),), help=words, fix=Fix(words, (Edit(source, where.start, where.end, words),))
    )
    found = result_of(one)
    location = found["locations"][0]["physicalLocation"]
    region = location["region"]
    assert (region["startLine"], region["startColumn"]) <= (region["endLine"], region["endColumn"])
    uri = urlsplit(location["artifactLocation"]["uri"])
    assert re.fullmatch(r"(?:[A-Za-z0-9._~/-]|%[0-9A-F]{2})*", uri.path)
    known = in_repository(path, "GITHUB_WORKSPACE")
    assert uri.scheme == ("file" if known.startswith("/") else "")
    if not re.search("[\ud800-\udfff]", path):
        assert unquote(uri.path) == known
    assert found["fixes"][0]["artifactChanges"][0]["replacements"][0]["insertedContent"]["text"] == words


@pytest.mark.parametrize("hostile", ["\ud800", "\x1b[0m", "\x9b", "\u202e", "\u2028", "\x7f"])
def test_what_no_encoding_takes_or_a_terminal_obeys_is_escaped(hostile: str) -> None:
    text = render("sarif", report(finding(Location(Source(f"{hostile}.yaml", ""), 0, 0, f"/{hostile}"), hostile)))
    assert hostile not in text
    assert json.loads(text.encode())["runs"][0]["results"][0]["message"]["text"] == f"{hostile}."


# Fixes, suppressions, fingerprints


def test_a_fix_names_its_files_and_replacements_in_order() -> None:
    other = Source("b c.yaml", "é: 😀: x\n")
    edits = (Edit(OPENCLAW, 20, 20, "z"), Edit(other, 6, 7, ""), Edit(OPENCLAW, 2, 3, "y"), Edit(OPENCLAW, 20, 20, "z"))
    (fix,) = result_of(finding(place(OPENCLAW, "nvidia"))._replace(fix=Fix("mend it", edits, safe=False)))["fixes"]
    assert fix["description"] == {"text": "mend it. This may change what is meant."}
    assert fix["properties"] == {"safe": False}
    paths = [change["artifactLocation"]["uri"] for change in fix["artifactChanges"]]
    assert paths == ["b%20c.yaml", "openclaw.json"]
    assert [len(change["replacements"]) for change in fix["artifactChanges"]] == [1, 2]
    assert fix["artifactChanges"][0]["replacements"] == [
        {
            "deletedRegion": {"startLine": 1, "startColumn": 8, "endLine": 1, "endColumn": 9},
            "insertedContent": {"text": ""},
        }
    ]
    text = OPENCLAW.text
    assert apply_fix({"openclaw.json": text, "b c.yaml": other.text}, fix) == {
        "openclaw.json": f"{text[:2]}y{text[3:20]}z{text[20:]}",
        "b c.yaml": "é: 😀: \n",
    }


@pytest.mark.parametrize(
    "fix", [None, Fix("none", ()), Fix("refused", (Edit(OPENCLAW, 0, 0, "x"),), refused="it would break the file")]
)
def test_what_cannot_be_applied_is_no_fix(fix: Fix | None) -> None:
    assert "fixes" not in result_of(finding(place(OPENCLAW, "nvidia"))._replace(fix=fix))


@pytest.mark.parametrize(
    ("suppressed", "suppression"),
    [
        (Suppressed("comment", "known"), {"kind": "inSource", "justification": "known"}),
        (Suppressed("comment"), {"kind": "inSource"}),
        (Suppressed("baseline"), {"kind": "external"}),
    ],
)
def test_suppressed_findings_are_marked(suppressed: Suppressed, suppression: dict[str, str]) -> None:
    one = finding(place(OPENCLAW, "nvidia"))
    assert result_of(one._replace(suppressed=suppressed))["suppressions"] == [suppression]
    assert "suppressions" not in result_of(one)


def test_fingerprints_leave_githubs_own_key_alone() -> None:
    one = finding(place(OPENCLAW, "nvidia"))
    assert result_of(one._replace(fingerprint="abc"))["partialFingerprints"] == {"provcheckFinding/v1": "abc"}
    assert "partialFingerprints" not in result_of(one)


def test_releases_are_told() -> None:
    one = finding(place(OPENCLAW, "nvidia"))._replace(releases=("2026.9.6",))
    assert result_of(one)["properties"] == {"releases": ["2026.9.6"]}


# Rules and limits


def test_a_rule_stands_once_and_results_point_to_it() -> None:
    later = finding(place(OPENCLAW, "nvidia"))._replace(code="PC500", name="other")
    one = finding(place(OPENCLAW, "nvidia"), severity=Severity.INFO)
    run = run_of(report(later, one, one))
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == ["PC201", "PC500"]
    assert [(one["ruleId"], one["ruleIndex"], one["level"]) for one in run["results"]] == [
        ("PC500", 1, "error"),
        ("PC201", 0, "note"),
        ("PC201", 0, "note"),
    ]


def test_long_descriptions_are_cut_where_github_cuts_them() -> None:
    text = render(
        "sarif",
        report(finding(place(OPENCLAW, "nvidia"))),
        explain=lambda _: About("word " * 500, f"## What it does\n\n{'words ' * 500}", Severity.ERROR),
    )
    (rule,) = read("sarif", text)["runs"][0]["tool"]["driver"]["rules"]
    for key in ("shortDescription", "fullDescription"):
        assert 1000 < len(rule[key]["text"]) <= 1024


def test_the_gravest_findings_are_kept_in_their_order() -> None:
    where = place(OPENCLAW, "nvidia")
    found = [finding(where, str(at), Severity(at % 3 + 1)) for at in range(6)]
    found.insert(0, finding(where, "suppressed")._replace(suppressed=Suppressed("comment")))
    assert [one.message for one in gravest(found, 3)] == ["1", "2", "5"]
    assert gravest(found, 7) is found


def test_github_gets_no_more_results_than_it_takes(monkeypatch: pytest.MonkeyPatch) -> None:
    assert provcheck.report.sarif.MOST_RESULTS == 25_000
    monkeypatch.setattr(provcheck.report.sarif, "MOST_RESULTS", 3)
    document = json.loads(render("sarif", report(*[finding(place(OPENCLAW, "nvidia"))] * 4)))
    (run,) = document["runs"]
    assert len(run["results"]) == 3
    (notification,) = run["invocations"][0]["toolExecutionNotifications"]
    assert notification["message"]["text"].startswith("1 more findings")


SNAPSHOT = """\
{
  "$schema": "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
  "version": "2.1.0",
  "runs": [
    {
      "tool": {
        "driver": {
          "name": "provcheck",
          "fullName": "provcheck VERSION",
          "informationUri": "https://provcheck.dev",
          "version": "VERSION",
          "semanticVersion": "VERSION",
          "rules": [
            {
              "id": "PC203",
              "name": "unknown-model",
              "shortDescription": {
                "text": "A model ref names a model that its provider does not list."
              },
              "fullDescription": {
                "text": "A model ref names a model that its provider does not list."
              },
              "help": {
                "text": "A model ref names a model that its provider does not list."
              },
              "helpUri": "https://provcheck.dev/rules/PC203",
              "defaultConfiguration": {
                "level": "note"
              },
              "properties": {
                "tags": [
                  "References"
                ],
                "problem.severity": "recommendation"
              }
            },
            {
              "id": "PC401",
              "name": "max-tokens-exceeds-context",
              "shortDescription": {
                "text": "A maxTokens above the window."
              },
              "fullDescription": {
                "text": "Reports a maxTokens above contextWindow."
              },
              "help": {
                "text": "PC401 max-tokens-exceeds-context\\n\\nerror | OpenClaw | fix: none | since 0.0.9\\n\\nA maxTokens above the window.\\n\\nWhat it does\\n\\nReports a maxTokens\\nabove contextWindow.\\n\\nBad\\n\\nopenclaw.json:\\n\\n{ a: 1 }\\n",
                "markdown": "# PC401 max-tokens-exceeds-context\\n\\nerror | OpenClaw | fix: none | since 0.0.9\\n\\nA `maxTokens` above the window.\\n\\n## What it does\\n\\nReports a `maxTokens`\\nabove `contextWindow`.\\n\\n## Bad\\n\\n`openclaw.json`:\\n\\n```json5\\n{ a: 1 }\\n```\\n"
              },
              "helpUri": "https://provcheck.dev/rules/PC401",
              "defaultConfiguration": {
                "level": "error"
              },
              "properties": {
                "tags": [
                  "Limits"
                ],
                "problem.severity": "error"
              }
            }
          ]
        }
      },
      "invocations": [
        {
          "executionSuccessful": true
        }
      ],
      "originalUriBaseIds": {
        "%SRCROOT%": {
          "description": {
            "text": "The top of the repository, or else the current folder."
          }
        }
      },
      "columnKind": "utf16CodeUnits",
      "newlineSequences": [
        "\\r\\n",
        "\\n",
        "\\r"
      ],
      "defaultEncoding": "utf-8",
      "results": [
        {
          "ruleId": "PC401",
          "ruleIndex": 1,
          "level": "error",
          "message": {
            "text": "maxTokens 262144 is larger than contextWindow 131072. Help: set maxTokens to 8192, or leave it out: OpenClaw then works with 8192, which suits every model of this list. See also: [the context window is set here](1)."
          },
          "locations": [
            {
              "physicalLocation": {
                "artifactLocation": {
                  "uri": "openclaw.json",
                  "uriBaseId": "%SRCROOT%"
                },
                "region": {
                  "startLine": 5,
                  "startColumn": 74,
                  "endLine": 5,
                  "endColumn": 80
                }
              },
              "logicalLocations": [
                {
                  "name": "maxTokens",
                  "fullyQualifiedName": "/models/providers/nvidia/models/0/maxTokens",
                  "kind": "property"
                }
              ]
            }
          ],
          "relatedLocations": [
            {
              "id": 1,
              "physicalLocation": {
                "artifactLocation": {
                  "uri": "openclaw.json",
                  "uriBaseId": "%SRCROOT%"
                },
                "region": {
                  "startLine": 5,
                  "startColumn": 55,
                  "endLine": 5,
                  "endColumn": 61
                }
              },
              "message": {
                "text": "the context window is set here."
              }
            }
          ]
        },
        {
          "ruleId": "PC203",
          "ruleIndex": 0,
          "level": "warning",
          "message": {
            "text": "provider \\"nvidia\\" has no model \\"glm-5.2\\". Help: did you mean \\"nvidia/z-ai/glm-5.2\\"?"
          },
          "locations": [
            {
              "physicalLocation": {
                "artifactLocation": {
                  "uri": "openclaw.json",
                  "uriBaseId": "%SRCROOT%"
                },
                "region": {
                  "startLine": 9,
                  "startColumn": 32,
                  "endLine": 9,
                  "endColumn": 48
                }
              },
              "logicalLocations": [
                {
                  "name": "model",
                  "fullyQualifiedName": "/agents/defaults/model",
                  "kind": "property"
                }
              ]
            }
          ],
          "fixes": [
            {
              "description": {
                "text": "write \\"nvidia/z-ai/glm-5.2\\"."
              },
              "artifactChanges": [
                {
                  "artifactLocation": {
                    "uri": "openclaw.json",
                    "uriBaseId": "%SRCROOT%"
                  },
                  "replacements": [
                    {
                      "deletedRegion": {
                        "startLine": 9,
                        "startColumn": 40,
                        "endLine": 9,
                        "endColumn": 40
                      },
                      "insertedContent": {
                        "text": "z-ai/"
                      }
                    }
                  ]
                }
              ],
              "properties": {
                "safe": true
              }
            }
          ],
          "properties": {
            "releases": [
              "2026.9.6"
            ]
          }
        }
      ],
      "properties": {
        "catalog": "2026-11-20",
        "asOf": "2026-11-21",
        "openclaw": [
          {
            "path": "openclaw.json",
            "release": "2026.9.6",
            "why": "newest known"
          }
        ]
      }
    }
  ]
}
"""
