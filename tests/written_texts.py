"""Hypothesis strategies for texts in many styles, each with the data that it holds."""

from __future__ import annotations

import json
from typing import Any, TypeAlias

from hypothesis import strategies as st

Data: TypeAlias = Any
Draw: TypeAlias = st.DrawFn

WORDS = ["a", "b", "name", "x-y", "nvidia/llama-3.1", "http://host:8000/v1", "llama3.2:3b", "it's", "émoji 😀", "1.5b"]
ODD = [
    "",
    " lead",
    "trail ",
    'q"uote',
    "a: b",
    "c #d",
    "- e",
    "tab\there",
    "null",
    "12",
    "0x1F",
    "yes",
    "[x]",
    "&a",
    "\\",
]
LINES = ["one\ntwo\n", "one\n\ntwo", "{\n  a: 1,\n}\n"]
COMMENTS = ["# plain", "# it's", '# "quote', "# - dash: {[", "#"]

texts = st.sampled_from(WORDS + ODD + LINES)
numbers = st.integers(-(10**6), 10**6) | st.sampled_from([1.5, -0.25, 1e300, 10**30])
data = st.recursive(
    texts | numbers | st.booleans() | st.none(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(WORDS + ODD), inner, max_size=4),
    max_leaves=12,
)


@st.composite
def yaml_texts(draw: Draw) -> tuple[str, Data]:
    """A YAML document in a mix of styles, and its data."""
    value = draw(data.filter(lambda value: isinstance(value, dict | list) and value))
    text = draw(st.sampled_from(["", "---\n", "%YAML 1.2\n---\n", "# head\n"])) + _block(draw, value, 0)
    if "|" not in text and draw(st.booleans()):  # at the end of a file a block scalar loses its line end
        text = text.removesuffix("\n")
    if draw(st.integers(0, 4)) == 0:
        text = text.replace("\n", "\r\n")
    return draw(st.sampled_from(["", "", "", "\ufeff"])) + text, value


@st.composite
def json5_texts(draw: Draw) -> tuple[str, Data]:
    """A JSON5 text in a mix of styles, and its data."""
    value = draw(data.filter(lambda value: isinstance(value, dict | list)))
    return _json5(draw, value, 0) + draw(st.sampled_from(["", "\n"])), value


def _block(draw: Draw, value: Data, indent: int) -> str:
    """A container in block style, beginning with its indentation."""
    lines = []
    for entry in value.items() if isinstance(value, dict) else value:
        if draw(st.integers(0, 5)) == 0:
            lines.append(" " * indent + draw(st.sampled_from(COMMENTS)) + "\n")
        if isinstance(value, dict):
            name, part = entry
            lines.append(" " * indent + _flow_text(draw, name) + ":" + _behind(draw, part, indent, dash=False))
        else:
            lines.append(" " * indent + "-" + _behind(draw, entry, indent, dash=True))
    return "".join(lines)


def _behind(draw: Draw, value: Data, indent: int, *, dash: bool) -> str:
    """What follows a colon or a dash, up to the end of the last line."""
    if isinstance(value, dict | list) and value and draw(st.booleans()):
        if dash and draw(st.booleans()):
            return " " + _block(draw, value, indent + 2).removeprefix(" " * (indent + 2))
        deeper = indent if isinstance(value, list) and not dash and draw(st.booleans()) else indent + 2
        return _comment(draw) + _block(draw, value, deeper)
    if value is None and draw(st.booleans()):
        return _comment(draw)
    if isinstance(value, str) and "\n" in value and draw(st.booleans()):
        header = "|" if value.endswith("\n") else "|-"
        body = "".join(
            f"{' ' * (indent + 2)}{line}\n" if line else "\n" for line in value.removesuffix("\n").split("\n")
        )
        return " " + header + _comment(draw) + body
    return " " + _flow(draw, value) + _comment(draw)


def _comment(draw: Draw) -> str:
    return draw(st.sampled_from(["", "", "", " # behind", "  #x"])) + "\n"


def _flow(draw: Draw, value: Data) -> str:
    if isinstance(value, str):
        return _flow_text(draw, value)
    if not isinstance(value, list | dict):
        return json.dumps(value)
    if isinstance(value, dict):
        parts = [f"{_flow_text(draw, name)}: {_flow(draw, part)}" for name, part in value.items()]
    else:
        parts = [_flow(draw, part) for part in value]
    space = draw(st.sampled_from(["", " "]))
    end = draw(st.sampled_from(["", ","])) if parts else ""
    inside = space + draw(st.sampled_from([", ", ","])).join(parts) + end + space
    return f"{{{inside}}}" if isinstance(value, dict) else f"[{inside}]"


def _flow_text(draw: Draw, text: str) -> str:
    """A string on one line that is right in brackets too."""
    if text in WORDS and draw(st.booleans()):
        return text
    if "\n" not in text and "\t" not in text and draw(st.booleans()):
        return "'" + text.replace("'", "''") + "'"
    return json.dumps(text, ensure_ascii=False)


def _json5(draw: Draw, value: Data, indent: int) -> str:
    if isinstance(value, str):
        return _json5_text(draw, value)
    if not isinstance(value, list | dict):
        return json.dumps(value)
    step = indent + 2
    if isinstance(value, dict):
        parts = [f"{_json5_key(draw, name)}: {_json5(draw, part, step)}" for name, part in value.items()]
    else:
        parts = [_json5(draw, part, step) for part in value]
    comma = draw(st.sampled_from(["", ","])) if parts else ""
    if draw(st.booleans()):
        inside = draw(st.sampled_from([", ", ","])).join(parts) + comma
    else:
        lines = []
        for index, part in enumerate(parts):
            comment = draw(st.sampled_from(["", "", "  // it's {\n"]))
            behind = draw(st.sampled_from(["", "", " // behind", " /* x */"]))
            lines.append(f"{comment}{' ' * step}{part}{comma if index == len(parts) - 1 else ','}{behind}\n")
        inside = "\n" + "".join(lines) + " " * indent
    return f"{{{inside}}}" if isinstance(value, dict) else f"[{inside}]"


def _json5_key(draw: Draw, name: str) -> str:
    return name if name in {"a", "b", "name"} and draw(st.booleans()) else _json5_text(draw, name)


def _json5_text(draw: Draw, text: str) -> str:
    written = json.dumps(text, ensure_ascii=draw(st.booleans()))
    if "'" in text or '"' in text or draw(st.booleans()):
        return written
    return f"'{written[1:-1]}'"
