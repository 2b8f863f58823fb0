"""Where an OpenClaw configuration names a provider or an agent otherwise than in a model ref.

Found in the documentation and the validator of npm `openclaw` 2026.9.6; what an older release has no such place for,
nobody writes for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from provcheck.dialects.openclaw_refs import follow
from provcheck.dialects.view import View


_fine = re.compile(r"[a-z0-9_][a-z0-9_-]{0,63}").fullmatch


class NamePath(NamedTuple):
    """A path to names, ``*`` standing for any key and any item.

    ``keys``: the names are the keys of the mapping there, and not what they hold.
    """

    path: str
    keys: bool = False


PROVIDERS = (
    NamePath("auth.profiles.*.provider"),
    NamePath("auth.order", keys=True),
    NamePath("auth.cooldowns.billingBackoffHoursByProvider", keys=True),
    NamePath("agents.defaults.memorySearch.provider"),
)

AGENTS = (NamePath("bindings.*.agentId"),)


def names(root: View, paths: tuple[NamePath, ...]) -> Iterator[tuple[View, bool]]:
    """The values at these paths, each with whether its key is the name."""
    for path in paths:
        steps = path.path.split(".")
        for found in follow(root, steps):
            if not path.keys:
                yield found, False
            elif found.mapping:
                yield from ((value, True) for _, value in found.members())


def canonical_agent(name: str) -> str:
    """An agent's id as OpenClaw compares it: in lower case, with a dash for what an id may not hold."""
    plain = name.strip().lower()
    return plain if _fine(plain) else re.sub(r"[^a-z0-9_-]+", "-", plain).strip("-")[:64]
