"""The answer for people: a page for one model, a table for several."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from provcheck.catalog import DATE
from provcheck.catalog.confusions import confusion
from provcheck.catalog.known import listed_relative
from provcheck.catalog.query import words
from provcheck.catalog.query.entries import PROVIDERS
from provcheck.catalog.sources import sources
from provcheck.screen import Word, paint, visible, wrap
from provcheck.screen import words as split

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from provcheck.catalog.known import KnownModel
    from provcheck.catalog.query import Answer
    from provcheck.catalog.query.entries import Entry
    from provcheck.catalog.standing import Standing

_LABEL = 16
"""The column in which a page's values begin."""

_MOST_OTHERS = 12
_STYLES = {"listed": "good", "retired": "error", "retiring": "warning", "unknown": "", "account-only": "info"}


class Screen:
    """Where the text goes: its width in columns, whether it has colour, and the day that dates are compared with."""

    def __init__(self, day: date, width: int, *, color: bool) -> None:
        self.day = day
        self.width = width
        self.color = color

    def paragraph(self, text: str, hang: int = 2) -> list[str]:
        """A text in lines that fit."""
        return wrap(split(text), self.width, hang, color=self.color)


def render(found: Answer, query: str | None, screen: Screen) -> str:
    """The answer as text, ending in a line end."""
    blocks = [block for block in _blocks(found, visible((query or "").strip()), screen) if block]
    return "\n\n".join("\n".join(block) for block in blocks) + "\n"


def _blocks(found: Answer, query: str, screen: Screen) -> Iterator[list[str]]:
    if found.match == "none":
        yield from _nothing(found, query, screen)
        return
    if found.match == "exact" or len(found.entries) == 1:
        for entry in found.entries:
            yield _page(entry, screen)
        yield _others(found, query, screen)
        return
    for provider, group in groupby(found.entries, key=lambda entry: entry.provider):
        # What can be used comes first; within one state the order stays.
        ranked = sorted(group, key=lambda entry: _rank(words.standing_of(entry, screen.day)))
        yield _table(provider, ranked, screen)
    yield screen.paragraph(
        f"Catalogue of {DATE}, seen from {screen.day.isoformat()}. Windows and outputs count tokens."
        " Ask for one id to see more.",
        0,
    )


def _nothing(found: Answer, query: str, screen: Screen) -> Iterator[list[str]]:
    shown = f"{query[:60]}..." if len(query) > 60 else query
    text = f"The catalogue of {DATE} holds no model {shown}."
    if found.meant is not None:
        yield screen.paragraph(f"{text} Did you mean {found.meant.id}?{f' ({found.why})' if found.why else ''}")
        yield _page(found.meant, screen)
        return
    if found.close:
        text += f" Did you mean {' or '.join(found.close)}?"
    yield screen.paragraph(f"{text} It may be newer than the catalogue, or served by somebody else.")


def _page(entry: Entry, screen: Screen) -> list[str]:
    lines = [paint(visible(entry.id), "place", color=screen.color)]
    for label, value in _facts(entry, screen.day):
        style = _style(entry, screen.day) if label == "state" else ""
        parts = [Word(f"  {label:<{_LABEL - 3}}"), *(Word(one.text, style) for one in split(value))]
        lines += wrap(parts, screen.width, _LABEL, color=screen.color)
    return lines


def _facts(entry: Entry, day: date) -> Iterator[tuple[str, str]]:
    known, where = entry.known, words.standing_of(entry, day)
    yield "provider", f"{PROVIDERS.get(entry.provider, entry.provider)}; agents name it {entry.ref}"
    yield "state", words.state(entry, where)
    if known is not None and entry.provider == "nvidia":
        relative = listed_relative(known) if known.state != "listed" else None
        if relative is not None:
            yield "family", f"{relative.id} is listed"
    if entry.refused is not None:
        yield "OpenClaw", _refusal(entry)
    mixed_up = confusion(entry.id) if entry.provider == "nvidia" else None
    if mixed_up is not None:
        yield "often meant", f"{mixed_up.right} ({mixed_up.source})"
    kind = words.kind(entry)
    if kind:
        yield "kind", kind
    yield from _limits(known, entry.provider) if known else ()
    backed = sources(entry.provider, known, entry.refused)
    for index, (field, source) in enumerate(backed):
        yield "" if index else "sources", f"{field.replace('_', ' ')}: {source}"


