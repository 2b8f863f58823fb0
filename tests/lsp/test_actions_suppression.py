"""Comments that an editor writes to switch findings off."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from fix_samples import as_it_is, as_windows_writes, commented
from lsp.editing import look, must_be_silenced, offered, titled
from provcheck.lsp.actions import actions
from provcheck.lsp.actions.placing import REASON
from provcheck.rules import REGISTRY
from provcheck.rules.page import docstring
from rule_examples import Example, examples

BAD = [
    pytest.param(entry.code, example, id=f"{entry.code}-{number}")
    for entry in REGISTRY
    for number, example in enumerate(examples(docstring(entry.load()), "Bad"), 1)
]
NOWHERE = {"PC006"}
"""Rules about files that are not read for comments."""


@pytest.mark.parametrize("dress", [as_it_is, commented, as_windows_writes])
@pytest.mark.parametrize(("code", "example"), BAD)
def test_every_finding_of_every_rule(
    tmp_path: Path, code: str, example: Example, dress: Callable[[str, str], str]
) -> None:
    choices = {"releases": example.releases, "as_of": example.as_of}
    texts = {path: dress(path, text) for path, text in example.files.items()}
    seen = look(tmp_path, texts, **choices)
    for finding in seen.report.findings:
        found = titled(offered(seen, finding), "Suppress")
        if code in NOWHERE:
            assert not found
            continue
        on_the_line, in_the_file = found
        assert on_the_line.title.startswith(f"Suppress {finding.code} ")
        assert in_the_file.title == f"Suppress {finding.code} {finding.name} in this file"
        edits = "".join(edit.text for edit in on_the_line.edits or ())
        assert REASON in edits or "in the comment that is there" in on_the_line.title
        for action in found:
            must_be_silenced(tmp_path, seen, finding, action, **choices)


# Where the comment stands


CONFIG = """{{
  models: {{ providers: {{
    local: {{
      {key} "http://llm.example.com/v1",{behind}
      models: [{{ id: "llama", name: "Llama", contextWindow: 131072, maxTokens: 8192 }}] }} }} }},
}}
"""


def silenced(folder: Path, texts: dict[str, str], code: str) -> str:
    """A file's new text after the first finding of a rule is switched off on its line."""
    seen = look(folder, texts)
    finding = next(one for one in seen.report.findings if one.code == code)
    (action,) = [one for one in offered(seen, finding) if one.title.startswith(f"Suppress {code} ")][:1]
    assert "in this file" not in action.title
    return must_be_silenced(folder, seen, finding, action)


def lines_added(before: str, after: str) -> list[str]:
    return [one for one in after.splitlines() if one not in before.splitlines()]


def test_above_the_line_and_indented_like_it(tmp_path: Path) -> None:
    text = CONFIG.format(key="baseUrl:", behind="")
    after = silenced(tmp_path, {"openclaw.json": text}, "PC503")
    assert lines_added(text, after) == ["      // provcheck: ignore[PC503] TODO: say why"]
    assert after.splitlines().index("      // provcheck: ignore[PC503] TODO: say why") == 3


def test_behind_the_line_where_a_string_goes_on(tmp_path: Path) -> None:
    text = CONFIG.format(key='headers: { a: "1\\\n2" }, baseUrl:', behind="")
    after = silenced(tmp_path, {"openclaw.json": text}, "PC503")
    assert lines_added(text, after) == [
        '2" }, baseUrl: "http://llm.example.com/v1", // provcheck: ignore[PC503] TODO: say why'
    ]


def test_in_the_comment_behind_the_line_where_a_string_goes_on(tmp_path: Path) -> None:
    text = CONFIG.format(key='headers: { a: "1\\\n2" }, baseUrl:', behind=" // note")
    after = silenced(tmp_path, {"openclaw.json": text}, "PC503")
    assert '"http://llm.example.com/v1", // note provcheck: ignore[PC503] TODO: say why\n' in after


