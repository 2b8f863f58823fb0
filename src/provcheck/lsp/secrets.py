"""What masks the secrets of the texts that an answer is about."""

from __future__ import annotations

from functools import lru_cache

from provcheck.redact.redactor import Redactor
from provcheck.syntax.source import Source


@lru_cache(maxsize=2)
def redactor(texts: tuple[Source, ...]) -> Redactor:
    """What masks the secrets of some texts. They are looked for once for all that is said of the same texts."""
    return Redactor(texts)
