"""Where the cursor is, in texts that were written by nobody."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lsp.cursor import TODAY, tokens
from lsp.written import json5_texts, yaml_texts
from provcheck.lsp.completion import complete, json5, yaml
from provcheck.lsp.completion.spot import NODE, Spot

_PIECES = [
    *"{}[]:,\"'-#/\\|>&*!?% \t\n",
    "\r\n",
    "//",
    "/*",
    "*/",
    "---\n",
    "models",
    "agents",
    "nvidia/me",
    "  ",
    "spec:\n",
    "- ",
    "kind: Agent\n",
    "apiVersion: pai.io/v1\n",
    "😀",
    "\ufeff",
    "\x85",
    "\u2028",
    "content: |\n",
]
HOSTILE = st.lists(st.sampled_from(_PIECES), max_size=60).map("".join) | st.text(max_size=80)


def spot(text: str, offset: int, syntax: str) -> Spot | None:
    return json5.find(text, offset) if syntax == "json5" else yaml.find(text, offset).spot


@settings(max_examples=200, deadline=None)
@given(text=HOSTILE, data=st.data())
@pytest.mark.parametrize("syntax", ["json5", "yaml"])
def test_any_text_and_any_offset(text: str, syntax: str, data: st.DataObject) -> None:
    offset = data.draw(st.integers(0, len(text)))

    for one in complete(text, offset, syntax=syntax, bundles=[], as_of=TODAY):
        assert one.start <= offset <= one.end <= len(text)
        assert not any(mark in text[one.start : one.end] for mark in "\r\n")
        assert one.label
        assert one.text.strip()


@given(text=HOSTILE, data=st.data())
@settings(max_examples=100, deadline=None)
def test_any_text_inside_a_manifest(text: str, data: st.DataObject) -> None:
    head = "apiVersion: pai.io/v1\nkind: Agent\nspec:\n  configFiles:\n    - path: openclaw.json\n      content: |\n"
    lines = ["        " + line for line in ["{", *text.splitlines(), "agents: {"]]
    whole = head + "\n".join(lines)
    offset = data.draw(st.integers(len(head), len(whole)))

    for one in complete(whole, offset, syntax="yaml", bundles=[], as_of=TODAY):
        assert one.start <= offset <= one.end <= len(whole)
        assert not any(mark in whole[one.start : one.end] for mark in "\r\n")


@given(text=json5_texts())
@settings(max_examples=60, deadline=None)
def test_the_path_of_json5_is_the_readers(text: str) -> None:
    _agrees(text, "json5")


@given(text=yaml_texts())
@settings(max_examples=60, deadline=None)
def test_the_path_of_yaml_is_the_readers(text: str) -> None:
    _agrees(text, "yaml")


def _agrees(text: str, syntax: str) -> None:
    for due, path, start, end in tokens(text, syntax):
        for offset in {start, (start + end) // 2, end}:
            found = spot(text, offset, syntax)
            assert found is not None, (text[:offset], text[offset:])
            assert (found.path, found.start, found.end) == (path, start, end)
            assert found.due in (due, NODE)
            if offset > start:
                half = spot(text[:offset], offset, syntax)
                assert half is not None, text[:offset]
                assert (half.path, half.start, half.end) == (path, start, offset), text[:offset]
                assert half.due in (due, NODE)
