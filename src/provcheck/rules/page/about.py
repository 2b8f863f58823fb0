"""What reports tell about a rule."""

from __future__ import annotations

from provcheck.report.about import About
from provcheck.rules import REGISTRY
from provcheck.rules.page import family, page, summary


def about(code: str) -> About:
    """What a rule's page says."""
    rule = next(entry for entry in REGISTRY if entry.code == code).load()
    return About(summary(rule), page(rule), rule.severity, family(rule))
