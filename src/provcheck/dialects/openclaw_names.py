"""Where an OpenClaw configuration names a provider or an agent otherwise than in a model ref.

Found in the documentation, the validator and the code that deletes an agent, of npm `openclaw` 2026.9.6 and, for
``memorySearch`` and ``agents.list``, of older releases.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from provcheck.dialects.openclaw_refs import follow
from provcheck.dialects.view import View

_AGENT = ("agents.defaults.", "agents.list.*.", "agents.entries.*.")
_ANYWHERE = ("", *_AGENT)

PROVIDERS = (
    "auth.profiles.*.provider",
    *(f"{root}memory.search.{key}" for root in _ANYWHERE for key in ("provider", "fallback")),
    *(f"{root}memorySearch.{key}" for root in _AGENT for key in ("provider", "fallback")),
)
"""Paths to the name of a provider, ``*`` standing for any key and any item."""

PROVIDER_KEYS = ("auth.order", "auth.cooldowns.billingBackoffHoursByProvider")
"""Paths to mappings whose keys are names of providers."""

SCOPE_KEYS = tuple(f"{root}tools.byProvider" for root in _ANYWHERE)
"""Paths to mappings whose keys are names of providers, or refs."""

REF_KEYS = tuple(f"{root}models" for root in _AGENT)
"""Paths to mappings whose keys are refs or patterns."""

PAIRS = tuple(f"{root}tools.media.{path}" for root in _ANYWHERE for path in ("models.*", "*.models.*"))
"""Paths to mappings with a ``provider`` and one of its models under ``model``."""

AGENT_WORDS = frozenset({"agentId", "agentFilter", "allowAgents", "allowedAgentIds", "defaultAgentId"})
"""Keys whose strings are ids of agents wherever they stand: in bindings, hooks, channels and plugins too."""

AGENTS = ("tools.agentToAgent.allow.*", "broadcast.*.*", "broadcast.*.agents.*")
"""Paths to further ids of agents."""

_agent_id = re.compile(r"[a-z0-9_][a-z0-9_-]{0,63}").fullmatch


def named(root: View, paths: tuple[str, ...]) -> Iterator[View]:
    """The values at these paths."""
    for path in paths:
        yield from follow(root, path.split("."))


def keyed(root: View, paths: tuple[str, ...]) -> Iterator[View]:
    """The members of the mappings at these paths, whose keys are the names."""
    for found in named(root, paths):
        yield from (value for _, value in found.members())


def is_agent_id(name: str) -> bool:
    """Whether an agent may have this id in every release."""
    return _agent_id(name.lower()) is not None


def canonical_agent(name: str) -> str:
    """An agent's id as OpenClaw compares it: in lower case, with a dash for what an id may not hold."""
    plain = name.strip().lower()
    return plain if _agent_id(plain) else re.sub(r"[^a-z0-9_-]+", "-", plain).strip("-")[:64]
