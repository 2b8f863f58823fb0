"""Pai's manifests as bundles, one per namespace.

Fields are those of Pai's public documentation (docs.pairun.dev, read in 2026-11); it publishes no schema.
"""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from provcheck.dialects.origin import ViewOrigin
from provcheck.dialects.pai_details import PaiDetails
from provcheck.dialects.pai_view import PaiOrigin, PaiView, whole
from provcheck.dialects.view import View, text_of
from provcheck.model import (
    PAI,
    UNKNOWN,
    Agent,
    Bundle,
    Maybe,
    Model,
    ModelRef,
    Platform,
    Provider,
    Route,
)
from provcheck.syntax.node import Scalar

PLATFORM = Platform(name="Pai")

_PROVIDER = {
    "name": "metadata.name",
    "kind": "spec.provider",
    "endpoint": "spec.endpoint",
    "models": "spec.allowedModels",
    "denied": "spec.deniedModels",
    "request_cap": "spec.maxTokensPerRequest",
    "fallbacks": "spec.fallbacks",
    "credential": "spec.apiKeySecretRef",
    "api_version": "spec.apiVersion",
    "daily_cap": "spec.maxTokensPerDay",
    "external_access": "spec.externalAccess.enabled",
    "external_cap": "spec.externalAccess.maxTokensPerDay",
    "external_requests": "spec.externalAccess.maxRequestsPerDay",
    "retry_attempts": "spec.retry.maxAttempts",
    "initial_backoff": "spec.retry.initialBackoffMs",
    "max_backoff": "spec.retry.maxBackoffMs",
    "guards": "spec.guards",
}
_AGENT = {
    "name": "metadata.name",
    "models": "spec.models",
    "daily_cap": "spec.tokens.maxPerDay",
    "request_cap": "spec.tokens.maxPerRequest",
    "requests_per_minute": "spec.rateLimits.maxRequestsPerMinute",
    "concurrent_requests": "spec.rateLimits.maxConcurrentRequests",
    "cost_per_day": "spec.rateLimits.maxCostPerDayUSD",
    "replicas": "spec.replicas",
    "run_as_user": "spec.runAsUser",
    "harness": "spec.harness",
    "type": "spec.type",
    "image": "spec.image",
    "long_running": "spec.longRunning",
    "triggers": "spec.triggers",
    "services": "spec.providers",
    "guards": "spec.guards",
    "memories": "spec.memories",
    "env": "spec.env",
}

# What Pai's gateway speaks to a provider of each type; vLLM and OpenRouter have OpenAI's API.
_PROTOCOLS = {
    "anthropic": "anthropic-messages",
    "azure-openai": "azure-openai-responses",
    "gemini": "google-generative-ai",
    "openai": "openai-completions",
    "openrouter": "openai-completions",
    "vllm": "openai-completions",
}


class EmbeddedFile(NamedTuple):
    """A file that an agent's ``configFiles`` writes into its container."""

    path: Maybe[str]
    content: View
    namespace: str


def bind(roots: Iterable[PaiView], *, complete: bool) -> dict[str, Bundle]:
    """The bundles that the documents of a workspace make, by namespace.

    ``complete`` is false when a document that may belong to them could not be read.
    """
    spaces: dict[str, list[PaiView]] = {}
    for root in roots:
        spaces.setdefault(root.once("namespace", namespace), []).append(root)
        complete = complete and not root.once("lost", _is_lost)
    if len(spaces) > 1 and any(found[0].is_opaque(space) for space, found in spaces.items()):
        complete = False  # a template may fill in the name of another one
    return {space: _bundle(documents, complete=complete) for space, documents in spaces.items()}


def embedded_files(root: PaiView) -> Iterator[EmbeddedFile]:
    """The files inside an agent's manifest."""
    files = root.at("spec", "configFiles")
    for item in files.items() if files else ():
        content = item.get("content")
        if content is not None:
            yield EmbeddedFile(text_of(item.get("path")), content, namespace(root))


