"""The loss report for people: what became of each value, the worst first, with the lines of both files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from provcheck.conversion.entry import Outcome
from provcheck.conversion.report import names, shell
from provcheck.conversion.report.blocks import blocks
from provcheck.conversion.report.fold import Survey, items
from provcheck.conversion.report.headings import HEADINGS
from provcheck.conversion.report.page import Cells, Page
from provcheck.screen import Word, visible, words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from provcheck.conversion.entry import Entry, Place
    from provcheck.conversion.report.blocks import Block, Group
    from provcheck.conversion.report.fold import Item, Row

_FEW = 3
"""So many files are named."""


def render(entries: Sequence[Entry], commands: Sequence[str] = (), *, width: int = 80, color: bool = False) -> str:
    """The report as text, ending in a line end, no line wider than ``width`` columns."""
    table = _Table(entries)
    page = Page((table.cells(row) for block in table.blocks for row in _rows(block)), width, color=color)
    told = [page.heading(table.headline()), *(list(table.told(block, page)) for block in table.blocks)]
    if commands:
        told.append(page.heading([Word("Then run:", "place")]))
        told[-1] += [line for command in commands for line in shell.lines(command, width)]
    return "\n\n".join("\n".join(lines) for lines in told) + "\n"


def _rows(block: Block) -> Iterator[Row]:
    return (row for group in block.groups for row in group.rows)


class _Table:
    """The entries in their blocks, and what of them has to be named: files and documents, if there are several."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        everything = items(entries)
        self._survey = Survey(everything)
        self.blocks = list(blocks(everything, self._survey))
        self._sources = list(dict.fromkeys(item.entry.source.path for item in everything))
        self._targets = {entry.target.path for entry in entries if entry.target}
        self._documents: dict[str, set[int]] = {}
        for entry in entries:
            self._documents.setdefault(entry.source.path, set()).add(entry.source.document)

    def headline(self) -> Iterator[Word]:
        """How many values have met which fate."""
        if not self.blocks:
            yield Word("There were no values to convert.")
            return
        yield from _words(f"{_files(self._sources)}:", "place")
        total = sum(len(block.items) for block in self.blocks)
        yield from words(f"{names.number(total, 'value')}:")
        for block in self.blocks:
            mark = "" if block is self.blocks[-1] else ","
            yield Word(_counted(block) + mark, block.outcome)

    def told(self, block: Block, page: Page) -> Iterator[str]:
        """A block under its heading."""
        title, meaning = HEADINGS[block.outcome]
        yield from page.heading([*_words(f"{title} ({len(block.items)}):", block.outcome), *words(meaning)])
        files: tuple[str, ...] = ()
        for group in block.groups:
            if group.files != files and len(self._sources) > 1:
                files = group.files
                yield from page.heading(_words(self._named(files), "place"), 2)
            yield from page.rows([self.cells(row) for row in group.rows])
            if _reason(group):
                yield from page.reason(_reason(group))
        if block.rest:
            yield from page.reason(_rest(block.rest, several=len(self._sources) > 1))

    def _named(self, files: Sequence[str]) -> str:
        """The sources that rows are about."""
        if len(files) <= _FEW:
            return ", ".join(map(visible, files))
        return f"{'all ' if len(files) == len(self._sources) else ''}{_files(files)}"

    def cells(self, row: Row) -> Cells:
        """A row as it is shown."""
        was = [item.entry.source for item in row.items]
        now = [item.entry.target for item in row.items if item.entry.target]
        remarks = [names.number(len(was), "value")] if len(was) > 1 else []
        if self._documents[was[0].path] != {0} and _in_one_file(was):
            remarks.append(names.documents(was))
        return Cells(
            names.lines(was) if _in_one_file(was) else "",
            names.source(row, self._survey),
            f"({' in '.join(remarks)})" if remarks else "",
            names.lines(now) if _in_one_file(now) else "",
            names.target(row),
            f"({_files(list(dict.fromkeys(place.path for place in now)))})" if now and len(self._targets) > 1 else "",
        )


def _in_one_file(places: Sequence[Place]) -> bool:
    return len({place.path for place in places}) == 1


def _files(paths: Sequence[str]) -> str:
    return visible(paths[0]) if len(paths) == 1 else names.number(len(paths), "file")


def _words(text: str, style: str) -> list[Word]:
    return [Word(word.text, style) for word in words(text)]


def _counted(block: Block) -> str:
    count = len(block.items)
    if block.outcome is Outcome.NEEDS_YOU:
        return f"{count} {'needs' if count == 1 else 'need'} you"
    return f"{count} {block.outcome}"


def _reason(group: Group) -> str:
    if not group.others:
        return group.reason
    return f"{group.reason} (and {names.number(group.others, 'other reason')})"


def _rest(rest: Sequence[Item], *, several: bool) -> str:
    lines = "" if several else names.lines(item.entry.source for item in rest)
    where = f", {'lines' if '-' in lines else 'line'} {lines}" if lines else ""
    return f"... and {names.number(len(rest), 'more value')}{where}: --report FILE tells each"
