from __future__ import annotations

from pathlib import Path

import pytest

from consumers.gitlab import gitlab
from provcheck.finding import Severity, Suppressed
from provcheck.report import render
from provcheck.syntax.source import Location, Source
from report_samples import OPENCLAW, finding, full_report, place, report


@pytest.fixture(autouse=True)
def _no_job(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("CI_PROJECT_DIR", raising=False)
    monkeypatch.chdir(tmp_path)


def test_a_whole_report() -> None:
    whole = full_report()
    marked = [one._replace(fingerprint=str(number) * 32) for number, one in enumerate(whole.findings)]
    text = render("gitlab", whole._replace(findings=tuple(marked)))
    assert text == (
        """\
[
  {
    "type": "issue",
    "check_name": "PC401",
    "description": "PC401 max-tokens-exceeds-context: maxTokens 262144 is larger than contextWindow 131072. Help: set maxTokens to 8192, or leave it out: OpenClaw then works with 8192, which suits every model of this list.",
    "categories": [
      "Bug Risk"
    ],
    "severity": "critical",
    "fingerprint": "00000000000000000000000000000000",
    "location": {
      "path": "openclaw.json",
      "lines": {
        "begin": 5,
        "end": 5
      }
    }
  },
  {
    "type": "issue",
    "check_name": "PC203",
    "description": "PC203 unknown-model: provider \\"nvidia\\" has no model \\"glm-5.2\\". Help: did you mean \\"nvidia/z-ai/glm-5.2\\"?",
    "categories": [
      "Bug Risk"
    ],
    "severity": "major",
    "fingerprint": "11111111111111111111111111111111",
    "location": {
      "path": "openclaw.json",
      "lines": {
        "begin": 9,
        "end": 9
      }
    }
  }
]
"""
    )
    assert [one.line for one in gitlab(text)] == [5, 9]


def test_a_clean_run_is_an_empty_array() -> None:
    assert render("gitlab", report()) == "[]\n"


def test_an_info_is_an_info_and_what_is_suppressed_is_left_out() -> None:
    one = finding(place(OPENCLAW, "nvidia"), severity=Severity.INFO)
    told = gitlab(render("gitlab", report(one, one._replace(suppressed=Suppressed("baseline")))))
    assert [entry.severity for entry in told] == ["info"]


def test_paths_count_from_the_top_of_the_project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "sub").mkdir()
    monkeypatch.chdir(tmp_path / "sub")
    monkeypatch.setenv("CI_PROJECT_DIR", str(tmp_path))
    (one,) = gitlab(render("gitlab", report(finding(Location(Source("a.yaml", "a"), 0, 1)))))
    assert one.path == "sub/a.yaml"
