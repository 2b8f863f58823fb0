"""The text is no valid JSON5 or YAML.

## What it does

Reports the first place at which a file stops being JSON5 or YAML, and says what was found there and what was
expected. In a YAML file with several documents the others are still checked.

## Why it matters

OpenClaw's gateway does not start with a configuration that it cannot parse, and Kubernetes' tools refuse the manifest.
OpenClaw reads the file with npm `json5`; provcheck gives the same verdict.

## Bad

```json5 openclaw.json
{
  agents: { defaults: { model: "local/llama" } }
  models: {},
}
```

Or:

```yaml provider.yaml
apiVersion: pai.io/v1
kind: ModelProvider
metadata:
  name: "local
```

## Good

```json5 openclaw.json
{
  agents: { defaults: { model: "anthropic/claude-opus-5" } },
  models: {},
}
```

## Fix

Mend the text at the place that is shown, or just before it: a comma, a quote or a bracket is missing more often than
not. YAML that holds no `pai.io/` is not Pai's and is left alone.

## Reference

- JSON5 1.0.0: https://spec.json5.org
- YAML 1.2.2: https://yaml.org/spec/1.2.2
"""

from __future__ import annotations

from provcheck.finding import Severity
from provcheck.model import OPENCLAW, PAI
from provcheck.rules._base import Rule


class SyntaxErrorRule(Rule):
    """PC001. Its findings come from the readers."""

    code = "PC001"
    name = "syntax-error"
    severity = Severity.ERROR
    dialects = (OPENCLAW, PAI)


RULE = SyntaxErrorRule
