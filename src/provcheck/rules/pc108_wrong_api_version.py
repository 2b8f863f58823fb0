"""A Pai manifest whose apiVersion is not pai.io/v1.

## What it does

Reports an `apiVersion` at the top of a document that is not `pai.io/v1`, the only one there is. What the documentation
calls v1beta2 is a shape of Agent, and its manifests say `pai.io/v1` too.

A document with a plain version such as `v1`, or without any, is taken for Pai's by its kind: ModelProvider,
GuardBinding, AccessKey, or one of the former kinds ModelBinding and AgentWorkload; Agent and Provider only beside
another document of Pai's. The file must be named on the command line, or hold `pai.io/` somewhere. Another project's
API group is left alone, except on a kind of Pai's own in a file with documents of Pai's.

It has nothing to do with `spec.apiVersion` of a ModelProvider, which is the version of Azure's API.

## Why it matters

Kubernetes looks up a resource by `apiVersion` and `kind`, and does not take a manifest with a version that nobody
serves.

## Bad

```yaml provider.yaml
apiVersion: pai.io/v1beta1
kind: ModelProvider
metadata:
  name: anthropic
spec:
  provider: anthropic
  apiKeySecretRef:
    name: anthropic-api-key
    key: api-key
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
    name: anthropic-api-key
    key: api-key
```

## Fix

Safe: writes `pai.io/v1`.

## Reference

- Pai on its resources: https://docs.pairun.dev/resources/agent,
  https://docs.pairun.dev/resources/model-provider
"""

from __future__ import annotations

from provcheck.finding import Severity
from provcheck.model import PAI
from provcheck.rules._base import Rule


class WrongApiVersion(Rule):
    """PC108. Its findings come from the schemas."""

    code = "PC108"
    name = "wrong-api-version"
    severity = Severity.ERROR
    dialects = (PAI,)
    fix = "safe"


RULE = WrongApiVersion
