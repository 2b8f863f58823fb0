"""Where a comment that switches something off is written, and how.

It has to speak about the right line and must not become a part of a value. `provcheck.suppress` says which line a
comment speaks about: its own, or where it stands alone, that of what follows.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import product

from provcheck.lsp.actions.site import Site
from provcheck.syntax import edits
from provcheck.syntax.edits import Edit, NotEditable
from provcheck.syntax.source import BOM

REASON = "TODO: say why"
"""What stands in a new comment until its user has written something better."""

_line_end = re.compile(r"\r\n|\r|\n").search


def on_the_line(sites: Sequence[Site], code: str, line: int, place: int) -> Edit | None:
    """A new comment about a line of a file, above it or else behind it; ``None`` where none can stand.

    ``sites`` are the file and what is embedded in it at this ``place``, which is on the line.
    """
    for way, site in product((_above, _behind), sites):
        try:
            edit = way(site, f"provcheck: ignore[{code}] {REASON}", line, place)
        except NotEditable:
            continue
        if edit:
            return edit
    return None


def at_the_top(site: Site, code: str) -> Edit:
    """A new comment about a whole file, before everything else."""
    start = int(site.text.startswith(BOM))
    return Edit(site.source, start, start, f"{site.mark} provcheck: ignore-file[{code}] {REASON}{_newline(site)}")


def joined(site: Site, code: str, line: int | None) -> Edit | None:
    """The code in a comment that is there already: one about this line, or without a line one about the whole file."""
    for one in site.suppressions:
        of_file = "-file" in site.text[one.span[0] : one.named[0].start]
        if (line is None and of_file) or (not of_file and line in one.lines):
            try:
                return edits.splice(site.source, one.named[-1].end, one.named[-1].end, f", {code}")
            except NotEditable:
                continue
    return None


def _above(site: Site, words: str, line: int, place: int) -> Edit | None:
    """A line of its own. Raises `NotEditable`."""
    inner = site.inward(place)
    start = site.layout.line_start(inner or 0)
    if inner is None or not site.is_open(start) or site.line_of(site.layout.behind_gap(start)) != line:
        return None
    return edits.splice(site.source, start, start, f"{site.indent(start)}{site.mark} {words}{_newline(site)}")


def _behind(site: Site, words: str, line: int, place: int) -> Edit | None:
    """Something at the end of the line, in the comment that ends it if one does. Raises `NotEditable`."""
    file = site.source.outer or site.source
    found = _line_end(file.text, place)
    end = site.inward(found.start() if found else len(file.text))
    if end is None or not site.is_open(end) or site.line_of(end) != line:
        return None
    there = site.comment_before(end)
    start = there.start if there else end
    if site.line_of(start) != line or not site.text[site.layout.line_start(start) : start].strip():
        return None  # standing alone, it would speak about the next line
    if there and site.text.startswith(site.mark, start):
        written = f" {words}"
    elif site.source.outer:
        # The end of a line of the file need not be one of the text that is embedded in it.
        written = f" /* {words} */"
    else:
        written = f"{'  ' if site.layout.yaml else ' '}{site.mark} {words}"
    return edits.splice(site.source, end, end, written)


def _newline(site: Site) -> str:
    """The line end of a text; what is spliced into an embedded one has the file's own by itself."""
    found = None if site.source.outer else _line_end(site.text)
    return found[0] if found else "\n"
