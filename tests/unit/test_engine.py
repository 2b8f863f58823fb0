"""A run from paths to a report."""

from __future__ import annotations

from pathlib import Path

import pytest

from provcheck import catalog
from provcheck.dialects.openclaw_releases import NEWEST, RELEASES
from provcheck.finding import Severity
from support import TODAY, found, lint

OPENCLAW = """{
  agents: { defaults: { model: "local/llama" } },
  models: { providers: { local: {
    baseUrl: "http://localhost:8000/v1",
    models: [{ id: "llama", name: "L", contextWindow: 40960, maxTokens: 40960 }],
  } } },
}
"""
WARNING = {"openclaw.json": OPENCLAW}
ERROR = {"openclaw.json": OPENCLAW.replace("local/llama", "locla/llama")}


def manifests(cap: int) -> str:
    return f"""apiVersion: pai.io/v1
kind: ModelProvider
metadata: {{name: local}}
spec: {{provider: vllm, endpoint: http://vllm/v1, maxTokensPerRequest: {cap}}}
"""


# Releases


def test_each_file_has_its_own_release(tmp_path: Path) -> None:
    stamp = "{{ meta: {{ lastTouchedVersion: {} }} }}"
    files = {
        "a.openclaw.json": stamp.format("'2026.8.2'"),
        "b.openclaw.json": stamp.format("'2026.5.1-beta.3'"),
        "c.openclaw.json": stamp.format("'soon'"),
        "d.openclaw.json": "{}",
        "e.openclaw.json": stamp.format("'2025.12.1'"),
    }
    assert [(one.path, one.release, one.why) for one in lint(tmp_path, files).openclaw] == [
        ("a.openclaw.json", "2026.8.2", "meta.lastTouchedVersion is 2026.8.2"),
        ("b.openclaw.json", "2026.4.29", "meta.lastTouchedVersion is 2026.5.1-beta.3"),
        ("c.openclaw.json", NEWEST, "newest known"),
        ("d.openclaw.json", NEWEST, "newest known"),
        ("e.openclaw.json", "2026.1.30", "meta.lastTouchedVersion is 2025.12.1, older than every known release"),
    ]


def test_a_stamp_may_be_included(tmp_path: Path) -> None:
    files = {"openclaw.json": "{ meta: { $include: './meta' } }", "meta": "{ lastTouchedVersion: '2026.7.1' }"}
    assert [one.release for one in lint(tmp_path, files).openclaw] == ["2026.7.1"]


def test_releases_that_are_asked_for_count_for_every_file(tmp_path: Path) -> None:
    files = {"openclaw.json": "{ meta: { lastTouchedVersion: '2026.2.26' } }", "x.openclaw.json": "{}"}
    report = lint(tmp_path, files, releases=("2026.7.1", "2026.9.6"))
    assert [(one.path, one.release, one.why) for one in report.openclaw] == [
        ("openclaw.json", "2026.7.1", "asked for"),
        ("openclaw.json", "2026.9.6", "asked for"),
        ("x.openclaw.json", "2026.7.1", "asked for"),
        ("x.openclaw.json", "2026.9.6", "asked for"),
    ]


def test_a_finding_that_holds_for_some_releases_names_them(tmp_path: Path) -> None:
    files = {"openclaw.json": "{ agents: { entries: { main: { model: 'anthropic/' } } } }"}
    assert not found(lint(tmp_path, files, releases=("2026.5.28", "2026.7.1")), "PC201")
    held = [finding.releases for finding in found(lint(tmp_path, files, releases=RELEASES), "PC201")]
    assert sorted(release for releases in held for release in releases or ()) == ["2026.8.2", "2026.9.6"]


def test_a_finding_that_holds_for_all_releases_is_told_once(tmp_path: Path) -> None:
    for releases in ((), ("2026.7.1",), ("2026.7.1", "2026.9.6"), RELEASES):
        (finding,) = found(lint(tmp_path, WARNING, releases=releases), "PC401")
        assert finding.releases is None


def test_pai_does_not_depend_on_releases(tmp_path: Path) -> None:
    files = {"a.yaml": manifests(5), "b.yaml": manifests(6), "openclaw.json": "{}"}
    once, often = lint(tmp_path, files), lint(tmp_path, files, releases=RELEASES)
    assert [one.code for one in once.findings] == [one.code for one in often.findings]
    assert once.findings
    assert all(one.releases is None for one in often.findings)


def test_two_configurations_of_two_releases_share_a_part(tmp_path: Path) -> None:
    whole = "{ meta: { lastTouchedVersion: '%s' }, agents: { $include: './agents' } }"
    files = {
        "a.openclaw.json": whole % "2026.8.2",
        "b.openclaw.json": whole % "2026.9.6",
        "c.openclaw.json": whole % "2026.9.6",
        "agents": "{ defaults: { models: { 'openai/b': {} }, subagents: { model: 'openai/a' } } }",
    }
    (finding,) = found(lint(tmp_path, files), "PC204")
    assert finding.releases == ("2026.8.2", "2026.9.6")


# What is shown


