"""Reads the Markdown that pages are written in: headings, paragraphs, lists, and blocks of code."""

from __future__ import annotations

from itertools import takewhile
from typing import NamedTuple

HEADING, PARAGRAPH, ITEM, CODE = "heading", "paragraph", "item", "code"

_FENCE = "```"


class Block(NamedTuple):
    """A piece of a page. The lines of code stand as they are; any other text is one line.

    ``info`` is what stands behind the mark that begins a block of code: a language, a file's name, and more.
    """

    kind: str
    lines: list[str]
    info: str = ""


def blocks(text: str) -> list[Block]:
    """The blocks of a page in order."""
    found: list[Block] = []
    goes_on = False
    lines = iter(text.splitlines())
    for line in lines:
        if line.startswith(_FENCE):
            code = list(takewhile(lambda one: one != _FENCE, lines))
            found.append(Block(CODE, code, line.removeprefix(_FENCE)))
            goes_on = False
        elif not line.strip():
            goes_on = False
        elif goes_on and not line.startswith(("# ", "## ", "- ")):
            found[-1].lines[0] += f" {line.strip()}"
        else:
            found.append(_begun(line))
            goes_on = found[-1].kind != HEADING
    return found


def _begun(line: str) -> Block:
    """The block that a line begins."""
    if line.startswith(("# ", "## ")):
        return Block(HEADING, [line.lstrip("# ")])
    return Block(ITEM, [line.removeprefix("- ")]) if line.startswith("- ") else Block(PARAGRAPH, [line])
