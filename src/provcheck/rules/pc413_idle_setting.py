"""A budget for use from outside stands where there is none, or the reverse.

## What it does

In Pai it reports an `externalAccess` with a budget that is not enabled, and one that is enabled without a budget. On a
ModelProvider the budget is `maxTokensPerDay`, on a Provider of services `maxRequestsPerDay`.

## Why it matters

Access from outside is off unless `enabled` is true; until then its budget has no effect. Where it is on without a
budget, whoever has an access key may use the provider without end: the budget of the agents is a separate one.

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
  externalAccess:
    enabled: false
    maxTokensPerDay: 2000000
```

Or:

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
  externalAccess:
    enabled: true
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
  externalAccess:
    enabled: true
    maxTokensPerDay: 2000000
```

## Fix

None: only its author knows whether access from outside is wanted.

## Reference

- Pai documentation, ModelProvider: https://docs.pairun.dev/resources/model-provider
- Pai documentation, Provider: https://docs.pairun.dev/resources/provider
"""

from __future__ import annotations

from collections.abc import Iterator

from provcheck.finding import Finding, Related, Severity
from provcheck.model import PAI, Part, Provider, Workspace
from provcheck.rules._base import Rule
from provcheck.rules._shared.limits import written
from provcheck.rules._shared.plausible import budget


class IdleSetting(Rule):
    """PC413."""

    code = "PC413"
    name = "idle-setting"
    severity = Severity.INFO
    dialects = (PAI,)

    def check(self, workspace: Workspace) -> Iterator[Finding]:
        """Budgets for outsiders without access, and access without a budget."""
        for bundle in workspace.bundles:
            if bundle.dialect == PAI:
                for provider in bundle.providers:
                    yield from self._judge(provider, "external_cap", "external_requests")
                for service in bundle.details.definitions("service"):
                    yield from self._judge(service, "external_requests", "external_cap")

    def _judge(self, holder: Provider | Part, cap: str, other: str) -> Iterator[Finding]:
        enabled = holder.flag("external_access")
        if enabled is None or enabled is False:
            tokens = budget(holder, cap)
            if tokens:
                yield self._idle(holder, cap, tokens)
        # The other kind's word for a budget is PC707's, and nobody calls the right one missing beside it.
        elif enabled is True and holder.lacks(cap) and holder.lacks(other):
            yield self.finding(
                holder.where("external_access"),
                f"access from outside is on without a budget of its own: {holder.label(cap)} is missing",
                help=f"add {holder.label(cap)} beside it",
            )

    def _idle(self, holder: Provider | Part, cap: str, tokens: int) -> Finding:
        off = Related(holder.where("external_access"), "access from outside is off here")
        return self.finding(
            holder.where(cap),
            f"{holder.label(cap)} {written(tokens)} has no effect, since access from outside is not enabled",
            related=[off] if holder.has("external_access") else [],
            help="enable access from outside, or take the budget out",
        )


RULE = IdleSetting
