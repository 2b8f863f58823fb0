"""What identifies a finding, shown by what stands in a baseline."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from provcheck.baseline.place import Places
from provcheck.baseline.words import Words
from provcheck.redact.redactor import Redactor
from provcheck.syntax.source import Source
from provcheck.workspace.files import parse
from support import lint

MANIFEST = """\
apiVersion: pai.io/v1
kind: Agent
metadata: {name: helper, namespace: team}
spec:
  models:
    - lone-model
"""


def identities(folder: Path, text: str, name: str = "openclaw.json") -> list[tuple[str, str, str]]:
    """Code, place and text of all that is found in a file."""
    accepted = lint(folder, {name: text}, write_baseline=str(folder / "new.jsonl")).accepted or ""
    lines = [json.loads(line) for line in accepted.splitlines()[1:]]
    assert {line["path"] for line in lines} <= {name}
    return [(line["code"], line["at"], line.get("text", "")) for line in lines]


@pytest.mark.parametrize(
    ("text", "code", "at", "said"),
    [
        # A value, however it is written.
        ("{agents: {defaults: {model: 'ghost/a'}}}", "PC202", "/agents/defaults/model", "ghost/a"),
        ('{agents: {defaults: {model: "gh\\x6fst/a"}}}', "PC202", "/agents/defaults/model", "ghost/a"),
        # An item says itself what it is.
        (
            "{agents: {defaults: {model: {primary: 'openai/gpt-5.4', fallbacks: ['ghost/a']}}}}",
            "PC202",
            "/agents/defaults/model/fallbacks/ghost~1a",
            "",
        ),
        # Items by their id, else by their name, else not at all.
        ("{agents: {list: [{id: 'main', modle: 1}]}}", "PC101", "/agents/list/main/modle", ""),
        ("{agents: {list: [{name: 'Main', model: 'openai/gpt-5.4'}]}}", "PC106", "/agents/list/Main", ""),
        ("{agents: {list: [{default: true}]}}", "PC106", "/agents/list/*", ""),
        ("{agents: {list: [{id: 'a~/b', modle: 1}]}}", "PC106", "/agents/list/a~0~1b/id", "a~/b"),
        # A key; the finding stands at the first one of the object that lacks something.
        ("{models: {providers: {lab: {models: []}}}}", "PC501", "/models/providers/lab", ""),
        # Numbers, and what is no scalar.
        ("{agents: {defaults: {model: 5}}}", "PC102", "/agents/defaults/model", "5"),
        ("{agents: {defaults: {models: [1]}}}", "PC102", "/agents/defaults/models", ""),
        # Findings of the readers have no pointer.
        ("{agents: {defaults: {a: 1, a: 2}}}", "PC002", "/agents/defaults/a", ""),
        ("{agents: {$include: './none.json5'}}", "PC003", "/agents/$include", "./none.json5"),
        ("{\n  agents: {\n    model   ghost,\n}}", "PC001", "", "model ghost,"),
        ("", "PC001", "", ""),
        ("[]", "PC102", "", ""),
    ],
)
def test_openclaw(tmp_path: Path, text: str, code: str, at: str, said: str) -> None:
    assert (code, at, said) in identities(tmp_path, text)


@pytest.mark.parametrize(
    ("text", "code", "at", "said"),
    [
        (MANIFEST, "PC201", "Agent/team/helper#/spec/models/lone-model", ""),
        (MANIFEST.replace(", namespace: team", ""), "PC201", "Agent/helper#/spec/models/lone-model", ""),
        (MANIFEST.replace("- lone-model", "[lone-model]"), "PC201", "Agent/team/helper#/spec/models/lone-model", ""),
        (MANIFEST + "  modles: &x [1_0]\n", "PC101", "Agent/team/helper#/spec/modles", ""),
        (MANIFEST + "  system: 1_0\n", "PC102", "Agent/team/helper#/spec/system", "10"),
        (MANIFEST + "  system: a\n  system: a\n", "PC002", "Agent/team/helper#/spec/system", ""),
        ("# a comment\n---\na: 1\n---\n" + MANIFEST, "PC201", "Agent/team/helper#/spec/models/lone-model", ""),
        (f"{MANIFEST}---\nb: [", "PC001", "", "b: ["),
    ],
)
def test_pai(tmp_path: Path, text: str, code: str, at: str, said: str) -> None:
    assert (code, at, said) in identities(tmp_path, text, "agent.yaml")


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("{\n  // provcheck: ignore[PC101] because\n\n  // and\n  agents: {},\n}", "/agents"),
        ("{\n  agents: {\n    list: [], // provcheck: ignore[PC101]\n  },\n}", "/agents/list"),
        ("{\n  agents: {\n    /* a\n  provcheck: ignore[PC101] */ list: [],\n  },\n}", "/agents/list"),
        ("{\n  agents: {\n    list: [],\n  // provcheck: ignore[PC101]\n  },\n}", "/agents"),
        ("{\n  agents: {\n    list: [],\n  }\n}\n// provcheck: ignore[PC101]", ""),
    ],
)
def test_a_comment_is_known_by_what_it_speaks_about(tmp_path: Path, text: str, at: str) -> None:
    assert ("PC004", at, "PC101") in identities(tmp_path, text)
    assert ("PC004", at, "PC101") in identities(tmp_path, text.replace("{\n", "{\n\n // more\n"))


def test_what_a_manifest_embeds_has_its_place_in_the_manifest(tmp_path: Path) -> None:
    text = (
        MANIFEST
        + """\
  configFiles:
    - path: /etc/other.txt
      content: hello
    - path: /etc/openclaw.json
      content: |
        {
          // provcheck: ignore[PC1O1]
          agents: {
            list: [{ id: "main", modle: 1 }],
            defaults: { model: "ghost/a", model: "ghost/a" },
          },
        }
