"""Data written as people write it: JSON5 and YAML in many styles, with comments and line ends of any kind."""

import json
from random import Random
from typing import Any

from hypothesis import strategies as st

_WORDS = st.sampled_from(
    [
        "nvidia/meta/llama-3.1-8b",
        "gpt",
        "a:b",
        "x y",
        "https://host/v1#top",
        "",
        "true",
        "3",
        "it's",
        'say "x"',
        "😀-é",
        "- a",
        "{x}",
        "# no",
    ]
)
_PLAIN = frozenset(
    {"nvidia/meta/llama-3.1-8b", "gpt", "a:b", "x y", "true", "3", "models", "agents", "id", "kind", "spec"}
)
_NAMES = st.sampled_from(
    ["models", "agents", "a-b", "x", "nvidia/openai/gpt", "kind", "spec", "two words", "é😀", "id"]
)
DATA = st.recursive(
    _WORDS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(_NAMES, inner, max_size=4),
    max_leaves=12,
)
OBJECTS = st.dictionaries(_NAMES, DATA, min_size=1, max_size=4)
BREAKS = st.sampled_from(["\n", "\r\n"])


@st.composite
def json5_texts(draw: st.DrawFn) -> str:
    """A JSON5 text: a line for each member or one line for all, any quotes, with comments."""
    data = draw(OBJECTS)
    rng = draw(st.randoms(use_true_random=False))
    margin = rng.choice(["", "  ", "    ", "\t"])
    broken = bool(margin) or rng.random() < 0.3

    def text(value: str) -> str:
        written = json.dumps(value, ensure_ascii=rng.random() < 0.3)
        return "'" + value + "'" if not set(value) & set("'\\") and rng.random() < 0.3 else written

    def key(name: str) -> str:
        return name if name.isidentifier() and name.isascii() and rng.random() < 0.5 else text(name)

    def write(value: Any, depth: int) -> str:
        if isinstance(value, str):
            return text(value)
        parts = (
            [
                f"{key(name)}{rng.choice(['', ' '])}:{rng.choice(['', ' ', ' /* a, b: {c */ '])}{write(one, depth + 1)}"
                for name, one in value.items()
            ]
            if isinstance(value, dict)
            else [write(one, depth + 1) for one in value]
        )
        first, last = "{}" if isinstance(value, dict) else "[]"
        if not broken:
            return first + ",".join(parts) + last
        note = rng.choice(["", "", " // it's {a: [note"])
        end = "\n" + margin * depth
        lines = [f"{end}{margin}{part}" for part in parts]
        return first + f",{note}".join(lines) + (rng.choice(["", ","]) if parts else "") + end + last

    return draw(st.sampled_from(["", "\ufeff"])) + write(data, 0).replace("\n", draw(BREAKS))


@st.composite
def yaml_texts(draw: st.DrawFn) -> str:
    """A YAML text: block style with flow in places, lists in the column of their key or further in, with comments."""
    rng = draw(st.randoms(use_true_random=False))
    documents = [_block(draw(OBJECTS), 0, rng) for _ in range(draw(st.integers(1, 2)))]
    whole = "\n---\n".join("\n".join(lines) for lines in documents) + "\n"
    return draw(st.sampled_from(["", "\ufeff", "---\n"])) + whole.replace("\n", draw(BREAKS))


def _text(value: str, rng: Random) -> str:
    if value in _PLAIN and rng.random() < 0.7:
        return value
    return json.dumps(value, ensure_ascii=False) if rng.random() < 0.6 else "'" + value.replace("'", "''") + "'"


def _flow(value: Any, rng: Random) -> str:
    if isinstance(value, str):
        return _text(value, rng)
    if isinstance(value, dict):
        return "{" + ", ".join(f"{_text(name, rng)}: {_flow(one, rng)}" for name, one in value.items()) + "}"
    return "[" + ", ".join(_flow(one, rng) for one in value) + rng.choice(["]", " ]"])


def _block(value: Any, column: int, rng: Random) -> list[str]:
    lines: list[str] = []
    margin = " " * column
    for name, one in value.items() if isinstance(value, dict) else ((None, one) for one in value):
        head = margin + ("-" if name is None else f"{_text(name, rng)}:")
        note = rng.choice(["", "", "", "  # note: [a, 'b"])
        if isinstance(one, str) or not one or rng.random() < 0.15:
            lines.append(f"{head} {_flow(one, rng)}{note}")
        elif name is None:
            first, *others = _block(one, column + 2, rng)
            lines += [f"{head} {first.lstrip(' ')}", *others]
        else:
            in_place = isinstance(one, list) and rng.random() < 0.4
            lines += [head + note, *_block(one, column if in_place else column + rng.choice([2, 4]), rng)]
        if rng.random() < 0.1:
            lines.append(rng.choice(["", "# a comment: [x", f"{margin}# more"]))
    return lines
