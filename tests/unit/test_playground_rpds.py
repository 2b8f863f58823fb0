"""What stands in for rpds in the playground gives what the real one gives."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
import rpds as real
from hypothesis import given
from hypothesis import strategies as some

from playground.python import rpds as ours

ITEMS = some.dictionaries(some.integers(0, 9), some.text(max_size=2), max_size=6)
KEYS = some.integers(0, 9)
VALUES = some.sets(KEYS, max_size=6)


def both(attempt: Any) -> tuple[Any, Any]:
    """What both give, or the class of what they raise."""
    return outcome(attempt, ours), outcome(attempt, real)


def outcome(attempt: Any, module: Any) -> Any:
    try:
        return attempt(module)
    except (KeyError, TypeError) as error:
        return type(error)


@given(ITEMS, ITEMS, KEYS, some.sampled_from(["insert", "remove", "discard", "update", "convert", "pairs", "get"]))
def test_maps_do_the_same(items: dict[int, str], more: dict[int, str], key: int, what: str) -> None:
    def attempt(module: Any) -> Any:
        before = module.HashTrieMap(items)
        changes: dict[str, Callable[[], Any]] = {
            "insert": lambda: before.insert(key, "x"),
            "remove": lambda: before.remove(key),
            "discard": lambda: before.discard(key),
            "update": lambda: before.update(module.HashTrieMap(more)),
            "convert": lambda: module.HashTrieMap.convert(before),
            "pairs": lambda: module.HashTrieMap(more.items()),
            "get": lambda: {key: before[key]},
        }
        changed = changes[what]()
        assert dict(before) == items
        return dict(changed), len(changed), key in changed, changed == before

    mine, theirs = both(attempt)
    assert mine == theirs


@given(VALUES, VALUES, KEYS, some.sampled_from(["insert", "remove", "discard", "update"]))
def test_sets_do_the_same(values: set[int], more: set[int], key: int, what: str) -> None:
    def attempt(module: Any) -> Any:
        before = module.HashTrieSet(values)
        changed = getattr(before, what)(more if what == "update" else key)
        assert set(before) == values
        return set(changed), len(changed), key in changed, bool(changed)

    mine, theirs = both(attempt)
    assert mine == theirs


@given(some.lists(KEYS, max_size=5), KEYS)
def test_lists_do_the_same(values: list[int], first: int) -> None:
    def attempt(module: Any) -> Any:
        before = module.List(values)
        after = before.push_front(first)
        assert list(before) == values
        return list(after), len(after), after == module.List([first, *values]), hash(after) == hash(after)

    mine, theirs = both(attempt)
    assert mine == theirs


@pytest.mark.parametrize("kind", ["HashTrieMap", "HashTrieSet", "List"])
def test_what_changes_one_leaves_it_as_it_is(kind: str) -> None:
    one = getattr(ours, kind)()
    assert len(one) == 0
    assert not hasattr(one, "__dict__")
