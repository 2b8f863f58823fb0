"""A key stands twice in one mapping.

## What it does

Reports a key that repeats an earlier key of the same mapping. Keys are compared after unescaping, so `"id"` and
`id` are one key.

## Why it matters

OpenClaw keeps the last value and drops the others without a word, even when the one it drops is the one somebody
looks at. YAML 1.2 forbids repeated keys, and parsers differ in what they make of them.

## Bad

```json5 openclaw.json
{
  models: {
    providers: {
      local: {
        baseUrl: "http://localhost:8000/v1",
        baseUrl: "http://localhost:9000/v1",
        models: [
          {
            id: "llama",
            name: "Llama",
            contextWindow: 32768,
            maxTokens: 4096,
          },
        ],
      },
    },
  },
}
```

Or:

```yaml provider.yaml
apiVersion: pai.io/v1
kind: ModelProvider
metadata:
  name: local
spec:
  provider: vllm
  endpoint: http://vllm:8000/v1
  endpoint: http://vllm:8000/v1
  allowedModels: [llama]
```

## Good

```json5 openclaw.json
{
  models: {
    providers: {
      local: {
        baseUrl: "http://localhost:9000/v1",
        models: [
          {
            id: "llama",
            name: "Llama",
            contextWindow: 32768,
            maxTokens: 4096,
          },
        ],
      },
    },
  },
}
```

## Fix

Safe where both values are equal: one of them goes. In OpenClaw, where they differ, an unsafe fix drops the value that
is ignored today; look whether it is the one that was meant.

## Reference

- YAML 1.2.2, section 3.2.1.3, keys are unique: https://yaml.org/spec/1.2.2
- JSON5's reference parser, https://github.com/json5/json5, which OpenClaw uses, keeps the last value
"""

from __future__ import annotations

from provcheck.finding import Severity
from provcheck.model import OPENCLAW, PAI
from provcheck.rules._base import Rule


class DuplicateKey(Rule):
    """PC002. Its findings come from the readers."""

    code = "PC002"
    name = "duplicate-key"
    severity = Severity.ERROR
    dialects = (OPENCLAW, PAI)
    fix = "safe or unsafe"


RULE = DuplicateKey
