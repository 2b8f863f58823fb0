"""What every rule passes without being asked. A rule joins by standing in the registry."""

import ast
import importlib
import random
import re
import string
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import chdir
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from consumers import READERS
from consumers.rdjson import apply_suggestion
from consumers.sarif import apply_fix
from consumers.schemas import read
from provcheck.cli.running import _about
from provcheck.finding import Finding, Report, Severity
from provcheck.model import OPENCLAW, PAI
from provcheck.redact.redactor import mask
from provcheck.report import FORMATS, render
from provcheck.rules import REGISTRY, Entry
from provcheck.rules.page import docstring
from provcheck.syntax.edits import Edit
from rule_examples import HEADINGS, Example, examples, sections
from support import edited, lint

SECRET = "nvapi-" + "".join(random.Random(3).choices(string.ascii_letters + string.digits, k=64))
MAX_ROUNDS = 10


def pages(heading: str) -> list[Any]:
    """Every example of every page under a heading, with the rule's code."""
    return [
        pytest.param(entry.code, example, id=f"{entry.code}-{number}")
        for entry in REGISTRY
        for number, example in enumerate(examples(docstring(entry.load()), heading), 1)
    ]


BAD = pages("Bad")
GOOD = pages("Good")
every_rule = pytest.mark.parametrize("entry", REGISTRY, ids=lambda entry: str(entry.code))
every_bad_example = pytest.mark.parametrize(("code", "example"), BAD)


def run(folder: Path, example: Example, files: dict[str, str] | None = None) -> Report:
    texts = example.files if files is None else files
    return lint(folder, texts, named=list(texts), releases=example.releases, as_of=example.as_of)


def of(report: Report, code: str) -> list[Finding]:
    return [finding for finding in report.findings if finding.code == code]


# The rule and its page


@every_rule
def test_the_registry_agrees_with_the_rule(entry: Entry) -> None:
    rule = entry.load()
    assert (rule.code, rule.name, rule.dialects) == (entry.code, entry.name, entry.dialects)
    assert set(rule.dialects) <= {OPENCLAW, PAI}
    assert rule.severity in Severity
    assert set((rule.fix or "safe").split(" or ")) <= {"safe", "unsafe"}
    assert re.fullmatch(r"\d+\.\d+\.\d+", rule.since)


def test_the_registry_is_sorted_and_unique() -> None:
    assert all(before.code < after.code for before, after in pairwise(REGISTRY))
    assert len({entry.name for entry in REGISTRY}) == len(REGISTRY)


