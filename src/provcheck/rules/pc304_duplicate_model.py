"""A provider lists one model id twice.

## What it does

Reports every repetition of an id in a provider's `models`, `allowedModels` or `deniedModels`, and says whether the two
entries differ. Ids are compared as they stand, since servers tell upper and lower case apart.

## Why it matters

OpenClaw takes the first of the two, silently: what is changed in the second has no effect. From 2026.9.6 on it fills
gaps of the first from the second, and where both say something the first still counts. In Pai a repeated entry does
nothing, and often stands where another id was meant.

## Bad

```json5 openclaw.json
{
  models: {
    providers: {
      nvidia: {
        baseUrl: "https://integrate.api.nvidia.com/v1",
        api: "openai-completions",
        apiKey: {
          source: "env",
          provider: "default",
          id: "NVIDIA_API_KEY",
        },
        models: [
          {
            id: "openai/gpt-oss-20b",
            name: "gpt-oss 20B",
            contextWindow: 131072,
            maxTokens: 8192,
          },
          {
            id: "openai/gpt-oss-20b",
            name: "gpt-oss 20B",
            contextWindow: 131072,
            maxTokens: 16384,
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
  name: nvidia
spec:
  provider: openai
  endpoint: https://integrate.api.nvidia.com/v1
  apiKeySecretRef:
    name: nvidia-api-key
    key: api-key
  allowedModels:
    - openai/gpt-oss-20b
    - poolside/laguna-xs-2.1
    - openai/gpt-oss-20b
```

## Good

```json5 openclaw.json
{
  models: {
    providers: {
      nvidia: {
        baseUrl: "https://integrate.api.nvidia.com/v1",
        api: "openai-completions",
        apiKey: {
          source: "env",
          provider: "default",
          id: "NVIDIA_API_KEY",
        },
        models: [
          {
            id: "openai/gpt-oss-20b",
            name: "gpt-oss 20B",
            contextWindow: 131072,
            maxTokens: 16384,
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
  name: nvidia
spec:
  provider: openai
  endpoint: https://integrate.api.nvidia.com/v1
  apiKeySecretRef:
    name: nvidia-api-key
    key: api-key
  allowedModels:
    - openai/gpt-oss-20b
    - poolside/laguna-xs-2.1
```

## Fix

Safe where both entries say the same: the repeated one is removed. Where they differ there is none; keep the entry
whose settings are meant.

## Reference

- OpenClaw documentation, model providers: https://docs.openclaw.ai/concepts/model-providers
- Pai documentation, ModelProvider: https://docs.pairun.dev/resources/model-provider
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from provcheck.finding import Finding, Fix, Related, Severity
from provcheck.model import OPENCLAW, PAI, Model, Workspace
from provcheck.rules._base import Rule


class DuplicateModel(Rule):
    """PC304."""

    code = "PC304"
    name = "duplicate-model"
    severity = Severity.WARNING
    dialects = (OPENCLAW, PAI)
    fix = "safe"

    def check(self, workspace: Workspace) -> Iterator[Finding]:
        """Ids that stand in a list again."""
        for bundle in workspace.bundles:
            for provider in bundle.providers:
                yield from self._judge(provider.listed)
                yield from self._judge(provider.denied)

    def _judge(self, models: Iterable[Model]) -> Iterator[Finding]:
        firsts: dict[str, Model] = {}
        for model in models:
            if isinstance(model.id, str) and model.id:
                first = firsts.setdefault(model.id, model)
                if first is not model:
                    yield self._report(first, model)

    def _report(self, first: Model, again: Model) -> Finding:
        same = first.content() == again.content()
        how = "without any difference" if same else "with other settings; where both say something, the first counts"
        return self.finding(
            again.where("id"),
            f'"{again.id}" is listed again, {how}',
            related=[Related(first.where("id"), "it is listed here first")],
            help="remove one of the two" if same else "keep the entry that is meant, and remove the other",
            fix=Fix.of("remove the repeated entry", again.remove()) if same else None,
        )


RULE = DuplicateModel
