"""All models of an agent draw on one daily budget.

## What it does

Reports an agent whose models are all on one ModelProvider that has `maxTokensPerDay`. An agent with a single model on
such a provider is an info.

## Why it matters

The daily budget belongs to the provider, all its models and agents together. When it is used up, Pai answers 429 until
midnight UTC, and only a model of another provider takes over. A fallback on the same provider is of no use then.

## Bad

```yaml agent.yaml
apiVersion: pai.io/v1
kind: Agent
metadata:
  name: helper
spec:
  models:
    - anthropic/claude-opus-4-6
    - anthropic/claude-sonnet-4-6
---
apiVersion: pai.io/v1
kind: ModelProvider
metadata:
  name: anthropic
spec:
  provider: anthropic
  apiKeySecretRef: { name: anthropic-key, key: api-key }
  maxTokensPerDay: 5000000
```

## Good

```yaml agent.yaml
apiVersion: pai.io/v1
kind: Agent
metadata:
  name: helper
spec:
  models:
    - anthropic/claude-opus-4-6
    - google/gemini-3.8-flash
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
  maxTokensPerDay: 5000000
```

## Fix

Add a model of another provider to the agent's list.

## Reference

- Pai on `maxTokensPerDay`: https://docs.pairun.dev/resources/model-provider
- Pai on `spec.models`: https://docs.pairun.dev/resources/agent
"""

from __future__ import annotations

from collections.abc import Iterator

from provcheck.finding import Finding, Related, Severity
from provcheck.model import PAI, Bundle, ModelRef, Provider, Route, Workspace
from provcheck.rules._base import Rule


class SharedBudgetFallback(Rule):
    """PC207."""

    code = "PC207"
    name = "shared-budget-fallback"
    severity = Severity.WARNING
    dialects = (PAI,)

    def check(self, workspace: Workspace) -> Iterator[Finding]:
        """Agents that one budget can stop."""
        for bundle in workspace.bundles:
            if bundle.dialect == PAI:
                for agent in bundle.agents:
                    provider = _only_provider(agent.chat, bundle) if agent.chat else None
                    if agent.chat and provider:
                        yield self._shared(agent.chat.refs, provider)

    def _shared(self, refs: tuple[ModelRef, ...], provider: Provider) -> Finding:
        other = next((ref for ref in refs if ref.target != refs[0].target), None)
        several = f'all models of this agent are on "{provider.name}" and share its daily budget'
        single = f'the only model of this agent stops when the daily budget of "{provider.name}" is used up'
        return self.finding(
            (other or refs[0]).where(),
            several if other else single,
            severity=Severity.WARNING if other else Severity.INFO,
            related=[Related(provider.where("daily_cap"), "the budget of all models of this provider")],
            help="add a model of another provider",
        )


def _only_provider(route: Route, bundle: Bundle) -> Provider | None:
    """The one provider of a route, if it has a daily budget in every definition."""
    names = {ref.provider if ref.target else None for ref in route.refs}
    name = names.pop() if len(names) == 1 else None
    if name is None or not route.complete:
        return None
    defined = bundle.named(name)
    return defined[-1] if defined and all(map(_has_budget, defined)) else None


def _has_budget(provider: Provider) -> bool:
    tokens = provider.number("daily_cap")
    return isinstance(tokens, (int, float)) and tokens > 0


RULE = SharedBudgetFallback
