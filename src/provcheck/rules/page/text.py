"""Rules for a terminal: a page, or a table of them all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from provcheck.rules._base import Rule
from provcheck.rules.page import by_family, dialects, docstring, facts, summary
from provcheck.rules.page.markdown import CODE, HEADING, ITEM, Block, blocks, caption
from provcheck.screen import Word, paint, visible, wrap
from provcheck.screen import words as split

_BODY = 2
_CODE = 6
_HEADING_STYLE = "place"
_CODE_STYLE = "help"
_TITLE_STYLE = "gutter"


class Screen(NamedTuple):
    """Where the text goes: its width in columns, and whether it has colour."""

    width: int
    color: bool


def render(rule: Rule, screen: Screen) -> str:
    """A rule's page, ending in a line end."""
    lines = [_heading(f"{rule.code} {rule.name}", screen), *wrap(split(facts(rule)), screen.width, 0, color=False)]
    before = ""
    for block in blocks(docstring(rule)):
        if before != HEADING and not before == block.kind == ITEM:
            lines.append("")
        lines += _lines(block, screen)
        before = block.kind
    return "\n".join(lines) + "\n"


def _lines(block: Block, screen: Screen) -> Iterator[str]:
    if block.kind == HEADING:
        yield _heading(block.lines[0], screen)
    elif block.kind == CODE:
        yield f"{' ' * _BODY}{', '.join(caption(block.info))}:"
        for line in block.lines:
            yield (" " * _CODE + visible(line)).rstrip()
    elif block.kind == ITEM:
        yield from _indented([Word("-"), *_styled(block.lines[0])], screen, _BODY, hang=2)
    else:
        yield from _indented(_styled(block.lines[0]), screen, _BODY)


def render_all(rules: Sequence[Rule], screen: Screen) -> str:
    """A table of rules by family, ending in a line end."""
    rows = {rule.code: [rule.name, rule.severity.label, dialects(rule), rule.fix or "-"] for rule in rules}
    rows[""] = ["name", "severity", "dialects", "fix"]
    widths = [max(map(len, column)) for column in zip(*rows.values(), strict=True)]
    indent = len(rules[0].code) + 2
    fits = indent + sum(widths) + 2 * len(widths) - 2 <= screen.width
    lines = []
    if fits:
        lines += [paint("code".ljust(indent) + _aligned(rows[""], widths), _TITLE_STYLE, color=screen.color), ""]
    for family, members in by_family(rules).items():
        lines.append(_heading(family, screen))
        for rule in members:
            cells = rows[rule.code]
            code = paint(rule.code, _HEADING_STYLE, color=screen.color)
            if fits:
                lines.append(f"{code}  {_aligned(cells, widths)}")
            else:
                lines += wrap(
                    [Word(rule.code, _HEADING_STYLE), *map(Word, cells)], screen.width, indent, color=screen.color
                )
            lines += _indented(_styled(summary(rule)), screen, indent)
        lines.append("")
    return "\n".join(lines)


def _aligned(cells: Sequence[str], widths: Sequence[int]) -> str:
    return "  ".join(cell.ljust(width) for cell, width in zip(cells, widths, strict=True)).rstrip()


def _heading(text: str, screen: Screen) -> str:
    return paint(text, _HEADING_STYLE, color=screen.color)


def _styled(text: str) -> Iterator[Word]:
    """The words of a text, those between backticks in the style of code."""
    inside = False
    for word in split(text):
        ticks = word.text.count("`")
        yield Word(word.text, _CODE_STYLE if inside or ticks else "")
        inside ^= ticks % 2 == 1


def _indented(text: Iterable[Word], screen: Screen, indent: int, hang: int = 0) -> Iterator[str]:
    """Words in lines that fit and are indented, the further ones a little more."""
    for line in wrap(text, screen.width - indent, hang, color=screen.color):
        yield " " * indent + line
