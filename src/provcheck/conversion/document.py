"""What a writer is given: plain data, and the comments that go with it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple


class Comments(NamedTuple):
    """Comments at one value, without their markers: the lines above it, and what stands behind it on its line."""

    above: tuple[str, ...] = ()
    behind: str = ""


class Document(NamedTuple):
    """A document to be written.

    ``data`` is made of dictionaries with text keys, lists, strings, numbers, booleans and ``None``, in the order in
    which it is to be written. ``comments`` are keyed by JSON pointer (RFC 6901): those of ``""`` head the document.
    """

    data: dict[str, object]
    comments: Mapping[str, Comments] = {}
