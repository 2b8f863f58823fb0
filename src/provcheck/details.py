"""What few rules ask about a bundle; each dialect answers what it can."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from provcheck.entity import Part
    from provcheck.model import Agent, Credential, ModelRef, Provider


class Details:
    """Answers that are read from the text when a rule asks; this one knows of nothing."""

    __slots__ = ("_credentials", "_owned")

    def __init__(self) -> None:
        self._credentials: tuple[Credential, ...] | None = None
        self._owned: dict[int, list[Credential]] = {}

    def find_credentials(self) -> Iterator[Credential]:
        """The credentials, looked for anew."""
        yield from ()

    def credentials(self) -> tuple[Credential, ...]:
        """Every place for a secret in which something stands."""
        if self._credentials is None:
            self._credentials = tuple(self.find_credentials())
            for one in self._credentials:
                self._owned.setdefault(id(one.owner), []).append(one)
        return self._credentials

    def credentials_of(self, owner: Provider | Agent | Part) -> list[Credential]:
        """The credentials of one owner."""
        return self._owned.get(id(owner), []) if self.credentials() else []

    def profiles(self) -> frozenset[str] | None:
        """The providers with an auth profile, which need no key; ``None`` where not all can be known."""
        return frozenset()

    def variables(self) -> Iterator[Part]:
        """Every use of an environment variable that the platform replaces: its name, and the value it stands in."""
        yield from ()

    def environment(self) -> frozenset[str] | None:
        """The variables that the configuration and a ``.env`` beside it set; ``None`` where not all can be known."""
        return frozenset()

    def strings(self, *marks: str) -> Iterator[Part]:  # noqa: ARG002
        """Every string value that contains one of these marks, named by its key; cheap where no file does."""
        yield from ()

    def aliases(self) -> Iterator[tuple[Part, ModelRef]]:
        """Every alias that is defined, with the model it is defined for, repeated ones too."""
        yield from ()

    def definitions(self, kind: str | None = None) -> Iterator[Part]:  # noqa: ARG002
        """What is defined under a name: ``provider``, ``agent``, ``service``, ``guard-binding``, or another kind.

        Two of one kind and name clash. In Pai the field ``kind`` is the document's own word, ``spec`` what it says.
        """
        yield from ()

    def knows_agents(self) -> bool:
        """Whether every agent could be read."""
        return True

    def knows_refs(self) -> bool:
        """Whether every place of a ref could be read."""
        return True
