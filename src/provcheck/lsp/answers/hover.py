"""Hovers."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from lsprotocol import types

from provcheck.lsp.answers.asked import Asked, ask

if TYPE_CHECKING:
    from provcheck.finding import Finding
    from provcheck.lsp.server import Server


async def hover(ls: Server, params: types.HoverParams) -> types.Hover | None:
    """What is known of what stands at a place."""
    from provcheck.lsp.hover import hover as found_at

    client = ls.client_capabilities.text_document
    wanted = (client.hover.content_format if client and client.hover else None) or [types.MarkupKind.Markdown]
    as_markdown = types.MarkupKind.Markdown in wanted

    def answer(asked: Asked) -> types.Hover | None:
        shift = asked.project.shift(asked.path)
        findings = [_before(one, shift.back) for one in asked.project.judge().get(asked.path, [])]
        # Of all bundles, because what is secret in one of them may stand here too.
        bundles = asked.project.all_bundles(asked.path)
        found = found_at(bundles, findings, asked.path, asked.old, asked.settings.as_of)
        if found is None:
            return None
        kind = types.MarkupKind.Markdown if as_markdown else types.MarkupKind.PlainText
        content = types.MarkupContent(kind, found.markdown if as_markdown else found.plain)
        return types.Hover(content, asked.wire.range(asked.path, found.start, found.end, old=True))

    return await ask(ls, params.text_document, params.position, answer)


def _before(finding: Finding, back: Callable[[int], int]) -> Finding:
    """A finding of the present text, placed in the text that could be read last."""
    place = finding.location
    return finding._replace(location=place._replace(start=back(place.start), end=back(place.end)))
