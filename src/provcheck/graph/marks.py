"""What the findings at a box come to: how bad the worst of them is, and the codes of them all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from provcheck.screen import visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provcheck.finding import Finding
    from provcheck.graph.picture import Marks, Picture, RefRow, UserBox

SIGNS = {"error": "✖", "warning": "▲", "info": "●"}
"""A sign for each severity, so that none is told by its colour alone."""


def found(picture: Picture, marks: Marks) -> list[Finding]:
    """The findings of marks, the worst first."""
    return sorted((picture.report.findings[one] for one in marks), key=lambda one: (-one.severity, one.code))


def worst(picture: Picture, marks: Marks) -> str:
    """The word for how bad the worst of some marks is; empty where there are none."""
    return max(picture.report.findings[one].severity for one in marks).label if marks else ""


def codes(picture: Picture, marks: Marks) -> str:
    """The codes of marks in words: ``PC307, PC409``; the worst first, each once."""
    return ", ".join(dict.fromkeys(one.code for one in found(picture, marks)))


def elsewhere(picture: Picture) -> list[str]:
    """The findings that stand in no scope, in words, with their files: ``✖ PC001 broken.yaml``."""
    told = (f"{badge(picture, (one,))} {visible(_path(picture, one))}" for one in picture.marks)
    return list(dict.fromkeys(told))


def _path(picture: Picture, mark: int) -> str:
    return picture.report.findings[mark].location.path


def lines(picture: Picture) -> Iterator[tuple[UserBox, RefRow, str]]:
    """Every ref that leads somewhere, with its holder and the worst that stands at it or at its model.

    That is the word for a severity, empty where nothing is wrong.
    """
    models = {one.id: one.marks for scope in picture.scopes for box in scope.providers for one in box.models}
    for user, ref in picture.links():
        yield user, ref, worst(picture, (*ref.marks, *models.get(ref.model or "", ())))


def badge(picture: Picture, marks: Marks) -> str:
    """The sign of the worst of some marks and their codes: ``✖ PC307, PC409``; empty where there are none."""
    return f"{SIGNS[worst(picture, marks)]} {codes(picture, marks)}" if marks else ""