@pytest.mark.parametrize(
    ("fail_on", "show", "shown", "failed"),
    [
        (Severity.WARNING, Severity.WARNING, 1, True),
        (Severity.ERROR, Severity.WARNING, 1, False),
        (Severity.ERROR, Severity.ERROR, 0, False),
        (Severity.INFO, Severity.ERROR, 1, True),
        (Severity.WARNING, Severity.ERROR, 1, True),
        (None, Severity.ERROR, 0, False),
        (None, Severity.INFO, 1, False),
    ],
)
def test_what_fails_a_run_is_shown(
    tmp_path: Path, fail_on: Severity | None, show: Severity, shown: int, failed: bool
) -> None:
    report = lint(tmp_path, WARNING, fail_on=fail_on, show=show)
    assert (len(report.findings), report.failed) == (shown, failed)
    assert (report.summary.warning, report.summary.hidden) == (shown, 1 - shown)


def test_an_error_fails(tmp_path: Path) -> None:
    report = lint(tmp_path, ERROR, fail_on=Severity.ERROR, show=Severity.ERROR)
    assert report.failed
    assert (report.summary.error, report.summary.hidden) == (1, 1)


@pytest.mark.parametrize(
    ("select", "ignore", "codes"),
    [
        ((), (), ["PC202", "PC401"]),
        (("PC4",), (), ["PC401"]),
        (("unknown-provider",), (), ["PC202"]),
        ((), ("PC2",), ["PC401"]),
        (("PC",), ("PC4",), ["PC202"]),
        (("PC401",), ("PC4",), ["PC401"]),
        (("PC3",), (), []),
    ],
)
def test_the_choice_of_rules(
    tmp_path: Path, select: tuple[str, ...], ignore: tuple[str, ...], codes: list[str]
) -> None:
    report = lint(tmp_path, ERROR, select=select, ignore=ignore)
    assert [finding.code for finding in report.findings] == codes
    assert report.summary.hidden == 0


def test_suppressed_findings_are_counted_and_nothing_else(tmp_path: Path) -> None:
    text = OPENCLAW.replace("maxTokens: 40960 }", "maxTokens: 40960 } // provcheck: ignore[PC401] measured\n")
    report = lint(tmp_path, {"openclaw.json": text})
    assert not report.failed
    assert (report.summary.suppressed, report.summary.hidden, report.summary.warning) == (1, 0, 0)


# The report


def test_findings_stand_in_the_order_of_paths_and_places(tmp_path: Path) -> None:
    files = {
        "b.openclaw.json": ERROR["openclaw.json"],
        "a.openclaw.json": ERROR["openclaw.json"],
        "c.yaml": manifests(5),
    }
    findings = lint(tmp_path, files).findings
    assert [one.order for one in findings] == sorted(one.order for one in findings)
    assert [(one.location.path, one.code) for one in findings][:4] == [
        ("a.openclaw.json", "PC202"),
        ("a.openclaw.json", "PC401"),
        ("b.openclaw.json", "PC202"),
        ("b.openclaw.json", "PC401"),
    ]


def test_files_are_counted_once_and_only_those_that_were_checked(tmp_path: Path) -> None:
    files = {
        "openclaw.json": "{ models: { $include: './part' } }",
        "part": "{}",
        "bad.openclaw.json": "{",
        "agent.yaml": "apiVersion: pai.io/v1\nkind: Agent\nspec: {configFiles: [{content: '{agents: {}}'}]}\n",
        "others.yaml": "a: 1",
        "crd.yaml": "# pai.io/\na: 1",
        "README.md": "",
    }
    assert lint(tmp_path, files).summary.files == 4
    assert lint(tmp_path, {}, ["others.yaml", "openclaw.json"]).summary.files == 4


def test_one_bad_file_hides_no_other(tmp_path: Path) -> None:
    files = {**ERROR, "a.openclaw.json": "{", "b.yaml": "apiVersion: pai.io/v1\nkind: [", "z.openclaw.json": "\0"}
    codes = [(one.location.path, one.code) for one in lint(tmp_path, files).findings]
    assert codes == [
        ("a.openclaw.json", "PC001"),
        ("b.yaml", "PC001"),
        ("openclaw.json", "PC202"),
        ("openclaw.json", "PC401"),
        ("z.openclaw.json", "PC001"),
    ]


def test_an_empty_run(tmp_path: Path) -> None:
    report = lint(tmp_path, {})
    assert (report.findings, report.openclaw, report.failed) == ((), (), False)
    assert report.summary.files == 0
    assert (report.catalog, report.as_of) == (catalog.DATE, TODAY.isoformat())


@pytest.mark.parametrize("name", ["notes.txt", "a.json", "b.yaml", "empty"])
def test_a_named_file_of_neither_dialect(tmp_path: Path, name: str) -> None:
    report = lint(tmp_path, {name: ""} if name == "empty" else {name: "1"}, [name])
    (finding,) = report.findings
    assert (finding.code, finding.location.start, finding.location.end) == ("PC006", 0, 0)
    assert report.summary.files == 0


def test_repeated_keys_are_told_in_files_of_the_two_dialects_only(tmp_path: Path) -> None:
    files = {
        "openclaw.json": "{ a: 1, a: 1 }",
        "package.json": '{ "a": 1, "a": 1 }',
        "mixed.yaml": "x: 1\nx: 1\n---\napiVersion: pai.io/v1\nkind: Secret\nkind: Secret\n---\ny: 1\ny: 1\n",
    }
    report = lint(tmp_path, files, ["package.json"])
    assert [(one.location.path, one.location.begin[0]) for one in found(report, "PC002")] == [
        ("mixed.yaml", 6),
        ("openclaw.json", 1),
    ]
