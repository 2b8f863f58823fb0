"""Rules for programs."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from provcheck.rules._base import Rule
from provcheck.rules.page import family, page, summary

_VERSION = 1


def render(rules: Iterable[Rule]) -> str:
    """Rules as a JSON document, ending in a line end. ``fix`` is null where a rule offers none; pages are Markdown."""
    return json.dumps({"version": _VERSION, "rules": [_rule(rule) for rule in rules]}, indent=2) + "\n"


def _rule(rule: Rule) -> dict[str, Any]:
    return {
        "code": rule.code,
        "name": rule.name,
        "family": family(rule),
        "summary": summary(rule),
        "severity": rule.severity.label,
        "dialects": list(rule.dialects),
        "fix": rule.fix,
        "since": rule.since,
        "page": page(rule),
    }
