"""What the catalogue knows of a configured model, and how far it holds where the model is served."""

from typing import NamedTuple

from provcheck import catalog
from provcheck.catalog import KnownModel, hosts
from provcheck.catalog.corrections import correction
from provcheck.catalog.known import as_corrected
from provcheck.model import Model, Number, Provider

# Provider ids and Pai types under which a vendor serves its own models.
_NATIVE = frozenset({"anthropic", "openai", "google", "gemini"})


class Known(NamedTuple):
    """A model of the catalogue as a provider serves it.

    ``self_hosted``: whoever runs the server sets its limits, so that a figure is only what the weights allow.
    """

    model: KnownModel
    self_hosted: bool


def is_hosted_nim(provider: Provider) -> bool:
    """Whether NVIDIA's own service answers: by its host, or as OpenClaw's built-in provider."""
    if provider.endpoint is None:
        return provider.built_in and provider.name == "nvidia"
    return isinstance(provider.endpoint, str) and hosts.is_hosted_nim(provider.endpoint)


def known_model(provider: Provider, model_id: str) -> Known | None:
    """What is known of a provider's model: of the vendor's own service first, else of weights of the same id.

    What the settings say of the provider by its own name comes before what they say of the service.
    """
    called = _called(provider)
    if is_hosted_nim(provider):
        found = catalog.find_nim(model_id, called)
        return Known(found, self_hosted=False) if found else None
    name = vendor(provider)
    if name is None:
        return _self_hosted(model_id, called)
    if name == "openrouter":
        found = _through_openrouter(model_id)
    else:
        found = catalog.find_native(name, model_id) if name in _NATIVE else catalog.find_weights(model_id)
    found = as_corrected(found, name, model_id, called)
    return Known(found, self_hosted=False) if found else None


def _called(provider: Provider) -> str | None:
    """The name by which the settings may speak of a provider's models."""
    return provider.name if isinstance(provider.name, str) else None


def _self_hosted(model_id: str, called: str | None) -> Known | None:
    """What is known of a model on a server of the user's own, whose window only the settings can tell."""
    found = catalog.find_weights(model_id)
    own = correction(called, model_id)
    # Servers of one's own are called "nvidia" too: what is said of a model that NVIDIA serves is said of NVIDIA's.
    is_of_nvidia = called == "nvidia" and found is not None and "id" not in found.by_settings
    if own is None or is_of_nvidia:
        return Known(found, self_hosted=True) if found else None
    if found is not None and own.context_window is not None:
        found = found._replace(context_window=None)
    found = as_corrected(found, str(called), model_id)
    return Known(found, self_hosted=own.context_window is None) if found else None


def _through_openrouter(model_id: str) -> KnownModel | None:
    """What is known of a model that OpenRouter passes requests on to."""
    found = catalog.find_weights(model_id)
    if found is None:
        from provcheck.catalog.openrouter import find_openrouter

        known = find_openrouter(model_id)
        # It sells some vendors' models with larger windows than they give everybody: no error may rest on theirs.
        found = known and known._replace(confidence="low")
    return found


def chats(provider: Provider, model: Model) -> bool:
    """Whether a model may be meant for conversation, as far as the catalogue or else its name tells."""
    if not isinstance(model.id, str):
        return True
    known = known_model(provider, model.id)
    if known is not None:
        return known.model.chats or known.model.kind == "other"
    from provcheck.catalog.kinds import kind_by_name

    return kind_by_name(model.id) is None


def vendor(provider: Provider) -> str | None:
    """Whose service answers, ``None`` for a server of the user's own or an unknown one."""
    if isinstance(provider.endpoint, str):
        # Azure serves deployments under names that its customers choose.
        azure = (hosts.host(provider.endpoint) or "").endswith(".azure.com")
        return None if azure else hosts.vendor(provider.endpoint)
    if provider.endpoint is not None:
        return None
    if isinstance(provider.kind, str):
        return provider.kind
    return provider.name if provider.built_in and isinstance(provider.name, str) else None


def overstated(provider: Provider, model: Model) -> KnownModel | None:
    """The catalogue's model when the configured window is surely more than it has, which PC402 reports as an error."""
    if model.extended or not isinstance(model.id, str) or not isinstance(model.context_window, (int, float)):
        return None
    known = known_model(provider, model.id)
    if known is None or known.self_hosted or known.model.context_window is None or known.model.confidence == "low":
        return None
    return known.model if catalog.exceeds(model.context_window, known.model.context_window) else None


def trusted_window(provider: Provider, model: Model) -> Number | None:
    """The configured context window in tokens, unless it is absent, unknown, or reported as too large itself."""
    if not isinstance(model.context_window, (int, float)) or overstated(provider, model):
        return None
    return model.context_window
