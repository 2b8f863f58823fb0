"""NVIDIA's hosted models are called in another protocol than they speak.

## What it does

Looks at providers and models that NVIDIA's own service answers (`integrate.api.nvidia.com`, or OpenClaw's built-in
`nvidia`). In OpenClaw it reports an `api` other than `openai-completions`, also where the release's default is another
one (until 2026.3.31). In Pai it reports a `provider` type other than `openai` (a warning).

## Why it matters

NVIDIA's service speaks OpenAI's chat completions and nothing else: other requests are answered with 404.

## Bad

```json5 openclaw.json
{
  models: {
    providers: {
      nim: {
        baseUrl: "https://integrate.api.nvidia.com/v1",
        api: "openai-responses",
        apiKey: {
          source: "env",
          provider: "default",
          id: "NVIDIA_API_KEY",
        },
        models: [
          {
            id: "openai/gpt-oss-20b",
            name: "GPT OSS 20B",
            contextWindow: 131072,
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
  name: nvidia
spec:
  provider: vllm
  endpoint: https://integrate.api.nvidia.com/v1
  apiKeySecretRef:
    name: nvidia-api-key
    key: api-key
  allowedModels:
    - openai/gpt-oss-20b
```

## Good

```json5 openclaw.json
{
  models: {
    providers: {
      nim: {
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
            name: "GPT OSS 20B",
            contextWindow: 131072,
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
  name: nvidia
spec:
  provider: openai
  endpoint: https://integrate.api.nvidia.com/v1
  apiKeySecretRef:
    name: nvidia-api-key
    key: api-key
  allowedModels:
    - openai/gpt-oss-20b
```

## Fix

Safe: writes the protocol that NVIDIA speaks.

## Reference

- NVIDIA NIM, API reference: https://docs.api.nvidia.com/nim/reference/llm-apis
- OpenClaw documentation, NVIDIA: https://docs.openclaw.ai/providers/nvidia
- Pai documentation, NVIDIA NIM: https://docs.pairun.dev/providers/nvidia
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from provcheck.catalog import hosts
from provcheck.catalog.served import is_hosted_nim
from provcheck.finding import Finding, Fix, Severity
from provcheck.model import OPENCLAW, PAI, Bundle, Model, Provider, Workspace
from provcheck.rules._base import Rule

if TYPE_CHECKING:
    from provcheck.syntax.edits import Edit

_SPOKEN = "openai-completions"
# Other words are no protocols at all, which the check of shapes reports with what was meant.
_OTHERS = frozenset(
    {
        "anthropic-messages",
        "azure-openai-responses",
        "bedrock-converse-stream",
        "github-copilot",
        "google-generative-ai",
        "google-vertex",
        "ollama",
        "openai-chatgpt-responses",
        "openai-codex-responses",
        "openai-responses",
        "pi-messages",
    }
)
_OTHER_TYPES = frozenset({"anthropic", "azure-openai", "gemini", "openrouter", "vllm"})


class WrongApi(Rule):
    """PC505."""

    code = "PC505"
    name = "wrong-api"
    severity = Severity.ERROR
    dialects = (OPENCLAW, PAI)
    fix = "safe"

    def check(self, workspace: Workspace) -> Iterator[Finding]:
        """Providers and models on NVIDIA's service that speak something else."""
        for bundle in workspace.bundles:
            for provider in bundle.providers:
                nim = is_hosted_nim(provider)
                if bundle.dialect == PAI:
                    if nim and provider.kind in _OTHER_TYPES:
                        yield self._judge_type(provider)
                    continue
                if nim and provider.protocol in _OTHERS:
                    yield self._judge_api(provider, str(provider.protocol), bundle, written=provider.api is not None)
                for model in provider.listed:
                    api = model.string("api")
                    if isinstance(api, str) and api in _OTHERS and _is_on_nim(model, nim=nim):
                        yield self._judge_api(model, api, bundle, written=True)

    def _judge_type(self, provider: Provider) -> Finding:
        return self.finding(
            provider.where("kind"),
            f'{provider.label("kind")} "{provider.kind}" does not fit {hosts.HOSTED_NIM}, which speaks OpenAI\'s API',
            severity=Severity.WARNING,
            fix=Fix.of('write "openai"', provider.replace("kind", "openai")),
        )

    def _judge_api(self, holder: Provider | Model, api: str, bundle: Bundle, *, written: bool) -> Finding:
        label = holder.label("api")
        said = f'{label} is "{api}"' if written else f'{label} is absent, so that it is "{api}"'
        edits: list[Edit] = (holder.replace if written else holder.insert)("api", _SPOKEN)
        return self.finding(
            holder.where("api"),
            f"{said}, and {hosts.HOSTED_NIM} speaks {_SPOKEN} only",
            fix=Fix.of(f'write "{_SPOKEN}"', edits),
            depends_on=None if written else bundle,
        )


def _is_on_nim(model: Model, *, nim: bool) -> bool:
    """Whether NVIDIA's service answers for a model, by its own address or else its provider's."""
    own = model.string("endpoint")
    return nim if own is None else isinstance(own, str) and hosts.is_hosted_nim(own)


RULE = WrongApi
