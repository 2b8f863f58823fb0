"""Paths into a file: JSON pointers (RFC 6901), and what people write instead."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


def steps(pointer: str) -> list[str]:
    """The steps of a pointer; an index is a text as well."""
    return [unescape(step) for step in pointer.split("/")[1:]]


def unescape(step: str) -> str:
    """A step of a pointer as the name that it stands for."""
    return step.replace("~1", "/").replace("~0", "~")


def renamed(pointer: str, name: Callable[[str], str]) -> str:
    """A pointer with another name for each of its steps."""
    return "".join(f"/{name(step).replace('~', '~0').replace('/', '~1')}" for step in steps(pointer))


def dotted(path: tuple[str | int, ...]) -> str:
    """A path as people write it: ``models.providers.nim.models[0]``; a key that is no plain word in quotes."""
    text = ""
    for step in path:
        if isinstance(step, int):
            text += f"[{step}]"
        elif is_word(step):
            text += f".{step}" if text else step
        else:
            text += f'["{step}"]'
    return text


def is_word(step: str | int) -> bool:
    """Whether a key needs no quotes."""
    return isinstance(step, str) and step.replace("-", "").replace("_", "").replace("$", "").isalnum()
