"""JSON5 as OpenClaw's documentation shows it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

import json5

from provcheck.conversion.document import Comments
from provcheck.conversion.write.text import on_one_line, quoted
from provcheck.dialects.view import escape
from provcheck.screen import columns

if TYPE_CHECKING:
    from provcheck.conversion.document import Document

WIDTH = 90
"""How many columns a container may fill that is written on one line."""

_INDENT = "  "
_bare_key = re.compile("[A-Za-z_$][0-9A-Za-z_$]*").fullmatch


def text(document: Document) -> str:
    """A document in JSON5, ending in a line end. Comments at pointers that lead nowhere are left out."""
    writer = _Writer(document)
    writer.write(document.data, "", "")
    return "".join(line + "\n" for line in writer.lines)


class _Writer:
    """Lines as they are written; ``blocks`` are the pointers of containers that must not stand on one line."""

    def __init__(self, document: Document) -> None:
        self.lines: list[str] = []
        self.comments = document.comments
        blocks = {"", *_provider_blocks(document.data)}
        self.blocks = blocks.union(*map(_ancestors, (*blocks, *document.comments)))

    def write(self, value: object, pointer: str, indent: str, key: str = "", comma: str = "") -> None:
        """A value with its comments, behind its key and before its comma."""
        comments = self.comments.get(pointer, Comments())
        self.lines += [f"{indent}// {on_one_line(line)}".rstrip() for line in comments.above]
        behind = on_one_line(comments.behind)
        behind = behind and f" // {behind}"
        line = self.one_line(value, pointer, WIDTH - columns(f"{indent}{key},"))
        if line is not None:
            self.lines.append(f"{indent}{key}{line}{comma}{behind}")
            return
        opening, closing = "{}" if isinstance(value, dict) else "[]"
        self.lines.append(f"{indent}{key}{opening}{behind}")
        parts = list(_parts(value, pointer))
        for count, (name, part, place) in enumerate(parts, start=1):
            self.write(part, place, indent + _INDENT, name, "," if count < len(parts) else "")
        self.lines.append(f"{indent}{closing}{comma}")

    def one_line(self, value: object, pointer: str, room: int) -> str | None:
        """A value on one line, or ``None`` for a container that must not be, or does not fit into the room."""
        if not isinstance(value, (dict, list)) or not value:
            return _atom(value)
        if pointer in self.blocks:
            return None
        frame = "{{ {} }}" if isinstance(value, dict) else "[{}]"
        room -= len(frame.format(""))
        written: list[str] = []
        for key, part, place in _parts(value, pointer):
            line = self.one_line(part, place, room - len(key)) if room > 0 else None
            if line is None:
                return None
            written.append(key + line)
            room -= columns(written[-1]) + len(", ")
        return frame.format(", ".join(written)) if room + len(", ") >= 0 else None


def _parts(value: object, pointer: str) -> Iterator[tuple[str, object, str]]:
    """What a container holds: keys with their colons (none in a list), values and their pointers."""
    if isinstance(value, dict):
        for name, part in value.items():
            yield f"{name if _bare_key(name) else quoted(name)}: ", part, f"{pointer}/{escape(name)}"
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield "", item, f"{pointer}/{index}"


def _atom(value: object) -> str:
    """A value that holds no others."""
    if isinstance(value, str) and not value.isprintable():
        # The package hides some characters, and writes a null before a digit as an escape that means something else.
        return quoted(value)
    return str(json5.dumps(value, ensure_ascii=False))


def _ancestors(pointer: str) -> Iterator[str]:
    """The pointers of all that a value stands in."""
    while pointer:
        pointer = pointer.rpartition("/")[0]
        yield pointer


def _provider_blocks(data: dict[str, object]) -> Iterator[str]:
    """The map of providers, each provider, and its list of models: they read best as blocks, however short."""
    models = data.get("models")
    providers = models.get("providers") if isinstance(models, dict) else None
    if isinstance(providers, dict):
        pointer = "/models/providers"
        yield pointer
        for name, provider in providers.items():
            if isinstance(provider, dict):
                yield f"{pointer}/{escape(name)}"
                yield f"{pointer}/{escape(name)}/models"
