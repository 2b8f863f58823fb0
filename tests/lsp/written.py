"""Data written as people write it: JSON5 and YAML in many styles, with comments and line ends of any kind."""

import json
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
        "𝒳-é",
        "- a",
        "{x}",
        "# no",
    ]
)
_NAMES = st.sampled_from(["models", "agents", "a-b", "x", "nvidia/openai/gpt", "kind", "spec", "two words", "é𝒳", "id"])
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

    def text(value: str, *, flow: bool = False) -> str:
        if (
            value in ("nvidia/meta/llama-3.1-8b", "gpt", "a:b", "x y", "true", "3", "models", "agents", "id")
            and rng.random() < 0.7
        ):
            return value
        return json.dumps(value, ensure_ascii=False) if rng.random() < 0.6 else "'" + value.replace("'", "''") + "'"

    def flow(value: Any) -> str:
        if isinstance(value, str):
            return text(value, flow=True)
        if isinstance(value, dict):
            return "{" + ", ".join(f"{text(name)}: {flow(one)}" for name, one in value.items()) + "}"
        return "[" + ", ".join(map(flow, value)) + rng.choice(["]", " ]"])

    def note() -> str:
        return rng.choice(["", "", "", "  # note: [a, 'b"])

    def block(value: Any, column: int) -> list[str]:
        """The lines of a container; the first one begins where the caller stands."""
        lines: list[str] = []
        for name, one in value.items() if isinstance(value, dict) else ((None, one) for one in value):
            head = "-" if name is None else f"{text(name)}:"
            if isinstance(one, str) or not one or rng.random() < 0.15:
                lines.append(" " * column + f"{head} {flow(one)}{note()}")
            elif name is None:
                inner = block(one, column + 2)
                lines.append(" " * column + "- " + inner[0].lstrip(" "))
                lines += inner[1:]
            else:
                in_place = isinstance(one, list) and rng.random() < 0.4
                lines.append(" " * column + head + note())
                lines += block(one, column if in_place else column + rng.choice([2, 4]))
            if rng.random() < 0.1:
                lines.append(rng.choice(["", "# a comment: [x", " " * column + "# more"]))
        return lines

    documents = [block(draw(OBJECTS), 0) for _ in range(draw(st.integers(1, 2)))]
    whole = "\n---\n".join("\n".join(lines) for lines in documents)
    return draw(st.sampled_from(["", "\ufeff", "---\n"])) + whole.replace("\n", draw(BREAKS)) + "\n"
