"""OpenClaw's configuration as a bundle.

What OpenClaw does with a value is taken from its own code in the releases that `openclaw_releases` knows (npm package
`openclaw`); the release decides where agents stand, what is built in and how a ref is read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from provcheck.dialects import openclaw_releases as releases
from provcheck.dialects.openclaw_refs import AGENT, AGENT_ONLY, DEFAULTS_ONLY, ROOT, RefPath
from provcheck.dialects.openclaw_view import OpenClawView
from provcheck.dialects.origin import KeyOrigin, ViewOrigin
from provcheck.dialects.view import View, number_of, text_of
from provcheck.model import (
    OPENCLAW,
    UNKNOWN,
    Agent,
    AllowList,
    Bundle,
    Maybe,
    Model,
    ModelRef,
    OutputLimit,
    Platform,
    Provider,
    Route,
)

_PROVIDER = {
    "endpoint": "baseUrl",
    "api": "api",
    "models": "models",
    "max_tokens": "maxTokens",
}
_MODEL = {
    "id": "id",
    "context_window": "contextWindow",
    "context_tokens": "contextTokens",
    "max_tokens": "maxTokens",
}
_AGENT = {"context_tokens": "contextTokens"}
_OUTPUT_PARAMS = ("maxTokens", "max_tokens", "max_completion_tokens", "max_output_tokens", "maxOutputTokens")

# `provider/model@profile` picks an auth profile; dates and quantisations behind an @ belong to the id.
_PROFILE = r"(?i)(?<=[^/])@(?!\d{8}$|q\d)[^@/]+$"


def platform(release: str) -> Platform:
    """What this release does with a configuration."""
    return Platform(
        name=f"OpenClaw {release}",
        release=release,
        builtin=releases.builtin_providers(release),
        open_providers=frozenset({"openrouter"}),
        bundled={"nvidia": releases.bundled_models(release, "nvidia")},
        default_ref=releases.default_ref(release),
        finds_bare_ids=releases.finds_bare_ids(release),
        restores_publisher=releases.restores_publisher(release),
        refuses_unlisted=releases.refuses_unlisted(release),
    )


def stamped_release(root: View) -> str | None:
    """The version that OpenClaw wrote into the file when it last saved it."""
    version = root.at("meta", "lastTouchedVersion")
    text = version.text() if version else None
    return text if isinstance(text, str) else None


def bind(root: OpenClawView, release: str, foreign: frozenset[str] = frozenset()) -> Bundle:
    """The bundle that a configuration makes under a release.

    ``foreign`` are providers that are defined outside of it.
    """
    return _Binder(root, release).bundle(foreign)


class _Binder:
    """Binds one configuration under one release."""

    def __init__(self, root: OpenClawView, release: str) -> None:
        self.root = root
        self.release = release
        self.platform = platform(release)
        self.choices = root.at("agents", "defaults", "models")
        self.aliases = self._aliases()
        self.extended = self._extended()

    def bundle(self, foreign: frozenset[str]) -> Bundle:
        providers_view = self.root.at("models", "providers")
        defaults_view = self.root.at("agents", "defaults")
        defaults = self._agent(defaults_view, None, (*AGENT, *DEFAULTS_ONLY)) if defaults_view else None
        plugins = self.root.at("plugins", "entries")
        return Bundle(
            dialect=OPENCLAW,
            platform=self.platform,
            providers=tuple(self._providers(providers_view)),
            defaults=defaults,
            agents=tuple(self._agents()),
            jobs=tuple(self._routes(self.root, ROOT)),
            aliases=self.aliases,
            allowed=self._allowed(defaults),
            output_limits=tuple(self._chosen_limits()),
            complete=_readable(self.root, self.root.get("models"), providers_view),
            foreign=foreign | {name.lower() for name, _ in (plugins.members() if plugins else ())},
        )

    # Providers and models

    def _providers(self, view: View | None) -> Iterator[Provider]:
        if view is None:
            return
        for key, entry in view.members():
            name = releases.canonical_provider(self.release, key)
            models = entry.get("models")
            listed = tuple(self._model(name, one) for one in models.items()) if models and models.sequence else None
            yield Provider(
                KeyOrigin(entry, _PROVIDER),
                name=UNKNOWN if entry.is_opaque(key) else name,
                api=text_of(entry.get("api")),
                endpoint=text_of(entry.get("baseUrl")),
                models=None if models is None else UNKNOWN if listed is None else listed,
                complete=_readable(entry, models) and all(isinstance(one.id, str) for one in listed or ()),
                built_in=name in self.platform.builtin,
                max_tokens=number_of(entry.get("maxTokens")) if releases.has_provider_limits(self.release) else None,
            )

    def _model(self, provider: str, view: View) -> Model:
        model_id = text_of(view.get("id")) if view.mapping else UNKNOWN
        return Model(
            ViewOrigin(view, _MODEL),
            id=model_id,
            context_window=number_of(view.get("contextWindow")),
            context_tokens=number_of(view.get("contextTokens")),
            max_tokens=number_of(view.get("maxTokens")),
            output_limits=tuple(_output_limits(view)),
            extended=_is_extended(view) or (provider, model_id) in self.extended,
        )

    def _extended(self) -> frozenset[tuple[str | None, str | None]]:
        choices = self.choices.members() if self.choices else ()
        return frozenset(split(key, self.release) for key, entry in choices if _is_extended(entry))

    def _chosen_limits(self) -> Iterator[tuple[ModelRef, OutputLimit]]:
        for key, entry in self.choices.members() if self.choices else ():
            ref = self._ref(key, KeyOrigin(entry))
            for limit in _output_limits(entry):
                yield ref, limit

    # Agents and refs

    def _agents(self) -> Iterator[Agent]:
        agents = self.root.get("agents")
        listed = agents.get("list") if agents else None
        for item in listed.items() if listed else ():
            yield self._agent(item, text_of(item.get("id")), (*AGENT, *AGENT_ONLY))
        entries = agents.get("entries") if agents and releases.has_agent_entries(self.release) else None
        for name, item in entries.members() if entries else ():
            yield self._agent(item, name, (*AGENT, *AGENT_ONLY))

    def _agent(self, view: View, name: Maybe[str], paths: tuple[RefPath, ...]) -> Agent:
        routes = list(self._routes(view, paths))
        models = view.get("models")
        if models is not None and models.mapping and (name is None or releases.has_agent_models(self.release)):
            routes.append(self._choices(models))
        routes.extend(filter(None, (self._policy(view),)))
        return Agent(ViewOrigin(view, _AGENT), name, tuple(routes), number_of(view.get("contextTokens")))

    def _policy(self, view: View) -> Route | None:
        """The models that ``modelPolicy.allow`` names one by one."""
        allow = view.at("modelPolicy", "allow")
        if allow is None or not releases.has_model_policy(self.release):
            return None
        named = [item for item in allow.items() if not _pattern(str(item.text()))]
        refs = tuple(self._ref(item.text(), ViewOrigin(item)) for item in named)
        return Route(ViewOrigin(allow), "choice", refs, allow.complete, has_primary=False)

    def _choices(self, models: View) -> Route:
        refs = tuple(self._ref(key, KeyOrigin(entry)) for key, entry in models.members() if not _pattern(key))
        return Route(ViewOrigin(models), "choice", refs, models.complete, has_primary=False)

    def _routes(self, view: View, paths: tuple[RefPath, ...]) -> Iterator[Route]:
        for path in paths:
            if releases.within(self.release, path.since, path.until):
                for found in _follow(view, path.path.split(".")):
                    route = self._route(found, path)
                    if route is not None:
                        yield route

    def _route(self, view: View, path: RefPath) -> Route | None:
        if not view.mapping:
            text = view.text()
            if path.may_be_empty and text == "":
                return None
            return Route(ViewOrigin(view), path.purpose, (self._ref(text, ViewOrigin(view)),))
        primary = view.get("primary")
        fallbacks = view.get("fallbacks")
        items = [*([primary] if primary else []), *(fallbacks.items() if fallbacks else ())]
        refs = tuple(self._ref(item.text(), ViewOrigin(item)) for item in items)
        return Route(
            ViewOrigin(view, {"fallbacks": "fallbacks"}),
            path.purpose,
            refs,
            _readable(view, fallbacks),
            has_primary=primary is not None,
        )

    def _ref(self, text: Maybe[str], origin: ViewOrigin) -> ModelRef:
        if not isinstance(text, str):
            return ModelRef(origin, UNKNOWN)
        alias = self.aliases.get(text.strip().lower())
        provider, model = split(alias or text, self.release)
        return ModelRef(origin, text, provider, model, alias)

    # Aliases and the allow list

    def _aliases(self) -> dict[str, str]:
        found: dict[str, str] = {}
        for key, entry in self.choices.members() if self.choices else ():
            alias = text_of(entry.get("alias"))
            if isinstance(alias, str) and alias.strip():
                found[alias.strip().lower()] = key
        return found

    def _allowed(self, defaults: Agent | None) -> AllowList | None:
        """The allow list of the release, ``None`` where everything is allowed or the list cannot be known."""
        policy = self.root.at("agents", "defaults", "modelPolicy", "allow")
        if releases.has_model_policy(self.release) and policy is not None:
            texts = [item.text() for item in policy.items()]
            return self._allow_list(policy, texts) if policy.complete else None
        migrated = self.root.at("meta", "migrations", "modelPolicyAllowlist")
        if releases.has_model_policy(self.release) and migrated is not None and migrated.flag() is True:
            return None
        if defaults is None or self.choices is None or not _readable(self.root, self.choices):
            return None
        names: list[Maybe[str]] = [key for key, _ in self.choices.members()]
        return self._allow_list(self.choices, names)

    def _allow_list(self, view: View, texts: list[Maybe[str]]) -> AllowList | None:
        entries = set()
        for text in texts:
            if not isinstance(text, str) or view.is_opaque(text):
                return None
            if _pattern(text) and not releases.reads_wildcards(self.release):
                continue
            provider, model = split(self.aliases.get(text.strip().lower(), text), self.release)
            entries.add(f"{provider}/{model}")
        if not entries:
            return None
        return AllowList(KeyOrigin(view), frozenset(entries), releases.spares_defaults(self.release))


def split(text: str, release: str) -> tuple[str | None, str | None]:
    """Provider and model of a ref as OpenClaw reads it, both ``None`` without a slash."""
    plain = re.sub(_PROFILE, "", text.strip()) if "@" in text else text.strip()
    provider, slash, model = plain.partition("/")
    if not slash:
        return None, None
    return releases.canonical_provider(release, provider), model.strip()


def _is_extended(view: View) -> bool:
    """Whether Anthropic's window of a million tokens is asked for, as OpenClaw's ``context1m`` does."""
    wanted = view.at("params", "context1m")
    return wanted is not None and wanted.flag() is True


def _output_limits(view: View) -> Iterator[OutputLimit]:
    params = view.get("params")
    for name in _OUTPUT_PARAMS if params and params.mapping else ():
        value = number_of(params.get(name)) if params else None
        if isinstance(value, (int, float)):
            yield OutputLimit(ViewOrigin(view, {"tokens": f"params.{name}"}), f"params.{name}", value)


def _follow(view: View, steps: list[str]) -> Iterator[View]:
    """Every value at the end of a path in which ``*`` stands for any key and any item."""
    if not steps:
        yield view
        return
    head, rest = steps[0], steps[1:]
    if head != "*":
        found = view.get(head)
        nexts: list[View] = [found] if found else []
    elif view.sequence:
        nexts = list(view.items())
    else:
        nexts = [value for _, value in view.members()]
    for one in nexts:
        yield from _follow(one, rest)


def _pattern(key: str) -> bool:
    return key.endswith("/*") or key == "*"


def _readable(*views: View | None) -> bool:
    return all(view is None or view.complete for view in views)
