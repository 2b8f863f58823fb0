"""A rule's page, for the terminal."""

from __future__ import annotations

import ast
import sys

from provcheck.rules import REGISTRY
from provcheck.rules._base import Rule

_DIALECTS = {"openclaw": "OpenClaw", "pai": "Pai"}


def docstring(rule: Rule) -> str:
    """The docstring of the rule's file; read from the file where Python was told to drop docstrings (``-OO``)."""
    module = sys.modules[type(rule).__module__]
    if module.__doc__:
        return module.__doc__
    with open(str(module.__file__), encoding="utf-8") as stream:
        return ast.get_docstring(ast.parse(stream.read())) or ""


def page(rule: Rule) -> str:
    """All there is to say about a rule, as Markdown that reads well as it stands."""
    dialects = " and ".join(_DIALECTS[one] for one in rule.dialects)
    facts = [rule.severity.label, dialects, f"fix: {rule.fix or 'none'}", f"since {rule.since}"]
    return f"# {rule.code} {rule.name}\n\n{' | '.join(facts)}\n\n{docstring(rule).strip()}\n"


def listing() -> str:
    """One line a rule: code, severity, name and what it is about."""
    lines = []
    for entry in REGISTRY:
        rule = entry.load()
        summary = docstring(rule).strip().splitlines()[0]
        lines.append(f"{rule.code}  {rule.severity.label:<8} {rule.name:<28} {summary}")
    return "\n".join(lines)
