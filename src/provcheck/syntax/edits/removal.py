"""Taking an item or a member out of a text, with the separator, the line and the comment that go with it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeAlias

from provcheck.syntax.edits import NotEditable
from provcheck.syntax.edits.layout import Layout
from provcheck.syntax.node import Mapping

if TYPE_CHECKING:
    from provcheck.syntax.node import Member, Node, Sequence
    from provcheck.syntax.source import Source

_Cut: TypeAlias = tuple[int, int, str]
_anchors = re.compile(r"&([^\s,\[\]{}]+)").findall
# A line whose value stands on the next: indicators, then a key with its colon, then an anchor or a tag.
_opens_value = re.compile(
    r"""\s*(?:(?:[-?:]|[&!]\S*)(?:\s+|$))*(?:(?:'(?:[^']|'')*'|"(?:[^"\\]|\\.)*"|[^'"\s].*)\s*:)?(?:\s+[&!]\S*)*"""
).fullmatch


def item_removal(source: Source, sequence: Sequence, index: int) -> _Cut:
    """Start and end of what has to go for an item, and what takes its place."""
    return _removal(source, sequence, sequence.items, index)


def member_removal(source: Source, mapping: Mapping, member: Member) -> _Cut:
    """Start and end of what has to go for a member, and what takes its place."""
    for index, own in enumerate(mapping.members):
        if own is member:
            return _removal(source, mapping, [one.value for one in mapping.members], index)
    raise NotEditable  # a merge key brings it in


def _removal(source: Source, node: Mapping | Sequence, parts: list[Node], index: int) -> _Cut:
    """``parts`` are the nodes that end the members or items."""
    layout = Layout(source)
    if layout.is_bracketed(node):
        cut = _from_brackets(layout, node, parts, index)
    elif len(parts) > 1:
        cut = _from_block(layout, node, parts, index)
    else:
        cut = _emptied(layout, node)
    if layout.yaml:
        _check_anchors(source.text, cut)
    return cut


def _from_brackets(layout: Layout, node: Mapping | Sequence, parts: list[Node], index: int) -> _Cut:
    text = layout.text
    comma = layout.behind_gap(parts[index - 1].end) if index else node.start  # at first it is the bracket
    start = layout.behind_gap(comma + 1)
    end = parts[index].end
    after = layout.behind_gap(end)
    separated = layout.is_at(after, ",")
    if separated:
        if "\n" in text[end:after] and text[end:after].strip():
            raise NotEditable  # a comment on another line stands before the comma
        end = after + 1
    tail = layout.line_tail(end)
    own_lines = tail is not None and layout.indent(start) is not None
    if tail is not None and own_lines:
        cut = layout.line_start(start), layout.next_line(tail)
        if index and not separated:
            between = text[comma + 1 : cut[0]]
            return comma, tail, between.removesuffix("\n").removesuffix("\r")
    elif index and not separated:
        between = text[comma + 1 : start]
        return comma, end, between if between.strip() else ""
    elif tail is not None or index == len(parts) - 1:
        cut = comma + 1 + len(text[comma + 1 : start].rstrip(" \t")), end
    else:
        cut = start, layout.behind_blanks(end)
    if len(parts) == 1 and not (text[node.start + 1 : cut[0]] + text[cut[1] : node.end - 1]).strip():
        cut = node.start + 1, node.end - 1
    return *cut, ""


def _from_block(layout: Layout, node: Mapping | Sequence, parts: list[Node], index: int) -> _Cut:
    start = layout.behind_gap(parts[index - 1].end) if index else node.start
    tail = _tail(layout, parts[index])
    if layout.indent(start) is not None:
        first, end = layout.line_start(start), layout.next_line(tail)
        if index and (header := layout.block_header(parts[index - 1])):
            _check_white_space(layout, end, -1 if "+" in header else start - first)
        return first, end, ""
    if index:
        raise NotEditable
    # The first of several stands behind a dash: the second moves up, or else a comment between the two.
    following = layout.behind_gap(parts[0].end)
    gap = layout.text[tail:following]
    return start, tail + len(gap) - len(gap.lstrip()), ""


def _tail(layout: Layout, node: Node) -> int:
    """The end of the line that a node in block style ends on."""
    tail = layout.line_tail(node.end)
    if tail is None:
        raise NotEditable
    if any("\t" in line for line in layout.empty_lines(tail)):
        raise NotEditable  # they stood in a text that goes, and stand nowhere else
    return tail


def _check_white_space(layout: Layout, offset: int, column: int) -> None:
    """Refuse a cut that adds empty lines, or a comment, to a text above that ends further left than they do."""
    *empty, indent = layout.empty_lines(offset)
    if any(len(line) > column for line in empty) or len(indent) > max(column, 0):
        raise NotEditable


def _emptied(layout: Layout, node: Mapping | Sequence) -> _Cut:
    tail = _tail(layout, node)
    empty = "{}" if isinstance(node, Mapping) else "[]"
    if layout.indent(node.start) is not None:
        first = layout.line_start(node.start)
        indicator = _indicator_end(layout.text[:first])
        if indicator is not None:
            between = layout.text[indicator:first].removesuffix("\n").removesuffix("\r")
            return indicator, tail, f" {empty}{between}"
    return node.start, tail, empty


def _indicator_end(head: str) -> int | None:
    """Where the ``key:``, ``-`` or anchor ends that a node on the next line belongs to, ``None`` if there is none."""
    lines = [match for match in re.finditer(r"[^\r\n]+", head) if not re.match(r"\s*(?:#|$)", match[0])]
    if not lines:
        return None
    line = lines[-1][0]
    ends = [match.start() for match in re.finditer(r"\s+#", line)] + [len(line)]
    for end in ends:
        content = line[:end].rstrip()
        if _opens_value(content):
            return lines[-1].start() + len(content)
    return None


def _check_anchors(text: str, cut: _Cut) -> None:
    start, end, new = cut
    rest = text[:start] + new + text[end:]
    for name in _anchors(text[start:end]):
        if re.search(rf"\*{re.escape(name)}(?![^\s,\[\]{{}}:])", rest):
            raise NotEditable
