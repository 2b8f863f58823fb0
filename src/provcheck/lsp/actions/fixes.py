"""The fixes that findings offer, one by one and for one rule in all of a file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from provcheck.finding import Finding
from provcheck.fix.comments import Comments
from provcheck.fix.state import edits_of
from provcheck.lsp.actions.action import FIX_ALL, QUICK_FIX, Action
from provcheck.syntax.edits import Edit
from provcheck.workspace.files import File

UNSAFE = " (may change what is meant)"


def offered(here: Iterable[Finding], mine: Iterable[Finding], files: Iterable[File]) -> Iterator[Action]:
    """The fixes of the findings ``here``, safe ones first; then those of their rules in ``mine``, all of the file."""
    here = [one for one in here if _edits(one)]
    if not here:
        return
    paths = edits_of(here)
    touched = [file for file in files if file.path in paths]
    comments = Comments(touched)
    doubts = {one: _doubt(one, comments) for one in here}
    quick = (_quick_fix(one, doubts[one], touched) for one in sorted(here, key=lambda one: doubts[one] is not None))
    yield from {(one.title, one.edits): one for one in quick}.values()
    safe = Counter(one.code for one in mine if one.fix and one.fix.safe)
    for code in sorted({one.code for one in here}):
        if safe[code] > 1:
            yield Action(f"Fix all {code} in this file", QUICK_FIX, None, rule=code)


def of_file(mine: Iterable[Finding]) -> Iterator[Action]:
    """The offer to fix all that is safe in a file, where something is."""
    if any(one.fix and one.fix.safe for one in mine):
        yield Action("Fix all that is safe", FIX_ALL, None)


def _quick_fix(finding: Finding, doubt: str | None, files: Iterable[File]) -> Action:
    title = f"{finding.code}: {finding.fix.message if finding.fix else ''}{doubt or ''}"
    return Action(title, QUICK_FIX, _own(_edits(finding), files), finding, preferred=doubt is None)


def _doubt(finding: Finding, comments: Comments) -> str | None:
    """Why ``check --fix`` would leave a fix alone at first sight, to go on a title with; ``None`` if it would not."""
    if finding.fix is None or not finding.fix.safe:
        return UNSAFE
    objection = comments.objection(finding)
    return objection and f", though {objection}"


def _edits(finding: Finding) -> tuple[Edit, ...]:
    return finding.fix.edits if finding.fix else ()


def _own(edits: Iterable[Edit], files: Iterable[File]) -> tuple[Edit, ...]:
    """The edits, each once, with the texts of the files in the place of masked ones."""
    sources = {file.path: file.source for file in files if file.source.outer is None}
    return tuple(dict.fromkeys(one._replace(source=sources[one.source.path]) for one in edits))
