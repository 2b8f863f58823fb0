"""What is known of the place in a text that somebody points at."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from provcheck.dialects.texts import sources
from provcheck.lsp.hover.part import Mask, Part, as_markdown, as_text
from provcheck.lsp.secrets import redactor

if TYPE_CHECKING:
    from datetime import date

    from provcheck.finding import Finding
    from provcheck.model import Bundle
    from provcheck.syntax.source import Location, Source


class Hover(NamedTuple):
    """What there is to say about ``text[start:end]``, as Markdown, and as ``plain`` text for clients without it."""

    start: int
    end: int
    markdown: str
    plain: str


def hover(bundles: Sequence[Bundle], findings: Iterable[Finding], path: str, offset: int, as_of: date) -> Hover | None:
    """What is known of what stands at an offset of a file: of that itself, then of what rules found there.

    Offsets count the characters of the file as its bundles were read. Settings that correct the catalogue count where
    `provcheck.catalog.corrections.correcting` has put them in force. No secret of any of the bundles' files is shown.
    """
    findings = list(findings)
    texts = sources(bundles)
    mask = redactor((*texts, *dict.fromkeys(one.location.source for one in findings))).string
    found = _subject(bundles, texts, path, offset, as_of, mask)
    spoken = _at(findings, path, offset)
    parts = [*(found[1] if found else ()), *_rules(spoken, bundles)]
    if not parts:
        return None
    place = found[0] if found else spoken[0].location
    return Hover(place.start, place.end, as_markdown(parts, mask), as_text(parts, mask))


def _subject(
    bundles: Sequence[Bundle], texts: tuple[Source, ...], path: str, offset: int, day: date, mask: Mask
) -> tuple[Location, list[Part]] | None:
    """What stands there: something with a name, a comment about rules, or else a key of the schema."""
    from provcheck.dialects.texts import files
    from provcheck.lsp.hover import key, named, rule

    found = named.Teller(bundles, path, day, mask).at(offset) or rule.of_comment(texts, path, offset)
    if found is not None:
        return found
    described = key.at((one for one in bundles if path in files(one)), path, offset)
    return (described[0], [described[1]]) if described else None


def _at(findings: Iterable[Finding], path: str, offset: int) -> list[Finding]:
    """The findings whose places an offset lies in: the narrowest first, and the worst."""
    there = (one for one in findings if one.location.path == path and one.suppressed is None)
    spoken = [one for one in there if one.location.start <= offset <= one.location.end]
    return sorted(spoken, key=lambda one: (one.location.end - one.location.start, -one.severity, one.code))


def _rules(spoken: list[Finding], bundles: Sequence[Bundle]) -> list[Part]:
    if not spoken:
        return []
    from provcheck.lsp.hover import rule
    from provcheck.lsp.hover.tree import syntax_at

    return list(rule.of_findings(spoken, "#" if syntax_at(bundles, spoken[0].location) == "yaml" else "//"))
