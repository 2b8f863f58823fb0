"""What a rule means: where it has spoken, and where a comment names it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import accumulate, dropwhile
from typing import TYPE_CHECKING

from provcheck import rules, suppress
from provcheck.finding import page_of
from provcheck.lsp.hover.part import Part
from provcheck.rules.page import docstring, facts, summary
from provcheck.rules.page.markdown import HEADING, PARAGRAPH, blocks

if TYPE_CHECKING:
    from provcheck.finding import Finding
    from provcheck.rules._base import Rule
    from provcheck.syntax.source import Location, Source

_MOST = 4
"""So many rules are told in one hover."""

_LONGEST_WHY = 300
"""So many characters say why a rule matters; its page says all."""


def of_findings(findings: Sequence[Finding], mark: str) -> Iterator[Part]:
    """The rules that spoke, each once, and in few words where many did; ``mark`` begins a comment there."""
    by_rule: dict[str, list[Finding]] = {}
    for finding in findings:
        by_rule.setdefault(finding.code, []).append(finding)
    for code, found in list(by_rule.items())[:_MOST]:
        rule = rules.get(code)
        if rule is not None:
            yield _of_findings(rule, found, mark, brief=len(by_rule) > 2)


def _of_findings(rule: Rule, found: list[Finding], mark: str, *, brief: bool) -> Part:
    title = f"{rule.code} {rule.name} ({found[0].severity.label}): {_plain(summary(rule))}"
    lines = [*(one.message for one in found), *(f"help: {one.help}" for one in found if one.help)]
    if not brief:
        fixes = [one.fix for one in found if one.fix]
        lines += [f"fix ({'safe' if fix.safe else 'unsafe'}): {fix.message}" for fix in fixes]
        lines += [f"why: {_why(rule)}", f'to suppress: "{mark} provcheck: ignore[{rule.code}] reason"']
    return Part(title, tuple(dict.fromkeys(lines)), page_of(rule.code))


def of_comment(sources: Iterable[Source], path: str, offset: int) -> tuple[Location, list[Part]] | None:
    """What the rules mean that a suppression names where the offset is, and the place of the word or the comment."""
    for source in sources:
        if source.path != path or suppress.MARK not in source.text:
            continue
        for one in _suppressions(source):
            for selector in one.named:
                place = source.locate(selector.start, selector.end)
                if place.start <= offset <= place.end:
                    return place, list(_named([selector.text]))
            place = source.locate(*one.span)
            if place.start <= offset <= place.end:
                return place, list(_named(one.selectors))
    return None


@lru_cache(maxsize=8)
def _suppressions(source: Source) -> list[suppress.Suppression]:
    """The suppressions of a text, which is read for them once."""
    if source.syntax == "yaml":
        from provcheck.syntax import yaml

        return suppress.read(source, yaml.read(source.text))[0]
    from provcheck.syntax import json5

    return suppress.read(source, json5.read(source.text))[0]


def _named(selectors: Iterable[str]) -> Iterator[Part]:
    """The rules that selectors cover: one by one while they are few, else by number."""
    for selector in list(dict.fromkeys(selectors))[:_MOST]:
        covered = [entry for entry in rules.REGISTRY if rules.matches(entry, selector)]
        if len(covered) == 1:
            rule = covered[0].load()
            lines = (facts(rule).replace(" | ", ", "), f"why: {_why(rule)}")
            yield Part(f"{rule.code} {rule.name}: {_plain(summary(rule))}", lines, page_of(rule.code))
        elif covered:
            listed = ", ".join(f"{entry.code} {entry.name}" for entry in covered)
            yield Part(f'"{selector}" covers {len(covered)} rules', (listed,))
        else:
            close = rules.closest(selector)
            yield Part(f'"{selector}" covers no rule', (f'did you mean "{close}"?',) if close else ())


def _why(rule: Rule) -> str:
    """The first paragraph under "Why it matters", as many whole sentences of it as fit."""
    after = dropwhile(lambda one: not (one.kind == HEADING and one.lines[0].startswith("Why")), blocks(docstring(rule)))
    paragraph = next((one.lines[0] for one in after if one.kind == PARAGRAPH), "")
    sentences = re.split(r'(?<=\.) (?=[A-Z"])', _plain(paragraph))
    lengths = accumulate(len(one) + 1 for one in sentences)
    fitting = sum(length <= _LONGEST_WHY for length in lengths)
    return " ".join(sentences[: max(fitting, 1)])


def _plain(text: str) -> str:
    """A page's text with code in the quotes that messages use."""
    return text.replace("`", '"')
