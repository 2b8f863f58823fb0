"""Models by OpenRouter's ids: the publisher, a name with dots, and perhaps a variant (``:free``)."""

from __future__ import annotations

from provcheck.catalog.known import KnownModel, find_native, find_weights

# Publishers as OpenRouter writes them, where NVIDIA writes them otherwise.
_PUBLISHERS = {"deepseek": "deepseek-ai", "meta-llama": "meta", "minimax": "minimaxai", "stepfun": "stepfun-ai"}
_VENDORS = frozenset({"anthropic", "google", "openai"})


def find_openrouter(model_id: str) -> KnownModel | None:
    """What the weights behind an OpenRouter id can do, ``None`` where the catalogue does not know them.

    OpenRouter passes a request on to one of several hosts, which may allow less; nothing is said of them, nor of
    whether OpenRouter still lists the id.
    """
    publisher, slash, name = model_id.partition(":")[0].partition("/")
    if not slash:
        return None
    if publisher in _VENDORS:
        # Anthropic's own ids have dashes where OpenRouter's have dots.
        own = name.replace(".", "-") if publisher == "anthropic" else name
        known = find_native(publisher, own)
        if known is not None:
            return known._replace(
                id=model_id,
                confidence="medium",
                max_output_tokens=None,
                state="unknown",
                retired_on=None,
                by_settings=known.by_settings - {"state", "max_output_tokens"},
            )
    known = find_weights(f"{_PUBLISHERS.get(publisher, publisher)}/{name}")
    return known and known._replace(id=model_id)
