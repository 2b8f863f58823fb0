from __future__ import annotations

import math
import re
from typing import Any, TypeAlias

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ruamel.yaml import YAML

from provcheck.conversion.document import Comments, Document
from provcheck.conversion.write import yaml as writer
from provcheck.syntax import yaml
from written_documents import documents, to_data, values_with

Data: TypeAlias = Any

PROVIDER = Document(
    {
        "apiVersion": "pai.io/v1",
        "kind": "ModelProvider",
        "metadata": {"name": "nvidia", "namespace": "team-a", "annotations": {}},
        "spec": {
            "provider": "openai",
            "endpoint": "https://integrate.api.nvidia.com/v1",
            "apiKeySecretRef": {"name": "nvidia-api-key", "key": "api-key"},
            "maxTokensPerDay": 5_000_000,
            "temperature": 0.2,
            "allowedModels": ["z-ai/glm4.7", "01-ai/yi-large", "meta/llama-3.3-70b-instruct:free"],
            "deniedModels": [],
        },
    },
    {
        "": Comments(("Made of openclaw.json.", "", "  kubectl apply -f nvidia.yaml")),
        "/metadata": Comments(("Who it is.",)),
        "/spec/endpoint": Comments((), "hosted"),
        "/spec/apiKeySecretRef": Comments(("Create the secret first:", "kubectl create secret"), "needs you"),
        "/spec/allowedModels": Comments((), "the first three"),
        "/spec/allowedModels/1": Comments(("Needs quotes? No.",), "was Yi"),
        "/spec/deniedModels": Comments((), "none yet"),
    },
)
AGENT = Document(
    {
        "apiVersion": "pai.io/v1",
        "kind": "Agent",
        "metadata": {"name": "on", "labels": {"tier": "2024-01-01", "no": "1e3"}},
        "spec": {
            "models": ["nvidia/z-ai/glm4.7"],
            "user": 1000,
            "root": False,
            "parent": None,
            "env": [
                {"name": "OPENCLAW_HOME", "value": "${HOME}/claw"},
                {"name": "MODE", "value": "a, b: c"},
            ],
            "files": {
                "openclaw.json": '{\n  // A comment.\n  env: { A: "b" },\n\n  x: 1,\n}\n',
                "notes": "one\ntwo",
                "trailing": "one \ntwo",
                "blank": "\none",
            },
            "matrix": [["a", "b"], [{"c": [1]}]],
        },
    },
    {
        "": Comments(("An agent.",), "Second line."),
        "/spec/env/0": Comments(("Where it lives.",), "a pair"),
        "/spec/env/0/name": Comments(("Its name.",), "in the container"),
        "/spec/env/1/value": Comments(("Its value.",)),
        "/spec/files/openclaw.json": Comments((), "as it was"),
        "/spec/files/notes": Comments(("Short.",)),
        "/spec/matrix/1/0/c": Comments(("Deep.",), "deeper"),
    },
)


def test_a_provider_and_an_agent() -> None:
    assert writer.text([PROVIDER, AGENT]) == (
        """\
# Made of openclaw.json.
#
#   kubectl apply -f nvidia.yaml
apiVersion: pai.io/v1
kind: ModelProvider
# Who it is.
metadata:
  name: nvidia
  namespace: team-a
  annotations: {}
spec:
  provider: openai
  endpoint: https://integrate.api.nvidia.com/v1 # hosted
  # Create the secret first:
  # kubectl create secret
  apiKeySecretRef: # needs you
    name: nvidia-api-key
    key: api-key
  maxTokensPerDay: 5000000
  temperature: 0.2
  allowedModels: # the first three
    - z-ai/glm4.7
    # Needs quotes? No.
    - 01-ai/yi-large # was Yi
    - meta/llama-3.3-70b-instruct:free
  deniedModels: [] # none yet
---
# An agent.
# Second line.
apiVersion: pai.io/v1
kind: Agent
metadata:
  name: "on"
  labels:
    tier: "2024-01-01"
    "no": "1e3"
spec:
  models:
    - nvidia/z-ai/glm4.7
  user: 1000
  root: false
  parent: null
  env:
    # Where it lives.
    # a pair
    # Its name.
    - name: OPENCLAW_HOME # in the container
      value: ${HOME}/claw
    - name: MODE
      # Its value.
      value: "a, b: c"
  files:
    openclaw.json: | # as it was
      {
        // A comment.
        env: { A: "b" },

        x: 1,
      }
    # Short.
    notes: |-
      one
      two
    trailing: "one \\ntwo"
    blank: "\\none"
  matrix:
    - - a
      - b
    # Deep.
    - - c: # deeper
          - 1
"""
    )


