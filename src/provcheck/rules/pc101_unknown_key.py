"""A key that the dialect does not have.

## What it does

Reports keys that no release knows. In OpenClaw's file that is an error; the sections that belong to plugins and
channels are left alone. Pai publishes no schema, so a key that its documentation does not name is an info, and a
warning where one known key is nearly the same.

Keys of other tools count as misspelt: `baseURL` for `baseUrl`, `contextLength` for `contextWindow`. A misspelt key
counts as present: no rule says as well that the right one is missing. A key of an older release is PC106, one of a
newer release PC107.

## Why it matters

OpenClaw's validator is strict: with one unknown key the gateway does not start. Kubernetes drops fields that it does
not know, so a misspelt limit in a Pai manifest limits nothing.

## Bad

```json5 openclaw.json
{
  models: {
    providers: {
      lab: {
        baseURL: "http://gpu-box:8000/v1",
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

```json5 openclaw.json
{
  "// models": "the one on the shelf",
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
  maxTokenPerDay: 5000000
```

## Good

```json5 openclaw.json
{
  // the one on the shelf
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

Safe: renames the key where exactly one known key is meant and that one is not there yet.

## Reference

- OpenClaw on strict validation: https://docs.openclaw.ai/gateway/configuration
- Pai on ModelProvider and Agent: https://docs.pairun.dev/resources/model-provider,
  https://docs.pairun.dev/resources/agent
"""

from __future__ import annotations

from provcheck.finding import Severity
from provcheck.model import OPENCLAW, PAI
from provcheck.rules._base import Rule


class UnknownKey(Rule):
    """PC101. Its findings come from the schemas."""

    code = "PC101"
    name = "unknown-key"
    severity = Severity.ERROR
    dialects = (OPENCLAW, PAI)
    fix = "safe"


RULE = UnknownKey
