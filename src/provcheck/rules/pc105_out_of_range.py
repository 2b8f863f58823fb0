"""A number or a length outside its range.

## What it does

Reports numbers that are too small or too large, and text, lists and objects that are too short or too long: a window
or limit of 0 in OpenClaw, a negative budget in Pai, a port above 65535, an empty name.

It knows the ranges that OpenClaw checks, and in Pai what is documented or cannot be otherwise. Whether a number inside
its range makes sense is the business of the rules PC4.

## Why it matters

OpenClaw does not start with a number outside its range. A negative budget in Pai means nothing.

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
            contextWindow: 40960,
            maxTokens: 0,
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
  maxTokensPerDay: -1
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
  maxTokensPerDay: 5000000
```

## Fix

None: which number inside the range is meant is a choice. Without a limit, leave the key away.

## Reference

- OpenClaw on its configuration: https://docs.openclaw.ai/gateway/configuration
- Pai on budgets: https://docs.pairun.dev/resources/model-provider
"""

from __future__ import annotations

from provcheck.finding import Severity
from provcheck.model import OPENCLAW, PAI
from provcheck.rules._base import Rule


class OutOfRange(Rule):
    """PC105. Its findings come from the schemas."""

    code = "PC105"
    name = "out-of-range"
    severity = Severity.ERROR
    dialects = (OPENCLAW, PAI)


RULE = OutOfRange
