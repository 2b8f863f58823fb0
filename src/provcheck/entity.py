"""What every object of the canonical model is: something with an origin, whose fields may be unknown.

A field has three states. ``None``: absent. ``UNKNOWN``: it is there, but nobody can tell what it holds (a wrong
type, an environment variable, an include that could not be read). Anything else: known. Rules speak about known
fields and about absent ones, never about unknown ones.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from typing import TYPE_CHECKING, Any, Final, TypeAlias, TypeVar, cast, dataclass_transform

if TYPE_CHECKING:
    from provcheck.syntax.edits import Edit
    from provcheck.syntax.source import Location

T = TypeVar("T")
Number: TypeAlias = int | float


class _Made:
    """A default that each object gets its own of."""

    __slots__ = ("make",)

    def __init__(self, make: Callable[[], object]) -> None:
        self.make = make


def field(*, default_factory: Callable[[], object]) -> Any:
    """A default that is made anew for each object."""
    return _Made(default_factory)


@dataclass_transform(frozen_default=True, eq_default=False, field_specifiers=(field,))
def frozen(cls: type[T]) -> type[T]:
    """A class of slots, one for each field, that mypy holds to be frozen.

    What it is to mypy is a dataclass. To import ``dataclasses`` would be a fifth of a clean run.
    """
    space = {name: value for name, value in vars(cls).items() if name not in {"__dict__", "__weakref__"}}
    names = tuple(cls.__annotations__)
    defaults = {name: space.pop(name) for name in names if name in space}
    space.update(__slots__=names, __init__=_init, _defaults=defaults)
    return cast("type[T]", type(cls.__name__, cls.__bases__, space))


def _init(self: Any, *values: object, **named: object) -> None:
    """What every class here is made with: its fields in order, by place or by name, else their defaults."""
    named.update(zip(self.__slots__, values, strict=False))
    for name in self.__slots__:
        if name in named:
            setattr(self, name, named[name])
        else:
            value = self._defaults[name]
            setattr(self, name, value.make() if isinstance(value, _Made) else value)


class Unknown(Enum):
    """The type of ``UNKNOWN``, so that the three states of a field are told apart by type."""

    UNKNOWN = "unknown"


UNKNOWN: Final = Unknown.UNKNOWN
Maybe: TypeAlias = T | Unknown | None


class Origin:
    """Where an object came from: its places in the text, the dialect's words for its fields, and edits to them.

    ``""`` names the object itself. Edits come in the source's own style; an empty list means that the text
    cannot be edited there (an alias, a value that is put together from several files).

    Fields that few rules ask for are read from here, when one does. What a dialect has no word for is absent.
    """

    __slots__ = ()

    def where(self, field: str) -> Location:
        """The place of the field's value; of the nearest enclosing key when the field is absent."""
        raise NotImplementedError

    def label(self, field: str) -> str:
        """The field's name as the user wrote it or would write it."""
        raise NotImplementedError

    def content(self, field: str = "") -> str:
        """All that stands there as normalised text: two objects say the same when it is equal."""
        raise NotImplementedError

    def key(self) -> str:
        """The object's name as it is written; empty where it has no key."""
        raise NotImplementedError

    def has(self, field: str) -> bool:
        """Whether a field is there, whatever it holds."""
        raise NotImplementedError

    def lacks(self, field: str) -> bool:
        """Whether a field is surely not there; of what could not be read neither this nor ``has`` holds."""
        raise NotImplementedError

    def string(self, field: str) -> Maybe[str]:
        """A field's string."""
        raise NotImplementedError

    def number(self, field: str) -> Maybe[Number]:
        """A field's number."""
        raise NotImplementedError

    def flag(self, field: str) -> Maybe[bool]:
        """A field's truth value."""
        raise NotImplementedError

    def raw(self, field: str) -> str | None:
        """The string that stands at a field, also where it holds a variable; ``None`` where none does."""
        raise NotImplementedError

    def parts(self, field: str) -> Maybe[tuple[Part, ...]]:
        """The items of a list, or the members of a mapping with their keys as names."""
        raise NotImplementedError

    def replace(self, field: str, value: str | Number) -> list[Edit]:
        """Edits that give a field that is there another value."""
        raise NotImplementedError

    def insert(self, field: str, value: str | Number) -> list[Edit]:
        """Edits that add a field that is absent."""
        raise NotImplementedError

    def remove(self, field: str) -> list[Edit]:
        """Edits that take a field, or the object, out."""
        raise NotImplementedError


class Entity:
    """Something that a configuration defines, with its origin."""

    __slots__ = ()

    origin: Origin

    def where(self, name: str = "") -> Location:
        """The place of a field's value; of the nearest enclosing key when it is absent; of all, without a name."""
        return self.origin.where(name)

    def label(self, name: str) -> str:
        """The dialect's word for a field."""
        return self.origin.label(name)

    def content(self, name: str = "") -> str:
        """All that stands there as normalised text."""
        return self.origin.content(name)

    def key(self) -> str:
        """Its own name as it is written; empty where it has no key."""
        return self.origin.key()

    def has(self, name: str) -> bool:
        """Whether a field is there, whatever it holds."""
        return self.origin.has(name)

    def lacks(self, name: str) -> bool:
        """Whether a field is surely not there."""
        return self.origin.lacks(name)

    def string(self, name: str) -> Maybe[str]:
        """A field that holds a string."""
        return self.origin.string(name)

    def number(self, name: str) -> Maybe[Number]:
        """A field that holds a number."""
        return self.origin.number(name)

    def flag(self, name: str) -> Maybe[bool]:
        """A field that holds a truth value."""
        return self.origin.flag(name)

    def raw(self, name: str = "") -> str | None:
        """The string of a field as it stands, variables and all. It may be a secret: no message may show it."""
        return self.origin.raw(name)

    def parts(self, name: str) -> Maybe[tuple[Part, ...]]:
        """What a field's list or mapping holds."""
        return self.origin.parts(name)

    def replace(self, name: str, value: str | Number) -> list[Edit]:
        """Edits that give a field another value."""
        return self.origin.replace(name, value)

    def insert(self, name: str, value: str | Number) -> list[Edit]:
        """Edits that add a field."""
        return self.origin.insert(name, value)

    def remove(self, name: str = "") -> list[Edit]:
        """Edits that take a field, or all of it, out."""
        return self.origin.remove(name)


@frozen
class Part(Entity):
    """Something that few rules ask about: a guard, a memory, a document, a string. Its fields are read on demand.

    ``kind`` says what it is. ``name`` is its name, where it has one; of a member of a mapping it is the key.
    """

    origin: Origin
    kind: str
    name: Maybe[str] = None
