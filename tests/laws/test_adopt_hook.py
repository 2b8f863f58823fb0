"""Whatever pre-commit's configuration looks like: the entry is added to it and nothing else, or it is left alone."""

from __future__ import annotations

from typing import Any

from hypothesis import example, given
from hypothesis import strategies as st
from ruamel.yaml import YAML

from provcheck.adopt import hook
from provcheck.adopt.hook import UnsureError, with_hook
from provcheck.syntax import yaml
from provcheck.syntax.node import plain

PIECES = st.sampled_from(
    [
        "repos",
        ":",
        " ",
        "  ",
        "\n",
        "\r\n",
        "-",
        "- ",
        "repo: a",
        "hooks:",
        "id: x",
        "[",
        "]",
        "{",
        "}",
        ",",
        "# c",
        "&a ",
        "*a",
        "---",
        "...",
        "\t",
        '"',
        "'",
        ">-",
        "ci: {}",
        "\ufeff",
        "!t ",
        "? ",
        "<<: *a",
        "provcheck",
        "%Y 1",
    ]
)


@st.composite
def configurations(draw: st.DrawFn) -> str:
    """Files as people write them, in any style."""
    indent, pad, inner = (
        draw(st.sampled_from(["", "  ", "    "])),
        draw(st.sampled_from([" ", "   "])),
        draw(st.booleans()),
    )
    below = indent + " " + pad
    lines = [*draw(st.sampled_from([[], ["# head"], ["---"], ["fail_fast: true", ""]])), "repos:"]
    for name in draw(st.lists(st.sampled_from("abc"), min_size=1, max_size=3)):
        lines += [f"{indent}-{pad}repo: {name}", f"{below}rev: '1'  # pin", f"{below}hooks:"]
        step = below + ("  " if inner else "")
        lines.append(f"{step}-{pad}id: x{name}")
        lines += draw(
            st.sampled_from([[], [f"{step} {pad}files: |", f"{step} {pad}  ^a", ""], [f"{step}# - id: y"], [""]])
        )
    lines += draw(st.sampled_from([[], ["# end"], ["ci:", "  skip: []"], ["..."], ["", "exclude: >", "  a", "  b"]]))
    return draw(st.sampled_from(["\n", "\r\n"])).join(lines) + draw(st.sampled_from(["", "\n"]))


def is_subsequence(old: str, new: str) -> bool:
    rest = iter(new)
    return all(character in rest for character in old)


def tree(text: str) -> dict[str, Any]:
    if not text.strip(" \t\r\n"):
        return {"'repos'": []}
    (root,) = yaml.read(text).roots
    return dict(plain(root))  # type: ignore[call-overload,no-any-return]


@given(configurations())
def test_usual_files_are_added_to(text: str) -> None:
    edited = with_hook(text)
    assert edited.lines
    assert is_subsequence(text, edited.text)
    reader = YAML(typ="safe", pure=True)
    before, after = reader.load(text), reader.load(edited.text)
    before["repos"] += reader.load(hook.new())["repos"]
    assert before == after
    assert with_hook(edited.text) == hook.Edited(edited.text)


@given(st.lists(PIECES, max_size=25).map("".join) | st.text(max_size=30))
@example("repos:\n- &a b\n- *a\n")
@example("repos:\n- >+\n  a\n\n\n")
@example("repos:\r- repo: a\r")
@example("")
@example(" \r\n\t\r")
def test_no_text_is_spoilt(text: str) -> None:
    for candidate in (text, "repos:\n" + text, f"repos:\n  - repo: a\n{text}"):
        try:
            edited = with_hook(candidate)
        except UnsureError:
            continue
        if edited.lines:
            kept = candidate.replace("[]", "", candidate.count("[]") == 1) if candidate.strip(" \t\r\n") else ""
            assert is_subsequence(kept, edited.text)
            before, after = tree(candidate), tree(edited.text)
            before["'repos'"] = before["'repos'"] + tree(hook.new())["'repos'"]
            assert before == after
        else:
            assert edited.text == candidate
        assert with_hook(edited.text) == hook.Edited(edited.text)
