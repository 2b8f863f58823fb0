"""OpenClaw's configuration as a bundle.

What OpenClaw does with a value is taken from its own code in the releases that `openclaw_releases` knows (npm package
`openclaw`); the release decides where agents stand, what is built in and how a ref is read.
"""

from __future__ import annotations

from collections.abc import Iterator

from provcheck.dialects import openclaw_releases as releases
from provcheck.dialects.openclaw_details import OpenClawDetails
from provcheck.dialects.openclaw_platform import platform
from provcheck.dialects.openclaw_refs import (
    AGENT,
    AGENT_ONLY,
    DEFAULTS_ONLY,
    ROOT,
    RefPath,
    follow,
    split,
    without_profile,
)
from provcheck.dialects.openclaw_view import OpenClawView
from provcheck.dialects.origin import HeirOrigin, KeyOrigin, ViewOrigin
from provcheck.dialects.view import View, is_whole, number_of, text_of
from provcheck.model import (
    OPENCLAW,
    UNKNOWN,
    Agent,
    AllowList,
    Bundle,
    Maybe,
    Model,
    ModelRef,
    Number,
    OutputLimit,
    Provider,
    Route,
)

_PROVIDER = {
    "endpoint": "baseUrl",
    "api": "api",
    "models": "models",
    "max_tokens": "maxTokens",
    "context_window": "contextWindow",
    "context_tokens": "contextTokens",
    "auth": "auth",
    "credential": "apiKey",
    "headers": "headers",
}
_MODEL = {
    "id": "id",
    "context_window": "contextWindow",
    "context_tokens": "contextTokens",
    "max_tokens": "maxTokens",
    "name": "name",
    "api": "api",
    "endpoint": "baseUrl",
    "cost_input": "cost.input",
    "cost_output": "cost.output",
    "cost_cache_read": "cost.cacheRead",
    "cost_cache_write": "cost.cacheWrite",
    "cost_tiers": "cost.tieredPricing",
}
_AGENT = {"name": "id", "context_tokens": "contextTokens", "default": "default", "models": "model"}
_BUNDLE = {
    "ownership": "agents.ownership",
    "shell_env": "env.shellEnv.enabled",
}
_OUTPUT_PARAMS = ("maxTokens", "max_tokens", "max_completion_tokens", "max_output_tokens", "maxOutputTokens")


def bind(root: OpenClawView, release: str, around: Bundle | None = None, host: Agent | None = None) -> Bundle:
    """The bundle that a configuration makes under a release.

    ``around`` is the bundle of the manifests that embed it, whose providers it may name; ``host`` the agent among them.
    """
    return _Binder(root, release).bundle(around, host)


