"""The YAML reader: text in, nodes with their places out.

Parsing is left to the C parser of ruamel.yaml.clib, or to ruamel.yaml's own where that one is missing. Only
their events are used: composing nodes would lose the place of an alias, and crashes on deep nesting.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ruamel.yaml.error import YAMLError

from provcheck.syntax.node import Problem, Reading
from provcheck.syntax.source import BOM
from provcheck.syntax.yaml.parser import events
from provcheck.syntax.yaml.tree import StoppedError, Tree

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_BROKEN = 100
"""How many documents of one text may be broken before the rest is left unread."""

# "---" and "..." at the start of a line end a document wherever they stand, in quotes and block scalars too.
_boundaries = re.compile(r"^(?:\ufeff?---|\.\.\.)(?![^ \t\r\n])", re.MULTILINE).finditer
_LINE = r"[^\r\n]*(?:\r\n|\r|\n)?"
# Lines without content, and lines that can stand before the "---" of the document that they belong to.
_IDLE_LINE = r"\ufeff?(?:(?:---|\.\.\.)(?![^ \t\r\n]))?[ \t]*(?:#[^\r\n]*)?(?:\r\n|\r|\n|\Z)"
_LEADING_LINE = r"\ufeff?(?:[ \t]*(?:#[^\r\n]*)?|%[^\r\n]*)(?:\r\n|\r|\n)"


def read(text: str) -> Reading:
    """The trees of a YAML stream, one for each document that can be read and is not empty.

    A document that cannot be read gives one problem, and reading goes on with the next. Comments are
    collected only where the text could hold a suppression. Scalars are those of the core schema of YAML 1.2.
    """
    reading = Reading()
    tree = Tree(text)
    for start, end in _documents(text):
        problem = _read_document(tree, text, start, end)
        if problem:
            reading.problems.append(problem)
            if len(reading.problems) > MAX_BROKEN:
                message = f"more than {MAX_BROKEN} documents are broken; the rest is not read"
                reading.problems[-1] = Problem("unreadable", message, problem.start, problem.end)
                break
    reading.roots = tree.roots
    reading.duplicates = tree.duplicates
    if "provcheck:" in text:
        from provcheck.syntax.yaml.comments import comments

        reading.comments = comments(text, reading.roots)
    return reading


def _documents(text: str) -> Iterator[tuple[int, int]]:
    """The stretches of a text that are read on their own, so that none breaks another."""
    start = 0
    for match in _boundaries(text):
        cut = match.start()
        if text.startswith("...", cut):
            line = re.compile(_LINE).match(text, cut)
            cut = line.end() if line else cut
        else:
            cut = _before_directives(text, start, cut)
        if cut == start:
            continue
        if not _consists_of(_IDLE_LINE, text, start, cut):
            yield start, cut
        start = cut
    if not _consists_of(_IDLE_LINE, text, start, len(text)):
        yield start, len(text)


def _before_directives(text: str, start: int, cut: int) -> int:
    """Where the lines begin that belong to the document that begins at ``cut``: comments and ``%`` directives."""
    if _consists_of(_LEADING_LINE, text, start, cut):
        return start
    while (directive := text.rfind("\n%", start, cut) + 1) and _consists_of(_LEADING_LINE, text, directive, cut):
        cut = directive
    return cut


def _consists_of(line: str, text: str, start: int, end: int) -> bool:
    """Whether a stretch of lines is made of such as match this expression."""
    match_line = re.compile(line).match
    while start < end:
        match = match_line(text, start)
        if match is None:
            return False
        start = match.end()
    return True


def _read_document(tree: Tree, text: str, start: int, end: int) -> Problem | None:
    """Put ``text[start:end]`` into the tree, and say what is wrong with it."""
    part = text[start:end].lstrip(BOM)
    start = end - len(part)
    tree.begin(start)
    try:
        tree.feed(events(part))
    except StoppedError as stop:
        return stop.problem
    except (YAMLError, ValueError) as error:
        from provcheck.syntax.yaml.errors import explain

        return explain(error, text, start, end, tree.bracket)
    return None
