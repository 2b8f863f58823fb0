"""No output holds a secret that was found in the input: this puts ``*`` in the place of each of its characters.

It works on texts alone, since what does not parse must not leak either. When in doubt a value is masked; model ids,
hosts and the names of providers and secrets are not.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, TypeAlias
from weakref import WeakKeyDictionary

from provcheck.redact.needles import Needles, is_distinct, spellings
from provcheck.redact.scan import keyed_secrets
from provcheck.redact.shapes import Span, shapes
from provcheck.redact.words import holds_secret
from provcheck.syntax.source import Source

if TYPE_CHECKING:
    from provcheck.finding import Finding, Fix, Related, Report, Suppressed
    from provcheck.syntax.edits import Edit
    from provcheck.syntax.source import Location

_LONGEST_LINE = 1_000_000
_CONTENT = re.compile(r"\S(?:[^\r\n]*\S)?")


def spans(text: str) -> list[tuple[int, int]]:
    """Where secrets stand in a JSON5 or YAML text, in characters: sorted, apart, none over a line's end."""
    return _lines_of(text, _found(text))


def mask(text: str, where: Iterable[tuple[int, int]] | None = None) -> str:
    """A text with ``*`` for each character of its secrets, so that all offsets and columns stay as they are.

    ``where`` are sorted spans; without them the text's own are masked.
    """
    parts: list[str] = []
    done = 0
    for start, end in spans(text) if where is None else where:
        parts += (text[done:start], "*" * (end - start))
        done = end
    return "".join((*parts, text[done:]))


class Redactor:
    """Masks the secrets of some sources, in these sources and in whatever is said about them."""

    def __init__(self, sources: Iterable[Source], broken: Iterable[Location] = ()) -> None:
        """``broken`` are places where a text stops making sense, so that a value may begin anywhere on their lines."""
        self._masked: dict[int, Source] = {}
        secrets: set[str] = set()
        for source in map(_outermost, sources):
            if id(source) not in self._masked:
                masked, found = _own(source)
                self._masked[id(source)] = masked or source
                secrets |= found
        self._needles = _needles(frozenset(secrets))
        if self._needles:
            self._needles = _needles(frozenset(secrets - self._mask_repeats()))
        for place in broken:
            outer = _outermost(place.source)
            self._masked[id(outer)] = _masked(self._masked[id(outer)], _behind_keys(outer, place))

    def _mask_repeats(self) -> set[str]:
        """Mask secrets where they stand once more; gives those that are words and stand there as something else."""
        known: set[str] = set()
        for key, source in self._masked.items():
            masked, words = _repeats(self._needles, source)
            self._masked[key] = masked or source
            known |= words
        return known

    def source(self, source: Source) -> Source:
        """The outermost source of a text, masked. It is one of those that the redactor was made for."""
        return self._masked[id(_outermost(source))]

    def string(self, text: str) -> str:
        """A message, masked."""
        found = [*shapes(text), *(hit.span for hit in self._needles.hits(text))]
        return mask(text, _lines_of(text, found)) if found else text

    def config(self, text: str) -> str:
        """A piece of a configuration that was not part of a source, such as the text of an edit, masked."""
        return self.string(mask(text))

    def finding(self, finding: Finding) -> Finding:
        """A finding that shows no secret, whichever part of it is shown."""
        return finding._replace(
            message=self.string(finding.message),
            location=self.location(finding.location),
            related=tuple(self._related(one) for one in finding.related),
            help=None if finding.help is None else self.string(finding.help),
            fix=None if finding.fix is None else self._fix(finding.fix),
            suppressed=None if finding.suppressed is None else self._suppressed(finding.suppressed),
        )

    def location(self, location: Location) -> Location:
        """A place in the masked text of its file."""
        outer = location.source.locate(location.start, location.end, location.pointer)
        return outer._replace(source=self.source(outer.source), pointer=self.string(outer.pointer))

    def _related(self, related: Related) -> Related:
        return related._replace(location=self.location(related.location), message=self.string(related.message))

    def _suppressed(self, suppressed: Suppressed) -> Suppressed:
        return suppressed._replace(reason=suppressed.reason and self.string(suppressed.reason))

    def _fix(self, fix: Fix) -> Fix:
        """A fix without its edits when one writes a secret: masked, it would destroy what it should keep."""
        edits = tuple(self._edit(edit) for edit in fix.edits)
        shown = tuple(edit for edit in edits if edit is not None)
        return fix._replace(
            message=self.string(fix.message),
            edits=shown if len(shown) == len(edits) else (),
            refused=None if fix.refused is None else self.string(fix.refused),
        )

    def _edit(self, edit: Edit) -> Edit | None:
        if self.config(edit.text) != edit.text:
            return None
        place = edit.source.locate(edit.start, edit.end)
        return edit._replace(source=self.source(place.source), start=place.start, end=place.end)


