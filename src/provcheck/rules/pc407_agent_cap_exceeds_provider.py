"""An agent's budget is larger than that of a provider whose models it uses.

## What it does

In Pai it compares an Agent's `tokens.maxPerDay` and `tokens.maxPerRequest` with `maxTokensPerDay` and
`maxTokensPerRequest` of the ModelProviders that its `models` name.

## Why it matters

The lower figure binds. The agent is stopped, or sent to its next model, earlier than its own manifest says, and its own
figure has no effect there.

## Bad

```yaml pai.yaml
apiVersion: pai.io/v1
kind: Agent
metadata:
  name: helper
spec:
  models:
    - anthropic/claude-haiku-5-5
    - google/gemini-3.8-flash
  tokens:
    maxPerDay: 10_000_000
    maxPerRequest: 16_000
---
apiVersion: pai.io/v1
kind: ModelProvider
metadata:
  name: anthropic
spec:
  provider: anthropic
  apiKeySecretRef: { name: anthropic-key, key: api-key }
  maxTokensPerDay: 5000000
---
apiVersion: pai.io/v1
kind: ModelProvider
metadata:
  name: google
spec:
  provider: gemini
  apiKeySecretRef: { name: google-key, key: api-key }
```

## Good

```yaml pai.yaml
apiVersion: pai.io/v1
kind: Agent
metadata:
  name: helper
spec:
  models:
    - anthropic/claude-haiku-5-5
    - google/gemini-3.8-flash
  tokens:
    maxPerDay: 1_000_000
    maxPerRequest: 16_000
---
apiVersion: pai.io/v1
kind: ModelProvider
metadata:
  name: anthropic
spec:
  provider: anthropic
  apiKeySecretRef: { name: anthropic-key, key: api-key }
  maxTokensPerDay: 5000000
---
apiVersion: pai.io/v1
kind: ModelProvider
metadata:
  name: google
spec:
  provider: gemini
  apiKeySecretRef: { name: google-key, key: api-key }
```

## Fix

None: lower the agent's figure, or raise the provider's.

## Reference

- Pai documentation, Agent: https://docs.pairun.dev/resources/agent
- Pai documentation, ModelProvider: https://docs.pairun.dev/resources/model-provider
"""

from __future__ import annotations

from collections.abc import Iterator

from provcheck.finding import Finding, Related, Severity
from provcheck.model import PAI, Agent, Bundle, Provider, Workspace
from provcheck.rules._base import Rule
from provcheck.rules._shared.few import MOST
from provcheck.rules._shared.limits import above, with_figures, written
from provcheck.rules._shared.plausible import budget


class AgentCapExceedsProvider(Rule):
    """PC407."""

    code = "PC407"
    name = "agent-cap-exceeds-provider"
    severity = Severity.INFO
    dialects = (PAI,)

    def check(self, workspace: Workspace) -> Iterator[Finding]:
        """Budgets of agents that a provider's undercuts."""
        for bundle in workspace.bundles:
            if bundle.dialect == PAI:
                for agent in bundle.agents:
                    for field in ("daily_cap", "request_cap"):
                        yield from self._judge(agent, field, bundle)

    def _judge(self, agent: Agent, field: str, bundle: Bundle) -> Iterator[Finding]:
        cap = budget(agent, field)
        lower = [(one, own) for one, own in _caps(agent, field, bundle) if above(cap, own)] if cap else []
        if cap and lower:
            label = lower[0][0].label(field)
            figures = with_figures((str(provider.name), own) for provider, own in lower)
            yield self.finding(
                agent.where(field),
                f"{agent.label(field)} {written(cap)} is larger than {label} of {figures}, and the lower one binds",
                related=[Related(one.where(field), f"{label} is {written(own)} here") for one, own in lower[:MOST]],
                help=f"set it to {written(min(own for _, own in lower))} or less, or raise {label}",
            )


def _caps(agent: Agent, field: str, bundle: Bundle) -> Iterator[tuple[Provider, int]]:
    """The providers of an agent's models that have such a cap, each once.

    Where one name is defined twice nobody knows here which definition counts: then none does.
    """
    refs = agent.chat.refs if agent.chat else ()
    for name in dict.fromkeys(ref.provider for ref in refs if ref.target):
        defined = bundle.named(name) if name else []
        own = budget(defined[0], field) if len(defined) == 1 else None
        if own:
            yield defined[0], own


RULE = AgentCapExceedsProvider
