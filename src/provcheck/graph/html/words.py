"""Small parts of cards: names, facts, badges, links."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING
from urllib.parse import quote

from provcheck.graph.html.index import NAMELESS
from provcheck.html.markup import Markup, element, joined
from provcheck.report.summary import count

if TYPE_CHECKING:
    from provcheck.finding import Finding
    from provcheck.graph.html.index import Index
    from provcheck.graph.picture import Fact, Marks, ModelRow, RefRow
    from provcheck.syntax.source import Location

_LONG = 120
"""Characters from which on a name is cut to a few lines; pointing at it shows all of it."""


def to(id_: str, *content: str | None, **attributes: str) -> Markup:
    """A link to something in the page."""
    return element("a", *content, href=f"#{quote(id_)}", **attributes)


def name(value: str, tag: str = "span") -> Markup:
    """A name of the configuration's."""
    if not value.strip():
        return element(tag, NAMELESS, class_="name soft")
    long = len(value) > _LONG
    return element(tag, value, class_="name long" if long else "name", title=value if long else None)


def setting(value: str) -> Markup:
    """A role, which breaks where a setting's name has a dot, rather than in the middle of a word."""
    if len(value) > _LONG or not value.strip():
        return name(value)
    *above, last = value.split(".")
    steps = (element("span", step, class_="step") for step in (*(f"{one}." for one in above), last))
    return element("span", *steps, class_="name")


def facts(known: Iterable[Fact]) -> Markup | None:
    """Figures with what they are."""
    pairs = [element("div", element("dt", name(one.label)), " ", element("dd", name(one.text))) for one in known]
    return element("dl", *pairs, class_="facts numbers") if pairs else None


def badges(marks: Marks, index: Index) -> Markup | None:
    """A link to each finding that stands here."""
    links = [_badge(number, index.findings[number]) for number in marks]
    return element("span", joined(*links, by=" "), class_="badges") if links else None


def total(rows: Iterable[RefRow | ModelRow], index: Index) -> Markup | None:
    """How many findings stand at the rows of a card, for when they are not shown."""
    found = {mark for row in rows for mark in row.marks}
    if not found:
        return None
    worst = max((index.findings[mark] for mark in found), key=lambda one: one.severity)
    said = count(len(found), tone(worst) if len(found) == 1 else "finding")
    return element("span", said, class_=f"total badge {tone(worst)}")


def _badge(number: int, finding: Finding) -> Markup:
    return to(
        finding_id(number), tone(finding), " ", finding.code, class_=f"badge {tone(finding)}", title=finding.message
    )


def tone(finding: Finding) -> str:
    """How bad a finding is, in a word that is a class of the look too."""
    return finding.severity.label


def finding_id(number: int) -> str:
    """The id of a finding in the list, by its index in the report."""
    return f"finding-{number + 1}"


def place(location: Location | None) -> str | None:
    """Path, line and column."""
    if location is None:
        return None
    line, column = location.begin
    return f"{location.path}:{line}:{column}"
