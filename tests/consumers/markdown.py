"""A job's summary: markdown-it-py, which reads what GitHub does but for links that are not marked."""

from __future__ import annotations

from itertools import pairwise

from markdown_it import MarkdownIt
from markdown_it.token import Token

from consumers.told import Told


def tokens(text: str) -> list[Token]:
    """What Markdown is made of, with HTML where it is written; of that only the line break may occur."""
    found = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(text)
    assert not [one for one in found if one.type == "html_block"]
    inside = [child for one in found for child in one.children or ()]
    assert {child.content for child in inside if child.type == "html_inline"} <= {"<br>"}
    return found


def tables(text: str) -> list[list[list[Token]]]:
    """The tables of a text: their rows, and of these the cells."""
    found: list[list[list[Token]]] = []
    stream = iter(tokens(text))
    for one in stream:
        if one.type == "table_open":
            found.append([])
        elif one.type == "tr_open":
            found[-1].append([])
        elif one.type in {"th_open", "td_open"}:
            found[-1][-1].append(next(stream))
    return found


def words(cell: Token) -> str:
    """What a reader sees of a cell, a line break as one."""
    shown = {"softbreak": " ", "html_inline": "\n"}
    return "".join(shown.get(child.type, child.content) for child in cell.children or ())


def markdown(text: str) -> list[Told]:
    """The findings of a job's summary."""
    paths = [
        words(after) for before, after in pairwise(tokens(text)) if before.type == "heading_open" and before.tag == "h3"
    ]
    told = []
    for path, (head, *rows) in zip(paths, tables(text), strict=True):
        assert [words(cell) for cell in head] == ["Line", "Severity", "Rule", "Finding"]
        for row in rows:
            line, severity, rule, finding = map(words, row)
            told.append(Told(path, int(line.partition(":")[0]), rule.partition(" ")[0], severity, finding))
    return told
