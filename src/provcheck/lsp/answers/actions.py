"""What can be done about findings."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from lsprotocol import types

from provcheck.lsp.answers.asked import Asked, ask, for_client

if TYPE_CHECKING:
    from provcheck.lsp.actions import Action
    from provcheck.lsp.server import Server


async def code_actions(ls: Server, params: types.CodeActionParams) -> list[types.CodeAction] | None:
    """What can be done about the findings at a place."""
    from provcheck.lsp.actions import actions

    wanted, resolves = params.context.only, _resolves(ls)

    def answer(asked: Asked) -> list[types.CodeAction]:
        end = asked.wire.offset(asked.path, params.range.end)
        project = asked.project
        found = actions(project.judge().get(asked.path, []), project.now.files, asked.path, asked.offset, end)
        chosen = (one for one in found if _is_wanted(one.kind, wanted))
        made = (_action(one, asked, resolves=resolves) for one in chosen)
        return [one for one in made if one.data or (one.edit and one.edit.document_changes)]

    found = await ask(ls, params.text_document, params.range.start, answer)
    for one in found or ():
        one.edit = for_client(ls, one.edit)
    return found


async def resolve(ls: Server, action: types.CodeAction) -> types.CodeAction:
    """The action with its edits, now that it is wanted; they are many, and take long to be found."""
    data: Any = action.data
    if not (isinstance(data, dict) and isinstance(data.get("uri"), str)):
        return action
    text, rule = types.TextDocumentIdentifier(data["uri"]), data.get("rule")
    edit = await ask(ls, text, types.Position(0, 0), lambda asked: _fix_all(asked, rule))
    action.edit = for_client(ls, edit)
    return action


def _is_wanted(kind: str, wanted: Sequence[str] | None) -> bool:
    """Whether a client asks for actions of a kind; the name of one stands for all that it begins."""
    return not wanted or any(not one or f"{kind}.".startswith(f"{one}.") for one in wanted)


def _resolves(ls: Server) -> bool:
    client = ls.client_capabilities.text_document
    support = client.code_action.resolve_support if client and client.code_action else None
    return bool(support and "edit" in support.properties)


def _action(action: Action, asked: Asked, *, resolves: bool) -> types.CodeAction:
    made = types.CodeAction(action.title, kind=action.kind, is_preferred=action.preferred or None)
    if action.finding:
        made.diagnostics = [asked.wire.diagnostic(action.finding)]
    if action.edits is not None:
        made.edit = asked.wire.edit(action.edits)
    elif resolves:
        made.data = {"uri": asked.wire.uri(asked.path), "rule": action.rule}
    else:
        made.edit = _fix_all(asked, action.rule)
    return made


def _fix_all(asked: Asked, rule: str | None) -> types.WorkspaceEdit:
    from provcheck.lsp.actions import fix_all

    return asked.wire.edit(fix_all(asked.project.now, asked.project.policy, asked.path, rule))