def redactor_of(findings: Sequence[Finding], sources: Iterable[Source] = ()) -> Redactor:
    """What masks the secrets of a run: of the texts that its findings stand in, and of its other ``sources``.

    Their secrets may stand in each other's texts once more.
    """
    broken = [one.location for one in findings if one.code == "PC001"]
    return Redactor([*_sources(findings), *sources], broken)


def redact_report(report: Report, redactor: Redactor) -> Report:
    """A report that shows no secret: its sources are masked, and so is each of its strings.

    The redactor was made for all its findings, and for those that are fixed.
    """
    if not report.findings and not report.fixed:
        return report
    return report._replace(
        findings=tuple(redactor.finding(finding) for finding in report.findings),
        fixed=tuple(redactor.finding(finding) for finding in report.fixed),
        openclaw=tuple(choice._replace(why=redactor.string(choice.why)) for choice in report.openclaw),
    )


def _sources(findings: Iterable[Finding]) -> Iterable[Source]:
    for finding in findings:
        yield finding.location.source
        yield from (related.location.source for related in finding.related)
        if finding.fix:
            yield from (edit.source for edit in finding.fix.edits)


def _behind_keys(outer: Source, place: Location) -> list[tuple[int, int]]:
    """All that stands on a broken line behind a word that is the name of a secret."""
    start = place.source.locate(place.start, place.end).start
    begin = max(outer.text.rfind("\n", 0, start), outer.text.rfind("\r", 0, start)) + 1
    line = re.match(r"[^\r\n]*", outer.text[begin : begin + _LONGEST_LINE])
    for word in re.finditer(r"[A-Za-z_][\w-]*", line[0] if line else ""):
        if holds_secret(word[0]):
            return [(begin + word.end(), begin + len(line[0]) if line else begin)]
    return []


def _outermost(source: Source) -> Source:
    while source.outer is not None:
        source = source.outer
    return source


def _found(text: str) -> list[Span]:
    return [*keyed_secrets(text), *shapes(text)]


# An editor asks again after each key stroke, and all texts but one are as before. So what is found in a text is kept,
# for as long as somebody has the text.

_Masked: TypeAlias = tuple[Source | None, frozenset[str]]
"""A text without some secrets, ``None`` where it has none of them, and what they are.

It is ``None`` because a text that was kept by itself would be kept for good.
"""

_owns: WeakKeyDictionary[Source, _Masked] = WeakKeyDictionary()
_repeated: WeakKeyDictionary[Needles, WeakKeyDictionary[Source, _Masked]] = WeakKeyDictionary()


def _own(source: Source) -> _Masked:
    """A text without its own secrets, and all spellings of these."""
    if source not in _owns:
        found = _found(source.text)
        secrets = {spelling for start, end in set(found) for spelling in spellings(source.text[start:end])}
        # A number of under six digits may mean anything.
        secrets = {one for one in secrets if not (one.isdigit() and len(one) < 6)}
        # OpenClaw lower-cases the names of providers, and messages show what it makes of them.
        secrets |= {one.lower() for one in secrets if is_distinct(one)}
        _owns[source] = _masked(source, found) if found else None, frozenset(secrets)
    return _owns[source]


@lru_cache(maxsize=4)
def _needles(secrets: frozenset[str]) -> Needles:
    return Needles(secrets)


def _repeats(needles: Needles, source: Source) -> _Masked:
    """A text without secrets that stand in it once more, and those of them that are words and mean something else."""
    known = _repeated.setdefault(needles, WeakKeyDictionary())
    if source not in known:
        hits = tuple(needles.hits(source.text))
        repeats = [hit.span for hit in hits if is_distinct(hit.secret) or not hit.secret]
        words = frozenset(hit.secret for hit in hits if hit.secret and not is_distinct(hit.secret))
        known[source] = _masked(source, repeats) if repeats else None, words
    return known[source]


def _masked(source: Source, found: Sequence[tuple[int, int]]) -> Source:
    return Source(source.path, mask(source.text, _lines_of(source.text, found))) if found else source


def _lines_of(text: str, found: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Spans in order, merged where they meet, and cut into lines without the white space around them."""
    merged: list[list[int]] = []
    for start, end in sorted(found):
        if merged and start <= merged[-1][1]:
            merged[-1][1] = max(merged[-1][1], end)
        else:
            merged.append([start, end])
    return [line.span() for start, end in merged for line in _CONTENT.finditer(text, start, end)]
