"""What "fix all" makes of a file in an editor is what ``check --fix`` makes of it on the disk."""

from __future__ import annotations

import random
import shutil
from contextlib import chdir
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

import program
from fix_faults import FAULTS, Fault, spoilt
from fix_samples import as_windows_writes, mend, state, styled
from lsp.editing import look
from provcheck.lsp.actions import fix_all
from provcheck.lsp.actions.changes import changes
from provcheck.rules import REGISTRY
from provcheck.rules.page import docstring
from provcheck.settings import Settings
from provcheck.settings.globs import Glob
from provcheck.syntax import edits
from provcheck.syntax.source import Source
from provcheck.workspace.load import load_workspace
from rule_examples import Example, examples
from support import TODAY, edited

BAD = [
    pytest.param(entry.code, example, id=f"{entry.code}-{number}")
    for entry in REGISTRY
    for number, example in enumerate(examples(docstring(entry.load()), "Bad"), 1)
]
some = settings(
    max_examples=40, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def all_fixed(
    folder: Path, texts: dict[str, str], path: str, rule: str | None = None, **choices: Any
) -> dict[str, str]:
    """The texts after all in a file is fixed that is safe to fix."""
    seen = look(folder, texts, **choices)
    with chdir(folder):
        return edited(texts, fix_all(seen.loaded, seen.settings, path, rule))


@pytest.mark.parametrize(("code", "example"), BAD)
def test_the_same_as_on_the_command_line(tmp_path: Path, code: str, example: Example) -> None:
    texts = {path: as_windows_writes(path, text) for path, text in example.files.items()}
    choices: dict[str, Any] = {"releases": example.releases, "as_of": example.as_of}
    seen = look(tmp_path, texts, **choices)
    asked = ["--openclaw-version", ",".join(example.releases)] if example.releases else []
    for path in texts:
        after = all_fixed(tmp_path, texts, path, **choices)
        mine = [one for one in seen.report.findings if one.location.path == path]
        if not any(one.fix and one.fix.safe for one in mine):
            assert after == texts
            continue
        copy = tmp_path / "copy"
        look(copy, texts, **choices)
        program.run("check", "--fix", *asked, "--as-of", str(example.as_of), "--show", "info", path, cwd=copy)
        assert {name: (copy / name).read_bytes().decode() for name in texts} == after != texts
        shutil.rmtree(copy)


@given(st.randoms(use_true_random=False), st.lists(st.sampled_from(FAULTS), min_size=1, max_size=6))
@some
def test_several_faults_at_once(tmp_path: Path, chance: random.Random, faults: list[Fault]) -> None:
    texts = {"openclaw.json": styled(spoilt(chance, faults), chance)}
    after = all_fixed(tmp_path, texts, "openclaw.json")
    assert after == mend(tmp_path, state(tmp_path), unsafe=False).state.texts


WRONG = '{ providers: { local: { baseURL: "http://localhost:8000/v1", models: [] } } }\n'


def test_what_the_editor_holds_counts_and_not_the_disk(tmp_path: Path) -> None:
    seen = look(tmp_path, {"openclaw.json": f"{{ models: {WRONG} }}"})
    (tmp_path / "openclaw.json").unlink()
    with chdir(tmp_path):
        (edit,) = fix_all(seen.loaded, seen.settings, "openclaw.json")
    assert (edit.source.text[edit.start : edit.end], edit.text) == ("RL", "rl")


def test_other_files_are_left_alone(tmp_path: Path) -> None:
    texts = {"openclaw.json": f"{{ models: {WRONG} }}", "b/openclaw.json": f"{{ models: {WRONG} }}"}
    after = all_fixed(tmp_path, texts, "b/openclaw.json")
    assert after["openclaw.json"] == texts["openclaw.json"]
    assert "baseUrl" in after["b/openclaw.json"]


TWICE = """{
  agents: { defaults: { model: { primary: "local/a", fallbacks: ["local/b", "local/b", "local/b", "local/b"] } } },
  models: { providers: { local: { baseUrl: "http://localhost:8000/v1", models: [
    { id: "a", name: "A", contextWindow: "32768", maxTokens: 512 },
    { id: "b", name: "B", contextWindow: "32768", maxTokens: "512" }] } } },
}
"""


def test_all_of_one_rule_are_all_though_their_edits_meet(tmp_path: Path) -> None:
    texts = {"openclaw.json": TWICE.replace('"32768"', "32768")}
    after = all_fixed(tmp_path, texts, "openclaw.json", rule="PC206")
    assert after == {"openclaw.json": texts["openclaw.json"].replace(', "local/b"', "")}


TOGETHER = {
    "openclaw.json": """{
  models: { $include: "./part/models.json5" },
  agents: { defaults: { model: { primary: "nvidia/openai/GPT-OSS-20b" } } },
}
""",
    "part/models.json5": """{ providers: { nvidia: {
  baseUrl: "https://integrate.api.nvidia.com/v1", api: "openai-completions", apiKey: "${NVIDIA_API_KEY}",
  models: [{ id: "openai/GPT-OSS-20b", name: "G", contextWindow: 131072, maxTokens: 8192 }] } } }
""",
}


def test_what_goes_together_is_done_together_or_not_at_all(tmp_path: Path) -> None:
    after = all_fixed(tmp_path, TOGETHER, "part/models.json5")
    assert after == {path: text.replace("GPT-OSS", "gpt-oss") for path, text in TOGETHER.items()}
    exclude = Glob.all(("openclaw.json",))
    with chdir(tmp_path):
        chosen = Settings(as_of=TODAY, exclude=exclude)
        loaded = load_workspace(["openclaw.json", "part/models.json5"], chosen)
        assert fix_all(loaded, chosen, "part/models.json5") == ()


# The smallest edits


def parts(before: str, after: str) -> list[tuple[str, str]]:
    """What is taken out and what is put in."""
    source = Source("a.json", before)
    found = list(changes(source, after))
    assert edits.apply(before, found) == after
    for one in found:
        for place in (one.start, one.end):
            assert before[max(place - 1, 0) : place + 1] != "\r\n"
    return [(before[one.start : one.end], one.text) for one in found]


@pytest.mark.parametrize(
    ("before", "after", "wanted"),
    [
        ("a\nb\n", "a\nb\n", []),
        ("a: 1\nb: 2\nc: 3\n", "a: 1\nb: 20\nc: 3\n", [("", "0")]),
        ("a: 11\nb: 22\n", "a: 12\nb: 23\n", [("1", "2"), ("2", "3")]),
        ("a\nb\nc\n", "a\nc\n", [("b\n", "")]),
        ("a\r\nb\r\nc\r\n", "a\r\nc\r\n", [("b\r\n", "")]),
        ("x,\r\ny\r\n", "x\r\n", [(",\r\ny", "")]),
        ("a\r\n", "a\n", [("\r\n", "\n")]),
        ("a\n", "a\r\n", [("", "\r")]),
        ("", "a", [("", "a")]),
        ("a", "", [("a", "")]),
        ("\ufeffa\rb\r", "\ufeffa\rc\r", [("b", "c")]),
        ("aa\ra", "aa\r\n\n", [("a", "\n\n")]),
    ],
)
def test_edits_are_small(before: str, after: str, wanted: list[tuple[str, str]]) -> None:
    assert parts(before, after) == wanted


@given(*[st.lists(st.sampled_from(["a", "ab", "b,", "\r", "\r\n", "\n", "\n\n", "😀"])).map("".join)] * 2)
@example("\r\ra", "\r\n\na")
def test_edits_make_one_text_of_another(before: str, after: str) -> None:
    parts(before, after)
