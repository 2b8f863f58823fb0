"""What is answered when a client asks about a place in a text."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, TypeVar

from lsprotocol import types
from pygls.exceptions import JsonRpcException

from provcheck.catalog.corrections import correcting
from provcheck.lsp.documents import path_of
from provcheck.lsp.wire import Wire, plain_edit

if TYPE_CHECKING:
    from datetime import date

    from provcheck.finding import Finding
    from provcheck.lsp.completion.candidate import Candidate
    from provcheck.lsp.desk import Open
    from provcheck.lsp.outline import Item
    from provcheck.lsp.project import Project
    from provcheck.lsp.server import Server
    from provcheck.model import Bundle
    from provcheck.settings import Settings
    from provcheck.syntax.edits import Edit
    from provcheck.syntax.source import Location

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


async def _ask(
    ls: Server, text: types.TextDocumentIdentifier, place: types.Position, answer: Callable[[Asked], T]
) -> T | None:
    path, unit = path_of(text.uri), ls.unit

    def question(project: Project, documents: Open) -> T:
        wire = Wire(project, documents, unit)
        with correcting(dict(project.settings(path).models)):
            return answer(Asked(project, wire, path, wire.offset(path, place)))

    return await ls.desk.ask(path, question)


# What is known


async def hover(ls: Server, params: types.HoverParams) -> types.Hover | None:
    """What is known of what stands at a place."""
    from provcheck.lsp.hover import hover as found_at

    client = ls.client_capabilities.text_document
    wanted = (client.hover.content_format if client and client.hover else None) or [types.MarkupKind.Markdown]
    as_markdown = types.MarkupKind.Markdown in wanted

    def answer(asked: Asked) -> types.Hover | None:
        shift = asked.project.shift(asked.path)
        findings = [_before(one, shift.back) for one in asked.project.judge().get(asked.path, [])]
        found = found_at(asked.bundles, findings, asked.path, asked.old, asked.settings.as_of)
        if found is None:
            return None
        kind = types.MarkupKind.Markdown if as_markdown else types.MarkupKind.PlainText
        content = types.MarkupContent(kind, found.markdown if as_markdown else found.plain)
        return types.Hover(content, asked.wire.range(asked.path, found.start, found.end, old=True))

    return await _ask(ls, params.text_document, params.position, answer)


def _before(finding: Finding, back: Callable[[int], int]) -> Finding:
    """A finding of the present text, placed in the text that could be read last."""
    place = finding.location
    return finding._replace(location=place._replace(start=back(place.start), end=back(place.end)))


async def completion(ls: Server, params: types.CompletionParams) -> types.CompletionList | None:
    """What may stand at a place."""
    from provcheck.lsp.completion import complete

    client = ls.client_capabilities.text_document
    item = client.completion.completion_item if client and client.completion else None
    snippets = bool(item and item.snippet_support)

    def answer(asked: Asked) -> types.CompletionList:
        text = asked.wire.text(asked.path)
        syntax = asked.project.syntax(asked.path)
        found = complete(
            text, asked.offset, syntax=syntax, bundles=asked.bundles, as_of=asked.settings.as_of, path=asked.path
        )
        return types.CompletionList(False, [_item(one, asked, snippets=snippets) for one in found])

    return await _ask(ls, params.text_document, params.position, answer)


_KINDS = {
    "key": types.CompletionItemKind.Property,
    "value": types.CompletionItemKind.EnumMember,
    "provider": types.CompletionItemKind.Module,
    "model": types.CompletionItemKind.Value,
    "ref": types.CompletionItemKind.Reference,
}


def _item(candidate: Candidate, asked: Asked, *, snippets: bool) -> types.CompletionItem:
    as_snippet = snippets and bool(candidate.snippet)
    edit = types.TextEdit(
        asked.wire.range(asked.path, candidate.start, candidate.end), candidate.snippet if as_snippet else candidate.text
    )
    documentation = types.MarkupContent(types.MarkupKind.PlainText, candidate.documentation)
    return types.CompletionItem(
        candidate.label,
        kind=_KINDS[candidate.kind],
        detail=candidate.detail or None,
        documentation=documentation if candidate.documentation else None,
        tags=[types.CompletionItemTag.Deprecated] if candidate.retired else None,
        sort_text=candidate.sort,
        filter_text=candidate.filter or None,
        insert_text_format=types.InsertTextFormat.Snippet if as_snippet else types.InsertTextFormat.PlainText,
        text_edit=edit,
    )


# Names


async def definition(ls: Server, params: types.DefinitionParams) -> list[types.Location] | None:
    """Where a name is defined."""
    from provcheck.lsp.navigation import definitions

    def answer(asked: Asked) -> list[types.Location]:
        return asked.locations(definitions(asked.bundles, asked.path, asked.old))

    return await _ask(ls, params.text_document, params.position, answer)


async def references(ls: Server, params: types.ReferenceParams) -> list[types.Location] | None:
    """Where a name stands."""
    from provcheck.lsp.navigation import references as found_for

    with_definitions = params.context.include_declaration

    def answer(asked: Asked) -> list[types.Location]:
        return asked.locations(found_for(asked.bundles, asked.path, asked.old, with_definitions))

    return await _ask(ls, params.text_document, params.position, answer)


async def highlight(ls: Server, params: types.DocumentHighlightParams) -> list[types.DocumentHighlight] | None:
    """Where a name stands in the same file."""
    from provcheck.lsp.navigation import highlights

    def answer(asked: Asked) -> list[types.DocumentHighlight]:
        kinds = {True: types.DocumentHighlightKind.Write, False: types.DocumentHighlightKind.Read}
        found = highlights(asked.bundles, asked.path, asked.old)
        return [types.DocumentHighlight(asked.wire.location(one.location, old=True).range, kinds[one.defines]) for one in found]

    return await _ask(ls, params.text_document, params.position, answer)


async def outline(ls: Server, params: types.DocumentSymbolParams) -> list[types.DocumentSymbol] | None:
    """What a file defines."""
    from provcheck.lsp.outline import outline as found_in

    def answer(asked: Asked) -> list[types.DocumentSymbol]:
        return [_symbol(one, asked.wire) for one in found_in(asked.bundles, asked.path)]

    return await _ask(ls, params.text_document, types.Position(0, 0), answer)


_SYMBOLS = {
    "provider": types.SymbolKind.Module,
    "model": types.SymbolKind.Object,
    "agent": types.SymbolKind.Class,
    "ref": types.SymbolKind.Field,
}


def _symbol(item: Item, wire: Wire) -> types.DocumentSymbol:
    whole, name = wire.location(item.whole, old=True).range, wire.location(item.name_at, old=True).range
    children = [_symbol(one, wire) for one in item.items]
    return types.DocumentSymbol(item.name, _SYMBOLS[item.kind], whole, name, item.detail or None, children=children)


async def prepare_rename(ls: Server, params: types.PrepareRenameParams) -> types.PrepareRenamePlaceholder | None:
    """The name that would be written anew."""
    from provcheck.lsp.rename import prepare

    def answer(asked: Asked) -> types.PrepareRenamePlaceholder | None:
        found = prepare(asked.bundles, asked.path, asked.old)
        if found is None:
            return None
        return types.PrepareRenamePlaceholder(asked.wire.range(asked.path, found.start, found.end, old=True), found.text)

    return await _ask(ls, params.text_document, params.position, answer)


async def rename(ls: Server, params: types.RenameParams) -> types.WorkspaceEdit | None:
    """Edits that write a name anew wherever it stands. Raises `JsonRpcException` with the reason where none can."""
    from provcheck.lsp.rename import Refusal
    from provcheck.lsp.rename import rename as edits_for

    def answer(asked: Asked) -> types.WorkspaceEdit | Refusal:
        if asked.project.broken:
            return Refusal(f"{min(asked.project.broken)} cannot be read as it is, and may hold the name too")
        found = edits_for(asked.bundles, asked.path, asked.offset, params.new_name)
        return found if isinstance(found, Refusal) else asked.wire.edit(found)

    found = await _ask(ls, params.text_document, params.position, answer)
    if isinstance(found, Refusal):
        raise JsonRpcException(found.message, types.LSPErrorCodes.RequestFailed)
    return _for_client(ls, found)


def _for_client(ls: Server, edit: types.WorkspaceEdit | None) -> types.WorkspaceEdit | None:
    workspace = ls.client_capabilities.workspace
    takes = workspace.workspace_edit.document_changes if workspace and workspace.workspace_edit else False
    return edit if takes or edit is None else plain_edit(edit)


# What can be done


async def code_actions(ls: Server, params: types.CodeActionParams) -> list[types.CodeAction] | None:
    """What can be done about the findings at a place."""
    from provcheck.lsp.actions import actions

    wanted = params.context.only

    def answer(asked: Asked) -> list[types.CodeAction]:
        start, end = asked.offset, asked.wire.offset(asked.path, params.range.end)
        project = asked.project
        found = actions(project.judge().get(asked.path, []), project.now.files, asked.path, start, end)
        return [_action(one, asked, params) for one in found if _is_wanted(one.kind, wanted)]

    found = await _ask(ls, params.text_document, params.range.start, answer)
    for action in found or ():
        action.edit = _for_client(ls, action.edit)
    return found
