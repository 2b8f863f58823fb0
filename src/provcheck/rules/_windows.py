"""The context window of a configured model, and how sure it is."""

from __future__ import annotations

from typing import NamedTuple, TypeAlias

from provcheck import catalog
from provcheck.catalog import KnownModel
from provcheck.model import OPENCLAW, Model, Number, Provider, Workspace
from provcheck.rules._known import is_hosted_nim, known_model, trusted_window
from provcheck.rules._limits import above, figure
from provcheck.syntax.source import Location


class Window(NamedTuple):
    """A window in tokens: configured at a ``place``, or known to the catalogue.

    ``self_hosted``: the figure is the catalogue's, and whoever runs the server may have set another.
    """

    tokens: Number
    place: Location | None = None
    known: KnownModel | None = None
    self_hosted: bool = False

    @property
    def is_sure(self) -> bool:
        """Whether an error may rest on it."""
        return self.known is None or self.known.confidence != "low"

    def is_passed_by(self, tokens: Number) -> bool:
        """Whether a configured figure is above it; the catalogue's figures are taken loosely."""
        return catalog.exceeds(tokens, self.tokens) if self.known else above(tokens, self.tokens)


Configured: TypeAlias = dict[tuple[str, str], Window]
"""Windows that stand in OpenClaw configurations, by address and model id."""


def configured(provider: Provider, model: Model) -> Window | None:
    """The window that stands in the configuration, if nothing is said against it."""
    tokens = figure(trusted_window(provider, model))
    return Window(tokens, model.where("context_window")) if tokens else None


def of_weights(provider: Provider, model_id: str) -> Window | None:
    """The window that the model's weights allow, as the catalogue knows it."""
    known = known_model(provider, model_id)
    tokens = known.model.context_window if known else None
    return Window(tokens, known=known.model, self_hosted=known.self_hosted) if known and tokens else None


def of_host(provider: Provider, model_id: str) -> Window | None:
    """The window that NVIDIA is known to serve, where it answers itself."""
    known = known_model(provider, model_id)
    tokens = known.model.hosted_context_window if known else None
    return Window(tokens, known=known.model) if known and tokens else None


def in_force(provider: Provider, model_id: str, listed: Model | None) -> Window | None:
    """The window that counts: the configured one of a listed model, else the smallest that the catalogue knows."""
    if listed is not None and listed.context_window is not None:
        return configured(provider, listed)
    known = (of_weights(provider, model_id), of_host(provider, model_id))
    return min(filter(None, known), key=lambda window: window.tokens, default=None)


def of_openclaw(workspace: Workspace) -> Configured:
    """The windows of all OpenClaw configurations; the largest where they disagree about a model."""
    found: Configured = {}
    for bundle in workspace.bundles:
        for provider in bundle.providers if bundle.dialect == OPENCLAW else ():
            where = address(provider)
            for model in reversed(provider.listed) if where else ():
                window = configured(provider, model)
                if where and window and isinstance(model.id, str):
                    other = found.get((where, model.id))
                    found[where, model.id] = max(other, window, key=lambda one: one.tokens) if other else window
    return found


def address(provider: Provider) -> str | None:
    """The endpoint, so written that two providers with the same one ask the same server."""
    if is_hosted_nim(provider):
        return "nvidia"
    if not isinstance(provider.endpoint, str):
        return None
    scheme, mark, rest = provider.endpoint.strip().partition("://")
    host, slash, path = rest.partition("/")
    return f"{scheme.lower()}{mark}{host.lower()}{slash}{path}".rstrip("/")
