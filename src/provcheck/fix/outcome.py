"""What is to be said, and what is to be written, after fixes."""

from __future__ import annotations

from collections.abc import Collection

from provcheck import engine
from provcheck.finding import Finding, Report
from provcheck.fix.diff import Version, unified
from provcheck.fix.passes import Fixed, Identity, identity
from provcheck.fix.save import Text
from provcheck.fix.state import State
from provcheck.redact.redactor import Redactor
from provcheck.workspace.files import File


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
    state = fixed.state.with_texts({path: old[path] for path in failed})
    done = [one for one, link in zip(fixed.done, fixed.links, strict=True) if link.isdisjoint(failed)]
    return fixed._replace(state=state, done=done)


def diff(before: State, fixed: Fixed) -> str:
    """What fixes change as a unified diff, by path, secrets masked."""
    changed = sorted(changes(before, fixed))
    if not changed:
        return ""
    old, new = before.files, fixed.state.files
    redactor = Redactor(file.source for file in (*old.values(), *new.values()))

    def version(file: File) -> Version:
        return Version(file.source.text, redactor.source(file.source).text)

    return "".join(unified(path, version(old[path]), version(new[path])) for path in changed)


def _with_refusal(finding: Finding, refused: dict[Identity, str]) -> Finding:
    reason = refused.get(identity(finding))
    return finding._replace(fix=finding.fix._replace(refused=reason)) if finding.fix and reason else finding
