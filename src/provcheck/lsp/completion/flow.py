"""Brackets of YAML: ``[a, b]`` and ``{a: b}`` over one line or several, with or without their ends."""

from __future__ import annotations

import re
from typing import NamedTuple

from provcheck.lsp.completion.brackets import Brackets, Token
from provcheck.lsp.completion.quoted import end_of, meaning
from provcheck.lsp.completion.spot import Path

# A plain text may hold blanks, and a colon or a hash in the middle of a word.
_token = re.compile(
    r"""(?P<mark>[{}\[\],]|:(?=[\s,\[\]{}"']|\Z))
    |(?P<comment>\#[^\n\r]*)
    |(?P<quote>["'])
    |(?P<property>[&!][^\s,\[\]{}]*)
    |(?P<word>[^\s\ufeff,\[\]{}"'](?:[^\s,\[\]{}:]|:(?![\s,\[\]{}]|\Z)|[ \t](?![\s\#,\[\]{}:]))*)""",
    re.VERBOSE,
).search
_break = re.compile(r"\r\n|\r|\n").search
_blanks = re.compile(r"[ \t]*").match


class Flow(NamedTuple):
    """What brackets hold, and where they end: behind the last of them, or where the text stops to belong to them."""

    brackets: Brackets
    end: int


def read(text: str, start: int, end: int, indent: int, offset: int, base: Path) -> Flow:
    """The value whose bracket stands at ``start``.

    Brackets without an end hold the lines that are indented further than ``indent``; ``base`` leads to the value.
    """
    tokens, stop, in_comment, closed = _tokens(text, start, end, indent, offset)
    made = Brackets(text, offset, base, syntax="flow")
    made.feed(tokens)
    last = tokens[-1].end
    if in_comment:
        made.spot = None
    elif not closed and last <= offset <= stop and _belongs(text, last, offset, indent):
        made.finish()
    return Flow(made, last if closed else stop)


def _tokens(text: str, start: int, end: int, indent: int, offset: int) -> tuple[list[Token], int, bool, bool]:
    """The tokens, where they stop, whether the offset is in a comment, and whether the first bracket is closed."""
    found: list[Token] = []
    pos, depth, in_comment = start, 0, False
    while match := _token(text, pos, end):
        begin = match.start()
        line = _line_start(text, pos, begin)
        if line is not None and match[0] not in ("]", "}") and begin - line <= indent:
            return found, line, in_comment, False
        pos = match.end()
        if match.lastgroup == "comment":
            in_comment = in_comment or begin < offset <= pos
        elif match.lastgroup == "quote":
            pos, closed = end_of(text, begin, offset, "yaml")
            value = meaning(text[begin + 1 : pos - closed], match[0], "yaml")
            found.append(Token(begin, pos, "", match[0], closed, value))
        elif match.lastgroup == "word":
            found.append(Token(begin, pos, value=match[0]))
        elif match.lastgroup == "mark":
            found.append(Token(begin, pos, match[0]))
            depth += (match[0] in ("{", "[")) - (match[0] in ("}", "]"))
            if depth <= 0:
                return found, pos, in_comment, True
    return found, end, in_comment, False


def _line_start(text: str, start: int, end: int) -> int | None:
    """Where the line of ``end`` begins, ``None`` where that is the line of ``start``."""
    line = max(text.rfind("\n", start, end), text.rfind("\r", start, end))
    return line + 1 if line >= 0 else None


def _belongs(text: str, last: int, offset: int, indent: int) -> bool:
    """Whether the cursor, behind the last token, is in its line or as far indented as what the brackets hold."""
    line = _line_start(text, last, offset)
    return line is None or offset - line > indent