def test_behind_another_comment_where_a_comment_goes_on(tmp_path: Path) -> None:
    text = CONFIG.format(key="/* more\n*/ baseUrl:", behind=" /* note */")
    after = silenced(tmp_path, {"openclaw.json": text}, "PC503")
    assert '"http://llm.example.com/v1", /* note */ // provcheck: ignore[PC503] TODO: say why\n' in after


def test_nowhere_on_the_line_between_two_comments(tmp_path: Path) -> None:
    text = CONFIG.format(key="/* more\n*/ baseUrl:", behind=" /* no\nte */")
    seen = look(tmp_path, {"openclaw.json": text})
    (finding,) = [one for one in seen.report.findings if one.code == "PC503"]
    (action,) = titled(offered(seen, finding), "Suppress")
    assert action.title == "Suppress PC503 insecure-http in this file"
    assert must_be_silenced(tmp_path, seen, finding, action) == f"// provcheck: ignore-file[PC503] {REASON}\n{text}"


@pytest.mark.parametrize(
    ("comment", "after"),
    [
        (" // provcheck: ignore[PC413] why", " // provcheck: ignore[PC413, PC503] why"),
        (" /* provcheck: ignore[PC413] */", " /* provcheck: ignore[PC413, PC503] */"),
        (" // provcheck: ignore[ PC413 , PC9 ]", " // provcheck: ignore[ PC413 , PC9, PC503 ]"),
    ],
)
def test_a_comment_that_is_there_is_joined(tmp_path: Path, comment: str, after: str) -> None:
    text = CONFIG.format(key="baseUrl:", behind=comment)
    assert silenced(tmp_path, {"openclaw.json": text}, "PC503") == text.replace(comment, after)


def test_a_comment_about_the_whole_file_is_joined(tmp_path: Path) -> None:
    text = "// provcheck: ignore-file[PC413] why\n" + CONFIG.format(key="baseUrl:", behind="")
    seen = look(tmp_path, {"openclaw.json": text})
    (finding,) = [one for one in seen.report.findings if one.code == "PC503"]
    (action,) = titled(offered(seen, finding), "in this file")
    assert must_be_silenced(tmp_path, seen, finding, action) == text.replace("PC413]", "PC413, PC503]")
    assert titled(offered(seen, finding), "PC503 insecure-http with a reason")


def test_what_is_switched_off_already_is_offered_nothing(tmp_path: Path) -> None:
    text = CONFIG.format(key="baseUrl:", behind=" // provcheck: ignore[PC503] why")
    seen = look(tmp_path, {"openclaw.json": text}, report_suppressed=True)
    assert [one.code for one in seen.report.findings if one.suppressed] == ["PC503"]
    assert not titled(actions(seen.report.findings, seen.loaded.files, "openclaw.json", 0, len(text)), "PC503")


# Configurations in manifests

HEAD = """apiVersion: pai.io/v1
kind: Agent
metadata:
  name: helper
spec:
  configFiles:
    - path: /home/node/.openclaw/openclaw.json
      content: """
LOCAL = """
---
apiVersion: pai.io/v1
kind: ModelProvider
metadata:
  name: local
spec:
  provider: vllm
  endpoint: http://vllm:8000/v1
  allowedModels:
    - llama
"""
BLOCK = """|
        {
          // the model
          agents: { defaults: { model: "nope/llama" } },
        }"""
IN_QUOTES = "{ agents: { defaults: { model: 'nope/llama' } } }"
MODEL = "agents: { defaults: { model: "
ABOVE = f"// provcheck: ignore[PC202] {REASON}"
BESIDE = f" /* provcheck: ignore[PC202] {REASON} */"


