"""Which hosted NIM model a wrong id surely means, where it is no known confusion."""

from __future__ import annotations

from provcheck.catalog.confusions import confusion
from provcheck.catalog.known import find_nim, nim_ids
from provcheck.suggest import nearest

# Publishers as other services spell them: OpenRouter, Hugging Face and the vendors' own APIs.
_PUBLISHERS = {
    "deepseek": "deepseek-ai",
    "meta-llama": "meta",
    "minimax": "minimaxai",
    "moonshot": "moonshotai",
    "moonshots": "moonshotai",
    "zai-org": "z-ai",
}
# What stands before the publisher in a ref of OpenClaw or LiteLLM, and is no part of the id.
_PREFIXES = ("nvidia/", "nvidia_nim/")


def likely_id(wrong_id: str, called: str | None = None) -> str | None:
    """The catalogue id that is meant by an id it does not hold, ``None`` where that is not sure.

    It differs by case, dash, dot or underscore, by another spelling of the publisher, a missing publisher, a
    prefix before the publisher, a missing suffix or a slip. It may be retired: look it up before advising it.
    ``called``: as in ``find_nim``.
    """
    if find_nim(wrong_id, called) or confusion(wrong_id):
        return None
    bare = _without_prefix(wrong_id)
    publisher, slash, name = bare.partition("/")
    if not slash:
        return _by_name(bare, called)
    respelt = f"{_PUBLISHERS.get(publisher.lower(), publisher)}/{name}"
    return respelt if find_nim(respelt, called) else nearest(respelt, nim_ids(called))


def _without_prefix(model_id: str) -> str:
    for prefix in _PREFIXES:
        if model_id.startswith(prefix) and model_id.count("/") > 1:
            return model_id.removeprefix(prefix)
    return model_id


def _by_name(name: str, called: str | None) -> str | None:
    """The only id of this name, whoever publishes it."""
    found = [one for one in nim_ids(called) if one.partition("/")[2] == name.lower()]
    return found[0] if len(found) == 1 else None
