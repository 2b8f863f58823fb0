"""The first few of many: how much of a long list a finding tells."""

from collections.abc import Iterable

MOST = 5
"""How many names a sentence holds, and how many other places a finding points at; the others are counted."""


def listed(texts: list[str]) -> str:
    """Texts for a sentence, the first few of many."""
    more = f" and {len(texts) - MOST} more" if len(texts) > MOST else ""
    return ", ".join(texts[:MOST]) + more


def quoted(names: Iterable[str]) -> str:
    """Names for a sentence, each once and in quotes, the first few of many."""
    return listed([f'"{name}"' for name in dict.fromkeys(names)])
