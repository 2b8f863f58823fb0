"""A unified diff of what fixes change, without the secrets of the files."""

from __future__ import annotations

import os
import re
from difflib import SequenceMatcher
from typing import NamedTuple

_CONTEXT = 3
"""Lines around a change, as everywhere."""

_ESCAPES = {'"': '\\"', "\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"}


class Version(NamedTuple):
    """A text, and the same text with its secrets masked, which has the same lines."""

    text: str
    masked: str


def unified(path: str, before: Version, after: Version) -> str:
    """The diff of a file, empty where nothing differs. One with a masked secret says that it cannot be applied."""
    old, new = _lines(before.text), _lines(after.text)
    shown_old, shown_new = _lines(before.masked), _lines(after.masked)
    parts: list[str] = []
    hides = False
    for group in SequenceMatcher(None, old, new).get_grouped_opcodes(_CONTEXT):
        first, last = group[0], group[-1]
        parts.append(f"@@ -{_range(first[1], last[2])} +{_range(first[3], last[4])} @@\n")
        for tag, start, end, new_start, new_end in group:
            if tag != "insert":
                mark = " " if tag == "equal" else "-"
                parts += (_line(mark, one) for one in shown_old[start:end])
                hides |= old[start:end] != shown_old[start:end]
            if tag in {"replace", "insert"}:
                parts += (_line("+", one) for one in shown_new[new_start:new_end])
                hides |= new[new_start:new_end] != shown_new[new_start:new_end]
    if not parts:
        return ""
    note = ["# Secrets are masked: this diff cannot be applied.\n"] if hides else []
    return "".join([*note, f"--- {_name('a', path)}\n", f"+++ {_name('b', path)}\n", *parts])


def _lines(text: str) -> list[str]:
    """Lines with their ends. Only a line feed ends one, as for every tool that reads diffs."""
    return re.findall(r"[^\n]*\n|[^\n]+", text)


def _line(mark: str, text: str) -> str:
    return f"{mark}{text}" if text.endswith("\n") else f"{mark}{text}\n\\ No newline at end of file\n"


def _range(start: int, stop: int) -> str:
    """Lines as a hunk's header counts them; an empty range names the line before it."""
    length = stop - start
    if length == 1:
        return str(start + 1)
    return f"{start + 1 if length else start},{length}"


def _name(side: str, path: str) -> str:
    """A file's name as git and patch read it: in quotes where it holds what would end it."""
    name = path if os.path.isabs(path) else f"{side}/{path}"
    if any(one in _ESCAPES or not one.isprintable() for one in name):
        octets = "".join(_ESCAPES.get(one) or (one if one.isprintable() else _octal(one)) for one in name)
        return f'"{octets}"'
    return f"{name}\t" if " " in name else name


def _octal(char: str) -> str:
    return "".join(f"\\{byte:03o}" for byte in os.fsencode(char))
