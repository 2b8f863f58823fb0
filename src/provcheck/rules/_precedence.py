"""One cause, one finding: where a rule that knows more speaks, the shape check is silent."""

from __future__ import annotations

from collections.abc import Iterable

from provcheck.finding import Finding

_SHAPE = frozenset({"PC101", "PC102", "PC103", "PC104", "PC105"})
_KNOW_MORE = frozenset({"PC501", "PC507", "PC601", "PC603", "PC604", "PC701", "PC703", "PC704", "PC707"})
_OF_WHOLE_OBJECTS = frozenset({"PC604"})
"""Rules that judge an object together with all that stands in it."""
_OF_OLD_SHAPES = {"PC106": "PC212"}
"""What keeps OpenClaw from moving an old shape, and the rule that reports just that."""


def told_once(findings: Iterable[Finding]) -> list[Finding]:
    """Findings without those of the shape check that another rule explains at the same place.

    A missing key stands at the object that lacks it, where other things may be wrong too; it is left alone.
    """
    findings = list(findings)
    if not any(one.code in _SHAPE or one.code in _OF_OLD_SHAPES for one in findings):
        return findings
    others: dict[tuple[str, str], Finding] = {}
    for one in sorted((one for one in findings if one.code in _KNOW_MORE), key=lambda one: one.severity):
        others[one.location.path, one.location.pointer] = one
    told = {(one.code, one.location.path, one.location.pointer) for one in findings}
    findings = [
        one for one in findings if (_OF_OLD_SHAPES.get(one.code), one.location.path, one.location.pointer) not in told
    ]
    return [one for one in findings if one.code not in _SHAPE or not _is_explained(one, others)]


def _is_explained(finding: Finding, others: dict[tuple[str, str], Finding]) -> bool:
    path, pointer = finding.location.path, finding.location.pointer
    while pointer:
        other = others.get((path, pointer))
        here = pointer == finding.location.pointer and finding.code != "PC104"
        if other is not None and other.severity >= finding.severity and (here or other.code in _OF_WHOLE_OBJECTS):
            return True
        pointer = pointer.rpartition("/")[0]
    return False
