from __future__ import annotations

import math
import re
from typing import Any, TypeAlias

import json5 as package
import pytest
from hypothesis import given
from hypothesis import strategies as st

from provcheck.conversion.document import Comments, Document
from provcheck.conversion.write import json5 as writer
from provcheck.syntax import json5
from written_documents import documents, to_data, values_with

Data: TypeAlias = Any

FREE: Data = {"input": 0, "output": 0, "cacheRead": 0, "cacheWrite": 0}
CONFIG = Document(
    {
        "env": {"vars": {"NVIDIA_API_KEY": "nvapi-..."}},
        "agents": {
            "defaults": {
                "model": {
                    "primary": "nvidia/meta/llama-3.3-70b-instruct",
                    "fallbacks": ["local/llama3.2:3b", "nvidia/z-ai/glm4.7"],
                },
                "models": {"nvidia/z-ai/glm4.7": {"alias": "GLM"}},
            },
            "list": [{"id": "main", "default": True}, {"id": "café", "model": "local/llama3.2:3b"}],
        },
        "models": {
            "mode": "merge",
            "providers": {
                "nvidia": {
                    "baseUrl": "https://integrate.api.nvidia.com/v1",
                    "apiKey": "${NVIDIA_API_KEY}",
                    "api": "openai-completions",
                    "models": [
                        {
                            "id": "meta/llama-3.3-70b-instruct",
                            "name": "Llama 3.3 70B Instruct",
                            "reasoning": False,
                            "input": ["text"],
                            "cost": FREE,
                            "contextWindow": 131072,
                            "maxTokens": 8192,
                        },
                        {"id": "z-ai/glm4.7", "name": "GLM 4.7"},
                    ],
                },
                "local": {"baseUrl": "http://localhost:11434/v1", "models": [{"id": "llama3.2:3b"}]},
                "none": {"models": []},
                "odd": {},
            },
        },
        "meta": {},
    },
    {
        "": Comments(("Made of provider.yaml and agent.yaml.", "", "  openclaw gateway"), "the root"),
        "/agents/defaults/model/fallbacks": Comments(("In this order.",), "both tried"),
        "/agents/list/1": Comments(("Speaks French.",)),
        "/models/mode": Comments((), "with the built-in ones"),
        "/models/providers": Comments((), "two"),
        "/models/providers/nvidia/apiKey": Comments(("Set it first.",), "needs you"),
        "/models/providers/nvidia/models/1": Comments((), "no limits known"),
        "/models/providers/local/models": Comments(("Small ones.",)),
        "/meta": Comments((), "empty"),
    },
)


def test_a_configuration() -> None:
    assert writer.text(CONFIG) == (
        """\
// Made of provider.yaml and agent.yaml.
//
//   openclaw gateway
{ // the root
  env: { vars: { NVIDIA_API_KEY: "nvapi-..." } },
  agents: {
    defaults: {
      model: {
        primary: "nvidia/meta/llama-3.3-70b-instruct",
        // In this order.
        fallbacks: ["local/llama3.2:3b", "nvidia/z-ai/glm4.7"] // both tried
      },
      models: { "nvidia/z-ai/glm4.7": { alias: "GLM" } }
    },
    list: [
      { id: "main", default: true },
      // Speaks French.
      { id: "café", model: "local/llama3.2:3b" }
    ]
  },
  models: {
    mode: "merge", // with the built-in ones
    providers: { // two
      nvidia: {
        baseUrl: "https://integrate.api.nvidia.com/v1",
        // Set it first.
        apiKey: "${NVIDIA_API_KEY}", // needs you
        api: "openai-completions",
        models: [
          {
            id: "meta/llama-3.3-70b-instruct",
            name: "Llama 3.3 70B Instruct",
            reasoning: false,
            input: ["text"],
            cost: { input: 0, output: 0, cacheRead: 0, cacheWrite: 0 },
            contextWindow: 131072,
            maxTokens: 8192
          },
          { id: "z-ai/glm4.7", name: "GLM 4.7" } // no limits known
        ]
      },
      local: {
        baseUrl: "http://localhost:11434/v1",
        // Small ones.
        models: [
          { id: "llama3.2:3b" }
        ]
      },
      none: {
        models: []
      },
      odd: {}
    }
  },
  meta: {} // empty
}
"""
    )


def test_an_empty_document() -> None:
    assert writer.text(Document({})) == "{}\n"
    assert writer.text(Document({}, {"": Comments(("Nothing here.",), "yet")})) == "// Nothing here.\n{} // yet\n"


