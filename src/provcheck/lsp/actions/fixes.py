"""The fixes that findings offer, one by one and for one rule in all of a file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, partial

from provcheck.finding import Finding
from provcheck.fix.comments import Comments
from provcheck.fix.state import edits_of
from provcheck.lsp.actions.action import FIX_ALL, QUICK_FIX, Action
from provcheck.syntax.edits import Edit
from provcheck.syntax.source import Source
from provcheck.workspace.files import File

UNSAFE = " (may change what is meant)"


def offered(here: Sequence[Finding], mine: Iterable[Finding], files: Iterable[File]) -> Iterator[Action]:
    """The fixes of the findings ``here``, safe ones first; then those of their rules in ``mine``, all of the file.

    A fix that was made for another text than a file has now is none.
    """
    paths = edits_of(here)
    touched = [file for file in files if file.path in paths]
    now = {file.path: file.source for file in touched if file.source.outer is None}
    fits = cache(partial(_fits, now))
    here = [one for one in here if _edits(one) and all(fits(edit.source) for edit in _edits(one))]
    comments = Comments(touched)
    doubts = {one: _doubt(one, comments) for one in here}
    quick = (_quick_fix(one, doubts[one], now) for one in sorted(here, key=lambda one: doubts[one] is not None))
    yield from {(one.title, one.edits): one for one in quick}.values()
    safe = Counter(one.code for one in mine if one.fix and one.fix.safe)
    for code in sorted({one.code for one in here}):
        if safe[code] > 1:
            yield Action(f"Fix all {code} in this file", QUICK_FIX, None, rule=code)


def of_file(mine: Iterable[Finding]) -> Iterator[Action]:
    """The offer to fix all that is safe in a file, where something is."""
    if any(one.fix and one.fix.safe for one in mine):
        yield Action("provcheck: fix all that is safe", FIX_ALL, None)


def _quick_fix(finding: Finding, doubt: str | None, now: Mapping[str, Source]) -> Action:
    title = f"{finding.code}: {finding.fix.message if finding.fix else ''}{doubt or ''}"
    edits = tuple(one._replace(source=now[one.source.path]) for one in dict.fromkeys(_edits(finding)))
    return Action(title, QUICK_FIX, edits, finding, preferred=doubt is None)


def _doubt(finding: Finding, comments: Comments) -> str | None:
    """Why ``check --fix`` would leave a fix alone at first sight, to go on a title with; ``None`` if it would not."""
    if finding.fix is None or not finding.fix.safe:
        return UNSAFE
    objection = comments.objection(finding)
    return objection and f", though {objection}"


def _edits(finding: Finding) -> tuple[Edit, ...]:
    return finding.fix.edits if finding.fix else ()


def _fits(now: Mapping[str, Source], masked: Source) -> bool:
    """Whether a text is what its file says now, but for asterisks in the place of secrets."""
    source = now.get(masked.path)
    if source is None or len(source.text) != len(masked.text):
        return False
    pairs = zip(source.text, masked.text, strict=True)
    return source.text == masked.text or all(other in (own, "*") for own, other in pairs)
