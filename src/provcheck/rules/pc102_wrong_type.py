"""A value of the wrong type.

## What it does

Reports a string where a number is due, one value where a list is, a list where an object is, and the like. The rules
that would read the value are silent about it.

In OpenClaw `${NAME}` always gives a string, so it cannot stand for a number, for true or false, or for a list.

## Why it matters

OpenClaw does not start with a value of the wrong type, and Kubernetes does not take a manifest that has one.

## Bad

```json5 openclaw.json
{
  models: {
    providers: {
      lab: {
        baseUrl: "http://gpu-box:8000/v1",
        api: "openai-completions",
        models: [
          {
            id: "qwen3-32b",
            name: "Qwen3 32B",
            contextWindow: "40960",
            maxTokens: 8192,
          },
        ],
      },
    },
  },
}
```

Or:

```json5 openclaw.json
{
  models: {
    providers: {
      lab: {
        baseUrl: "http://gpu-box:8000/v1",
        api: "openai-completions",
        models: ["qwen3-32b"],
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
  name: lab
spec:
  provider: vllm
  endpoint: http://vllm:8000/v1
  allowedModels: qwen3-32b
  maxTokensPerDay: "5000000"
```

## Good

```json5 openclaw.json
{
  models: {
    providers: {
      lab: {
        baseUrl: "http://gpu-box:8000/v1",
        api: "openai-completions",
        models: [
          {
            id: "qwen3-32b",
            name: "Qwen3 32B",
            contextWindow: 40960,
            maxTokens: 8192,
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
  name: lab
spec:
  provider: vllm
  endpoint: http://vllm:8000/v1
  allowedModels:
    - qwen3-32b
  maxTokensPerDay: 5_000_000
```

## Fix

Safe: takes the quotes away where the text plainly is the number or the truth value (`"40960"`, `"true"`), and puts them
around a number where a string is due.

## Reference

- OpenClaw on its configuration: https://docs.openclaw.ai/gateway/configuration
- Models as strings, as people write them: https://github.com/mithun50/openclaw-termux/issues/88
- Pai on ModelProvider: https://docs.pairun.dev/resources/model-provider
"""

from __future__ import annotations

from provcheck.finding import Severity
from provcheck.model import OPENCLAW, PAI
from provcheck.rules._base import Rule


class WrongType(Rule):
    """PC102. Its findings come from the schemas."""

    code = "PC102"
    name = "wrong-type"
    severity = Severity.ERROR
    dialects = (OPENCLAW, PAI)
    fix = "safe"


RULE = WrongType
