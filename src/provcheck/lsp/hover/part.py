"""What a hover is made of, and how it is written: as Markdown that shows as it is, or without any markup."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple, TypeAlias

from provcheck.report.marks import marked
from provcheck.screen import visible

_LONGEST = 400
"""So much of a sentence is shown, in characters: names in a file may be as long as the file."""

_MOST = 22
"""So many lines are shown; who wants to know more runs ``provcheck check``."""

Mask: TypeAlias = Callable[[str], str]
"""Puts ``*`` in the place of secrets."""


class Part(NamedTuple):
    """One thing that there is to say: a title, and sentences below it.

    All are plain text with names in double quotes, as in messages. ``url`` is where the title leads to.
    """

    title: str
    lines: tuple[str, ...] = ()
    url: str = ""


def as_markdown(parts: Iterable[Part], mask: Mask) -> str:
    """Parts as Markdown in which nothing that stands in a file is markup."""
    blocks = []
    for part in _few(parts):
        title = marked(_short(part.title, mask))
        head = f"[{title}]({part.url})" if part.url else f"**{title}**"
        blocks.append(
            "\n".join([head, *([""] if part.lines else []), *(f"- {marked(_short(one, mask))}" for one in part.lines)])
        )
    return "\n\n".join(blocks)


def as_text(parts: Iterable[Part], mask: Mask) -> str:
    """Parts for a client that knows no markup."""
    return "\n\n".join(
        "\n".join([visible(_short(part.title, mask)), *(f"  {visible(_short(one, mask))}" for one in part.lines)])
        for part in _few(parts)
    )


def _few(parts: Iterable[Part]) -> list[Part]:
    """As many parts and lines as a small window holds."""
    room, kept = _MOST, []
    for part in parts:
        if room <= 0:
            break
        kept.append(part._replace(lines=part.lines[: max(room - 1, 0)]))
        room -= len(kept[-1].lines) + 2
    return kept


def _short(text: str, mask: Mask) -> str:
    shown = mask(text)
    return shown if len(shown) <= _LONGEST else f"{shown[:_LONGEST]}..."
