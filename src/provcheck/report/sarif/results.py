"""Findings, as SARIF's results."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from provcheck.report.sarif.places import artifact, place, region
from provcheck.report.sarif.rules import LEVELS
from provcheck.report.sentences import sentence, sentences

if TYPE_CHECKING:
    from provcheck.finding import Finding, Fix, Related, Suppressed

_FINGERPRINT = "provcheckFinding/v1"  # GitHub's own, primaryLocationLineHash, is for its upload to make
_KINDS = {"comment": "inSource", "baseline": "external"}

_PLACEHOLDER = re.compile(r"\{+\d+\}+")
_LINK = re.compile(r"(\\*)\]\(")
_BRACKET = re.compile(r"[\[\]\\]")


def result(finding: Finding, rule: int) -> dict[str, Any]:
    """A finding of the rule that stands at this index."""
    found: dict[str, Any] = {
        "ruleId": finding.code,
        "ruleIndex": rule,
        "level": LEVELS[finding.severity],
        "message": {"text": _message(finding)},
        "locations": [place(finding.location)],
    }
    if finding.related:
        found["relatedLocations"] = [_related(one, number) for number, one in enumerate(finding.related, 1)]
    if finding.fingerprint:
        found["partialFingerprints"] = {_FINGERPRINT: finding.fingerprint}
    if finding.fix and finding.fix.edits and not finding.fix.refused:
        found["fixes"] = [_fix(finding.fix)]
    if finding.suppressed:
        found["suppressions"] = [_suppression(finding.suppressed)]
    if finding.releases is not None:
        found["properties"] = {"releases": list(finding.releases)}
    return found


def _message(finding: Finding) -> str:
    """Whole sentences, and links to the related locations: GitHub shows those only that a message links to."""
    text = plain(sentences(finding))
    if not finding.related:
        return text
    links = (f"[{_link_text(one.message)}]({number})" for number, one in enumerate(finding.related, 1))
    return f"{text} See also: {', '.join(links)}."


def plain(text: str) -> str:
    """A text as SARIF writes it in a message, where nothing in it is a placeholder or a link.

    Braces are doubled only where a number stands between them: readers do not undo it, and take nothing else for a
    placeholder.
    """
    return _LINK.sub(r"\1\1\\](", _unfilled(text))


def _link_text(text: str) -> str:
    return _BRACKET.sub(r"\\\g<0>", _unfilled(text))


def _unfilled(text: str) -> str:
    return _PLACEHOLDER.sub(lambda found: found[0].replace("{", "{{").replace("}", "}}"), text)


def _related(related: Related, number: int) -> dict[str, Any]:
    return {"id": number, **place(related.location), "message": {"text": plain(sentence(related.message))}}


def _fix(fix: Fix) -> dict[str, Any]:
    """A fix with its edits by file, each in terms of the text as it stands."""
    changes: dict[str, list[dict[str, Any]]] = {}
    for edit in sorted(dict.fromkeys(fix.edits), key=lambda one: (one.source.path, one.start, one.end)):
        where = edit.source.locate(edit.start, edit.end)
        replacement = {"deletedRegion": region(where), "insertedContent": {"text": edit.text}}
        changes.setdefault(where.path, []).append(replacement)
    warning = "" if fix.safe else " This may change what is meant."
    return {
        "description": {"text": plain(sentence(fix.message)) + warning},
        "artifactChanges": [
            {"artifactLocation": artifact(path), "replacements": replacements} for path, replacements in changes.items()
        ],
        "properties": {"safe": fix.safe},
    }


def _suppression(suppressed: Suppressed) -> dict[str, Any]:
    kind = {"kind": _KINDS[suppressed.by]}
    return {**kind, "justification": suppressed.reason} if suppressed.reason else kind