def test_a_line_may_be_full_and_not_longer() -> None:
    full = "x" * (90 - len('  a: { b: [""] },'))
    assert writer.text(Document({"a": {"b": [full]}})) == f'{{\n  a: {{ b: ["{full}"] }}\n}}\n'
    assert writer.text(Document({"a": {"b": [full + "x"]}})) == f'{{\n  a: {{\n    b: ["{full}x"]\n  }}\n}}\n'
    long = "x" * 99
    assert writer.text(Document({"a": [long]})) == f'{{\n  a: [\n    "{long}"\n  ]\n}}\n'
    # A wide character takes two columns.
    assert writer.text(Document({"a": {"b": ["日" * (len(full) // 2 + 1)]}})).count("\n") == 5


def test_only_providers_and_their_lists_are_blocks_however_short() -> None:
    assert writer.text(Document({"models": {"mode": "merge"}})) == '{\n  models: { mode: "merge" }\n}\n'
    assert writer.text(Document({"models": {"providers": {}}})) == "{\n  models: {\n    providers: {}\n  }\n}\n"
    assert writer.text(Document({"models": ["providers"]})) == '{\n  models: ["providers"]\n}\n'
    short = {"models": {"providers": {"a/b": {"models": [{"id": "c", "input": ["text"]}], "headers": {"d": "e"}}}}}
    assert writer.text(Document({**short})) == (
        """\
{
  models: {
    providers: {
      "a/b": {
        models: [
          { id: "c", input: ["text"] }
        ],
        headers: { d: "e" }
      }
    }
  }
}
"""
    )


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("a1", "a1"),
        ("$_", "$_"),
        ("default", "default"),
        ("null", "null"),
        ("Infinity", "Infinity"),
        ("", '""'),
        ("1a", '"1a"'),
        ("a-b", '"a-b"'),
        ("é", '"é"'),
        ("a\n", r'"a\n"'),
        ("\u2028", r'"\u2028"'),
    ],
)
def test_keys(name: str, written: str) -> None:
    text = writer.text(Document({name: 1}))
    assert text == f"{{\n  {written}: 1\n}}\n"
    assert package.loads(text) == {name: 1}


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (math.inf, "Infinity"),
        (-math.inf, "-Infinity"),
        (math.nan, "NaN"),
        (2**70, "1180591620717411303424"),
        (1e22, "1e+22"),
        (0.1, "0.1"),
        (True, "true"),
        (None, "null"),
        ("'so' \\ /", "\"'so' \\\\ /\""),
        ('"so"', r'"\"so\""'),
        ("日本語 😀 👩\u200d💻", '"日本語 😀 👩\u200d💻"'),
        ("\x001\v\x1b\x7f\x85\xa0", '"\\u00001\\u000b\\u001b\\u007f\\u0085\xa0"'),
        ("\b\f\n\r\t", r'"\b\f\n\r\t"'),
        ("\u2028\u2029\u202a\u202e\u2066\u2069\ufeff", r'"\u2028\u2029\u202a\u202e\u2066\u2069\ufeff"'),
        ("\ud800", r'"\ud800"'),
    ],
)
def test_scalars(value: object, written: str) -> None:
    assert writer.text(Document({"a": [value]})) == f"{{\n  a: [{written}]\n}}\n"


def test_no_comment_ends_early() -> None:
    odd = "a\nb: 1,\r\nc\u2028d\u2029e\x85f\x00g\ud800h"
    written = writer.text(Document({"x": [1]}, {"": Comments((odd,)), "/x": Comments((), odd)}))
    clean = "// a b: 1, c d e f\ufffdg\ufffdh"
    assert written == f"{clean}\n{{\n  x: [1] {clean}\n}}\n"


def test_as_deep_as_the_reader_goes() -> None:
    value: Data = "x" * 90
    for level in range(199):
        value = [value] if level % 2 else {"a": value}
    (root,) = json5.read(writer.text(Document({"a": value}))).roots
    assert to_data(root) == {"a": value}
    for _ in range(50):
        value = {"a": value}
    assert writer.text(Document({"a": value})).endswith("}\n  }\n}\n")


def as_in_javascript(value: Data) -> Data:
    """What JavaScript makes of a value: numbers are doubles, whole ones integers; two surrogates are a character."""
    if isinstance(value, dict):
        return {as_in_javascript(name): as_in_javascript(part) for name, part in value.items()}
    if isinstance(value, list):
        return [as_in_javascript(item) for item in value]
    if isinstance(value, str):
        return value.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "surrogatepass")
    if isinstance(value, bool) or value is None:
        return value
    number = float(value)
    return int(number) if number.is_integer() and abs(number) <= 2**53 else number


# Characters that JSON5's readers look at.
characters = st.sampled_from("abu_-+.:,/*'\"[]{}\\$019 \t\v\n\r\0\x07\x7f\x85\xa0\xad\u2028\u202e\ufeff\ud83d\ude00😀é")
texts = st.text(characters, max_size=8) | st.text(st.characters(), max_size=8) | st.sampled_from(["if", "null", "NaN"])
values = values_with(texts)
configs: st.SearchStrategy[Data] = st.fixed_dictionaries(
    {"models": st.fixed_dictionaries({"providers": st.dictionaries(texts, values, max_size=3)})}
)
roots = st.dictionaries(texts, values, max_size=4) | configs


@given(documents(roots, texts))
def test_every_reader_reads_what_was_given(document: Document) -> None:
    text = writer.text(document)
    reading = json5.read(text)
    assert not reading.problems
    # As text, for 1, 1.0 and True are equal, and NaN is not.
    assert repr([to_data(root) for root in reading.roots]) == repr([as_in_javascript(document.data)])
    assert repr(package.loads(text)) == repr(document.data)


@given(documents(roots, texts))
def test_every_comment_is_there_and_every_line_is_neat(document: Document) -> None:
    text = writer.text(document)
    assert text == writer.text(document)
    assert text.encode().decode() == text
    assert not re.search(r"[^\S\n]\n|^\n|\n\n\Z|[^\n]\Z", text)
    # Of a string a quote is left, of a comment nothing.
    bare = re.sub(r'"(?:[^"\\]|\\.)*"|//.*', lambda found: found[0][0].strip("/"), text)
    assert not re.search(r",\s*[]}]", bare)
    for comments in document.comments.values():
        for comment in (*comments.above, comments.behind):
            assert all(text.count(word) == 1 for word in re.findall(r"w\d+(?:x\d+)?w", comment))
            assert all(word in text for word in re.findall(r"\w+", comment))
