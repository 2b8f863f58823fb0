"""What there is in a picture, counted in a sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from provcheck.report import summary

if TYPE_CHECKING:
    from provcheck.graph.picture import Picture


def numbers(picture: Picture) -> dict[str, int]:
    """How many agents, providers and models there are, by the word for one; what there is none of is left out."""
    agents = sum(user.kind == "agent" for scope in picture.scopes for user in scope.users)
    providers = [one for scope in picture.scopes for one in scope.providers]
    found = {"agent": agents, "provider": len(providers), "model": sum(len(one.models) for one in providers)}
    return {word: number for word, number in found.items() if number}


def counted(picture: Picture) -> str:
    """How many agents, providers and models there are, and the summary of the findings."""
    parts = [summary.count(number, word) for word, number in numbers(picture).items()]
    return "; ".join(filter(None, (", ".join(parts), summary.outcome(picture.report))))
