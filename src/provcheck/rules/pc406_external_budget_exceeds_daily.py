"""The budget for use from outside is larger than the provider's own.

## What it does

In Pai it compares `externalAccess.maxTokensPerDay` of a ModelProvider with its `maxTokensPerDay`. It says nothing while
external access is off (PC413 does).

## Why it matters

The two budgets are separate, so this works. But it gives developers outside more tokens than all agents together, which
few want.

## Bad

```yaml provider.yaml
apiVersion: pai.io/v1
kind: ModelProvider
metadata:
  name: anthropic
spec:
  provider: anthropic
  apiKeySecretRef:
    name: anthropic-key
    key: api-key
  maxTokensPerDay: 5000000
  externalAccess:
    enabled: true
    maxTokensPerDay: 20000000
```

## Good

```yaml provider.yaml
apiVersion: pai.io/v1
kind: ModelProvider
metadata:
  name: anthropic
spec:
  provider: anthropic
  apiKeySecretRef:
    name: anthropic-key
    key: api-key
  maxTokensPerDay: 5000000
  externalAccess:
    enabled: true
    maxTokensPerDay: 2000000
```

## Fix

None: both figures may be meant.

## Reference

- Pai documentation, ModelProvider: https://docs.pairun.dev/resources/model-provider
"""

from __future__ import annotations

from collections.abc import Iterator

from provcheck.finding import Finding, Related, Severity
from provcheck.model import PAI, Provider, Workspace
from provcheck.rules._base import Rule
from provcheck.rules._shared.limits import above, written
from provcheck.rules._shared.plausible import budget


class ExternalBudgetExceedsDaily(Rule):
    """PC406."""

    code = "PC406"
    name = "external-budget-exceeds-daily"
    severity = Severity.INFO
    dialects = (PAI,)

    def check(self, workspace: Workspace) -> Iterator[Finding]:
        """Budgets for outsiders above those for agents."""
        for bundle in workspace.bundles:
            if bundle.dialect == PAI:
                for provider in bundle.providers:
                    yield from self._judge(provider)

    def _judge(self, provider: Provider) -> Iterator[Finding]:
        external = budget(provider, "external_cap")
        own = budget(provider, "daily_cap") if external else None
        if external and own and above(external, own) and provider.flag("external_access") is True:
            label = provider.label("daily_cap")
            yield self.finding(
                provider.where("external_cap"),
                f"outsiders may use {written(external)} tokens a day, more than the {written(own)} of all agents",
                related=[Related(provider.where("daily_cap"), f"{label} of the provider itself is {written(own)}")],
                help="lower it, unless this is meant",
            )


RULE = ExternalBudgetExceedsDaily
