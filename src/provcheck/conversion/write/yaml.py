"""YAML as Kubernetes' documentation shows it.

Blocks and comments are written here and not by ruamel.yaml: a comment above the first item of a list can make its
emitter put two items on one line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from provcheck.conversion.document import Comments
from provcheck.conversion.write.text import SPECIAL, on_one_line, quoted
from provcheck.dialects.view import escape
from provcheck.syntax.edits import spelling

if TYPE_CHECKING:
    from provcheck.conversion.document import Document

_INDENT = "  "
# Parsers look for the colon within 1,024 characters, unless a question mark announces the key.
_LONGEST_KEY = 1000
# Lines that need no hint at their indentation, and that lose nothing where an editor trims the ends of lines.
_fits_block = re.compile(r"\S(?:[^\n]*\S)?(?:\n+ *\S(?:[^\n]*\S)?)*\n?").fullmatch
_LETTERS = str.maketrans(",[]{}", "_____")


def text(documents: Sequence[Document]) -> str:
    """Documents in YAML, ending in a line end.

    Readers of YAML 1.1 and of YAML 1.2 agree on the data, and it is what was given, except for lone surrogates: they
    are escaped, which some parsers refuse. Comments at pointers that lead nowhere are left out.
    """
    return "---\n".join("".join(line + "\n" for line in _Writer(document).lines) for document in documents)


class _Writer:
    """The lines of a document."""

    def __init__(self, document: Document) -> None:
        self.comments = document.comments
        self.lines: list[str] = []
        head = document.comments.get("", Comments())
        self.above((*head.above, *filter(on_one_line, [head.behind])), "")
        if document.data:
            self.block(document.data, "", "", "")
        else:
            self.lines.append("{}")

    def above(self, comments: Sequence[str], indent: str) -> None:
        """Comments on lines of their own."""
        self.lines += [indent + f"# {on_one_line(comment)}".rstrip() for comment in comments]

    def block(self, value: object, pointer: str, indent: str, start: str) -> None:
        """The members or items of a container, the first of them behind ``start``, which may hold dashes."""
        for mark, part, place in _parts(value, pointer, indent):
            above, behind = self.comments.get(place, Comments())
            holds_parts = isinstance(part, (dict, list)) and bool(part)
            opens_line = holds_parts and mark == "-"
            if opens_line:
                # Behind the dash stands the first line of what it holds, with a comment of its own.
                above, behind = (*above, *filter(on_one_line, [behind])), ""
            self.above(above, start.partition("-")[0])
            behind = on_one_line(behind) and f" # {on_one_line(behind)}"
            if opens_line:
                self.block(part, place, indent + _INDENT, f"{start}- ")
            elif holds_parts:
                self.lines.append(f"{start}{mark}{behind}")
                self.block(part, place, indent + _INDENT, indent + _INDENT)
            else:
                first, *rest = _atom(part)
                self.lines.append(f"{start}{mark} {first}{behind}")
                self.lines += [line and indent + _INDENT + line for line in rest]
            start = indent


def _parts(value: object, pointer: str, indent: str) -> Iterator[tuple[str, object, str]]:
    """What a container holds: keys with their colons or dashes, values, and their pointers."""
    if isinstance(value, dict):
        for name, part in value.items():
            key = _flat(name)
            mark = f"{key}:" if len(key) <= _LONGEST_KEY else f"? {key}\n{indent}:"
            yield mark, part, f"{pointer}/{escape(name)}"
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield "-", item, f"{pointer}/{index}"


def _atom(value: object) -> list[str]:
    """A value that holds no others: what stands behind its key, and further lines without their indentation."""
    if value is None or isinstance(value, (int, float)):
        return [spelling.yaml(value, "")]
    if not isinstance(value, str):
        return ["{}" if isinstance(value, dict) else "[]"]
    if "\n" in value and _fits_block(value) and not SPECIAL.search(value):
        header = "|" if value.endswith("\n") else "|-"
        return [header, *value.removesuffix("\n").split("\n")]
    return [_flat(value)]


def _flat(value: str) -> str:
    """A text on one line, without quotes where every reader takes it for this text."""
    # Outside of brackets, commas and brackets are like letters, but for the first character.
    letters = value[:1] + value[1:].translate(_LETTERS)
    is_plain = not SPECIAL.search(value) and spelling.yaml(letters, "") == letters
    return value if is_plain else quoted(value)
