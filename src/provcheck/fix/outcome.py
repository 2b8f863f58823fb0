"""What is to be said, and what is to be written, after fixes."""

from __future__ import annotations

from collections.abc import Collection

from provcheck import engine
from provcheck.finding import Finding, Report
from provcheck.fix.diff import Version, unified
from provcheck.fix.passes import Fixed, Identity, identity
from provcheck.fix.save import Text
from provcheck.fix.state import State
from provcheck.redact import Redactor


def report(fixed: Fixed) -> Report:
    """What is left, what was fixed, and why some fixes were not applied; without the secrets of the files."""
    state = fixed.state
    left = engine.assess(state.findings, state.loaded, state.policy)
    findings = tuple(_with_refusal(one, fixed.refused) for one in left.findings)
    summary = left.summary._replace(fixed=len(fixed.done))
    return engine.mask(left._replace(findings=findings, fixed=tuple(fixed.done), summary=summary), state.loaded)


def changes(before: State, fixed: Fixed) -> dict[str, Text]:
    """The files that fixes changed, by path."""
    old, new = before.texts, fixed.state.texts
    return {path: Text(old[path], text) for path, text in new.items() if path in old and text != old[path]}


def without(before: State, fixed: Fixed, failed: Collection[str]) -> Fixed:
    """What became of fixes where some files had to stay as they were."""
    old = before.texts
    kept = [(one, link) for one, link in zip(fixed.done, fixed.links, strict=True) if link.isdisjoint(failed)]
    state = fixed.state.with_texts({path: old[path] for path in failed})
    return fixed._replace(state=state, done=[one for one, _ in kept], links=[link for _, link in kept])


def diff(before: State, fixed: Fixed) -> str:
    """What fixes change as a unified diff, by path, secrets masked."""
    old = {file.path: file.source for file in before.loaded.files if file.source.outer is None}
    new = {file.path: file.source for file in fixed.state.loaded.files if file.source.outer is None}
    changed = sorted(changes(before, fixed))
    if not changed:
        return ""
    redactor = Redactor([*old.values(), *new.values()])
    return "".join(
        unified(
            path,
            Version(old[path].text, redactor.source(old[path]).text),
            Version(new[path].text, redactor.source(new[path]).text),
        )
        for path in changed
    )


def _with_refusal(finding: Finding, refused: dict[Identity, str]) -> Finding:
    reason = refused.get(identity(finding))
    return finding._replace(fix=finding.fix._replace(refused=reason)) if finding.fix and reason else finding
