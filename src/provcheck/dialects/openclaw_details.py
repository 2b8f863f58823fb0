"""What few rules ask about an OpenClaw configuration, read when one does."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from provcheck.dialects import openclaw_releases as releases
from provcheck.dialects.openclaw_view import INCLUDE, OpenClawView
from provcheck.dialects.origin import ViewOrigin
from provcheck.dialects.view import View, is_whole, text_of
from provcheck.model import Credential, Details, ModelRef, Part, Provider
from provcheck.syntax.source import Source

# Keys of `env` that are no variables (npm `openclaw`, config/env-vars).
_NO_VARIABLES = ("vars", "shellEnv")


class OpenClawDetails(Details):
    """Details of one configuration under one release."""

    __slots__ = ("_aliases", "providers", "release", "root")

    def __init__(
        self,
        root: OpenClawView,
        release: str,
        providers: tuple[Provider, ...],
        aliases: Callable[[], Iterable[tuple[View, ModelRef]]],
    ) -> None:
        super().__init__()
        self.root = root
        self.release = release
        self.providers = providers
        self._aliases = aliases

    # Secrets and variables

    def find_credentials(self) -> Iterator[Credential]:
        """Keys, headers and the like of the providers, and the variables of ``env``."""
        if self.root.at("env") or any(map(_may_hold_secrets, self.providers)):
            from provcheck.dialects.openclaw_credentials import credentials

            yield from credentials(self.root, self.release, self.providers, self._variables())

    def profiles(self) -> frozenset[str] | None:
        """The providers of ``auth.profiles`` and of ``auth.order``."""
        profiles, order = self.root.look("auth", "profiles"), self.root.look("auth", "order")
        if not is_whole(profiles) or not is_whole(order):
            return None
        names = [name for name, _ in order.members()] if isinstance(order, View) else []
        for _, profile in profiles.members() if isinstance(profiles, View) else ():
            provider = text_of(profile.look("provider"))
            if not isinstance(provider, str):
                return None
            names.append(provider)
        return frozenset(releases.canonical_provider(self.release, name) for name in names)

    def environment(self) -> frozenset[str] | None:
        """The variables of ``env`` and of a ``.env`` beside the file, but those that OpenClaw passes over."""
        env, inner = self.root.look("env"), self.root.look("env", "vars")
        if not is_whole(env) or not is_whole(inner):
            return None
        from provcheck.dialects.env_file import names_beside

        source = self.root.written[0].source
        beside = frozenset() if source.outer or source.alone else names_beside(source.path)
        return beside | {name for name, view in self._variables() if self._sets(view.raw())}

    def _sets(self, value: str | None) -> bool:
        """Whether a variable of this value is set at all."""
        literal = releases.sets_references(self.release) or not _names(value or "")
        return value is None or bool(value.strip() and literal)

    def _variables(self) -> Iterator[tuple[str, View]]:
        inner = self.root.at("env", "vars")
        if inner is not None:
            yield from inner.members()
        env = self.root.at("env") if releases.has_flat_env(self.release) else None
        for name, view in env.members() if env is not None else ():
            if name not in _NO_VARIABLES:
                yield name, view

    def variables(self) -> Iterator[Part]:
        """Every ``${NAME}`` that OpenClaw replaces in values."""
        for part in self.strings("${"):
            for name in _names(part.raw() or ""):
                yield Part(part.origin, "variable", name)

    def strings(self, *marks: str) -> Iterator[Part]:
        """String values of the configuration and of all that it includes."""
        if any(mark in source.text for source in self._sources() for mark in marks):
            from provcheck.dialects.strings import strings

            yield from strings(self.root, marks)

    def _sources(self) -> Iterator[Source]:
        yield self.root.written[0].source
        for files in self.root.includes.values():
            yield from (file[1] for file in files if file)

    # Names

    def aliases(self) -> Iterator[tuple[Part, ModelRef]]:
        """The aliases of ``agents.defaults.models``; OpenClaw compares them in lower case."""
        for view, ref in self._aliases():
            text = view.text()
            yield Part(ViewOrigin(view), "alias", text.strip() if isinstance(text, str) else text), ref

    def definitions(self, kind: str | None = None) -> Iterator[Part]:
        """The providers, by the name that OpenClaw makes of their keys."""
        if kind in {None, "provider"}:
            yield from (Part(one.origin, "provider", one.name) for one in self.providers)

    # What could be read

    def knows_agents(self) -> bool:
        """Whether ``agents.list`` and ``agents.entries`` were read in full."""
        agents, listed, entries = (self.root.look("agents", *rest) for rest in ((), ("list",), ("entries",)))
        if not is_whole(agents) or not is_whole(entries):
            return False
        if entries and not releases.has_agent_entries(self.release):
            return False
        items = [item for _, item in entries.members()] if isinstance(entries, View) else []
        if listed is not None:
            if not isinstance(listed, View) or not listed.sequence or not listed.complete:
                return False
            items += listed.items()
        return all(map(is_whole, items))

    def knows_refs(self) -> bool:
        """Whether no include was lost, and agents and their defaults are what they should be."""
        includes = self.root.includes
        if any(None in files or not files for files in includes.values()):
            return False
        if not includes and any(INCLUDE in source.text for source in self._sources()):
            return False
        return is_whole(self.root.look("agents", "defaults")) and self.knows_agents()


def _may_hold_secrets(provider: Provider) -> bool:
    """Whether a provider, or a model of it, has a key that may hold secrets. Most local ones have none."""
    view = provider.origin.view if isinstance(provider.origin, ViewOrigin) else None
    if view is None or any(map(view.find, ("apiKey", "headers", "request", "localService"))):
        return True
    models = view.get("models")
    return models is not None and any(item.find("headers") for item in models.items())


def _names(text: str) -> list[str]:
    """The names in capitals of every ``${NAME}`` in a text, unless a further ``$`` precedes."""
    import re

    return re.findall(r"(?<!\$)\$\{([A-Z_][A-Z0-9_]*)\}", text)
