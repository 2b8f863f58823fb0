"""What there is in a picture, counted in a sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from provcheck.report import summary

if TYPE_CHECKING:
    from provcheck.graph.picture import Picture


def counted(picture: Picture) -> str:
    """How many agents, providers and models there are, as far as there are any, and the summary of the findings."""
    agents = sum(user.kind == "agent" for scope in picture.scopes for user in scope.users)
    providers = [one for scope in picture.scopes for one in scope.providers]
    models = sum(len(one.models) for one in providers)
    numbers = {"agent": agents, "provider": len(providers), "model": models}
    parts = [summary.count(number, word) for word, number in numbers.items() if number]
    return "; ".join(filter(None, (", ".join(parts), summary.outcome(picture.report))))
