"""A key that this place must have is not there.

## What it does

Reports an object that lacks a key that it must have: `id` and `name` of a model, `models` of a provider that OpenClaw
does not have built in, `provider` of a ModelProvider. The finding stands at the key that holds the object.

It is silent where a part of the object could not be read, and where the key is there with another spelling (PC101).
A provider without an address is PC501, an incomplete reference to a secret PC604. What is empty is not there in Pai.

## Why it matters

OpenClaw does not start, and Pai does not take the manifest.

## Bad

```json5 openclaw.json
{
  models: {
    providers: {
      lab: {
        baseUrl: "http://gpu-box:8000/v1",
        api: "openai-completions",
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
        models: [
          { id: "qwen3-32b", contextWindow: 40960, maxTokens: 8192 },
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
  endpoint: http://vllm:8000/v1
  allowedModels:
    - qwen3-32b
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
```

## Fix

None: nobody but you knows the value.

## Reference

- OpenClaw on providers of your own: https://docs.openclaw.ai/gateway/configuration
- Pai on ModelProvider: https://docs.pairun.dev/resources/model-provider
"""

from __future__ import annotations

from provcheck.finding import Severity
from provcheck.model import OPENCLAW, PAI
from provcheck.rules._base import Rule


class MissingRequired(Rule):
    """PC104. Its findings come from the schemas."""

    code = "PC104"
    name = "missing-required"
    severity = Severity.ERROR
    dialects = (OPENCLAW, PAI)


RULE = MissingRequired
