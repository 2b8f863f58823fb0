"""The names that files have had, along the branches and merges of a history."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from provcheck.baseline.history import Changes, Span

Chain: TypeAlias = tuple[str, ...]
"""The names of a file, one after the other; the last is empty where it was deleted."""

_State: TypeAlias = dict[str, tuple[Chain, ...]]
"""What became of each file; there are several answers where branches disagree."""


def latest(paths: Iterable[str], span: Span, now: Changes) -> dict[str, list[str]]:
    """The names that files may have today, by the name that they had when the span of commits began."""
    first: _State = {path: ((path,),) for path in paths}
    states: dict[str, _State] = {}
    state = first
    for commit, parents in span.parents.items():
        state = _merged([states.get(one, first) for one in parents] or [first])
        if commit in span.changes:
            state = _changed(state, span.changes[commit])
        states[commit] = state
    state = _changed(state, now)
    return {path: [chain[-1] for chain in chains if chain[-1]] for path, chains in state.items()}


def _changed(state: _State, changes: Changes) -> _State:
    """The state after a commit; the same object where nothing is different."""
    names = changes.names
    made = {
        path: tuple((*chain, names[chain[-1]]) if chain[-1] in names else chain for chain in chains)
        for path, chains in state.items()
        if any(chain[-1] in names for chain in chains)
    }
    return {**state, **made} if made else state


def _merged(states: list[_State]) -> _State:
    """The state after a merge: what one branch did is done, also where another did nothing."""
    state, *others = states
    for other in others:
        if other is not state:
            state = {path: _joined(chains, other[path]) for path, chains in state.items()}
    return state


def _joined(some: tuple[Chain, ...], others: tuple[Chain, ...]) -> tuple[Chain, ...]:
    both = dict.fromkeys((*some, *others))
    return tuple(one for one in both if not _goes_on(one, both))


def _goes_on(chain: Chain, others: Iterable[Chain]) -> bool:
    """Whether another chain begins like this one and is longer."""
    return any(len(other) > len(chain) and other[: len(chain)] == chain for other in others)