@every_rule
def test_a_rule_needs_no_other_rule(entry: Entry) -> None:
    tree = ast.parse(Path(str(importlib.import_module(type(entry.load()).__module__).__file__)).read_text())
    imported = [node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
    assert not [name for name in imported if name.startswith("provcheck.rules.pc")]


@every_rule
def test_the_page_has_a_summary_and_its_headings_in_order(entry: Entry) -> None:
    found = sections(docstring(entry.load()))
    assert tuple(found) == ("", *HEADINGS)
    assert all(text.strip() for text in found.values())
    summary = found[""].strip()
    assert "\n" not in summary
    assert summary.endswith(".")


@every_rule
def test_the_page_has_examples(entry: Entry) -> None:
    page = docstring(entry.load())
    assert examples(page, "Bad")
    assert examples(page, "Good")


@every_rule
def test_the_page_names_public_sources_only(entry: Entry) -> None:
    page = docstring(entry.load())
    assert not re.search(r"(?:^|[\s`(])(?:\.\./|/(?:tmp|home|root)\b)", page)


# The examples


@every_bad_example
def test_a_bad_example_raises_its_code_and_no_other(tmp_path: Path, code: str, example: Example) -> None:
    report = run(tmp_path, example)
    assert {finding.code for finding in report.findings} == {code}


@pytest.mark.parametrize(("code", "example"), GOOD)
def test_a_good_example_is_clean(tmp_path: Path, code: str, example: Example) -> None:
    report = run(tmp_path, example)
    assert not [finding for finding in report.findings if finding.severity > Severity.INFO]
    assert not of(report, code)


@every_bad_example
def test_places_are_real(tmp_path: Path, code: str, example: Example) -> None:
    for finding in run(tmp_path, example).findings:
        for place in (finding.location, *(related.location for related in finding.related)):
            text = example.files[place.path]
            # Reports show no secret, not even that of an example.
            assert place.source.text == mask(text)
            assert 0 <= place.start <= place.end <= len(text)
            # What is said of a whole file stands at its beginning, what is missing at its end.
            assert text[place.start : place.end].strip() or place.start in {0, len(text), len(text.rstrip())}
            assert min(place.begin) >= 1
            assert place.begin <= place.stop


@every_bad_example
def test_words_are_there(tmp_path: Path, code: str, example: Example) -> None:
    for finding in run(tmp_path, example).findings:
        texts = [finding.message, *(related.message for related in finding.related)]
        texts += [finding.help] if finding.help is not None else []
        for text in texts:
            assert text
            assert "\n" not in text
            assert not text.endswith(".")
            assert "None" not in text
            assert "UNKNOWN" not in text


# Suppression


def comment(path: str, text: str) -> str:
    return f"{'#' if path.endswith(('.yaml', '.yml')) else '//'} {text}"


def on_the_line(text: str, line: int, remark: str) -> str:
    lines = text.split("\n")
    lines[line - 1] += f" {remark}"
    return "\n".join(lines)


def above_the_line(text: str, line: int, remark: str) -> str:
    lines = text.split("\n")
    indent = re.match(r"\s*", lines[line - 1])
    lines.insert(line - 1, f"{indent[0] if indent else ''}{remark}")
    return "\n".join(lines)


def at_the_top(text: str, line: int, remark: str) -> str:
    return remark.replace("ignore[", "ignore-file[") + "\n" + text


def selectors(code: str, place: Callable[[str, int, str], str]) -> list[str]:
    """The ways to name a rule; one is enough for each other place, since all places read the same words."""
    if place is not on_the_line:
        return [code]
    (entry,) = (entry for entry in REGISTRY if entry.code == code)
    beside = "PC102" if code == "PC005" else "PC999"  # what no rule has is a finding of PC005 itself
    return [code, code[:3], entry.name, f"{beside},{code}"]


@pytest.mark.parametrize("place", [on_the_line, above_the_line, at_the_top])
@every_bad_example
def test_findings_can_be_suppressed(
    tmp_path: Path, code: str, example: Example, place: Callable[[str, int, str], str]
) -> None:
    if code == "PC006":
        pytest.skip("comments in files of others are not read")
    findings = run(tmp_path, example).findings
    for selector in selectors(code, place):
        files = dict(example.files)
        spots = {(one.location.path, one.location.begin[0], one.location.end) for one in findings}
        for path, line, end in sorted(spots, reverse=True):
            if place is not at_the_top and _is_out_of_reach(code, end, place):
                pytest.skip("no comment can stand there")
            # What an agent's manifest embeds is JSON5, with comments of its own; its beginning is the manifest's.
            language = "openclaw.json" if code == "PC706" and place is not at_the_top else path
            files[path] = place(files[path], line, comment(language, f"provcheck: ignore[{selector}] a reason"))
        report = run(tmp_path, example, files)
        assert not of(report, code)
        assert report.summary.suppressed >= len(findings)


def _is_out_of_reach(code: str, end: int, place: Callable[[str, int, str], str]) -> bool:
    """A file as a whole has no line, and behind an error in its syntax a text is not read."""
    return end == 0 or (code == "PC001" and place is on_the_line)


# Fixes


def commented(files: dict[str, str]) -> dict[str, str]:
    """The same files with a comment above every line."""
    found = {}
    for path, text in files.items():
        found[path] = text
        for line in range(text.count("\n"), 0, -1):
            found[path] = above_the_line(found[path], line, comment(path, f"remark {line}"))
    return found


def remarks(text: str) -> list[str]:
    return re.findall(r"(?:#|//) remark \d+", text)


def kind(finding: Finding) -> str:
    """Which kind of fix a finding offers; empty for none."""
    return "" if finding.fix is None else "safe" if finding.fix.safe else "unsafe"


@every_rule
def test_the_examples_offer_the_declared_fix_and_no_other(tmp_path: Path, entry: Entry) -> None:
    rule = entry.load()
    offered = set()
    for number, example in enumerate(examples(docstring(rule), "Bad")):
        offered |= {kind(finding) for finding in run(tmp_path / str(number), example).findings}
    assert offered - {""} <= set((rule.fix or "").split(" or "))
    assert bool(offered - {""}) == bool(rule.fix)


@every_bad_example
def test_a_fix_removes_its_finding_and_keeps_all_comments(tmp_path: Path, code: str, example: Example) -> None:
    files = commented(example.files)
    report = run(tmp_path, example, files)
    before = Counter(finding.code for finding in report.findings)
    for finding in report.findings:
        if finding.fix is None:
            continue
        mended = edited(files, finding.fix.edits)
        after = Counter(one.code for one in run(tmp_path, example, mended).findings)
        assert after[code] < before[code]
        assert not after - before
        for path in files:
            assert remarks(mended[path]) == remarks(files[path])


@every_bad_example
def test_fixing_comes_to_an_end(tmp_path: Path, code: str, example: Example) -> None:
    files = dict(example.files)
    for _ in range(MAX_ROUNDS):
        changes = next(_offered(run(tmp_path, example, files)), ())
        mended = edited(files, changes)
        if mended == files:
            break
        files = mended
    assert mended == files
    assert not list(_offered(run(tmp_path, example, files)))


def _offered(report: Report) -> Iterator[tuple[Edit, ...]]:
    return (finding.fix.edits for finding in report.findings if finding.fix)


# Secrets and formats


def in_a_comment(text: str, finding: Finding) -> str:
    return on_the_line(text, finding.location.begin[0], comment(finding.location.path, SECRET))


def in_the_addresses(text: str, finding: Finding) -> str:
    return text.replace("://", f"://user:{SECRET}@")


def in_the_value(text: str, finding: Finding) -> str:
    value = text[finding.location.start : finding.location.end]
    inner = value.strip("\"'")
    return text.replace(value, value.replace(inner, SECRET)) if inner.strip() else text


def beside_it_on_one_line(text: str, finding: Finding) -> str:
    if not finding.location.path.endswith((".json", ".json5")):
        return in_a_comment(text, finding)
    key = f'apiKey: "{SECRET}"'
    with_key = re.sub(r'apiKey: "[^"]*"', key, text)
    return " ".join((with_key if SECRET in with_key else text.replace("baseUrl:", f"{key}, baseUrl:")).split())


@pytest.mark.parametrize("plant", [in_a_comment, in_the_addresses, in_the_value, beside_it_on_one_line])
@every_bad_example
def test_no_output_holds_a_secret(
    tmp_path: Path, code: str, example: Example, plant: Callable[[str, Finding], str]
) -> None:
    for finding in run(tmp_path, example).findings:
        path = finding.location.path
        report = run(tmp_path, example, {**example.files, path: plant(example.files[path], finding)})
        for name in FORMATS:
            output = render(name, report)
            assert SECRET not in output
            assert SECRET[6:] not in output


@every_bad_example
def test_consumers_read_every_finding(tmp_path: Path, code: str, example: Example) -> None:
    report = run(tmp_path, example)
    wanted = [(one.location.path, one.location.begin[0], code) for one in report.findings]
    with chdir(tmp_path):
        for name, told in READERS.items():
            assert [(one.path, one.line, one.code) for one in told(render(name, report, explain=_about))] == wanted, (
                name
            )


def awkward(path: str, text: str) -> str:
    """A text in which columns in UTF-16 differ from those in characters, where comments can stand before anything."""
    if path.endswith((".json", ".json5")):
        text = re.sub("^", "/*😀\u00e9*/", text, flags=re.MULTILINE)
    return "\ufeff" + text.replace("\n", "\r\n")


@every_bad_example
def test_other_programs_can_apply_the_fixes(tmp_path: Path, code: str, example: Example) -> None:
    files = {path: awkward(path, text) for path, text in example.files.items()}
    report = run(tmp_path, example, files)
    results = read("sarif", render("sarif", report))["runs"][0]["results"]
    diagnostics = read("rdjson", render("rdjson", report))["diagnostics"]
    for finding, result, diagnostic in zip(report.findings, results, diagnostics, strict=True):
        if finding.fix and finding.fix.edits:
            fixed = edited(files, finding.fix.edits)
            (fix,) = result["fixes"]
            assert apply_fix(files, fix) == fixed
            for suggestion in diagnostic.get("suggestions", []):
                path = finding.location.path
                assert {**files, path: apply_suggestion(files[path], suggestion)} == fixed
