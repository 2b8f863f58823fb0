"""Where names are defined and used, and what they are called."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lsprotocol import types
from pygls.exceptions import JsonRpcException

from provcheck.lsp.answers.asked import Asked, ask, for_client

if TYPE_CHECKING:
    from provcheck.lsp.names.outline import Item
    from provcheck.lsp.server import Server


async def definition(ls: Server, params: types.DefinitionParams) -> list[types.Location] | None:
    """Where a name is defined."""
    from provcheck.lsp.names.navigation import definitions

    def answer(asked: Asked) -> list[types.Location]:
        return asked.locations(definitions(asked.bundles, asked.path, asked.old))

    return await ask(ls, params.text_document, params.position, answer)


async def references(ls: Server, params: types.ReferenceParams) -> list[types.Location] | None:
    """Where a name stands."""
    from provcheck.lsp.names.navigation import references as found_for

    with_definitions = params.context.include_declaration

    def answer(asked: Asked) -> list[types.Location]:
        return asked.locations(found_for(asked.bundles, asked.path, asked.old, with_definitions))

    return await ask(ls, params.text_document, params.position, answer)


async def highlight(ls: Server, params: types.DocumentHighlightParams) -> list[types.DocumentHighlight] | None:
    """Where a name stands in the same file."""
    from provcheck.lsp.names.navigation import highlights

    def answer(asked: Asked) -> list[types.DocumentHighlight]:
        kinds = {True: types.DocumentHighlightKind.Write, False: types.DocumentHighlightKind.Read}
        found = highlights(asked.bundles, asked.path, asked.old)
        return [
            types.DocumentHighlight(asked.wire.location(one.location, old=True).range, kinds[one.defines])
            for one in found
        ]

    return await ask(ls, params.text_document, params.position, answer)


async def outline(ls: Server, params: types.DocumentSymbolParams) -> list[types.DocumentSymbol] | None:
    """What a file defines."""
    from provcheck.lsp.names.outline import outline as found_in

    def answer(asked: Asked) -> list[types.DocumentSymbol]:
        return [_symbol(one, asked) for one in found_in(asked.bundles, asked.path)]

    return await ask(ls, params.text_document, types.Position(0, 0), answer)


_SYMBOLS = {
    "provider": types.SymbolKind.Module,
    "model": types.SymbolKind.Object,
    "agent": types.SymbolKind.Class,
    "ref": types.SymbolKind.Field,
}


def _symbol(item: Item, asked: Asked) -> types.DocumentSymbol:
    whole, name = (place.range for place in asked.locations([item.whole, item.name_at]))
    children = [_symbol(one, asked) for one in item.items]
    detail = asked.mask(item.detail) or None
    return types.DocumentSymbol(asked.mask(item.name), _SYMBOLS[item.kind], whole, name, detail, children=children)


async def prepare_rename(ls: Server, params: types.PrepareRenameParams) -> types.PrepareRenamePlaceholder | None:
    """The name that would be written anew; none where a secret stands, which the answer would show."""
    from provcheck.lsp.names.rename import prepare

    def answer(asked: Asked) -> types.PrepareRenamePlaceholder | None:
        found = prepare(asked.bundles, asked.path, asked.old)
        if found is None or asked.is_secret(found.start, found.end):
            return None
        return types.PrepareRenamePlaceholder(
            asked.wire.range(asked.path, found.start, found.end, old=True), found.text
        )

    return await ask(ls, params.text_document, params.position, answer)


async def rename(ls: Server, params: types.RenameParams) -> types.WorkspaceEdit | None:
    """Edits that write a name anew wherever it stands. Raises `JsonRpcException` with the reason where none can."""
    from provcheck.lsp.names.rename import Refusal, prepare
    from provcheck.lsp.names.rename import rename as edits_for

    def answer(asked: Asked) -> types.WorkspaceEdit | Refusal:
        if asked.project.broken:
            return Refusal(f"{min(asked.project.broken)} cannot be read as it is, and may hold the name too")
        name = prepare(asked.bundles, asked.path, asked.old)
        if name and asked.is_secret(name.start, name.end):
            return Refusal("what stands here is a secret, and no name")
        found = edits_for(asked.bundles, asked.path, asked.offset, params.new_name)
        return Refusal(asked.mask(found.message)) if isinstance(found, Refusal) else asked.wire.edit(found)

    found = await ask(ls, params.text_document, params.position, answer)
    if isinstance(found, Refusal):
        raise JsonRpcException(found.message, types.LSPErrorCodes.RequestFailed)
    return for_client(ls, found)
