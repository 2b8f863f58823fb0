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
    return name in _ROUTERS and provider.find(model_id.partition(":")[0]) is not None


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
