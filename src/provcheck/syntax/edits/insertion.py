"""Adding a member to a mapping, so that it looks like its neighbours."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeAlias

from provcheck.syntax.edits import NotEditable, spelling
from provcheck.syntax.edits.layout import Layout
from provcheck.syntax.edits.replacement import QUOTES, awaits_value, usual_quote
from provcheck.syntax.node import Scalar

if TYPE_CHECKING:
    from provcheck.syntax.node import Mapping, Node, Value
    from provcheck.syntax.source import Source

_Addition: TypeAlias = tuple[int, int, str]
_first_key = re.compile(r"""[{,\s](["']?)[\w$]+\1(:[ \t]*)""").search
_colon = re.compile(r"[ \t]*:[ \t]*").fullmatch
_indicators = re.compile(r"\s*(?:[-?:]\s+)*").fullmatch


def insertion(source: Source, mapping: Mapping, name: str, value: Value) -> _Addition:
    """Start and end of what is replaced (mostly nothing), and the text for it."""
    layout = Layout(source)
    text = _member(layout, mapping, name, value)
    if not layout.is_bracketed(mapping):
        return _into_block(layout, mapping, text)
    if mapping.members:
        return _into_brackets(layout, mapping, text)
    return _into_empty(layout, mapping, text)


def _member(layout: Layout, mapping: Mapping, name: str, value: Value) -> str:
    """Key and value in the quotes of the neighbours, or else in those that the text uses elsewhere."""
    members = mapping.members[::-1]
    quote = next((style for member in members if (style := _quote(member.value))), "")
    if layout.yaml:
        key_quote = _quote(members[0].key) if members else ""
        return f"{spelling.yaml(name, key_quote)}: {spelling.yaml(value, quote)}"
    if members:
        key_quote = _quote(members[0].key)
        between = layout.text[members[0].key.end : members[0].value.start]
    else:
        first = _first_key(layout.text)
        key_quote, between = first.groups() if first else ('"', ": ")
    colon = between if _colon(between) else ": "
    return spelling.json5_key(name, key_quote) + colon + spelling.json5(value, quote or usual_quote(layout.text))


def _quote(node: Node) -> str:
    return node.style if isinstance(node, Scalar) and node.style in QUOTES else ""


def _into_block(layout: Layout, mapping: Mapping, member: str) -> _Addition:
    text = layout.text
    first = layout.line_start(mapping.start)
    tail = layout.line_tail(mapping.end)
    # "[a: 1]" holds a mapping without brackets of its own, which cannot take another member.
    behind = layout.behind_gap(mapping.end)
    if tail is None or text[behind : behind + 1] in {",", "]"} or not _indicators(text[first : mapping.start]):
        raise NotEditable
    line = " " * (mapping.start - first) + member
    header = layout.block_header(mapping)
    end = layout.next_line(tail)
    *empty, indent = layout.empty_lines(end) if header else [""]
    if any(empty) or (indent and not text[end:].strip()):
        raise NotEditable  # these spaces are a part of the text
    if header and end == tail and "-" not in header:
        raise NotEditable  # the line end would become a part of the text
    if "+" in header:
        end += len(text[end:]) - len(text[end:].lstrip("\r\n"))
        return end, end, line + layout.newline
    return tail, tail, layout.newline + line


def _into_brackets(layout: Layout, mapping: Mapping, member: str) -> _Addition:
    text = layout.text
    end = mapping.members[-1].value.end
    comma = layout.behind_gap(mapping.members[-2].value.end) if len(mapping.members) > 1 else mapping.start
    start = layout.behind_gap(comma + 1)
    after = layout.behind_gap(end)
    separated = layout.is_at(after, ",")
    indent = layout.indent(start)
    if indent is None:
        gap = text[comma + 1 : start] if len(mapping.members) > 1 else " "
        addition = ("" if gap.strip() else gap) + member
    else:
        addition = layout.newline + indent + member
    if separated:
        tail = layout.line_tail(after + 1) if indent is not None else None
        end = after + 1 if tail is None else tail
        return end, end, addition + ","
    tail = layout.line_tail(end) if indent is not None else None
    # Behind "key:", an anchor or a tag a comma needs a space.
    apart = layout.yaml and awaits_value(text[layout.line_start(end) : end])
    separator = " ," if apart else ","
    # Behind a quote a comment needs no space, but behind other text it does.
    behind = " " if tail is None and layout.is_at(end, "#") else ""
    return end, end if tail is None else tail, separator + text[end : tail or end] + addition + behind


def _into_empty(layout: Layout, mapping: Mapping, member: str) -> _Addition:
    text = layout.text
    start, end = mapping.start + 1, mapping.end - 1
    inside = text[start:end]
    if "\n" not in inside and "\r" not in inside:
        return (end, end, f" {member}") if inside.strip() else (start, end, member)
    line = text[layout.line_start(start) : start]
    indent = line[: len(line) - len(line.lstrip())]
    step = "\t" if indent.startswith("\t") else "  "
    start += len(inside.rstrip())
    return start, start, layout.newline + indent + step + member
