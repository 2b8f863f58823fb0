"""What the page is called, and what is in it, counted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from provcheck import __version__
from provcheck.graph.counted import numbers
from provcheck.graph.html.index import titled
from provcheck.html.markup import Markup, element, joined
from provcheck.report.summary import count, outcome, releases

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provcheck.graph.picture import Picture

_NAMED = 3


def title(picture: Picture) -> str:
    """What was drawn: names, as long as they are few."""
    scopes = [titled(one) for one in picture.scopes]
    if not scopes:
        return "Nothing to draw"
    return ", ".join(scopes) if len(scopes) <= _NAMED else count(len(scopes), "configuration")


def heading(picture: Picture) -> Markup:
    """The head of the page. Its tools come by scripts, which they need."""
    return element(
        "header",
        element(
            "div",
            element("p", "Who uses which model", class_="soft small"),
            element("h1", title(picture), class_="name"),
            element("p", joined(*_counts(picture), by=" "), class_="counts numbers"),
        ),
        element("div", class_="tools", role="search", aria_label="The picture"),
        class_="top",
    )


def footing(picture: Picture) -> Markup:
    """What the picture and its findings were made with."""
    report = picture.report
    said = [
        f"provcheck {__version__}",
        f"catalogue of {report.catalog}",
        f"as of {report.as_of}",
        *releases(report),
        outcome(report),
    ]
    return element("footer", *(element("span", one, class_="name") for one in said), class_="foot soft small")


def _counts(picture: Picture) -> Iterator[Markup]:
    for word, number in numbers(picture).items():
        yield element("span", element("b", f"{number:,}"), f" {word}" if number == 1 else f" {word}s")
    summary = picture.report.summary
    for number, word in ((summary.error, "error"), (summary.warning, "warning"), (summary.info, "info")):
        if number:
            yield element("span", count(number, word, "info" if word == "info" else ""), class_=f"badge {word}")
    if picture.scopes and not picture.report.findings:
        yield element("span", "no findings", class_="badge exact")
