"""It is not settled which of several agents answers by default.

## What it does

Reports a configuration with two agents or more that neither says `ownership: "explicit"` nor marks exactly one agent
with `default: true`; one that does both; and one that says `ownership: "explicit"` and has no agents.

## Why it matters

From 2026.8.2 on OpenClaw refuses such a configuration, and its gateway does not start. Earlier releases took the first
agent that was marked, else the first of all, so that files which worked for long fail after an upgrade.

## Bad

```json5 openclaw.json release=2026.9.6
{
  agents: { entries: { writer: {}, reviewer: {} } },
}
```

Or:

```json5 openclaw.json release=2026.9.6
{
  agents: {
    ownership: "explicit",
    entries: { writer: { default: true }, reviewer: {} },
  },
}
```

## Good

```json5 openclaw.json release=2026.9.6
{
  agents: {
    ownership: "explicit",
    entries: { writer: {}, reviewer: {} },
  },
}
```

## Fix

Write `ownership: "explicit"` into `agents` and mark no agent, or leave it out and mark exactly one.

## Reference

- OpenClaw on several agents: https://docs.openclaw.ai/concepts/multi-agent
- The checks themselves: npm `openclaw` 2026.8.2 and 2026.9.6, `openclaw config validate`
"""

from __future__ import annotations

from collections.abc import Iterator

from provcheck.finding import Finding, Related, Severity
from provcheck.model import OPENCLAW, UNKNOWN, Agent, Bundle, Workspace
from provcheck.rules._base import Rule

_EXPLICIT = "explicit"

_SHOWN = 10
"""So many marked agents are pointed at."""


class NoDefaultAgent(Rule):
    """PC214."""

    code = "PC214"
    name = "no-default-agent"
    severity = Severity.ERROR
    dialects = (OPENCLAW,)

    def check(self, workspace: Workspace) -> Iterator[Finding]:
        """Configurations that leave the default agent open, or settle it twice."""
        for bundle in workspace.bundles:
            if bundle.platform.needs_one_default_agent:
                yield from self._of(bundle)

    def _of(self, bundle: Bundle) -> Iterator[Finding]:
        # A list beside entries is wrong as a whole, and no release reads both.
        if len({agent.key() == "" for agent in bundle.agents}) > 1:
            return
        marked = [agent for agent in bundle.agents if agent.flag("default") is True]
        if bundle.string("ownership") == _EXPLICIT:
            if marked:
                yield self._settled_twice(marked, bundle)
            elif not bundle.agents and bundle.details.knows_agents():
                yield self._without_agents(bundle)
        elif len(marked) > 1:
            yield self._several(marked, bundle)
        elif len(bundle.agents) > 1 and not marked and self._is_open(bundle):
            yield self._none(bundle)

    def _is_open(self, bundle: Bundle) -> bool:
        """Whether surely nothing names the default."""
        unknown = any(agent.flag("default") is UNKNOWN for agent in bundle.agents)
        return not unknown and bundle.lacks("ownership") and bundle.details.knows_agents()

    def _none(self, bundle: Bundle) -> Finding:
        return self.finding(
            bundle.where("ownership"),
            f'none of {len(bundle.agents)} agents is the default, and {bundle.label("ownership")} is not "{_EXPLICIT}"',
            help=f'write {bundle.label("ownership")}: "{_EXPLICIT}" here, or mark one agent with default: true',
            depends_on=bundle,
        )

    def _several(self, marked: list[Agent], bundle: Bundle) -> Finding:
        return self.finding(
            marked[1].where("default"),
            f"{len(marked)} agents are marked as the default, and only one may be",
            related=[Related(one.where("default"), "marked too") for one in marked[:_SHOWN] if one is not marked[1]],
            help="leave the mark on one of them",
            depends_on=bundle,
        )

    def _settled_twice(self, marked: list[Agent], bundle: Bundle) -> Finding:
        others = [Related(one.where("default"), "marked too") for one in marked[1:_SHOWN]]
        return self.finding(
            marked[0].where("default"),
            f'with {bundle.label("ownership")} "{_EXPLICIT}" no agent may be marked as the default',
            related=[Related(bundle.where("ownership"), "it stands here"), *others],
            help=f"take the mark{'s' if others else ''} out",
            depends_on=bundle,
        )

    def _without_agents(self, bundle: Bundle) -> Finding:
        return self.finding(
            bundle.where("ownership"),
            f'{bundle.label("ownership")} "{_EXPLICIT}" needs at least one agent, and there is none',
            help="add an agent, or take this out",
            depends_on=bundle,
        )


RULE = NoDefaultAgent
