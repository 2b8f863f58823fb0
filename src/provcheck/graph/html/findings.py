"""The list of findings beside the picture; each leads to where it stands, and to the page of its rule."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from provcheck.graph.html.fold import listed
from provcheck.graph.html.words import finding_id, place, to, tone
from provcheck.html.markup import Markup, element

if TYPE_CHECKING:
    from provcheck.finding import Finding, Related
    from provcheck.graph.html.index import Index


def listing(index: Index) -> Markup | None:
    """All findings of the report in its order; nothing where there are none."""
    if not index.findings:
        return None
    items = (_item(number, one, index) for number, one in enumerate(index.findings))
    return element(
        "aside",
        element(
            "h2", "Findings ", element("span", f"{len(index.findings):,}", class_="soft numbers"), id="findings-title"
        ),
        element("ol", *items),
        id="findings",
        aria_labelledby="findings-title",
    )


def _item(number: int, finding: Finding, index: Index) -> Markup:
    word = tone(finding)
    return element(
        "li",
        element(
            "p",
            element("span", word, class_=f"badge {word}"),
            " ",
            element("a", finding.code, href=finding.url, rel="noreferrer", title=f"What {finding.code} is about"),
            " ",
            element("span", finding.name, class_="soft"),
            class_="rule small",
        ),
        element("p", finding.message, class_="message name"),
        *_advice(finding),
        _where(number, finding, index),
        *(_note(one) for one in finding.related),
        id=finding_id(number),
        class_=f"finding {word}",
        data_at=" ".join(index.marked[number]),
        tabindex="-1",
    )


def _advice(finding: Finding) -> Iterator[Markup]:
    """What can be done."""
    if finding.help:
        yield element("p", finding.help, class_="help name")
    if finding.fix:
        how = "fixed by --fix" if finding.fix.safe else "fixed by --fix --unsafe-fixes"
        yield element("p", element("span", f"{how}: ", class_="soft"), finding.fix.message, class_="small name")


def _note(related: Related) -> Markup:
    return element("p", related.message, ": ", element("code", place(related.location)), class_="soft small name")


def _where(number: int, finding: Finding, index: Index) -> Markup:
    shown = [to(id_, index.names[id_]) for id_ in index.marked[number]]
    there = element("p", element("code", place(finding.location)), class_="soft small")
    return element("div", there, listed("at", shown) if shown else None, class_="where")
