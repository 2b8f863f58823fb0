"""Names that the other side accepts."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container

_LONGEST_LABEL = 63


def dns_label(text: str, otherwise: str) -> str:
    """The nearest legal name of a Kubernetes resource (a label of RFC 1123); ``otherwise`` where nothing is left."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:_LONGEST_LABEL].rstrip("-") or otherwise


def agent_id(text: str, otherwise: str) -> str:
    """The nearest id that OpenClaw accepts for an agent."""
    return re.sub(r"[^a-z0-9_-]+", "-", text.lower()).strip("-")[:_LONGEST_LABEL].rstrip("-") or otherwise


def unique(name: str, taken: Container[str]) -> str:
    """The name itself, or with the first number behind it under which nobody has it."""
    if name not in taken:
        return name
    number = 2
    while (numbered := f"{name[: _LONGEST_LABEL - len(str(number)) - 1]}-{number}") in taken:
        number += 1
    return numbered


def variable(text: str) -> str:
    """The name of the environment variable for the key of a provider: ``NVIDIA_API_KEY`` for ``nvidia``."""
    plain = re.sub(r"[^A-Z0-9]+", "_", text.upper()).strip("_")
    return f"{'_' if plain[:1].isdigit() else ''}{plain}_API_KEY"
