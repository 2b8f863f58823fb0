"""Fixes that an editor offers for what stands at a place."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from lsp.editing import done, look, offered, titled
from provcheck.lsp.actions import FIX_ALL, QUICK_FIX, Action, actions
from provcheck.rules import REGISTRY
from provcheck.rules.page import docstring
from provcheck.syntax.source import Source
from provcheck.workspace.files import parse
from rule_examples import Example, examples
from support import fixed

BAD = [
    pytest.param(example, id=f"{entry.code}-{number}")
    for entry in REGISTRY
    for number, example in enumerate(examples(docstring(entry.load()), "Bad"), 1)
]


@pytest.mark.parametrize("example", BAD)
def test_every_fix_of_every_rule_is_offered(tmp_path: Path, example: Example) -> None:
    seen = look(tmp_path, example.files, releases=example.releases, as_of=example.as_of)
    for finding in seen.report.findings:
        found = [one for one in offered(seen, finding) if one.title.startswith(f"{finding.code}: ")]
        assert len(found) == bool(finding.fix and finding.fix.edits)
        for action in found:
            assert finding.fix
            assert action.title.startswith(f"{finding.code}: {finding.fix.message}")
            assert action.title.endswith("(may change what is meant)") is not finding.fix.safe
            assert (action.kind, action.finding, action.preferred) == (QUICK_FIX, finding, finding.fix.safe)
            assert done(seen, action) == fixed(example.files, finding)
        last = [one for one in offered(seen, finding) if one.kind == FIX_ALL]
        assert last == (
            [Action("provcheck: fix all that is safe", FIX_ALL, None)] if finding.fix and finding.fix.safe else []
        )


TWICE = """{
  agents: { defaults: { model: { primary: "local/a", fallbacks: ["local/b", "local/b", "local/b"] } } },
  models: { providers: { local: { baseUrl: "http://localhost:8000/v1", models: [
    { id: "a", name: "A", contextWindow: "32768", maxTokens: 512 },
    { id: "b", name: "B", contextWindow: "32768", maxTokens: "512" }] } } },
}
"""


def at(text: str, words: str, **more: Any) -> tuple[int, int]:
    start = text.index(words, **more)
    return start, start + len(words)


def test_only_what_touches_the_selection_is_offered(tmp_path: Path) -> None:
    seen = look(tmp_path, {"openclaw.json": TWICE})

    def titles(start: int, end: int) -> list[str]:
        found = actions(seen.report.findings, seen.loaded.files, "openclaw.json", start, end)
        return [one.title for one in found if one.title.startswith("PC")]

    start, end = at(TWICE, '"32768"')
    assert titles(start, start) == titles(end, end) == titles(start + 3, start + 3) == ["PC102: write 32768"]
    assert titles(start - 1, start - 1) == titles(end + 1, end + 1) == []
    assert titles(start, TWICE.rindex('"512"')) == ["PC102: write 32768", "PC102: write 32768", "PC102: write 512"]
    assert titles(len(TWICE) + 10, len(TWICE) + 20) == []
    assert not actions(seen.report.findings, seen.loaded.files, "other.json", start, end)


def test_all_of_one_rule_is_offered_where_there_are_several(tmp_path: Path) -> None:
    seen = look(tmp_path, {"openclaw.json": TWICE})
    place = at(TWICE, '"32768"')
    found = actions(seen.report.findings, seen.loaded.files, "openclaw.json", *place)
    (action,) = titled(found, "Fix all PC")
    assert action == Action("Fix all PC102 in this file", QUICK_FIX, None, rule="PC102")
    texts = {"openclaw.json": TWICE.replace('"32768"', "32768").replace("32768", '"32768"', 1).replace('"512"', "512")}
    seen = look(tmp_path, texts)
    assert not titled(actions(seen.report.findings, seen.loaded.files, "openclaw.json", *place), "Fix all PC")


SECRET = "nvapi-" + "x1Y2z3" * 8

PLAIN_KEY = f"""{{ models: {{ providers: {{ nvidia: {{
  baseUrl: "https://integrate.api.nvidia.com/v1", apiKey: "{SECRET}",
  headers: {{ "X-Key": "{SECRET}" }},
  models: [{{ id: "openai/gpt-oss-20b", name: "G", contextWindow: 131072, maxTokens: 8192 }}] }} }} }} }}
"""


def test_no_title_holds_a_secret(tmp_path: Path) -> None:
    seen = look(tmp_path, {"openclaw.json": PLAIN_KEY})
    found = actions(seen.report.findings, seen.loaded.files, "openclaw.json", 0, len(PLAIN_KEY))
    assert titled(found, "PC601: refer to the variable")
    assert not titled(found, SECRET[6:])
    assert not [edit for one in found for edit in one.edits or () if SECRET[6:] in edit.text]


def test_what_check_would_not_fix_is_offered_with_its_reason(tmp_path: Path) -> None:
    text = TWICE.replace("maxTokens: 512 },", "maxTokens: 512 }, // provcheck: ignore 102")
    seen = look(tmp_path, {"openclaw.json": text})
    found = actions(seen.report.findings, seen.loaded.files, "openclaw.json", *at(text, '"32768"'))
    (action,) = titled(found, "PC102: ")
    words = "a comment there was meant to suppress something, and does not (PC005)"
    assert (action.title, action.preferred) == (f"PC102: write 32768, though {words}", False)


PARTS = {
    "openclaw.json": """{
  env: { NVIDIA_API_KEY: "${SECRET}" },
  models: { $include: "./models.json5" },
  agents: { defaults: { model: { primary: "nvidia/openai/GPT-OSS-20b" } } },
}
""",
    "models.json5": """{ providers: { nvidia: {
  baseUrl: "https://integrate.api.nvidia.com/v1", api: "openai-completions", apiKey: "${NVIDIA_API_KEY}",
  models: [{ id: "openai/GPT-OSS-20b", name: "G", contextWindow: 131072, maxTokens: 8192 }] } } }
""",
}


def test_a_fix_goes_over_all_the_files_that_it_needs(tmp_path: Path) -> None:
    seen = look(tmp_path, PARTS)
    (finding,) = [one for one in seen.report.findings if one.code == "PC306"]
    (action,) = titled(offered(seen, finding), "PC306: ")
    assert {edit.source.path for edit in action.edits or ()} == set(PARTS)
    after = done(seen, action)
    assert after == {path: text.replace("GPT-OSS", "gpt-oss") for path, text in PARTS.items()}


@pytest.mark.parametrize("text", [PARTS["models.json5"].replace("nvidia", "Nvidia"), PARTS["models.json5"] + " ", None])
def test_a_fix_that_was_made_for_another_text_is_not_offered(tmp_path: Path, text: str | None) -> None:
    seen = look(tmp_path, PARTS)
    (finding,) = [one for one in seen.report.findings if one.code == "PC306"]
    files = [file for file in seen.loaded.files if file.path != "models.json5"]
    if text is not None:
        files.append(parse(Source("models.json5", text), as_json=True))
    place = finding.location
    assert not titled(actions([finding], files, place.path, place.start, place.end), "PC306: ")


def test_a_fix_beside_a_secret_is_offered(tmp_path: Path) -> None:
    text = PLAIN_KEY.replace("contextWindow: 131072", 'contextWindow: "131072"')
    seen = look(tmp_path, {"openclaw.json": text})
    (finding,) = [one for one in seen.report.findings if one.code == "PC102"]
    assert finding.location.source.text != text
    (action,) = titled(offered(seen, finding), "PC102: ")
    assert done(seen, action) == {"openclaw.json": text.replace('"131072"', "131072")}
