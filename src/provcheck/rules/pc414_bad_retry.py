"""A retry policy cannot work as it stands.

## What it does

In Pai it reports `retry.maxAttempts: 0` (an error), and a `retry.initialBackoffMs` above `retry.maxBackoffMs` (a
warning). Figures that are left out are not guessed.

## Why it matters

Without an attempt no request is sent. The pause between attempts grows from the initial to the longest one, so a
longest one below the initial one is a slip: mostly seconds in one place and milliseconds in the other.

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
  retry:
    maxAttempts: 3
    initialBackoffMs: 200
    maxBackoffMs: 5
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
  retry:
    maxAttempts: 0
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
  retry:
    maxAttempts: 3
    initialBackoffMs: 200
    maxBackoffMs: 5000
```

## Fix

None. `maxAttempts: 1` sends each request once.

## Reference

- Pai documentation, ModelProvider: https://docs.pairun.dev/resources/model-provider
"""

from __future__ import annotations

from collections.abc import Iterator

from provcheck.finding import Finding, Related, Severity
from provcheck.model import PAI, Provider, Workspace
from provcheck.rules._base import Rule
from provcheck.rules._shared.limits import written
from provcheck.rules._shared.plausible import is_whole


class BadRetry(Rule):
    """PC414."""

    code = "PC414"
    name = "bad-retry"
    severity = Severity.WARNING
    dialects = (PAI,)

    def check(self, workspace: Workspace) -> Iterator[Finding]:
        """Retry policies that contradict themselves."""
        for bundle in workspace.bundles:
            if bundle.dialect == PAI:
                for provider in bundle.providers:
                    if _count(provider, "retry_attempts") == 0:
                        yield self._no_attempt(provider)
                    yield from self._judge_pauses(provider)

    def _no_attempt(self, provider: Provider) -> Finding:
        label = provider.label("retry_attempts")
        return self.finding(
            provider.where("retry_attempts"),
            f"{label} is 0, so that no request is sent at all",
            severity=Severity.ERROR,
            help=f"set {label} to 1 for a single attempt, or leave it out for 3",
        )

    def _judge_pauses(self, provider: Provider) -> Iterator[Finding]:
        first, longest = _count(provider, "initial_backoff"), _count(provider, "max_backoff")
        if first is not None and longest is not None and first > longest:
            label, most = provider.label("initial_backoff"), provider.label("max_backoff")
            yield self.finding(
                provider.where("initial_backoff"),
                f"{label} {written(first)} is larger than {most} {written(longest)}, up to which pauses are to grow",
                related=[Related(provider.where("max_backoff"), f"{most} is {written(longest)} here")],
                help=f"both count milliseconds: raise {most}, or lower {label}",
            )


def _count(provider: Provider, field: str) -> int | None:
    """A whole number, zero or above; anything else is the shape check's."""
    value = provider.number(field)
    return int(value) if isinstance(value, (int, float)) and value >= 0 and is_whole(value) else None


RULE = BadRetry
