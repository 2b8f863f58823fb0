"""What OpenClaw does with a model that its provider's list lacks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from provcheck.catalog import hosts

if TYPE_CHECKING:
    from provcheck.model import Bundle, Provider

# Routers whose ids take a policy behind a colon: "Qwen/Qwen3-8B:fastest" is "Qwen/Qwen3-8B" at its fastest host.
# https://huggingface.co/docs/inference-providers, https://openrouter.ai/docs/features/model-routing
_ROUTERS = frozenset({"huggingface", "openrouter"})


def knows_itself(provider: Provider, model_id: str, bundle: Bundle) -> bool:
    """Whether the provider runs the model without listing it."""
    name, platform = provider.name, bundle.platform
    if not provider.built_in or not isinstance(name, str):
        return False
    if name in platform.open_providers or model_id in platform.bundled.get(name, ()):
        return True
    return without_policy(provider, model_id) != model_id


def without_policy(provider: Provider, model_id: str) -> str:
    """The listed model that an id of a router means, which may have a policy behind it; else the id as it is."""
    plain = model_id.partition(":")[0]
    if not provider.built_in or provider.name not in _ROUTERS or provider.find(model_id) is not None:
        return model_id
    return plain if provider.find(plain) is not None else model_id


def is_refused(provider: Provider, bundle: Bundle) -> bool:
    """Whether OpenClaw itself is certain to refuse what the provider does not list.

    It does so on hosts that it takes for a vendor's own. What a built-in provider knows besides its list is only known
    here for some, and an entry without a base URL only adds to it.
    """
    if not bundle.platform.refuses_unlisted or not isinstance(provider.endpoint, str):
        return False
    if provider.built_in and not bundle.platform.bundled.get(str(provider.name)):
        return False
    return hosts.vendor(provider.endpoint) is not None
