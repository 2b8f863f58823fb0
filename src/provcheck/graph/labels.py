"""What the drawn formats write on boxes, rows and lines: plain text, which each of them escapes in its own way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from provcheck.model import PAI
from provcheck.screen import columns, visible

if TYPE_CHECKING:
    from provcheck.graph.picture import Fact, ModelRow, Picture, ProviderBox, RefRow, Scope, UserBox

LONGEST = 60
"""The columns that a name takes at most; what is longer loses its middle."""

HEIR = "takes its models from the defaults"
"""What is said of who names no model."""

_STANDINGS = {
    "built-in": "built in",
    "missing": "not configured",
    "elsewhere": "defined elsewhere",
    "denied": "denied",
    "unlisted": "not listed",
}


def shown(text: str) -> str:
    """A name as it can be drawn: whole, in one line, with every character to be seen; quotes stand for an empty one."""
    return visible(text) if text.strip() else f'"{visible(text)}"'


def short(text: str) -> str:
    """A name as it can be drawn, and not too wide."""
    whole = shown(text)
    if len(whole) <= 4 * LONGEST and columns(whole) <= LONGEST:
        return whole
    half = LONGEST // 2 - 1
    return f"{_fitting(whole, half)}…{_fitting(whole[::-1], half)[::-1]}"


def _fitting(text: str, width: int) -> str:
    """As much of the beginning as fits."""
    text = text[: 4 * width]  # of a name as long as a book the rest need not even be measured
    while columns(text) > width:
        text = text[: len(text) - max(1, (columns(text) - width) // 2)]
    return text


def dialect(scope: Scope) -> str:
    """Whose words a scope is written in: ``OpenClaw 2026.9.6``, ``Pai``."""
    if scope.dialect == PAI:
        return "Pai"
    return f"OpenClaw {shown(scope.release)}" if scope.release else "OpenClaw"


def title(scope: Scope) -> str:
    """What a scope is: ``OpenClaw 2026.9.6: openclaw.json``, ``Pai, namespace: team-a``, ``Pai, no namespace``."""
    if scope.dialect == PAI:
        return f"Pai, namespace: {short(scope.title)}" if scope.title else "Pai, no namespace"
    return f"{dialect(scope)}: {short(scope.title)}"


def host(picture: Picture, scope: Scope) -> str:
    """Who embeds a scope, in words; empty where nobody does."""
    users = (user for one in picture.scopes for user in one.users if user.id == scope.host)
    return next((f"embedded by the agent {short(user.name)}" for user in users), "")


def kind(user: UserBox) -> str:
    """What a user is, where its name does not say it."""
    return "" if user.kind == user.name else user.kind


def standing(one: ModelRow | ProviderBox) -> str:
    """How a provider or a model stands, in words; empty where all is as it should be."""
    return _STANDINGS.get(one.standing, "")


def is_there(box: ProviderBox) -> bool:
    """Whether a provider is known to be defined; one that is not has a dashed frame."""
    return box.standing not in {"missing", "elsewhere"}


def nature(box: ProviderBox) -> str:
    """What a provider is, where its name does not say it: ``openai-completions``, ``not configured``."""
    spoken = short(box.kind) if box.kind and box.kind != box.name else ""
    return " ".join(filter(None, [spoken, standing(box)]))


def facts(some: tuple[Fact, ...]) -> list[str]:
    """Facts in words: ``context window 131,072 tokens``."""
    return [visible(one.label) if one.value is True else f"{visible(one.label)} {short(one.text)}" for one in some]


def line(ref: RefRow) -> str:
    """What line a ref is drawn with: ``primary``, ``fallback``, ``choice``, or ``other`` for a setting's."""
    if ref.role.startswith("fallback"):
        return "fallback"
    return {"primary": "primary", "may be chosen": "choice"}.get(ref.role, "other")