@pytest.mark.parametrize(
    ("content", "wanted"),
    [
        (BLOCK, BLOCK.replace(MODEL, f"{ABOVE}\n          {MODEL}")),
        (BLOCK.replace("|", "|2-"), BLOCK.replace("|", "|2-").replace(MODEL, f"{ABOVE}\n          {MODEL}")),
        (f"|\n        {IN_QUOTES}", f"|\n        {ABOVE}\n        {IN_QUOTES}"),
        (
            BLOCK.replace("|", ">-").replace("// the model", ""),
            BLOCK.replace("|", ">-").replace("// the model", "").replace("} },", f"}} }},{BESIDE}"),
        ),
        (f'"{IN_QUOTES}"', None),
        (json.dumps(IN_QUOTES.replace("'", '"')), None),
        (json.dumps(BLOCK[2:].replace("'", '"')), None),
        (f'"{IN_QUOTES}"'.replace("{ def", "\n          { def"), f'"{IN_QUOTES[:-1]}}}{BESIDE}"'),
        ("'" + IN_QUOTES.replace("'", "''").replace("{ def", "\n          { def") + "'", ""),
    ],
)
def test_in_an_embedded_configuration(tmp_path: Path, content: str, wanted: str | None) -> None:
    text = f"{HEAD}{content}{LOCAL}"
    after = silenced(tmp_path, {"agent.yaml": text}, "PC202")
    if wanted is None:
        assert after == text.replace("      content:", f"      # provcheck: ignore[PC202] {REASON}\n      content:")
    elif wanted.startswith(("|", ">")):
        assert after == f"{HEAD}{wanted}{LOCAL}"


def test_between_the_quotes_of_an_embedded_configuration(tmp_path: Path) -> None:
    content = f'"{IN_QUOTES}"'.replace("{ def", "\n          { def").replace(" } }", "\n          } }")
    text = f"{HEAD}{content}{LOCAL}"
    after = silenced(tmp_path, {"agent.yaml": text}, "PC202")
    assert after == text.replace("'nope/llama'", f"'nope/llama'{BESIDE}")


def test_nowhere_on_a_line_that_a_string_fills(tmp_path: Path) -> None:
    """The string begins before the line and ends behind it, so that only the whole file is left."""
    text = CONFIG.format(key='headers: { a: "1\\\n2" }, baseUrl:', behind=' headers: { b: "1\\\n2" },')
    seen = look(tmp_path, {"openclaw.json": text})
    (finding,) = [one for one in seen.report.findings if one.code == "PC503"]
    assert [one.title for one in titled(offered(seen, finding), "Suppress")] == [
        "Suppress PC503 insecure-http in this file"
    ]


# Files that take no comments

MANIFEST = """{
  "apiVersion": "pai.io/v1", "kind": "ModelProvider", "metadata": { "name": "local" },
  "spec": { "provider": "vllm", "endpoint": "http://models.example.com/v1", "allowedModels": ["llama"] }
}
"""


def test_json_for_kubectl_takes_no_comments_unless_it_has_some(tmp_path: Path) -> None:
    seen = look(tmp_path, {"pai.json": MANIFEST})
    (finding,) = [one for one in seen.report.findings if one.code == "PC503"]
    assert not titled(offered(seen, finding), "Suppress")
    after = silenced(tmp_path, {"pai.json": f"// note\n{MANIFEST}"}, "PC503")
    assert f'  // provcheck: ignore[PC503] {REASON}\n  "spec"' in after


def test_a_file_that_cannot_be_read_takes_none(tmp_path: Path) -> None:
    seen = look(tmp_path, {"openclaw.json": "{}"})
    (tmp_path / "openclaw.json").write_bytes(b"{ \xff }")
    seen = look(tmp_path, {})
    assert [one.code for one in seen.report.findings] == ["PC003"]
    assert not actions(seen.report.findings, seen.loaded.files, "openclaw.json", 0, 10)


def test_a_rule_is_offered_once_for_each_line(tmp_path: Path) -> None:
    models = '[{ id: "a", name: "A", contextWindow: "1", maxTokens: "2" }]'
    text = f'{{ models: {{ providers: {{ local: {{ baseUrl: "http://localhost:8000/v1", models: {models} }} }} }} }}\n'
    seen = look(tmp_path, {"openclaw.json": text})
    found = titled(actions(seen.report.findings, seen.loaded.files, "openclaw.json", 0, len(text)), "Suppress")
    assert [one.title for one in found] == [
        "Suppress PC102 wrong-type with a reason",
        "Suppress PC102 wrong-type in this file",
    ]
