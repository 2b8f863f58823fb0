"""The context windows of configured models, and how sure they are. Few configurations need them."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from provcheck import catalog
from provcheck.catalog.served import Known, is_hosted_nim, known_model
from provcheck.model import OPENCLAW, Bundle, Model, ModelRef, Number, Platform, Provider, Workspace
from provcheck.rules._shared.limits import above, comparable_window, source
from provcheck.rules._shared.once import once
from provcheck.rules._shared.refs import FINE, follow

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from provcheck.catalog import KnownModel
    from provcheck.syntax.source import Location

Configured: TypeAlias = "dict[tuple[str, str], Window]"
"""Windows that stand in OpenClaw configurations, by address and model id."""


class Window:
    """A window in tokens: configured at a ``place``, or ``known`` to the catalogue.

    ``self_hosted``: the figure is the catalogue's, and whoever runs the server may have set another.
    """

    __slots__ = ("known", "place", "self_hosted", "tokens")

    def __init__(
        self,
        tokens: Number,
        place: Location | None = None,
        known: KnownModel | None = None,
        *,
        self_hosted: bool = False,
    ) -> None:
        self.tokens = tokens
        self.place = place
        self.known = known
        self.self_hosted = self_hosted

    @property
    def is_sure(self) -> bool:
        """Whether an error may rest on it."""
        return self.known is None or self.known.confidence != "low"

    def is_passed_by(self, tokens: Number) -> bool:
        """Whether a configured figure is above it; the catalogue's figures are taken loosely."""
        return catalog.exceeds(tokens, self.tokens) if self.known else above(tokens, self.tokens)


def basis(windows: Iterable[Window]) -> str:
    """Who says it, and how surely, of the windows that are not configured; empty where all are."""
    known = [window.known for window in windows if window.known]
    return f"; {source(*known)}" if known else ""


def in_force(provider: Provider, model_id: str, listed: Model | None, platform: Platform) -> Window | None:
    """The window that counts: the configured one of a listed model, else the smallest that the catalogue knows."""
    if listed is not None and listed.context_window is not None:
        return _configured(provider, listed, platform)
    known = (_of_weights(provider, model_id), _of_host(provider, model_id))
    return min(filter(None, known), key=lambda window: window.tokens, default=None)


def behind(ref: ModelRef, bundle: Bundle) -> tuple[Provider, Model | None] | None:
    """The provider that a ref reaches, and the model as it lists it; ``None`` where that cannot be known."""
    found = follow(ref, bundle)
    if found.what != FINE or ref.target is None:
        return None
    name, model = ref.target
    defined = bundle.named(name)
    provider = found.provider or (defined[0] if len(defined) == 1 else None)
    if provider is None and not defined and name in bundle.platform.builtin and name not in bundle.foreign:
        provider = Provider(ref.origin, name, built_in=True)
    return (provider, provider.find(model)) if provider else None


def of_models(provider: Provider, models: Sequence[Model], configured: Configured) -> list[tuple[Model, Window]]:
    """The windows that are known: as an OpenClaw configuration gives them for the same server, else the weights'."""
    server = _address(provider)
    found = []
    for model in models:
        name = str(model.id)
        window = configured.get((server, name)) if server else None
        window = window or _of_weights(provider, name)
        if window:
            found.append((model, window))
    return found


def of_host(provider: Provider, models: Sequence[Model]) -> list[tuple[Model, Window]]:
    """What NVIDIA is known to serve of the models, where it answers itself."""
    found = ((model, _of_host(provider, str(model.id))) for model in models)
    return [(model, window) for model, window in found if window]


def of_openclaw(workspace: Workspace) -> Configured:
    """The windows of all OpenClaw configurations; the largest where they disagree about a model."""
    found: Configured = {}
    for bundle in workspace.bundles:
        for provider in bundle.providers if bundle.dialect == OPENCLAW else ():
            server = _address(provider)
            for name, window in _listed(provider, bundle.platform) if server else ():
                other = found.get((server, name)) if server else None
                if server and (other is None or other.tokens < window.tokens):
                    found[server, name] = window
    return found


def _listed(provider: Provider, platform: Platform) -> list[tuple[str, Window]]:
    """The windows that stand in a provider's list, by id."""

    def found() -> list[tuple[str, Window]]:
        # Of two rows with one id the first counts.
        rows = {model.id: model for model in reversed(provider.listed)}
        windows = ((name, _configured(provider, model, platform)) for name, model in rows.items())
        return [(name, window) for name, window in windows if window and isinstance(name, str)]

    return once(provider, "windows", found)


def _configured(provider: Provider, model: Model, platform: Platform) -> Window | None:
    """The window that stands in the configuration, if nothing is said against it."""
    tokens = comparable_window(provider, model, platform)
    return Window(tokens, place=model.where("context_window")) if tokens else None


def _known(provider: Provider, model_id: str) -> Known | None:
    """What the catalogue knows of a provider's model, looked up once."""
    found: dict[str, Known | None] = once(provider, "known", dict)
    if model_id not in found:
        found[model_id] = known_model(provider, model_id)
    return found[model_id]


def _of_weights(provider: Provider, model_id: str) -> Window | None:
    known = _known(provider, model_id)
    tokens = known.model.context_window if known else None
    return Window(tokens, known=known.model, self_hosted=known.self_hosted) if known and tokens else None


def _of_host(provider: Provider, model_id: str) -> Window | None:
    known = _known(provider, model_id)
    tokens = known.model.hosted_context_window if known else None
    return Window(tokens, known=known.model) if known and tokens else None


def _address(provider: Provider) -> str | None:
    """The endpoint, so written that two providers with the same one ask the same server."""
    return once(provider, "address", lambda: _comparable(provider))


def _comparable(provider: Provider) -> str | None:
    if is_hosted_nim(provider):
        return "nvidia"
    if not isinstance(provider.endpoint, str):
        return None
    scheme, mark, rest = provider.endpoint.strip().partition("://")
    host, slash, path = rest.partition("/")
    return f"{scheme.lower()}{mark}{host.lower()}{slash}{path}".rstrip("/")
