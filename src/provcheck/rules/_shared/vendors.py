"""Vendors by the words that name them: in provider ids, in variables, in the names of Secrets, in keys."""

from __future__ import annotations

NAMES = {
    "anthropic": "Anthropic",
    "cerebras": "Cerebras",
    "deepinfra": "DeepInfra",
    "deepseek": "DeepSeek",
    "google": "Google",
    "groq": "Groq",
    "mistral": "Mistral",
    "nvidia": "NVIDIA",
    "openai": "OpenAI",
    "openrouter": "OpenRouter",
    "xai": "xAI",
}
"""Vendors whose hosts and names are no one else's, by the id of their provider in OpenClaw."""

_WORDS = {**{name: name for name in NAMES}, "claude": "anthropic", "gemini": "google", "nvapi": "nvidia"}

# The most exact first: others begin their keys with sk- too. From the vendors' own documentation, 2026-11.
_PREFIXES = (
    ("sk-ant-", "anthropic"),
    ("sk-or-", "openrouter"),
    ("sk-proj-", "openai"),
    ("sk-svcacct-", "openai"),
    ("nvapi-", "nvidia"),
    ("AIza", "google"),
    ("gsk_", "groq"),
    ("xai-", "xai"),
    ("csk-", "cerebras"),
    ("sk-", ""),
)
# Their keys all begin with their prefix.
_STRICT = {"anthropic": "sk-ant-", "groq": "gsk_", "nvidia": "nvapi-", "openrouter": "sk-or-", "xai": "xai-"}


def named(text: str) -> str | None:
    """The vendor that a name is made with: ``OPENAI_API_KEY``, ``nvidia-api-key``; ``None`` for none and for several.

    What is compatible with a vendor is somebody else's.
    """
    words = text.lower().replace("_", "-").replace(".", "-").split("-")
    found = {_WORDS[word] for word in words if word in _WORDS}
    return found.pop() if len(found) == 1 and not any(word.startswith("compat") for word in words) else None


def of_key(key: str) -> tuple[str, str] | None:
    """The prefix of a key and the vendor that it belongs to; no vendor where several use it."""
    return next((one for one in _PREFIXES if key.startswith(one[0])), None)


def usual_prefix(vendor: str) -> str | None:
    """What all keys of a vendor begin with, where they do."""
    return _STRICT.get(vendor)
