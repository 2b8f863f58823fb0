"""A page of the loss report, as a parser of HTML reads it."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import NamedTuple

from provcheck.conversion.entry import Outcome, Place
from provcheck.conversion.report.html import render
from provcheck.conversion.run import Conversion
from provcheck.screen import visible


class Stretch(NamedTuple):
    """A coloured piece of a text: its classes, the mark it belongs to (empty: none), its text, tooltip and place."""

    classes: frozenset[str]
    mark: str
    text: str
    title: str
    line: int
    column: int


class Pane:
    """A file of the page: its name, lines and coloured pieces."""

    def __init__(self) -> None:
        self.name = ""
        self.lines: list[str] = []
        self.signs: list[str] = []
        self.stretches: list[Stretch] = []


class Page(HTMLParser):
    """``sides`` are the files of the source and of the result; ``rows`` the marks of each entry, by its number."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.sides: dict[str, list[Pane]] = {"source": [], "result": []}
        self.rows: dict[int, dict[str, str | None]] = {}
        self.ids: list[str] = []
        self.links: list[str] = []
        self.tags: list[str] = []
        self.kinds: dict[int, str] = {}
        self._side = ""
        self._kind = ""
        self._in: str = ""
        self._open: Stretch | None = None
        self.feed(text)
        self.close()

    @property
    def panes(self) -> list[Pane]:
        return self.sides[self._side]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        own = dict(attrs)
        classes = frozenset((own.get("class") or "").split())
        self.tags.append(tag)
        if own.get("id"):
            self.ids.append(own["id"] or "")
        if tag == "a" and (own.get("href") or "").startswith("#"):
            self.links.append((own["href"] or "")[1:])
        if tag == "section" and "side" in classes:
            self._side = own["id"] or ""
        elif tag == "section" and "file" in classes:
            self.panes.append(Pane())
        elif tag == "section" and "fates" in classes:
            self._kind = own["data-class"] or ""
        elif tag == "h3" and "name" in classes:
            self._in = "name"
        elif tag == "div" and "line" in classes:
            self._in = "line"
            self.panes[-1].lines.append("")
            self.panes[-1].signs.append(own.get("data-signs") or "")
        elif self._in == "line":
            place = len(self.panes[-1].lines), len(self.panes[-1].lines[-1]) + 1
            self._open = Stretch(classes, own.get("data-mark") or "", "", own.get("title") or "", *place)
        elif tag == "li" and "data-source" in own:
            number = int((own["id"] or "")[1:])
            self.rows[number] = own
            self.kinds[number] = self._kind

    def handle_endtag(self, tag: str) -> None:
        if self._open is not None:
            self.panes[-1].stretches.append(self._open)
            self._open = None
        elif tag in ("div", "h3"):
            self._in = ""

    def handle_data(self, data: str) -> None:
        if self._in == "name":
            self.panes[-1].name += data
        elif self._in == "line":
            self.panes[-1].lines[-1] += data
            if self._open is not None:
                self._open = self._open._replace(text=self._open.text + data)


def page_of(made: Conversion) -> Page:
    return Page(render(made))


def stretches(page: Page, side: str) -> dict[str, list[Stretch]]:
    """The coloured pieces of a side by their marks, keys apart."""
    found: dict[str, list[Stretch]] = {}
    for pane in page.sides[side]:
        for one in pane.stretches:
            if "leaf" in one.classes:
                found.setdefault(one.mark, []).append(one)
    return found


def lines(text: str) -> list[str]:
    """The lines of a text as a page shows them."""
    found = re.split(r"\r\n|\r|\n", text.removeprefix("\ufeff"))
    shown = found if found[-1] or len(found) == 1 else found[:-1]
    return ["\t".join(map(visible, one.split("\t"))) for one in shown]


def worst(page: Page, mark: str | None, side: str) -> str:
    """The worst class of the values that a mark stands for."""
    found = {page.kinds[number] for number, row in page.rows.items() if row.get(side) == mark}
    return next(one for one in Outcome if one in found)


def stands_at(found: Stretch, place: Place) -> bool:
    """Whether a piece begins at a place; where nothing is written, what stands before it is coloured."""
    if found.line == place.line:
        return found.column == place.column or found.column + len(found.text) <= place.column
    return False


def assert_complete(made: Conversion) -> Page:
    """Each entry stands on both sides where the report says, each text is the file's, each link leads somewhere."""
    page = page_of(made)
    sources, targets = stretches(page, "source"), stretches(page, "result")
    assert sorted(page.rows) == list(range(len(made.entries)))
    for number, entry in enumerate(made.entries):
        row = page.rows[number]
        assert page.kinds[number] == entry.outcome
        own = sources[row["data-source"] or ""]
        assert own[0].classes == {"leaf", worst(page, row["data-source"], "data-source")}
        assert stands_at(own[0], entry.source)
        assert (row.get("data-target") is None) == (entry.target is None)
        if entry.target is not None:
            there = targets[row["data-target"] or ""]
            assert there[0].classes == {"leaf", worst(page, row["data-target"], "data-target")}
            assert there[0].line >= entry.target.line
    assert [one.lines for one in page.sides["source"]] == [lines(one.text) for one in made.originals]
    assert [one.lines for one in page.sides["result"]] == [lines(one.text) for one in made.outputs]
    assert len(page.ids) == len(set(page.ids))
    assert set(page.links) <= set(page.ids)
    return page
