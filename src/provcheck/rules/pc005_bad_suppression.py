"""A comment should switch a finding off, and cannot.

## What it does

Reports comments that begin like a suppression and are none: a code or a name that no rule has, no brackets, nothing
between them, `ignore-file` below the beginning of the file.

## Why it matters

Whoever wrote the comment believes that something is switched off.

## Bad

```yaml provider.yaml
apiVersion: pai.io/v1
kind: ModelProvider
metadata:
  name: local
spec:
  provider: vllm
  endpoint: http://models.example.com/v1  # provcheck: ignore[PC503, insecur-http] behind a VPN
  apiKeySecretRef:
    name: local
    key: api-key
  allowedModels:
    - llama
```

## Good

```yaml provider.yaml
apiVersion: pai.io/v1
kind: ModelProvider
metadata:
  name: local
spec:
  provider: vllm
  endpoint: http://models.example.com/v1  # provcheck: ignore[insecure-http] behind a VPN
  apiKeySecretRef:
    name: local
    key: api-key
  allowedModels:
    - llama
```

## Fix

Safe: writes the rule's name where one rule is nearly called so and speaks there, and puts brackets around codes that
stand without them and would switch something off. Of other comments nobody knows what they were to say; as long as one
speaks about a line, `--fix` leaves that line alone.

## Reference

- Suppression comments: https://github.com/provcheck/provcheck#readme
"""

from __future__ import annotations

from provcheck.finding import Severity
from provcheck.model import OPENCLAW, PAI
from provcheck.rules._base import Rule


class BadSuppression(Rule):
    """PC005. Its findings come from the suppressions."""

    code = "PC005"
    name = "bad-suppression"
    severity = Severity.WARNING
    dialects = (OPENCLAW, PAI)
    fix = "safe"


RULE = BadSuppression
