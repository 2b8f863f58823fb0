"""A cap on one request is larger than the budget of a whole day.

## What it does

In Pai it compares `maxTokensPerRequest` of a ModelProvider with its `maxTokensPerDay`, and `tokens.maxPerRequest` of an
Agent with its `tokens.maxPerDay`. 128000 and 131072 count as the same.

## Why it matters

A request that the cap lets through does not fit into the day, so the cap stops nothing that the budget would not stop.
Mostly a zero is missing in one of the two.

## Bad

```yaml provider.yaml
apiVersion: pai.io/v1
kind: ModelProvider
metadata:
  name: nvidia
spec:
  provider: openai
  endpoint: https://integrate.api.nvidia.com/v1
  apiKeySecretRef:
    name: nvidia-api-key
    key: api-key
  maxTokensPerDay: 50000
  maxTokensPerRequest: 128000
  allowedModels:
    - openai/gpt-oss-20b
```

Or:

```yaml agent.yaml
apiVersion: pai.io/v1
kind: Agent
metadata:
  name: helper
spec:
  models:
    - nvidia/openai/gpt-oss-20b
  tokens:
    maxPerDay: 10_000
    maxPerRequest: 16_000
```

## Good

```yaml provider.yaml
apiVersion: pai.io/v1
kind: ModelProvider
metadata:
  name: nvidia
spec:
  provider: openai
  endpoint: https://integrate.api.nvidia.com/v1
  apiKeySecretRef:
    name: nvidia-api-key
    key: api-key
  maxTokensPerDay: 5000000
  maxTokensPerRequest: 128000
  allowedModels:
    - openai/gpt-oss-20b
```

## Fix

None: raise the budget, or lower the cap.

## Reference

- Pai documentation, ModelProvider: https://docs.pairun.dev/resources/model-provider
- Pai documentation, Agent: https://docs.pairun.dev/resources/agent
"""

from __future__ import annotations

from collections.abc import Iterator

from provcheck.finding import Finding, Related, Severity
from provcheck.model import PAI, Entity, Workspace
from provcheck.rules._base import Rule
from provcheck.rules._shared.limits import above, written
from provcheck.rules._shared.plausible import budget


class RequestCapExceedsDaily(Rule):
    """PC405."""

    code = "PC405"
    name = "request-cap-exceeds-daily"
    severity = Severity.WARNING
    dialects = (PAI,)

    def check(self, workspace: Workspace) -> Iterator[Finding]:
        """Caps on requests that no day has room for."""
        for bundle in workspace.bundles:
            if bundle.dialect == PAI:
                for holder in (*bundle.providers, *bundle.agents):
                    yield from self._judge(holder)

    def _judge(self, holder: Entity) -> Iterator[Finding]:
        cap = budget(holder, "request_cap")
        day = budget(holder, "daily_cap") if cap else None
        if cap and day and above(cap, day):
            label, daily = holder.label("request_cap"), holder.label("daily_cap")
            yield self.finding(
                holder.where("request_cap"),
                f"{label} {written(cap)} is larger than {daily} {written(day)}",
                related=[Related(holder.where("daily_cap"), f"{daily} is {written(day)} here")],
                help=f"raise {daily}, or lower {label} far below it",
            )


RULE = RequestCapExceedsDaily
