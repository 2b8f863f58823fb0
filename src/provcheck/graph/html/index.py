"""What of a picture is asked again and again: what an id is called, who leads where, where a finding stands."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from provcheck.graph import labels

if TYPE_CHECKING:
    from provcheck.finding import Finding
    from provcheck.graph.picture import Marks, Picture, RefRow, Scope, UserBox

NAMELESS = "(no name)"
_LONGEST = 60


def called(name: str) -> str:
    """A name as a sentence takes it: one that can be seen, and not longer than a line."""
    if not name.strip():
        return NAMELESS
    return name if len(name) <= _LONGEST else f"{name[: _LONGEST - 1]}…"


def titled(scope: Scope) -> str:
    """A scope's title, or in words that it has none."""
    return called(scope.title if scope.title.strip() else labels.title(scope))


class Index:
    """A picture, looked up by ids.

    ``names`` has what each box, row and scope is called in a sentence, ``users`` who leads to a model's row, or to a
    provider where there is no such row, ``heirs`` whose refs are those of the defaults, ``marked`` the ids that a
    finding stands at.
    """

    def __init__(self, picture: Picture) -> None:
        self.findings: tuple[Finding, ...] = picture.report.findings
        self.names: dict[str, str] = {}
        self.users: defaultdict[str, list[tuple[UserBox, RefRow]]] = defaultdict(list)
        self.heirs: defaultdict[str, list[UserBox]] = defaultdict(list)
        self.marked: defaultdict[int, list[str]] = defaultdict(list)
        for scope in picture.scopes:
            self._enter(scope.id, titled(scope), scope.marks)
            for user in scope.users:
                self._enter(user.id, called(user.name), user.marks)
                if user.inherits is not None:
                    self.heirs[user.inherits].append(user)
                for ref in user.refs:
                    self._enter(ref.id, f"{called(user.name)}, {called(ref.role)}", ref.marks)
            for provider in scope.providers:
                self._enter(provider.id, called(provider.name), provider.marks)
                for model in provider.models:
                    self._enter(model.id, f"{called(provider.name)}, {called(model.name)}", model.marks)
        for user, ref in picture.links():
            self.users[ref.model or ref.provider or ""].append((user, ref))

    def _enter(self, id_: str, name: str, marks: Marks) -> None:
        self.names[id_] = name
        for mark in marks:
            self.marked[mark].append(id_)