class _Binder:
    """Binds one configuration under one release."""

    def __init__(self, root: OpenClawView, release: str) -> None:
        self.root = root
        self.release = release
        self.platform = platform(release)
        self.models = root.look("agents", "defaults", "models")
        self.choices = dict(self.models.members()) if isinstance(self.models, View) else {}
        texts = {key: text_of(entry.look("alias")) for key, entry in self.choices.items()}
        aliases = {text.strip().lower(): key for key, text in texts.items() if isinstance(text, str)}
        self.aliases = {alias: key for alias, key in aliases.items() if alias}
        self.knows_aliases = is_whole(self.models) and UNKNOWN not in texts.values()
        self.extended = {split(key, release) for key, entry in self.choices.items() if _is_extended(entry)}

    def bundle(self, around: Bundle | None, host: Agent | None) -> Bundle:
        providers = self.root.look("models", "providers")
        plugins = self.root.look("plugins", "entries")
        defaults = self.root.at("agents", "defaults")
        foreign = {name.lower() for name, _ in plugins.members()} if isinstance(plugins, View) else set()
        bound = tuple(self._providers(providers))
        listed = "agents.list" if self.root.at("agents", "list") else "agents.entries"
        return Bundle(
            dialect=OPENCLAW,
            platform=self.platform,
            providers=bound,
            defaults=self._agent(defaults, None, (*AGENT, *DEFAULTS_ONLY), may_choose=True) if defaults else None,
            agents=tuple(self._agents()),
            jobs=tuple(self._routes(self.root, ROOT)),
            aliases=self.aliases,
            allowed=self._allowed(),
            output_limits=tuple(self._chosen_limits()),
            complete=is_whole(providers) and is_whole(plugins) and (around is None or around.complete),
            foreign=frozenset(foreign | (_names(around) if around else set())),
            around=around,
            host=host,
            origin=ViewOrigin(self.root, {**_BUNDLE, "agents": listed}),
            details=OpenClawDetails(self.root, self.release, bound, self._aliases),
        )

    def _aliases(self) -> Iterator[tuple[View, ModelRef]]:
        """Where aliases are defined, and for which models."""
        for key, entry in self.choices.items():
            alias = entry.get("alias")
            if alias is not None:
                yield alias, self._key_ref(key, entry)

    # Providers and models

    def _providers(self, providers: Maybe[View]) -> Iterator[Provider]:
        for key, entry in providers.members() if isinstance(providers, View) else ():
            name = releases.canonical_provider(self.release, key)
            models = entry.look("models")
            origin = KeyOrigin(entry, _PROVIDER)
            listed = self._listed(name, models, origin)
            api = text_of(entry.look("api"))
            yield Provider(
                origin,
                name=UNKNOWN if entry.is_opaque(key) else name,
                api=api,
                endpoint=text_of(entry.look("baseUrl")),
                models=listed,
                complete=models is None or (isinstance(models, View) and models.complete and _all_known(listed)),
                built_in=name in self.platform.builtin,
                protocol=api if api is not None else self._default_api(name),
                max_tokens=number_of(entry.look("maxTokens")) if releases.has_provider_limits(self.release) else None,
            )

    def _default_api(self, provider: str) -> str | None:
        """The api where none is configured; of built-in providers only that of nvidia's plugin is known here."""
        default = releases.default_api(self.release)
        known = provider not in self.platform.builtin or (provider == "nvidia" and default == "openai-completions")
        return default if known else None

    def _listed(self, provider: str, models: Maybe[View], origin: KeyOrigin) -> Maybe[tuple[Model, ...]]:
        if not isinstance(models, View):
            return models
        limits = releases.has_provider_limits(self.release)
        heir = limits and (origin.has("context_window") or origin.has("context_tokens"))
        ancestor = origin if heir else None
        return tuple(self._model(provider, item, ancestor) for item in models.items()) if models.sequence else UNKNOWN

    def _model(self, provider: str, view: View, ancestor: KeyOrigin | None) -> Model:
        model_id = text_of(view.look("id"))
        return Model(
            HeirOrigin(view, _MODEL, ancestor) if ancestor else ViewOrigin(view, _MODEL),
            id=model_id,
            context_window=_own_or("context_window", view, ancestor),
            context_tokens=_own_or("context_tokens", view, ancestor),
            max_tokens=number_of(view.look("maxTokens")),
            output_limits=tuple(_output_limits(view)),
            extended=_is_extended(view) or (provider, model_id) in self.extended,
        )

    def _chosen_limits(self) -> Iterator[tuple[ModelRef, OutputLimit]]:
        for key, entry in self.choices.items():
            ref = self._key_ref(key, entry)
            for limit in _output_limits(entry):
                yield ref, limit

    # Agents and refs

    def _agents(self) -> Iterator[Agent]:
        agents = self.root.at("agents")
        of_agent = (*AGENT, *AGENT_ONLY)
        may_choose = releases.has_agent_models(self.release)
        listed = agents.get("list") if agents else None
        for item in listed.items() if listed else ():
            yield self._agent(item, text_of(item.look("id")), of_agent, may_choose=may_choose)
        entries = agents.get("entries") if agents and releases.has_agent_entries(self.release) else None
        for name, item in entries.members() if entries else ():
            yield self._agent(item, name, of_agent, may_choose=may_choose)

    def _agent(self, view: View, name: Maybe[str], paths: tuple[RefPath, ...], *, may_choose: bool) -> Agent:
        routes = [*self._routes(view, paths), *self._chosen(view, may_choose=may_choose)]
        policy = view.at("modelPolicy", "allow")
        return Agent(
            ViewOrigin(view, _AGENT),
            name,
            tuple(routes),
            number_of(view.look("contextTokens")),
            allowed=self._policy(policy) if policy and releases.has_model_policy(self.release) else None,
        )

    def _chosen(self, view: View, *, may_choose: bool) -> Iterator[Route]:
        """What users may choose: the keys of ``models``, and the models of the policy."""
        models = view.get("models") if may_choose else None
        if models is not None and models.mapping:
            refs = [self._key_ref(key, entry) for key, entry in models.members() if not _pattern(key)]
            yield Route(ViewOrigin(models), "choice", tuple(refs), models.complete, has_primary=False)
        policy = view.at("modelPolicy", "allow")
        if policy is not None and policy.sequence and releases.has_model_policy(self.release):
            texts = [(item, item.text()) for item in policy.items()]
            refs = [self._ref(text, ViewOrigin(item), vetted=False) for item, text in texts if not _pattern(text)]
            yield Route(ViewOrigin(policy), "choice", tuple(refs), policy.complete, has_primary=False)

    def _routes(self, view: View, paths: tuple[RefPath, ...]) -> Iterator[Route]:
        for path in paths:
            if releases.within(self.release, path.since, path.until):
                for found in follow(view, path.path.split(".")):
                    route = self._route(found, path)
                    if route is not None:
                        yield route

    def _route(self, view: View, path: RefPath) -> Route | None:
        vetted = path.vetted is not None and releases.within(self.release, path.vetted)
        if not view.mapping:
            text = view.text()
            if path.may_be_empty and text == "":
                return None
            return Route(ViewOrigin(view), path.purpose, (self._ref(text, ViewOrigin(view), vetted=vetted),))
        primary = view.get("primary")
        fallbacks = view.get("fallbacks")
        items = [*([primary] if primary else []), *(fallbacks.items() if fallbacks else ())]
        refs = tuple(self._ref(item.text(), ViewOrigin(item), vetted=vetted) for item in items)
        misspelt = view.misspells("primary") or view.misspells("fallbacks")
        return Route(
            ViewOrigin(view, {"fallbacks": "fallbacks"}),
            path.purpose,
            refs,
            view.complete and (fallbacks is None or fallbacks.sequence) and not misspelt,
            has_primary=primary is not None or view.misspells("primary"),
            has_fallbacks=fallbacks is not None or view.misspells("fallbacks"),
        )

    def _ref(self, text: Maybe[str], origin: ViewOrigin, *, vetted: bool) -> ModelRef:
        if not isinstance(text, str):
            return ModelRef(origin, UNKNOWN)
        plain = without_profile(text, self.release)
        alias = self.aliases.get(plain.lower())
        if alias is None and "/" not in plain and not self.knows_aliases:
            return ModelRef(origin, UNKNOWN)
        provider, model = split(alias or plain, self.release)
        # The validator does not find a retired model behind an auth profile.
        return ModelRef(origin, text, provider, model, alias, vetted and plain == text.strip())

    def _key_ref(self, key: str, entry: View) -> ModelRef:
        """The model that a key of a ``models`` map names; aliases are defined there and not followed."""
        if entry.is_opaque(key):
            return ModelRef(KeyOrigin(entry), UNKNOWN)
        vetted = without_profile(key, self.release) == key.strip()
        return ModelRef(KeyOrigin(entry), key, *split(key, self.release), vetted=vetted)

    # The allow list

    def _allowed(self) -> AllowList | None:
        """The allow list of the release, ``None`` where everything is allowed or the list cannot be known."""
        if releases.has_model_policy(self.release):
            policy = self.root.look("agents", "defaults", "modelPolicy", "allow")
            if isinstance(policy, View):
                return self._policy(policy)
            migrated = self.root.look("meta", "migrations", "modelPolicyAllowlist")
            if policy is UNKNOWN or migrated is UNKNOWN or (migrated and migrated.flag() is not False):
                return None
        return self._allow_list(self.models, list(self.choices)) if isinstance(self.models, View) else None

    def _policy(self, policy: View) -> AllowList | None:
        return self._allow_list(policy, [item.text() for item in policy.items()])

    def _allow_list(self, view: View, texts: list[Maybe[str]]) -> AllowList | None:
        entries: set[str] = set()
        for text in texts:
            if not isinstance(text, str) or view.is_opaque(text):
                return None
            if _pattern(text) and not releases.reads_wildcards(self.release):
                continue
            provider, model = split(self.aliases.get(text.strip().lower(), text), self.release)
            if provider is None or model is None:
                return None
            entries |= _spellings(provider, model)
        if not entries or not view.complete:
            return None
        return AllowList(KeyOrigin(view), frozenset(entries), releases.implicit_allowed(self.release))


def _spellings(provider: str, model: str) -> set[str]:
    """A model in an allow list, whose provider may stand once or twice: npm `openclaw`, modelKey in agents."""
    if _pattern(model):
        return {f"{provider}/{model}"}
    bare = model.removeprefix(f"{provider}/")
    return {f"{provider}/{bare}", f"{provider}/{provider}/{bare}"}


def _own_or(field: str, view: View, ancestor: KeyOrigin | None) -> Maybe[Number]:
    """A model's own figure, or its provider's where it has none."""
    own = number_of(view.look(_MODEL[field]))
    return ancestor.number(field) if own is None and ancestor else own


def _names(bundle: Bundle) -> set[str]:
    return {one.name for one in bundle.providers if isinstance(one.name, str)}


def _all_known(listed: Maybe[tuple[Model, ...]]) -> bool:
    return isinstance(listed, tuple) and all(isinstance(one.id, str) for one in listed)


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


def _pattern(text: Maybe[str]) -> bool:
    return isinstance(text, str) and (text == "*" or text.endswith("/*"))
