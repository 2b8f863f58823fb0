"""A place that a client asks about."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, TypeVar

from lsprotocol import types

from provcheck.catalog.corrections import correcting
from provcheck.lsp.documents import path_of
from provcheck.lsp.secrets import redactor
from provcheck.lsp.wire import Wire, plain_edit

if TYPE_CHECKING:
    from provcheck.lsp.desk import Open
    from provcheck.lsp.project import Project
    from provcheck.lsp.server import Server
    from provcheck.model import Bundle
    from provcheck.settings import Settings
    from provcheck.syntax.source import Location, Source

T = TypeVar("T")


class Asked:
    """A place in a file, and what is known there.

    ``old`` is the place in the text that could be read last, which ``bundles`` were made of.
    """

    def __init__(self, project: Project, wire: Wire, path: str, offset: int) -> None:
        self.project = project
        self.wire = wire
        self.path = path
        self.offset = offset
        self.old = project.shift(path).back(offset)

    @property
    def settings(self) -> Settings:
        """What is assumed of the file."""
        return self.project.settings(self.path)

    @property
    def bundles(self) -> list[Bundle]:
        """What the files say that share their names with this one."""
        return self.project.bundles(self.path)

    def locations(self, places: Iterable[Location]) -> list[types.Location]:
        """Places in texts that could be read, for the client."""
        return [self.wire.location(place, old=True) for place in places]

    def mask(self, text: str) -> str:
        """What is to be said of the file, without the secrets in it."""
        return redactor(self._texts).string(text)

    def is_secret(self, start: int, end: int) -> bool:
        """Whether a stretch of the text that could be read last shows a part of a secret."""
        texts = ((one.text, redactor(self._texts).source(one).text) for one in self._texts if one.outer is None)
        return any(text[start:end] != masked[start:end] for text, masked in texts)

    @property
    def _texts(self) -> tuple[Source, ...]:
        return tuple(file.source for file in self.project.good.files if file.path == self.path)


async def ask(
    ls: Server, text: types.TextDocumentIdentifier, place: types.Position, answer: Callable[[Asked], T]
) -> T | None:
    """What a project answers about a place in a text; ``None`` where no project has it."""
    path, unit = path_of(text.uri), ls.unit

    def question(project: Project, documents: Open) -> T:
        wire = Wire(project, documents, unit)
        with correcting(dict(project.settings(path).models)):
            return answer(Asked(project, wire, path, wire.offset(path, place)))

    return await ls.desk.ask(path, question)


def for_client(ls: Server, edit: types.WorkspaceEdit | None) -> types.WorkspaceEdit | None:
    """Edits as the client takes them."""
    workspace = ls.client_capabilities.workspace
    takes = workspace.workspace_edit.document_changes if workspace and workspace.workspace_edit else False
    return edit if takes or edit is None else plain_edit(edit)
