"""What there is to draw: users with the refs they hold, providers with the models they list, and faults where they are.

A picture is plain data, without secrets, made once of the canonical model and a report; every format writes it.
Boxes and rows have ids that are unique in a picture and stay the same for as long as the files do.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provcheck.finding import Report
    from provcheck.syntax.source import Location

Marks = tuple[int, ...]
"""The findings that stand at something, as indexes into the report's."""


class Fact(NamedTuple):
    """A figure or a word about a box, with its unit: ``context_window``, 131072, ``tokens``."""

    name: str
    value: int | float | str | bool
    unit: str = ""

    @property
    def label(self) -> str:
        """The name in words."""
        return self.name.replace("_", " ")

    @property
    def text(self) -> str:
        """The value as people read it."""
        if isinstance(self.value, bool):
            return "yes" if self.value else "no"
        shown = self.value if isinstance(self.value, str) else f"{self.value:,}"
        return f"{shown} {self.unit}".rstrip()


class ModelRow(NamedTuple):
    """A model of a provider.

    ``standing``: ``listed`` by the provider; ``denied`` by it; ``known``: not listed, and the platform or the provider
    takes it all the same; ``unlisted``: asked for, and nobody knows it.
    """

    id: str
    name: str
    standing: str
    facts: tuple[Fact, ...]
    marks: Marks = ()
    place: Location | None = None


class ProviderBox(NamedTuple):
    """A provider.

    ``standing``: ``configured``; ``built-in``: of the platform, without an entry; ``missing``: asked for, and not
    there; ``elsewhere``: defined by something that was not read.
    ``kind`` is what it speaks, or what Pai calls its provider. ``endpoint`` is empty where the platform knows it.
    """

    id: str
    name: str
    standing: str
    kind: str
    endpoint: str
    facts: tuple[Fact, ...]
    models: tuple[ModelRow, ...]
    marks: Marks = ()
    place: Location | None = None


class RefRow(NamedTuple):
    """A model ref that somebody holds.

    ``role`` is what the model is to its holder: ``primary``, ``fallback 1``, ``may be chosen`` or the setting's name.
    ``purpose`` is the route's. ``provider`` and ``model`` are the ids of the box and row it leads to, ``None`` where it
    leads nowhere. ``meant`` is the ref that an alias stands for. Rows stand in the order in which they are tried.
    """

    id: str
    role: str
    purpose: str
    text: str
    provider: str | None
    model: str | None
    marks: Marks = ()
    place: Location | None = None
    meant: str = ""


class UserBox(NamedTuple):
    """Something that uses models.

    ``kind``: an ``agent``, the agents' ``defaults``, the ``configuration`` itself, or a ``provider`` with fallbacks of
    its own.
    ``inherits`` is the id of the defaults whose refs hold for it, as it has none of its own.
    """

    id: str
    name: str
    kind: str
    facts: tuple[Fact, ...]
    refs: tuple[RefRow, ...]
    inherits: str | None = None
    marks: Marks = ()
    place: Location | None = None


class Scope(NamedTuple):
    """What names each other's things: a configuration of OpenClaw's, or the manifests of a namespace of Pai's.

    ``title`` is the configuration's path or the namespace.
    ``host`` is the id of the agent that embeds it; what such a configuration asks of the manifests around it stands in
    their boxes. ``release`` is the OpenClaw release that it is read under. ``marks`` are findings in none of its boxes.
    """

    id: str
    dialect: str
    title: str
    release: str | None
    host: str | None
    users: tuple[UserBox, ...]
    providers: tuple[ProviderBox, ...]
    marks: Marks = ()


class Picture(NamedTuple):
    """All scopes of a run, and its report. ``marks`` are findings in no scope, such as files that cannot be read."""

    scopes: tuple[Scope, ...]
    report: Report
    marks: Marks = ()

    def links(self) -> Iterator[tuple[UserBox, RefRow]]:
        """Every ref that leads somewhere, with its holder."""
        for scope in self.scopes:
            for user in scope.users:
                for ref in user.refs:
                    if ref.provider is not None:
                        yield user, ref
