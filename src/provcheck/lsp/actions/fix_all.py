"""All that is safe to fix in a file, as ``check --fix`` does it, on the texts as they are in the editor."""

from __future__ import annotations

from collections.abc import Callable

from provcheck.finding import Finding
from provcheck.fix import outcome
from provcheck.fix.passes import fix
from provcheck.fix.state import State, edits_of
from provcheck.lsp.actions.changes import changes
from provcheck.settings import Policy
from provcheck.syntax.edits import Edit
from provcheck.workspace.discovery import Scope
from provcheck.workspace.loaded import Loaded


def fix_all(loaded: Loaded, policy: Policy, path: str, rule: str | None = None) -> tuple[Edit, ...]:
    """The edits that the safe fixes of a file's findings come to, pass by pass, in other files too where they need it.

    With ``rule`` only that rule's findings count. What would do harm is left, so there may be no edits at all. Each is
    as small as can be, so that cursors stay where they are. This takes as long as some checks of all that is loaded.
    """
    before = State(loaded, policy)
    fixed = fix(before, unsafe=False, guard=_guard(policy, path, rule))
    files = before.files
    texts = sorted(outcome.changes(before, fixed).items())
    return tuple(edit for where, text in texts for edit in changes(files[where].source, text.after))


def _guard(policy: Policy, path: str, rule: str | None) -> Callable[[Finding], str | None]:
    """Findings in other files, or of other rules, are not asked about, and what is excluded stays as it is."""
    scope = Scope(policy)

    def guard(finding: Finding) -> str | None:
        if finding.location.path != path or rule not in (None, finding.code):
            return "nobody asked for it"
        excluded = (one for one in sorted(edits_of([finding])) if one != path and scope.excludes(one))
        return next((f"it would change {one}, which is excluded" for one in excluded), None)

    return guard
