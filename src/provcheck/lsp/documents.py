"""The texts that are open in the editor, which are truer than what is on the disk."""

from __future__ import annotations

import os
from collections.abc import Iterable
from typing import NamedTuple, TypeAlias

from lsprotocol import types
from pygls.uris import to_fs_path

from provcheck.lsp.positions import Lines
from provcheck.paths import shown
from provcheck.syntax.units import Unit

Change: TypeAlias = types.TextDocumentContentChangePartial | types.TextDocumentContentChangeWholeDocument


class Document(NamedTuple):
    """An open text: what the client calls it, and its version, which grows with each change."""

    uri: str
    path: str
    version: int
    text: str


class Documents:
    """All open texts, by path. What a client says of texts that it never opened is passed over."""

    def __init__(self) -> None:
        self._by_path: dict[str, Document] = {}

    def all(self) -> dict[str, Document]:
        """All texts as they are, by path."""
        return dict(self._by_path)

    def open(self, uri: str, version: int, text: str) -> None:
        """Take a text over from the client; one that is neither a file nor can become one is passed over."""
        path = path_of(uri)
        if path and not os.path.isdir(path):
            self._by_path[path] = Document(uri, path, version, text)

    def change(self, uri: str, version: int | None, changes: Iterable[Change], unit: Unit) -> bool:
        """Apply edits, one after the other; whether the text was open."""
        known = self._by_path.get(path_of(uri))
        if known is None:
            return False
        text = known.text
        for change in changes:
            text = _changed(text, change, unit)
        self._by_path[known.path] = known._replace(version=known.version if version is None else version, text=text)
        return True

    def close(self, uri: str) -> bool:
        """Forget a text; whether it was open."""
        return self._by_path.pop(path_of(uri), None) is not None


UNSAVED = "untitled:"
"""What the address of a text begins with that is no file yet."""


def path_of(uri: str) -> str:
    """A document's path as provcheck shows paths; of one that is no file yet, its address.

    Empty for all others: what an editor shows of a file's past, for instance, is no second file.
    """
    if uri.startswith(UNSAVED):
        return uri
    try:
        path = to_fs_path(uri) if uri.startswith("file:") else None
    except ValueError:  # brackets that hold no address of a server
        return ""
    return shown(os.path.abspath(path)) if path and "\0" not in path else ""


def _changed(text: str, change: Change, unit: Unit) -> str:
    if not isinstance(change, types.TextDocumentContentChangePartial):
        return change.text
    lines = Lines(text, unit)
    start, end = lines.offset(change.range.start), lines.offset(change.range.end)
    return text[:start] + change.text + text[max(start, end) :]
