"""A provider that needs an address has none.

## What it does

In OpenClaw it reports a provider without `baseUrl`, or with an empty one, that the release does not let go without:
a custom provider always; until 2026.4.29 every provider; of those that OpenClaw knows a few until today.

In Pai it reports a ModelProvider of the type `vllm` or `azure-openai` without `endpoint`; an empty one is unset.

## Why it matters

OpenClaw's gateway does not start with such a provider. Pai knows where Anthropic, Gemini, OpenAI and OpenRouter are; a
vLLM server or an Azure resource is somewhere else for everybody.

## Bad

```json5 openclaw.json
{
  models: {
    providers: {
      lab: {
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
  name: vllm-local
spec:
  provider: vllm
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
  name: vllm-local
spec:
  provider: vllm
  endpoint: http://vllm.vllm-system.svc.cluster.local:8000/v1
  allowedModels:
    - qwen3-32b
```

## Fix

None: only you know the address.

## Reference

- OpenClaw documentation, model providers: https://docs.openclaw.ai/concepts/model-providers
- Pai documentation, vLLM: https://docs.pairun.dev/providers/vllm
- Pai documentation, ModelProvider: https://docs.pairun.dev/resources/model-provider
"""

from __future__ import annotations

from collections.abc import Iterator

from provcheck.finding import Finding, Severity
from provcheck.model import OPENCLAW, PAI, Bundle, Provider, Workspace
from provcheck.rules._base import Rule

_MOST_PROVIDERS = 100
"""With more providers than these, nobody looks for what their names were meant to be."""

_ADDRESSED = frozenset({"vllm", "azure-openai"})


class MissingEndpoint(Rule):
    """PC501."""

    code = "PC501"
    name = "missing-endpoint"
    severity = Severity.ERROR
    dialects = (OPENCLAW, PAI)

    def check(self, workspace: Workspace) -> Iterator[Finding]:
        """Providers without an address that need one."""
        for bundle in workspace.bundles:
            for provider in bundle.providers:
                if provider.endpoint is None or provider.endpoint == "":
                    yield from self._judge(provider, bundle)

    def _judge(self, provider: Provider, bundle: Bundle) -> Iterator[Finding]:
        name, label = provider.name, provider.label("endpoint")
        if bundle.dialect == PAI:
            if provider.kind in _ADDRESSED:
                who = f'"{name}"' if isinstance(name, str) else "this provider"
                yield self.finding(
                    provider.where("endpoint"),
                    f"{who} has no {label}, and Pai does not know where a server of the type {provider.kind} is",
                    help=f"add {label} with the base URL of the server",
                )
        elif isinstance(name, str) and not bundle.platform.may_be_bare(name):
            has = "has no" if provider.endpoint is None else "has an empty"
            yield self.finding(
                provider.where("endpoint"),
                f'"{name}" {has} {label}, and {bundle.platform.name} does not start without one',
                help=_advice(name, label, bundle),
                depends_on=bundle,
            )


def _advice(name: str, label: str, bundle: Bundle) -> str:
    from provcheck.suggest import nearest

    platform = bundle.platform
    sought = name not in platform.builtin and len(bundle.providers) <= _MOST_PROVIDERS
    meant = nearest(name, filter(platform.may_be_bare, platform.builtin)) if sought else None
    if meant and not bundle.named(meant):
        return f'did you mean "{meant}", which needs none?'
    return f"add {label} with the address of its API"


RULE = MissingEndpoint