"""
    )
    found = identities(tmp_path, text, "agent.yaml")
    content = "Agent/team/helper#/spec/configFiles/~1etc~1openclaw.json/content"
    for identity in (
        ("PC101", f"{content}/agents/list/main/modle", ""),
        ("PC202", f"{content}/agents/defaults/model", "ghost/a"),
        ("PC002", f"{content}/agents/defaults/model", ""),
        ("PC005", f"{content}/agents", "PC1O1"),
    ):
        assert identity in found
    moved = text.replace("    - path: /etc/other.txt\n      content: hello\n", "").replace(
        "content: |\n", "content: |2+\n"
    )
    assert identities(tmp_path, moved, "agent.yaml") == found


def test_two_things_that_one_object_lacks_are_two(tmp_path: Path) -> None:
    text = '{models: {providers: {lab: {baseUrl: "http://localhost/v1", models: [{id: "a", name: "a"}]}}}}'
    missing = [at for code, at, _ in identities(tmp_path, text) if code == "PC408"]
    assert missing == ["/models/providers/lab/models/a/contextWindow", "/models/providers/lab/models/a/maxTokens"]


def test_long_texts_are_cut_and_still_differ(tmp_path: Path) -> None:
    long = "ghost/" + "a-b." * 60
    (first,) = [said for code, _, said in identities(tmp_path, model(long)) if code == "PC202"]
    (second,) = [said for code, _, said in identities(tmp_path, model(long + "c")) if code == "PC202"]
    assert len(first) <= 120
    assert first[:100] == second[:100] == long[:100]
    assert first != second


def model(ref: str) -> str:
    return f'{{agents: {{defaults: {{model: "{ref}"}}}}}}'


def test_of_many_lines_nothing_is_said(tmp_path: Path) -> None:
    text = MANIFEST.replace("lone-model", "|\n        lone\n        model\n        of\n        lines")
    assert ("PC201", "Agent/team/helper#/spec/models/*", "") in identities(tmp_path, text, "agent.yaml")


def test_a_masked_text_tells_no_length(tmp_path: Path) -> None:
    first, second = (f"sk-{'aB3' * length}" for length in (9, 12))
    found = identities(tmp_path, f'{{models: {{providers: {{lab: {{apiKey: "{first}"}}}}}}}}')
    assert ("PC601", "/models/providers/lab/apiKey", "***") in found
    assert identities(tmp_path, f'{{models: {{providers: {{lab: {{apiKey: "{second}"}}}}}}}}') == found


def test_a_variable_is_known_at_whichever_place_tells_it(tmp_path: Path) -> None:
    """It is told once, at the first of its places; which one that is depends on their order."""
    one, two = (f'{name}: {{baseUrl: "https://{name}.example/v1", apiKey: "${{KEY}}"}}' for name in ("one", "two"))
    first = f"{{models: {{providers: {{{one}, {two}}}}}}}"
    path = tmp_path / "new.jsonl"
    path.write_text(lint(tmp_path, {"openclaw.json": first}, write_baseline=str(path)).accepted or "", encoding="utf-8")
    assert "/models/providers/one/apiKey" in path.read_text("utf-8")
    for text in (
        f"{{models: {{providers: {{{two}, {one}}}}}}}",
        f"{{models: {{providers: {{zero: {{}}, {two}, {one}}}}}}}",
    ):
        report = lint(tmp_path, {"openclaw.json": text}, baseline=str(path), select=("PC602",))
        assert (report.findings, report.summary.baselined, report.summary.gone) == ((), 1, 0)
        # Writing keeps the entry as it is.
        kept = lint(tmp_path, {"openclaw.json": text}, write_baseline=str(path), select=("PC602",)).accepted
        assert kept == path.read_text("utf-8")


def test_keys_of_yaml_may_be_numbers(tmp_path: Path) -> None:
    text = "apiVersion: pai.io/v1\nkind: Agent\nspec:\n  1: {true: x}\n"
    file = parse(Source("a.yaml", text))
    places = Places(file, [], Words(Redactor([file.source])))
    assert places.at_pointer("/spec/1/True", 0).at == "Agent#/spec/1/true"
    assert places.at_pointer("/spec/1/nothing/0", 0) == ("Agent#/spec/1/nothing/0", None, file.source, False)
    assert places.at_offset(text.index("x}")).at == "Agent#/spec/1/true"
