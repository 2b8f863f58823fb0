"""Code actions: what a user can have done about the findings at a place of a file.

``fixes`` offers the fixes of findings, ``suppression`` the comments that switch findings off, and ``fix_all`` does what
``check --fix`` would do to the file.
"""

from __future__ import annotations

from collections.abc import Iterable

from provcheck.finding import Finding
from provcheck.lsp.actions import fixes, suppression
from provcheck.lsp.actions.action import FIX_ALL, QUICK_FIX, Action
from provcheck.lsp.actions.fix_all import fix_all
from provcheck.workspace.files import File

__all__ = ["FIX_ALL", "QUICK_FIX", "Action", "actions", "fix_all"]


def actions(findings: Iterable[Finding], files: Iterable[File], path: str, start: int, end: int) -> list[Action]:
    """What can be done about the findings of a file that touch ``start`` to ``end``, in characters; the best first.

    ``findings`` are those of a report, masked, and ``files`` are the files whose texts they were found in, with the
    texts that are embedded in others. What is about a whole file, `FIX_ALL` among it, is offered without edits where
    something can safely be fixed: `fix_all` makes them.
    """
    texts = list(files)
    mine = [one for one in findings if one.location.path == path and one.suppressed is None]
    here = [one for one in mine if one.location.start <= end and start <= one.location.end]
    return [*fixes.offered(here, mine, texts), *suppression.offered(here, texts), *fixes.of_file(mine)]