def namespace(root: View) -> str:
    """The namespace that a document names; empty for that of the current context.

    Where a template is to fill it in, the template itself: what is written alike will be filled in alike.
    """
    view = root.at("metadata", "namespace")
    value = view.node.value if view and isinstance(view.node, Scalar) else None
    return value if isinstance(value, str) else ""


def _is_lost(root: PaiView) -> bool:
    """Whether nobody can tell what a document defines, or where."""
    metadata = root.get("metadata")
    misspelt = root.misspells("metadata") or (metadata is not None and metadata.misspells("namespace"))
    return misspelt or root.get("kind") is None


def agent_of(bundle: Bundle, root: View) -> Agent | None:
    """The agent of a bundle that a manifest defines."""
    return _by_manifest(bundle).get(root)


@lru_cache(maxsize=1)
def _by_manifest(bundle: Bundle) -> dict[View, Agent]:
    return {one.origin.view: one for one in bundle.agents if isinstance(one.origin, ViewOrigin)}


def _bundle(documents: list[PaiView], *, complete: bool) -> Bundle:
    providers = tuple(root.once("provider", _provider) for root in _of_kind(documents, "ModelProvider"))
    agents = tuple(root.once("agent", _agent) for root in _of_kind(documents, "Agent"))
    return Bundle(
        dialect=PAI,
        platform=PLATFORM,
        providers=providers,
        agents=agents,
        complete=complete and all(isinstance(provider.name, str) for provider in providers),
        origin=ViewOrigin(documents[0]),
        details=PaiDetails(documents, providers, agents, complete=complete),
    )


def _of_kind(documents: list[PaiView], kind: str) -> Iterator[PaiView]:
    return (root for root in documents if root.once("kind", _kind) == kind)


def _kind(root: PaiView) -> Maybe[str]:
    view = root.get("kind")
    return view.text() if view is not None else None


def _provider(root: PaiView) -> Provider:
    allowed = _models(root.look("spec", "allowedModels"))
    denied = _models(root.look("spec", "deniedModels"))
    fallbacks = root.at("spec", "fallbacks")
    kind = text_of(root.look("spec", "provider"))
    return Provider(
        PaiOrigin(root, _PROVIDER),
        name=text_of(root.look("metadata", "name")) or UNKNOWN,
        kind=kind,
        protocol=_PROTOCOLS.get(kind) if isinstance(kind, str) else kind,
        endpoint=text_of(root.look("spec", "endpoint")),
        models=allowed,
        denied=denied if isinstance(denied, tuple) else (),
        complete=allowed is None or (isinstance(allowed, tuple) and all(isinstance(one.id, str) for one in allowed)),
        request_cap=whole(root.look("spec", "maxTokensPerRequest")),
        fallbacks=_route(fallbacks, "fallback") if fallbacks and fallbacks.sequence else None,
    )


def _models(found: Maybe[View]) -> Maybe[tuple[Model, ...]]:
    if not isinstance(found, View):
        return found
    return tuple(map(_model, found.items())) if found.sequence else UNKNOWN


def _model(view: View) -> Model:
    return Model(ViewOrigin(view, {"id": ""}), view.text())


def _agent(root: PaiView) -> Agent:
    models = root.at("spec", "models")
    routes = (_route(models, "chat"),) if models is not None and models.sequence else ()
    return Agent(PaiOrigin(root, _AGENT), text_of(root.look("metadata", "name")), routes)


def _route(view: View, purpose: str) -> Route:
    refs = tuple(_ref(item) for item in view.items())
    return Route(ViewOrigin(view), purpose, refs, has_primary=purpose == "chat", has_fallbacks=True)


def _ref(view: View) -> ModelRef:
    text = view.text()
    if not isinstance(text, str):
        return ModelRef(ViewOrigin(view), UNKNOWN)
    provider, slash, model = text.partition("/")
    if not slash:
        return ModelRef(ViewOrigin(view), text)
    return ModelRef(ViewOrigin(view), text, provider, model)
