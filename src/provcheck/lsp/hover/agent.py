"""An agent: the models that it asks, in order, with their windows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from provcheck.catalog.query import words
from provcheck.holders import home, role
from provcheck.lsp.hover.model import Looked, is_going, state
from provcheck.lsp.hover.part import Part
from provcheck.lsp.hover.uses import name_of, place

if TYPE_CHECKING:
    from datetime import date

    from provcheck.model import Agent, Bundle, ModelRef

_MOST = 8


def part(bundle: Bundle, agent: Agent, day: date, path: str) -> Part:
    """The route of an agent, told in a file; of one that has none that of the defaults."""
    title = f"{name_of(agent)}, defined at {place(agent.where('name'), path)}"
    chat = agent.chat
    inherited = chat is None and bundle.defaults is not None
    if chat is None and bundle.defaults is not None:
        chat = bundle.defaults.chat
    if chat is None or not chat.refs:
        return Part(title, ("it names no model",))
    lines = [f"{role(chat, number)}: {_step(bundle, ref, day)}" for number, ref in enumerate(chat.refs[:_MOST])]
    more = len(chat.refs) - _MOST
    if more > 0:
        lines.append(f"and {more} more")
    return Part(title, (*(("its models are those of the defaults",) if inherited else ()), *lines))


def _step(bundle: Bundle, ref: ModelRef, day: date) -> str:
    """A model of the route, and what there is to know of it in a few words."""
    if not isinstance(ref.text, str):
        return "not known before run time"
    alias = f', which is "{ref.alias}"' if ref.alias else ""
    if ref.target is None:
        return f'"{ref.text}"{alias}'
    name, model_id = ref.target
    looked = Looked(home(bundle, name), name, model_id, day)
    window = looked.window
    facts = [f"window {words.tokens(int(window))}" if window is not None else "window not known"]
    if is_going(looked):
        facts.append(state(looked))
    return f'"{ref.text}"{alias}, {", ".join(facts)}'
