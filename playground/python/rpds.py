"""The collections of the package ``rpds`` that jsonschema and referencing use, in Python.

``rpds-py`` is written in Rust, and PyPI has no wheel of it for WebAssembly. In the playground, and only there, this
module stands in its place. Each collection is immutable: what changes one gives another. The real ones share their
parts; these copy, which is nothing to the few dozen entries that a schema has.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping
from typing import Any, TypeVar

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")
T = TypeVar("T")


class HashTrieMap(Mapping[K, V]):
    """A mapping that never changes."""

    __slots__ = ("_items",)

    def __init__(self, value: Mapping[K, V] | Iterable[tuple[K, V]] = (), **named: Any) -> None:
        self._items: dict[K, V] = dict(value, **named)

    @classmethod
    def convert(cls, value: Mapping[K, V] | Iterable[tuple[K, V]]) -> HashTrieMap[K, V]:
        """The value itself if it is such a mapping, else one made of it."""
        return value if isinstance(value, cls) else cls(value)

    def __getitem__(self, key: K) -> V:
        return self._items[key]

    def __iter__(self) -> Iterator[K]:
        return iter(self._items)

    def __len__(self) -> int:
        return len(self._items)

    def __hash__(self) -> int:
        return hash(frozenset(self._items.items()))

    def __repr__(self) -> str:
        return f"HashTrieMap({self._items!r})"

    def insert(self, key: K, value: V) -> HashTrieMap[K, V]:
        """Also with this entry, in the place of one with the same key."""
        return HashTrieMap({**self._items, key: value})

    def update(self, *others: Mapping[K, V] | Iterable[tuple[K, V]], **named: V) -> HashTrieMap[K, V]:
        """Also with the entries of others, of which the last one counts."""
        items = dict(self._items)
        for other in others:
            items.update(other)
        items.update(named)  # type: ignore[arg-type]
        return HashTrieMap(items)

    def remove(self, key: K) -> HashTrieMap[K, V]:
        """Without this entry. Raises ``KeyError`` if there is none."""
        items = dict(self._items)
        del items[key]
        return HashTrieMap(items)

    def discard(self, key: K) -> HashTrieMap[K, V]:
        """Without this entry, if there is one."""
        return self.remove(key) if key in self._items else self


class HashTrieSet(frozenset[T]):
    """A set that never changes."""

    __slots__ = ()

    def insert(self, value: T) -> HashTrieSet[T]:
        """Also with this value."""
        return HashTrieSet((*self, value))

    def update(self, *others: Iterable[T]) -> HashTrieSet[T]:
        """Also with the values of others."""
        return HashTrieSet(self.union(*others))

    def remove(self, value: T) -> HashTrieSet[T]:
        """Without this value. Raises ``KeyError`` if it is not there."""
        if value not in self:
            raise KeyError(value)
        return self.discard(value)

    def discard(self, value: T) -> HashTrieSet[T]:
        """Without this value, if it is there."""
        return HashTrieSet(self.difference((value,)))


class List(Iterable[T]):
    """A list that never changes and grows in front."""

    __slots__ = ("_values",)

    def __init__(self, value: Iterable[T] = (), *more: T) -> None:
        # The real one takes values one by one too, which nobody here hands over.
        self._values: tuple[T, ...] = (*value, *more)

    def __iter__(self) -> Iterator[T]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, List) and self._values == other._values

    def __hash__(self) -> int:
        return hash(self._values)

    def push_front(self, value: T) -> List[T]:
        """With this value in front of all."""
        return List((value, *self._values))
