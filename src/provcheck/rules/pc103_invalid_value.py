"""A value that is not one of those allowed here.

## What it does

Reports text that is none of the values of a list, as for `api` of a provider or `provider` of a ModelProvider, and text
that does not have the form that is due, as for the id of a secret. It names what is allowed.

Names that other tools use count as misspelt: `api: "openai"` means `openai-completions`, and Pai's type of Google's
service is `gemini`. A value of an older release is PC106, one of a newer release PC107.

## Why it matters

OpenClaw does not start with such a value; with a wrong `api` it is restarted again and again. Pai cannot tell how to
speak to a service whose type it does not know.

## Bad

```json5 openclaw.json release=2026.9.6
{
  models: {
    providers: {
      lab: {
        baseUrl: "http://gpu-box:8000/v1",
        api: "openai-completion",
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
  name: google
spec:
  provider: google
  apiKeySecretRef:
    name: google-api-key
    key: api-key
```

## Good

```json5 openclaw.json release=2026.9.6
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
  name: google
spec:
  provider: gemini
  apiKeySecretRef:
    name: google-api-key
    key: api-key
```

## Fix

Safe: writes the right value where exactly one is meant, be it under another tool's name or with a slip.

## Reference

- A wrong `api` and a gateway that restarts forever: https://github.com/openclaw/openclaw/issues/18968
- OpenClaw on its configuration: https://docs.openclaw.ai/gateway/configuration
- Pai on `spec.provider`: https://docs.pairun.dev/resources/model-provider
"""

from __future__ import annotations

from provcheck.finding import Severity
from provcheck.model import OPENCLAW, PAI
from provcheck.rules._base import Rule


class InvalidValue(Rule):
    """PC103. Its findings come from the schemas."""

    code = "PC103"
    name = "invalid-value"
    severity = Severity.ERROR
    dialects = (OPENCLAW, PAI)
    fix = "safe"


RULE = InvalidValue
