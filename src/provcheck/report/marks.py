"""Text within Markdown, in a table's cell too, that shows as it is and is nothing else."""

from __future__ import annotations

import re

from provcheck.screen import visible

# What GitHub shows as code, it takes for nothing else: no mention, no formula, no link. A pipe would still end a cell.
_AS_CODE = r"(?! )[^\"`|]+(?<! )"
_QUOTED = re.compile(rf'"({_AS_CODE})"(?!")')
_SPECIAL = re.compile(r"[\\|&<>]|[`*_\[\]~$#@]")
_ENTITIES = {"\\": "&#92;", "|": "&#124;", "&": "&amp;", "<": "&lt;", ">": "&gt;", "@": "@\u200b"}


def marked(text: str) -> str:
    """A sentence in which what stands in quotes is code."""
    parts = _QUOTED.split(visible(text))
    return "".join(f"`{part}`" if number % 2 else _escaped(part) for number, part in enumerate(parts))


def as_code(text: str) -> str:
    """A name as code, or as it is where it cannot be that."""
    shown = visible(text)
    return f"`{shown}`" if re.fullmatch(_AS_CODE, shown) else _escaped(shown)


def _escaped(text: str) -> str:
    return _SPECIAL.sub(lambda found: _ENTITIES.get(found[0], f"\\{found[0]}"), text)
