"""What there is to say about a rule: its facts, and the page that is the docstring of its file."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterable

from provcheck.rules._base import Rule
from provcheck.rules.page.markdown import captioned

_FAMILIES = {
    "PC0": "Reading",
    "PC1": "Shape",
    "PC2": "References",
    "PC3": "Model lists and ids",
    "PC4": "Limits",
    "PC5": "Endpoints",
    "PC6": "Credentials",
    "PC7": "Agents and policies",
}
_DIALECTS = {"openclaw": "OpenClaw", "pai": "Pai"}


def docstring(rule: Rule) -> str:
    """The docstring of the rule's file; read from the file where Python was told to drop docstrings (``-OO``)."""
    module = sys.modules[type(rule).__module__]
    if module.__doc__:
        return module.__doc__
    with open(str(module.__file__), encoding="utf-8") as stream:
        return ast.get_docstring(ast.parse(stream.read())) or ""


def summary(rule: Rule) -> str:
    """The sentence that says what is wrong where the rule speaks."""
    return docstring(rule).strip().splitlines()[0]


def dialects(rule: Rule) -> str:
    """The names of the dialects that the rule has something to say about."""
    return ", ".join(_DIALECTS[one] for one in rule.dialects)


def facts(rule: Rule) -> str:
    """Severity, dialects, fix and age in one line."""
    return " | ".join([rule.severity.label, dialects(rule), f"fix: {rule.fix or 'none'}", f"since {rule.since}"])


def page(rule: Rule) -> str:
    """All there is to say about a rule, as Markdown."""
    return f"# {rule.code} {rule.name}\n\n{facts(rule)}\n\n{captioned(docstring(rule).strip())}\n"


def family(rule: Rule) -> str:
    """What the rules are about whose codes begin like this one's."""
    return _FAMILIES[rule.code[:3]]


def by_family(rules: Iterable[Rule]) -> dict[str, list[Rule]]:
    """Rules under the beginning of their codes and what they are about."""
    found: dict[str, list[Rule]] = {}
    for rule in rules:
        found.setdefault(f"{rule.code[:3]} {family(rule)}", []).append(rule)
    return found
