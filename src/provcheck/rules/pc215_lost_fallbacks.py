"""An agent with a model of its own does not have the fallbacks of the defaults.

## What it does

Reports an agent that sets a model and no fallbacks, while the defaults have some. It is silent where the agent's model
is the only fallback.

## Why it matters

From 2026.4.29 on OpenClaw takes fallbacks and model together: an agent that names its model and no fallbacks has none,
and stops when that model does not answer. Up to 2026.3.31 it inherited those of the defaults.

## Bad

```json5 openclaw.json release=2026.9.6
{
  agents: {
    defaults: {
      model: {
        primary: "openai/gpt-6-astra",
        fallbacks: ["anthropic/claude-opus-4-6"],
      },
    },
    entries: { writer: { model: "openai/gpt-6-astra" } },
  },
}
```

## Good

```json5 openclaw.json release=2026.9.6
{
  agents: {
    defaults: {
      model: {
        primary: "openai/gpt-6-astra",
        fallbacks: ["anthropic/claude-opus-4-6"],
      },
    },
    entries: {
      writer: {
        model: {
          primary: "openai/gpt-6-astra",
          fallbacks: ["anthropic/claude-opus-4-6"],
        },
      },
      reviewer: { default: true },
    },
  },
}
```

## Fix

Give the agent a list of fallbacks. An empty one says that none is wanted.

## Reference

- OpenClaw on failover: https://docs.openclaw.ai/concepts/model-failover
"""

from __future__ import annotations

from collections.abc import Iterator

from provcheck.finding import Finding, Related, Severity
from provcheck.model import OPENCLAW, Agent, Bundle, Route, Workspace
from provcheck.rules._base import Rule


class LostFallbacks(Rule):
    """PC215."""

    code = "PC215"
    name = "lost-fallbacks"
    severity = Severity.INFO
    dialects = (OPENCLAW,)

    def check(self, workspace: Workspace) -> Iterator[Finding]:
        """Agents whose own model costs them the fallbacks."""
        for bundle in workspace.bundles:
            default = bundle.defaults.chat if bundle.defaults else None
            if default and bundle.platform.drops_fallbacks and _has_fallbacks(default):
                for agent in bundle.agents:
                    own = agent.chat
                    if own and own.complete and own.has_primary and not own.has_fallbacks and _loses(own, default):
                        yield self._lost(agent, own, default, bundle)

    def _lost(self, agent: Agent, own: Route, default: Route, bundle: Bundle) -> Finding:
        who = f'the agent "{agent.name}"' if isinstance(agent.name, str) else "this agent"
        return self.finding(
            own.refs[0].where(),
            f"{who} has a model of its own, and so none of the defaults' fallbacks",
            related=[Related(default.where("fallbacks"), "they hold for agents without a model of their own")],
            help=f"give it {own.label('fallbacks')} too; an empty list says that none is wanted",
            depends_on=bundle,
        )


def _has_fallbacks(route: Route) -> bool:
    return len(route.refs) > (1 if route.has_primary else 0)


def _loses(own: Route, default: Route) -> bool:
    """Whether a fallback of the defaults is another model than the agent's own."""
    lost = default.refs[1 if default.has_primary else 0 :]
    return any(one.target is None or one.target != own.refs[0].target for one in lost)


RULE = LostFallbacks
