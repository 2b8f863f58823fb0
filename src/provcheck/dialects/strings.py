"""All strings of a tree that hold certain marks."""

from __future__ import annotations

from collections.abc import Iterator

from provcheck.dialects.origin import ViewOrigin
from provcheck.dialects.view import View
from provcheck.model import Part


def strings(root: View, marks: tuple[str, ...]) -> Iterator[Part]:
    """Every string value with one of the marks in it, named by the key that it stands under."""
    for name, view in every(root):
        text = view.raw() or ""
        if any(mark in text for mark in marks):
            yield Part(ViewOrigin(view), "string", name)


def every(root: View) -> Iterator[tuple[str, View]]:
    """Every string value, with the key that it stands under."""
    waiting: list[tuple[str, View]] = [("", root)]
    while waiting:
        name, view = waiting.pop()
        if view.raw() is None:
            inner = [(name, item) for item in view.items()] if view.sequence else list(view.members())
            waiting += reversed(inner)
        else:
            yield name, view
