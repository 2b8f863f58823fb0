"""Two agents have one id.

## What it does

Reports an agent whose id another agent has already, with case and white space around it left aside, as OpenClaw
compares ids.

## Why it matters

From 2026.8.2 on OpenClaw refuses such a configuration, and its gateway does not start. Before, it accepted it, so that
the mistake shows on the day of an upgrade; until then it is a warning.

## Bad

```json5 openclaw.json release=2026.9.6
{
  agents: {
    ownership: "explicit",
    entries: { Writer: { model: "openai/gpt-6-astra" }, writer: {} },
  },
}
```

Or:

```json5 openclaw.json release=2026.7.1
{
  agents: {
    list: [{ id: "writer", default: true }, { id: "writer" }],
  },
}
```

## Good

```json5 openclaw.json release=2026.9.6
{
  agents: {
    ownership: "explicit",
    entries: { writer: { model: "openai/gpt-6-astra" }, reviewer: {} },
  },
}
```

## Fix

Give each agent an id of its own, or take one of the two out.

## Reference

- OpenClaw on several agents: https://docs.openclaw.ai/concepts/multi-agent
- The checks themselves: npm `openclaw` 2026.8.2 and 2026.9.6, `openclaw config validate`
"""

from __future__ import annotations

from collections.abc import Iterator

from provcheck.finding import Finding, Related, Severity
from provcheck.model import OPENCLAW, Agent, Bundle, Workspace
from provcheck.rules._base import Rule


class DuplicateAgent(Rule):
    """PC212."""

    code = "PC212"
    name = "duplicate-agent"
    severity = Severity.ERROR
    dialects = (OPENCLAW,)

    def check(self, workspace: Workspace) -> Iterator[Finding]:
        """Agents whose id stands before."""
        for bundle in workspace.bundles:
            if bundle.dialect == OPENCLAW and len(bundle.agents) > 1:
                yield from self._repeated(bundle)

    def _repeated(self, bundle: Bundle) -> Iterator[Finding]:
        first: dict[object, Agent] = {}
        for agent in bundle.agents:
            if not isinstance(agent.name, str) or not agent.name.strip():
                continue
            # A list beside entries is wrong as a whole, and no release reads both.
            in_entries = agent.key() != ""
            earlier = first.setdefault((agent.name.strip().lower(), in_entries), agent)
            if earlier is not agent:
                yield self._twice(agent, earlier, bundle)

    def _twice(self, agent: Agent, earlier: Agent, bundle: Bundle) -> Finding:
        refused = bundle.platform.needs_one_default_agent
        same = agent.name == earlier.name
        clash = f'the agent id "{agent.name}" ' + ("stands twice" if same else f'is the same as "{earlier.name}"')
        later = "" if refused else "; OpenClaw refuses this from 2026.8.2 on"
        return self.finding(
            agent.where("name"),
            clash + later,
            severity=Severity.ERROR if refused else Severity.WARNING,
            related=[Related(earlier.where("name"), "the other agent")],
            help="give one of them another id, or take it out",
            depends_on=bundle,
        )


RULE = DuplicateAgent
