"""One cause, one finding: where a rule that knows more speaks, the shape check is silent."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeAlias

from provcheck.finding import Finding, Severity

_SHAPE = frozenset({"PC101", "PC102", "PC103", "PC104", "PC105"})
_KNOW_MORE = frozenset({"PC414", "PC501", "PC507", "PC601", "PC603", "PC604", "PC701", "PC703", "PC704", "PC707"})

_OF_WHOLE_OBJECTS = frozenset({"PC604"})
"""Rules that judge an object together with all that stands in it."""

_OF_MISSING = {"PC501": ("baseUrl", "endpoint"), "PC507": ("apiVersion",), "PC603": ("apiKeySecretRef",)}
"""The keys that rules miss at the object that lacks them."""

_OF_OLD_SHAPES = {"PC106": "PC212"}
"""What keeps OpenClaw from moving an old shape, and the rule that reports just that."""

_UNREADABLE = frozenset({"PC102", "PC103", "PC105", "PC106", "PC107"})
"""What says, as an error, that a value is not read as it stands; nobody else judges it then."""

_Spots: TypeAlias = dict[tuple[str, str], list[Finding]]


def told_once(findings: Iterable[Finding]) -> list[Finding]:
    """Findings without those of the shape check that another rule explains."""
    findings = list(findings)
    if not any("PC101" <= one.code <= "PC107" for one in findings):
        return findings
    spots: _Spots = {}
    for one in findings:
        spots.setdefault((one.location.path, one.location.pointer), []).append(one)
    tests = (_is_explained, _is_old_shape, _is_unread)
    return [one for one in findings if not any(test(one, spots) for test in tests)]


def _is_explained(finding: Finding, spots: _Spots) -> bool:
    if finding.code not in _SHAPE:
        return False
    path, pointer = finding.location.path, finding.location.pointer
    holder, _, key = pointer.rpartition("/")
    here = [one for one in spots[path, pointer] if one.code in _KNOW_MORE]
    missing = [one for one in spots.get((path, holder), ()) if key in _OF_MISSING.get(one.code, ())]
    return any(one.severity >= finding.severity for one in (*here, *missing, *_above(path, pointer, spots)))


def _above(path: str, pointer: str, spots: _Spots) -> list[Finding]:
    """What is said of the objects that a place lies in."""
    found: list[Finding] = []
    while pointer:
        pointer = pointer.rpartition("/")[0]
        found += [one for one in spots.get((path, pointer), ()) if one.code in _OF_WHOLE_OBJECTS]
    return found


def _is_old_shape(finding: Finding, spots: _Spots) -> bool:
    teller = _OF_OLD_SHAPES.get(finding.code)
    return any(one.code == teller for one in spots[finding.location.path, finding.location.pointer])


def _is_unread(finding: Finding, spots: _Spots) -> bool:
    """Whether it judges a value that is of a wrong shape, or the agents of a list that is."""
    if finding.code < "PC2" or finding.code in _KNOW_MORE:
        return False
    path, pointer = finding.location.path, finding.location.pointer
    if finding.code == "PC214" and any(_is_of_list(one, path) for found in spots.values() for one in found):
        return True
    errors = [one for one in spots[path, pointer] if one.code in _UNREADABLE and one.severity is Severity.ERROR]
    return bool(errors) and finding.severity is not Severity.ERROR


def _is_of_list(finding: Finding, path: str) -> bool:
    """Whether the agents of a file stand in a list that is not read."""
    here = finding.location.path == path and finding.location.pointer.startswith("/agents/list")
    return here and finding.code == "PC106" and finding.severity is Severity.ERROR
