"""What OpenClaw's side says of a provider, a model or an agent when nothing better is known.

Both directions ask here: the way to OpenClaw writes it, and the way to Pai need not keep what will be written anyway.
"""

from __future__ import annotations

from provcheck.catalog.served import Known, known_model
from provcheck.conversion import kinds
from provcheck.conversion.names import variable
from provcheck.dialects import openclaw_releases as releases
from provcheck.model import Origin, Provider


def key_text(name: str) -> str:
    """What stands for the key of a provider."""
    return f"${{{key_variable(name)}}}"


def key_variable(name: str) -> str:
    """The variable that OpenClaw looks into for the key of this vendor, else one of the provider's name."""
    known = releases.variables_of(releases.NEWEST, name)
    return next((one for one in known if one.endswith("_API_KEY")), known[0] if known else variable(name))


def entry(name: str, typed: kinds.Typed, *, has_key: bool = True) -> dict[str, object] | None:
    """The entry of a provider without its models; ``None`` for what OpenClaw has built in under this name."""
    native = kinds.native_of(typed.kind)
    if native is not None and typed.endpoint is None and name == native.id:
        return None
    address = typed.endpoint or (native.address if native else "")
    made: dict[str, object] = {"baseUrl": kinds.azure_address(address) if typed.kind == "azure-openai" else address}
    if has_key:
        made["apiKey"] = key_text(name)
    made["api"] = kinds.api_of(typed.kind, typed.endpoint)
    return made


def route(refs: list[str]) -> dict[str, object] | None:
    """The models of an agent: the first one and its fallbacks."""
    if not refs:
        return None
    return {"primary": refs[0], **({"fallbacks": refs[1:]} if refs[1:] else {})}


def model_row(name: str, typed: kinds.Typed, model_id: str, release: str) -> dict[str, object]:
    """A model's row: its id for a name, and the limits that the catalogue is sure of.

    A window that the release refuses as too small is left out: it would keep the model from running at all.
    """
    row: dict[str, object] = {"id": model_id, "name": model_id}
    known = _known(name, typed, model_id)
    if known is None or known.model.confidence == "low":
        return row
    windows = [one for one in (known.model.context_window, known.model.hosted_context_window) if one]
    if windows and min(windows) >= releases.window_bounds(release)[0]:
        row["contextWindow"] = min(windows)
    if known.model.max_output_tokens and (not windows or known.model.max_output_tokens < min(windows)):
        row["maxTokens"] = known.model.max_output_tokens
    return row


def _known(name: str, typed: kinds.Typed, model_id: str) -> Known | None:
    """What the catalogue has of a model, as the provider that this will be in OpenClaw serves it."""
    native = kinds.native_of(typed.kind)
    endpoint = typed.endpoint or (native.address if native else None)
    return known_model(Provider(Origin(), name=name, endpoint=endpoint), model_id)
