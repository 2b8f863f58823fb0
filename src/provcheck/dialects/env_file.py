"""The ``.env`` file beside a configuration."""

from __future__ import annotations

import os
import re

_MOST_BYTES = 1024 * 1024


def names_beside(path: str) -> frozenset[str]:
    """The variables that the ``.env`` in a file's folder sets; none where it cannot be read. Values are not kept."""
    beside = os.path.join(os.path.dirname(path), ".env")
    try:
        if not os.path.isfile(beside):
            return frozenset()
        with open(beside, encoding="utf-8-sig", errors="replace") as stream:
            text = stream.read(_MOST_BYTES)
    except (OSError, ValueError):
        return frozenset()
    return frozenset(re.findall(r"^[ \t]*(?:export[ \t]+)?([A-Za-z_]\w*)[ \t]*=[ \t]*[^\s#]", text, re.MULTILINE))