def test_empty_documents() -> None:
    assert writer.text([]) == ""
    assert writer.text([Document({})]) == "{}\n"
    head = {"": Comments(("Nothing here.",))}
    assert writer.text([Document({}, head), Document({"a": 1}, head)]) == (
        "# Nothing here.\n{}\n---\n# Nothing here.\na: 1\n"
    )


@pytest.mark.parametrize(
    "plain",
    [
        *["a", "01-ai/yi-large", "meta/llama-3.3-70b-instruct:free", "http://host:8000/v1", "nvidia/z-ai/glm4.7"],
        *["${VAR}", "Hello, world", "it's", 'say "hi"', "a#b", "a[0]", "émoji 😀", "x=y", "\\d", "512Mi", "v1.5"],
    ],
)
def test_text_that_needs_no_quotes_has_none(plain: str) -> None:
    assert writer.text([Document({plain: plain})]) == f"{plain}: {plain}\n"


@pytest.mark.parametrize(
    "odd",
    [
        *["no", "yes", "on", "OFF", "y", "N", "null", "~", "True", "=", "<<", ".inf", "-.INF", ".nan"],
        *["012", "0o7", "0x1F", "0x_", "0b1", "1_000", "1,000", "1e3", "-1", ".", "1.", "+.5", "1:30", "190:20:30.15"],
        *["2024-01-01", "2001-12-14t21:59:43.10-05:00"],
        *["", " ", " x", "x ", "a\tb", "a: b", "a:", "a #b", "- a", "-", "---", "--- a", "...", "?", "? a", ":"],
        *["@x", "`", "*a", "&a", "!a", "%a", "|", ">", "{", "[", "]", "}", ",", "{a}", "#a", "'a'", '"a"'],
    ],
)
def test_text_that_some_reader_takes_for_something_else_has_quotes(odd: str) -> None:
    written = writer.text([Document({odd: odd})])
    assert written.startswith('"')
    assert readings(written) == [[{odd: odd}]] * 3


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (1e-05, "1.0e-05"),
        (1e22, "1.0e+22"),
        (1.5e-07, "1.5e-07"),
        (100.0, "100.0"),
        (-0.0, "-0.0"),
        (math.inf, ".inf"),
        (-math.inf, "-.inf"),
        (math.nan, ".nan"),
        (2**64, "18446744073709551616"),
        (True, "true"),
        (None, "null"),
        ("\x00\t\x7f\x85\xad\u2028\u202e\ufeff\uffff", r'"\u0000\t\u007f\u0085\u00ad\u2028\u202e\ufeff\uffff"'),
        ("\n", r'"\n"'),
        ("a\n\n", r'"a\n\n"'),
        ("a\n b\n", "|\n  a\n   b"),
        (" a\nb", r'" a\nb"'),
        ("a\n\tb", r'"a\n\tb"'),
        ("a\tb\n", "|\n  a\tb"),
    ],
)
def test_scalars(value: object, written: str) -> None:
    assert writer.text([Document({"a": value})]) == f"a: {written}\n"


def test_a_key_too_long_for_parsers_to_find_its_end() -> None:
    name = "k" * 1024
    data: Data = {"a": [{name: 1, "b": {name: {"c": 2}}, name + "l": "x\ny\n"}]}
    written = writer.text([Document(data, {f"/a/0/{name}": Comments((), "one")})])
    assert written == (
        f"a:\n  - ? {name}\n    : 1 # one\n    b:\n      ? {name}\n      :\n        c: 2\n"
        f"    ? {name}l\n    : |\n      x\n      y\n"
    )
    assert readings(written) == [[data]] * 3


