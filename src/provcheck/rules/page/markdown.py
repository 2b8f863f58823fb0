"""Reads the Markdown that pages are written in: headings, paragraphs, lists, and blocks of code."""

from __future__ import annotations

import re
from itertools import takewhile
from typing import NamedTuple

HEADING, PARAGRAPH, ITEM, CODE = "heading", "paragraph", "item", "code"

_FENCE = "```"
_OPENING = re.compile(r"^```(.+)$", re.MULTILINE)
_OPTIONS = {"release": "OpenClaw", "as-of": "as of"}


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


def caption(info: str) -> list[str]:
    """What a block of code is: its file, and the releases and the day that it is meant for."""
    language, *rest = info.split()
    names = [one for one in rest if "=" not in one] or [language]
    options = (one.partition("=") for one in rest if "=" in one)
    return [*names, *(f"{_OPTIONS[key]} {value.replace(',', ' and ')}" for key, _, value in options)]


def captioned(text: str) -> str:
    """A page that says in its text what its blocks of code are: a browser does not show what stands at the mark."""
    return _OPENING.sub(_under_a_caption, text)


def _under_a_caption(opening: re.Match[str]) -> str:
    name, *rest = caption(opening[1])
    return f"{', '.join([f'`{name}`', *rest])}:\n\n{_FENCE}{opening[1].split()[0]}"


def _begun(line: str) -> Block:
    """The block that a line begins."""
    if line.startswith(("# ", "## ")):
        return Block(HEADING, [line.lstrip("# ")])
    return Block(ITEM, [line.removeprefix("- ")]) if line.startswith("- ") else Block(PARAGRAPH, [line])
