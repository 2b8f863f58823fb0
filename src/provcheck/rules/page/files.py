"""The rules' pages as files of the documentation."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from provcheck.rules._base import Rule
from provcheck.rules.page import by_family, dialects, page, summary

INDEX = "README.md"

_NOTE = "<!-- Written by python -m provcheck.rules.page; edit the docstring of the rule instead. -->\n\n"
_HEAD = """\
# Rules

`PC4` selects or ignores all rules whose codes begin so. The severity is the usual one: a finding may be milder or worse
where the rule's page says so. `provcheck rule CODE` shows a page on the terminal.
"""
_TABLE = "| code | name | severity | dialects | fix | what is wrong |\n| --- | --- | --- | --- | --- | --- |\n"


def files(rules: Sequence[Rule]) -> dict[str, str]:
    """The text of every file by its name: a page for each rule, and an index by family."""
    pages = {f"{rule.code}.md": f"{_NOTE}{page(rule)}\n[All rules]({INDEX})\n" for rule in rules}
    return {INDEX: _index(rules), **pages}


def write(rules: Sequence[Rule], folder: Path) -> None:
    """Write all files into a folder, and drop pages of rules that are no more."""
    texts = files(rules)
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob("PC*.md"):
        if old.name not in texts:
            old.unlink()
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")


def _index(rules: Sequence[Rule]) -> str:
    tables = [_NOTE + _HEAD]
    for family, members in by_family(rules).items():
        tables.append(f"## {family}\n\n{_TABLE}" + "".join(map(_row, members)))
    return "\n".join(tables)


def _row(rule: Rule) -> str:
    link = f"[{rule.code}]({rule.code}.md)"
    cells = [link, rule.name, rule.severity.label, dialects(rule), rule.fix or "", summary(rule).replace("|", "\\|")]
    return f"| {' | '.join(cells)} |\n"