def test_no_comment_ends_early() -> None:
    odd = "a\nb: 1\r\nc\u2028d\x85e\x00f\ud800g\ufffeh"
    written = writer.text([Document({"x": [1]}, {"": Comments((odd,), odd), "/x/0": Comments((), odd)})])
    clean = "# a b: 1 c d e\ufffdf\ufffdg\ufffdh\n"
    assert written == f"{clean}{clean}x:\n  - 1 {clean}"


def test_a_lone_surrogate_is_escaped() -> None:
    written = writer.text([Document({"a": "x\ud800"})])
    assert written == 'a: "x\\ud800"\n'
    assert in_python(written, (1, 1)) == in_python(written, (1, 2)) == [{"a": "x\ud800"}]


def test_as_deep_as_the_reader_goes() -> None:
    value: Data = 1
    for level in range(199):
        value = [value] if level % 2 else {"a": value}
    (root,) = yaml.read(writer.text([Document({"a": value})])).roots
    assert to_data(root) == {"a": value}
    for _ in range(50):
        value = {"a": value}
    assert writer.text([Document({"a": value})]).endswith(": 1\n")


def test_the_versions_do_read_differently() -> None:
    assert in_python("a: [no, 1:30, 012, 0o7]", (1, 1)) == [{"a": [False, 90, 10, "0o7"]}]
    assert in_python("a: [no, 1:30, 012, 0o7]", (1, 2)) == [{"a": ["no", "1:30", 12, 7]}]


def in_python(text: str, version: tuple[int, int]) -> list[Data]:
    reader = YAML(typ="safe", pure=True)
    reader.version = version
    return list(reader.load_all(text))


def readings(text: str) -> list[list[Data]]:
    """What each reader makes of the documents of a text."""
    reading = yaml.read(text)
    assert not reading.problems
    return [[to_data(root) for root in reading.roots], in_python(text, (1, 1)), in_python(text, (1, 2))]


# Characters that YAML's readers look at, and words that look like something else.
characters = st.sampled_from("ab01_-+.:,#?!&*@%`'\"|>[]{}()=<~/\\$ \t\n\r\0\x07\x7f\x85\xa0\xad\u2028\u202e\ufeff😀é")
any_character = st.characters(exclude_categories=["Cs"])
DATUM = r"[-+]?(0[xob]?)?[0-9_]*([.:][0-9_]*){0,2}([eE][-+]?[0-9]+)?|\.(inf|NaN)|[0-9]{4}-[0-9]{1,2}-[0-9]{2}([Tt ][0-9:.]+Z?)?"
WORD = r"(?i)y|n|yes|no|on|off|true|false|null|~|=|<<"
texts = (
    st.text(characters, max_size=8)
    | st.text(any_character, max_size=8)
    | st.from_regex(DATUM, fullmatch=True)
    | st.from_regex(WORD, fullmatch=True)
    | st.lists(st.text(characters, max_size=5), max_size=4).map("\n".join)
)
roots = st.dictionaries(texts, values_with(texts), max_size=4)


@given(st.lists(documents(roots, texts), min_size=1, max_size=3))
def test_every_reader_reads_what_was_given(given_documents: list[Document]) -> None:
    text = writer.text(given_documents)
    # As text, for 1, 1.0 and True are equal, and NaN is not.
    expected = repr([document.data for document in given_documents])
    assert list(map(repr, readings(text))) == [expected] * 3


@given(st.lists(documents(roots, texts), min_size=1, max_size=3))
def test_every_comment_is_there_and_every_line_is_neat(given_documents: list[Document]) -> None:
    text = writer.text(given_documents)
    assert text == writer.text(given_documents)
    assert text.encode().decode() == text
    assert not re.search(r"[^\S\n]\n|^\n|\n\n\Z|[^\n]\Z", text)
    for document in given_documents:
        alone = writer.text([document])
        assert alone in text
        for comments in document.comments.values():
            for comment in (*comments.above, comments.behind):
                assert all(alone.count(word) == 1 for word in re.findall(r"w\d+(?:x\d+)?w", comment))
                assert all(word in alone for word in re.findall(r"\w+", comment))
