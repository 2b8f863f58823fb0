"""Completions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lsprotocol import types

from provcheck.lsp.answers.asked import Asked, ask

if TYPE_CHECKING:
    from provcheck.lsp.completion.candidate import Candidate
    from provcheck.lsp.server import Server


async def completion(ls: Server, params: types.CompletionParams) -> types.CompletionList | None:
    """What may stand at a place."""
    from provcheck.lsp.completion import complete

    client = ls.client_capabilities.text_document
    item = client.completion.completion_item if client and client.completion else None
    snippets = bool(item and item.snippet_support)

    def answer(asked: Asked) -> types.CompletionList:
        text = asked.wire.text(asked.path)
        syntax = asked.project.syntax(asked.path, text)
        if syntax is None:
            return types.CompletionList(False, [])
        settings = asked.settings
        found = complete(
            text,
            asked.offset,
            syntax=syntax,
            # A file that was never readable belongs to others all the same.
            bundles=asked.project.all_bundles(asked.path),
            as_of=settings.as_of,
            path=asked.path,
            release=next(iter(settings.releases), ""),
        )
        return types.CompletionList(False, [_item(one, asked, snippets=snippets) for one in found])

    return await ask(ls, params.text_document, params.position, answer)


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
        asked.wire.range(asked.path, candidate.start, candidate.end),
        candidate.snippet if as_snippet else candidate.text,
    )
    return types.CompletionItem(
        candidate.label,
        kind=_KINDS[candidate.kind],
        detail=candidate.detail or None,
        documentation=candidate.documentation or None,
        tags=[types.CompletionItemTag.Deprecated] if candidate.retired else None,
        deprecated=candidate.retired or None,  # for clients that know no tags
        sort_text=candidate.sort,
        filter_text=candidate.filter or None,
        insert_text_format=types.InsertTextFormat.Snippet if as_snippet else types.InsertTextFormat.PlainText,
        text_edit=edit,
    )
