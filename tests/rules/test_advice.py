"""Advice that works: whatever fix a rule offers removes what the rule found, and adds nothing.

The cases are the Bad examples of all pages, the same ones spread over several files, and a few that pages have no room
for.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from provcheck.finding import Finding, Report
from provcheck.rules import REGISTRY, Entry
from provcheck.rules.page import docstring
from rule_examples import Example, examples
from rule_models import NIM, openclaw, pai
from support import edited, lint

MAX_ROUNDS = 20
FIXING = [entry for entry in REGISTRY if entry.load().fix]


def nim(listed: str, ref: str) -> dict[str, str]:
    """A provider on hosted NIM and an agent that names its model, each in a manifest of its own."""
    agent, provider = pai(f"nvidia/{ref}", name="nvidia", spec=f"allowedModels: [{listed}]", kind="openai").split(
        "---\n"
    )
    return {"agent.yaml": agent, "provider.yaml": provider.replace("http://vllm:8000", f"https://{NIM}")}


def included(listed: str, ref: str) -> dict[str, str]:
    """A provider on hosted NIM in a part of its own, which a configuration includes."""
    provider = f'{{ baseUrl: "https://{NIM}/v1", models: [{{ id: "{listed}", name: "M" }}] }}'
    return {
        "openclaw.json": f'{{ $include: "./part.json5", agents: {{ defaults: {{ model: "nvidia/{ref}" }} }} }}\n',
        "part.json5": f"{{ models: {{ providers: {{ nvidia: {provider} }} }} }}\n",
    }


TWICE = "nvidia/openai/gpt-oss-20b"
SLIP = "openai/gpt_oss_20b"

# Fixes that mend a definition and the refs to it, in two files.
SPREAD = [
    ("PC302", nim(TWICE, TWICE)),
    ("PC302", included(TWICE, TWICE)),
    ("PC306", nim(SLIP, SLIP)),
    ("PC306", included(SLIP, SLIP)),
]
# Fixes that the rule's page has no room for.
FURTHER = [
    *SPREAD,
    # "google" is built in, but the whole text is an id that "router" lists.
    ("PC202", {"openclaw.json": openclaw('"google/gemma-9"', name="router", ids="google/gemma-9")}),
    # Nobody knows the id without the prefix either.
    ("PC302", {"openclaw.json": openclaw('"lab/x"', name="lab", ids="lab/mine")}),
    # White space inside an address.
    ("PC502", {"openclaw.json": openclaw('"lab/x"', name="lab", ids="x").replace("localhost", "local host")}),
]


def spread(files: Mapping[str, str]) -> dict[str, str]:
    """The same workspace in more files: each YAML document in its own, each configuration behind an ``$include``."""
    found = {}
    for name, text in files.items():
        stem, _, ending = name.rpartition(".")
        if ending in {"yaml", "yml"}:
            documents = text.split("---\n")
            found.update({f"{stem}-{number}.{ending}": one for number, one in enumerate(documents, 1)})
        elif name.endswith("openclaw.json"):
            found[f"{stem}-part.json5"] = text
            found[name] = f'{{ $include: "./{stem.rpartition("/")[2]}-part.json5" }}\n'
        else:
            found[name] = text
    return found


def cases() -> Iterator[tuple[str, str, Example]]:
    """Code, name and workspace of every case."""
    for entry in FIXING:
        own = examples(docstring(entry.load()), "Bad")
        own += [Example(files) for code, files in FURTHER if code == entry.code]
        for number, one in enumerate(own, 1):
            yield entry.code, f"{entry.code}-{number}", one
            yield entry.code, f"{entry.code}-{number}-spread", Example(spread(one.files), one.releases, one.as_of)


every_case = pytest.mark.parametrize(
    ("code", "example"), [pytest.param(code, example, id=name) for code, name, example in cases()]
)


def run(folder: Path, example: Example, files: Mapping[str, str] | None = None) -> Report:
    texts = example.files if files is None else files
    return lint(folder, texts, named=list(texts), releases=example.releases, as_of=example.as_of)


def codes(report: Report) -> Counter[str]:
    return Counter(finding.code for finding in report.findings)


def fixable(report: Report) -> list[Finding]:
    return [finding for finding in report.findings if finding.fix]


@every_case
def test_a_fix_removes_its_finding_and_adds_none(tmp_path: Path, code: str, example: Example) -> None:
    report = run(tmp_path, example)
    before = codes(report)
    assert before[code]
    for finding in fixable(report):
        assert finding.fix is not None
        after = codes(run(tmp_path, example, edited(example.files, finding.fix.edits)))
        assert after[finding.code] < before[finding.code]
        assert not after - before


@every_case
def test_all_fixes_in_turn_leave_nothing_to_fix(tmp_path: Path, code: str, example: Example) -> None:
    files = dict(example.files)
    report = run(tmp_path, example)
    before = codes(report)
    for _ in range(MAX_ROUNDS):
        first = next(iter(fixable(report)), None)
        if first is None or first.fix is None:
            break
        files = edited(files, first.fix.edits)
        report = run(tmp_path, example, files)
    assert not fixable(report)
    assert not codes(report) - before


@pytest.mark.parametrize(("code", "files"), SPREAD)
def test_a_fix_mends_all_files_that_it_takes(tmp_path: Path, code: str, files: dict[str, str]) -> None:
    (finding,) = (one for one in fixable(run(tmp_path, Example(files))) if one.code == code)
    assert finding.fix is not None
    assert {edit.source.path for edit in finding.fix.edits} == set(files)


@pytest.mark.parametrize("entry", FIXING, ids=lambda entry: str(entry.code))
def test_every_kind_of_fix_has_a_case(tmp_path: Path, entry: Entry) -> None:
    offered = set()
    for code, name, example in cases():
        if code == entry.code:
            found = fixable(run(tmp_path / name, example))
            offered |= {"safe" if one.fix and one.fix.safe else "unsafe" for one in found if one.code == code}
    assert offered == set(str(entry.load().fix).split(" or "))
