"""A provider whose models cannot be discovered lists none.

## What it does

In Pai it reports a ModelProvider without `allowedModels`, or with an empty list, where Pai cannot find out by
itself which models there are: `provider: openai` with an `endpoint` that is not OpenAI's own (a warning), and
`vllm` and `azure-openai` (info).

In OpenClaw it reports `models: []` on a provider that OpenClaw does not have built in (a warning).

## Why it matters

Pai knows the models of Anthropic, Gemini, OpenAI and OpenRouter. It cannot discover what an OpenAI-compatible
endpoint serves: there the list is the only source, and an empty one leaves agents without a model to name.

OpenClaw knows the models of its built-in providers. Of any other provider it knows what is listed. An unlisted
model is either unknown to it, or is called with an assumed window of 200,000 tokens.

## Bad

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
  allowedModels: []
```

Or:

```json5 openclaw.json
{
  models: {
    providers: {
      lab: {
        baseUrl: "http://gpu-box:8000/v1",
        api: "openai-completions",
        models: [],
      },
    },
  },
}
```

## Good

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

Or:

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

## Fix

None. List every model that agents may use; the help line names those that they use already.

## Reference

- Pai documentation, NVIDIA NIM, "Why allowedModels matters here": https://docs.pairun.dev/providers/nvidia
- Pai documentation, ModelProvider: https://docs.pairun.dev/resources/model-provider
- OpenClaw documentation, custom providers: https://docs.openclaw.ai/concepts/model-providers
"""

from __future__ import annotations

from collections.abc import Iterator

from provcheck import catalog
from provcheck.catalog import hosts
from provcheck.catalog.served import is_hosted_nim
from provcheck.finding import Finding, Severity
from provcheck.model import OPENCLAW, PAI, Bundle, Provider, Workspace
from provcheck.rules._base import Rule
from provcheck.rules._shared.few import quoted
from provcheck.rules._shared.refs import DOUBLED, FINE, SWALLOWED, follow, is_placeholder

_OPENAI = "api.openai.com"


class MissingAllowedModels(Rule):
    """PC301."""

    code = "PC301"
    name = "missing-allowed-models"
    severity = Severity.WARNING
    dialects = (OPENCLAW, PAI)

    def check(self, workspace: Workspace) -> Iterator[Finding]:
        """Missing and empty lists that nothing makes up for."""
        for bundle in workspace.bundles:
            for provider in bundle.providers:
                severity = _severity(provider, bundle)
                if severity is not None:
                    yield self._report(provider, bundle, severity)

    def _report(self, provider: Provider, bundle: Bundle, severity: Severity) -> Finding:
        who = f'"{provider.name}"' if isinstance(provider.name, str) else "this provider"
        server = hosts.host(provider.endpoint) if isinstance(provider.endpoint, str) else None
        used = _used(provider, bundle)
        label = provider.label("models")
        return self.finding(
            provider.where("models"),
            f"{who} lists no {label}, and nothing else tells which models {server or 'it'} has",
            severity=severity,
            help=f"list the models that agents use: {used}" if used else f"list in {label} what agents may use",
            depends_on=bundle,
        )


def _severity(provider: Provider, bundle: Bundle) -> Severity | None:
    """How bad the missing list is; ``None`` where there is one, where it may be one, or where none is needed."""
    if bundle.dialect == OPENCLAW:
        return Severity.WARNING if _is_empty_and_custom(provider, bundle) else None
    if provider.models is not None:
        return None
    if provider.kind in {"vllm", "azure-openai"}:
        return Severity.INFO
    foreign = isinstance(provider.endpoint, str) and not _is_openai(provider.endpoint)
    return Severity.WARNING if provider.kind == "openai" and foreign else None


def _is_empty_and_custom(provider: Provider, bundle: Bundle) -> bool:
    if provider.models != () or not provider.complete or not isinstance(provider.name, str):
        return False
    return not provider.built_in and provider.name not in bundle.foreign


def _is_openai(url: str) -> bool:
    """Whether OpenAI itself answers there; its regions are subdomains."""
    name = hosts.host(url) or ""
    return name == _OPENAI or name.endswith(f".{_OPENAI}")


def _used(provider: Provider, bundle: Bundle) -> str:
    """The ids that refs of the bundle ask this provider for."""
    denied = {model.id for model in provider.denied}
    found = (follow(ref, bundle) for ref in bundle.refs() if ref.provider == provider.name)
    ids = (one.meant or one.model for one in found if one.what in {FINE, SWALLOWED, DOUBLED})
    sure = (one for one in ids if one and one not in denied and not is_placeholder(one))
    return quoted(one for one in sure if not is_hosted_nim(provider) or _is_served(one, provider))


def _is_served(model_id: str, provider: Provider) -> bool:
    """Whether NVIDIA's service may still have a model, as far as the catalogue knows: only such ones are advised."""
    known = catalog.find_nim(model_id, str(provider.name))
    return known is not None and known.state in {"listed", "account-only", "unknown"}


RULE = MissingAllowedModels
