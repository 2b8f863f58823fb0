"""Where the cursor is in a JSON5 text, be it broken in front of the cursor or behind it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from provcheck.lsp.completion.brackets import Brackets, Token
from provcheck.lsp.completion.quoted import end_of, meaning

if TYPE_CHECKING:
    from provcheck.lsp.completion.spot import Spot

_token = re.compile(
    r"""(?P<mark>[{}\[\]:,])
    |(?P<comment>//[^\n\r\u2028\u2029]*|/\*[\s\S]*?(?:\*/|\Z))
    |(?P<quote>["'])
    |(?P<word>(?:[^\s\ufeff{}\[\]:,"'/]|/(?![/*]))+)""",
    re.VERBOSE,
).search
_breaks = re.compile(r"[\n\r]").finditer


def find(text: str, offset: int) -> Spot | None:
    """What is due at an offset, ``None`` where nothing is: in a comment, or where a comma has to come first."""
    tokens, in_comment = _tokens(text, offset)
    if in_comment:
        return None
    made = _read(text, offset, tokens, trusting=False)
    if made.odd:
        made = _read(text, offset, tokens, trusting=True)
    if made.spot is None:
        return None
    key_quote, text_quote = _quotes(tokens)
    return made.spot._replace(root=made.root, key_quote=key_quote, text_quote=text_quote)


def _read(text: str, offset: int, tokens: list[Token], *, trusting: bool) -> Brackets:
    made = Brackets(text, offset, trusting=trusting)
    made.feed(tokens)
    made.finish()
    return made


def _tokens(text: str, offset: int) -> tuple[list[Token], bool]:
    """The tokens of a text, and whether the offset lies in a comment."""
    found: list[Token] = []
    lines = [match.end() for match in _breaks(text)][::-1]
    pos = line = 0
    in_comment = False
    is_first = True
    while match := _token(text, pos):
        start, pos = match.span()
        while lines and lines[-1] <= start:
            line, is_first = lines.pop(), True
        if match.lastgroup == "comment":
            in_comment = in_comment or start < offset < pos or (offset == pos and _is_open(match[0]))
            continue
        first = start - line if is_first else None
        is_first = False
        if match.lastgroup == "quote":
            pos, closed = end_of(text, start, offset, "json5")
            value = meaning(text[start + 1 : pos - closed], match[0], "json5")
            found.append(Token(start, pos, "", match[0], closed, value, first))
        elif match.lastgroup == "word":
            found.append(Token(start, pos, value=match[0], first=first))
        else:
            found.append(Token(start, pos, match[0], first=first))
    return found, in_comment


def _is_open(comment: str) -> bool:
    """Whether a comment goes on behind its last character."""
    return comment.startswith("//") or len(comment) < 4 or not comment.endswith("*/")


def _quotes(tokens: list[Token]) -> tuple[str, str]:
    """The quotes of the file's first key and of its first quoted value: keys may have none, texts must."""
    key: str | None = None
    text = ""
    for token, following in zip(tokens, [*tokens[1:], None], strict=True):
        if token.mark:
            continue
        if following is not None and following.mark == ":":
            key = token.quote if key is None else key
        else:
            text = text or token.quote
    return key or "", text or key or '"'