def _limits(known: KnownModel, provider: str) -> Iterator[tuple[str, str]]:
    if known.context_window is not None:
        yield "window", f"{words.tokens(known.context_window)} (confidence: {known.confidence})"
        if provider == "nvidia":
            yield "hosted window", words.tokens(known.hosted_context_window)
        if known.native_context_window is not None:
            yield "native window", f"{words.tokens(known.native_context_window)} in the published configuration"
    if known.context_window is not None or known.max_output_tokens is not None:
        yield "output limit", words.tokens(known.max_output_tokens)


def _refusal(entry: Entry) -> str:
    if entry.refused is None:
        return ""
    hosts = f" on {', '.join(entry.refused.hosts)}" if entry.refused.hosts else ""
    advice = f"; it advises {entry.refused.use}" if entry.refused.use else ""
    span = f"from {entry.refused.since} {f'to {entry.refused.until}' if entry.refused.until else 'on'}"
    return f"refuses it{hosts} {span}{advice}"


def _others(found: Answer, query: str, screen: Screen) -> list[str]:
    if not found.others:
        return []
    ids = list(dict.fromkeys(entry.id for entry in found.others))
    named, more = ", ".join(ids[:_MOST_OTHERS]), len(ids) - _MOST_OTHERS
    return screen.paragraph(f"Other ids that hold {query}: {named}{f', and {more} more' if more > 0 else ''}")


def _table(provider: str, entries: list[Entry], screen: Screen) -> list[str]:
    """A heading and a row for each model, with as many columns as leave ids enough room."""
    heading = f"{provider}: {PROVIDERS[provider]}" if provider in PROVIDERS else provider
    rows = [_row(entry, screen) for entry in entries]
    widths = [max(map(len, column)) for column in zip(_HEADINGS, *rows, strict=True)]
    enough = min(widths[0], _ID_WIDTH)
    shown = next((count for count in (5, 4, 3, 2) if screen.width - _taken(widths, count) >= enough), 1)
    widths[0] = min(widths[0], screen.width - _taken(widths, shown))
    lines = [paint(line, "place", color=screen.color) for line in screen.paragraph(heading)]
    if shown > 1:
        lines += _cells(_HEADINGS, widths[:shown], "", screen)
    for entry, row in zip(entries, rows, strict=True):
        style = _style(entry, screen.day)
        lines += _cells(row, widths[:shown], style, screen)
        if shown == 1:
            lines.append(f"  {paint(row[1], style, color=screen.color)}")
    return lines


_HEADINGS = ("id", "state", "window", "output", "kind")
_FIGURES = (2, 3)
_ID_WIDTH = 36
"""So many columns hold most ids; a longer one gets a line of its own where space is short."""


def _row(entry: Entry, screen: Screen) -> tuple[str, ...]:
    known = entry.known
    window, output = (known.context_window, known.max_output_tokens) if known else (None, None)
    figures = ("-" if figure is None else f"{figure:,}" for figure in (window, output))
    return (visible(entry.id), words.short_state(words.standing_of(entry, screen.day)), *figures, entry.kind or "-")


def _taken(widths: list[int], shown: int) -> int:
    """The columns that all but the id take."""
    return sum(widths[1:shown]) + 2 * (shown - 1)


def _cells(row: tuple[str, ...], widths: list[int], style: str, screen: Screen) -> list[str]:
    """A row in its columns, figures to the right, the state in its style."""
    name, *others = row[: len(widths)]
    cells = []
    for index, text in enumerate(others, 1):
        space = " " * (widths[index] - len(text))
        cell = paint(text, style if index == 1 else "", color=screen.color)
        cells.append(space + cell if index in _FIGURES else cell + space)
    if len(name) > widths[0]:
        return [name, *(["  ".join([" " * widths[0], *cells]).rstrip()] if cells else [])]
    return ["  ".join([name.ljust(widths[0]), *cells]).rstrip()]


def _rank(where: Standing) -> int:
    return 0 if where.state in {"listed", "retiring"} else 2 if where.is_gone else 1


def _style(entry: Entry, day: date) -> str:
    return _STYLES.get(words.standing_of(entry, day).state, "warning")
